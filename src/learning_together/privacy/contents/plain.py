"""Plain text, and files of which only the words between the bytes can be read."""

import html
import re
from collections.abc import Iterator

from learning_together.privacy.contents.piece import Piece

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ASCII = re.compile(rb"[\x20-\x7e\xa0-\xff]{4,}")
#: The same in UTF-8 with letters of any script, and in two-byte letters of those of Europe.
_UTF_8 = re.compile(
    rb"(?:[\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}){4,}"
)
_HIGH = rb"\x01-\x05\x1e-\x20"
_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00|[^\x00][" + _HIGH + rb"]){4,}")
_WIDE_BIG = re.compile(rb"(?:\x00[\x20-\x7e\xa0-\xff]|[" + _HIGH + rb"][^\x00]){4,}")
_MARKS = re.compile(r"[*_`\\~]+(?=\w)|(?<=\w)[*_`\\~]+")
_TAGS = re.compile(r"<!--.{0,10000}?-->|</?[A-Za-z][^<>]{0,500}>", re.DOTALL)
#: Calendars and address books break long lines anywhere, and begin the rest with a gap.
_FOLDED = re.compile(r"\r?\n[ \t]")
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
    if text.lstrip()[:7].upper() == "BEGIN:V":
        whole = _FOLDED.sub("", text).replace("\\n", "\n").replace("\\,", ",")
        yield Piece("entry of a calendar or an address book", whole)


def strings(data: bytes) -> Iterator[Piece]:
    """The words that stand between the bytes of a file, however their letters are kept."""
    found = [match.decode("latin-1") for match in _ASCII.findall(data)]
    found += [one.decode("utf-8", "replace") for one in _UTF_8.findall(data) if not one.isascii()]
    found += [match.decode("utf-16-le", "replace") for match in _WIDE.findall(data)]
    found += [match.decode("utf-16-be", "replace") for match in _WIDE_BIG.findall(data)]
    words = [one for one in found if sum(map(str.isalnum, one)) * 2 > len("".join(one.split()))]
    if words:
        yield Piece("unseen data", "\n".join(words), typed=False)


def is_compound(data: bytes) -> bool:
    """Whether it is a file of old Office, or a new one that is locked."""
    return data.startswith(_OLE)


def is_locked(data: bytes) -> bool:
    """Whether such a file is a new one that is locked."""
    return "EncryptedPackage".encode("utf-16-le") in data


def compound(data: bytes, *, grave: bool) -> Iterator[Piece]:
    """A file of old Office, or a new one that is locked.

    Args:
        data: The file.
        grave: Whether that it cannot be read whole is more than a warning.
    """
    if is_locked(data):
        yield Piece("", unread="it is locked with a password")
        return
    yield from strings(data)
    yield Piece(
        "",
        unread="it is in an old form of Office, which lt can only look through for plain words; "
        "save it as .docx or .xlsx",
        grave=grave,
    )
