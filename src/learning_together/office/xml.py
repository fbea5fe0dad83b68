"""XML of a foreign file to elements: no entity is resolved, nothing fetched, depth is bounded."""

from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from lxml import etree

from learning_together.office.archive import UnreadableError
from learning_together.patterns import regex

Element = etree._Element  # noqa: SLF001 - lxml has no other name for it

#: An internal DTD is how XML is made to explode; office files have none.
_DECLARED = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
#: One that declares nothing itself, as those of drawings and of settings of a Mac.
_NAMED = regex(rb"<!DOCTYPE[^\[\]<>]{0,400}>")
_parser = partial(
    etree.XMLParser, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
)


def parse(data: bytes) -> Any:
    """The root element.

    Raises:
        UnreadableError: It is no XML, or declares entities, which no office program does.
    """
    if any(mark in data for mark in _DECLARED):
        raise UnreadableError("declares")
    try:
        return etree.fromstring(data, _parser(remove_pis=True, remove_comments=True))
    except (etree.XMLSyntaxError, ValueError) as error:
        if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from None
        raise UnreadableError("malformed") from None


def written(root: Any) -> bytes:
    """A part of this root element."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def recovered(data: bytes) -> tuple[Any, bool]:
    """The root element of what can be read, None where nothing can; and whether that is all."""
    parser = _parser(recover=True)
    root = None
    with suppress(etree.XMLSyntaxError, ValueError):  # Even where it recovers, as at a NUL.
        root = etree.fromstring(data, parser)
    return root, root is not None and not len(parser.error_log) and not declares(data)


def page(text: str) -> Any:
    """The root element of a web page.

    Raises:
        UnreadableError: There is none.
    """
    from lxml import html

    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
    try:
        return html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise UnreadableError("malformed") from None


def part(parts: Mapping[str, bytes], name: str) -> Any:
    """The root element of a package's part; None where it has none of that name."""
    return parse(parts[name]) if name in parts else None


def declares(data: bytes) -> bool:
    """Whether it declares anything itself, such as words that stand for others."""
    rest = _NAMED.sub(b"", data, 1) if _DECLARED[0] in data else data
    return any(mark in rest for mark in _DECLARED)
