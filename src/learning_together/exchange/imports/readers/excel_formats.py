"""How the sheets of a workbook look: what is hidden, struck out, in error, or shown otherwise.

Takes the parts of an Excel package, gives what to read in the place of some cells, and what to
tell. Values themselves are read elsewhere.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from learning_together.dates.as_written.cells import as_text
from learning_together.exchange.imports.readers.number_formats import (
    BUILT_IN,
    matters,
    shown,
    struck,
    tidy,
)
from learning_together.exchange.imports.readers.table import Row, Table
from learning_together.office import xml
from learning_together.office.workbook import column
from learning_together.patterns import regex

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ROW = regex(rb"<(?:\w+:)?row\b([^>]*)>")
_COLUMN = regex(rb"<(?:\w+:)?col\b([^>]*)>")
_CELL = regex(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_HIDDEN = regex(rb"\bhidden=[\"'](?:1|true)[\"']")
_ADDRESS = regex(rb"\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")
_STYLE = regex(rb"\bs=[\"']([0-9]{1,6})[\"']")
_VALUE = regex(rb"<(?:\w+:)?v>([^<]+)</")
_FORMULA = regex(rb"<(?:\w+:)?f[\s/>]")
_STRIKE = regex(rb"<(?:\w+:)?strike\b")
_MOST_SHOWN = 5
_TOLD = {
    "struck": "words are struck out in {}; they stand in the text in square brackets",
    "less": "less or more is shown than is held (a month of a date, a number with its unit) in {}; "
    "that was read as it is shown",
    "error": "there is an error instead of a value in {}; that was read as it stands",
}


class _Style(NamedTuple):
    code: str
    struck: bool


@dataclass
class Looks:
    """What is to be told of the sheets of a workbook, by the number of the sheet.

    Attributes:
        notices: In words.
        strings: Of the shared texts of the workbook, those with something struck out.
        styles: Of the styles of cells, those that matter.
    """

    notices: list[str] = field(default_factory=list)
    strings: dict[int, str] = field(default_factory=dict)
    styles: dict[int, _Style] = field(default_factory=dict)

    def put_on(self, table: Table, raw: bytes, *, formulas: bool) -> None:
        """Reads a sheet's cells as they look, and tells what is hidden.

        Args:
            table: The sheet as it was read.
            raw: Its XML.
            formulas: Whether there may be formulas in it.
        """
        name = table.name[0].upper() + table.name[1:]
        self._hidden(name, raw, table)
        unsure = b't="e"' in raw or b"t='e'" in raw or formulas
        if not (self.styles or self.strings or unsure or b"strike" in raw):
            return
        rows = {row.number: row for row in table.rows}
        told: dict[str, list[str]] = {"struck": [], "less": [], "error": []}
        for found in _CELL.finditer(raw):
            self._cell(found[1], found[2] or b"", rows, told)
        for what, text in _TOLD.items():
            if told[what]:
                self.notices.append(f"{name}: {text.format(_some('cell', told[what]))}.")

    def _hidden(self, name: str, raw: bytes, table: Table) -> None:
        # A plain search takes a tenth of the time of the pattern's.
        if b"hidden=" not in raw or not _HIDDEN.search(raw):
            return
        filled = {row.number for row in table.rows if row.filled}
        rows = []
        at = 0
        for found in _ROW.finditer(raw):
            number = re.search(rb"\br=[\"']([0-9]{1,7})[\"']", found[1])
            at = int(number[1]) if number else at + 1
            if _HIDDEN.search(found[1]) and at in filled:
                rows.append(str(at))
        if rows:
            self.notices.append(f"{name}: hidden or filtered out in the file, and read like the "
                                f"others: {_some('row', rows)}.")  # fmt: skip
        columns = []
        for found in _COLUMN.finditer(raw):
            if _HIDDEN.search(found[1]):
                ends = [re.search(rb"\b%b=[\"']([0-9]{1,5})" % one, found[1])
                        for one in (b"min", b"max")]  # fmt: skip
                first, last = (int(end[1]) if end else 0 for end in ends)
                columns += [_letters(one) for one in range(first, min(last, 300) + 1) if one]
        if columns and len(columns) < 200:
            self.notices.append(f"{name}: hidden in the file, and read like the others: "
                                f"{_some('column', columns)}.")  # fmt: skip

    def _cell(
        self, about: bytes, inside: bytes, rows: dict[int, Row], told: dict[str, list[str]]
    ) -> None:
        address = _ADDRESS.search(about)
        row = rows.get(int(address[2])) if address else None
        at = column(address[1].decode()) - 1 if address else 0
        if address is None or row is None or at >= len(row.cells):
            return
        place = f"{address[1].decode()}{address[2].decode()}"
        value = _VALUE.search(inside)
        if row.cells[at] == "":
            if b't="e"' in about or b"t='e'" in about:
                row.cells[at] = value[1].decode("utf-8", "replace") if value else "#ERROR!"
                told["error"].append(place)
            elif _FORMULA.search(inside) and not value and b't="str"' not in about:
                row.unsolved |= {at}
            return
        text = self._struck_out(about, inside, value[1] if value else b"")
        found = _STYLE.search(about)
        style = self.styles.get(int(found[1])) if found else None
        if text is None and style is not None:
            looks = shown(row.cells[at], style.code) if style.code else None
            if looks is not None:
                row.cells[at] = looks
                told["less"].append(place)
            text = struck(as_text(row.cells[at])) if style.struck else None
        if text is not None:
            row.cells[at] = text
            told["struck"].append(place)

    def _struck_out(self, about: bytes, inside: bytes, value: bytes) -> str | None:
        """The text of a cell some of whose words are struck out."""
        if b't="s"' in about and value.isdigit():
            return self.strings.get(int(value))
        return _inline(inside) if _STRIKE.search(inside) else None


def looks_of(parts: Mapping[str, bytes]) -> Looks:
    """What matters of the styles and shared texts of a workbook."""
    found = Looks()
    root = xml.part(parts, "xl/styles.xml")
    if root is not None:
        found.styles = _styles(root)
    raw = parts.get("xl/sharedStrings.xml", b"")
    if b"strike" in raw:
        for number, one in enumerate(xml.parse(raw).iterchildren(f"{_MAIN}si")):
            text = _rich(one)
            if text is not None:
                found.strings[number] = text
    return found


def _styles(root: Any) -> dict[int, _Style]:
    codes = dict(BUILT_IN)
    for one in root.iter(f"{_MAIN}numFmt"):
        number = one.get("numFmtId") or ""
        if number.isdigit():
            codes[int(number)] = one.get("formatCode") or ""
    fonts = [_is_struck(one) for one in root.iterfind(f"{_MAIN}fonts/{_MAIN}font")]
    found = {}
    for number, one in enumerate(root.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")):
        code = codes.get(_whole(one.get("numFmtId")), "")
        font = _whole(one.get("fontId"))
        style = _Style(code if matters(code) else "", font < len(fonts) and fonts[font])
        if style.code or style.struck:
            found[number] = style
    return found


def _is_struck(properties: Any) -> bool:
    mark = properties.find(f"{_MAIN}strike") if properties is not None else None
    return mark is not None and mark.get("val", "1") not in {"0", "false"}


def _rich(text: Any) -> str | None:
    """A text of several runs, where one of them is struck out."""
    pieces: list[str] = []
    any_struck = False
    for run in text:
        said = "".join(one.text or "" for one in run.iter(f"{_MAIN}t"))
        if run.tag == f"{_MAIN}r" and _is_struck(run.find(f"{_MAIN}rPr")):
            any_struck = True
            said = struck(said)
        elif run.tag not in {f"{_MAIN}r", f"{_MAIN}t"}:
            continue
        pieces.append(said)
    return tidy("".join(pieces)).strip() if any_struck else None


def _inline(inside: bytes) -> str | None:
    found = re.search(rb"<(?:\w+:)?is>.*</(?:\w+:)?is>", inside, re.DOTALL)
    if found is None or b":is>" in found[0]:
        return None
    head = b'<is xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    return _rich(xml.parse(head + found[0][4:]))


def _some(what: str, places: Iterable[str]) -> str:
    those = list(places)
    more = f" and {len(those) - _MOST_SHOWN} more" if len(those) > _MOST_SHOWN else ""
    return f"{what}{'s' * (len(those) > 1)} {', '.join(those[:_MOST_SHOWN])}{more}"


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


def _letters(number: int) -> str:
    text = ""
    while number:
        number, left = divmod(number - 1, 26)
        text = chr(65 + left) + text
    return text
