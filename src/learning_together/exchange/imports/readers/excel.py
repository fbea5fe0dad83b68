"""Excel workbooks, new and old (.xlsx, .xls), by calamine.

Takes bytes, gives `Foreign`. Formulas are not worked out: the results that Excel stored are read,
and a formula without one is noticed.
"""

from collections.abc import Mapping
from typing import NamedTuple

from learning_together.dates.as_written.dated_text import time_of_sheet
from learning_together.errors import LtError
from learning_together.exchange.imports.readers import excel_formats
from learning_together.exchange.imports.readers.excel_parts import outside, remarks, sheet_parts
from learning_together.exchange.imports.readers.table import Foreign, Row, Table, bounded
from learning_together.office import workbook
from learning_together.office.archive import UnreadableError
from learning_together.patterns import regex

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
#: A cell that holds something, and its address; names of elements may have a prefix.
_CELL = regex(rb"<(?:\w+:)?c\s[^>]*?\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"'][^>]*?(/?)>")
#: An address past column Z or row 99,999; without one, no sheet is too large.
_FAR = regex(rb"r=[\"'](?:[A-Z]{2}|[A-Z]?[0-9]{6})")
_TRICK = regex(rb"\sr=(?:\"[^\"]*&|'[^']*&)")
_UNSOLVED = regex(
    rb"<(?:\w+:)?c\s[^>]*?\br=[\"']([A-Z]{1,3}[0-9]{1,7})[\"'][^>]*><(?:\w+:)?f[^>]*?"
    rb"(?:/>|>[^<]*</(?:\w+:)?f>)(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)
_OLD = (
    "In this old form of Excel, lt sees neither what is hidden or struck out, nor comments, nor "
    "whether a date shows less than its day. If that may matter, ask for an Excel Workbook (.xlsx)."
)
_DAMAGED = LtError(
    "The workbook is damaged and cannot be read.",
    "Open it in Excel or LibreOffice, which may mend it, save it as “Excel Workbook (.xlsx)”, and "
    "import that.",
)


_LOCKED = LtError(
    "The workbook is protected by a password, so nothing in it can be read.",
    "Open it with its password, remove the password (File, Info, Protect Workbook), save it, and "
    "import that.",
)


def read(data: bytes, parts: Mapping[str, bytes] | None = None) -> Foreign:
    """The sheets of a workbook.

    Args:
        data: Its content.
        parts: Its parts; None where it is an old one (.xls), which has none.

    Raises:
        LtError: It is damaged or protected, or far too large.
    """
    foreign = Foreign("Excel 97–2003" if parts is None else "Excel", [])
    about = None if parts is None else parts.get(workbook.ABOUT, b"")
    epoch = workbook.first_year(about, data)
    looks = None
    raws: dict[str, _Part] = {}
    sheets: dict[str, str] = {}
    if parts is not None:
        sheets = dict(sheet_parts(parts))
        raws = _guarded(parts, frozenset(sheets.values()), foreign)
        looks = excel_formats.looks_of(parts)
    for number, (name, rows, merged, hidden) in enumerate(_sheets(data), 1):
        above = tuple(filter(None, [time_of_sheet(name)]))  # Other names may be people's.
        table = Table(f"sheet {number}", rows, above, epoch, hidden, title=name)
        if looks is not None and (part := raws.get(sheets.get(name, ""))):
            looks.put_on(table, part.raw, formulas=part.formulas)
        _merge(table, merged)
        foreign.tables.append(table)
    if looks is not None and parts is not None:
        foreign.notices += looks.notices
        foreign.remarks = remarks(parts)
        foreign.outside = outside(parts)
    else:
        foreign.notices.append(_OLD)
    if not any(table.rows for table in foreign.tables):
        raise LtError("There is nothing in the workbook.", "Ask the agency to send it again.")
    return foreign


Merged = list[tuple[tuple[int, int], tuple[int, int]]]


class _Part(NamedTuple):
    """The XML of a sheet, and whether there may be formulas in it."""

    raw: bytes
    formulas: bool


def _sheets(data: bytes) -> list[tuple[str, list[Row], Merged, bool]]:
    found: list[tuple[str, list[Row], Merged, bool]] = []
    try:
        with workbook.opened(data) as book:
            for name, sheet, hidden in workbook.worksheets(book):
                start = sheet.start
                if start is None:
                    found.append((name, [], [], False))
                    continue
                bounded(sheet.height, sheet.width)
                left = [""] * start[1]
                rows = [
                    Row(number, [*left, *cells] if left else cells)
                    for number, cells in enumerate(sheet.to_python(), start[0] + 1)
                ]
                found.append((name, rows, sheet.merged_cell_ranges or [], hidden))
    except UnreadableError as broken:
        raise (_LOCKED if broken.why == "locked" else _DAMAGED) from None
    return found


def _merge(table: Table, merged: Merged) -> None:
    """Cells merged downwards stand again in each row; cells merged across count as one."""
    by_number = {row.number: row for row in table.rows}
    for (top, left), (bottom, right) in merged[:20_000]:
        above = by_number.get(top + 1)
        if above is None or left >= len(above.cells):
            continue
        value = above.cells[left]
        for number in range(top + 1, min(bottom + 1, top + 20_000) + 1):
            row = by_number.get(number)
            if row is None:
                continue
            if right > left:
                width = len(row.cells) if row.parts < 0 else row.parts
                row.parts = max(1, width - (min(right, len(row.cells) - 1) - left))
            if number > top + 1 and row.cells[left] == "" and value != "":
                row.cells[left] = value
                row.carried |= {left}


def _guarded(
    parts: Mapping[str, bytes], sheets: frozenset[str], foreign: Foreign
) -> dict[str, _Part]:
    """The parts of sheets, those that the workbook names and those in the usual place.

    Raises:
        LtError: One claims to reach far: the library would make room for all of it.
    """
    found: dict[str, _Part] = {}
    unsolved: list[str] = []
    for name, raw in parts.items():
        usual = name.startswith("xl/worksheets/") and name.endswith(".xml")
        if not usual and name not in sheets:
            continue
        tricks = b"&" in raw and _TRICK.search(raw)
        if tricks or b"<!ENTITY" in raw or b"\x00" in raw[:200]:
            raise _DAMAGED
        columns, rows = set(), 0
        far = _FAR.search(raw) is not None
        for column, row, bare in _CELL.findall(raw) if far else ():
            if not bare:
                columns.add(column)
                if len(row) > 4:
                    rows = max(rows, int(row))
        width = max((workbook.column(one.decode()) for one in columns), default=0)
        bounded(rows or 1, width)
        formulas = b"<f" in raw or b":f" in raw
        found[name] = _Part(raw, formulas)
        if formulas:
            unsolved += [one.decode() for one in _UNSOLVED.findall(raw)]
    if unsolved:
        shown = ", ".join(unsolved[:5]) + (" …" if len(unsolved) > 5 else "")
        foreign.notices.append(
            f"{len(unsolved)} cells hold formulas whose result is not stored ({shown}). Open the "
            "workbook in Excel, save it, and import it again."
        )
    return found
