"""Fonts: names, rights and notes in them; what draws letters says nothing."""

import struct
from collections.abc import Iterator
from dataclasses import replace

from learning_together.privacy.contents import plain
from learning_together.privacy.contents.piece import DAMAGED, File, Piece

_STARTS = (b"\0\1\0\0\0", b"OTTO\0", b"true\0")
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


def is_font(data: bytes) -> bool:
    """Whether a file is a font."""
    return data.startswith(_STARTS)


def pieces(file: File) -> Iterator[Piece]:
    """Every text of a font."""
    data = file.data
    try:
        (count,) = struct.unpack_from(">H", data, 4)
        for number in range(count):
            tag, start, size = struct.unpack_from(">4s4xII", data, 12 + 16 * number)
            table = data[start : start + size]
            if len(table) != size:
                yield Piece("", unread=DAMAGED)
            if tag == _NAMES:
                yield from _names(table)
            if tag not in _DRAWS:
                # Rows of all letters and figures stand there, written by programs.
                yield from (replace(piece, written=False) for piece in plain.strings(table))
    except struct.error:
        yield Piece("", unread=DAMAGED)
        yield from plain.strings(data)


def _names(table: bytes) -> Iterator[Piece]:
    count, texts = struct.unpack_from(">2xHH", table)
    for number in range(count):
        of, size, start = struct.unpack_from(">H6xHH", table, 6 + 12 * number)
        raw = table[texts + start : texts + start + size]
        yield Piece(
            "names of a font",
            raw.decode("mac_roman" if of == _OF_A_MAC else "utf-16-be", "replace"),
        )
