"""The front of the finished file: title page and table of contents.

Takes the Document and the headings, and gives paragraphs. The table of contents is a real field
that arrives filled, since Word's Protected View fills none; it has no page numbers until somebody
asks Word to update it, as nothing but a layout program knows them.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import count
from typing import TYPE_CHECKING

from learning_together.documents.contents_depth import depth
from learning_together.documents.document import Document
from learning_together.documents.word.elements import elements, paragraph, run, set_property
from learning_together.documents.word.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_FEW = 14  # entries that still fit on the title page
_LABELS = 2600  # width of the stamp's labels
_BOOKMARK_IDS = 8_000_000  # far from those that pandoc and the body give


@dataclass(frozen=True)
class Heading:
    """A heading of the body.

    Attributes:
        level: 1 to 4.
        text: What it says, with its number if headings are numbered.
        bookmark: Where it is.
    """

    level: int
    text: str
    bookmark: str


def listed(headings: Sequence[Heading]) -> tuple[list[Heading], int]:
    """The headings that the table of contents lists, and the lowest level among them."""
    lowest = depth((heading.level, heading.text) for heading in headings)
    return [heading for heading in headings if heading.level <= lowest], lowest


def contents(headings: Sequence[Heading], styles: Styles, width: int) -> str:
    """The table of contents, with its heading."""
    entries, lowest = listed(headings)
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        f' TOC \\o "1-{lowest}" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    stop = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>'
    lines = []
    for place, entry in enumerate(entries):
        link = (
            f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">'
            f"{run(entry.text)}</w:hyperlink>"
        )
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if place == len(entries) - 1 else ""
        lines.append(
            paragraph(
                styles[f"toc {entry.level}"], (begin if place == 0 else "") + link + end, stop
            )
        )
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"
        f"{paragraph(styles['TOC Heading'], run('Contents'))}{''.join(lines)}"
        "</w:sdtContent></w:sdt>"
    )


def front(
    document: Document, headings: Sequence[Heading], styles: Styles, room: tuple[int, int]
) -> "list[_Element]":
    """The title page and, where the document has one, its table of contents."""
    entries = listed(headings)[0] if document.contents else []
    together = 0 < len(entries) <= _FEW
    above, below = _spaces(document, room[1], len(entries) if together else 0)
    places = _Places(document.places)
    xml = ""
    if document.kind:
        xml += paragraph(
            styles["Document Kind"], run(document.kind), f'<w:spacing w:before="{above}"/>'
        )
    xml += paragraph(
        styles["Title"],
        places.around("title", run(document.title)),
        "" if document.kind else f'<w:spacing w:before="{above}"/>',
    )
    if document.subtitle:
        words = places.around("subtitle", run(document.subtitle))
        xml += paragraph(styles["Subtitle"], words)
    if document.marking:
        xml += paragraph(
            styles["Document Marking"],
            places.around("marking", run(document.marking)),
            f'<w:spacing w:after="{below}"/>',
        )
    xml += _stamp(document.stamp, styles, room[0], places)
    blocks = elements(xml)
    if entries:
        toc = elements(contents(headings, styles, room[0]))[0]
        if not together:
            for heading in toc.iter("{*}p"):
                set_property(heading, "<w:pageBreakBefore/>")
                break
        blocks.append(toc)
    return blocks


def _spaces(document: Document, height: int, entries: int) -> tuple[int, int]:
    """The space above the title and the space above the stamp, so that the page looks filled."""
    title = math.ceil(len(document.title) / 26) * 760 + 200
    words = 600 * bool(document.kind) + 700 * bool(document.subtitle) + 800
    stamp = sum(400 + 280 * (len(value) // 60) for _, value in document.stamp)
    listed = 1100 + 330 * entries if entries else 0
    spare = max(0, height - title - words - stamp - listed - 1400)
    return (
        (round(spare * 0.3), round(spare * 0.2))
        if entries
        else (
            round(spare * 0.36),
            round(spare * 0.6),
        )
    )


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


def _stamp(stamp: Sequence[tuple[str, str]], styles: Styles, width: int, places: _Places) -> str:
    if not stamp:
        return ""
    rows = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        f'<w:tc><w:tcPr><w:tcW w:w="{_LABELS}" w:type="dxa"/></w:tcPr>'
        f"{paragraph(styles['Stamp'], run(label, '<w:b/>'))}</w:tc>"
        f'<w:tc><w:tcPr><w:tcW w:w="{width - _LABELS}" w:type="dxa"/></w:tcPr>'
        f"{paragraph(styles['Stamp'], places.around(label, run(value)))}</w:tc></w:tr>"
        for label, value in stamp
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{escape(styles["Review Table"])}"/>'
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0480" w:firstRow="0" w:lastRow="0" w:firstColumn="1" w:lastColumn="0"'
        ' w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val="About this document"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{_LABELS}"/><w:gridCol w:w="{width - _LABELS}"/></w:tblGrid>'
        f"{rows}</w:tbl>"
    )
