"""Fonts of web pages in their second form (WOFF 2): all tables packed as one.

Takes a font, gives its tables as they stand there, and what it says of itself. Tables that draw
letters are kept in another order there; they say nothing, so they are left as they are.
"""

import struct
from typing import NamedTuple

from learning_together.privacy.contents.piece import File

SIGNATURE = b"wOF2"
#: Tags that are written as their number in this row.
_TAGS_TEXT = (
    "cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp "
    "hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL "
    "SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx "
    "opbd prop trak Zapf Silf Glat Gloc Feat Sill"
)
_TAGS = [tag.replace("_", " ").encode() for tag in _TAGS_TEXT.split()]
_OWN_TAG, _REORDERED = 0x3F, 6
#: Of these two, the version 3 is the one that changes nothing; of all others 0.
_LETTERS, _AS_IT_WAS = (b"glyf", b"loca"), 3
_COLLECTION = b"ttcf"
_LONGEST_NUMBER = 5


class UnreadableError(Exception):
    """It is damaged, says too little of its size, or is several fonts in one."""


class Font(NamedTuple):
    """What a font holds.

    Attributes:
        tables: By their order: the tag and the bytes of each.
        about: What it says of itself, in XML; may be empty.
        own: What its maker keeps in it; may be empty.
    """

    tables: list[tuple[bytes, bytes]]
    about: bytes
    own: bytes


def read(file: File) -> Font:
    """A font.

    Raises:
        UnreadableError: It cannot be read.
    """
    data = file.data
    try:
        flavour, count, packed = struct.unpack_from(">4xI4xH6xI", data)
        about, about_packed, about_size, own, own_size = struct.unpack_from(">5I", data, 28)
        sizes, at = _directory(data, count)
    except (struct.error, IndexError):
        raise UnreadableError from None
    if flavour.to_bytes(4, "big") == _COLLECTION:
        raise UnreadableError
    whole = _unpacked(file, data[at : at + packed], sum(size for _, size in sizes))
    tables, start = [], 0
    for tag, size in sizes:
        tables.append((tag, whole[start : start + size]))
        start += size
    said = _unpacked(file, data[about : about + about_packed], about_size) if about_packed else b""
    return Font(tables, said, data[own : own + own_size] if own_size else b"")


def _directory(data: bytes, count: int) -> tuple[list[tuple[bytes, int]], int]:
    """The tag and the size of each table, and where the directory ends."""
    found = []
    at = 48
    for _ in range(count):
        flags, at = data[at], at + 1
        if flags & _OWN_TAG == _OWN_TAG:
            tag, at = data[at : at + 4], at + 4
        else:
            tag = _TAGS[flags & _OWN_TAG]
        size, at = _number(data, at)
        if (flags >> _REORDERED) != (_AS_IT_WAS if tag in _LETTERS else 0):
            size, at = _number(data, at)
        found.append((tag, size))
    return found, at


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A number of up to five bytes, of which each tells whether another follows."""
    number = 0
    for step in range(_LONGEST_NUMBER):
        byte = data[at + step]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, at + step + 1
    raise UnreadableError


def _unpacked(file: File, data: bytes, size: int) -> bytes:
    import brotli

    if not file.room.takes(size):
        raise UnreadableError
    found = bytearray()
    unpacking = brotli.Decompressor()
    try:
        while not unpacking.is_finished() and len(found) <= size:
            more = unpacking.process(data, output_buffer_limit=size + 1 - len(found))
            if not more and not data:
                break
            found += more
            data = b""
    except brotli.error:
        raise UnreadableError from None
    if len(found) != size or not unpacking.is_finished():
        raise UnreadableError
    return bytes(found)
