"""What a record is called where it stands on one line: in trees, in lists.

Takes a review; gives plain words on one line, of whatever length. Formats nothing.
"""

from collections.abc import Callable
from typing import Any

from learning_together import english
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
from learning_together.records.kinds.section import Section
from learning_together.records.shape import fields
from learning_together.reports import wording
from learning_together.reports.record.field_words import referred, words
from learning_together.review.review import Review


def called(review: Review, record: Model) -> str:
    """What a record is called; empty where nothing but its id names it."""
    line = _LINES.get(type(record), _label)
    return " ".join(line(review, record).split())


def meeting(record: Meeting) -> str:
    """What a meeting is called in a sentence, without article: "first follow-on meeting"."""
    return MEETINGS[record.type or "other"].removeprefix("the ")


def _entry(review: Review, entry: Entry) -> str:
    # Most ids of entries begin with their agency's.
    own = entry.id and entry.agency and entry.id.folded.startswith(entry.agency.folded)
    whose = "" if own else wording.agency(review, entry.agency)
    about = ", ".join(part for part in (wording.entry_date(entry), whose) if part)
    event = _words(review, entry, "event")
    return f"{about}: {event}" if about and event else about or event


def _conversation(review: Review, one: Conversation) -> str:
    return _dated(f"Conversation with {wording.person(review, one.participant)}", one)


def _document(review: Review, document: Document) -> str:
    whose = wording.agency(review, document.agency)
    title = _words(review, document, "title")
    return f"{title} ({whose})" if title and whose else title or whose


def _response(review: Review, response: Response) -> str:
    accepted = f", accepted: {response.accepted}" if response.accepted else ""
    finding = referred(review, response.finding) if response.finding else "no finding"
    return f"Response to {finding}{accepted}"


def _section(review: Review, section: Section) -> str:
    name = section.id_text
    return section.title or review.framework.headings.get(name) or english.label(name)


def _comment(review: Review, comment: Comment) -> str:
    text = _words(review, comment, "text")
    return f"{comment.author}: {text}" if comment.author else text


def _label(review: Review, record: Model) -> str:
    return _words(review, record, record.KIND.label)


#: The kinds of which more is to be said than what the field `label` of the kind holds.
_LINES: dict[type[Model], Callable[[Review, Any], str]] = {
    Entry: _entry,
    Conversation: _conversation,
    Person: lambda _, one: one.role or "",
    Agency: lambda _, one: one.name or "",
    Meeting: lambda _, one: _dated(english.starting(meeting(one)), one),
    Document: _document,
    FamilyContact: lambda review, one: f"Contact with {wording.person(review, one.person)}",
    Response: _response,
    Comment: _comment,
    Section: _section,
}


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
