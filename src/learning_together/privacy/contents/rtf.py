"""RTF: its text as a reader shows it, and all of it as it stands, notes and properties included."""

import re
from collections.abc import Callable, Iterator

from learning_together.privacy.contents.piece import Piece

_HEX = re.compile(r"\\'([0-9a-fA-F]{2})")
_UNICODE = re.compile(r"\\u(-?\d{1,6}) ?\??")
#: Where what follows is seen by itself: notes, properties, paragraphs, cells.
_APART = re.compile(
    r"\{\\(?:\*|info|author|title|subject|operator|keywords|doccomm|company|footnote)"
    r"|\\(?:par|line|cell|row|tab|sect|page)\b"
)
_WORD = re.compile(r"\\[a-zA-Z]{1,32}-?\d{0,10} ?|\\[^a-zA-Z]|[{}\r\n]")
_CARRIED = re.compile(r"\\(?:pict|objdata|bin\d*|datastore|themedata)\b")
#: Bytes of what it carries, written as digits.
_DIGITS = re.compile(r"[0-9a-fA-F\s]{256,}")


def pieces(data: bytes) -> Iterator[Piece]:
    """Every text of an RTF file."""
    from striprtf.striprtf import rtf_to_text

    read: Callable[..., str] = rtf_to_text
    raw = data.decode("latin-1")
    try:
        yield Piece("text", read(raw, encoding="cp1252", errors="replace"))
    except (ValueError, LookupError, IndexError, TypeError, AttributeError):
        yield Piece("", unread="the RTF is damaged")
    if _CARRIED.search(raw):
        yield Piece("", unread="pictures and objects within RTF are not opened", grave=False)
    bare = _APART.sub("\ue000", _DIGITS.sub("\ue000", raw))
    bare = _HEX.sub(lambda found: bytes([int(found[1], 16)]).decode("cp1252", "replace"), bare)
    bare = _UNICODE.sub(lambda found: chr(int(found[1]) % 0x10000), bare)
    bare = bare.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    yield Piece("text, with what is unseen", _WORD.sub("", bare), typed=False)
