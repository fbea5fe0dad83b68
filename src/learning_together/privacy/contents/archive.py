"""Word, Excel, OpenDocument and other files that are packed parts: every part is a file to open."""

from collections.abc import Iterable, Iterator
from contextlib import suppress

from learning_together.office import workbook
from learning_together.office.archive import Archive, Entry, UnreadableError
from learning_together.patterns import regex
from learning_together.privacy.contents import carried, cells, font, plain, xml
from learning_together.privacy.contents.piece import DAMAGED, FULL, PARTS, File, Piece

_XML = (".xml", ".rels", ".vml", ".rdf")
#: Fonts within a document of Word, and the part with their keys.
_SCRAMBLED, _FONTS = ".odttf", "word/fonttable.xml"
_KEY = regex(r"fontKey=[\"']([^\"']{1,60})")
_NO_KEY = "it is a font that is scrambled, and its key does not stand in the file"
#: Bytes of a workbook that is read cell by cell; one of a million cells takes no gigabyte so.
_MOST_CELLS = 60 * 1024 * 1024
_UNREAD = {
    "damaged": DAMAGED,
    "locked": "it is locked with a password",
    "large": FULL,
    "parts": PARTS,
}


def pieces(file: File) -> Iterator[Piece]:
    """Every text of a packed file."""
    try:
        archive = Archive(file.data, file.room)
    except UnreadableError as broken:
        yield Piece("", unread=_UNREAD[broken.why])
        return
    if archive.comment:
        yield from plain.plain(archive.comment)
    for stray in archive.strays():
        yield Piece("", unread="something stands between or beside its parts")
        yield from plain.strings(stray)
    sound = True
    keys = _keys_of_fonts(archive)
    for entry in archive.entries:
        for piece in _entry(archive, entry, file, keys):
            sound = sound and not (piece.unread and piece.grave)
            yield piece
    # What is said of sizes was true, so no more is unpacked than was before.
    if sound:
        for entry in archive.entries:
            if entry.filename.lower() == workbook.ABOUT:
                yield from _dates(file.data, archive.read(entry), archive.entries)


def _keys_of_fonts(archive: Archive) -> list[str]:
    """The keys with which a document's fonts are scrambled."""
    found: list[str] = []
    if any(entry.filename.lower().endswith(_SCRAMBLED) for entry in archive.entries):
        for entry in archive.entries:
            if entry.filename.lower() == _FONTS:
                with suppress(UnreadableError):  # Told where its turn comes.
                    found += _KEY.findall(archive.read(entry).decode("utf-8", "replace"))
    return found


def _entry(archive: Archive, entry: Entry, file: File, keys: list[str]) -> Iterator[Piece]:
    yield Piece("name of a part", entry.filename.replace("/", "\n"), typed=False)
    for said in (entry.comment, entry.extra):
        yield from plain.strings(said)
    if entry.is_dir() and not entry.file_size:
        return
    try:
        raw = archive.read(entry)
    except UnreadableError as broken:
        yield Piece(called(entry.filename), unread=_UNREAD[broken.why])
        return
    if entry.filename.lower().endswith(_XML) or raw[:5] == b"<?xml":
        yield from xml.pieces(entry.filename, raw)
        yield from carried.pieces(raw, file)
    elif entry.filename.lower().endswith(_SCRAMBLED):
        clear = font.unscrambled(raw, keys)
        if clear is None:
            yield Piece(called(entry.filename), unread=_NO_KEY, grave=False)
        yield from file.opened(entry.filename, raw if clear is None else clear, file.room)
    else:
        yield from file.opened(entry.filename, raw, file.room)


def _dates(data: bytes, about: bytes, entries: Iterable[Entry]) -> Iterator[Piece]:
    """Dates of cells, which a workbook keeps as counts of days."""
    if sum(each.file_size for each in entries) > _MOST_CELLS:
        yield Piece("cells", unread="it is too large for its dates to be looked at")
        return
    yield from cells.pieces(data, about=about)


def called(name: str) -> str:
    """What people call a part of a Word, Excel or OpenDocument file."""
    return xml.called(name)
