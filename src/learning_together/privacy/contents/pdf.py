"""PDF: text of pages, properties, notes, links, outlines, forms, scripts, files that it carries."""

import io
import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from learning_together.patterns import regex
from learning_together.privacy.contents import pdf_drawn, plain
from learning_together.privacy.contents.pdf_page import BROKEN, Shown
from learning_together.privacy.contents.pdf_page import shown as shown_on
from learning_together.privacy.contents.piece import File, Piece, within

_END = regex(rb"%%EOF")
#: What the bytes of a font say of themselves, which are no marks that draw.
_OF_A_FONT = "/Length1"
#: What a program makes up itself: ids of the cells of tables, of versions of the file, and what the
#: program is called. Names of the key are sought there, too; no word is one by its look.
_OF_PROGRAMS = frozenset({"/ID", "/Headers", "/Creator", "/Producer"})
#: The names of places within a PDF, as programs give them; whoever reads it never sees them.
_OF_PLACES = frozenset({"/Dest", "/Dests", "/D", "/Names", "/Limits"})
#: What programs make up in the data about the document.
_IN_METADATA = regex(
    rb"<\?xpacket[^>]*\?>|<(xmpMM:\w*ID|xmp:CreatorTool|pdf:Producer)>[^<]*</\1>|x:xmptk=\"[^\"]*\""
)
_MOST_VERSIONS = 20
_DEEPEST = 40
_MOST_PAGES = 3_000
_MOST_OBJECTS = 200_000


def _typed(piece: Piece) -> Piece:
    return piece


def _made_up(piece: Piece) -> Piece:
    return replace(piece, typed=False, written=False)


def _given(piece: Piece) -> Piece:
    return replace(piece, typed=False)


#: How the strings below a key count, by what it is.
_AS = dict.fromkeys(_OF_PLACES, _given) | dict.fromkeys(_OF_PROGRAMS, _made_up)


def pieces(file: File) -> Iterator[Piece]:
    """Every text of a PDF, of its earlier versions too: a change leaves them in the file."""
    data = file.data
    yield from _beside(data)
    seen = set()
    for piece in _version(file):
        seen.add(piece)
        yield piece
    ends = [found.end() for found in _END.finditer(data)][:-1]
    if ends and b"/Linearized" in data[:1024]:
        del ends[0]  # It is that of the first page's table, and ends no version.
    if len(ends) > _MOST_VERSIONS:
        yield Piece("earlier versions", unread=f"there are more than {_MOST_VERSIONS}")
    for end in ends[:_MOST_VERSIONS]:
        for piece in _version(replace(file, data=data[:end])):
            if piece not in seen:
                seen.add(piece)
                yield within(piece, "an earlier version")


def _beside(data: bytes) -> Iterator[Piece]:
    """What stands before a PDF or behind its end."""
    start, end = data.find(b"%PDF-"), data.rfind(b"%%EOF")
    for stray in (data[:start], data[end + 5 :] if end >= 0 else b""):
        if stray.strip(b"\0\r\n\t \xef\xbb\xbf"):
            yield Piece("", unread="something stands before or behind the PDF")
            yield from plain.strings(stray)


def _version(file: File) -> Iterator[Piece]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(file.data), strict=False)
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
    except (*BROKEN, PyPdfError):
        yield Piece("", unread="the PDF is damaged")
        yield from plain.strings(file.data)
        return
    if locked:
        yield Piece("", unread="it is locked with a password")
        return
    if count > _MOST_PAGES:
        yield Piece("", unread=f"it has more than {_MOST_PAGES} pages")
        count = _MOST_PAGES
    shown = []
    for number in range(count):
        try:
            text = reader.pages[number].extract_text()
        except (*BROKEN, PyPdfError):
            yield Piece(f"page {number + 1}", unread="its text cannot be read")
            continue
        shown.append(text)
        yield Piece(f"page {number + 1}", text)
        if not text.strip() and shown_on(reader.pages[number]) is Shown.MORE:
            yield Piece(
                f"page {number + 1}",
                unread="it holds no text that can be read; perhaps its letters are drawn as shapes",
                grave=False,
            )
    yield from _objects(reader, file, "".join(shown))


