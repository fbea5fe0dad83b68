"""OpenDocument: text that is there and that no reader sees, by how its styles look.

Tiny letters, and letters in the colour of what is behind them. What is behind letters is known
where a style says it, or is the bare page; in tables without a colour, in frames, and where a
picture may lie behind the text, white letters are told and stay. So they do in sheets and slides.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from learning_together.patterns import regex
from learning_together.privacy.cleaning.elements import each, local, plain_name
from learning_together.privacy.cleaning.tally import Tally
from learning_together.privacy.cleaning.unseen_letters import UNKNOWN, WHITE, Looks, why_unseen

_LENGTH = regex(r"([0-9.]{1,9})(pt|mm|cm|in|px)")
_POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "px": 0.75}
_FAMILIES = {
    "span": "text", "a": "text", "p": "paragraph", "h": "paragraph", "table-cell": "table-cell",
    "table": "table", "table-row": "table-row", "section": "section",
}  # fmt: skip
#: What has something behind it that is not known where nobody says its colour.
_ROOMS = frozenset({"table-cell", "table", "frame", "text-box", "custom-shape", "shape"})
_NONE = "transparent"
_Key = tuple[str, str]


@dataclass(slots=True)
class _Document:
    """How the styles of a document look, by family and name, and its page."""

    styles: Looks[_Key] = field(default_factory=Looks)
    page: str = WHITE


def drop_unseen(roots: list[Any], tally: Tally) -> None:
    """Takes out what no reader sees of a text, and tells what may be so.

    Args:
        roots: Of the parts of one document.
        tally: What is taken and kept.
    """
    looks = _learned(roots)
    for root in roots:
        running = not any(local(one) in {"spreadsheet", "presentation"} for one in root.iter())
        for one in each(root, lambda one: local(one) in {"p", "h", "span", "a"}):
            if _words(one):
                _look_at(one, looks, tally, may_go=running)


def _look_at(element: Any, looks: _Document, tally: Tally, *, may_go: bool) -> None:
    size = _points(_first(element, looks.styles.sizes))
    colour = _first(element, looks.styles.colours).lstrip("#")
    what = why_unseen(size, colour, _behind(element, looks) if may_go else UNKNOWN, tally)
    if not what:
        return
    if not may_go:
        tally.keeps(what)
        return
    element.text = None
    for child in element:
        child.tail = None
    tally.took(what)


def _words(element: Any) -> bool:
    """Whether words stand in an element itself, and not in one within it."""
    return any((text or "").strip() for text in (element.text, *(one.tail for one in element)))


def _learned(roots: Iterable[Any]) -> _Document:
    looks = _Document()
    based: dict[_Key, _Key] = {}
    for root in roots:
        for one in root.iter():
            called = local(one)
            if called == "style":
                _read(one, looks.styles, based)
            elif called == "page-layout-properties":
                colour = _said(one, "background-color")
                filled = any(local(inner) == "background-image" for inner in one)
                if filled or _said(one, "fill") not in {"", "none", "solid"}:
                    looks.page = UNKNOWN
                elif looks.page and colour not in {"", _NONE}:
                    looks.page = colour.lstrip("#")
            elif _said(one, "run-through") == "background":
                looks.page = UNKNOWN  # A picture may lie behind the text of any page.
    looks.styles.inherit(based)
    return looks


def _read(style: Any, looks: Looks[_Key], based: dict[_Key, _Key]) -> None:
    key = (_said(style, "family"), _said(style, "name"))
    if parent := _said(style, "parent-style-name"):
        based[key] = (key[0], parent)
    for one in style:
        if local(one).endswith("-properties"):
            for kept, name in (
                (looks.sizes, "font-size"),
                (looks.colours, "color"),
                (looks.behind, "background-color"),
            ):
                if value := _said(one, name):
                    kept[key] = value


def _first(element: Any, kept: dict[_Key, str]) -> str:
    """What the nearest style says of letters."""
    for one in _outwards(element):
        if found := kept.get(_key(one), ""):
            return found
        if local(one) in {"p", "h"}:
            break
    return ""


def _behind(element: Any, looks: _Document) -> str:
    """The colour behind letters; empty where it is not known."""
    for one in _outwards(element):
        found = looks.styles.behind.get(_key(one), _NONE)
        if found != _NONE:
            return found.lstrip("#")
        if local(one) in _ROOMS:
            return UNKNOWN
    return looks.page


def _outwards(element: Any) -> Iterator[Any]:
    yield element
    yield from element.iterancestors()


def _key(element: Any) -> _Key:
    return (_FAMILIES.get(local(element), ""), _said(element, "style-name"))


def _points(length: str) -> float | None:
    """A length in points; None where it is none, or a share of another."""
    found = _LENGTH.fullmatch(length)
    try:
        return float(found[1]) * _POINTS[found[2]] if found else None
    except ValueError:
        return None


def _said(element: Any, name: str) -> str:
    return next((str(v) for k, v in element.attrib.items() if plain_name(k) == name), "")
