"""Tables of OpenDocument text and spreadsheets (.odt, .ods).

Takes the parts of a file, gives `Foreign`. Deletions that are tracked stand apart in such files, so
what is read is the text with every change accepted.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from learning_together.dates.as_written.cells import Cell, as_text
from learning_together.dates.as_written.dated_text import time_of_sheet
from learning_together.errors import LtError
from learning_together.exchange.imports.readers import form_marks
from learning_together.exchange.imports.readers.merged_cells import Grid
from learning_together.exchange.imports.readers.number_formats import shown, struck, tidy
from learning_together.exchange.imports.readers.open_document_formats import DocumentLooks
from learning_together.exchange.imports.readers.table import (
    MAX_COLUMNS,
    MAX_ROWS,
    Foreign,
    Outside,
    Remark,
    Table,
    bounded,
    rectangular,
)
from learning_together.office import xml

_O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_T = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_X = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_M = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_D = "{http://purl.org/dc/elements/1.1/}"
_S = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_GROUPS = frozenset(
    {
        f"{_T}table-header-rows",
        f"{_T}table-rows",
        f"{_T}table-row-group",
        f"{_T}table-header-columns",
    }
)
_CELLS = (f"{_T}table-cell", f"{_T}covered-table-cell")
MAX_DEPTH = 60


def read(parts: Mapping[str, bytes]) -> Foreign:
    """The tables of a file.

    Raises:
        LtError: It is damaged or protected.
    """
    manifest = parts.get("META-INF/manifest.xml", b"")
    if b"encryption-data" in manifest:
        raise LtError(
            "The file is protected by a password, so nothing in it can be read.",
            "Open it with its password, save it without one, and import that.",
        )
    root = xml.part(parts, "content.xml")
    body = root.find(f"{_O}body") if root is not None else None
    if body is None or not len(body):
        raise LtError("The file is damaged: it holds no text.", "Ask the agency to send it again.")
    sheets = body[0].tag == f"{_O}spreadsheet"
    if not sheets and body[0].tag != f"{_O}text":
        raise LtError("This is neither a text nor a spreadsheet.", "Ask for a Word or Excel file.")
    reader = _Reader(DocumentLooks(_styled(parts, root)), sheets=sheets)
    reader.blocks(body[0], 0)
    tables = reader.foreign.tables
    if (marks := form_marks.table(_properties(parts), len(tables) + 1)) is not None:
        tables.append(marks)
    reader.foreign.below = tuple(reader.above)
    if next(root.iter(f"{_X}tracked-changes", f"{_T}tracked-changes"), None) is not None:
        reader.foreign.notices.append(
            "The file holds tracked changes. They were read as accepted: what was inserted is in, "
            "what was deleted is out. Ask the agency whether that is what they mean."
        )
    reader.pages(xml.part(parts, "styles.xml"))
    return reader.foreign


def _properties(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The properties of the file that its users have set."""
    root = xml.part(parts, "meta.xml")
    for one in root.iter(f"{_M}user-defined") if root is not None else ():
        yield one.get(f"{_M}name") or "", "".join(one.itertext())


def _styled(parts: Mapping[str, bytes], content: Any) -> list[Any]:
    styles = xml.part(parts, "styles.xml")
    return [content] if styles is None else [styles, content]


