"""Excel: cells that show nothing by their format, and those that nobody can read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from learning_together.office import xml
from learning_together.privacy.cleaning.elements import local
from learning_together.privacy.cleaning.opc import Parts
from learning_together.privacy.cleaning.unseen_letters import WHITE, alike, is_tiny, points

_NOTHING = frozenset({"", '""'})
_TEXTS = frozenset({"s", "str", "inlineStr"})


@dataclass(frozen=True, slots=True)
class Looks:
    """What the styles of cells say, by the number that cells name them by.

    Attributes:
        blank: Those that show nothing of what is in a cell.
        blank_numbers: Those that show no numbers.
        unread: Those whose letters have the colour of their cell, or are tiny.
    """

    blank: frozenset[str] = frozenset()
    blank_numbers: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()

    def cells(self, sheet: Any) -> Iterator[Any]:
        """The cells with something in them that show nothing."""
        for cell in sheet.iter():
            if local(cell) != "c" or not any(local(one) in {"v", "is", "f"} for one in cell):
                continue
            style = cell.get("s", "0")
            number = cell.get("t", "n") not in _TEXTS
            if style in self.blank or (number and style in self.blank_numbers):
                yield cell

    def hard_to_read(self, sheet: Any) -> int:
        """How many cells with something in them nobody can read."""
        return sum(
            local(cell) == "c"
            and cell.get("s", "0") in self.unread
            and any(local(one) in {"v", "is"} for one in cell)
            for cell in sheet.iter()
        )


def looks(package: Parts) -> Looks:
    """What the styles of a workbook say."""
    for name, data in package.parts.items():
        if name.endswith("/styles.xml") and package.is_xml(name):
            return _read(xml.parse(data))
    return Looks()


def _read(styles: Any) -> Looks:
    held: dict[str, list[Any]] = {local(one): list(one) for one in styles}
    codes = {one.get("numFmtId"): one.get("formatCode") or "" for one in held.get("numFmts", ())}
    fonts, fills = held.get("fonts", []), held.get("fills", [])
    blank, numbers, unread = set[str](), set[str](), set[str]()
    for place, style in enumerate(held.get("cellXfs", ())):
        shown = _sections(codes.get(style.get("numFmtId"), "General"))
        if not any(shown) and len(shown) >= 3:
            (blank if len(shown) >= 4 else numbers).add(str(place))
        font, fill = _at(fonts, style.get("fontId")), _at(fills, style.get("fillId"))
        if is_tiny(points(_size(font))) or alike(_font_colour(font), _fill_colour(fill)):
            unread.add(str(place))
    return Looks(frozenset(blank), frozenset(numbers), frozenset(unread))


def _sections(code: str) -> list[bool]:
    """Of each section of a format, whether it shows anything: numbers, minus, nought, text.

    >>> _sections(";;;"), _sections("0;;")
    ([False, False, False, False], [True, False, False])
    """
    bare = [re.sub(r"\[[^\]]*\]", "", one).strip() for one in code.split(";")]
    return [one not in _NOTHING for one in bare]


def _at(found: list[Any], number: str | None) -> Any:
    """The one of a number; nothing where there is none."""
    place = int(number) if number and number.isdecimal() else -1
    return found[place] if 0 <= place < len(found) else ()


def _size(font: Any) -> str:
    return next((one.get("val") or "" for one in font if local(one) == "sz"), "")


def _font_colour(font: Any) -> str:
    return next((one.get("rgb", "")[-6:] for one in font if local(one) == "color"), "")


def _fill_colour(fill: Any) -> str:
    """What a cell is filled with; white where it is not."""
    for pattern in fill:
        if local(pattern) == "patternFill" and pattern.get("patternType") == "solid":
            return next((one.get("rgb", "")[-6:] for one in pattern if local(one) == "fgColor"), "")
    return WHITE
