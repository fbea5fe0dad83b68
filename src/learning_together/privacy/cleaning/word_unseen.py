"""Word: text that is there and that no reader sees, and names that no reader is shown.

Tiny letters, letters in the colour of what is behind them, names of bookmarks; and what may stand
under a shape is told. What is behind letters is known where it is said of them, of their paragraph
or of their cell, or is the bare page; where a picture or the style of a table may lie there, it is
told and stays.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from learning_together.office.word_names import child, name_of, said
from learning_together.patterns import regex
from learning_together.privacy.cleaning.elements import (
    anywhere,
    each_of_word,
    local,
    remove,
    said_anywhere,
)
from learning_together.privacy.cleaning.opc import Parts
from learning_together.privacy.cleaning.tally import Tally
from learning_together.privacy.cleaning.unseen_letters import (
    UNKNOWN,
    WHITE,
    Looks,
    points,
    why_unseen,
)

#: Parts in which Word says a size.
_TO_A_POINT = 2
_HIGHLIGHTS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00",
    "magenta": "FF00FF", "red": "FF0000", "yellow": "FFFF00", "white": "FFFFFF",
    "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080",
    "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
_TEXT = frozenset({"t", "sym", "instrText", "delText"})
#: Names that Word gives by itself.
_OWN = regex(r"_(?:Toc|Ref|Hlk|GoBack|MON_|Hlt)\w*|OLE_LINK\d+")
_NAME = regex(r"[\w.]+")


@dataclass(frozen=True, slots=True)
class Unseen:
    """What is known of a whole file.

    Attributes:
        looks: Of its styles.
        page: What is behind all; empty where a picture may be.
        led_to: Names to which something leads.
    """

    looks: Looks[str]
    page: str
    led_to: frozenset[str]


def known(package: Parts) -> Unseen:
    """What is to be known of a file before its parts are cleaned."""
    looks, page, led_to = Looks[str](), WHITE, set[str]()
    for name in package.parts:
        if not package.is_xml(name):
            continue
        root = package.root(name)
        if name.endswith("styles.xml"):
            _learn(root, looks)
        for one in root.iter(*anywhere("anchor", "pict", "background", "instrText")):
            called = name_of(one)
            if called in {"wp:anchor", "pict", "background"}:
                page = UNKNOWN
            if called == "instrText":
                led_to.update(_NAME.findall(one.text or ""))
        for names in said_anywhere(root, "instr", "anchor"):
            led_to.update(_NAME.findall(names))
    return Unseen(looks, page, frozenset(led_to))


def _learn(styles: Any, looks: Looks[str]) -> None:
    based: dict[str, str] = {}
    for style in styles:
        key = said(style, "styleId")
        for kept, value in zip(
            (looks.sizes, looks.colours, looks.behind),
            (_val(style, "rPr", "sz"), _val(style, "rPr", "color"), _fill(style)),
            strict=True,
        ):
            if value:
                kept[key] = value
        parent = child(style, "basedOn")
        if parent is not None:
            based[key] = said(parent, "val")
    looks.inherit(based)


def _val(element: Any, *path: str) -> str:
    found = child(element, *path)
    return said(found, "val") if found is not None else ""


def _fill(element: Any) -> str:
    """The colour with which a style, a run, a paragraph or a cell is filled."""
    for path in (("rPr", "shd"), ("pPr", "shd"), ("tcPr", "shd")):
        found = child(element, *path)
        if found is not None and said(found, "fill") not in {"", "auto"}:
            return said(found, "fill")
    return _HIGHLIGHTS.get(_val(element, "rPr", "highlight"), "")


def drop_unseen(root: Any, unseen: Unseen, tally: Tally) -> None:
    """Takes out what no reader sees of a part, and tells what may be so."""
    if name_of(root) != "styles":
        _drop_runs(root, unseen, tally)
    _drop_bookmarks(root, unseen.led_to, tally)
    tally.keeps("shapes in front of text, under which something may stand", _bars(root))


def _drop_runs(root: Any, unseen: Unseen, tally: Tally) -> None:
    for run in each_of_word(root, "r"):
        if not any(name_of(one) in _TEXT and (one.text or "").strip() for one in run):
            continue
        size = _said_of(run, unseen.looks.sizes, "sz")
        colour = _said_of(run, unseen.looks.colours, "color")
        if what := why_unseen(points(size, _TO_A_POINT), colour, _behind(run, unseen), tally):
            for one in [one for one in run if name_of(one) in _TEXT]:
                remove(one)
            tally.took(what)


def _said_of(run: Any, styles: dict[str, str], name: str) -> str:
    """What is said of a run: by itself, by its style, or by that of its paragraph."""
    if own := _val(run, "rPr", name):
        return own
    if (style := _val(run, "rPr", "rStyle")) in styles:
        return styles[style]
    return next(
        (
            styles.get(_val(up, "pPr", "pStyle"), "")
            for up in run.iterancestors()
            if name_of(up) == "p"
        ),
        "",
    )


def _behind(run: Any, unseen: Unseen) -> str:
    """The colour behind a run; empty where it is not known."""
    looks = unseen.looks.behind
    if own := _fill(run) or looks.get(_val(run, "rPr", "rStyle"), ""):
        return own
    for up in run.iterancestors():
        called = name_of(up)
        if called in {"p", "tc"} and (
            found := _fill(up) or looks.get(_val(up, "pPr", "pStyle"), "")
        ):
            return found
        styled = called == "tbl" and child(up, "tblPr", "tblStyle") is not None
        if styled or called == "txbxContent":
            return UNKNOWN
        if local(up) in {"txBody", "textbox"}:
            return UNKNOWN
    return unseen.page


def _drop_bookmarks(root: Any, led_to: Iterable[str], tally: Tally) -> None:
    """Takes out bookmarks to which nothing leads; names of the others are told."""
    gone: set[str] = set()
    for one in each_of_word(root, "bookmarkStart"):
        called = said(one, "name")
        if called not in led_to:
            gone.add(said(one, "id"))
            remove(one)
            tally.took("bookmarks to which nothing leads")
        elif not _OWN.fullmatch(called):
            tally.keeps("names of bookmarks to which something leads")
    for one in each_of_word(root, "bookmarkEnd", where=lambda one: said(one, "id") in gone):
        remove(one)


def _bars(root: Any) -> int:
    """How many filled shapes without words of their own lie in front of the text."""
    found = 0
    for one in root.iter(*anywhere("anchor")):
        if name_of(one) == "wp:anchor" and one.get("behindDoc") in {None, "0", "false"}:
            inner = {local(each) for each in one.iter()}
            found += "wsp" in inner and "txbxContent" not in inner and "solidFill" in inner
    return found
