"""Rules that ask whether fields are filled in."""

from collections.abc import Iterable, Mapping

from learning_together.checks.rule import Check, Problems
from learning_together.checks.shared.words import about, name
from learning_together.english import listed
from learning_together.records.base import Model


def lacking(
    check: Check, records: Iterable[Model], field: str, says: str, help_: str = ""
) -> Problems:
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
            yield about(check, record, says.format(name=name(record)), field, help=help_)


def unsaid(check: Check, records: Iterable[Model], asked: Mapping[str, str]) -> Problems:
    """A problem for each record that leaves something unsaid.

    Args:
        check: The check that asks.
        records: The records that should say it all.
        asked: What each field says.
    """
    for record in records:
        if missing := [field for field in asked if record.lacks(field)]:
            said = listed(asked[field] for field in missing)
            yield about(check, record, f"{name(record)} does not say {said}.", missing[0])
