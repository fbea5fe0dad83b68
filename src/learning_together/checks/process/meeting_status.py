"""A meeting's status fits its date."""

from learning_together import english
from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.method.meetings import says_nothing
from learning_together.records.kinds.meeting import Meeting

CHECK = Check(
    code="LT608",
    name="meeting-status",
    steps="setup: warning",
    title="A past meeting that is still planned, or a future one that was held",
    why="What is due next depends on which meetings were held; everyone who looks at the "
    "diary goes by it.",
    mend="Write status: held or status: cancelled, or correct the date.",
    bad={
        "meetings.yaml": "- id: MTG1\n"
        "  type: planning\n"
        "  date: 2023-12-01\n"
        "  status: planned  # <- LT608\n",
    },
    good={
        "meetings.yaml": "- id: MTG1\n  type: planning\n  date: 2023-12-01\n  status: held\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """Meetings whose day is past without a word on them, or ahead though held."""
    for meeting in review.all(Meeting):
        if meeting.date is None or "status" in meeting.faulty:
            continue
        if says_nothing(meeting, setting.today):
            says = "was to be held on {day}; it does not say whether it was."
        elif meeting.date > setting.today and meeting.status == "held":
            says = "is marked as held, but its date, {day}, is still to come."
        else:
            continue
        day = english.day(meeting.date)
        yield about(CHECK, meeting, f"{name(meeting)} {says.format(day=day)}", "status")
