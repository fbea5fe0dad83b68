"""A row of an edited workbook beside its record: what changed, what is in conflict, what refused.

Takes the cells of a row, as sent, as they came back and as the folder has them; adds to what the
workbook brings.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from learning_together.dates.edtf import parse_when
from learning_together.english import either
from learning_together.exchange.edited_workbook.cells import (
    Choose,
    Meant,
    beside,
    is_other,
    made_of_a_month,
    meant,
    same_time,
)
from learning_together.exchange.edited_workbook.changes import Back, Edited, brief
from learning_together.exchange.edited_workbook.grid import FORMULA
from learning_together.exchange.exports.cell_text import mark, normal
from learning_together.exchange.exports.excel import SHUT
from learning_together.exchange.exports.table import Column, ExportRow
from learning_together.review.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Row:
    """A row that the folder has as well.

    Attributes:
        row: As the folder has it.
        values: The texts of the cells as they came back, by heading.
        was: The marks of the cells as sent, by heading.
        have: The texts of the cells as the folder has them, by heading.
        known: The columns, by heading.
    """

    row: ExportRow
    values: Mapping[str, str]
    was: Mapping[str, str]
    have: Mapping[str, str]
    known: Mapping[str, Column]


def compare_row(row: Row, back: Back, words: Vocabulary, choose: Choose | None) -> None:
    """Adds what somebody changed in a row.

    Args:
        row: The row.
        back: What the workbook brings.
        words: Of the review.
        choose: Who chooses between the readings of a date; None where nobody can.
    """
    for head, text in row.values.items():
        if head not in row.known or head not in row.was:
            continue
        where = f"{row.row.id}, {row.known[head].heading}"
        if text == FORMULA:
            back.refused.append(f"{where}: holds a formula; type the text itself.")
        elif made_of_a_month(text, row.have[head]):
            back.refused.append(
                f"{where}: the program has made the day {text} of {row.have[head]}; what the "
                "folder has stays. If the day is known, write it into the folder."
            )
        elif mark(text) not in {row.was[head], mark(row.have[head])}:
            found = meant(normal(text), row.known[head], words)
            if found.readings and choose is None:
                back.refused.append(f"{where}: {unclear(text, found.readings)}")
            else:
                if found.readings and choose is not None:
                    found = Meant(choose(where, text, found.readings))
                _cell(row, head, text, found, back)


def _cell(row: Row, head: str, text: str, found: Meant, back: Back) -> None:
    column, before = row.known[head], row.was[head]
    if column.sort == "time" and same_time(found.text, row.have[head]):
        return
    new, now = mark(found.text), mark(row.have[head])
    if new in {before, now} or (before == SHUT and new == now):
        return
    if before == SHUT or not column.open or head in row.row.shut:
        if before != SHUT or not _is_cut(text, row.have[head]):
            back.refused.append(f"{_where(row, head)}: cannot be changed here.")
        return
    changed = _edited(row, head, found.text)
    if now != before:
        back.conflicts.append(changed)
        return
    back.changes.append(changed)
    if is_other(text, found.text):
        back.told.append(taken(_where(row, head), text, found.text))
    for name, said in beside(found, column, row.known):
        # What somebody typed there too stands there.
        if (
            mark(row.values.get(name, ""))
            == mark(row.have[name])
            == row.was.get(name)
            != mark(said)
        ):
            back.changes.append(_edited(row, name, said))
            back.told.append(taken(_where(row, name), text, said))


def _edited(row: Row, head: str, new: str) -> Edited:
    column = row.known[head]
    return Edited(row.row.id, (*row.row.steps, *column.steps), column, row.have[head], new)


def _where(row: Row, head: str) -> str:
    """A cell, in the words of its sheet."""
    return f"{row.row.id}, {row.known[head].heading}"


def taken(where: str, typed: str, new: str) -> str:
    """What is told of a cell that was taken for something else than its very text."""
    return f"{where}: “{brief(typed)}” was taken for {new}."


def unclear(typed: str, readings: tuple[str, ...]) -> str:
    """What is told of a date that can mean several."""
    words = (parse_when(one).words() for one in readings)
    return f"“{typed}” can mean {either(words)}. Write the one that is meant: {either(readings)}."


def _is_cut(text: str, whole: str) -> bool:
    """Whether a cell holds the beginning of a text that was too long for it."""
    return " […" in text and whole.startswith(text.rpartition(" […")[0].rstrip())
