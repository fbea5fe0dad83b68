"""What an import read out of a file, entry by entry: the date as it was read beside how it stands.

Takes the effect of an import, gives plain data without names.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from learning_together import english
from learning_together.actions.import_.effect import FileEffect, Plan
from learning_together.dates.edtf import DateFault, parse_when
from learning_together.exchange.imports.rows.draft import KeptRow
from learning_together.patterns import regex

#: Entries of a file that are shown.
MOST = 50
_EVENT = 100
_WORD = regex(r"[^\W\d_]+")
#: Beside the names of months: nothing that stands with a date can be somebody's name.
_OF_DATES = (
    {"st", "nd", "rd", "th", "of", "at", "on", "am", "pm", "hrs", "sept"}
    | {"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "monday"}
    | {"tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """An entry that is new.

    Attributes:
        id: Its id.
        date: As it was read, in words.
        typed: As the file has it; empty where that holds more than a date.
        event: What happened, cut short.
    """

    id: str
    date: str
    typed: str
    event: str


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The new entries of one file.

    Attributes:
        entries: The first of them.
        more: How many there are beside.
    """

    entries: tuple[ReadEntry, ...]
    more: int


def read_entries(plan: Plan) -> tuple[ReadFile, ...]:
    """The new entries of each file."""
    return tuple(
        ReadFile(tuple(islice(_entries(one), MOST)), max(0, len(one.created) - MOST))
        for one in plan.files
    )


def _entries(effect: FileEffect) -> Iterator[ReadEntry]:
    drafts = {one.row: one for one in effect.drafted.drafts}
    rows = {id(one.draft): one for one in reversed(effect.drafted.kept) if one.draft is not None}
    for id_, label in effect.created:
        draft = drafts[label]
        event = english.short(str(draft.fields.get("event", "")), _EVENT)
        row = rows.get(id(draft))
        yield ReadEntry(id_, _words(str(draft.fields.get("date", ""))), _typed(row), event)


def _words(date: str) -> str:
    with suppress(DateFault):
        return parse_when(date).words()
    return date


def _typed(row: KeptRow | None) -> str:
    """The cells of the date, as long as they hold nothing else."""
    if row is None:
        return ""
    held = (
        cell
        for column, cell in zip(row.columns, row.cells, strict=False)
        if column.field == "date" and cell.strip()
    )
    text = " ".join(next(held, "").split())
    months = {*english.MONTHS_IN_SHORT, *(one.casefold() for one in english.MONTHS)}
    words = (one.casefold() for one in _WORD.findall(text))
    return text if all(one in months or one in _OF_DATES for one in words) else ""
