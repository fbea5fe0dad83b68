"""Which reader a file needs: told by its first bytes, for names can be wrong."""

from collections.abc import Callable, Iterator

from learning_together.privacy.contents import (
    archive,
    beside,
    carried,
    compound,
    database,
    film,
    font,
    html,
    mail,
    packed,
    pdf,
    picture,
    plain,
    rtf,
    text,
    xml,
)
from learning_together.privacy.contents.piece import File, Piece, Room, within

_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_XML = (".xml", ".rels", ".vml", ".svg")
_Reader = Callable[[File], Iterator[Piece]]
_TEXT = (
    ".md", ".markdown", ".txt", ".csv", ".tsv", ".json", ".yaml", ".yml", ".ics", ".tex",
    ".css", ".js", ".sarif",
)  # fmt: skip


def pieces(name: str, data: bytes, room: Room | None = None) -> Iterator[Piece]:
    """Every text in a file.

    Args:
        name: The file's name.
        data: Its bytes.
        room: How much may be unpacked; the usual where None.
    """
    room = room or Room()
    if room.depth > room.deepest:
        yield Piece("", unread="files nest too deep in it")
        return
    room.depth += 1
    try:
        yield from _reader(name.lower(), data)(File(name.lower(), data, room, inner))
    finally:
        room.depth -= 1


def is_plain(name: str, data: bytes) -> bool:
    """Whether a file is plain text and nothing else."""
    return _reader(name.lower(), data) is text.pieces


def _reader(name: str, data: bytes) -> _Reader:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    low = head[:300].lower()
    if head.startswith(b"{\\rtf"):
        return rtf.pieces
    if name.endswith((".mbox", ".mbx")):
        return mail.mailbox
    if name.endswith((".eml", ".mht", ".mhtml")):
        return mail.pieces
    if marked := _marked(data):
        return marked
    if low.startswith((b"<!doctype html", b"<html")) or name.endswith((".html", ".htm")):
        return html.pieces
    if head.startswith(b"<") and (low.startswith((b"<?xml", b"<svg")) or name.endswith(_XML)):
        return _xml
    return text.pieces if plain.is_text(data, named=name.endswith(_TEXT)) else _unknown


def _marked(data: bytes) -> _Reader | None:
    """The reader of a file that its first bytes tell of; None where they are no such mark."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return archive.pieces
    if packed.is_packed(data):
        return packed.unpacked
    if packed.is_tar(data):
        return packed.tar
    if data.startswith(database.START):
        return database.pieces
    if b"%PDF-" in data[:1024]:
        return pdf.pieces
    if compound.is_compound(data):
        return compound.pieces
    if film.is_film(data):
        return film.pieces
    if font.is_font(data):
        return font.pieces
    is_picture = data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
    return picture.pieces if is_picture else None


def _xml(file: File) -> Iterator[Piece]:
    yield from xml.pieces(file.name, file.data, packed=False)
    yield from carried.pieces(file.data, file)


def _unknown(file: File) -> Iterator[Piece]:
    if (known := beside.pieces(file.data)) is not None:
        yield from known
        return
    yield from plain.strings(file.data)
    said = "it is in a form that lt can only look through for plain words"
    yield Piece("", unread=said, grave=file.room.depth == 1)


def inner(name: str, data: bytes, room: Room) -> Iterator[Piece]:
    """The pieces of a file within another."""
    for piece in pieces(name, data, room):
        yield within(piece, f"file “{name}” within") if room.depth else piece