class _Reader:
    def __init__(self, looks: DocumentLooks, *, sheets: bool) -> None:
        self.looks = looks
        self.sheets = sheets
        form = "OpenDocument spreadsheet" if sheets else "OpenDocument text"
        self.foreign = Foreign(form, [])
        self.above: list[str] = []
        self.at = (0, 0)
        self.usual: list[str] = []

    def blocks(self, parent: Any, depth: int) -> None:
        """Tables in the order of the file, and the text between them."""
        if depth > MAX_DEPTH:
            raise LtError("Tables in the file nest too deep.", "Ask for a plain table.")
        for child in parent:
            if child.tag == f"{_T}table":
                self._table(child, depth)
            elif child.tag in {f"{_X}p", f"{_X}h"}:
                if said := self.text(child).strip():
                    self.above.append(said)
            elif child.tag in {f"{_X}section", f"{_X}list", f"{_X}list-item"}:
                self.blocks(child, depth + 1)

    def pages(self, styles: Any) -> None:
        """What stands in the headers and footers of pages, each text once."""
        for sort in ("header", "footer"):
            for part in styles.iter(f"{_S}{sort}") if styles is not None else ():
                for paragraph in part.iter(f"{_X}p"):
                    one = Outside(f"the page {sort}", self.text(paragraph).strip())
                    if one.text and one not in self.foreign.outside:
                        self.foreign.outside.append(one)

    def _table(self, table: Any, depth: int) -> None:
        cells = [cell for row in _rows(table) for cell in row if cell.tag in _CELLS]
        if len(cells) <= 2 and any(cell.find(f".//{_T}table") is not None for cell in cells):
            for cell in cells:
                self.blocks(cell, depth + 1)
            return
        number = len(self.foreign.tables) + 1
        name = f"{'sheet' if self.sheets else 'table'} {number}"
        grid = Grid()
        self.usual = []
        for column in table.iter(f"{_T}table-column"):
            repeats = _number(column, "number-columns-repeated", MAX_COLUMNS)
            self.usual += [column.get(f"{_T}default-cell-style-name") or ""] * repeats
            del self.usual[MAX_COLUMNS:]
        at = 0
        for row in _rows(table):
            repeats = _number(row, "number-rows-repeated", MAX_ROWS + 1)
            at += 1
            empty = self._row(row, grid, number, at)
            if empty:
                grid.rows.pop()
                at += repeats - 1
                continue
            for _ in range(repeats - 1):
                at += 1
                bounded(len(grid.rows), 1)
                self._row(row, grid, number, at)
        self.at = (0, 0)
        epoch = 1900 if self.sheets else None
        hidden = table.get(f"{_T}style-name") in self.looks.unseen
        titled = time_of_sheet(table.get(f"{_T}name") or "") if self.sheets else ""
        above = tuple(filter(None, [*self.above, titled]))
        made = Table(name, rectangular(grid.rows), above, epoch, hidden)
        self.foreign.tables.append(made)
        self.above = []
        self._hidden(table, name[0].upper() + name[1:])

    def _hidden(self, table: Any, name: str) -> None:
        for what in ("row", "column"):
            if any(one.get(f"{_T}visibility") in {"collapse", "filter"}
                   for one in table.iter(f"{_T}table-{what}")):  # fmt: skip
                self._notice(f"{name} holds {what}s that are hidden or filtered out in the file; "
                             "they were read like the others.")  # fmt: skip

    def _row(self, row: Any, grid: Grid, table: int, number: int) -> bool:
        """Reads a row; gives whether nothing is in it."""
        grid.start(number)
        self.at = (table, number)
        waiting = 0  # empty cells, which only count where something follows
        filled = False
        for cell in row:
            if cell.tag not in _CELLS:
                continue
            repeats = _number(cell, "number-columns-repeated", MAX_COLUMNS * 100)
            if cell.tag == f"{_T}covered-table-cell":
                continue
            place = len(grid.row.cells) + waiting
            usual = self.usual[place] if place < len(self.usual) else ""
            value = self._value(
                cell,
                cell.get(f"{_T}style-name") or row.get(f"{_T}default-cell-style-name") or usual,
            )
            across = _number(cell, "number-columns-spanned", MAX_COLUMNS)
            down = _number(cell, "number-rows-spanned", MAX_ROWS)
            if value == "" and across == 1 and down == 1:
                waiting += repeats
                continue
            bounded(1, waiting + repeats)
            for _ in range(waiting):
                grid.put("")
            waiting = 0
            for _ in range(repeats):
                grid.put(value, across, down)
            filled = filled or value != ""
        grid.end()
        return not filled and not grid.rows[-1].carried

    def _value(self, cell: Any, style: str) -> Cell:
        said = self._lines(cell)
        value = _held(cell, said)
        code = self.looks.codes.get(style)
        if isinstance(value, date) and code is not None:
            looks = shown(value, code)
            if looks is not None:
                self._notice(f"In {self._place()}, less of a date is shown than is held; such "
                             "dates were read as they are shown.")  # fmt: skip
                value = looks
        if style in self.looks.struck and value != "":
            self._struck()
            return struck(as_text(value))
        return value

    def _struck(self) -> None:
        self._notice(f"In {self._place()}, words are struck out; they stand in the text in square "
                     "brackets.")  # fmt: skip

    def _notice(self, text: str) -> None:
        if text not in self.foreign.notices:
            self.foreign.notices.append(text)

    def _place(self) -> str:
        return f"{'sheet' if self.sheets else 'table'} {self.at[0]}"

    def _lines(self, parent: Any, depth: int = 0) -> str:
        if depth > MAX_DEPTH:
            raise LtError("Tables in the file nest too deep.", "Ask for a plain table.")
        lines: list[str] = []
        for child in parent:
            if child.tag in {f"{_X}p", f"{_X}h"}:
                lines.append(self.text(child))
            elif child.tag == f"{_O}annotation":
                self._remark(child)
            elif child.tag == f"{_T}table":
                for row in _rows(child):
                    cells = [self._lines(one, depth + 1) for one in row if one.tag in _CELLS]
                    if any(cells):
                        lines.append(" | ".join(cells))
            elif isinstance(child.tag, str) and (
                not child.tag.startswith(_DRAW) or child.find(f".//{_X}p") is not None
            ):
                said = self._lines(child, depth + 1)
                if said:
                    lines.append(said)
        return "\n".join(lines).strip()

    def text(self, element: Any, depth: int = 0) -> str:  # noqa: C901 - a branch for each sort
        """The text of a paragraph."""
        if depth > MAX_DEPTH:
            return ""
        pieces = [element.text or ""]
        for child in element:
            tag = child.tag
            if tag == f"{_X}s":
                pieces.append(" " * _number(child, "c", 100, _X))
            elif tag == f"{_X}tab":
                pieces.append("\t")
            elif tag == f"{_X}line-break":
                pieces.append("\n")
            elif tag == f"{_O}annotation":
                self._remark(child)
            elif tag == f"{_X}note":
                note = child.find(f"{_X}note-body")
                said = self._lines(note) if note is not None else ""
                pieces.append(f" [note: {' '.join(said.split())}]")
            elif isinstance(tag, str) and tag.startswith(_DRAW):
                pieces.append(
                    "[picture]" if child.find(f".//{_X}p") is None else self._lines(child)
                )
            elif isinstance(tag, str) and tag != f"{_O}annotation-end":
                said = self.text(child, depth + 1)
                if child.get(f"{_X}style-name") in self.looks.struck and said.strip():
                    self._struck()
                    said = struck(said)
                pieces.append(said)
            pieces.append(child.tail or "")
        return tidy("".join(pieces))

    def _remark(self, note: Any) -> None:
        author = note.find(f"{_D}creator")
        said = "\n".join(self.text(one) for one in note.iter(f"{_X}p")).strip()
        name = (author.text or "") if author is not None else ""
        self.foreign.remarks.append(Remark(*self.at, name, said))


