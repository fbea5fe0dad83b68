"""How long a meeting takes can be put into a calendar."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.dates.durations import EXAMPLES, parse_length
from learning_together.method.meetings import ahead

CHECK = Check(
    code="LT657",
    name="duration-not-understood",
    steps="setup: info",
    title="How long a meeting takes cannot be read",
    why="A calendar needs to know when a meeting ends; where lt calendar cannot tell, it puts in "
    "an hour.",
    mend=f"Write “duration” such as {EXAMPLES}.",
    bad={
        "meetings.yaml": "- id: MTG1\n"
        "  type: planning\n"
        "  date: 2024-02-05\n"
        "  duration: until we are done  # <- LT657\n"
    },
    good={
        "meetings.yaml": "- id: MTG1\n"
        "  type: planning\n"
        "  date: 2024-02-05\n"
        "  duration: half a day\n"
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """Meetings to come whose duration says nothing that can be reckoned with."""
    for meeting in ahead(review, setting.today):
        if meeting.duration and parse_length(meeting.duration) is None:
            yield about(
                CHECK,
                meeting,
                f"From “{meeting.duration}” lt cannot tell how long {name(meeting)} takes.",
                "duration",
            )
