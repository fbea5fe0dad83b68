"""An edited workbook compared with the folder: what somebody changed there, and nothing else.

Each cell has three states: as it was sent out (the hidden sheet's mark), as it came back, and as
the folder has it now. What changed in the workbook alone is a change; what changed in the folder
alone stays; what changed in both, differently, is a conflict, and is shown and never written.
"""

from dataclasses import dataclass
from itertools import zip_longest

from learning_together.exchange.edited_workbook import new_rows, parts
from learning_together.exchange.edited_workbook.cells import Choose
from learning_together.exchange.edited_workbook.changes import Back
from learning_together.exchange.edited_workbook.grid import FORMULA, Sheets
from learning_together.exchange.edited_workbook.row import Row, compare_row, taken, unclear
from learning_together.exchange.edited_workbook.sent import SentWorkbook
from learning_together.exchange.exports.excel import LISTS, NEEDED, SHEET
from learning_together.exchange.exports.table import Column, ExportRow, Table
from learning_together.exchange.exports.tables import tables
from learning_together.ids import Id
from learning_together.records.kinds import KINDS
from learning_together.review.review import Review
from learning_together.review.vocabulary import Vocabulary


def compare(
    review: Review,
    sheets: Sheets,
    out: SentWorkbook,
    choose: Choose | None = None,
) -> Back:
    """What somebody changed in a workbook.

    Args:
        review: As the reader of the workbook may read it now.
        sheets: Its cells.
        out: What its hidden sheet says.
        choose: Who chooses between the readings of a date; None where nobody can.
    """
    back, words = Back(), Vocabulary(review)
    kinds = {sheet: name.partition(".")[0] for sheet, name in out.names.items()}
    known = [kind for kind in dict.fromkeys(kinds.values()) if kind in KINDS]
    now = {table.name: table for table in tables(review, known, empty=True)}
    ids = {kind: {Id(row.id): row.id for row in now[kind].rows} for kind in known}
    for sheet, name in out.names.items():
        if sheet not in sheets:
            back.refused.append(f"The sheet {sheet} is gone; its records stay as they are.")
        elif kinds[sheet] not in KINDS:
            back.refused.append(
                f"The sheet {sheet} no longer says what kind of records it holds; it was not read."
            )
        elif name not in now:
            back.refused.append(f"{name}: the folder has no such records any more.")
        else:
            cells = sheets[sheet]
            if sheet in out.down:
                cells = [[*line] for line in zip_longest(*cells, fillvalue="")]
            columns, headings, marks = out.columns[sheet], out.headings[sheet], out.marks[sheet]
            about = _Sheet(
                now[name], cells, columns, headings, marks, words, choose, ids[kinds[sheet]]
            )
            _sheet(about, back)
    for sheet, cells in sheets.items():
        if sheet not in {SHEET, LISTS, *out.names} and any(map(any, cells)):
            back.refused.append(f"The sheet {sheet} is not one of lt's; it was not read.")
    return back


@dataclass(frozen=True, slots=True)
class _Sheet:
    table: Table
    cells: list[list[str]]
    columns: tuple[str, ...]
    headings: dict[str, str]
    marks: dict[str, tuple[str, tuple[str, ...]]]
    words: Vocabulary
    choose: Choose | None
    ids: dict[Id, str]


def _sheet(sheet: _Sheet, back: Back) -> None:
    fields = {heading: name for name, heading in sheet.headings.items()}
    fields |= {heading.removesuffix(NEEDED): name for heading, name in fields.items()}
    first = sheet.cells[0] if sheet.cells else []
    heads = [fields.get(head.strip(), head.strip()) for head in first]
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
        else:
            new.append((number, values))
    gone = {key: one for key, one in sheet.marks.items() if key not in came and key in rows}
    if "." in sheet.table.name:
        read = parts.Reading(sheet.ids, sheet.marks, FORMULA, sheet.words, sheet.choose)
        parts.add(sheet.table, new, read, back)
        new = []
    for number, values in new:
        _new(sheet, number, values, gone, back)
    back.missing += [id for id, _ in gone.values()]


def _told_apart(sheet: _Sheet, heads: list[str], known: dict[str, Column], back: Back) -> bool:
    """Whether columns and rows can be told apart; says what is wrong with the headings."""
    name = sheet.table.name

    def said(head: str) -> str:
        return f"{name}: the column “{sheet.headings.get(head, head)}”"

    back.refused += [
        f"{said(head)} is no field; it was not read."
        for head in heads
        if head and head not in sheet.columns
    ]
    twice = sorted({head for head in heads if head and heads.count(head) > 1})
    if twice:
        back.refused.append(
            f"{said(twice[0])} stands there twice; the sheet was not read. Take one of the two out."
        )
        return False
    lacking = [head for head in _keys(sheet.table) if head not in heads]
    if lacking:
        back.refused.append(f"{said(lacking[0])} is gone, so that rows cannot be told apart.")
        return False
    for head in sheet.columns:
        if head not in heads and head in known and known[head].open:
            back.refused.append(f"{said(head)} is gone; what it held stays.")
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
    was = new_rows.renamed(values, marks, sheet.columns, known, sheet.words)
    if was:
        now = values.get("id", "").strip() or "none"
        back.refused.append(
            f"{where}: its id was {gone[was][0]}, and is {now} now. Ids cannot be changed in a "
            "workbook; the record stays as it is."
        )
        del gone[was]
        return
    found = new_rows.new(table, values, known, FORMULA, sheet.words, sheet.choose)
    if new_rows.added_before(found, table, sheet.marks):
        return
    if any(row.key == _key(table, values) for row in table.rows):
        back.refused.append(f"{where}: the folder has a record of this id by now; export again.")
        return
    if found.unclear:
        back.refused += [
            f"{where}, {known[head].heading}: {unclear(typed, readings)} The row was not added."
            for head, typed, readings in found.unclear
        ]
        return
    back.new.append((found.kind, found.values))
    back.told += [
        taken(f"{where}, {known[head].heading}", typed, new) for head, typed, new in found.told
    ]
    back.refused += [
        f"{where}, {known[head].heading}: a new row cannot hold this; add it in the folder."
        for head in found.left
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
    compare_row(Row(row, values, was, have, known), back, sheet.words, sheet.choose)
