"""What stands in a Word file, piece by piece: headings, paragraphs, rows of tables with their tags.

Takes bytes that may be hostile, gives plain data; runs in a process of its own. Tracked changes are
read as accepted. Knows no review.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from learning_together.documents.forms.lines import Line, Look, Run
from learning_together.errors import LtError
from learning_together.exchange.forms import tags
from learning_together.office import package, xml
from learning_together.office.archive import UnreadableError
from learning_together.office.word_names import child, name_of, said
from learning_together.patterns import regex

#: How the name of a place's bookmark begins; as in `documents.word.answers`, which is not loaded.
PLACE = "_lt_"
#: Of a file; no write-up has nearly as many.
_MOST = 16 * 1024 * 1024
_DEEPEST = 60
_GONE = frozenset({"del", "moveFrom", "instrText", "delInstrText", "delText", "rt"})
_THROUGH = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
_HEADING = regex(r"heading ([1-9])")
_NUMBERED = regex(r"([0-9]{1,9}[.)])[ \t]+(?=\S)")
_LISTED, _LEVELS = regex(r"list bullet ([2-9])"), 2
_QUOTES = frozenset({"block text", "quote", "intense quote", "quotations"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its tag, empty for none, and its lines."""

    tag: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a file.

    Attributes:
        lines: Of a paragraph.
        heading: Its level where it is a heading; 0 otherwise.
        table: The number of the table, from 1, of which it is a row; 0 for a paragraph.
        cells: Of a row.
    """

    lines: tuple[Line, ...] = ()
    heading: int = 0
    table: int = 0
    cells: tuple[Cell, ...] = ()


@dataclass(slots=True)
class Outline:
    """A Word file.

    Attributes:
        properties: Those of its own that say what form it is, by name.
        pieces: In their order.
        comments: How many comments it has.
        notes: How many footnotes and endnotes are referred to.
        tracked: Whether it has tracked changes.
        boxes: How many text boxes it has, which are not read.
        told: What else its reader should know.
    """

    properties: dict[str, str] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    comments: int = 0
    notes: int = 0
    tracked: bool = False
    boxes: int = 0
    told: list[str] = field(default_factory=list)


def lines(data: bytes, name: str) -> Iterator[dict[str, Any]]:
    """A file as lines of plain data, for `outline`."""
    yield from packed(read(data, name))


def packed(found: Outline) -> Iterator[dict[str, Any]]:
    """An outline as lines of plain data."""
    yield {
        "properties": found.properties, "comments": found.comments, "notes": found.notes,
        "tracked": found.tracked, "boxes": found.boxes, "told": found.told,
    }  # fmt: skip
    for one in found.pieces:
        yield {
            "lines": list(map(_packed, one.lines)),
            "heading": one.heading,
            "table": one.table,
            "cells": [[cell.tag, list(map(_packed, cell.lines))] for cell in one.cells],
        }


def outline(told: Iterable[Mapping[str, Any]]) -> Outline:
    """The file that these lines tell of."""
    first, *rest = told
    found = Outline(**first)
    for one in rest:
        cells = tuple(Cell(tag, _unpacked(lines)) for tag, lines in one["cells"])
        found.pieces.append(Piece(_unpacked(one["lines"]), one["heading"], one["table"], cells))
    return found


def _packed(line: Line) -> list[Any]:
    return [
        [[one.text, one.bold, one.italic] for one in line.runs], line.look, line.level, line.label,
    ]  # fmt: skip


def _unpacked(lines: Iterable[list[Any]]) -> tuple[Line, ...]:
    return tuple(
        Line(tuple(Run(*one) for one in runs), look, level, label)
        for runs, look, level, label in lines
    )


def read(data: bytes, name: str = "The file") -> Outline:
    """What stands in a Word file.

    Args:
        data: Its bytes.
        name: What to call it in messages.

    Raises:
        LtError: It is no Word file, is damaged, or is far too large.
    """
    try:
        parts = package.read(data)
        root = xml.part(parts, package.DOCUMENT)
        reader = _Reader(parts)
    except UnreadableError as broken:
        raise LtError(
            f"{name} is no Word document (.docx), or it is damaged.",
            "Open it in Word and save it again as “Word document (.docx)”.",
        ) from broken
    body = child(root, "body")
    if body is None:
        raise LtError(f"{name} is damaged: it holds no text.", "Ask for it once more.")
    reader.blocks(body, 0)
    return reader.found


class _Reader:
    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.found = Outline()
        self.tables = 0
        self.left = _MOST
        self.styles = _styles(parts)
        self.numbers = _numbers(parts)
        for one in xml.part(parts, "docProps/custom.xml") if "docProps/custom.xml" in parts else ():
            called = one.get("name") or ""
            if called.startswith((tags.FORM, tags.FIELD, tags.WORDS)):
                self.found.properties[called] = "".join(one.itertext())
        comments = xml.part(parts, "word/comments.xml")
        self.found.comments = sum(
            1 for one in (comments if comments is not None else ()) if name_of(one) == "comment"
        )

    def blocks(self, parent: Any, depth: int) -> None:
        """Paragraphs and tables of a body, in their order."""
        if depth > _DEEPEST:
            raise LtError("The file nests too deep.", "Save it anew in Word.")
        for one in parent:
            sort = name_of(one)
            if sort == "p":
                self._paragraph(one)
            elif sort == "tbl":
                self._table(one, depth)
            elif sort in _THROUGH:
                self.blocks(one, depth + 1)

    def _paragraph(self, element: Any) -> None:
        style = self.styles.get(_style(element), ("", ""))[0]
        found = _HEADING.fullmatch(style)
        level = int(found[1]) if found else 1 if style == "title" else 0
        line = self._line(element, 1)
        if line.text.strip():
            self.found.pieces.append(Piece((line,), level))

    def _table(self, element: Any, depth: int) -> None:
        self.tables += 1
        number = self.tables
        for row, _ in _inside(element, "tr", ""):
            if child(row, "trPr", "del") is not None:
                continue
            cells = tuple(self._cell(one, tag, depth) for one, tag in _inside(row, "tc", ""))
            self.found.pieces.append(Piece(table=number, cells=cells))

    def _cell(self, element: Any, tag: str, depth: int) -> Cell:
        lines: list[Line] = []
        count = 0
        for one in _paragraphs(element, depth):
            line = self._line(one, count + 1)
            count = count + 1 if line.look == "number" else 0
            if line.text.strip():
                lines.append(line)
        return Cell(self._tag(element, tag), tuple(lines))

    def _tag(self, element: Any, tag: str) -> str:
        for one in element.iter():
            sort = name_of(one)
            if not tag and sort == "tag" and said(one, "val").startswith(tags.SIGN):
                tag = said(one, "val")
            elif not tag and sort == "bookmarkStart" and said(one, "name").startswith(PLACE):
                tag = f"{tags.SIGN}{said(one, 'name').removeprefix(PLACE)}"
        number = tag.removeprefix(tags.SIGN)
        return self.found.properties.get(f"{tags.FIELD}{number}", tag)

    def _line(self, element: Any, count: int) -> Line:
        """A paragraph; as an item of a list it has the number that it stands at."""
        runs: list[Run] = []
        self._runs(element, runs, 0)
        self.left -= sum(len(one.text) for one in runs)
        if self.left < 0:
            raise LtError("The file holds more text than any write-up does.", "Take it apart.")
        look, level, label = self._look(element)
        text = "".join(one.text for one in runs)
        if not look and (typed := _NUMBERED.match(text)) and len(runs) == 1:
            return Line((Run(text[typed.end() :], runs[0].bold, runs[0].italic),), "number", 0,
                        typed[1])  # fmt: skip
        if not look and (typed := _NUMBERED.match(text)):
            rest = [*runs]
            cut = typed.end()
            while rest and cut >= len(rest[0].text):
                cut -= len(rest.pop(0).text)
            if rest:
                rest[0] = Run(rest[0].text[cut:], rest[0].bold, rest[0].italic)
            return Line(tuple(rest), "number", 0, typed[1])
        return Line(tuple(runs), look, level, label or (f"{count}." if look == "number" else ""))

    def _look(self, element: Any) -> tuple[Look, int, str]:
        style, own = self.styles.get(_style(element), ("", ""))
        if style in _QUOTES:
            return "quote", 0, ""
        properties = child(element, "pPr", "numPr")
        number, level = own, 0
        if properties is not None:
            named, deep = child(properties, "numId"), child(properties, "ilvl")
            number = said(named, "val") if named is not None else own
            level = _whole(said(deep, "val")) if deep is not None else 0
        if not number or number == "0":
            return "", 0, ""
        bullet = self.numbers.get((number, level), "bullet") in {"bullet", "none"}
        if not bullet:
            return "number", 0, ""
        listed = _LISTED.fullmatch(style)
        return "bullet", min(int(listed[1]) - 1 if listed else level, _LEVELS), ""

    def _runs(self, parent: Any, out: list[Run], depth: int) -> None:
        if depth > _DEEPEST:
            raise LtError("The file nests too deep.", "Save it anew in Word.")
        for one in parent:
            sort = name_of(one)
            if sort in _GONE:
                self.found.tracked = self.found.tracked or sort in {"del", "moveFrom"}
            elif sort == "r":
                self._run(one, out)
            elif sort == "sdt" and child(one, "sdtPr", "showingPlcHdr") is not None:
                continue
            elif sort in {"ins", "moveTo"}:
                self.found.tracked = True
                self._runs(one, out, depth + 1)
            elif sort in _THROUGH or sort in {"hyperlink", "fldSimple", "dir", "bdo"}:
                self._runs(one, out, depth + 1)

    def _run(self, element: Any, out: list[Run]) -> None:
        properties = child(element, "rPr")
        if _is_on(properties, "webHidden") and not _is_on(properties, "vanish"):
            return
        bold, italic = _is_on(properties, "b"), _is_on(properties, "i")
        named = child(properties, "rStyle")
        style = self.styles.get(said(named, "val"), ("", ""))[0] if named is not None else ""
        bold, italic = bold or style == "strong", italic or style == "emphasis"
        for one in element:
            sort = name_of(one)
            if sort == "t":
                out.append(Run(one.text or "", bold, italic))
            elif sort in {"br", "cr"}:
                if said(one, "type") in {"", "textWrapping"}:
                    out.append(Run("\n", bold, italic))
            elif sort == "tab":
                out.append(Run(" ", bold, italic))
            elif sort == "noBreakHyphen":
                out.append(Run("-", bold, italic))
            elif sort in {"footnoteReference", "endnoteReference"}:
                self.found.notes += 1
            elif sort in {"drawing", "pict", "mc:AlternateContent"}:
                self.found.boxes += any(name_of(each) == "txbxContent" for each in one.iter())


def _inside(parent: Any, wanted: str, tag: str) -> Iterator[tuple[Any, str]]:
    """Rows or cells, through content controls, with the tag of the control that they stand in."""
    for one in parent:
        sort = name_of(one)
        if sort == wanted:
            yield one, tag
        elif sort in _THROUGH:
            own = child(one, "sdtPr", "tag") if sort == "sdt" else None
            named = said(own, "val") if own is not None else ""
            yield from _inside(one, wanted, named if named.startswith(tags.SIGN) else tag)


def _paragraphs(parent: Any, depth: int) -> Iterator[Any]:
    """The paragraphs of a cell, those of tables within it too."""
    if depth > _DEEPEST:
        raise LtError("The file nests too deep.", "Save it anew in Word.")
    for one in parent:
        sort = name_of(one)
        if sort == "p":
            yield one
        elif sort in _THROUGH or sort in {"tbl", "tr", "tc"}:
            if sort == "sdt" and child(one, "sdtPr", "showingPlcHdr") is not None:
                continue
            yield from _paragraphs(one, depth + 1)


def _style(element: Any) -> str:
    found = child(element, "pPr", "pStyle")
    return said(found, "val") if found is not None else ""


def _is_on(properties: Any, name: str) -> bool:
    found = child(properties, name)
    return found is not None and said(found, "val") not in {"0", "false", "off", "none"}


def _styles(parts: Mapping[str, bytes]) -> dict[str, tuple[str, str]]:
    """Of each style, by id: its name in small letters, and the list that it belongs to."""
    root = xml.part(parts, "word/styles.xml")
    found: dict[str, tuple[str, str]] = {}
    below: dict[str, str] = {}
    for one in root if root is not None else ():
        if name_of(one) == "style":
            style = said(one, "styleId")
            below[style] = _value(one, "basedOn")
            found[style] = _value(one, "name").lower(), _value(one, "pPr", "numPr", "numId")
    for style, (called, number) in list(found.items()):
        at, steps = below.get(style, ""), 0
        while not number and at in found and steps < _DEEPEST:
            number, at, steps = found[at][1], below.get(at, ""), steps + 1
        found[style] = (called, number)
    return found


def _numbers(parts: Mapping[str, bytes]) -> dict[tuple[str, int], str]:
    """How each level of each list is numbered, by the list's number and the level."""
    root = xml.part(parts, "word/numbering.xml")
    kinds: dict[str, dict[int, str]] = {}
    found: dict[tuple[str, int], str] = {}
    for one in root if root is not None else ():
        if name_of(one) == "abstractNum":
            levels = kinds.setdefault(said(one, "abstractNumId"), {})
            for each in one:
                if name_of(each) == "lvl" and child(each, "numFmt") is not None:
                    levels[_whole(said(each, "ilvl"))] = _value(each, "numFmt")
    for one in root if root is not None else ():
        if name_of(one) == "num":
            for level, sort in kinds.get(_value(one, "abstractNumId"), {}).items():
                found[said(one, "numId"), level] = sort
    return found


def _value(element: Any, *path: str) -> str:
    """The value of what stands down a path; empty where nothing does."""
    found = child(element, *path)
    return said(found, "val") if found is not None else ""


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 4 else 0
