"""Pictures in drawings of old Office."""

import re
import zlib
from collections.abc import Iterator

from learning_together.patterns import regex
from learning_together.privacy.contents.piece import File, Piece

#: A picture's record: two bytes, its type (drawings, then pictures of points), its length.
_RECORD = regex(rb"..([\x1a-\x1f\x29\x2a])\xf0", re.DOTALL)
_HEAD = 8
_DRAWINGS = frozenset(b"\x1a\x1b\x1c")
#: Where the picture starts in it: behind one sum of its bytes, or two.
_STARTS = (17, 33)
_KNOWN = (b"\xff\xd8\xff", b"\x89PNG", b"II*\0", b"MM\0*", b"\x28\0\0\0")
_SUMS, _ABOUT, _PACKED_AT = (16, 32), 34, 32


def pieces(data: bytes, file: File) -> Iterator[Piece]:
    """Every text in the pictures of a stream."""
    for found in _RECORD.finditer(data):
        start = found.start() + _HEAD
        size = int.from_bytes(data[start - 4 : start], "little")
        if not _STARTS[0] < size <= len(data) - start:
            continue  # These bytes are no such record.
        body = data[start : start + size]
        raw = _drawing(body) if found[1][0] in _DRAWINGS else _points(body)
        if raw is None:
            yield Piece("a picture", unread="it cannot be read", grave=False)
        elif not raw.startswith(_KNOWN[-1]):  # That holds points alone.
            yield from file.within("picture", raw)


def _points(body: bytes) -> bytes | None:
    each = (body[start:] for start in _STARTS)
    return next((raw for raw in each if raw.startswith(_KNOWN)), None)


def _drawing(body: bytes) -> bytes | None:
    for start in _SUMS:
        about = body[start : start + _ABOUT]
        packed = body[start + _ABOUT :]
        if int.from_bytes(about[28:32], "little") != len(packed) or not packed:
            continue
        if about[_PACKED_AT]:
            return packed
        size = int.from_bytes(about[:4], "little")
        try:
            return zlib.decompressobj().decompress(packed, size + 1)
        except zlib.error:
            return None
    return None
