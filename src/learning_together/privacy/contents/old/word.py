"""Word's old form (.doc): the text, whatever part it is of, as it was and as it will be."""

import struct
from collections.abc import Iterator

from learning_together.privacy.contents import plain
from learning_together.privacy.contents.old import drawn
from learning_together.privacy.contents.piece import File, Piece

STREAM = "WordDocument"
#: The streams that are read with it.
STREAMS = frozenset({STREAM, "0Table", "1Table", "Data"})
_IDENT, _FIRST_VERSION = 0xA5EC, 0xC1
_FAST, _LOCKED, _TABLE = 0x4, 0x100, 0x200
#: Where the head says where the list of pieces stands in the table, and that of looks.
_PIECES, _LOOKS = 0x1A2, 0xFA
_IN_BYTES = 0x40000000
_PAGE = 512
#: Marks of looks that say: taken out, put in, and tracked; and how long a value they have.
_DELETED, _INSERTED = 0x0800, 0x0801
_LENGTHS = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
#: Signs that part texts, stand for a hyphen, or hold the place of something else.
_SIGNS = {
    **dict.fromkeys((7, 11, 12, 13, 14, 0x13, 0x14, 0x15), "\n"),
    **dict.fromkeys((1, 2, 3, 4, 5, 6, 8, 0x1F), ""),
    0x1E: "-",
}
_BROKEN = (struct.error, IndexError, ValueError, KeyError)
_Range = tuple[int, int]


def pieces(held: dict[str, bytes], file: File) -> Iterator[Piece]:
    """Every text of a document.

    Args:
        held: Its streams, by name.
        file: The file in which they are.
    """
    body = held[STREAM]
    flags = int.from_bytes(body[10:12], "little")
    if flags & _LOCKED:
        yield Piece("", unread="it is locked with a password")
        return
    try:
        yield from _texts(body, held["1Table" if flags & _TABLE else "0Table"])
    except _BROKEN:
        yield Piece("text", unread="it is damaged, or older than Word 97")
    if flags & _FAST:
        yield Piece("text", unread="it was saved in haste, changes behind the text", grave=False)
    for data in held.values():
        yield from plain.strings(data)
        yield from drawn.pieces(data, file)


def _texts(body: bytes, table: bytes) -> Iterator[Piece]:
    ident, version = struct.unpack_from("<HH", body)
    if ident != _IDENT or version < _FIRST_VERSION:
        raise ValueError
    runs = list(_runs(body, _part(table, *struct.unpack_from("<II", body, _PIECES))))
    looks = _part(table, *struct.unpack_from("<II", body, _LOOKS))
    taken, put = _marked(body, looks)
    said: set[str] = set()
    for without in ([], taken, put):
        text = "".join(map(str, (_decoded(body, run, without) for run in runs)))
        for number, paragraph in enumerate(text.translate(_SIGNS).split("\n"), 1):
            if paragraph.strip() and paragraph not in said:
                said.add(paragraph)
                yield Piece(f"text, paragraph {number}", paragraph)


def _part(table: bytes, start: int, size: int) -> bytes:
    if start + size > len(table):
        raise ValueError
    return table[start : start + size]


def _runs(body: bytes, listed: bytes) -> Iterator[tuple[int, int, int]]:
    """Where the text's runs begin and end in the stream, and how many bytes a letter takes."""
    at = 0
    while listed[at] == 1:  # Looks of runs.
        at += 3 + int.from_bytes(listed[at + 1 : at + 3], "little")
    (size,) = struct.unpack_from("<I", listed, at + 1)
    rows = _part(listed, at + 5, size)
    count = (size - 4) // 12
    places = struct.unpack_from(f"<{count + 1}I", rows)
    for number in range(count):
        (start,) = struct.unpack_from("<I", rows, 4 * (count + 1) + 8 * number + 2)
        width = 1 if start & _IN_BYTES else 2
        start = (start & ~_IN_BYTES) // (2 if width == 1 else 1)
        end = start + (places[number + 1] - places[number]) * width
        if not start <= end <= len(body):
            raise ValueError
        yield start, end, width


def _decoded(body: bytes, run: tuple[int, int, int], without: list[_Range]) -> str:
    at, end, width = run
    kept = b""
    for first, last in without:
        if at < last and first < end:
            kept += body[at : max(first, at)]
            at = min(last, end)
    return (kept + body[at:end]).decode("cp1252" if width == 1 else "utf-16-le", "replace")


def _marked(body: bytes, listed: bytes) -> tuple[list[_Range], list[_Range]]:
    """What was taken out and what was put in with changes tracked, as places in the stream."""
    taken: list[_Range] = []
    put: list[_Range] = []
    count = (len(listed) - 4) // 8
    for number in struct.unpack_from(f"<{count}I", listed, 4 * (count + 1)) if count > 0 else ():
        page = _part(body, (number & 0x3FFFFF) * _PAGE, _PAGE)
        runs = page[-1]
        places = struct.unpack_from(f"<{runs + 1}I", page)
        for run in range(runs):
            if at := page[4 * (runs + 1) + run] * 2:
                marks = set(_marks(page[at + 1 : at + 1 + page[at]]))
                for mark, ranges in ((_DELETED, taken), (_INSERTED, put)):
                    if mark in marks:
                        ranges.append((places[run], places[run + 1]))
    return sorted(taken), sorted(put)


def _marks(looks: bytes) -> Iterator[int]:
    """The marks of a run that are set."""
    at = 0
    while at + 2 < len(looks):
        mark = int.from_bytes(looks[at : at + 2], "little")
        length = _LENGTHS.get(mark >> 13)
        if length is None:
            length = looks[at + 2] + 1
        if looks[at + 2]:
            yield mark
        at += 2 + length