def _objects(reader: Any, file: File, shown: str) -> Iterator[Piece]:
    """Strings of all objects, whatever they are for, and streams that are no page.

    Args:
        reader: Of the PDF.
        file: It.
        shown: The text of its pages.
    """
    from pypdf.errors import PyPdfError
    from pypdf.generic import StreamObject

    numbers = {number for table in reader.xref.values() for number in table}
    numbers |= set(reader.xref_objStm)
    if len(numbers) > _MOST_OBJECTS:
        yield Piece("", unread=f"it has more than {_MOST_OBJECTS} objects")
    beside = pdf_drawn.Beside(reader, shown)
    masks: set[int] = set()
    for number in sorted(numbers)[:_MOST_OBJECTS]:
        try:
            held = reader.get_object(number)
            yield from _strings(held, 0)
            yield from beside.pieces(held)
            if isinstance(held, StreamObject) and _is_picture(held, number, masks):
                yield Piece(f"a picture, object {number}", shows=True)
            if isinstance(held, StreamObject) and _wanted(held):
                yield from _within(held, file)
            elif isinstance(held, StreamObject) and held.get("/Subtype") in {None, "/Form"}:
                yield from _instead(held, reader)
        except (*BROKEN, PyPdfError):
            yield Piece("an object of the PDF", unread="it is damaged", grave=False)
    for name in ("/Info", "/ID"):
        try:
            if (entry := reader.trailer.get(name)) is not None:
                found = _strings(entry.get_object(), 0)
                ids = (_made_up(one) for one in found if not _of_dice(one.text))
                yield from ids if name in _OF_PROGRAMS else found
        except (*BROKEN, PyPdfError):
            yield Piece("properties of the PDF", unread="they are damaged")


def _of_dice(text: str) -> bool:
    """Whether letters are bytes of an id that a program threw dice for: a name stands by chance.

    >>> _of_dice("Zoë ˛ú„) ©Út7^¶ã)"), _of_dice("{Zoë-2009-A4}")
    (True, False)
    """
    odd = sum(not (sign.isalnum() or sign in " -_{}.") for sign in text)
    return odd * 4 > len(text)


def _is_picture(stream: Any, number: int, masks: set[int]) -> bool:
    """Whether a stream is a picture that no other reader counts, and not the mask of one."""
    if stream.get("/Subtype") != "/Image" or stream.get("/ImageMask"):
        return False
    if (mask := stream.raw_get("/SMask") if "/SMask" in stream else None) is not None:
        masks.add(getattr(mask, "idnum", 0))
    return number not in masks and not _wanted(stream)


def _wanted(stream: Any) -> bool:
    """Whether a stream is a file, data about the document, a script, or a photograph."""
    if stream.get("/Type") in {"/EmbeddedFile", "/Metadata"} or "/Params" in stream:
        return True
    filters = stream.get("/Filter")
    each = filters if isinstance(filters, list) else [filters]
    return len(each) == 1 and each[0] in {"/DCTDecode", "/JPXDecode"}


def _within(stream: Any, file: File) -> Iterator[Piece]:
    """A file within the PDF; of the data about it, what a program makes up by itself."""
    raw = stream.get_data()
    if stream.get("/Type") != "/Metadata":
        yield from file.within(str(stream.get("/Type", "data")).strip("/"), raw)
        return
    for found in _IN_METADATA.finditer(raw):
        yield _made_up(Piece("properties", found[0].decode("utf-8", "replace")))
    yield from file.within("Metadata.xml", _IN_METADATA.sub(b"", raw))


def _instead(stream: Any, reader: Any) -> Iterator[Piece]:
    """Texts that programs read in place of what is drawn."""
    from pypdf.generic import ContentStream

    raw = stream.get_data()
    if stream.get("/Subtype") is None:
        # A script, or what draws: what stands in it as words.
        yield from (replace(piece, written=False) for piece in plain.strings(raw))
    if b"BDC" not in raw or b"<<" not in raw or _OF_A_FONT in stream:
        return
    for operands, operator in ContentStream(stream, reader).operations:
        if operator in {b"BDC", b"DP"}:
            for operand in operands:
                yield from _strings(operand, 0)


def _strings(held: Any, depth: int) -> Iterator[Piece]:
    from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, TextStringObject

    if depth > _DEEPEST:
        yield Piece("", unread="its objects nest too deep")
        return
    if isinstance(held, TextStringObject):
        if len(held) > 1:
            yield Piece("properties, notes and links", str(held), typed=True)
    elif isinstance(held, ByteStringObject):
        yield from plain.strings(bytes(held))
    elif isinstance(held, DictionaryObject):
        for key, value in held.items():
            if key != "/Lang":
                yield from map(_AS.get(str(key), _typed), _strings(value, depth + 1))
    elif isinstance(held, ArrayObject):
        for value in held:
            yield from _strings(value, depth + 1)
