"""An edited workbook compared with the folder: what somebody changed there, and nothing else.

Each cell has three states: as it was sent out (the hidden sheet's mark), as it came back, and as
the folder has it now. What changed in the workbook alone is a change; what changed in the folder
alone stays; what changed in both, differently, is a conflict, and is shown and never written.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from learning_together.errors import LtError
from learning_together.exchange import printed_numbers
from learning_together.exchange.edited_workbook import new_rows
from learning_together.exchange.edited_workbook.cells import made_of_a_month, meant, same_time, told
from learning_together.exchange.edited_workbook.formulas import formulas
from learning_together.exchange.exports.excel import SHEET, SHUT, SIGN, VERSION
from learning_together.exchange.exports.tables import (
    Column,
    ExportRow,
    Steps,
    Table,
    mark,
    normal,
    tables,
)
from learning_together.ids import Id
from learning_together.office import package, workbook
from learning_together.office.archive import UnreadableError
from learning_together.review.review import Review

#: What stands for a cell in which there is a formula: its text is not what somebody typed.
FORMULA = "\0formula"


@dataclass(frozen=True, slots=True)
class SentWorkbook:
    """What the hidden sheet of a workbook says.

    Attributes:
        audience: For whom it was made, as typed.
        numbers: The fingerprint of which record goes by which number; empty where they go by ids.
        columns: The headings of each sheet as sent, by its name.
        names: The table of each sheet, by its name.
        marks: By sheet, by the row's key: its id and the mark of each cell.
    """

    audience: str
    numbers: str
    columns: dict[str, tuple[str, ...]]
    names: dict[str, str]
    marks: dict[str, dict[str, tuple[str, tuple[str, ...]]]]


@dataclass(frozen=True, slots=True)
class Edited:
    """A cell that somebody changed.

    Attributes:
        id: The record's.
        steps: Where in the record.
        column: Its column.
        old: As the folder has it.
        new: As it came back.
    """

    id: str
    steps: Steps
    column: Column
    old: str
    new: str

    @property
    def field(self) -> str:
        """The field, dotted."""
        return ".".join(map(str, self.steps))


@dataclass(slots=True)
class Back:
    """What an edited workbook brings.

    Attributes:
        changes: What is to be written.
        conflicts: What changed here and there, differently.
        missing: Ids of records whose rows are gone from the workbook; they stay.
        new: Rows of records that the folder has not: kind and values by field.
        refused: What cannot be taken back, and why.
    """

    changes: list[Edited] = field(default_factory=list)
    conflicts: list[Edited] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    new: list[tuple[str, dict[str, new_rows.Value]]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def opened(data: bytes) -> dict[str, list[list[str]]] | None:
    """The cells of a workbook as text, by sheet; None where it was not exported by `lt`.

    Raises:
        LtError: It is no workbook.
    """
    parts = package.unpacked(data)
    if f'name="{SHEET}"'.encode() not in parts.get("xl/workbook.xml", b""):
        return None
    try:
        with workbook.opened(data) as book:
            sheets = {
                name: [[told(cell) for cell in row] for row in _rows(book, name)]
                for name in book.sheet_names
            }
    except UnreadableError as broken:
        raise LtError(
            "The file is no Excel workbook (.xlsx), or it is damaged.",
            "Open it in Excel and save it again as “Excel workbook (.xlsx)”.",
        ) from broken
    for name, cells in formulas(parts).items():
        for row, column in cells:
            if row < len(sheets.get(name, ())) and column < len(sheets[name][row]):
                sheets[name][row][column] = FORMULA
    hidden = sheets.get(SHEET)
    return sheets if hidden and hidden[0][:1] == [SIGN] else None


def _rows(book: Any, name: str) -> list[list[Any]]:
    sheet = book.get_sheet_by_name(name)
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    return rows


def sent(sheets: dict[str, list[list[str]]]) -> SentWorkbook:
    """What the workbook's hidden sheet says.

    Raises:
        LtError: Another version of `lt` made it.
    """
    head, *lines = sheets[SHEET]
    if head[1:2] != [VERSION]:
        raise LtError(
            "Another version of lt has made this workbook.",
            "Export again with this version, and make the changes there.",
        )
    audience, numbers, *_ = (*head[3:], *("team", "")[len(head[3:]) :])
    found = SentWorkbook(audience, numbers, {}, {}, {})
    name = ""
    for line in lines:
        if line[0] == "sheet":
            name = line[1]
            found.names[name] = line[2]
            found.columns[name] = tuple(cell for cell in line[3:] if cell)
            found.marks[name] = {}
        elif line[0] == "row" and name and len(line) > 4:
            found.marks[name][line[1]] = (line[2], tuple(line[4].split(" ")))
    return found


def numbers_in(data: bytes, review: Review) -> dict[Id, Id] | None:
    """Which record goes by which number in a workbook; None where nobody knows, empty if by ids.

    Raises:
        LtError: It is no workbook that this version of `lt` made.
    """
    sheets = opened(data)
    if sheets is None:
        raise LtError("It was not made by lt export.")
    return printed_numbers.found(sent(sheets).numbers, review)


def compare(review: Review, sheets: dict[str, list[list[str]]], out: SentWorkbook) -> Back:
    """What somebody changed in a workbook.

    Args:
        review: As the reader of the workbook may read it now.
        sheets: Its cells.
        out: What its hidden sheet says.
    """
    back = Back()
    kinds = list(dict.fromkeys(name.partition(".")[0] for name in out.names.values()))
    now = {table.name: table for table in tables(review, kinds)}
    for sheet, name in out.names.items():
        if sheet not in sheets:
            back.refused.append(f"The sheet {sheet} is gone; its records stay as they are.")
        elif name not in now:
            back.refused.append(f"{name}: the folder has no such records any more.")
        else:
            _sheet(_Sheet(now[name], sheets[sheet], out.columns[sheet], out.marks[sheet]), back)
    for sheet, cells in sheets.items():
        if sheet != SHEET and sheet not in out.names and any(map(any, cells)):
            back.refused.append(f"The sheet {sheet} is not one of lt's; it was not read.")
    return back


@dataclass(frozen=True, slots=True)
class _Sheet:
    table: Table
    cells: list[list[str]]
    columns: tuple[str, ...]
    marks: dict[str, tuple[str, tuple[str, ...]]]


def _sheet(sheet: _Sheet, back: Back) -> None:
    heads = [head.strip() for head in sheet.cells[0]] if sheet.cells else []
    known = {column.name: column for column in sheet.table.columns}
    if not _told_apart(sheet, heads, known, back):
        return
    rows = {row.key: row for row in sheet.table.rows}
    came: set[str] = set()
    new: list[tuple[int, dict[str, str]]] = []
    for number, cells in enumerate(sheet.cells[1:], 2):
        values = {head: cell for head, cell in zip(heads, cells, strict=False) if head}
        if not any(value.strip() for value in values.values()):
            continue
        key = _key(sheet.table, values)
        where = f"{sheet.table.name}, row {number}"
        if key in came:
            back.refused.append(f"{where}: {values.get('id', key)} stands here twice.")
        elif key in sheet.marks:
            came.add(key)
            if key in rows:
                _row(sheet, rows[key], values, known, back)
            else:
                back.refused.append(f"{where}: {key} is no longer in the folder.")
        elif "." in sheet.table.name:
            back.refused.append(f"{where}: not in the export; it was not read.")
        else:
            new.append((number, values))
    gone = {key: one for key, one in sheet.marks.items() if key not in came and key in rows}
    for number, values in new:
        _new(sheet, number, values, gone, back)
    back.missing += [id for id, _ in gone.values()]


def _told_apart(sheet: _Sheet, heads: list[str], known: dict[str, Column], back: Back) -> bool:
    """Whether columns and rows can be told apart; says what is wrong with the headings."""
    name = sheet.table.name
    for head in heads:
        if head and head not in sheet.columns:
            back.refused.append(f"{name}: the column “{head}” is no field; it was not read.")
    twice = sorted({head for head in heads if head and heads.count(head) > 1})
    if twice:
        back.refused.append(
            f"{name}: the column “{twice[0]}” stands there twice; the sheet was not read. Take one "
            "of the two out."
        )
        return False
    lacking = [head for head in _keys(sheet.table) if head not in heads]
    if lacking:
        back.refused.append(
            f"{name}: the column “{lacking[0]}” is gone, so that rows cannot be told apart."
        )
        return False
    for head in sheet.columns:
        if head not in heads and head in known and known[head].open:
            back.refused.append(f"{name}: the column “{head}” is gone; what it held stays.")
    return True


def _new(
    sheet: _Sheet,
    number: int,
    values: dict[str, str],
    gone: dict[str, tuple[str, tuple[str, ...]]],
    back: Back,
) -> None:
    table = sheet.table
    known = {column.name: column for column in table.columns}
    where = f"{table.name}, row {number}"
    marks = {key: one for key, (_, one) in gone.items()}
    was = new_rows.renamed(values, marks, sheet.columns, known)
    if was:
        now = values.get("id", "").strip() or "none"
        back.refused.append(
            f"{where}: its id was {gone[was][0]}, and is {now} now. Ids cannot be changed in a "
            "workbook; the record stays as it is."
        )
        del gone[was]
        return
    found = new_rows.new(table, values, known, FORMULA)
    if new_rows.added_before(found, table, sheet.marks):
        return
    if any(row.key == _key(table, values) for row in table.rows):
        back.refused.append(f"{where}: the folder has a record of this id by now; export again.")
        return
    back.new.append((found.kind, found.values))
    back.refused += [
        f"{where}, {head}: a new row cannot hold this; add it in the folder." for head in found.left
    ]


def _keys(table: Table) -> tuple[str, ...]:
    """The columns that tell rows apart."""
    if "." in table.name:
        return tuple(column.name for column in table.columns[:2])
    return () if table.kind == "review" else ("id",)


def _key(table: Table, values: dict[str, str]) -> str:
    keys = [values.get(head, "").strip() for head in _keys(table)]
    if not keys:
        return "review"
    return "#".join((Id(keys[0]).folded, *keys[1:]))


def _row(
    sheet: _Sheet, row: ExportRow, values: dict[str, str], known: dict[str, Column], back: Back
) -> None:
    was = dict(zip(sheet.columns, sheet.marks[row.key][1], strict=False))
    have = dict(zip((column.name for column in sheet.table.columns), row.cells, strict=True))
    for head, text in values.items():
        column, before = known.get(head), was.get(head)
        if column is None or before is None:
            continue
        if text == FORMULA:
            back.refused.append(f"{row.id}, {head}: holds a formula; type the text itself.")
            continue
        if made_of_a_month(text, have[head]):
            back.refused.append(
                f"{row.id}, {head}: the program has made the day {text} of {have[head]}; what the "
                "folder has stays. If the day is known, write it into the folder."
            )
            continue
        text = meant(text, column)
        if column.sort == "time" and same_time(text, have[head]):
            continue
        new, now = mark(text), mark(have[head])
        if new in {before, now} or (before == SHUT and new == now):
            continue
        if before == SHUT or not column.open or head in row.shut:
            if before != SHUT or not _is_cut(text, have[head]):
                back.refused.append(f"{row.id}, {head}: cannot be changed in a workbook.")
            continue
        edited = Edited(row.id, (*row.steps, *column.steps), column, have[head], normal(text))
        (back.changes if now == before else back.conflicts).append(edited)


def _is_cut(text: str, whole: str) -> bool:
    """Whether a cell holds the beginning of a text that was too long for it."""
    return " […" in text and whole.startswith(text.rpartition(" […")[0].rstrip())


def shown(edited: Edited) -> Iterator[str]:
    """A change as lines: the field, what it was, what it is."""
    yield f"{edited.id}, {edited.field}"
    yield f"  - {_brief(edited.old)}"
    yield f"  + {_brief(edited.new)}"


def _brief(text: str) -> str:
    line = " ".join(text.split())
    return (line if len(line) <= 200 else line[:199] + "…") or "(empty)"
