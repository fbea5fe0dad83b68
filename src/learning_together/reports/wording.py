"""How views put records into words: people, agencies, dates, references.

Takes a review as its reader may read it. Formats nothing for any output: plain words only.
"""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from learning_together import english
from learning_together.dates.coarse import CoarseDay, CoarseWhen
from learning_together.dates.edtf import When
from learning_together.documents.prose import Prose
from learning_together.documents.templates.cited import Cited
from learning_together.ids import Id
from learning_together.records.agreement import Agreement, agreement
from learning_together.records.base import Model, Part
from learning_together.records.kinds import KINDS
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.person import Person
from learning_together.records.shape import fields
from learning_together.review.review import Review

T = TypeVar("T")

#: What stands in a text for a record that the reader may not see.
NOT_SHOWN = "[not shown]"
#: Stands with words that somebody agreed to before they were changed.
CHANGED = "changed since it was agreed"


def day(value: date | None) -> str:
    """A day in words: 14 June 2023; empty for none."""
    if isinstance(value, CoarseDay):
        return value.said
    return english.day(value) if value else ""


def month(value: date | None) -> str:
    """The month of a day in words: June 2023; empty for none."""
    if isinstance(value, CoarseDay):
        return value.said
    return english.day(value).partition(" ")[2] if value else ""


def year(value: When) -> str:
    """What a date is listed under: its year, or an age where that is what it tells."""
    return value.heading if isinstance(value, CoarseWhen) else str(value.earliest.year)


def when(value: When | None) -> str:
    """A date in words, as exact as it is known; empty for none."""
    return value.words() if value else ""


def from_to(start: When | date | None, end: When | date | None) -> str:
    """Two dates in words: "June 2023 to 3 August 2023", or the one that is there."""
    first, last = _words(start), _words(end)
    if first and last and first != last:
        return f"{first} to {last}"
    return first or last


def _words(value: When | date | None) -> str:
    return when(value) if isinstance(value, When) else day(value)


def entry_date(entry: Entry) -> str:
    """The date of an entry as it is printed: the team's own wording, or the date in words."""
    return entry.when or from_to(entry.date, entry.end_date)


def agency(review: Review, id: Id | None) -> str:
    """The name of an agency; its id where it has none."""
    found = review.get(id, Agency)
    return found.called if found else str(id or "")


def person(review: Review, id: Id | None) -> str:
    """A person by role and code: "Health visitor (HV1)"."""
    found = review.get(id, Person)
    if found is None:
        return str(id or "")
    return f"{found.role} ({found.id})" if found.role else found.id_text


def marked(words: str, record: Model) -> str:
    """Whose words they are or when they were agreed, with a mark where they changed since then."""
    changed = agreement(record) is Agreement.CHANGED
    return ", ".join(part for part in (words, CHANGED if changed else "") if part)


def cited(review: Review, made: type[Part], name: str, found: Iterable[T]) -> Cited[T]:
    """What a record cites in a field, as its reader sees it, and whether that may be less than all.

    Args:
        review: As the reader may read it.
        made: The model of the record, or of the part of one.
        name: The field.
        found: What of it the reader sees.
    """
    kinds = fields(made)[name].refs
    return Cited(found, whole=review.shows(*(kinds or KINDS)))


def prose(text: str | None, *, wrapped: bool = False) -> Prose | None:
    """Prose as templates take it; None where there is none."""
    return Prose(text, wrapped=wrapped) if text else None
