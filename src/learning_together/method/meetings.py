"""The diary of a review: which meetings stand, and in which order they belong.

Planning, introductory, first and second follow-on meeting, sign-off, board (SCIE, North West
pilots, 2010; SCIE, Learning Together London pilots, 2011, section 3). Analysis meetings lie where
the team needs them, between the planning and the sign-off.
"""

from datetime import date

from learning_together.method.once import once_per_review
from learning_together.models.meeting import Meeting
from learning_together.review import Review

#: What each type is called in a sentence.
NAMES = {
    "planning": "the planning meeting",
    "introductory": "the introductory meeting",
    "analysis": "the analysis meeting",
    "follow-on-1": "the first follow-on meeting",
    "follow-on-2": "the second follow-on meeting",
    "sign-off": "the sign-off meeting",
    "board": "the meeting of the board",
    "family": "the meeting with the family",
    "supervision": "the supervision session",
    "other": "the meeting",
}

#: What several of a type are called, and none of them.
PLURALS = {type_: f"{name.split(' ', 1)[1]}s" for type_, name in NAMES.items()} | {
    "board": "meetings of the board",
    "family": "meetings with the family",
}


@once_per_review
def diary(review: Review) -> dict[str, tuple[Meeting, ...]]:
    """The meetings that are planned or were held, by type; those with a day first, by day."""
    found: dict[str, list[Meeting]] = {}
    for meeting in review.all(Meeting):
        if meeting.type and meeting.status != "cancelled":
            found.setdefault(meeting.type, []).append(meeting)
    return {
        type_: tuple(sorted(meetings, key=lambda one: one.date or date.max))
        for type_, meetings in found.items()
    }


def first(review: Review, type_: str) -> Meeting | None:
    """The earliest meeting of a type that has a day."""
    meetings = diary(review).get(type_, ())
    return meetings[0] if meetings and meetings[0].date else None


def is_over(meeting: Meeting, today: date) -> bool:
    """Whether a meeting has been held, as it says itself or as its day tells."""
    return meeting.status == "held" or (meeting.date is not None and meeting.date < today)
