"""Word, Excel, OpenDocument and other files that are packed parts: every part is a file to open."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from learning_together.office import workbook
from learning_together.office.archive import Archive, Entry, UnreadableError
from learning_together.privacy.contents import xml
from learning_together.privacy.contents.piece import Piece, Room

Open = Callable[[str, bytes, Room], Iterator[Piece]]

_XML = (".xml", ".rels", ".vml", ".rdf")
#: Bytes of a workbook that is read cell by cell; one of a million cells takes no gigabyte so.
_MOST_CELLS = 60 * 1024 * 1024
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
    if min((entry.header_offset for entry in archive.entries), default=0):
        yield Piece("", unread="something stands before the packed file")
    sound = True
    for entry in archive.entries:
        for piece in _entry(archive, entry, room, opened):
            sound = sound and not (piece.unread and piece.grave)
            yield piece
    # What is said of sizes was true, so no more is unpacked than was before.
    if sound and any(entry.filename.lower() == "xl/workbook.xml" for entry in archive.entries):
        yield from _dates(data, archive.entries)


def _entry(archive: Archive, entry: Entry, room: Room, opened: Open) -> Iterator[Piece]:
    yield Piece("name of a part", entry.filename.replace("/", "\n"), typed=False)
    if entry.comment:
        yield Piece("note on a part", entry.comment.decode("utf-8", "replace"))
    if entry.is_dir():
        return
    try:
        raw = archive.read(entry)
    except UnreadableError as broken:
        yield Piece(called(entry.filename), unread=_UNREAD[broken.why])
        return
    if entry.filename.lower().endswith(_XML) or raw[:5] == b"<?xml":
        yield from xml.pieces(entry.filename, raw)
    else:
        yield from opened(entry.filename, raw, room)


def _dates(data: bytes, entries: Iterable[Entry]) -> Iterator[Piece]:
    """Dates of cells, which a workbook keeps as counts of days, each with its column's heading."""
    if sum(each.file_size for each in entries) > _MOST_CELLS:
        yield Piece("cells", unread="it is too large for its dates to be looked at")
        return
    try:
        with workbook.opened(data) as book:
            for name, sheet, _ in workbook.worksheets(book):
                headings: dict[int, str] = {}
                for number, row in enumerate(sheet.to_python(skip_empty_area=False), 1):
                    for column, cell in enumerate(row):
                        if isinstance(cell, date):
                            said = f"{headings.get(column, '')}: {cell:%Y-%m-%d}"
                            yield Piece(f"sheet “{name}”, row {number}", said)
                        elif isinstance(cell, str) and cell:
                            headings.setdefault(column, cell)
    except UnreadableError as broken:
        yield Piece("cells", unread=_UNREAD[broken.why])


def called(name: str) -> str:
    """What people call a part of a Word, Excel or OpenDocument file."""
    return xml.called(name)
