"""Word, Excel, OpenDocument and other files that are packed parts: every part is a file to open."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator

from learning_together.privacy.contents import xml
from learning_together.privacy.contents.piece import Piece, Room

Open = Callable[[str, bytes, Room], Iterator[Piece]]

_XML = (".xml", ".rels", ".vml", ".rdf")
#: What else a packed file may fail with; `zipfile` passes on what its helpers raise.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError,
    ValueError,
)  # fmt: skip


def pieces(data: bytes, room: Room, opened: Open) -> Iterator[Piece]:
    """Every text of a packed file.

    Args:
        data: The file.
        room: How much may be unpacked.
        opened: Opens a file within it.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN:
        yield Piece("", unread="it is damaged")
        return
    with archive:
        if archive.comment:
            yield Piece("note of the packed file", archive.comment.decode("utf-8", "replace"))
        for entry in archive.infolist():
            room.parts -= 1
            if room.parts < 0:
                yield Piece("", unread="it has too many parts")
                return
            yield Piece("name of a part", entry.filename.replace("/", "\n"), typed=False)
            if entry.comment:
                yield Piece("note on a part", entry.comment.decode("utf-8", "replace"))
            if entry.is_dir():
                continue
            raw = _read(archive, entry, room)
            if isinstance(raw, str):
                yield Piece(called(entry.filename), unread=raw)
                if room.left <= 0:
                    return
            elif entry.filename.lower().endswith(_XML) or raw[:5] == b"<?xml":
                yield from xml.pieces(entry.filename, raw)
            else:
                yield from opened(entry.filename, raw, room)


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: Room) -> bytes | str:
    """A part, or why it cannot be had. Stated sizes are not believed."""
    if entry.flag_bits & 1:
        return "it is locked with a password"
    try:
        with archive.open(entry) as stream:
            raw = stream.read(room.left + 1)
    except _BROKEN:
        return "it is damaged"
    room.left -= len(raw)
    return raw if room.left >= 0 else "it unpacks to far more than any report holds"


def called(name: str) -> str:
    """What people call a part of a Word, Excel or OpenDocument file."""
    return xml.called(name)
