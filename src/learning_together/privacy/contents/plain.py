"""Plain text, and files of which only the words between the bytes can be read."""

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from learning_together.privacy.contents.piece import Piece

_ASCII = re.compile(rb"[\x20-\x7e\xa0-\xff]{4,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){4,}")
_MARKS = re.compile(r"[*_`\\~]+(?=\w)|(?<=\w)[*_`\\~]+")
_TAGS = re.compile(r"<!--.{0,10000}?-->|</?[A-Za-z][^<>]{0,500}>", re.DOTALL)
_ESCAPES = re.compile(r"\\u([0-9a-fA-F]{4})")


def is_text(data: bytes) -> bool:
    """Whether a file is plain text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    head = data[:4096]
    if b"\0" in head:
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def plain(data: bytes) -> Iterator[Piece]:
    """A text file, as it stands and as it reads once its marks and escapes are taken away."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    yield Piece("text", text)
    bare = _ESCAPES.sub(lambda found: chr(int(found[1], 16)), text)
    bare = html.unescape(_MARKS.sub("", _TAGS.sub("", bare)))
    if bare != text:
        yield Piece("text, behind its marks", bare, typed=False)
    if re.search(r"%[0-9A-Fa-f]{2}", text):
        yield Piece("text, in addresses", unquote(text), typed=False)


def strings(data: bytes) -> Iterator[Piece]:
    """The words that stand between the bytes of a file, in one-byte and two-byte letters."""
    found = [match.decode("latin-1") for match in _ASCII.findall(data)]
    found += [match.decode("utf-16-le") for match in _WIDE.findall(data)]
    words = [one for one in found if sum(map(str.isalnum, one)) * 2 > len(one)]
    if words:
        yield Piece("unseen data", "\n".join(words), typed=False)


def compound(data: bytes, *, grave: bool) -> Iterator[Piece]:
    """A file of old Office, or a new one that is locked.

    Args:
        data: The file.
        grave: Whether that it cannot be read whole is more than a warning.
    """
    if "EncryptedPackage".encode("utf-16-le") in data:
        yield Piece("", unread="it is locked with a password")
        return
    yield from strings(data)
    yield Piece(
        "",
        unread="it is in an old form of Office, which lt can only look through for plain words; "
        "save it as .docx or .xlsx",
        grave=grave,
    )
