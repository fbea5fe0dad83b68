"""Short names for the elements of WordprocessingML, in both of its forms.

Word writes the "transitional" form unless it is told to write the "strict" one; the two differ in
their namespaces.
"""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from learning_together.office.xml import Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"

_PREFIXES = {
    W: "",
    STRICT: "",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp:",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp:",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14:",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15:",
}


@cache
def _short(tag: str) -> str:
    space, _, local = tag[1:].rpartition("}")
    prefix = _PREFIXES.get(space)
    return "" if prefix is None else prefix + local


def name_of(element: "Element") -> str:
    """An element's short name: `p`, `mc:Choice`; empty for one that means nothing here."""
    tag = element.tag
    return _short(tag) if isinstance(tag, str) and tag[:1] == "{" else ""


def said(element: "Element", name: str) -> str:
    """The value of an attribute by its short name; empty where there is none."""
    for full, value in element.items():
        if _short(str(full)) == name:
            return str(value)
    return ""


def child(element: "Element | None", *path: str) -> "Element | None":
    """The first child of that short name, and so on down the path."""
    for step in path:
        if element is None:
            return None
        for one in element:
            if name_of(one) == step:
                element = one
                break
        else:
            return None
    return element
