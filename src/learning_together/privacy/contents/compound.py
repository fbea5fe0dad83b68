"""Files of old Office and of Outlook, which hold folders of streams; new ones that are locked."""

import io
import struct
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from learning_together.privacy.contents import cells, plain
from learning_together.privacy.contents.old import message, slides, word
from learning_together.privacy.contents.old import workbook as old_workbook
from learning_together.privacy.contents.piece import DAMAGED, FULL, File, Piece

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Streams that say how an object is shown and linked, as words between bytes, or draw it.
_SAYS = frozenset(
    {
        "\1CompObj", "\1Ole", "\3ObjInfo", "\3LinkInfo", "\2OlePres000", "\2OlePres001", "\3EPRINT",
        "\3PIC", "\3META", "\3OCXNAME", "\3PRINT",
    }
)  # fmt: skip
#: Where LibreOffice says how large an object is drawn: four numbers.
_SIZE, _SIZE_LENGTH = "properties_stream", 16
_PACKAGE = "\1Ole10Native"
_TITLES = "\5"
_MAIL = (
    "it is a message of Outlook, which lt looks through as far as it knows the form; "
    "save it as .eml"
)
_BROKEN = (
    OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, struct.error,
    OverflowError, RecursionError,
)  # fmt: skip


def is_compound(data: bytes) -> bool:
    """Whether it is a file of old Office, or a new one that is locked."""
    return data.startswith(_OLE)


def is_locked(data: bytes) -> bool:
    """Whether such a file is a new one that is locked."""
    return "EncryptedPackage".encode("utf-16-le") in data


def pieces(file: File) -> Iterator[Piece]:
    """Every text of such a file."""
    if is_locked(file.data):
        yield Piece("", unread="it is locked with a password")
        return
    try:
        yield from _opened(file)
    except _BROKEN:
        yield Piece("", unread=DAMAGED)
    # What no stream leads to any more stands in the file all the same.
    yield from plain.strings(file.data)


def _opened(file: File) -> Iterator[Piece]:
    import olefile

    with olefile.OleFileIO(io.BytesIO(file.data)) as ole:
        folders: dict[tuple[str, ...], dict[str, bytes]] = defaultdict(dict)
        for *folder, name in ole.listdir(streams=True, storages=False):
            path = "/".join([*folder, name])
            if not file.room.takes(ole.get_size(path)):
                yield Piece("", unread=FULL)
                return
            folders[tuple(folder)][name] = ole.openstream(path).read()
            if name.startswith(_TITLES):
                yield from _titles(ole, path)
        for folder_names in folders:
            yield from (Piece("name of a part", name, typed=False) for name in folder_names)
        if ole.parsing_issues:
            yield Piece("", unread=DAMAGED, grave=False)
    for held in folders.values():
        yield from _folder(held, file)


def _folder(held: dict[str, bytes], file: File) -> Iterator[Piece]:
    """Every text of the streams of one folder."""
    read: set[str] = set()
    if word.STREAM in held:
        read |= word.STREAMS
        yield from word.pieces({name: held[name] for name in held.keys() & word.STREAMS}, file)
    if slides.STREAM in held:
        read |= slides.STREAMS
        yield from slides.pieces({name: held[name] for name in held.keys() & slides.STREAMS}, file)
    if old_workbook.STREAM in held:
        read.add(old_workbook.STREAM)
        yield from old_workbook.pieces(held[old_workbook.STREAM], file)
        yield from cells.pieces(file.data, about=None)
    if of_mail := {name: data for name, data in held.items() if message.is_stream(name)}:
        read |= of_mail.keys()
        yield from message.pieces(of_mail, file)
        yield Piece("", unread=_MAIL, grave=file.room.depth == 1)
    for name, data in held.items():
        if name not in read:
            yield from _stream(name, data, file)


def _stream(name: str, data: bytes, file: File) -> Iterator[Piece]:
    measures = name == _SIZE and len(data) == _SIZE_LENGTH
    if name in _SAYS or name.startswith(_TITLES) or measures or not data:
        yield from plain.strings(data)
    elif name == _PACKAGE:
        yield from _package(data, file)
    else:
        yield from file.opened(name, data, file.room)


def _titles(ole: Any, path: str) -> Iterator[Piece]:
    """Title, author and the like, which people typed."""
    for value in ole.getproperties(path, convert_time=False).values():
        if isinstance(value, bytes):
            value = plain.decoded(value.rstrip(b"\0"))[0]
        if isinstance(value, str) and value.isprintable() and len(value) > 1:
            yield Piece("properties", value)


def _package(data: bytes, file: File) -> Iterator[Piece]:
    """A file that was put into a document: its name, where it came from, and itself."""
    yield from plain.strings(data[:2048])
    raw = _within(data)
    if raw is None:
        yield from file.opened("object", data[4:], file.room)
    else:
        yield from file.opened("packed object", raw, file.room)


def _within(data: bytes) -> bytes | None:
    """The file itself; None where its length is not as it says."""
    try:
        at = 6
        for _ in range(2):
            at = data.index(b"\0", at) + 1
        at += 4
        at += 4 + int.from_bytes(data[at : at + 4], "little")
        size = int.from_bytes(data[at : at + 4], "little")
    except ValueError:
        return None
    raw = data[at + 4 : at + 4 + size]
    return raw if len(raw) == size else None
