"""Bytes that office programs keep beside a text: settings of printers, drawings, places of pages.

Each reader gives the words that stand in them only where the form accounts for every byte; what
such a drawing shows otherwise than in letters cannot be read, as with every picture.
"""

import re
import struct
from collections.abc import Iterator

from learning_together.patterns import regex
from learning_together.privacy.contents import plain
from learning_together.privacy.contents.piece import Piece

_PLIST = regex(rb"<\?xml.{0,200000}?</plist>\s*", re.DOTALL)
#: Bytes that say how long the settings of a Mac's printer are.
_COUNTS = 64
_DEVICE = struct.Struct("<64s4H")
_WMF = (b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")
_SVM, _LAYOUT = b"VCLMTF", b"p"


def pieces(data: bytes) -> Iterator[Piece] | None:
    """Every text of such a file; None where it is none, or not all of it is accounted for."""
    if plists := _PLIST.findall(data):
        rest = _PLIST.sub(b"", data)
        if len(rest) <= _COUNTS:
            return _each([*plists, rest])
    known = _of_printer(data) or _is_emf(data) or _is_wmf(data) or _is_svm(data) or _is_cache(data)
    return plain.strings(data) if known else None


def _each(texts: list[bytes]) -> Iterator[Piece]:
    for text in texts:
        yield from plain.strings(text)


def _of_printer(data: bytes) -> bool:
    """Whether it is Windows's DEVMODE: its own size and that of what the driver adds."""
    if len(data) < _DEVICE.size:
        return False
    name, _, _, own, added = _DEVICE.unpack_from(data)
    whole = own >= _DEVICE.size and 0 <= len(data) - own - added < 4
    return bool(whole and name[-2:] == b"\0\0")


def _is_emf(data: bytes) -> bool:
    whole = data[40:44] == b" EMF" and data.startswith(b"\x01\0\0\0")
    return whole and int.from_bytes(data[48:52], "little") == len(data)


def _is_wmf(data: bytes) -> bool:
    if not data.startswith(_WMF):
        return False
    start = 22 if data.startswith(_WMF[0]) else 0
    words = int.from_bytes(data[start + 6 : start + 10], "little")
    return 0 <= len(data) - start - 2 * words < 4


def _is_svm(data: bytes) -> bool:
    """Whether it is LibreOffice's own drawing: a head, and actions each of which says its size."""
    if not data.startswith(_SVM):
        return False
    at = len(_SVM) + 6 + int.from_bytes(data[8:12], "little")
    while at + 8 <= len(data):
        at += 8 + int.from_bytes(data[at + 4 : at + 8], "little")
    return at == len(data)


def _is_cache(data: bytes) -> bool:
    """Whether it is LibreOffice's note of where pages begin: one record that holds all others."""
    record = int.from_bytes(data[4:8], "little")
    return bytes([record & 0xFF]) == _LAYOUT and 4 + (record >> 8) == len(data)
