"""Which reader a file needs: told by its first bytes, for names can be wrong."""

from collections.abc import Iterator

from learning_together.privacy.contents import (
    archive,
    beside,
    database,
    html,
    mail,
    packed,
    pdf,
    picture,
    plain,
    rtf,
    xml,
)
from learning_together.privacy.contents.piece import Piece, Room, within

_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
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
        yield from _pieces(name.lower(), data, room)
    finally:
        room.depth -= 1


def _pieces(name: str, data: bytes, room: Room) -> Iterator[Piece]:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{\\rtf"):
        yield from rtf.pieces(data)
    elif name.endswith((".mbox", ".mbx")):
        yield from mail.mailbox(data, room, inner)
    elif name.endswith((".eml", ".mht", ".mhtml")):
        yield from mail.pieces(data, room, inner)
    else:
        yield from _by_start(name, data, head, room)


def _by_start(name: str, data: bytes, head: bytes, room: Room) -> Iterator[Piece]:
    low = head[:300].lower()
    if (marked := _marked(name, data, room)) is not None:
        yield from marked
    elif low.startswith((b"<!doctype html", b"<html")) or name.endswith((".html", ".htm")):
        yield from html.pieces(data, room, inner)
    elif head.startswith(b"<") and (
        low.startswith((b"<?xml", b"<svg")) or name.endswith((".xml", ".rels", ".vml", ".svg"))
    ):
        yield from xml.pieces(name, data, packed=False)
    elif name.endswith(_TEXT) or plain.is_text(data):
        yield from plain.plain(data)
    elif (known := beside.pieces(data)) is not None:
        yield from known
    else:
        yield from plain.strings(data)
        yield Piece(
            "",
            unread="it is in a form that lt can only look through for plain words",
            grave=room.depth == 1,
        )


def _marked(name: str, data: bytes, room: Room) -> Iterator[Piece] | None:
    """The pieces of a file that its first bytes tell of; None where they are no such mark."""
    found: Iterator[Piece] | None = None
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        found = archive.pieces(data, room, inner)
    elif packed.is_packed(data):
        found = packed.unpacked(name, data, room, inner)
    elif packed.is_tar(data):
        found = packed.tar(data, room, inner)
    elif data.startswith(database.START):
        found = database.pieces(data, room)
    elif b"%PDF-" in data[:1024]:
        found = pdf.pieces(data, room)
    elif plain.is_compound(data):
        found = plain.compound(data, grave=room.depth == 1)
    elif data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        found = picture.pieces(data)
    return found


def inner(name: str, data: bytes, room: Room) -> Iterator[Piece]:
    """The pieces of a file within another."""
    for piece in pieces(name, data, room):
        yield within(piece, f"file “{name}” within") if room.depth else piece
