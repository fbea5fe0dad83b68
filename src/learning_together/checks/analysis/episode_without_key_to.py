"""An episode is key to how the case developed, to how it was handled, or to both."""

from learning_together.checks.rule import Check
from learning_together.checks.shared.empty_field import lacking
from learning_together.records.kinds.episode import Episode

CHECK = Check(
    code="LT403",
    name="episode-without-key-to",
    steps="analyse: info, report: warning",
    title="A key practice episode that does not say to what it is key",
    why="An episode is significant for how the case developed or for how it was handled (SCIE "
    "Guide 24, 2008); which of the two decides what the team asks about it.",
    mend="Write key_to: developed, key_to: handled, or both: key_to: [developed, handled].",
    bad={
        "episodes.yaml": "- id: KPE1  # <- LT403\n  title: The first visit\n",
    },
    good={
        "episodes.yaml": "- id: KPE1\n  title: The first visit\n  key_to: handled\n",
    },
)

find = lacking(
    CHECK,
    Episode,
    "key_to",
    "{name} does not say whether it is key to how the case developed or to how it was handled.",
)
