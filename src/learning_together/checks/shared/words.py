"""Wording that several rules share."""

from collections.abc import Iterable

from learning_together.diagnostics import Place
from learning_together.english import listed
from learning_together.records.base import Model


def name(record: Model) -> str:
    """How a sentence names a record.

    A record without an id is "this key practice episode".
    """
    return record.id or f"this {record.KIND.one}"


def names(records: Iterable[Model]) -> str:
    """How a sentence names several records."""
    return listed(name(record) for record in records)


def place(where: Place) -> str:
    """A spot in a file as a sentence has it.

    >>> place(Place("people.yaml", 12))
    'people.yaml, line 12'
    """
    return f"{where.file}, line {where.line}"
