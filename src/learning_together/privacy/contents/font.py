"""Fonts: names, rights and notes in them; what draws letters says nothing."""

import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from learning_together.privacy.contents import plain, woff2, xml
from learning_together.privacy.contents.piece import DAMAGED, File, Piece

_STARTS = (b"\0\1\0\0\0", b"OTTO\0", b"true\0")
#: Fonts of web pages in their first form: each table packed by itself.
_WEB = b"wOFF"
#: Tables that draw letters and set them beside each other.
_DRAWS = frozenset(
    {
        b"glyf", b"loca", b"cmap", b"hmtx", b"head", b"hhea", b"maxp", b"OS/2", b"cvt ", b"fpgm",
        b"prep", b"gasp", b"kern", b"GPOS", b"GSUB", b"GDEF", b"CFF ", b"CFF2", b"vhea", b"vmtx",
        b"VORG", b"hdmx", b"LTSH", b"VDMX", b"PCLT", b"BASE", b"JSTF", b"COLR", b"CPAL",
    }
)  # fmt: skip
_NAMES = b"name"
_OF_A_MAC = 1
#: Bytes of a key.
_KEY = 16


def is_font(data: bytes) -> bool:
    """Whether a file is a font."""
    return data.startswith((*_STARTS, _WEB, woff2.SIGNATURE))


def unscrambled(data: bytes, keys: Iterable[str]) -> bytes | None:
    """A font as Word puts it into a document: its first bytes are mixed with a key.

    Args:
        data: The font.
        keys: Those that stand in the document.

    Returns:
        The font; None where none of the keys fits.
    """
    for key in keys:
        figures = re.sub(r"[^0-9A-Fa-f]", "", key)
        if len(figures) == 2 * _KEY:
            mixed = bytes.fromhex(figures)[::-1]
            head = bytes(a ^ b for a, b in zip(data[: 2 * _KEY], mixed * 2, strict=False))
            if head.startswith(_STARTS):
                return head + data[2 * _KEY :]
    return None


def pieces(file: File) -> Iterator[Piece]:
    """Every text of a font."""
    data = file.data
    if data.startswith(woff2.SIGNATURE):
        yield from _of_woff2(file)
        return
    try:
        for tag, table, size in _web_tables(file) if data.startswith(_WEB) else _tables(data):
            if len(table) != size:
                yield Piece("", unread=DAMAGED)
            yield from _table(tag, table)
        if data.startswith(_WEB):
            yield from _web_notes(file)
    except (struct.error, zlib.error):
        yield Piece("", unread=DAMAGED)
        yield from plain.strings(data)


def _of_woff2(file: File) -> Iterator[Piece]:
    try:
        font = woff2.read(file)
        for tag, table in font.tables:
            yield from _table(tag, table)
    except (woff2.UnreadableError, struct.error):
        yield Piece("", unread=DAMAGED)
        yield from plain.strings(file.data)
        return
    if font.about:
        yield from xml.pieces("data of a font", font.about, packed=False)
    if font.own:
        yield from file.opened("data of a font’s maker", font.own, file.room)


def _table(tag: bytes, table: bytes) -> Iterator[Piece]:
    if tag == _NAMES:
        yield from _names(table)
    if tag not in _DRAWS:
        # Rows of all letters and figures stand there, written by programs.
        yield from (replace(piece, written=False) for piece in plain.strings(table))


def _tables(data: bytes) -> Iterator[tuple[bytes, bytes, int]]:
    """Each table: its tag, its bytes, and how many it should have."""
    (count,) = struct.unpack_from(">H", data, 4)
    for number in range(count):
        tag, start, size = struct.unpack_from(">4s4xII", data, 12 + 16 * number)
        yield tag, data[start : start + size], size


def _web_tables(file: File) -> Iterator[tuple[bytes, bytes, int]]:
    (count,) = struct.unpack_from(">H", file.data, 12)
    for number in range(count):
        tag, start, packed, size = struct.unpack_from(">4sIII", file.data, 44 + 20 * number)
        table = file.data[start : start + packed]
        yield tag, _unpacked(file, table, size) if packed < size else table, size


def _web_notes(file: File) -> Iterator[Piece]:
    """What a font of a web page says of itself in XML, and what its maker keeps in it."""
    about, packed, size, own, own_size = struct.unpack_from(">5I", file.data, 24)
    if packed:
        raw = _unpacked(file, file.data[about : about + packed], size)
        yield from xml.pieces("data of a font", raw, packed=False)
    if own_size:
        yield from file.opened("data of a font’s maker", file.data[own : own + own_size], file.room)


def _unpacked(file: File, data: bytes, size: int) -> bytes:
    """Raises zlib.error where it is damaged, or says too little of its size."""
    if not file.room.takes(size):
        raise zlib.error
    unpacking = zlib.decompressobj()
    found = unpacking.decompress(data, size + 1)
    if len(found) != size or not unpacking.eof:
        raise zlib.error
    return found


def _names(table: bytes) -> Iterator[Piece]:
    count, texts = struct.unpack_from(">2xHH", table)
    for number in range(count):
        of, size, start = struct.unpack_from(">H6xHH", table, 6 + 12 * number)
        raw = table[texts + start : texts + start + size]
        yield Piece(
            "names of a font",
            raw.decode("mac_roman" if of == _OF_A_MAC else "utf-16-be", "replace"),
        )
