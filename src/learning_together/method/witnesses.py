"""Who may be a witness in proceedings beside the review, and how they may take part in it.

Each is barred from a meeting or from items of it, or cleared: somebody agreed on a day that they
may take part. That limits are written down somewhere clears nobody.
"""

from datetime import date

from learning_together.ids import Id
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.meeting import Meeting
from learning_together.records.kinds.person import Person
from learning_together.records.kinds.proceeding import Cleared, Proceeding
from learning_together.records.placeholders import says_something
from learning_together.review.review import Review

#: Reviews, too, run beside a review; nobody gives evidence in them.
_WITHOUT_WITNESSES = frozenset({"domestic-homicide-review"})
#: Meetings at which the case group discusses the analysis.
_FOLLOW_ON = frozenset({"follow-on-1", "follow-on-2"})
#: Meetings at which the case is not discussed among colleagues, whoever comes.
_NOT_ON_THE_CASE = frozenset({"introductory", "family", "supervision"})


def open_on(proceeding: Proceeding, day: date) -> bool:
    """Whether proceedings ran on a day, as far as their record tells."""
    if proceeding.opened is not None and day < proceeding.opened:
        return False
    if proceeding.closed is not None:
        return day <= proceeding.closed
    return proceeding.status != "closed"


def criminal_on(review: Review, day: date) -> tuple[Proceeding, ...]:
    """The criminal proceedings that ran on a day."""
    return tuple(
        one for one in review.all(Proceeding) if one.type == "criminal" and open_on(one, day)
    )


def with_witnesses_on(review: Review, day: date) -> tuple[Proceeding, ...]:
    """The proceedings that ran on a day and in which somebody may have to give evidence."""
    return tuple(
        one
        for one in review.all(Proceeding)
        if one.type not in _WITHOUT_WITNESSES and open_on(one, day)
    )


def cleared(proceeding: Proceeding, who: Id, day: date) -> Cleared | None:
    """The clearance of somebody that says who gave it and when, and was given by a day."""
    for one in proceeding.cleared:
        if one.person == who and says_something(one.by) and one.on is not None and one.on <= day:
            return one
    return None


def uncleared(review: Review, who: Id, day: date) -> tuple[Proceeding, ...]:
    """The proceedings of a day in which somebody is concerned who is not cleared for them."""
    return tuple(
        one
        for one in with_witnesses_on(review, day)
        if who in one.people and cleared(one, who, day) is None
    )


def limits_agreed(conversation: Conversation, proceeding: Proceeding) -> bool:
    """Whether it is agreed, by whom and when, what a conversation may be about."""
    return bool(
        (says_something(conversation.limits) or says_something(proceeding.limits))
        and says_something(proceeding.agreed_with)
        and proceeding.agreed_on
    )


def discusses_together(review: Review, meeting: Meeting) -> bool:
    """Whether the case group discusses the case in a meeting: by its type, or by who comes."""
    if meeting.status == "cancelled" or meeting.type in _NOT_ON_THE_CASE:
        return False
    return meeting.type in _FOLLOW_ON or any(
        one.group == "case-group" for one in review.each(meeting.attendees, Person)
    )
