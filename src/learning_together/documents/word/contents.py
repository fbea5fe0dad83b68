"""The table of contents: a real field that arrives filled, since Word's Protected View fills none.

Takes the headings and gives XML. It has page numbers where somebody has asked a program that lays
pages out; otherwise none, until Word updates it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from learning_together.documents.contents_depth import depth
from learning_together.documents.design import SIZES
from learning_together.documents.word.elements import field_of, paragraph, run
from learning_together.documents.word.page_numbers import WHOSE
from learning_together.documents.word.styles import Styles

_ABOVE = '<w:spacing w:before="240"/>'
_APART = '<w:spacing w:before="480"/>'
_NEW_PAGE = "<w:pageBreakBefore/>"
#: Lines of contents that a page holds, with smaller letters, below something; letters of a line.
_PAGE, _PAGE_OF_SMALL, _BELOW, _LINE = 40, 54, 34, 66
_SMALL = f'<w:sz w:val="{2 * SIZES["small"]:.0f}"/>'
_CLOSE = '<w:spacing w:before="30" w:after="0" w:line="220" w:lineRule="auto"/>'


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


def contents(
    headings: Sequence[Heading],
    styles: Styles,
    width: int,
    pages: Sequence[int] | None = None,
    above: int | None = None,
) -> str:
    """The table of contents with its heading; empty if there is nothing.

    It begins a page, unless it has room below lines that stand at the head of one. What is a few
    lines longer than a page is set smaller, to be no longer than one.

    Args:
        headings: All of the body.
        styles: The file's styles.
        width: Of a line, in twentieths of a point.
        pages: The page of each heading; none or fewer where they are not known (yet).
        above: How many lines stand at the head of the page that it may go on; None where there is
            no such page.
    """
    lowest = depth((heading.level, heading.text) for heading in headings)
    numbers = [None] * len(headings) if pages is None else [*pages, *[0] * len(headings)]
    entries = [
        (heading, number)
        for heading, number in zip(headings, numbers, strict=False)
        if heading.level <= lowest
    ]
    if not entries:
        return ""
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        f' TOC \\o "1-{lowest}" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    length = sum(1 + len(heading.text) // _LINE for heading, _ in entries)
    small = _PAGE < length <= _PAGE_OF_SMALL
    goes_on = above is not None and above + length <= _BELOW
    look = (
        f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>'
        f"{_CLOSE if small else ''}"
    )
    if pages is not None:
        look += '<w:ind w:right="0"/>'  # A number stands at the edge of the page.
    lines = []
    for place, (entry, number) in enumerate(entries):
        told = (
            ""
            if number is None
            else "<w:r><w:tab/></w:r>" + field_of(f"PAGEREF {entry.bookmark} \\h", str(number))
        )
        link = (
            f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">'
            f"{run(entry.text, _SMALL if small else '')}{told}</w:hyperlink>"
        )
        last = place == len(entries) - 1
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if last else ""
        lines.append(
            paragraph(
                styles[f"toc {entry.level}"],
                (begin if place == 0 else "") + link + end,
                look,
            )
        )
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"
        f"{paragraph(styles['TOC Heading'], run('Contents'), _APART if goes_on else _NEW_PAGE)}"
        f"{''.join(lines)}"
        f"{'' if pages is None else paragraph(styles['Small Text'], run(WHOSE), _ABOVE)}"
        "</w:sdtContent></w:sdt>"
    )
