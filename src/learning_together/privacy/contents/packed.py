"""Archives that are no ZIP: tar, and what gzip, bzip2 and xz have packed."""

import bz2
import io
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from learning_together.privacy.contents import plain
from learning_together.privacy.contents.piece import DAMAGED, FULL, PARTS, File, Piece

_BROKEN = (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError, tarfile.TarError)
_BEHIND = "something stands behind the archive"
#: What unpacks one stream, by how it begins; further ones may follow it.
_PACKERS: dict[bytes, Callable[[], Any]] = {
    b"\x1f\x8b": lambda: zlib.decompressobj(31),
    b"BZh": bz2.BZ2Decompressor,
    b"\xfd7zXZ\0": lzma.LZMADecompressor,
}
_MAGIC_AT, _MAGIC = 257, b"ustar"
_BLOCK = 512
#: Parts of gzip's head: data of programs, a name, a note.
_EXTRA, _NAMED, _NOTED = 4, 8, 16
#: Bytes of it that every stream has.
_HEAD = 10


def is_packed(data: bytes) -> bool:
    """Whether a file was packed by gzip, bzip2 or xz."""
    return data.startswith(tuple(_PACKERS))


def is_tar(data: bytes) -> bool:
    """Whether a file is a tar archive."""
    return data[_MAGIC_AT : _MAGIC_AT + len(_MAGIC)] == _MAGIC


def unpacked(file: File) -> Iterator[Piece]:
    """What one file was packed from."""
    start, packer = next(each for each in _PACKERS.items() if file.data.startswith(each[0]))
    raw, rest, why = b"", file.data, ""
    while rest.startswith(start) and not why:
        if start == b"\x1f\x8b":
            yield from _head(rest)
        held, rest, why = _stream(packer(), rest, file.room.left - len(raw))
        raw += held
    if why:
        yield Piece("", unread=why)
    if rest.strip(b"\0"):
        yield Piece("", unread=_BEHIND)
        yield from plain.strings(rest)
    if raw or not why:
        yield from file.within(file.name.rpartition(".")[0] or "packed file", raw)


def _stream(unpack: Any, data: bytes, most: int) -> tuple[bytes, bytes, str]:
    """What one stream unpacks to, what stands behind it, and why it did not come to its end."""
    try:
        raw = unpack.decompress(data, most + 1)
    except _BROKEN:
        return b"", b"", DAMAGED
    if len(raw) > most:
        return b"", b"", FULL
    return raw, unpack.unused_data, "" if unpack.eof else DAMAGED


def _head(data: bytes) -> Iterator[Piece]:
    """What gzip's head says of the file; nothing where it is cut off."""
    if len(data) < _HEAD:
        return
    flags, at = data[3], _HEAD
    if flags & _EXTRA:
        size = int.from_bytes(data[at : at + 2], "little")
        yield from plain.strings(data[at + 2 : at + 2 + size])
        at += 2 + size
    for flag, where in ((_NAMED, "name of a part"), (_NOTED, "note on a part")):
        if flags & flag:
            text, _, _ = data[at:].partition(b"\0")
            yield Piece(where, text.decode("utf-8", "replace"))
            at += len(text) + 1


def tar(file: File) -> Iterator[Piece]:
    """Every file of a tar archive, and what it says of each."""
    try:
        with tarfile.open(fileobj=io.BytesIO(file.data), mode="r:") as archive:
            for member in archive:
                file.room.parts -= 1
                if file.room.parts < 0:
                    yield Piece("", unread=PARTS)
                    return
                yield from _said(member)
                if member.isfile():
                    held = archive.extractfile(member)
                    yield from file.within(member.name, held.read() if held else b"")
                    end = member.offset_data + member.size
                    if not member.issparse() and file.data[end : end + -end % _BLOCK].strip(b"\0"):
                        yield Piece("", unread="something stands between its files")
            if file.data[archive.offset :].strip(b"\0"):
                yield Piece("", unread=_BEHIND)
                yield from plain.strings(file.data[archive.offset :])
    except _BROKEN:
        yield Piece("", unread=DAMAGED)


def _said(member: tarfile.TarInfo) -> Iterator[Piece]:
    """What a tar archive says of a file: its name, whose it is, where it leads, notes."""
    yield Piece("name of a part", member.name.replace("/", "\n"), typed=False)
    for text in (member.linkname, member.uname, member.gname, *member.pax_headers.values()):
        if text:
            yield Piece("note on a part", text, typed=False, written=False)
    if not (member.isfile() or member.isdir() or member.issym() or member.islnk()):
        yield Piece("a part", unread="it is no ordinary file", grave=False)
