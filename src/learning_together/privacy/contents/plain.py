"""Plain text, and files of which only the words between the bytes can be read."""

import codecs
import html
import quopri
import re
from collections.abc import Iterator

from learning_together.patterns import regex
from learning_together.privacy.contents.piece import Piece

#: Marks at the start of a text that say how its letters are written; the longer first.
_BOMS = (
    (b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"),
)  # fmt: skip
#: Codes in which plain letters stand for others.
_SHIFTING = frozenset({"utf-7", "iso2022_jp", "iso2022_kr", "hz", "cp037", "cp500"})
#: What older programs of Europe wrote their letters in, beside that of its west.
_OLDER = ("cp1250", "cp1254", "mac_roman")
_CONTROL = regex(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_ILLEGIBLE = "letters of it are written in a way that lt does not know"
_ASCII = regex(rb"[\x20-\x7e\xa0-\xff]{4,}")
#: The same in UTF-8 with letters of any script, and in two-byte letters of those of Europe.
_UTF_8 = regex(
    rb"(?:[\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}){4,}"
)
_HIGH = rb"\x01-\x05\x1e-\x20"
_WIDE = regex(rb"(?:[\x20-\x7e\xa0-\xff]\x00|[^\x00][" + _HIGH + rb"]){4,}")
_WIDE_BIG = regex(rb"(?:\x00[\x20-\x7e\xa0-\xff]|[" + _HIGH + rb"][^\x00]){4,}")
_MARKS = regex(r"[*_`\\~]+(?=\w)|(?<=\w)[*_`\\~]+")
_TAGS = regex(r"<!--.{0,10000}?-->|</?[A-Za-z][^<>]{0,500}>", re.DOTALL)
#: Calendars and address books break long lines anywhere, and begin the rest with a gap.
_FOLDED = regex(r"\r?\n[ \t]")
_ESCAPES = regex(r"\\u([0-9a-fA-F]{4})")


def is_text(data: bytes, *, named: bool) -> bool:
    """Whether a file is plain text.

    Args:
        data: The file.
        named: Whether its name says so: then it need not be in today's letters.
    """
    if data.startswith(tuple(mark for mark, _ in _BOMS)):
        return True
    if b"\0" in data:
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return named and not decoded(data)[1]
    return True


def decoded(data: bytes, stated: str = "") -> tuple[str, str]:
    """A text from its bytes, and why not all of it can be read; empty where it can.

    Args:
        data: The bytes.
        stated: The code of its letters, as something beside it says.
    """
    for mark, code in _BOMS:
        if data.startswith(mark):
            return _strictly(data, code)
    stated = _known(stated)
    if stated in _SHIFTING or (stated.startswith("utf-16") and b"\0" in data):
        return _strictly(data, stated)
    text, why = _strictly(data, "utf-8")
    if not why:
        return text, ""
    if stated and stated != "utf-8":
        return _strictly(data, stated)
    text, why = _strictly(data, "cp1252")
    return text, why or (_ILLEGIBLE if _CONTROL.search(data) else "")


def _is_of_today(data: bytes) -> bool:
    marked = data.startswith(tuple(mark for mark, _ in _BOMS))
    return marked or not _strictly(data, "utf-8")[1]


def is_code(name: str) -> bool:
    """Whether letters can be read that are written in a code of this name."""
    return bool(_known(name))


def _known(code: str) -> str:
    try:
        return codecs.lookup(code).name if code else ""
    except (LookupError, ValueError):
        return ""


def _strictly(data: bytes, code: str) -> tuple[str, str]:
    try:
        return data.decode(code), ""
    except (UnicodeError, LookupError):
        return data.decode(code, "replace"), _ILLEGIBLE


def plain(data: bytes) -> Iterator[Piece]:
    """A text file, as it stands and as it reads once its marks and escapes are taken away."""
    text, why = decoded(data)
    if why:
        yield Piece("text", unread=why)
    if not data.isascii() and not why and not _is_of_today(data):
        # Nothing says which letters of Europe its bytes stand for.
        for code in _OLDER:
            yield Piece("text", data.decode(code, "replace"), typed=False)
    yield Piece("text", text)
    bare = _ESCAPES.sub(lambda found: chr(int(found[1], 16)), text)
    bare = html.unescape(_MARKS.sub("", _TAGS.sub("", bare)))
    if bare != text:
        yield Piece("text, behind its marks", bare, typed=False)
    if text.lstrip()[:7].upper() == "BEGIN:V":
        whole = _FOLDED.sub("", text).replace("\\n", "\n").replace("\\,", ",")
        yield Piece("entry of a calendar or an address book", whole)
        if "QUOTED-PRINTABLE" in text.upper():
            written = quopri.decodestring(text.encode("utf-8", "replace"))
            yield Piece("entry of a calendar or an address book", decoded(written)[0])


def strings(data: bytes) -> Iterator[Piece]:
    """The words that stand between the bytes of a file, however their letters are kept."""
    found = [match.decode("latin-1") for match in _ASCII.findall(data)]
    found += [one.decode("utf-8", "replace") for one in _UTF_8.findall(data) if not one.isascii()]
    found += [match.decode("utf-16-le", "replace") for match in _WIDE.findall(data)]
    found += [match.decode("utf-16-be", "replace") for match in _WIDE_BIG.findall(data)]
    words = [one for one in found if sum(map(str.isalnum, one)) * 2 > len("".join(one.split()))]
    if words:
        yield Piece("unseen data", "\n".join(words), typed=False, loose=True)
