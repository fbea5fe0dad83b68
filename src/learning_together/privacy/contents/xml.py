"""XML parts: paragraphs with their runs put together, attributes, comments, fields, changes."""

from collections.abc import Iterator
from typing import Any

from learning_together.patterns import regex
from learning_together.privacy.contents import plain
from learning_together.privacy.contents.piece import Piece

#: Elements that hold a paragraph, cell or heading: text within runs on, whatever its marking.
_BLOCKS = frozenset(
    {
        "p", "h", "si", "is", "text", "title", "desc", "oddHeader", "oddFooter", "evenHeader",
        "evenFooter", "firstHeader", "firstFooter", "annotation",
        "note", "note-citation", "creator", "creator-initials", "date", "txbxContent", "comment",
        "author", "c",
    }
)  # fmt: skip
#: Elements that stand for a gap within a paragraph.
_GAPS = {
    "tab": "\t", "br": "\n", "cr": "\n", "line-break": "\n", "s": " ", "ptab": "\t",
    "noBreakHyphen": "-", "softHyphen": "",
}  # fmt: skip
#: Readings of tracked changes: all there is; as it would be; as it was.
DELETED, INSERTED = frozenset({"del", "moveFrom"}), frozenset({"ins", "moveTo"})
_READINGS: tuple[frozenset[str], ...] = (frozenset(), DELETED, INSERTED)
#: Marks of hidden text; one of them hides it in a web view alone, as page numbers of contents.
HIDDEN_EVERYWHERE = frozenset({"vanish", "specVanish"})
_HIDDEN = HIDDEN_EVERYWHERE | {"webHidden"}
_OF_SHEETS = frozenset(
    {"oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"}
)
#: Attributes that people fill in.
_TYPED = frozenset({"initials", "author", "descr", "alt", "tooltip"})
#: Attributes that hold what people have written or chosen: targets of links, titles, prompts.
_WRITTEN = _TYPED | {
    "Target", "href", "instr", "title", "displayText", "string-value", "formula", "prompt",
    "promptTitle", "error", "errorTitle", "display", "location", "anchor", "label", "displayName",
    "aria-label", "aria-description",
}  # fmt: skip
#: Elements whose name and value people have given: controls, variables, bookmarks, sheets, filters.
_NAMED = frozenset(
    {
        "alias", "tag", "docVar", "listItem", "default", "helpText", "statusText", "bookmarkStart",
        "cNvPr", "docPr", "definedName", "sheet", "table", "customFilter", "filter", "property",
        "variable-set", "user-field-decl", "database-range", "bookmark", "control", "v",
    }
)  # fmt: skip
_NAME_OR_VALUE = frozenset({"name", "val", "value"})
#: Attributes that draw.
_DRAWN = frozenset({"d", "points", "transform", "viewBox", "path", "coords"})

#: Programs whose XML is full of attributes of their own even where it is no packed document.
_PROGRAMS = frozenset(
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", "http://www.w3.org/2000/svg"}
)
#: The mark of a note, which is seen apart from the word behind it.
_NOTE_MARKS = frozenset({"a", "sup"})
_NOTE_MARK = regex("[0-9]{1,3}|[ivx]{1,6}")
#: Marks of a workbook's headers: where a piece stands, how it looks.
_EXCEL = regex(r'&(?:"[^"]{0,80}"|\d{1,3}|K[0-9A-F]{6}|[A-Z])')

_DAMAGED = "it is damaged, or declares what no office program does: read as far as it can be"
_Block = tuple[list[str], set[str]]

_NAMES = (
    ("word/document", "text"),
    ("word/header", "header"),
    ("word/footer", "footer"),
    ("word/footnotes", "footnotes"),
    ("word/endnotes", "endnotes"),
    ("word/comments", "comments"),
    ("word/people", "authors of comments"),
    ("word/glossary", "building blocks"),
    ("word/settings", "settings"),
    ("word/printersettings", "printer settings"),
    ("docprops/thumbnail", "thumbnail"),
    ("docprops/", "properties"),
    ("docmetadata/", "labels of the file"),
    ("_xmlsignatures/", "signatures"),
    ("customxml/", "custom XML"),
    ("xl/sharedstrings", "cells"),
    ("xl/worksheets", "sheet"),
    ("xl/workbook", "sheets and names"),
    ("xl/comments", "comments"),
    ("xl/threadedcomments", "comments"),
    ("xl/persons", "authors of comments"),
    ("xl/drawings", "drawings"),
    ("xl/charts", "charts"),
    ("xl/printersettings", "printer settings"),
    ("xl/revisions", "tracked changes"),
    ("xl/calcchain", "order of reckoning"),
    ("ppt/comments", "comments"),
    ("ppt/commentauthors", "authors of comments"),
    ("ppt/authors", "authors of comments"),
    ("ppt/notesslides", "speaker’s notes"),
    ("ppt/slides", "slide"),
    ("ppt/tags", "tags of programs"),
    ("ppt/printersettings", "printer settings"),
    ("ppt/changesinfos", "tracked changes"),
    ("ppt/revisioninfo", "tracked changes"),
    ("content.xml", "text"),
    ("styles.xml", "headers, footers and styles"),
    ("meta.xml", "properties"),
    ("thumbnails/", "thumbnail"),
    ("meta-inf/documentsignatures", "signatures"),
    ("configurations2/", "settings of the program"),
)


