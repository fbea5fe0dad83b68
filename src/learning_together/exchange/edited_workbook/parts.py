"""Rows of an edited workbook that are new parts of records: turning points, items of an agenda.

Takes the rows that the workbook did not hold when it went out; adds to what it brings.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from learning_together.english import counted
from learning_together.exchange.edited_workbook import new_rows
from learning_together.exchange.edited_workbook.cells import Choose
from learning_together.exchange.edited_workbook.changes import Back, Listed
from learning_together.exchange.edited_workbook.row import taken, unclear
from learning_together.exchange.exports.table import Column, Table
from learning_together.ids import Id
from learning_together.records.kinds import model
from learning_together.records.shape import fields
from learning_together.review.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known where new rows are read.

    Attributes:
        ids: The records of the kind, by id.
        sent: The keys of the rows that the workbook held as it went out.
        empty: What stands for a cell whose text is not what somebody typed.
        words: Of the review.
        choose: Who chooses between the readings of a date; None where nobody can.
    """

    ids: Mapping[Id, str]
    sent: Iterable[str]
    empty: str
    words: Vocabulary
    choose: Choose | None


def add(
    table: Table, rows: Iterable[tuple[int, Mapping[str, str]]], read: Reading, back: Back
) -> None:
    """Adds the parts that new rows make.

    Args:
        table: Of the parts, as the folder has it.
        rows: Each with its number in the sheet, and its texts by column.
        read: What is known besides.
        back: What the workbook brings.
    """
    path = table.name.split(".")[1:]
    known = {column.name: column for column in table.columns}
    owner = table.columns[0]
    added: dict[str, list[Mapping[str, new_rows.Value]]] = {}
    for number, values in rows:
        where = f"{table.name}, row {number}"
        id = read.ids.get(Id(values.get(owner.name, "")))
        if id is None or len(path) > 1:
            said = f"{owner.heading} names no record" if len(path) == 1 else "a part of a part"
            back.refused.append(f"{where}: {said}; the row was not added.")
            continue
        found = new_rows.new(
            table, _own(values, table.columns), known, read.empty, read.words, read.choose
        )
        if found.unclear:
            back.refused += [
                f"{where}, {known[head].heading}: {unclear(typed, readings)} The row was not added."
                for head, typed, readings in found.unclear
            ]
        elif found.values and not new_rows.added_before(found, _of(table, id), read.sent):
            back.told += [
                taken(f"{where}, {known[head].heading}", typed, new)
                for head, typed, new in found.told
            ]
            added.setdefault(id, []).append(found.values)
    shape = fields(model(table.kind))[path[0]]
    for id, parts in added.items():
        have = len(_of(table, id).rows)
        if shape.part is not None:
            told = f"{counted(len(parts), 'row')} added"
            order = (*range(have), *parts)
            back.lists.append(Listed(id, (path[0],), shape.label, shape.part, order, told))


def _own(values: Mapping[str, str], columns: tuple[Column, ...]) -> dict[str, str]:
    """What a row holds besides the id of its record and its number."""
    keys = {column.name for column in columns[:2]}
    return {name: text for name, text in values.items() if name not in keys}


def _of(table: Table, id: str) -> Table:
    rows = tuple(row for row in table.rows if Id(row.id) == Id(id))
    return Table(table.name, table.kind, table.columns, rows)
