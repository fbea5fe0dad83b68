"""Who of those who worked the case was spoken to, who is to be, and who will not be and why.

Formats nothing.
"""

from dataclasses import dataclass
from datetime import date

from learning_together.method.conversations import (
    are_held,
    conversations_with,
    held_with,
    was_held,
)
from learning_together.method.days import has_come
from learning_together.method.staff import case_staff
from learning_together.records.agreement import stands
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.person import Person
from learning_together.reports import wording
from learning_together.review.review import Review


@dataclass(frozen=True, slots=True)
class NotSpokenWith:
    """Someone with whom there was no conversation, or none yet.

    Attributes:
        id: The role code.
        role: Role and code in words.
        agency: The agency's name.
        planned: The day of the conversation, where it is set; past where nothing is written up yet.
        reason: Why there will be none; empty where there is to be one, or where none is given.
    """

    id: str
    role: str
    agency: str
    planned: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Conversations:
    """The conversations with those who worked the case.

    Attributes:
        staff: How many people worked the case.
        held: With how many of them a conversation was held.
        write_ups: How many conversations were held and are on record.
        shared: How many of these write-ups were shared with the participant.
        agreed: How many were agreed as they stand.
        to_come: With whom a conversation is planned.
        unsettled: With whom it is not settled whether there will be one.
        none: With whom there will be none.
    """

    staff: int
    held: int
    write_ups: int
    shared: int
    agreed: int
    to_come: tuple[NotSpokenWith, ...]
    unsettled: tuple[NotSpokenWith, ...]
    none: tuple[NotSpokenWith, ...]


def build(review: Review) -> Conversations | None:
    """Who was heard; None where the option has no conversations and none is on record."""
    conversations = review.all(Conversation)
    if not are_held(review):
        return None
    held = 0
    to_come: list[NotSpokenWith] = []
    unsettled: list[NotSpokenWith] = []
    none: list[NotSpokenWith] = []
    staff = case_staff(review)
    for person in staff:
        own = conversations_with(review, person)
        if held_with(review, person):
            held += 1
        elif person.conversation == "none":
            none.append(_spoken(review, person, reason=person.no_conversation_because or ""))
        elif own or person.conversation in {"planned", "held"}:
            days = [one.date for one in own if one.date]
            to_come.append(_spoken(review, person, planned=min(days, default=None)))
        else:
            unsettled.append(_spoken(review, person))
    on_record = [one for one in conversations if was_held(one, review.today)]
    return Conversations(
        staff=len(staff),
        held=held,
        write_ups=len(on_record),
        shared=sum(has_come(one.writeup_shared, review.today) for one in on_record),
        agreed=sum(stands(one) and has_come(one.agreed_on, review.today) for one in on_record),
        to_come=tuple(sorted(to_come, key=lambda one: one.planned or date.max)),
        unsettled=tuple(unsettled),
        none=tuple(none),
    )


def _spoken(
    review: Review, person: Person, *, planned: date | None = None, reason: str = ""
) -> NotSpokenWith:
    return NotSpokenWith(
        id=person.id_text,
        role=wording.person(review, person.id) if person.id else person.role or "",
        agency=wording.agency(review, person.agency),
        planned=planned,
        reason=" ".join(reason.split()),
    )
