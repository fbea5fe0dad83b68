"""Tables of a web page, as case systems and "Save as web page" write them. Nothing is fetched.

Takes bytes, gives `Foreign`.
"""

import re
from typing import Any

from learning_together.errors import LtError
from learning_together.exchange.imports.readers.csv import decode
from learning_together.exchange.imports.readers.merged_cells import Grid
from learning_together.exchange.imports.readers.number_formats import struck, tidy
from learning_together.exchange.imports.readers.table import Foreign, Row, Table, rectangular
from learning_together.office.archive import UnreadableError
from learning_together.patterns import regex

_BLOCKS = frozenset({"p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr"})
_UNSEEN = frozenset({"script", "style", "head", "template", "noscript", "del", "title"})
_UNSHOWN = regex(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_STRUCK = frozenset({"s", "strike"})
_CHARSET = regex(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
MAX_DEPTH = 200


def read(data: bytes) -> Foreign:
    """The tables of a page.

    Raises:
        LtError: It is damaged.
    """
    root = _parse(data)
    foreign = Foreign("HTML", [])
    if next(root.iter("del"), None) is not None:
        foreign.notices.append(
            "The page holds deletions that are marked as such; they were left out."
        )
    if next(root.iter(*_STRUCK), None) is not None:
        foreign.notices.append(
            "The page holds words that are struck out; they stand in the text in square brackets."
        )
    if any(
        one.get("hidden") is not None or _UNSHOWN.search(one.get("style") or "")
        for one in root.iter("table", "tr", "td", "th", "p", "span", "div")
    ):
        foreign.notices.append("The page holds hidden parts; they were read like the others.")
    above: list[str] = []
    _walk(root, foreign, above, 0)
    foreign.below = tuple(above)
    return foreign


def decoded(data: bytes) -> str:
    """The text of a page, by what it says of its letters."""
    declared = _CHARSET.search(data[:2048])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            text = data.decode(declared[1].decode())
        except (LookupError, UnicodeDecodeError):
            text, _ = decode(data)
    else:
        text, _ = decode(data)
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\x00", ""))


def _parse(data: bytes) -> Any:
    from learning_together.office import xml

    try:
        return xml.page(decoded(data))
    except UnreadableError:
        raise LtError("The page is damaged.", "Ask the agency to send it again.") from None


def _walk(element: Any, foreign: Foreign, above: list[str], depth: int) -> None:
    """Tables in the order of the page, with the text between them."""
    if depth > MAX_DEPTH:
        raise LtError("The page nests too deep.", "Ask the agency for a Word or Excel file.")
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _UNSEEN:
            continue
        if child.tag == "table":
            inner = _layout(child)
            if inner:
                for one in inner:
                    _walk(one, foreign, above, depth + 1)
                continue
            name = f"table {len(foreign.tables) + 1}"
            rows = _rows(child)
            foreign.tables.append(Table(name, rectangular(rows), tuple(above)))
            above.clear()
        elif child.find(".//table") is not None:
            _walk(child, foreign, above, depth + 1)
        elif said := _text(child):
            above.append(said)


def _layout(table: Any) -> list[Any]:
    """The cells of a table that only arranges other tables on the page."""
    cells = [cell for row in _own_rows(table) for cell in row if cell.tag in {"td", "th"}]
    with_tables = [cell for cell in cells if cell.find(".//table") is not None]
    return with_tables if with_tables and len(cells) <= 2 else []


def _own_rows(table: Any) -> list[Any]:
    rows = []
    for child in table:
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in {"thead", "tbody", "tfoot"}:
            rows += [row for row in child if row.tag == "tr"]
    return rows


def _rows(table: Any) -> list[Row]:
    grid = Grid()
    for number, row in enumerate(_own_rows(table), 1):
        grid.start(number)
        for cell in row:
            if cell.tag in {"td", "th"}:
                grid.put(_text(cell), _span(cell, "colspan"), _span(cell, "rowspan"))
        grid.end()
    return grid.rows


def _span(cell: Any, name: str) -> int:
    found = re.match(r"\s*([0-9]{1,6})", cell.get(name) or "")
    return max(1, int(found[1])) if found else 1


def _text(element: Any) -> str:
    """The text of an element, a line for each paragraph."""
    pieces: list[str] = []
    _gather(element, pieces, 0)
    lines = (" ".join(line.split()) for line in tidy("".join(pieces)).split("\n"))
    return "\n".join(line for line in lines if line)


def _text_of_all(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _gather(element: Any, pieces: list[str], depth: int) -> None:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN or depth > MAX_DEPTH:
        return
    if element.tag == "br":
        pieces.append("\n")
    if element.tag in _STRUCK or "line-through" in (element.get("style") or ""):
        inside = _text_of_all(element)
        pieces.append(struck(inside))
        return
    block = element.tag in _BLOCKS
    if block:
        pieces.append("\n")
    # Line breaks of the source mean nothing in HTML.
    pieces.append((element.text or "").replace("\n", " ").replace("\r", " "))
    for child in element:
        _gather(child, pieces, depth + 1)
        if child.tag in {"td", "th"}:
            pieces.append(" | ")
        pieces.append((child.tail or "").replace("\n", " ").replace("\r", " "))
    if block:
        pieces.append("\n")
