"""The values of a record's fields in words.

Takes a review; gives plain words. Formats nothing.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from learning_together import english
from learning_together.dates.edtf import When
from learning_together.dates.times import Clock
from learning_together.documents.prose import Prose, plain
from learning_together.ids import Id
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.person import Person
from learning_together.records.shape import Shape
from learning_together.reports import wording
from learning_together.review.review import Review

#: What follows an id that no record has.
MISSING = "(no such record)"
#: What follows an id whose record may stand in a file that could not be read.
UNREAD = "(in a file that cannot be read)"


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
    return plain(Prose(text) if shape.prose else text, lambda id_: cited(review, Id(id_)))


def referred(review: Review, id_: Id) -> str:
    """The record that a field names: people by role, agencies by name, others by their id."""
    found = review.find(id_)
    if isinstance(found, Person):
        return wording.person(review, id_)
    if isinstance(found, Agency):
        return f"{found.name} ({found.id})" if found.name else found.id_text
    return found.id_text if found is not None else cited(review, id_)


def cited(review: Review, id_: Id) -> str:
    """The id of a record that is named, and whether there is none or the reader may not see it."""
    if review.find(id_) is not None:
        return id_.text
    if id_ in review.withheld:
        return wording.NOT_SHOWN
    return f"{id_} {UNREAD if review.may_be_unread(id_) else MISSING}"
