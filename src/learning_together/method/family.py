"""Who of the family was heard, and what of that is told beyond those who may read it.

Takes a review; gives contacts, each with what came of it. Must not know how that is worded.
"""

from datetime import date

from learning_together.method.days import is_no_plan
from learning_together.records.agreement import Agreement, agreement
from learning_together.records.base import Audience
from learning_together.records.kinds.contact import FamilyAnswer, FamilyContact
from learning_together.records.placeholders import says_something
from learning_together.review.review import Review

#: What the public may be told where a record opens it.
_IF_OPENED = ("obstacles", "reason")


def was_heard(contact: FamilyContact, today: date) -> bool:
    """Whether somebody of the family was heard.

    What they said stands there, and the day on which they are met is not still to come.
    """
    return says_something(contact.views) and is_no_plan(contact.met_on, today)


def came_of_it(contact: FamilyContact, today: date) -> FamilyAnswer | None:
    """What came of asking somebody; `taking-part` only of who was heard, None where that is open.

    Where the record says nothing else, whoever was heard took part.
    """
    heard = was_heard(contact, today)
    if contact.answer in {None, "taking-part", "awaited"} and heard:
        return "taking-part"
    return None if contact.answer == "taking-part" else contact.answer


def agreed_wording(contact: FamilyContact) -> str | None:
    """What the report says of their part, if they agreed to it as it stands."""
    return contact.in_report if agreement(contact) is Agreement.STANDS else None


def told_to_public(review: Review) -> tuple[FamilyContact, ...]:
    """What the public is told of contacts that it may not read: who, what came of it, agreed words.

    A record that says itself who may read it, or its answer, is told to nobody else.

    Args:
        review: All of it.
    """
    return tuple(
        _bare(contact, review.today)
        for contact in review.all(FamilyContact)
        if not contact.handling and _may_read(contact, "answer", unsaid=True)
    )


def _bare(contact: FamilyContact, today: date) -> FamilyContact:
    opened = {
        name: getattr(contact, name)
        for name in _IF_OPENED
        if _may_read(contact, name, unsaid=False)
    }
    words = agreed_wording(contact) if _may_read(contact, "in_report", unsaid=True) else None
    nothing = {
        name: shape.get_default()
        for name, shape in FamilyContact.model_fields.items()
        if name not in {"id", "person"}
    }
    return contact.but(
        **{**nothing, **opened, "answer": came_of_it(contact, today), "in_report": words}
    )


def _may_read(contact: FamilyContact, name: str, *, unsaid: bool) -> bool:
    """Whether the public may read a field by what a record says of it; `unsaid` for nothing."""
    own = (contact.field_handling or {}).get(name)
    return unsaid if own is None else Audience.PUBLIC in own
