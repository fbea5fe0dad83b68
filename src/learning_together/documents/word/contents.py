"""The table of contents: a real field that arrives filled, since Word's Protected View fills none.

Takes the headings and gives XML. It has no page numbers until somebody asks Word to update it, as
nothing but a layout program knows them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from learning_together.documents.contents_depth import depth
from learning_together.documents.word.elements import paragraph, run
from learning_together.documents.word.styles import Styles


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


def contents(headings: Sequence[Heading], styles: Styles, width: int) -> str:
    """The table of contents on a page of its own, with its heading; empty if there is nothing."""
    lowest = depth((heading.level, heading.text) for heading in headings)
    entries = [heading for heading in headings if heading.level <= lowest]
    if not entries:
        return ""
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
        f"{paragraph(styles['TOC Heading'], run('Contents'), '<w:pageBreakBefore/>')}"
        f"{''.join(lines)}"
        "</w:sdtContent></w:sdt>"
    )
