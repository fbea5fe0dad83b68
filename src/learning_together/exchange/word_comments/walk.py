"""Walks over the XML of a text and lays it out as a `Story`.

Takes the root of a part and what the styles make of paragraphs; gives stories. Both halves of what
Word writes twice (new drawings beside old ones) are one; deleted text is kept as deleted.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from learning_together.exchange.word_comments.story import (
    END,
    Cell,
    Mark,
    Paragraph,
    Piece,
    Revision,
    Story,
    TableRow,
)
from learning_together.office.word_names import child, name_of, said

if TYPE_CHECKING:
    from learning_together.office.xml import Element

_REVISIONS = frozenset({"ins", "del", "moveFrom", "moveTo"})
_LOOKS = frozenset(
    {
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "tblPrExChange",
        "tblGridChange",
        "trPrChange",
        "tcPrChange",
        "numberingChange",
    }
)
_LOOK_TAGS = tuple(f"{{*}}{name}" for name in (*sorted(_LOOKS), "numPr"))
_PROPERTIES = frozenset({"rPr", "pPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sectPr"})
_SILENT = frozenset({"instrText", "delInstrText", "rt", "annotationRef", "sdtPr", "sdtEndPr"})
_TEXTS = {
    "sym": "\N{REPLACEMENT CHARACTER}",
    "tab": " ",
    "ptab": " ",
    "br": " ",
    "cr": " ",
    "noBreakHyphen": "-",
    "softHyphen": "",
}
_MARKS = frozenset(
    {
        "bookmarkStart",
        "bookmarkEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
    }
)
_PICTURES = frozenset({"drawing", "pict", "object"})
_ALT = 80


@dataclass(frozen=True)
class ParagraphStyles:
    """What a file's styles make of a paragraph, by the style's id.

    Attributes:
        levels: Of headings.
        lists: Those that stand in a list, by their numbering or by Word's own name.
    """

    levels: Mapping[str, int] = field(default_factory=dict)
    lists: frozenset[str] = frozenset()


def paragraph_styles(styles: "Element | None") -> ParagraphStyles:
    """What the styles of a file make of a paragraph."""
    levels: dict[str, int] = {}
    lists: set[str] = set()
    bases: dict[str, str] = {}
    for style in styles if styles is not None else ():
        key = said(style, "styleId")
        name = child(style, "name")
        label = said(name, "val").lower() if name is not None else ""
        outline = child(style, "pPr", "outlineLvl")
        if label.startswith("heading ") and label[8:].isdigit():
            levels[key] = int(label[8:])
        elif outline is not None and said(outline, "val") in list("012345678"):
            levels[key] = int(said(outline, "val")) + 1
        if label.startswith("list ") or child(style, "pPr", "numPr") is not None:
            lists.add(key)
        base = child(style, "basedOn")
        if base is not None:
            bases[key] = said(base, "val")
    for key in bases:
        for up in _above(key, bases):
            if key not in levels and up in levels:
                levels[key] = levels[up]
            if up in lists:
                lists.add(key)
    return ParagraphStyles(levels, frozenset(lists))


def _above(key: str, bases: Mapping[str, str]) -> Iterator[str]:
    """The styles that a style is based on, the nearest first."""
    seen = {key}
    while (key := bases.get(key, "")) and key not in seen:
        seen.add(key)
        yield key


class Walk:
    """Walks over one text; text boxes in it become stories of their own.

    Args:
        styles: Of the file's paragraphs.
        story: Where to lay the text out.
    """

    def __init__(self, styles: ParagraphStyles, story: Story) -> None:
        self.story = story
        self.inner: list[Story] = []
        self.notes: dict[tuple[str, str], int] = {}
        self._styles = styles
        self._revisions: tuple[Revision, ...] = ()
        self._moves: dict[str, str] = {}
        self._open: dict[str, tuple[str, int, int, int]] = {}
        self._row = -1
        self._cell = -1
        self._tables = 0
        self._takes: dict[str, Callable[[Element], None]] = {
            **dict.fromkeys(_PROPERTIES, self._properties),
            **dict.fromkeys(_SILENT, _nothing),
            **dict.fromkeys(_TEXTS, self._sign),
            **dict.fromkeys(_MARKS, self._mark),
            **dict.fromkeys(_REVISIONS, self._revised),
            **dict.fromkeys(("t", "delText", "m:t"), self._words),
            **dict.fromkeys(_PICTURES, self._picture),
            **dict.fromkeys(("footnoteReference", "endnoteReference"), self._note),
            "hyperlink": self._link,
            "p": self._paragraph,
            "tbl": self._table,
            "txbxContent": self._text_box,
            "mc:AlternateContent": self._alternatives,
        }
        #: By the tag as the file writes it: a long report has half a million elements.
        self._by_tag: dict[object, Callable[[Element], None]] = {}
        self._has_looks = True

    def over(self, root: "Element") -> "Walk":
        """Walks over a root."""
        self._has_looks = next(root.iter(*_LOOK_TAGS), None) is not None
        self._children(root)
        for name, start, row, cell in self._open.values():
            self.story.marks.append(Mark(name, start, start, row, cell))
        return self

    @property
    def _at(self) -> int:
        return len(self.story.pieces)

    def _children(self, element: "Element") -> None:
        by_tag = self._by_tag
        for one in element:
            take = by_tag.get(one.tag)
            if take is None:
                take = by_tag[one.tag] = self._takes.get(name_of(one), self._children)
            take(one)

    def _take(self, one: "Element") -> None:
        self._takes.get(name_of(one), self._children)(one)

    def _properties(self, one: "Element") -> None:
        if self._has_looks:
            self.story.formatting += sum(_is_look(inner) for inner in one.iter())

    def _words(self, one: "Element") -> None:
        self._text(one.text or "")

    def _sign(self, one: "Element") -> None:
        self._text(_TEXTS[name_of(one)])

    def _alternatives(self, one: "Element") -> None:
        chosen = child(one, "mc:Choice")
        if chosen is None:
            chosen = child(one, "mc:Fallback")
        if chosen is not None:
            self._children(chosen)

    def _note(self, one: "Element") -> None:
        self.notes[name_of(one).removesuffix("Reference"), said(one, "id")] = self._at
        self._text("[note]")

    def _link(self, one: "Element") -> None:
        if anchor := said(one, "anchor"):
            self.story.links.append((self._at, anchor))
        self._children(one)

    def _mark(self, one: "Element") -> None:
        """Takes what marks a place."""
        story, name, key = self.story, name_of(one), said(one, "id")
        if name == "bookmarkStart":
            self._open.setdefault(key, (said(one, "name"), self._at, self._row, self._cell))
        elif name == "bookmarkEnd":
            if key in self._open:
                label, start, row, cell = self._open.pop(key)
                story.marks.append(Mark(label, start, self._at, row, cell))
        elif name == "commentRangeStart":
            story.anchors.setdefault(key, [-1, -1])[0] = self._at
        elif name == "commentRangeEnd":
            story.anchors.setdefault(key, [-1, -1])[1] = self._at
        elif name == "commentReference":
            story.points.setdefault(key, self._at)
        elif name.endswith("RangeStart"):
            self._moves[name.removesuffix("RangeStart")] = said(one, "name")
        else:
            self._moves.pop(name.removesuffix("RangeEnd"), None)

    def _text(self, text: str) -> None:
        if text:
            # A line break in the XML is a space on the page; END is ours alone.
            text = text.replace("\n", " ").replace("\r", " ")
            self.story.pieces.append(Piece(text, self._revisions, self._row))

    def _revision(self, one: "Element", kind: str) -> Revision:
        return Revision(
            kind,  # type: ignore[arg-type]
            said(one, "author"),
            said(one, "date"),
            self._moves.get(kind, ""),
        )

    def _revised(self, one: "Element") -> None:
        before = self._revisions
        self._revisions = (*before, self._revision(one, name_of(one)))
        self._children(one)
        self._revisions = before

    def _paragraph(self, one: "Element") -> None:
        start = self._at
        self._children(one)
        revisions, level, listed = self._revisions, 0, False
        if (properties := child(one, "pPr")) is not None:
            has = {name_of(inner): inner for inner in reversed(properties)}
            own = (inner for inner in has.get("rPr", ()) if name_of(inner) in _REVISIONS)
            revisions += tuple(self._revision(inner, name_of(inner)) for inner in own)
            level = self._level(has.get("pStyle"), has.get("outlineLvl"))
            style = has.get("pStyle")
            listed = "numPr" in has or (
                style is not None and said(style, "val") in self._styles.lists
            )
        self.story.pieces.append(Piece(END, revisions, self._row))
        self.story.paragraphs.append(
            Paragraph(start, self._at, level, listed, self._row, self._cell)
        )

    def _level(self, style: "Element | None", outline: "Element | None") -> int:
        level = self._styles.levels.get(said(style, "val"), 0) if style is not None else 0
        if not level and outline is not None and said(outline, "val") in list("012345678"):
            level = int(said(outline, "val")) + 1
        return level

    def _table(self, one: "Element") -> None:
        number = self._tables
        self._tables += 1
        before = self._row, self._cell
        self._in_table(one, number)
        self._row, self._cell = before

    def _in_table(self, one: "Element", number: int) -> None:
        for inner in one:
            name = name_of(inner)
            if name == "tr":
                self._table_row(inner, number)
            elif name in {"sdt", "sdtContent", "customXml", "mc:AlternateContent", "mc:Choice"}:
                self._in_table(inner, number)
            elif name in _REVISIONS:
                before = self._revisions
                self._revisions = (*before, self._revision(inner, name))
                self._in_table(inner, number)
                self._revisions = before
            else:
                self._take(inner)

    def _table_row(self, one: "Element", table: int) -> None:
        outer = self._row, self._cell
        row = TableRow(self._at, self._at, table, revision=self._proposed(child(one, "trPr")))
        self.story.rows.append(row)
        self._row, self._cell = len(self.story.rows) - 1, -1
        self._in_row(one, row, 0)
        row.end = self._at
        self._row, self._cell = outer

    def _in_row(self, one: "Element", row: TableRow, column: int) -> int:
        for inner in one:
            name = name_of(inner)
            if name == "tc":
                properties = child(inner, "tcPr")
                cell = Cell(self._at, self._at, column, self._proposed(properties, "cell"))
                row.cells.append(cell)
                self._cell = len(row.cells) - 1
                self._children(inner)
                cell.end = self._at
                span = child(properties, "gridSpan")
                wide = said(span, "val") if span is not None else ""
                column += int(wide) if wide.isdigit() and len(wide) < 4 else 1
            elif name in {"sdt", "sdtContent", "customXml"}:
                column = self._in_row(inner, row, column)
            else:
                self._take(inner)
        return column

    def _proposed(self, properties: "Element | None", what: str = "") -> Revision | None:
        """What is proposed for a row or a cell as a whole."""
        kinds = {"cellIns": "ins", "cellDel": "del"} if what else {"ins": "ins", "del": "del"}
        for inner in properties if properties is not None else ():
            if kind := kinds.get(name_of(inner)):
                return self._revision(inner, kind)
        return None

    def _picture(self, one: "Element") -> None:
        boxed = any(name_of(inner) == "txbxContent" for inner in one.iter())
        if not boxed:
            shown = next((inner for inner in one.iter() if name_of(inner) == "wp:docPr"), None)
            alt = (said_plain(shown, "descr") or said_plain(shown, "title"))[:_ALT]
            self._text(f"[picture: {' '.join(alt.split())}]" if alt else "[picture]")
        else:
            self._children(one)

    def _text_box(self, one: "Element") -> None:
        walk = Walk(self._styles, Story("a text box", (self.story, self._at)))
        walk._revisions = self._revisions
        walk.over(one)
        self.inner += [walk.story, *walk.inner]


def _nothing(_: "Element") -> None:
    """Takes what shows no words."""


def _is_look(element: "Element") -> bool:
    """Whether it tells how something looked before: of words, paragraphs, tables, numbering."""
    name = name_of(element)
    return name in _LOOKS or (name == "numPr" and child(element, "ins") is not None)


def said_plain(element: "Element | None", name: str) -> str:
    """An attribute that has no namespace; empty where there is none."""
    return "" if element is None else str(element.get(name, ""))
