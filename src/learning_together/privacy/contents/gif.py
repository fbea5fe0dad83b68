"""GIF: the comments, titles and notes of programs between its pictures, wherever they stand."""

from collections.abc import Iterator

_EXTENSION, _PICTURE, _END = 0x21, 0x2C, 0x3B
_CONTROL = 0xF9
#: Extensions of which the first row says whose they are, or how they are shown.
_HEADED = frozenset({0xFF, 0x01})
#: XMP is written as it stands, not in rows that say how long they are; a row of such bytes ends it.
_XMP = b"XMP DataXMP"


def is_gif(data: bytes) -> bool:
    """Whether a file is a GIF."""
    return data.startswith((b"GIF87a", b"GIF89a"))


def said(data: bytes) -> Iterator[bytes]:
    """What every extension of a GIF says, and what stands behind its end.

    Raises:
        ValueError: It is damaged, or breaks off.
    """
    at = 13 + _colours(data[10:11])
    while True:
        kind = data[at : at + 1]
        if kind == bytes([_END]):
            break
        if kind == bytes([_EXTENSION]):
            start = at + 2
            at, rows = _rows(data, start)
            if data[start + 1 :].startswith(_XMP):
                yield data[start + 1 : at]
            elif data[start - 1] != _CONTROL:
                head = data[start - 1] in _HEADED
                yield from filter(None, (*rows[:head], b"".join(rows[head:])))
        elif kind == bytes([_PICTURE]):
            at, _ = _rows(data, at + 11 + _colours(data[at + 9 : at + 10]))
        else:
            raise ValueError
    if behind := data[at + 1 :].strip(b"\0\r\n "):
        yield behind


def _colours(flags: bytes) -> int:
    """How long a table of colours is."""
    return 3 * 2 ** ((flags[0] & 7) + 1) if flags and flags[0] & 0x80 else 0


def _rows(data: bytes, at: int) -> tuple[int, list[bytes]]:
    """Where a row of rows ends, and what they hold."""
    rows: list[bytes] = []
    while at < len(data):
        size = data[at]
        at += 1
        if not size:
            return at, rows
        rows.append(data[at : at + size])
        at += size
    raise ValueError
