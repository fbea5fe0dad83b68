"""The pages of the finished file: sections, their headers and footers.

Takes the finished blocks in order, upright or landscape, and gives the sections. Every section
carries its own references: Word leaves out the marking of pages whose section has none.
"""

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from learning_together.documents.document import Document
from learning_together.documents.word.elements import (
    HEAD,
    NAMESPACES,
    elements,
    field_of,
    local,
    paragraph,
    run,
    set_property,
    w,
)
from learning_together.documents.word.styles import Styles
from learning_together.office import package

if TYPE_CHECKING:
    from lxml.etree import _Element

_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_LAST = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
)
_SIDE = 1020  # left and right margin of a landscape page
_TOP = 1247  # its top and bottom margin


@dataclass(frozen=True)
class Page:
    """A page's measures, in twentieths of a point."""

    width: int = 11906
    height: int = 16838
    top: int = 1418
    right: int = 1247
    bottom: int = 1304
    left: int = 1247
    header: int = 624
    footer: int = 567

    @property
    def room(self) -> tuple[int, int]:
        """Width and height of the text."""
        return self.width - self.left - self.right, self.height - self.top - self.bottom

    def landscape(self) -> "Page":
        """The same page, turned."""
        return Page(
            self.height,
            self.width,
            min(self.top, _TOP),
            min(self.right, _SIDE),
            min(self.bottom, _TOP),
            min(self.left, _SIDE),
            self.header,
            self.footer,
        )


def page_of(section: "_Element | None") -> Page:
    """The measures that a section states, ours where it states none or impossible ones."""
    page = Page()
    if section is None:
        return page
    stated: dict[str, int] = {}
    for element, names in (
        ("pgSz", {"w": "width", "h": "height"}),
        ("pgMar", {n: n for n in ("top", "right", "bottom", "left", "header", "footer")}),
    ):
        found = section.find(w(element))
        for key, name in names.items():
            value = "" if found is None else str(found.get(w(key), ""))
            if value.isdecimal() and int(value) < 32000:
                stated[name] = int(value)
    if stated.get("width", 0) > stated.get("height", 0):
        stated["width"], stated["height"] = stated["height"], stated["width"]
    found_page = Page(**{**page.__dict__, **stated})
    return found_page if min(found_page.room) > 2880 else page


class Pages:
    """Makes the headers and footers of a document, and its sections.

    Args:
        parts: The file's parts; headers and footers are added to them.
        document: Its marking and title are printed.
        styles: The file's styles.
        page: An upright page's measures.
    """

    def __init__(
        self, parts: dict[str, bytes], document: Document, styles: Styles, page: Page
    ) -> None:
        self._page = page
        self._header = self._part(parts, "header", "Marking", _header(document, styles))
        self._first = self._part(parts, "footer", "First", _footer(document, styles, None))
        self._upright = self._part(parts, "footer", "Upright", _footer(document, styles, page))
        turned = page.landscape()
        self._turned = self._part(parts, "footer", "Landscape", _footer(document, styles, turned))

    @staticmethod
    def _part(parts: dict[str, bytes], kind: str, name: str, content: str) -> str:
        tag = "hdr" if kind == "header" else "ftr"
        xml = f"{HEAD}<w:{tag} {NAMESPACES}>{content}</w:{tag}>"
        return package.add(
            parts,
            f"{kind}{name}.xml",
            xml.encode("utf-8"),
            mime=f"{_MIME}{kind}+xml",
            relation=kind,
        )

    def section(self, *, landscape: bool, title_page: bool = False) -> "_Element":
        """The properties of a section."""
        page = self._page.landscape() if landscape else self._page
        footer = self._turned if landscape else self._upright
        first = (
            f'<w:headerReference w:type="first" r:id="{self._header}"/>'
            f'<w:footerReference w:type="first" r:id="{self._first}"/>'
        )
        turned = ' w:orient="landscape"' if landscape else ""
        return elements(
            "<w:sectPr>"
            f'<w:headerReference w:type="default" r:id="{self._header}"/>'
            f'<w:footerReference w:type="default" r:id="{footer}"/>'
            f'{first if title_page else ""}<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{page.width}" w:h="{page.height}"{turned}/>'
            f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}"'
            f' w:left="{page.left}" w:header="{page.header}" w:footer="{page.footer}"'
            ' w:gutter="0"/><w:cols w:space="708"/>'
            f"{'<w:titlePg/>' if title_page else ''}</w:sectPr>"
        )[0]

    def close(self, blocks: "list[_Element]", section: "_Element") -> "list[_Element]":
        """The blocks of a section that another follows, with its properties in the last."""
        content = [block for block in blocks if not local(block).startswith("bookmark")]
        if content and content[-1].tag == w("p"):
            last = content[-1]
        else:
            # A table cannot hold them; the paragraph that does must not make a page of its own.
            last = elements(_LAST)[0]
            blocks = [*blocks, last]
        set_property(last, "<w:sectPr/>")
        holder = last.find(f"{w('pPr')}/{w('sectPr')}")
        if holder is not None:
            holder.extend(list(section))
        return blocks

    def end(self, blocks: "list[_Element]") -> "list[_Element]":
        """The blocks of the last section; Word wants a paragraph at the end."""
        content = [block for block in blocks if not local(block).startswith("bookmark")]
        if content and content[-1].tag == w("p"):
            return blocks
        return [*blocks, *elements(_LAST)]


def _header(document: Document, styles: Styles) -> str:
    return paragraph(styles["header"], run(document.marking, "<w:b/>"), '<w:jc w:val="center"/>')


def _footer(document: Document, styles: Styles, page: Page | None) -> str:
    marking = paragraph(styles["footer"], run(document.marking, "<w:b/>"), '<w:jc w:val="center"/>')
    if page is None:
        return marking
    name = document.title if not document.kind else f"{document.title} · {document.kind}"
    stop = '<w:tabs><w:tab w:val="clear" w:pos="4513"/><w:tab w:val="clear" w:pos="9026"/>'
    stop += f'<w:tab w:val="right" w:pos="{page.room[0]}"/></w:tabs>'
    line = paragraph(
        styles["footer"],
        run(_short(name))
        + "<w:r><w:tab/></w:r>"
        + run("Page ")
        + field_of("PAGE", "1")
        + run(" of ")
        + field_of("NUMPAGES", "1"),
        stop,
    )
    return line + marking


def _short(text: str, most: int = 80) -> str:
    """A title that leaves room for the page number."""
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"


def core_properties(document: Document) -> bytes:
    """The file's title, subject, author and language; no dates, which would come from a clock."""
    subject = " – ".join(part for part in (document.kind, document.subtitle) if part)
    return (
        f"{HEAD}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(document.title)}</dc:title>"
        f"<dc:subject>{escape(subject)}</dc:subject>"
        f"<dc:creator>{escape(document.author)}</dc:creator>"
        f"<cp:keywords>{escape(document.marking)}</cp:keywords>"
        f"<dc:language>{escape(document.language)}</dc:language>"
        "</cp:coreProperties>"
    ).encode()
