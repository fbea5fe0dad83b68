"""How rules word what they found."""

from collections.abc import Iterable

from learning_together.diagnostics import Check, Place, Problem
from learning_together.english import listed, starting
from learning_together.records.base import Model


def about(check: Check, record: Model, message: str, *path: str | int, help: str = "") -> Problem:
    """A problem of a record, or of a field of it.

    Args:
        check: The check that found it.
        record: The record.
        message: What is wrong; it may begin with the record's name as it is typed.
        path: The way to the field; none for the record itself.
        help: What to do here, if more can be said than the check's own advice.
    """
    field = ".".join(map(str, path)) or None
    return check.at(record.place(*path), starting(message), help, record=record.id, field=field)


def name(record: Model) -> str:
    """How a sentence names a record.

    A record without an id is "this key practice episode".
    """
    return record.id_text or f"this {record.KIND.one}"


def names(records: Iterable[Model]) -> str:
    """How a sentence names several records."""
    return listed(name(record) for record in records)


def place(where: Place) -> str:
    """A spot in a file as a sentence has it.

    >>> place(Place("people.yaml", 12))
    'people.yaml, line 12'
    """
    return f"{where.file}, line {where.line}"
