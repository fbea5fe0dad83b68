"""An episode tells what was done before it is judged."""

from learning_together.checks.rule import Check
from learning_together.checks.shared.empty_field import lacking
from learning_together.records.kinds.episode import Episode

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
        "  what_happened: The health visitor called and found nobody up.\n",
    },
)

find = lacking(CHECK, Episode, "what_happened", "{name} does not tell what happened.")
