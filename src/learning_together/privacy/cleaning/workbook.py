"""Excel: hidden sheets, rows and columns, and what Excel notes of its own use.

Where something hidden goes, formulas and charts that may lean on it keep the figures that they
show: they become plain values.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from learning_together.office import xml
from learning_together.office.workbook import column
from learning_together.patterns import regex
from learning_together.privacy.cleaning.elements import each, local, remove, remove_all
from learning_together.privacy.cleaning.opc import Parts, id_of_relation, refuse_old_objects
from learning_together.privacy.cleaning.slides import drop_hidden_shapes
from learning_together.privacy.cleaning.tally import Tally
from learning_together.privacy.cleaning.workbook_looks import Looks, looks

_ON = frozenset({"1", "true"})
#: What Excel keeps of where and by whom a workbook was used.
_OF_USE = (
    "fileSharing", "absPath", "revisionPtr", "customWorkbookViews", "customSheetViews",
    "webPublishing", "webPublishObjects", "documentLink",
)  # fmt: skip
#: What leans on cells by a formula, and goes where those are gone.
_LEANING = frozenset({"dataValidation", "cfRule", "sparkline", "definedName"})
_FORMULAS = frozenset({"f", "formula", "formula1", "formula2", "definedName"})
_QUOTE = "'"
_RANGE = regex(r"([A-Z]{1,3})(\d{1,8}):([A-Z]{1,3})(\d{1,8})")
_CACHED = {"numRef": ("numCache", "numLit"), "strRef": ("strCache", "strLit")}


@dataclass(frozen=True, slots=True)
class _Hidden:
    """What is not seen of a workbook.

    Attributes:
        sheets: The names of hidden sheets.
        parts: The parts that hold them.
        cells: Whether cells of another sheet are hidden, or show nothing.
    """

    sheets: frozenset[str]
    parts: frozenset[str]
    cells: bool

    @property
    def any(self) -> bool:
        """Whether anything is."""
        return bool(self.sheets) or self.cells

    def names(self, formula: str) -> bool:
        """Whether a formula names a hidden sheet."""
        return any(
            re.search(rf"(?:^|[^\w.']){re.escape(name)}!", formula, re.IGNORECASE)
            or f"{name.replace(_QUOTE, _QUOTE * 2)}'!".lower() in formula.lower()
            for name in self.sheets
        )


def clean(package: Parts) -> None:
    """Cleans every part of a workbook."""
    refuse_old_objects(package)
    tally = package.tally
    shown = looks(package)
    hidden = _hidden(package, shown)
    tally.took("hidden sheets", len(hidden.parts))
    _forget_sheets(package, hidden)
    package.let_go(lambda _, one: one.target in hidden.parts, shown=True, counted=hidden.parts)
    package.let_go(
        lambda source, one: one.kind == "vmlDrawing" and _notes_only(package, source, one.id)
    )
    package.edit(lambda _, root: _part(root, hidden, shown, tally))
    _forget_strings(package)


def _hidden(package: Parts, shown: Looks) -> _Hidden:
    relations = {one.id: one for one in package.relations(package.main) if one.target}
    sheets, parts = set(), set()
    for sheet in xml.parse(package.parts[package.main]).iter():
        if local(sheet) == "sheet" and sheet.get("state", "visible") != "visible":
            sheets.add(sheet.get("name") or "")
            if (relation := relations.get(id_of_relation(sheet))) is not None:
                parts.add(relation.target)
    left = (one.target for one in relations.values() if one.kind == "worksheet")
    cells = any(
        next(chain(_unseen_cells(root), shown.cells(root)), None) is not None
        for root in (xml.parse(package.parts[part]) for part in left if part not in parts)
    )
    return _Hidden(frozenset(sheets), frozenset(parts), cells)


def _notes_only(package: Parts, source: str, id: str) -> bool:
    """Whether a drawing of old holds the frames of comments alone."""
    root = xml.parse(package.parts[source])
    held = {local(one): one for one in root}
    drawing = held.get("legacyDrawing")
    mine = drawing is not None and id_of_relation(drawing) == id
    return mine and not {"controls", "oleObjects"} & {local(one) for one in root.iter()}


def _forget_sheets(package: Parts, hidden: _Hidden) -> None:
    """Takes out of the workbook what counts or names hidden sheets."""
    root = xml.parse(package.parts[package.main])
    sheets = [one for one in root.iter() if local(one) == "sheet"]
    left = [one for one in sheets if one.get("name") not in hidden.sheets]
    numbers = {str(sheets.index(one)): str(number) for number, one in enumerate(left)}
    for one in each(root, lambda one: local(one) == "definedName"):
        if "localSheetId" not in one.attrib:
            continue
        if one.get("localSheetId") in numbers:
            one.set("localSheetId", numbers[one.get("localSheetId")])
        else:
            remove(one)
    for view in (one for one in root.iter() if local(one) == "workbookView"):
        for name in {"activeTab", "firstSheet"} & set(view.attrib):
            view.set(name, numbers.get(view.get(name), "0"))
    package.parts[package.main] = xml.written(root)


def _part(root: Any, hidden: _Hidden, shown: Looks, tally: Tally) -> None:
    for one in each(root, lambda one: local(one) == "AlternateContent"):
        if any(local(inner) == "absPath" for inner in one.iter()):
            remove(one)
            tally.took("settings that tell of its use")
    tally.took("settings that tell of its use", remove_all(root, *_OF_USE))
    # What was tried in place of the values that stand there, and by whom.
    tally.took("scenarios", sum(local(one) == "scenario" for one in root.iter()))
    remove_all(root, "scenarios")
    drop_hidden_shapes(root, tally)
    for one in (one for one in root.iter() if local(one) == "pivotCacheDefinition"):
        one.set("saveData", "0")
        if one.attrib.pop("refreshedBy", None) is not None:
            tally.took("names of those who refreshed pivot tables")
    if local(root) == "worksheet":
        tally.took(
            "cells of hidden rows and columns, and under others", _empty(_unseen_cells(root))
        )
        tally.took("cells whose format shows nothing", _empty(shown.cells(root)))
        tally.keeps("cells in the colour of their background, or tiny", shown.hard_to_read(root))
    names = [one.get("name") or "" for one in root.iter() if local(one) == "definedName"]
    tally.keeps("names of ranges", sum(not one.startswith("_xlnm.") for one in names))
    if hidden.any:
        _only_values(root, hidden, tally)


def _unseen_cells(sheet: Any) -> Iterator[Any]:
    """Cells with something in them in hidden rows and columns, and under others."""
    ranges = [
        (_number(one.get("min")), _number(one.get("max")))
        for one in sheet.iter()
        if local(one) == "col" and _is_hidden(one, "width")
    ]
    merged = [
        tuple(_number(part) if part.isdecimal() else column(part) for part in found.groups())
        for one in sheet.iter()
        if local(one) == "mergeCell" and (found := _RANGE.fullmatch(one.get("ref") or ""))
    ]
    number = 0
    for row in (one for one in sheet.iter() if local(one) == "row"):
        number = _number(row.get("r")) or number + 1
        across = [one for one in merged if one[1] <= number <= one[3]]
        unseen, at = _is_hidden(row, "ht"), 0
        for cell in (one for one in row if local(one) == "c"):
            letters = re.match(r"[A-Z]{1,3}", cell.get("r") or "")
            at = column(letters[0]) if letters else at + 1
            under = any(
                left <= at <= right and (at, number) != (left, top)
                for left, top, right, _ in across
            )
            hidden = unseen or under or any(low <= at <= high for low, high in ranges)
            if hidden and any(local(one) in {"v", "is", "f"} for one in cell):
                yield cell


def _is_hidden(element: Any, size: str) -> bool:
    """Whether a row or column is hidden, or has no size."""
    typed = element.get(size) or ""
    return element.get("hidden") in _ON or re.fullmatch(r"0+(?:\.0*)?", typed) is not None


def _empty(cells: Iterable[Any]) -> int:
    """Empties cells; how they look stays, for it shows around others. Gives how many."""
    found = list(cells)
    for cell in found:
        for one in list(cell):
            cell.remove(one)
        cell.attrib.pop("t", None)
    return len(found)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 0


def _only_values(root: Any, hidden: _Hidden, tally: Tally) -> None:
    """Has formulas and charts keep what they show, without leaning on other cells."""
    if local(root) == "worksheet":
        formulas = [
            one for one in root.iter() if local(one) == "f" and local(one.getparent()) == "c"
        ]
        for one in formulas:
            remove(one)
        tally.took(
            "formulas, since they may lean on what was hidden: their values stay", len(formulas)
        )
    for one in each(root, lambda one: local(one) in _FORMULAS and hidden.names(one.text or "")):
        leaning = next((up for up in _upwards(one) if local(up) in _LEANING), None)
        if leaning is not None:
            remove(leaning)
            tally.took("rules and names that lean on hidden sheets")
    for one in each(
        root, lambda one: local(one) in {"calculatedColumnFormula", "totalsRowFormula"}
    ):
        remove(one)
    if local(root) == "chartSpace":
        for one in each(root, lambda one: local(one) in _CACHED):
            _as_figures(one)
        tally.took("ties of charts to cells: their figures stay")


def _upwards(element: Any) -> Iterable[Any]:
    while element is not None:
        yield element
        element = element.getparent()


def _as_figures(reference: Any) -> None:
    """Puts the figures that a chart shows in place of the cells from which they came."""
    held, plain = _CACHED[local(reference)]
    cache = next((one for one in reference if local(one) == held), None)
    parent = reference.getparent()
    if cache is None:
        return
    space = reference.tag.rpartition("}")[0]
    if local(parent) == "tx":
        value = next((one for one in cache.iter() if local(one) == "v"), None)
        if local(parent.getparent()) != "ser" or value is None:
            return
        parent.replace(reference, value)
        return
    cache.tag = f"{space}}}{plain}"
    for one in [one for one in cache if local(one) == "extLst"]:
        cache.remove(one)
    parent.replace(reference, cache)


def _forget_strings(package: Parts) -> None:
    """Empties the texts that no cell shows any more: their numbers stay those of the others."""
    used: set[str] = set()
    tables = []
    for name in package.parts:
        if not package.is_xml(name):
            continue
        root = xml.parse(package.parts[name])
        if local(root) == "sst":
            tables.append((name, root))
        elif local(root) == "worksheet":
            for cell in (one for one in root.iter() if local(one) == "c" and one.get("t") == "s"):
                used.update((one.text or "").strip() for one in cell if local(one) == "v")
    for name, root in tables:
        for number, item in enumerate([one for one in root if local(one) == "si"]):
            if str(number) not in used and any(one.text for one in item.iter()):
                for one in list(item):
                    item.remove(one)
                item.append(item.makeelement(item.tag.replace("}si", "}t")))
                package.tally.took("texts that no cell shows any more")
        package.parts[name] = xml.written(root)
