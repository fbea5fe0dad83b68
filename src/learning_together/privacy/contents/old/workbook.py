"""Excel's old form (.xls): texts of cells, notes, headers, names; of numbers see `cells`."""

import struct
from collections.abc import Iterator

from learning_together.privacy.contents import plain
from learning_together.privacy.contents.old import drawn
from learning_together.privacy.contents.piece import File, Piece
from learning_together.privacy.contents.xml import header_text

STREAM = "Workbook"
_START, _VERSION = 0x0809, 0x0600
_LOCK, _ON, _STRINGS, _TEXT = 0x2F, 0x3C, 0xFC, 0x1B6
_DRAWINGS = frozenset({0xEB, 0xEC})
_HEADERS = frozenset({0x14, 0x15})
_BROKEN = (struct.error, IndexError, ValueError)


def pieces(data: bytes, file: File) -> Iterator[Piece]:
    """Every text of a workbook.

    Args:
        data: Its stream.
        file: The file in which it is.
    """
    try:
        for kind, chunks in _records(data):
            if kind == _LOCK:
                yield Piece("", unread="it is locked with a password")
                return
            if kind == _STRINGS:
                yield from _strings(chunks)
            elif kind == _TEXT:
                yield from (Piece("note or text box", _told(one)) for one in chunks[1:2] if one)
            elif kind in _HEADERS and len(chunks[0]) > 3:
                yield Piece("header or footer", header_text(_told(chunks[0][2:])))
            elif kind in _DRAWINGS:
                yield from drawn.pieces(b"".join(chunks), file)
            for chunk in chunks:
                if kind != _STRINGS:
                    yield from plain.strings(chunk)
    except _BROKEN:
        yield Piece("cells", unread="they are damaged, or older than Excel 97")
        yield from plain.strings(data)


def _told(data: bytes) -> str:
    """A text behind the sign that says how its letters are written."""
    return data[1:].decode("utf-16-le" if data[0] & 1 else "latin-1", "replace")


def _records(data: bytes) -> Iterator[tuple[int, list[bytes]]]:
    """Each record with those that carry it on."""
    kind, version = struct.unpack_from("<H2xH", data)
    if (kind, version) != (_START, _VERSION):
        raise ValueError
    at = 0
    chunks: list[bytes] = []
    while at < len(data) and data[at:].strip(b"\0"):
        found, size = struct.unpack_from("<HH", data, at)
        chunk = data[at + 4 : at + 4 + size]
        if len(chunk) != size:
            raise ValueError
        at += 4 + size
        if found == _ON and chunks:
            chunks.append(chunk)
            continue
        if chunks:
            yield kind, chunks
        kind, chunks = found, [chunk]
    yield kind, chunks


class _Reader:
    """Reads strings that may run on from one record to the next."""

    def __init__(self, chunks: list[bytes]) -> None:
        self._rest = iter(chunks)
        self._data, self._at = next(self._rest), 0

    def bytes(self, size: int) -> bytes:
        out = b""
        while len(out) < size:
            if self._at >= len(self._data):
                self._next()
            part = self._data[self._at : self._at + size - len(out)]
            self._at += len(part)
            out += part
        return out

    def number(self, size: int) -> int:
        return int.from_bytes(self.bytes(size), "little")

    def text(self, letters: int, *, wide: int) -> str:
        out = ""
        while letters:
            if self._at >= len(self._data):
                self._next()
                wide = self.number(1) & 1
            width = 2 if wide else 1
            part = self._data[self._at : self._at + letters * width]
            if len(part) < width:
                raise ValueError
            part = part[: len(part) // width * width]
            self._at += len(part)
            letters -= len(part) // width
            out += part.decode("utf-16-le" if wide else "latin-1", "replace")
        return out

    def _next(self) -> None:
        data = next(self._rest, None)
        if data is None:
            raise ValueError
        self._data, self._at = data, 0


def _strings(chunks: list[bytes]) -> Iterator[Piece]:
    """The texts of cells, which stand in one list."""
    reader = _Reader(chunks)
    reader.bytes(4)
    for number in range(1, reader.number(4) + 1):
        letters, flags = reader.number(2), reader.number(1)
        looks = reader.number(2) if flags & 8 else 0
        more = reader.number(4) if flags & 4 else 0
        yield Piece(f"cells, text {number}", reader.text(letters, wide=flags & 1))
        reader.bytes(4 * looks)
        yield from plain.strings(reader.bytes(more))