def _held(cell: Any, said: str) -> Cell:
    """The value of a cell, where it says as much as what is shown."""
    kind = cell.get(f"{_O}value-type")
    if kind == "date":
        given = cell.get(f"{_O}date-value") or ""
        try:
            return datetime.fromisoformat(given[:19]) if "T" in given else date.fromisoformat(given)
        except ValueError:
            return said
    if kind == "time":
        found = re.fullmatch(r"PT(\d+)H(\d+)M(\d+).*", cell.get(f"{_O}time-value") or "")
        if found and int(found[1]) < 24:
            return time(int(found[1]), int(found[2]), int(found[3]))
    if kind == "float" and (
        not said or re.fullmatch(r"-?[1-9][0-9]*(?:\.[0-9]+)?|-?0\.[0-9]+|0", said)
    ):
        try:
            return float(cell.get(f"{_O}value") or "")
        except ValueError:
            return said
    return said


def _rows(table: Any) -> list[Any]:
    rows = []
    for child in table:
        if child.tag == f"{_T}table-row":
            rows.append(child)
        elif child.tag in _GROUPS:
            rows += _rows(child)
    return rows


def _number(element: Any, name: str, most: int, space: str = _T) -> int:
    value = element.get(f"{space}{name}") or "1"
    return max(1, min(int(value), most)) if value.isdigit() else 1