def called(name: str) -> str:
    """What people call a part."""
    low = name.lower()
    if low.endswith(".rels"):
        return "targets of links"
    return next((words for start, words in _NAMES if low.startswith(start)), "part")


def header_text(text: str) -> str:
    r"""The header or footer of a sheet of Excel without the marks that set it.

    >>> header_text('&L&"Arial,Bold"Seen&CAB 12')
    '\n\nSeen\nAB 12'
    """
    return _EXCEL.sub("\n", text)


def pieces(name: str, data: bytes, *, packed: bool = True) -> Iterator[Piece]:
    """Every text of an XML part.

    Args:
        name: What it is called.
        data: Its bytes.
        packed: Whether it is a part of an office document, whose programs write attributes of
            their own; in other XML people's data stand there.
    """
    from learning_together.office.xml import declares, recovered

    where = called(name)
    root, whole = recovered(data)
    if not whole and data.strip():
        # What the reader may have left out is looked through as it stands.
        yield Piece(where, unread=_DAMAGED, grave=root is None or declares(data))
        for piece in plain.plain(data):
            yield Piece(where, piece.text, typed=False, unread=piece.unread)
    if root is None:
        return
    changed = any(mark in data for mark in (b":del ", b":ins ", b":moveFrom ", b":moveTo "))
    seen: set[str] = set()
    for skipped in _READINGS if changed else _READINGS[:1]:
        blocks: list[_Block] = []
        _walk(root, None, blocks, skipped)
        for number, (parts, notes) in enumerate(blocks, 1):
            text = "".join(parts)
            if text.strip() and not (skipped and text in seen):
                seen.add(text)
                note = f" ({', '.join(sorted(notes))})" if notes else ""
                yield Piece(f"{where}, paragraph {number}{note}", text)
    machine = packed or str(root.tag).rpartition("}")[0].lstrip("{") in _PROGRAMS
    yield from _attributes(root, where, machine=machine)


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _walk(
    element: Any, block: _Block | None, blocks: list[_Block], skipped: frozenset[str]
) -> None:
    """Gathers text by paragraph; a paragraph within one (a note, a text box) stands by itself."""
    name = _local(element)
    if name in skipped:
        return
    if not name:  # A comment or an instruction.
        blocks.append(([element.text or ""], {"unseen"}))
        return
    if name in _BLOCKS:
        block = ([], set())
        blocks.append(block)
    parts, notes = block or ([], set())
    if name in _GAPS and not len(element):
        parts.append(_GAPS[name] * _times(element, name))
    if note := _note(element, name):
        notes.add(note)
    if element.text:
        parts.append(header_text(element.text) if name in _OF_SHEETS else element.text)
    if block is None and parts:
        blocks.append((parts, notes))
    for child in element:
        _walk(child, block, blocks, skipped)
        if block is not None:
            parts.append(_behind(child))
        else:
            blocks.append(([_behind(child)], set()))


def _behind(element: Any) -> str:
    """The text behind an element; the mark of a note does not run on into it."""
    mark = _local(element) in _NOTE_MARKS and _NOTE_MARK.fullmatch("".join(element.itertext()))
    return f"{' ' if mark else ''}{element.tail or ''}"


def _note(element: Any, name: str) -> str:
    """What keeps the text beside an element from being seen."""
    if name in _HIDDEN:
        return "hidden"
    if name == "color" and any(value.upper() == "FFFFFF" for value in element.attrib.values()):
        return "white on white"
    return "tracked change" if name in {"del", "moveFrom", "ins", "moveTo"} else ""


def _times(element: Any, name: str) -> int:
    if name != "s":
        return 1
    count = next((v for k, v in element.attrib.items() if k.endswith("}c")), "1")
    return min(int(count), 100) if count.isdigit() else 1


def _attributes(root: Any, where: str, *, machine: bool) -> Iterator[Piece]:
    once: set[tuple[str, str]] = set()
    for element in root.iter("*"):
        for key, value in element.items():
            if len(value) < 2:
                continue
            name = key.rpartition("}")[2]
            if (name, value) in once:
                continue
            once.add((name, value))
            if name in _DRAWN or _is_colour(value):
                continue
            named = name in _NAME_OR_VALUE and _local(element) in _NAMED
            written = not machine or name in _WRITTEN or named
            yield Piece(f"{where}, {_attribute(name)}", value, name in _TYPED, written)


def _attribute(name: str) -> str:
    if name in {"descr", "alt"}:
        return "description of a picture"
    if name in {"author", "initials"}:
        return "author of a comment or change"
    if name in {"Target", "href"}:
        return "target of a link"
    if name == "instr":
        return "field"
    return "unseen attribute"


def _is_colour(value: str) -> bool:
    return len(value) in {6, 8} and all(char in "0123456789abcdefABCDEF" for char in value)
