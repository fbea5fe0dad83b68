"""Lists as Word has them: by styles, whose numbering says what stands before an item.

Takes a file's numbering part and its styles; gives each paragraph of a list its style, and the part
with what that needs. A list that is numbered otherwise than the style says keeps pandoc's own.
"""

from copy import deepcopy
from typing import TYPE_CHECKING

from learning_together.documents.word.elements import elements, parse, serialise, set_property, w
from learning_together.documents.word.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

LEVELS = 3
"""Levels that have a style of their own; what is deeper looks like the last."""
_LEFT, _HANGING = 397, 340  # of a list that no style speaks for
_KINDS = ("Bullet", "Number")
_CONTINUED = "1000"  # pandoc's number of what goes on within an item


def style_name(kind: str, level: int) -> str:
    """The name of a list's style: `List Bullet`, `List Number 2`."""
    number = min(level, LEVELS - 1) + 1
    return f"List {kind}" + (f" {number}" if number > 1 else "")


class Lists:
    """The lists of a file.

    Args:
        data: Its numbering part.
        ours: The numbering part of our own reference file.
        styles: Its styles.
    """

    def __init__(self, data: bytes, ours: bytes, styles: Styles) -> None:
        self._root = parse(data)
        self._styles = styles
        if any(styles.is_supplied(style_name(kind, 0)) for kind in _KINDS):
            self._supply(parse(ours))
        self._abstract = {
            _val(number): _val(number.find(w("abstractNumId")), "val")
            for number in self._root.findall(w("num"))
        }
        self._looks = {
            _val(one, "abstractNumId"): _look(one) for one in self._root.findall(w("abstractNum"))
        }
        self._numbered = self._abstract.get(styles.number(style_name("Number", 0)), "")
        self._told: set[str] = set()

    @property
    def styles(self) -> frozenset[str]:
        """The ids of the styles of lists."""
        names = [style_name(kind, level) for kind in _KINDS for level in range(LEVELS)]
        return frozenset(self._styles[name] for name in (*names, "List Continue"))

    def part(self) -> bytes:
        """The numbering part."""
        return serialise(self._root)

    def finish(self, block: "_Element", number: str, level: int) -> None:
        """Puts a paragraph of a list into its style.

        Args:
            block: The paragraph.
            number: Of its list, as pandoc gave it.
            level: How deep it is, from 0.
        """
        look = self._looks.get(self._abstract.get(number, ""), "")
        if number == _CONTINUED:
            self._style(block, "List Continue")
            _drop_number(block)
            if level:
                set_property(block, f'<w:ind w:left="{_LEFT + _HANGING * level}"/>')
        elif look == "bullet":
            self._style(block, style_name("Bullet", level))
            if level < LEVELS:
                _drop_number(block)
        else:
            self._style(block, style_name("Number", level))
            if look == "%1.":
                self._number_as_styled(number)
            else:
                indent = f'<w:ind w:left="{_LEFT + _HANGING * level}" w:hanging="{_HANGING}"/>'
                set_property(block, indent)

    def _style(self, block: "_Element", name: str) -> None:
        set_property(block, f'<w:pStyle w:val="{self._styles[name]}"/>')

    def _number_as_styled(self, number: str) -> None:
        """Lets a list look as the style says, beginning where it begins by itself."""
        if number in self._told:
            return
        self._told.add(number)
        found = next(one for one in self._root.findall(w("num")) if _val(one) == number)
        kind = found.find(w("abstractNumId"))
        if kind is not None and self._numbered:
            kind.set(w("val"), self._numbered)

    def _supply(self, ours: "_Element") -> None:
        """Brings our numbering along with our styles of lists."""
        taken = [
            int(value)
            for name, key in (("abstractNum", "abstractNumId"), ("num", "numId"))
            for one in self._root.findall(w(name))
            if (value := _val(one, key)).isdecimal()
        ]
        free = max(taken, default=0) + 1
        first = self._root.find(w("num"))
        for place, kind in enumerate(ours.findall(w("abstractNum"))):
            old, new = _val(kind, "abstractNumId"), str(free + place)
            kind = deepcopy(kind)
            kind.set(w("abstractNumId"), new)
            for level in kind.iter(w("pStyle")):
                level.set(w("val"), self._styles.supplied_as(_val(level, "val")))
            if first is None:
                self._root.append(kind)
            else:
                first.addprevious(kind)
            number = f'<w:num w:numId="{new}"><w:abstractNumId w:val="{new}"/></w:num>'
            self._root.extend(elements(number))
            self._styles.renumber(old, new)


def _val(element: "_Element | None", name: str = "numId") -> str:
    return "" if element is None else str(element.get(w(name), ""))


def _look(abstract: "_Element") -> str:
    """What stands before an item of the first level: `bullet`, or its number's pattern."""
    level = abstract.find(w("lvl"))
    if level is None:
        return ""
    form = _val(level.find(w("numFmt")), "val")
    return form if form == "bullet" else _val(level.find(w("lvlText")), "val")


def _drop_number(block: "_Element") -> None:
    properties = block.find(w("pPr"))
    number = None if properties is None else properties.find(w("numPr"))
    if properties is not None and number is not None:
        properties.remove(number)
