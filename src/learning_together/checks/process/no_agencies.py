"""A review begins with the agencies that knew the family."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.records.kinds import Agency

CHECK = Check(
    code="LT610",
    name="no-agencies",
    steps="collect: warning",
    title="The review names no agency",
    why="A skeleton chronology of each agency's involvement is built right at the start "
    "(SCIE, Learning Together London pilots, 2011, section 5); for that the agencies must "
    "be known.",
    mend="List in agencies.yaml the agencies that knew the family or take part: lt new agencies.",
    bad={
        "review.yaml": "format: 1  # <- LT610\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: collect\n",
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: collect\n",
        "agencies.yaml": "- id: health\n  name: Health visiting\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """A review in which there is none."""
    if review.whole("agencies") and not review.all(Agency):
        yield CHECK.at(review.facts.place(), "No agencies are listed yet.")
