"""Real names do not lie open where they are copied to others."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.folder.shared_places import place_of

CHECK = Check(
    code="LT727",
    name="key-in-shared-place",
    steps="setup: warning",
    team_decides=True,
    title="Real names lie open in a synced or shared place",
    why="What lies in such a place is copied to other computers and to a provider, and may be "
    "open to colleagues who have nothing to do with the review: the real names with it.",
    mend="Lock private/, so that only what is encrypted is copied: lt key lock. Or keep the folder "
    "private/, or the review, in another place. Further places go into shared_places in "
    "review.yaml; if your organisation approved this one, accept the result: lt accept.",
    bad={
        "review.yaml": "format: 1  # <- LT727\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: setup\n",
        "private/identities.yaml": "- code: HV1\n  names: [A. Person]\n",
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: setup\n",
        "private/identities.yaml": "- code: HV1\n  names: [A. Person]\n",
    },
    setting={"names_at": "/home/someone/OneDrive - Council/review/private"},
)


def find(review: Review, setting: Setting) -> Problems:
    """Open names below a place that is synced; the path itself is not shown."""
    if place := place_of(setting.names_at, review.facts.shared_places):
        yield CHECK.at(
            review.facts.place(),
            f"Real names lie open in private/, below “{place}”, where files are synced or shared.",
        )
