"""Rules that ask whether a field is filled in."""

from collections.abc import Iterable, Iterator

from learning_together.checks.shared.words import name
from learning_together.diagnostics import Check, Problem
from learning_together.english import starting
from learning_together.records.base import Model


def lacking(
    check: Check, records: Iterable[Model], field: str, says: str, help_: str = ""
) -> Iterator[Problem]:
    """A problem for each record in which a field is empty.

    Args:
        check: The check that asks.
        records: The records that should have the field.
        field: Its name.
        says: What is wrong; `{name}` stands for the record.
        help_: What to do, where more can be said than the check's own advice.
    """
    for record in records:
        if record.lacks(field):
            message = starting(says.format(name=name(record)))
            yield check.at(record.place(field), message, help_, record=record.id, field=field)
