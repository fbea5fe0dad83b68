"""The diary of a review as reports print it."""

from dataclasses import dataclass

from learning_together.records.kinds.meeting import Meeting
from learning_together.records.kinds.person import Person
from learning_together.reports import wording
from learning_together.review.review import Review

#: What each type of meeting is called in a list.
TITLES = {
    "planning": "Planning meeting",
    "introductory": "Introductory meeting with the case group",
    "analysis": "Analysis meeting",
    "follow-on-1": "First follow-on meeting with the case group",
    "follow-on-2": "Second follow-on meeting with the case group",
    "sign-off": "Sign-off by the review team",
    "board": "Presentation to the board",
    "family": "Meeting with the family",
    "supervision": "Supervision",
    "other": "Meeting",
}

#: Meetings of the review team with the case group (SCIE, North West pilots, 2010).
WITH_CASE_GROUP = frozenset({"introductory", "follow-on-1", "follow-on-2"})


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting of the diary."""

    id: str
    what: str
    date: str
    time: str
    venue: str


def timetable(review: Review, *, case_group: bool = False) -> tuple[MeetingLine, ...]:
    """The meetings in order; those that were cancelled, and supervision, apart.

    Args:
        review: As its reader may read it.
        case_group: Only the meetings to which the case group comes.
    """
    chosen = [
        meeting
        for meeting in review.all(Meeting)
        if meeting.status != "cancelled"
        and meeting.type != "supervision"
        and (not case_group or _with_case_group(review, meeting))
    ]
    chosen.sort(key=lambda one: (one.date is None, str(one.date or "")))
    return tuple(line(meeting) for meeting in chosen)


def _with_case_group(review: Review, meeting: Meeting) -> bool:
    """Whether the case group comes: by the sort of meeting, or as its list of people says."""
    return meeting.type in WITH_CASE_GROUP or any(
        one.group == "case-group" for one in review.each(meeting.attendees, Person)
    )


def types(review: Review) -> frozenset[str]:
    """The sorts of meetings that the review has, or that are usual for one of its size."""
    own = {one.type or "other" for one in review.all(Meeting) if one.status != "cancelled"}
    return frozenset(own | review.option.meetings.keys())


def line(meeting: Meeting) -> MeetingLine:
    """A meeting in the words of reports."""
    when = [meeting.time.words() if meeting.time else "", meeting.duration or ""]
    return MeetingLine(
        meeting.id_text,
        TITLES[meeting.type or "other"],
        wording.day(meeting.date) or "Not set yet",
        ", ".join(part for part in when if part),
        meeting.venue or "",
    )
