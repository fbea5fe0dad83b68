"""An episode tells what was done before it is judged."""

from collections.abc import Iterator

from learning_together.diagnostics import Check, Problem
from learning_together.models.episode import Episode
from learning_together.review import Review
from learning_together.rules.asked import lacking
from learning_together.setting import Setting

CHECK = Check(
    code="LT404",
    name="episode-without-account",
    steps="analyse: warning",
    title="A key practice episode that does not tell what happened",
    why="Readers who were not there need the account before the appraisal, and participants "
    "can correct only what is written down.",
    mend="Tell under “what_happened” what was done and not done, without judging it.",
    bad={
        "episodes.yaml": "- id: KPE1  # <- LT404\n  title: The first visit\n",
    },
    good={
        "episodes.yaml": "- id: KPE1\n"
        "  title: The first visit\n"
        "  what_happened: The health visitor called and saw the child asleep.\n",
    },
)


def find(review: Review, _setting: Setting) -> Iterator[Problem]:
    """Episodes in which the field is empty."""
    return lacking(
        CHECK,
        review.all(Episode),
        "what_happened",
        "{name} does not tell what happened.",
    )
