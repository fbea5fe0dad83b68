"""The few pieces of WordprocessingML that the finishing modules share.

Takes and gives XML; must not know documents, reports or pandoc.
"""

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def w(name: str) -> str:
    """The full name of an element or attribute of the `w` namespace."""
    return f"{{{W}}}{name}"


def parse(data: bytes | str) -> "_Element":
    """Parses XML without following anything out of it."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(data.encode("utf-8") if isinstance(data, str) else data, parser)


def elements(xml: str) -> "list[_Element]":
    """The elements of a fragment that uses the prefixes w, r, wp, a and pic."""
    return list(parse(f"<x {NAMESPACES}>{xml}</x>"))


def serialise(root: "_Element") -> bytes:
    """A part's bytes."""
    from lxml import etree

    return HEAD.encode() + etree.tostring(root, encoding="unicode").encode("utf-8")


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{rpr}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def field_of(code: str, result: str, properties: str = "") -> str:
    """A field with the result that stands until Word works it out again."""
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return (
        f'<w:r>{rpr}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{rpr}<w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        f'<w:r>{rpr}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run(result, properties)}"
        f'<w:r>{rpr}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph in a style, given by its id."""
    return f'<w:p><w:pPr><w:pStyle w:val="{escape(style)}"/>{properties}</w:pPr>{content}</w:p>'


def text_of(element: "_Element") -> str:
    """The text of an element; breaks and tabs are spaces."""
    nodes = element.iter(w("t"), w("br"), w("tab"))
    text = "".join((node.text or "") if node.tag == w("t") else " " for node in nodes)
    return " ".join(text.split())


# The order that the schema demands of what a paragraph's properties may hold.
_SEQUENCE = """
    pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr
    shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN
    bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc
    textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange
"""
_ORDER = {name: place for place, name in enumerate(_SEQUENCE.split())}


def set_property(paragraph: "_Element", xml: str) -> None:
    """Puts one property into a paragraph, in its right place, instead of what was there."""
    from lxml import etree

    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    new = elements(xml)[0]
    for old in properties.findall(new.tag):
        properties.remove(old)
    rank = _ORDER[local(new)]
    place = sum(1 for old in properties if _ORDER.get(local(old), 0) < rank)
    properties.insert(place, new)


def local(element: "_Element") -> str:
    """An element's name without its namespace."""
    return re.sub(r"\{.*\}", "", str(element.tag))


def style_of(paragraph: "_Element") -> str:
    """The id of a paragraph's style; empty if it has none."""
    found = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if found is None else str(found.get(w("val")))
