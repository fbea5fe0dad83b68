"""The diary of a review: which meetings stand, and in which order they belong.

Planning, introductory, first and second follow-on meeting, sign-off, board (SCIE, North West
pilots, 2010; SCIE, Learning Together London pilots, 2011, section 3). Analysis meetings lie where
the team needs them, between the planning and the sign-off.
"""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from learning_together.dates.durations import parse_length
from learning_together.ids import Id
from learning_together.method.days import is_no_plan
from learning_together.records.kinds.meeting import Meeting
from learning_together.review.review import Review, once_per_review

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


def was_held(meeting: Meeting, today: date) -> bool:
    """Whether a meeting has taken place: it says so, and its day is not still to come."""
    return meeting.status == "held" and is_no_plan(meeting.date, today)


def says_nothing(meeting: Meeting, today: date) -> bool:
    """Whether a meeting's day is past and nobody has said whether it was held."""
    return _is_past(meeting, today) and meeting.status in {None, "planned"}


def is_to_come(meeting: Meeting, today: date) -> bool:
    """Whether a meeting is planned and its day is not past: it can still be moved."""
    return meeting.status not in {"cancelled", "held"} and not _is_past(meeting, today)


def _is_past(meeting: Meeting, today: date) -> bool:
    return meeting.date is not None and meeting.date < today


def last_held(review: Review, today: date) -> Meeting | None:
    """The latest meeting with a day that has come, if it was held or nobody has said it was not."""
    held = [
        one
        for one in review.all(Meeting)
        if one.date and (was_held(one, today) or says_nothing(one, today))
    ]
    return max(held, key=lambda one: (str(one.date), one.id_text), default=None)


def ahead(review: Review, today: date) -> tuple[Meeting, ...]:
    """The meetings that are still to come, by day: what is wrong with their dates can be mended."""
    found = [one for one in review.all(Meeting) if one.date is not None and is_to_come(one, today)]
    return tuple(sorted(found, key=lambda one: (str(one.date), _starts(one))))


def same_day(review: Review, today: date) -> Iterator[tuple[Meeting, Meeting, tuple[Id, ...]]]:
    """Pairs of meetings to come on one day, with who is to be in both at what may be one time."""
    by_day: dict[date | None, list[Meeting]] = {}
    for meeting in ahead(review, today):
        by_day.setdefault(meeting.date, []).append(meeting)
    for meetings in by_day.values():
        for one, other in combinations(meetings, 2):
            both = tuple(id for id in other.attendees if id in one.attendees)
            yield one, other, both if _may_overlap(one, other) else ()


def _may_overlap(one: Meeting, other: Meeting) -> bool:
    """Whether two meetings of a day may be at one time, as far as they say."""
    if one.time is None or other.time is None:
        return True
    first, second = sorted((one, other), key=_starts)
    length = parse_length(first.duration) if first.duration else None
    if length is None:
        return _starts(first) == _starts(second)
    end = _starts(first) + (length.minutes or 24 * 60)
    return end > _starts(second)


def _starts(meeting: Meeting) -> int:
    return meeting.time.earliest if meeting.time else 0
