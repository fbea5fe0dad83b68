"""Good, mixed or problematic: said openly."""

from learning_together.checks.rule import Check
from learning_together.checks.shared.empty_field import lacking
from learning_together.records.kinds.episode import Episode

CHECK = Check(
    code="LT408",
    name="episode-without-valence",
    steps="analyse: info, report: warning",
    title="A key practice episode that is not called good, mixed or problematic",
    why="Learning Together looks at good practice as well as at problems, and shows openly "
    "which is which (SCIE Guide 24, 2008).",
    mend="Write valence: good, mixed or problematic.",
    bad={
        "episodes.yaml": "- id: KPE1  # <- LT408\n  title: The first visit\n",
    },
    good={
        "episodes.yaml": "- id: KPE1\n  title: The first visit\n  valence: mixed\n",
    },
)

find = lacking(
    CHECK,
    Episode,
    "valence",
    "{name} does not say whether practice was good, mixed or problematic.",
)
