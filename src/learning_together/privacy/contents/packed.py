"""Archives that are no ZIP: tar, and what gzip, bzip2 and xz have packed."""

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO

from learning_together.privacy.contents.piece import Piece, Room

Open = Callable[[str, bytes, Room], Iterator[Piece]]

_FULL = "it unpacks to far more than any report holds"
_DAMAGED = (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError, tarfile.TarError)
_PACKERS: dict[bytes, Callable[[IO[bytes]], gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile]] = {
    b"\x1f\x8b": lambda data: gzip.GzipFile(fileobj=data),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\0": lzma.LZMAFile,
}
_MAGIC_AT, _MAGIC = 257, b"ustar"
_NAMED, _EXTRA = 8, 4


def is_packed(data: bytes) -> bool:
    """Whether a file was packed by gzip, bzip2 or xz."""
    return data.startswith(tuple(_PACKERS))


def is_tar(data: bytes) -> bool:
    """Whether a file is a tar archive."""
    return data[_MAGIC_AT : _MAGIC_AT + len(_MAGIC)] == _MAGIC


def unpacked(name: str, data: bytes, room: Room, opened: Open) -> Iterator[Piece]:
    """What one file was packed from.

    Args:
        name: The packed file's name.
        data: Its bytes.
        room: How much may be unpacked.
        opened: Opens what comes out.
    """
    if data.startswith(b"\x1f\x8b") and data[3:4] and data[3] & _NAMED and not data[3] & _EXTRA:
        yield Piece("name of a part", data[10:500].split(b"\0")[0].decode("utf-8", "replace"))
    packer = next(each for start, each in _PACKERS.items() if data.startswith(start))
    try:
        with packer(io.BytesIO(data)) as stream:
            raw = stream.read(room.left + 1)
    except _DAMAGED:
        yield Piece("", unread="it is damaged")
        return
    room.left -= len(raw)
    if room.left < 0:
        yield Piece("", unread=_FULL)
        return
    inside = name.rpartition(".")[0]
    yield from opened(inside or "packed file", raw, room)


def tar(data: bytes, room: Room, opened: Open) -> Iterator[Piece]:
    """Every file of a tar archive, and what it says of each.

    Args:
        data: The archive.
        room: How much may be unpacked.
        opened: Opens a file within it.
    """
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            for member in archive:
                room.parts -= 1
                if room.parts < 0:
                    yield Piece("", unread="it has too many parts")
                    return
                yield from _said(member)
                if not member.isfile():
                    continue
                if member.size > room.left:
                    yield Piece("", unread=_FULL)
                    return
                held = archive.extractfile(member)
                raw = held.read(member.size + 1) if held else b""
                room.left -= len(raw)
                yield from opened(member.name, raw, room)
            if data[archive.offset :].strip(b"\0"):
                yield Piece("", unread="something stands behind the archive")
    except _DAMAGED:
        yield Piece("", unread="it is damaged")


def _said(member: tarfile.TarInfo) -> Iterator[Piece]:
    """What a tar archive says of a file: its name, whose it is, where it leads, notes."""
    yield Piece("name of a part", member.name.replace("/", "\n"), typed=False)
    for text in (member.linkname, member.uname, member.gname, *member.pax_headers.values()):
        if text:
            yield Piece("note on a part", text, typed=False, written=False)
