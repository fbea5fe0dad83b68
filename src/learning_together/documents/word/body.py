"""Finishes the body: acts on the marks, names the headings, numbers captions, makes sections.

Takes the body as pandoc wrote it, with its tables taken out, and gives finished blocks by section.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from learning_together.documents.markup import Mark
from learning_together.documents.word import aside, callout, ground, heading_numbers, keeping
from learning_together.documents.word.body_parts import FILL, Part, Picture, Placed, joined
from learning_together.documents.word.contents import Heading
from learning_together.documents.word.elements import (
    elements,
    field_of,
    local,
    run,
    set_property,
    style_of,
    text_of,
    w,
)
from learning_together.documents.word.lists import Lists
from learning_together.documents.word.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

TABLE = "table-"
"""What the name of the stand-in for a table begins with."""
CONTENTS = "contents"
"""What the stand-in for the table of contents is called."""

_LEVELS = 4
_HANGING = 340  # what the text of a list in a box stands off its bullet
_BOOKMARK_IDS = 1_000_000  # ours begin where pandoc's cannot reach
_AFTER_TABLE = '<w:spacing w:before="160"/>'
_SPACER = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>'
    "</w:pPr></w:p>"
)

#: Styles of paragraphs by the mark that they stand in; the first that fits.
_LOOKS = {
    "unwritten": "Gap",
    "callout": "Callout",
    "lead": "Lead",
    "label": "Beside Label",
    "beside": "Beside",
    "quote": "Block Text",
    "small": "Small Text",
}


class Body:
    """Walks over a body once.

    Args:
        blocks: What pandoc wrote, in order.
        marks: The marks that are in it.
        styles: The file's styles.
        lists: The file's lists.
        numbered: Whether headings are numbered.
    """

    def __init__(
        self,
        blocks: "list[_Element]",
        marks: Mapping[str, Mark],
        styles: Styles,
        lists: Lists,
        *,
        numbered: bool,
    ) -> None:
        self.parts = [Part(landscape=False)]
        self.headings: list[Heading] = []
        self.tables: dict[str, Placed] = {}
        self.pictures: list[Picture] = []
        self.fills: list[tuple[str, bool]] = []
        self._styles = styles
        self._lists = lists
        self._numbered = numbered
        self._levels = {styles[f"heading {n}"]: n for n in range(1, _LEVELS + 1)}
        self._count = [0] * _LEVELS
        self._captions = {"Table": 0, "Figure": 0}
        self._caption = ""
        self._break = False
        self._after_table = False
        self._kept: list[_Element] = []
        self._boxed: list[_Element] = []
        self._aside: list[_Element] = []
        self._open: dict[str, Mark] = {}
        self._starting: list[_Element] = []
        self._ended: set[str] = set()
        for block in blocks:
            self._take(block, marks)
        self._part.blocks += self._starting
        self.parts = joined(self.parts)
        for part in self.parts:
            keeping.keep(part.blocks, self._levels, lists.styles)

    def _take(self, block: "_Element", marks: Mapping[str, Mark]) -> None:
        name = local(block)
        if name == "bookmarkStart" and str(block.get(w("name"))) in marks:
            mark = marks[str(block.get(w("name")))]
            self._open[str(block.get(w("id")))] = mark
            self._begin(mark)
        elif name == "bookmarkEnd" and str(block.get(w("id"))) in self._open:
            self._end(self._open.pop(str(block.get(w("id")))))
        elif name == "bookmarkEnd" and str(block.get(w("id"))) in self._ended:
            pass
        elif name == "sectPr" or (name == "p" and len(block) == 0):
            pass  # the sections are ours; pandoc parts adjacent tables by an empty paragraph
        elif name == "bookmarkStart":
            self._starting.append(block)
        elif name == "bookmarkEnd" and not self._starting and self._ends_in_text():
            self._part.blocks[-1].append(block)
        else:
            self._finish(block)
            self._begin_places(block)
            self._part.blocks.append(block)

    def _begin_places(self, block: "_Element") -> None:
        """Begins bookmarks within the paragraph that follows, as Word does.

        Those of headings end there too, though pandoc has them go on to the next heading:
        LibreOffice loses a bookmark that begins below a table and ends in another paragraph.
        """
        if local(block) != "p":
            self._part.blocks += self._starting
        else:
            place = 0 if block.find(w("pPr")) is None else 1
            block[place:place] = self._starting
            if style_of(block) in self._levels:
                for start in self._starting:
                    key = str(start.get(w("id")))
                    self._ended.add(key)
                    block.extend(elements(f'<w:bookmarkEnd w:id="{key}"/>'))
        self._starting = []

    def _ends_in_text(self) -> bool:
        return bool(self._part.blocks) and local(self._part.blocks[-1]) == "p"

    @property
    def _part(self) -> Part:
        return self.parts[-1]

    def _inside(self, kind: str) -> Mark | None:
        return next((mark for mark in self._open.values() if mark.kind == kind), None)

    def _begin(self, mark: Mark) -> None:
        if mark.kind == "pagebreak":
            self._break = True
        elif mark.kind == "landscape":
            self.parts.append(Part(landscape=True))
        elif mark.kind == "contents":
            self._part.blocks += elements(f"<w:{CONTENTS}/>")
            self._break = True
        elif mark.kind == "fill":
            self._fill(mark.attributes["name"])

    def _end(self, mark: Mark) -> None:
        if mark.kind == "landscape":
            self.parts.append(Part(landscape=self._inside("landscape") is not None))
        elif mark.kind == "keep" and self._inside("keep") is None:
            for block in self._kept[:-1]:
                set_property(block, "<w:keepNext/>")
            self._kept = []
        elif mark.kind == "callout" and self._inside("callout") is None:
            callout.air(self._boxed)
            self._boxed = []
        elif mark.kind == "beside":
            aside.put(self._aside, self._styles)
            self._aside = []

    def _fill(self, name: str) -> None:
        """Puts a stand-in where something is to be filled in."""
        self.fills.append((name, self._part.landscape))
        if self._after_table:
            self._part.blocks += elements(_SPACER)
        elif self._part.blocks and local(self._part.blocks[-1]) == "p":
            set_property(self._part.blocks[-1], "<w:keepNext/>")
        self._part.blocks += elements(f'<w:{FILL} key="{name}"/>')
        self._after_table = True

    def _finish(self, block: "_Element") -> None:
        name = local(block)
        content = name in {"p", "tbl"}
        if content and self._break:
            self._break_page(block)
        if name == "tbl":
            if self._after_table:
                self._part.blocks += elements(_SPACER)
            self.tables[str(block.get("key"))] = Placed(
                table.attributes if (table := self._inside("table")) else {},
                self._caption,
                self._part.landscape,
            )
            self._caption = ""
            for kept in self._kept:  # The table goes on from them; its rows keep themselves.
                set_property(kept, "<w:keepNext/>")
        elif name == "p":
            self._paragraph(block)
        if content:
            self._after_table = name == "tbl"

    def _break_page(self, block: "_Element") -> None:
        self._break = False
        if not self._part.blocks:
            return  # a section begins on a new page anyway
        if local(block) != "p":
            block = elements(_SPACER)[0]
            self._part.blocks.append(block)
        set_property(block, "<w:pageBreakBefore/>")

    def _paragraph(self, block: "_Element") -> None:
        style = style_of(block)
        if style in self._levels:
            self._heading(block, self._levels[style])
            return
        if self._after_table:
            set_property(block, _AFTER_TABLE)
        if self._inside("keep"):
            set_property(block, "<w:keepLines/>")
            self._kept.append(block)
        if self._inside("caption"):
            self._caption = text_of(block)
            self._number(block, "Table")
            set_property(block, "<w:keepNext/>")
        elif figure := self._inside("figure"):
            self._number(block, "Figure")
            self.pictures.append(
                Picture(
                    block,
                    figure.attributes["name"],
                    figure.attributes["alt"],
                    self._part.landscape,
                    self._inside("short") is not None,
                )
            )
        else:
            self._restyle(block)

    def _restyle(self, block: "_Element") -> None:
        listed = block.find(f"{w('pPr')}/{w('numPr')}")
        if self._inside("plate"):
            ground.lay(block, self._styles)
            return
        wanted = next((style for kind, style in _LOOKS.items() if self._inside(kind)), "")
        if wanted:
            set_property(block, f'<w:pStyle w:val="{self._styles[wanted]}"/>')
        if wanted == "Callout":
            self._boxed.append(block)
        if self._inside("beside"):
            self._aside.append(block)
        if listed is not None:
            number, level = _said(listed, "numId"), int(_said(listed, "ilvl") or 0)
            if wanted:
                left = (510 if wanted == "Callout" else 397) + _HANGING * level
                set_property(block, f'<w:ind w:left="{left}" w:hanging="{_HANGING}"/>')
            else:
                self._lists.finish(block, number, level)

    def _heading(self, block: "_Element", level: int) -> None:
        text = text_of(block)
        if self._numbered:
            self._count[level - 1] += 1
            self._count[level:] = [0] * (_LEVELS - level)
            number = ".".join(str(count) for count in self._count[:level])
            text = f"{number} {text}"
            set_property(
                block,
                f'<w:numPr><w:ilvl w:val="{level - 1}"/>'
                f'<w:numId w:val="{heading_numbers.LIST}"/></w:numPr>',
            )
        bookmark = f"_Toc{len(self.headings) + 1:08d}"
        start, end = _bookmark(bookmark, len(self.headings))
        block.insert(1 if block.find(w("pPr")) is not None else 0, start)
        block.append(end)
        if self._inside("plate"):
            ground.lay(block, self._styles)
        self.headings.append(Heading(level, text, bookmark))

    def _number(self, block: "_Element", what: str) -> None:
        self._captions[what] += 1
        set_property(block, f'<w:pStyle w:val="{self._styles["caption"]}"/>')
        label = elements(
            run(f"{what} ")
            + field_of(f"SEQ {what} \\* ARABIC", str(self._captions[what]))
            + run(": ")
        )
        for place, element in enumerate(label):
            block.insert(1 + place, element)


def _said(properties: "_Element", name: str) -> str:
    found = properties.find(w(name))
    return "" if found is None else str(found.get(w("val"), ""))


def _bookmark(name: str, number: int) -> "tuple[_Element, _Element]":
    key = _BOOKMARK_IDS + number
    start, end = elements(
        f'<w:bookmarkStart w:id="{key}" w:name="{name}"/><w:bookmarkEnd w:id="{key}"/>'
    )
    return start, end
