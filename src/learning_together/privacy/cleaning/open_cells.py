"""OpenDocument sheets: hidden sheets, rows, columns and cells under others.

Where something hidden goes, formulas become the values that they show.
"""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from learning_together.privacy.cleaning.elements import each, local, plain_name, remove, strip
from learning_together.privacy.cleaning.tally import NotCleanableError, Tally

_UNSEEN = frozenset({"collapse", "filter"})
_CELLS = frozenset({"table-cell", "covered-table-cell"})
#: Elements of a workbook that name cells, and go where those are gone.
_LEANING_TEXT = """
named-range named-expression content-validation database-range conditional-format
"""
_LEANING = frozenset(_LEANING_TEXT.split())
#: No row or column of a sheet is repeated as often.
_MOST = 10_000_000


def clean(roots: Sequence[Any], styles: set[str], tally: Tally) -> frozenset[str]:
    """Cleans the sheets of a document, and gives the names of those that are gone.

    Args:
        roots: Of its parts.
        styles: Those by which a sheet is hidden.
        tally: What was taken.

    Raises:
        NotCleanableError: A chart is drawn from a hidden sheet.
    """
    gone: set[str] = set()
    found = 0
    for root in roots:
        for table in each(root, lambda one: local(one) == "table"):
            if _said(table, "style-name") in styles and local(table.getparent()) == "spreadsheet":
                gone.add(_said(table, "name"))
                remove(table)
            elif local(table.getparent()) == "spreadsheet":
                found += _drop_hidden_cells(table)
    tally.took("hidden sheets", len(gone))
    tally.took("cells of hidden rows and columns, and under others", found)
    if gone or found:
        for root in roots:
            _only_values(root, gone, tally)
    return frozenset(gone)


def _said(element: Any, name: str) -> str:
    return next((str(v) for k, v in element.attrib.items() if plain_name(k) == name), "")


def _repeated(element: Any, name: str) -> int:
    typed = _said(element, name)
    return min(int(typed), _MOST) if typed.isdecimal() else 1


def _drop_hidden_cells(table: Any) -> int:
    """Empties cells of hidden rows and columns, and those under others; gives how many."""
    hidden: list[tuple[int, int]] = []
    at = 0
    for one in (one for one in table.iter() if local(one) == "table-column"):
        count = _repeated(one, "number-columns-repeated")
        if _said(one, "visibility") in _UNSEEN:
            hidden.append((at, at + count))
        at += count
    found = 0
    for row in [one for one in table.iter() if local(one) == "table-row"]:
        unseen = _said(row, "visibility") in _UNSEEN
        for cell, start, end in list(_cells(row)):
            if not _holds(cell):
                continue
            if unseen or local(cell) == "covered-table-cell":
                _empty(cell)
                found += 1
            else:
                for low, high in hidden:
                    if start < high and low < end:
                        _empty_part(cell, max(low, start) - start, min(high, end) - start)
                        found += 1
                        break
    return found


def _cells(row: Any) -> Iterator[tuple[Any, int, int]]:
    at = 0
    for cell in row:
        if local(cell) in _CELLS:
            count = _repeated(cell, "number-columns-repeated")
            yield cell, at, at + count
            at += count


def _holds(cell: Any) -> bool:
    return bool(len(cell)) or any(_is_content(name) for name in cell.attrib)


def _is_content(full: str) -> bool:
    name = plain_name(full)
    return name == "formula" or name.endswith("value") or name == "value-type"


def _empty(cell: Any) -> None:
    for one in list(cell):
        cell.remove(one)
    for name in [name for name in cell.attrib if _is_content(name)]:
        del cell.attrib[name]


def _empty_part(cell: Any, low: int, high: int) -> None:
    """Empties some of the cells that one element stands for."""
    name = next((k for k in cell.attrib if plain_name(k) == "number-columns-repeated"), None)
    if name is None:
        _empty(cell)
        return
    count = _repeated(cell, "number-columns-repeated")
    after = cell
    for start, end, kept in ((0, low, True), (low, high, False), (high, count, True)):
        if start < end:
            one = deepcopy(cell)
            one.tail = None
            one.set(name, str(end - start))
            if not kept:
                _empty(one)
            after.addnext(one)
            after = one
    cell.getparent().remove(cell)


def _only_values(root: Any, gone: set[str], tally: Tally) -> None:
    formulas = strip(root, lambda full: plain_name(full) == "formula")
    tally.took("formulas, since they may lean on what was hidden: their values stay", formulas)
    for one in each(root, lambda one: local(one) in _LEANING):
        if any(_names(value, gone) for inner in one.iter() for value in inner.attrib.values()):
            remove(one)
            tally.took("rules and names that lean on hidden sheets")
    for one in root.iter():
        if local(one) == "object" and _names(_said(one, "notify-on-update-of-ranges"), gone):
            raise NotCleanableError(
                "has a chart that is drawn from a hidden sheet",
                "Put a picture in place of the chart, or show the sheet; then clean it.",
            )


def _names(formula: str, gone: set[str]) -> bool:
    """Whether a formula or an address names one of these sheets."""
    return any(
        re.search(rf"(?:^|[^\w']){re.escape(name)}\.|'{re.escape(name)}'\.", formula, re.IGNORECASE)
        for name in gone
    )
