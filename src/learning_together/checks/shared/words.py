"""Wording that several rules share."""

from collections.abc import Iterable

from learning_together.diagnostics import Place
from learning_together.records.base import Model


def name(record: Model) -> str:
    """How a sentence names a record.

    A record without an id is "this key practice episode".
    """
    return record.id or f"this {record.KIND.one}"


def names(records: Iterable[Model]) -> str:
    """How a sentence names several records."""
    return listed(name(record) for record in records)


def listed(words: Iterable[str]) -> str:
    """Words in a row, as a sentence has them.

    >>> listed(["health", "police", "school"])
    'health, police and school'
    """
    *most, last = [*words] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def some(records: Iterable[Model], most: int = 3) -> str:
    """How a sentence names the first few records of many."""
    every = [name(record) for record in records]
    if len(every) <= most + 1:
        return listed(every)
    return f"{', '.join(every[:most])} and {len(every) - most} more"


def either(words: Iterable[str]) -> str:
    """Words of which one is meant.

    >>> either(["document", "source"])
    'document or source'
    """
    *most, last = [*words] or [""]
    return f"{', '.join(most)} or {last}" if most else last


def place(where: Place) -> str:
    """A spot in a file as a sentence has it.

    >>> place(Place("people.yaml", 12))
    'people.yaml, line 12'
    """
    return f"{where.file}, line {where.line}"


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "finding"), counted(3, "agency", "agencies")
    ('1 finding', '3 agencies')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def starting(text: str) -> str:
    """A text as it begins a sentence."""
    return text[:1].upper() + text[1:]
