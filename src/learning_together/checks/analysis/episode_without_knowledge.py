"""What was known then is what practice can be held against."""

from learning_together.checks.rule import Check
from learning_together.checks.shared.empty_field import lacking
from learning_together.records.kinds.episode import Episode

CHECK = Check(
    code="LT405",
    name="episode-without-knowledge",
    steps="analyse: warning, report: error",
    title="A key practice episode that does not say what was known at the time",
    why="Practice is held against what people could know then, not against what is known now; "
    "without it the appraisal invites hindsight.",
    mend="Say under “known_at_the_time” what was known, and by whom, while the episode lasted.",
    bad={
        "episodes.yaml": "- id: KPE1  # <- LT405\n  title: The first visit\n",
    },
    good={
        "episodes.yaml": "- id: KPE1\n"
        "  title: The first visit\n"
        "  known_at_the_time: The GP knew of the missed appointment; nobody else did.\n",
    },
)

find = lacking(
    CHECK,
    Episode,
    "known_at_the_time",
    "{name} does not say what was known, and by whom, at the time.",
)
