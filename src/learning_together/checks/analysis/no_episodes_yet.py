"""The analysis begins with the key practice episodes."""

from learning_together.checks.rule import Check
from learning_together.checks.shared.empty_field import none_yet
from learning_together.records.kinds.episode import Episode

CHECK = Check(
    code="LT413",
    name="no-episodes-yet",
    steps="analyse: info, report: error",
    title="The review has no key practice episodes",
    why="Key practice episodes and their contributory factors are the third of the four "
    "layers; findings rest on them (SCIE, Learning Together London pilots, 2011, section "
    "3).",
    mend="Choose the stretches of the timeline that mattered most: lt new episodes.",
    bad={
        "review.yaml": "format: 1  # <- LT413\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: analyse\n",
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: analyse\n",
        "episodes.yaml": "- id: KPE1\n  title: The first visit\n",
    },
)

find = none_yet(
    CHECK,
    Episode,
    "No key practice episode is recorded yet that says what it is.",
    where=lambda one: not one.lacks("title"),
)
