"""Which cells of a workbook hold formulas: a reader of values gives what was last worked out.

Takes the parts of an Excel file; gives places. Reads the markup, works nothing out.
"""

from collections.abc import Mapping

from learning_together.office.package import part_name
from learning_together.office.workbook import column
from learning_together.patterns import regex

_SHEET = regex(r"<(?:\w+:)?sheet\b[^>]*>")
_NAME = regex(r'\bname="([^"]*)"')
_LINK = regex(r'\b\w+:id="([^"]*)"')
_RELATION = regex(r"<Relationship\b[^>]*>")
_ID, _TARGET = regex(r'\bId="([^"]*)"'), regex(r'\bTarget="([^"]*)"')
_CELL = regex(r'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^>]*>\s*<(?:\w+:)?f\b')


def formulas(parts: Mapping[str, bytes]) -> dict[str, list[tuple[int, int]]]:
    """By sheet, the row and column (from 0) of every cell that holds a formula."""
    from html import unescape

    book = parts.get("xl/workbook.xml", b"").decode("utf-8", "replace")
    links = parts.get("xl/_rels/workbook.xml.rels", b"").decode("utf-8", "replace")
    targets = {}
    for link in _RELATION.findall(links):
        key, target = _ID.search(link), _TARGET.search(link)
        if key and target:
            targets[key[1]] = part_name("xl", target[1])
    found: dict[str, list[tuple[int, int]]] = {}
    for sheet in _SHEET.findall(book):
        name, key = _NAME.search(sheet), _LINK.search(sheet)
        if name and key:
            text = parts.get(targets.get(key[1], ""), b"").decode("utf-8", "replace")
            cells = [(int(row) - 1, column(letters) - 1) for letters, row in _CELL.findall(text)]
            if cells:
                found[unescape(name[1])] = cells
    return found
