"""Meetings follow the order of the method."""

from learning_together.checks.rule import Check, Problem, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.method.meetings import NAMES, diary, first
from learning_together.records.kinds.meeting import Meeting

CHECK = Check(
    code="LT603",
    name="meetings-out-of-order",
    steps="setup: warning",
    title="Meetings that are not in the order of the method",
    why="Each meeting builds on the one before: the introductory meeting briefs those whom "
    "the planning meeting named; the first follow-on meeting corrects the episodes, the "
    "second tests the findings (SCIE, North West pilots, 2010).",
    mend="Correct “type” or “date” of one of the two meetings, or accept this with the reason.",
    bad={
        "meetings.yaml": "- id: MTG1\n"
        "  type: planning\n"
        "  date: 2024-03-05\n"
        "- id: MTG2\n"
        "  type: introductory\n"
        "  date: 2024-03-01  # <- LT603\n",
    },
    good={
        "meetings.yaml": "- id: MTG1\n"
        "  type: planning\n"
        "  date: 2024-03-01\n"
        "- id: MTG2\n"
        "  type: introductory\n"
        "  date: 2024-03-01\n",
    },
)


#: Sign-off and board have checks of their own.
_ORDER = ("planning", "introductory", "follow-on-1", "follow-on-2")


def find(review: Review, _setting: Setting) -> Problems:
    """Meetings that come before one that they build on; the first of each type counts."""
    earlier: Meeting | None = None
    for type_ in _ORDER:
        meeting = first(review, type_)
        if meeting is None:
            continue
        if earlier is not None and _before(meeting, earlier):
            yield _problem(meeting, earlier)
        else:
            earlier = meeting
    planning, sign_off = first(review, "planning"), first(review, "sign-off")
    for meeting in diary(review).get("analysis", ()):
        if planning is not None and _before(meeting, planning):
            yield _problem(meeting, planning)
        elif sign_off is not None and _before(sign_off, meeting):
            yield _problem(sign_off, meeting)


def _before(one: Meeting, other: Meeting) -> bool:
    return one.date is not None and other.date is not None and one.date < other.date


def _problem(meeting: Meeting, builds_on: Meeting) -> Problem:
    return about(
        CHECK,
        meeting,
        f"{NAMES[meeting.type or 'other']} ({name(meeting)}) comes before "
        f"{NAMES[builds_on.type or 'other']} ({name(builds_on)}), on which it builds.",
        "date",
    )
