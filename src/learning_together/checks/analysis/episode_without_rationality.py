"""Why it made sense at the time is the heart of the method."""

from learning_together.checks.rule import Check
from learning_together.checks.shared.empty_field import lacking
from learning_together.records.kinds.episode import Episode

CHECK = Check(
    code="LT409",
    name="episode-without-rationality",
    steps="analyse: warning",
    title="A key practice episode that does not say why practice made sense at the time",
    why="The aim is to see how things looked to the professionals at the time and what "
    "influenced them, their “local rationality” (SCIE, Learning Together London pilots, "
    "2011, section 3). This holds for good practice too.",
    mend="Say under “local_rationality” how it looked to those involved. If nobody knows yet, "
    "a conversation is still to be held.",
    bad={
        "episodes.yaml": "- id: KPE1  # <- LT409\n  title: The first visit\n",
    },
    good={
        "episodes.yaml": "- id: KPE1\n"
        "  title: The first visit\n"
        "  local_rationality: She had been told that the family was away.\n",
    },
)

find = lacking(
    CHECK,
    Episode,
    "local_rationality",
    "{name} does not say why it made sense to those involved at the time.",
)
