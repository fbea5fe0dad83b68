"""Ids for records whose ids people choose themselves, made of what such a record is called."""

from collections.abc import Container, Mapping
from itertools import count

from learning_together.folder.yaml.write.scalars import Value
from learning_together.ids import Id
from learning_together.patterns import regex
from learning_together.records.kinds import kind_of
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.person import Person
from learning_together.review.review import Review

_WORD = regex(r"[^\W\d_]+")
_OTHERS = regex(r"[^a-z0-9]+")
#: Initials of a role, and letters of a name.
_INITIALS, _LETTERS = 3, 20


def has_id(kind: str, values: Mapping[str, Value]) -> bool:
    """Whether an id was chosen, or is given out by number."""
    return "id" in values or kind == Entry.KIND.name or bool(kind_of(kind).prefix)


def with_id(review: Review, kind: str, values: dict[str, Value]) -> dict[str, Value]:
    """What was typed, with an id where people choose them and none was chosen."""
    named = values.get(kind_of(kind).label)
    if has_id(kind, values) or not isinstance(named, str):
        return values
    return {"id": proposed_id(kind, named, review.by_id), **values}


def proposed_id(kind: str, called: str, taken: Container[Id]) -> str:
    """A free id: of people the initials of the role and a number, of others their words.

    Args:
        kind: The plural of the record's kind.
        called: The role, or the name.
        taken: The ids that there are.

    >>> proposed_id("people", "Health visitor", {Id("HV1")})
    'HV2'
    >>> proposed_id("agencies", "Health visiting", {Id("health-visiting")})
    'health-visiting-2'
    """
    if kind == Person.KIND.name:
        stem = "".join(one[0] for one in _WORD.findall(called)).upper()[:_INITIALS]
        stem = stem if stem.isascii() and stem else "P"
        return next(id for number in count(1) if Id(id := f"{stem}{number}") not in taken)
    stem = _OTHERS.sub("-", called.lower()).strip("-")[:_LETTERS].strip("-")
    stem = stem if stem[:1].isalpha() else f"{kind}-{stem}".strip("-")
    every = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(id for id in every if Id(id) not in taken)
