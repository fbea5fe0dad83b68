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
from learning_together.documents.word.letterhead import Letterhead
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
    top: int = 1304
    right: int = 1247
    bottom: int = 1191
    left: int = 1247
    header: int = 567
    footer: int = 510

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
    """Makes the heads and feet of a document, and its sections.

    Args:
        parts: The file's parts; heads and feet are added to them.
        document: Its marking and title are printed.
        styles: The file's styles.
        page: An upright page's measures.
        letterhead: What the team's own file has at the head and foot of its pages.
        covers: Whether the first page is a cover, which says its marking by itself.
    """

    def __init__(
        self,
        parts: dict[str, bytes],
        document: Document,
        styles: Styles,
        page: Page,
        letterhead: Letterhead,
        *,
        covers: bool,
    ) -> None:
        self._page = page
        self._parts = parts
        self._letterhead = letterhead
        head, foot = (_marking(document, styles[kind]) for kind in ("header", "footer"))
        self._header = self._edge("header", "Marking", head)
        self._feet = {
            turned: self._edge(
                "footer",
                "Landscape" if turned else "Upright",
                foot,
                _page_line(document, styles, page.landscape() if turned else page),
            )
            for turned in (False, True)
        }
        self._first: dict[str, str] = {}
        if covers:
            bare = {kind: paragraph(styles[kind], "") for kind in ("header", "footer")}
            self._first = {kind: self._edge(kind, "Cover", bare[kind], first=True) for kind in bare}
        elif letterhead.first:
            line = _page_line(document, styles, page)
            self._first = {
                "header": self._edge("header", "First", head, first=True),
                "footer": self._edge("footer", "First", foot, line, first=True),
            }

    def _edge(
        self, kind: str, name: str, content: str, line: str = "", *, first: bool = False
    ) -> str:
        """Adds a head or foot, with what the team's own file has there above it.

        Args:
            kind: `header` or `footer`.
            name: What the part is called.
            content: Its paragraphs.
            line: A paragraph above them that numbers the page, unless the team's own does.
            first: Whether it is the first page's.
        """
        theirs = self._letterhead.edge(kind, first=first)
        if theirs is None:
            tag = "hdr" if kind == "header" else "ftr"
            data = f"{HEAD}<w:{tag} {NAMESPACES}>{line}{content}</w:{tag}>".encode()
        else:
            data = theirs.with_more(content if theirs.numbers_pages else line + content)
            if theirs.relations is not None:
                self._parts[f"word/_rels/{kind}{name}.xml.rels"] = theirs.relations
        return package.add(
            self._parts, f"{kind}{name}.xml", data, mime=f"{_MIME}{kind}+xml", relation=kind
        )

    def section(self, *, landscape: bool, begins: bool = False) -> "_Element":
        """The properties of a section.

        Args:
            landscape: Whether its pages are turned.
            begins: Whether it is the document's first.
        """
        page = self._page.landscape() if landscape else self._page
        first = self._first if begins else {}
        references = "".join(
            f'<w:{kind}Reference w:type="first" r:id="{key}"/>' for kind, key in first.items()
        )
        turned = ' w:orient="landscape"' if landscape else ""
        return elements(
            "<w:sectPr>"
            f'<w:headerReference w:type="default" r:id="{self._header}"/>'
            f'<w:footerReference w:type="default" r:id="{self._feet[landscape]}"/>'
            f'{references}<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{page.width}" w:h="{page.height}"{turned}/>'
            f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}"'
            f' w:left="{page.left}" w:header="{page.header}" w:footer="{page.footer}"'
            ' w:gutter="0"/><w:cols w:space="708"/>'
            f"{'<w:titlePg/>' if first else ''}</w:sectPr>"
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


def _marking(document: Document, style: str) -> str:
    return paragraph(style, run(document.marking, "<w:b/>"), '<w:jc w:val="center"/>')


def _page_line(document: Document, styles: Styles, page: Page) -> str:
    """The line of a foot that says which document it is, and which page."""
    name = document.title if not document.kind else f"{document.title} · {document.kind}"
    stop = '<w:tabs><w:tab w:val="clear" w:pos="4513"/><w:tab w:val="clear" w:pos="9026"/>'
    stop += f'<w:tab w:val="right" w:pos="{page.room[0]}"/></w:tabs>'
    return paragraph(
        styles["footer"],
        run(_short(name))
        + "<w:r><w:tab/></w:r>"
        + run("Page ")
        + field_of("PAGE", "1")
        + run(" of ")
        + field_of("NUMPAGES", "1"),
        stop,
    )


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
