"""RTF: its text as a reader shows it, and all of it as it stands, notes and properties included."""

import re
from collections.abc import Callable, Iterator

from learning_together.patterns import regex
from learning_together.privacy.contents import plain
from learning_together.privacy.contents.piece import File, Piece

#: A group that readers pass over: what follows it is seen by itself.
_PASSED_OVER = regex(r"(\{\\\*\\[^{}]{0,500})\}")
_HEX = regex(r"\\'([0-9a-fA-F]{2})")
#: A letter, and what older programs show in its place.
_UNICODE = regex(r"\\u(-?\d{1,6}) ?(?:\\'[0-9a-fA-F]{2}|\?)?")
#: Signs that are written with a stroke before them because they have a meaning of their own.
_SIGNS = {"\\\\": "\\", "\\{": "{", "\\}": "}", "\\~": "\u00a0", "\\_": "\u2011"}
#: Where what follows is seen by itself: notes, properties, paragraphs, cells.
_APART = regex(
    r"\{\\(?:\*|info|author|title|subject|operator|keywords|doccomm|company|footnote|atn)"
    r"|\\(?:chatn|annotation|par|line|cell|row|tab|sect|page)\b"
)
_WORD = regex(r"\\[a-zA-Z]{1,32}-?\d{0,10} ?|\\[^a-zA-Z]|[{}\r\n]")
_GROUP = regex(r"\\.|[{}]", re.DOTALL)
_CODE = regex(r"\\ansicpg(\d{2,5})")
_AS_BYTES = regex(r"\\bin[1-9]")
#: Bytes of what it carries, written as digits.
_DIGITS = regex(r"[0-9a-fA-F\s]{256,}")
#: The end of a mark that such digits follow: those of the mark itself are none of theirs.
_MARK = regex(r"\\[a-zA-Z]{1,32}-?\d{0,10}\Z")


def pieces(file: File) -> Iterator[Piece]:
    """Every text of an RTF file."""
    from striprtf.striprtf import rtf_to_text

    read: Callable[..., str] = rtf_to_text
    raw = file.data.decode("latin-1")
    stated = _CODE.search(raw)
    code = f"cp{stated[1]}" if stated and plain.is_code(f"cp{stated[1]}") else "cp1252"
    try:
        yield Piece("text", read(raw, encoding=code, errors="replace"))
    except (ValueError, LookupError, IndexError, TypeError, AttributeError):
        yield Piece("", unread="the RTF is damaged")
    if not _closes(raw):
        yield Piece("", unread="its groups do not close: it is cut off or damaged", grave=False)
    yield from _carried(raw, file)
    bare = _PASSED_OVER.sub("\\1\ue000}", _DIGITS.sub("\ue000", raw))
    bare = _APART.sub("\ue000", bare)
    bare = _UNICODE.sub(lambda found: chr(int(found[1]) % 0x10000), bare)
    bare = _HEX.sub(lambda found: bytes([int(found[1], 16)]).decode(code, "replace"), bare)
    bare = bare.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    # A word may run on over marks of looks; and what marks part may be words by themselves.
    for gap in ("", " "):
        text = _WORD.sub(lambda found: _SIGNS.get(found[0], gap), bare)  # noqa: B023 - used at once
        yield Piece("text, with what is unseen", text, typed=False)


def _closes(raw: str) -> bool:
    """Whether every group that is opened is closed, and nothing stands behind the last."""
    depth = 0
    for found in _GROUP.finditer(raw):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if not depth and found[0] == "}":
            return not raw[found.end() :].strip("\0\r\n\t ")
    return False


def _carried(raw: str, file: File) -> Iterator[Piece]:
    """Pictures and objects within it, whose bytes are written as figures."""
    if _AS_BYTES.search(raw):
        yield Piece("", unread="it carries bytes that are not written as figures")
    for found in _DIGITS.finditer(raw):
        mark, *rest = found[0].split()
        if not (rest and _MARK.search(raw, max(0, found.start() - 44), found.start() + len(mark))):
            rest = [mark, *rest]
        figures = "".join(rest)
        held = bytes.fromhex(figures[: len(figures) & ~1])
        yield from file.within("carried in the RTF", held)
