"""Nobody is singled out by things that are told together."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.method.wordlists.identifying import said
from learning_together.privacy.identifying import in_records

CHECK = Check(
    code="LT728",
    name="identifying-together",
    steps="report: warning",
    team_decides=True,
    title="Things told together may single somebody out",
    why="A family is known by what is rare about it as surely as by its name: twins, a language, a "
    "trade, a rare illness, the day of a death, each known to some neighbour. Reports that are "
    "published are to keep family detail to what the learning needs (SCIE, Quality Markers, "
    "marker 14). How rare a thing is where the family lives lt cannot know: it shows where "
    "several stand within about a hundred words that the board or the public reads.",
    mend="Ask of each thing whether a reader learns less without it. Leave it out, say it less "
    "exactly (“a serious illness”, “in her thirties”, “in the spring”), or keep it to those who "
    "need it with “handling”. What the team keeps it accepts: lt accept. How many classes count is "
    "identifying_together in review.yaml; silenced_words takes a phrase out, identifying_words "
    "adds one.",
    bad={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: report\n",
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  impact: The mother, a Polish lorry driver, had twins.  # <- LT728\n",
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: report\n",
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  impact: The mother had come to the country for work. She had a family there.\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Records with such things in text that the board or the public may read."""
    for together in in_records(review):
        record = together.record
        yield about(
            CHECK, record, f"{name(record)} tells together: {said(together.told)}.", *together.path
        )
