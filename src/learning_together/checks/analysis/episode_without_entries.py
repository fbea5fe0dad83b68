"""A key practice episode is made of timeline entries."""

from learning_together.checks.rule import Check
from learning_together.checks.shared.empty_field import lacking
from learning_together.records.kinds.episode import Episode

CHECK = Check(
    code="LT401",
    name="episode-without-entries",
    steps="analyse: warning, report: error",
    title="A key practice episode without timeline entries",
    why="Each layer of the analysis rests on the one before it: an episode is a stretch of "
    "the timeline that the team looks at closely (SCIE, Learning Together London pilots, "
    "2011, section 3).",
    mend="Name the entries under “timeline”: timeline: [health-012, police-003].",
    bad={
        "episodes.yaml": "- id: KPE1  # <- LT401\n  title: The first visit\n",
    },
    good={
        "episodes.yaml": "- id: KPE1\n  title: The first visit\n  timeline: [health-001]\n",
    },
)

find = lacking(
    CHECK,
    Episode,
    "timeline",
    "{name} names no timeline entries, so nobody can see which events it is made of.",
)
