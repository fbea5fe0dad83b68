"""PowerPoint's old form (.ppt): a tree of records, each text a record of its own."""

import struct
import zlib
from collections.abc import Iterator

from learning_together.privacy.contents import plain
from learning_together.privacy.contents.old import drawn
from learning_together.privacy.contents.piece import DAMAGED, File, Piece

STREAM = "PowerPoint Document"
STREAMS = frozenset({STREAM, "Pictures", "Current User"})
_WIDE, _NARROW = frozenset({0x0FA0, 0x0FBA}), 0x0FA8
_OBJECT, _LOCK = 0x1011, 0x2F14
_HOLDS = 0xF
_DEEPEST = 60
#: What the stream of the user says of a file that is locked.
_LOCKED = b"\xdf\xc4\xd1\xf3"
_PACKED = b"PK\x03\x04"


def pieces(held: dict[str, bytes], file: File) -> Iterator[Piece]:
    """Every text of a presentation.

    Args:
        held: Its streams, by name.
        file: The file in which they are.
    """
    if _LOCKED in held.get("Current User", b"")[:20]:
        yield Piece("", unread="it is locked with a password")
        return
    try:
        yield from _records(held[STREAM], file, 0)
    except (struct.error, ValueError, zlib.error):
        yield Piece("slides", unread=DAMAGED)
        yield from plain.strings(held[STREAM])
    yield from plain.strings(held.get("Current User", b""))
    yield from drawn.pieces(held.get("Pictures", b""), file)


def _records(data: bytes, file: File, depth: int) -> Iterator[Piece]:
    if depth > _DEEPEST:
        raise ValueError
    at = 0
    while at < len(data):
        mark, kind, size = struct.unpack_from("<HHI", data, at)
        body = data[at + 8 : at + 8 + size]
        if len(body) != size:
            raise ValueError
        at += 8 + size
        if kind == _LOCK:
            yield Piece("", unread="it is locked with a password")
        elif mark & _HOLDS == _HOLDS:
            yield from _records(body, file, depth + 1)
        elif kind in _WIDE:
            yield from _told(body.decode("utf-16-le", "replace"))
        elif kind == _NARROW:
            yield from _told(body.decode("latin-1"))
        elif kind == _OBJECT:
            yield from file.within("object", _unpacked(body) if mark >> 4 else body)
        elif body.startswith(_PACKED):
            yield from file.within("theme", body)
        else:
            yield from plain.strings(body)


def _told(text: str) -> Iterator[Piece]:
    for paragraph in text.replace("\v", "\n").split("\r"):
        if paragraph.strip():
            yield Piece("slide", paragraph)


def _unpacked(body: bytes) -> bytes:
    size = int.from_bytes(body[:4], "little")
    return zlib.decompressobj().decompress(body[4:], size + 1)
