"""What a text carries as rows of letters and figures (base64, hex): files, pictures, words."""

import binascii
from base64 import b64decode
from collections.abc import Iterator

from learning_together.patterns import regex
from learning_together.privacy.contents.piece import File, Piece

_NEXT = rb"(?:\\r)?(?:\\n|\r?\n[ \t]{0,16})"
_ROWS = regex(
    rb"[A-Za-z0-9+/_-]{16,}+(?:%s[A-Za-z0-9+/_-]{16,}+)*+(?:%s[A-Za-z0-9+/_-]{1,}+)?+={0,2}"
    % (_NEXT, _NEXT)
)
_GAPS = regex(rb"\\[rn]|\s")
_HEX = regex(rb"[0-9a-fA-F]+")
#: Two signs are others where they would mean something in an address.
_ADDRESS = bytes.maketrans(b"-_", b"+/")
#: Bytes from which on such rows are a file, and more than a key or a sum.
_A_FILE = 400
#: Different signs in a file's rows; a line of low lines is none.
_SIGNS = 10


def pieces(data: bytes, file: File) -> Iterator[Piece]:
    """Every text that a text carries so.

    Args:
        data: The text.
        file: The file in which it stands.
    """
    for rows in _ROWS.findall(data):
        raw = _bytes(_GAPS.sub(b"", rows))
        if len(raw) >= _A_FILE and len(set(rows)) >= _SIGNS:
            # It is no more than was read already: no room is taken.
            yield from file.opened("carried in the text", raw, file.room)
        elif words := _words(raw):
            yield Piece("words written as letters and figures", words, typed=False)


def _bytes(rows: bytes) -> bytes:
    if _HEX.fullmatch(rows):
        return bytes.fromhex(rows[: len(rows) & ~1].decode())
    rows = rows.rstrip(b"=").translate(_ADDRESS)
    try:
        return b64decode(rows + b"=" * (-len(rows) % 4))
    except binascii.Error:
        return b""


def _words(raw: bytes) -> str:
    """The words that bytes spell; empty where they spell none."""
    for code in ("utf-8", "utf-16-le"):
        try:
            text = raw.decode(code)
        except UnicodeDecodeError:
            continue
        letters = sum(char.isascii() for char in text)
        if letters * 2 > len(text) and "".join(text.split()).isprintable():
            return text
    return ""
