"""The front of the finished file: its cover, and what is to be known about the document.

Takes the Document and gives paragraphs and tables. A report begins with a page of its own, the
cover, and a second that says which draft it is and for whom; anything shorter begins with the same
block at the head of its first page. Must not know what follows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import count
from typing import TYPE_CHECKING

from learning_together.documents.document import Document
from learning_together.documents.word import ground
from learning_together.documents.word.elements import elements, paragraph, run
from learning_together.documents.word.page_sections import Page
from learning_together.documents.word.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_NEW_PAGE = "<w:pageBreakBefore/>"
_LINE = 70  # letters of a line of what is to be known about a document
_GAP = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="exact"/>'
    "</w:pPr></w:p>"
)
_LABELS = 2600  # width of the labels of what is to be known
_TURNED = 12000  # a page that is wider has room for two lines abreast
_BOOKMARK_IDS = 8_000_000  # far from those that pandoc and the body give
_COVERED = 0.6  # of a page's height
_ABOVE = 0.12  # of a page's height, above the words of a cover
_AIR = 340  # below the words of a cover
_WIDE = 680  # beside them
_CAPITAL = 128  # roughly a letter of a marking, in twentieths of a point


@dataclass(frozen=True)
class Front:
    """What stands before the body.

    Attributes:
        blocks: Its paragraphs and tables.
        covers: Whether it has its first page to itself.
        lines: Roughly how many the page behind it has; None where there is none.
    """

    blocks: "list[_Element]"
    covers: bool
    lines: int | None


def front(document: Document, styles: Styles, page: Page) -> Front:
    """The cover of a report, or the head of anything shorter, and what is to be known about it."""
    places = _Places(document.places)
    covers = document.contents
    about = _about(document.stamp, styles, page.room[0], places)
    if covers:
        blocks = elements(_cover(document, styles, page, places))
        if about:
            blocks += elements(
                paragraph(styles["TOC Heading"], run("About this document"), _NEW_PAGE)
            )
    else:
        blocks = _head(document, styles, places)
        if about:
            about += _GAP  # Word makes one of two tables that touch.
    lines = sum(2 + len(value) // _LINE for _, value in document.stamp)
    return Front(blocks + elements(about), covers, lines if covers and about else None)


class _Places:
    """Puts the bookmarks of the title page around its lines."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._numbers = count(_BOOKMARK_IDS)

    def around(self, line: str, content: str) -> str:
        """The content of a line in its bookmark, if it has one."""
        name = self._names.get(line)
        if not name:
            return content
        key = next(self._numbers)
        return (
            f'<w:bookmarkStart w:id="{key}" w:name="{escape(name)}"/>{content}'
            f'<w:bookmarkEnd w:id="{key}"/>'
        )


def _cover(document: Document, styles: Styles, page: Page, places: _Places) -> str:
    """The first page: a block with what it is, below it who answers for it, and its marking."""
    above = " · ".join(filter(None, (document.series, document.kind)))
    words = _words(document, styles, places, above)
    below = ""
    if styles.has(ground.BLOCK):
        sides = (round(page.height * _ABOVE), _WIDE, _AIR, _WIDE)
        high = round(page.height * _COVERED)
        block = _block(words, styles, page.room[0], sides, high)
        below = '<w:spacing w:before="480"/>'
    else:
        block = words
    if document.author:
        author = places.around("author", run(document.author, "<w:b/>"))
        block += paragraph(styles["Cover Text"], author, below)
        below = ""
    if document.month:
        block += paragraph(styles["Cover Text"], run(document.month), below)
    return block + _marking(document, styles, page.room[0], places)


def _head(document: Document, styles: Styles, places: _Places) -> "list[_Element]":
    """The same words at the head of a first page that goes on."""
    lines = elements(_words(document, styles, places, document.kind))
    for line in lines:
        ground.lay(line, styles)
    return [*lines, *elements(_GAP)]


def _words(document: Document, styles: Styles, places: _Places, above: str) -> str:
    """What a document is, in the colour of words on a block."""
    look = ground.look(styles)

    def line(style: str, text: str, place: str = "") -> str:
        return paragraph(styles[style], places.around(place, run(text, look))) if text else ""

    return (
        line("Document Kind", above)
        + line("Title", document.title, "title")
        + line("Subtitle", document.subtitle, "subtitle")
    )


def _block(
    words: str, styles: Styles, width: int, sides: tuple[int, int, int, int], high: int
) -> str:
    """Words on a ground of colour: a table of one cell, which every program shows.

    Args:
        words: Its paragraphs.
        styles: The file's styles.
        width: How wide it is.
        sides: The room above, to the left, below and to the right of the words.
        high: How high it is at least.
    """
    inner = "".join(
        f'<w:{side} w:w="{size}" w:type="dxa"/>'
        for side, size in zip(("top", "left", "bottom", "right"), sides, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{escape(styles[ground.BLOCK])}"/>'
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{inner}</w:tblCellMar>"
        '<w:tblLook w:val="0600" w:firstRow="0" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{high}" w:hRule="atLeast"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{words}</w:tc></w:tr></w:tbl>'
    )


def _marking(document: Document, styles: Styles, width: int, places: _Places) -> str:
    if not document.marking:
        return ""
    words = places.around("marking", run(document.marking))
    spare = max(0, width - _CAPITAL * len(document.marking) - 240)
    return paragraph(styles["Document Marking"], words, f'<w:ind w:left="120" w:right="{spare}"/>')


def _about(stamp: Sequence[tuple[str, str]], styles: Styles, width: int, places: _Places) -> str:
    if not stamp:
        return ""
    abreast = 2 if width > _TURNED else 1
    value_wide = width // abreast - _LABELS

    def cells(label: str, value: str) -> str:
        said = places.around(label, run(value)) if label else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{_LABELS}" w:type="dxa"/></w:tcPr>'
            f"{paragraph(styles['Stamp'], run(label, '<w:b/>') if label else '')}</w:tc>"
            f'<w:tc><w:tcPr><w:tcW w:w="{value_wide}" w:type="dxa"/></w:tcPr>'
            f"{paragraph(styles['Stamp'], said)}</w:tc>"
        )

    grid = f'<w:gridCol w:w="{_LABELS}"/><w:gridCol w:w="{value_wide}"/>' * abreast
    filled = [*stamp, *[("", "")] * (-len(stamp) % abreast)]
    rows = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(cells(*pair) for pair in filled[at : at + abreast])
        + "</w:tr>"
        for at in range(0, len(filled), abreast)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{escape(styles["Review Table"])}"/>'
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0480" w:firstRow="0" w:lastRow="0" w:firstColumn="1" w:lastColumn="0"'
        ' w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val="About this document"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"{rows}</w:tbl>"
    )
