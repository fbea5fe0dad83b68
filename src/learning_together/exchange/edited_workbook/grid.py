"""The cells of a workbook as text, sheet by sheet, and as lines of plain data and back.

Knows no review and nothing of what `lt export` writes, so that it can be read apart.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

from learning_together.errors import LtError
from learning_together.exchange.edited_workbook.formulas import formulas
from learning_together.office import package, workbook
from learning_together.office.archive import UnreadableError

Sheets = dict[str, list[list[str]]]
_Line = dict[str, Any]
#: What stands for a cell in which there is a formula: its text is not what somebody typed.
FORMULA = "\0formula"


class Day(str):
    """The text of a cell that the program holds as a day."""

    __slots__ = ()


def told(cell: Any) -> str:
    """A cell as text.

    >>> told(3.0), told(True), told(date(2022, 6, 1))
    ('3', 'yes', '2022-06-01')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        midnight = cell.time() == time()
        return Day(cell.date().isoformat()) if midnight else cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return Day(cell.isoformat())
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return str(cell)


def opened(data: bytes, sheet: str, sign: str) -> Sheets | None:
    """The cells of a workbook, by sheet; None where it has no such mark.

    Args:
        data: Its bytes.
        sheet: The sheet that it must have.
        sign: What stands there first.

    Raises:
        LtError: It is no workbook.
    """
    parts = package.unpacked(data)
    if f'name="{sheet}"'.encode() not in parts.get("xl/workbook.xml", b""):
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
    hidden = sheets.get(sheet)
    return sheets if hidden and hidden[0][:1] == [sign] else None


def _rows(book: Any, name: str) -> list[list[Any]]:
    sheet = book.get_sheet_by_name(name)
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    return rows


def lines(sheets: Sheets | None) -> Iterator[_Line]:
    """The sheets, a line each; none where there is no such workbook."""
    for name, rows in (sheets or {}).items():
        days = [[n for n, cell in enumerate(row) if isinstance(cell, Day)] for row in rows]
        yield {"name": name, "rows": rows, "days": days}


def sheets(said: Iterable[_Line]) -> Sheets | None:
    """The sheets that these lines tell of; None where there are none."""
    found: Sheets = {}
    for line in said:
        rows: list[list[str]] = line["rows"]
        for row, days in zip(rows, line["days"], strict=True):
            for number in days:
                row[number] = Day(row[number])
        found[line["name"]] = rows
    return found or None
