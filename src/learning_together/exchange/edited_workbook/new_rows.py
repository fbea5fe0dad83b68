"""Rows of an edited workbook that it did not hold when it went out: records to add, or not.

Takes a row's cells and the rows of its table, as sent and as they are now. What was added by an
earlier `lt import` of the same workbook, and what is another row with its id changed, is told.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from learning_together.exchange.edited_workbook.cells import (
    Choose,
    Meant,
    beside,
    is_other,
    meant,
)
from learning_together.exchange.exports.cell_text import mark, normal
from learning_together.exchange.exports.excel import SHUT
from learning_together.exchange.exports.table import Column, ExportRow, Table
from learning_together.review.vocabulary import Vocabulary

#: A row in which no more cells than this differ from one that is gone is that row.
_TOUCHED = 1
#: With fewer cells than this, a row may be like any other.
_TELLING = 3

Value = str | list[str]


@dataclass(frozen=True, slots=True)
class New:
    """A row that is to be added as a record.

    Attributes:
        kind: The record's.
        values: By field.
        left: Headings of cells that hold something and that no new record can take, save the days
            that `lt` works out of a date.
        told: By heading, what was typed and what it was taken for.
        unclear: By heading, what was typed and every date that it may mean.
    """

    kind: str
    values: dict[str, Value]
    left: tuple[str, ...]
    told: tuple[tuple[str, str, str], ...] = ()
    unclear: tuple[tuple[str, str, tuple[str, ...]], ...] = ()


def new(
    table: Table,
    values: Mapping[str, str],
    known: Mapping[str, Column],
    empty: str,
    words: Vocabulary,
    choose: Choose | None = None,
) -> New:
    """The record that a row makes.

    Args:
        table: Its table.
        values: The texts of its cells, by heading.
        known: The columns, by heading.
        empty: What stands for a cell whose text is not what somebody typed.
        words: Of the review.
        choose: Who chooses between the readings of a date; None where nobody can.
    """
    taken: dict[str, Value] = {}
    left, told, unclear = [], [], []
    worked_out = {one.steps for one in known.values() if one.sort == "date"}
    for head, text in values.items():
        column = known.get(head)
        if column is None or not text.strip():
            continue
        if text == empty or "." in head or not (column.open or head == "id"):
            if column.steps not in worked_out or column.open:
                left.append(head)
        else:
            found = meant(normal(text), column, words)
            if found.readings and choose is None:
                unclear.append((head, text, found.readings))
                continue
            if found.readings and choose is not None:
                found = Meant(choose(head, text, found.readings))
            taken[head] = column.value(found.text)
            told += [(head, text, found.text)] if is_other(text, found.text) else []
            for name, said in beside(found, column, known):
                if not values.get(name, "").strip():
                    taken[name] = said
                    told.append((name, text, said))
    return New(table.kind, taken, tuple(left), tuple(told), tuple(unclear))


def added_before(found: New, table: Table, sent: Iterable[str]) -> str:
    """The id of a record that the folder has got since, and that says just what the row says.

    Args:
        found: The row.
        table: The rows as they are now.
        sent: The keys of the rows that the workbook held as it went out.
    """
    keys = set(sent)
    known = {column.name: column for column in table.columns}
    for row in table.rows:
        if row.key not in keys and _says(row, table, found, known):
            return row.id
    return ""


def _says(row: ExportRow, table: Table, found: New, known: Mapping[str, Column]) -> bool:
    have = dict(zip((column.name for column in table.columns), row.cells, strict=True))
    held = {
        head: known[head].value(text) for head, text in have.items() if known[head].open and text
    }
    said = {head: value for head, value in found.values.items() if head != "id"}
    return bool(said) and {head: held.get(head) for head in said} == said


def renamed(
    values: Mapping[str, str],
    gone: Mapping[str, tuple[str, ...]],
    columns: tuple[str, ...],
    known: Mapping[str, Column],
    words: Vocabulary,
) -> str:
    """The key of the row that this one is, if somebody has changed its id; otherwise empty.

    Args:
        values: The texts of its cells, by heading.
        gone: The marks of rows that went out and did not come back, by key.
        columns: The headings as sent.
        known: The columns, by heading.
        words: Of the review.
    """
    now = {
        head: mark(meant(values.get(head, ""), known[head], words).text)
        for head in columns
        if head != "id" and head in known
    }
    nothing = mark("")
    for key, marks in gone.items():
        was = {
            head: one
            for head, one in zip(columns, marks, strict=False)
            if head in now and one != SHUT
        }
        filled = [head for head, one in was.items() if one != nothing]
        differ = sum(1 for head, one in was.items() if now[head] != one)
        if len(filled) >= _TELLING and differ <= _TOUCHED:
            return key
    return ""
