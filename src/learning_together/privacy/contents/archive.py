"""Word, Excel, OpenDocument and other files that are packed parts: every part is a file to open."""

from collections.abc import Callable, Iterator

from learning_together.office.archive import Archive, UnreadableError
from learning_together.privacy.contents import xml
from learning_together.privacy.contents.piece import Piece, Room

Open = Callable[[str, bytes, Room], Iterator[Piece]]

_XML = (".xml", ".rels", ".vml", ".rdf")
_UNREAD = {
    "damaged": "it is damaged",
    "locked": "it is locked with a password",
    "large": "it unpacks to far more than any report holds",
    "parts": "it has too many parts",
}


def pieces(data: bytes, room: Room, opened: Open) -> Iterator[Piece]:
    """Every text of a packed file.

    Args:
        data: The file.
        room: How much may be unpacked.
        opened: Opens a file within it.
    """
    try:
        archive = Archive(data, room)
    except UnreadableError as broken:
        yield Piece("", unread=_UNREAD[broken.why])
        return
    if archive.comment:
        yield Piece("note of the packed file", archive.comment.decode("utf-8", "replace"))
    for entry in archive.entries:
        yield Piece("name of a part", entry.filename.replace("/", "\n"), typed=False)
        if entry.comment:
            yield Piece("note on a part", entry.comment.decode("utf-8", "replace"))
        if entry.is_dir():
            continue
        try:
            raw = archive.read(entry)
        except UnreadableError as broken:
            yield Piece(called(entry.filename), unread=_UNREAD[broken.why])
            if broken.why == "large":
                return
        else:
            if entry.filename.lower().endswith(_XML) or raw[:5] == b"<?xml":
                yield from xml.pieces(entry.filename, raw)
            else:
                yield from opened(entry.filename, raw, room)


def called(name: str) -> str:
    """What people call a part of a Word, Excel or OpenDocument file."""
    return xml.called(name)
