"""All meeting dates are set at the start."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.method.meetings import NAMES
from learning_together.records.kinds.meeting import Meeting

CHECK = Check(
    code="LT601",
    name="meeting-without-date",
    steps="setup: warning",
    title="A meeting that has no date yet",
    why="Setting all meeting dates at the start is one of the three things that reviewers "
    "found would most help the process (SCIE, Learning Together London pilots, 2011, "
    "section 5): managers of several agencies are free together on few days.",
    mend="Set the day under “date”, or write status: cancelled if it will not be held.",
    bad={
        "meetings.yaml": "- id: MTG1  # <- LT601\n  type: planning\n",
    },
    good={
        "meetings.yaml": "- id: MTG1\n"
        "  type: planning\n"
        "  date: 2024-03-05\n"
        "- id: MTG2\n"
        "  type: other\n"
        "  status: cancelled\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Meetings that are not cancelled and have no day."""
    for meeting in review.all(Meeting):
        if meeting.status != "cancelled" and meeting.lacks("date"):
            yield about(
                CHECK,
                meeting,
                f"{NAMES[meeting.type or 'other']} ({name(meeting)}) has no date yet.",
                "date",
            )
