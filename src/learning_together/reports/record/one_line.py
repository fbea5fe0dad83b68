"""What a record is called where it stands on one line: in trees, in lists.

Takes a review; gives plain words on one line, of whatever length. Formats nothing.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from learning_together import english
from learning_together.dates.edtf import When
from learning_together.dates.times import Clock
from learning_together.documents.prose import Prose, plain
from learning_together.ids import fold
from learning_together.method.meetings import NAMES as MEETINGS
from learning_together.records.base import Model
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.comment import Comment
from learning_together.records.kinds.contact import FamilyContact
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.document import Document
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.meeting import Meeting
from learning_together.records.kinds.person import Person
from learning_together.records.kinds.response import Response
from learning_together.records.shape import Shape, fields
from learning_together.reports import wording
from learning_together.review.review import Review

#: What follows an id that no record has.
MISSING = "(no such record)"
#: What follows an id whose record may stand in a file that could not be read.
UNREAD = "(in a file that cannot be read)"


def called(review: Review, record: Model) -> str:
    """What a record is called; empty where nothing but its id names it."""
    return " ".join(_called(review, record).split())


def _called(review: Review, record: Model) -> str:
    if isinstance(record, Entry):
        # Most ids of entries begin with their agency's.
        own = fold(record.id or "").startswith(fold(record.agency or ""))
        whose = "" if own else wording.agency(review, record.agency)
        about = ", ".join(part for part in (wording.entry_date(record), whose) if part)
        event = _words(review, record, "event")
        return f"{about}: {event}" if about and event else about or event
    if isinstance(record, Conversation):
        return _dated(f"Conversation with {wording.person(review, record.participant)}", record)
    if isinstance(record, Person):
        return record.role or ""
    if isinstance(record, Agency):
        return record.name or ""
    if isinstance(record, Meeting):
        name = meeting(record)
        return _dated(english.starting(name), record)
    if isinstance(record, Document):
        whose = wording.agency(review, record.agency)
        title = _words(review, record, "title")
        return f"{title} ({whose})" if title and whose else title or whose
    if isinstance(record, FamilyContact):
        return f"Contact with {wording.person(review, record.person)}"
    if isinstance(record, Response):
        accepted = f", accepted: {record.accepted}" if record.accepted else ""
        return f"Response to {record.finding or 'no finding'}{accepted}"
    if isinstance(record, Comment):
        text = _words(review, record, "text")
        return f"{record.author}: {text}" if record.author else text
    return _words(review, record, record.KIND.label)


def meeting(record: Meeting) -> str:
    """What a meeting is called in a sentence, without article: "first follow-on meeting"."""
    return MEETINGS[record.type or "other"].removeprefix("the ")


def _dated(text: str, record: Conversation | Meeting) -> str:
    return f"{text}, {wording.day(record.date)}" if record.date else text


def _words(review: Review, record: Model, name: str) -> str:
    value = getattr(record, name, None)
    shape = fields(type(record)).get(name)
    if not value or shape is None:
        return ""
    if shape.many:
        return english.listed(words(review, shape, item) for item in value)
    return words(review, shape, value)


def words(review: Review, shape: Shape, value: Any) -> str:
    """One value of a field in words; prose keeps its lines."""
    if shape.refs is not None:
        return referred(review, value)
    if isinstance(value, When | Clock):
        return value.words()
    if isinstance(value, date):
        return wording.day(value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if shape.choices:
        return value if re.search("[0-9]", value) else english.label(value)
    text = str(value)
    return plain(Prose(text) if shape.prose else text, lambda id_: cited(review, id_))


def referred(review: Review, id_: str) -> str:
    """The record that a field names: people by role, agencies by name, others by their id."""
    found = review.find(id_)
    if isinstance(found, Person):
        return wording.person(review, id_)
    if isinstance(found, Agency):
        return f"{found.name} ({found.id})" if found.name else found.id
    return found.id if found is not None else cited(review, id_)


def cited(review: Review, id_: str) -> str:
    """The id of a record that is named, and whether there is none."""
    if review.find(id_) is not None:
        return id_
    return f"{id_} {UNREAD if review.may_be_unread(id_) else MISSING}"
