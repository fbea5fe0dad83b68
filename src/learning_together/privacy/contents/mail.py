"""Mail: headers, every form of the text, and the files that it carries."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage

from learning_together.patterns import regex
from learning_together.privacy.contents import plain
from learning_together.privacy.contents.piece import DAMAGED, PARTS, File, Piece

_FROM = regex(rb"^From (?=\S)", re.MULTILINE)
_NAMES = {"text/plain": "", "text/html": ".html", "text/rtf": ".rtf", "text/calendar": ".ics"}
#: Headers that programs alone write, whose ids and keys read like addresses and numbers.
_OF_MACHINES = regex(
    r"Message-ID|In-Reply-To|References|Content-ID|Thread-Index|(?:X-Google-)?DKIM-Signature"
    r"|(?:ARC|X-MS|X-Microsoft|X-Forefront|X-Gm)-.*",
    re.IGNORECASE,
)
#: Ways in which the bytes of a part are written that the reader undoes.
_WRITTEN = frozenset(
    {
        "", "7bit", "8bit", "binary", "quoted-printable", "base64", "x-uuencode", "uuencode", "uue",
        "x-uue",
    }
)  # fmt: skip
_BROKEN = (ValueError, LookupError, IndexError, TypeError, AttributeError, RecursionError)


def pieces(file: File) -> Iterator[Piece]:
    """Every text of a message."""
    try:
        message = message_from_bytes(file.data, policy=policy.default)
        parts = message.walk()
        for part in parts:
            file.room.parts -= 1
            if file.room.parts < 0:
                yield Piece("", unread=PARTS)
                return
            yield from _part(part, file)
    except RecursionError:
        yield Piece("", unread="its parts nest too deep")
        yield from plain.plain(file.data)


def mailbox(file: File) -> Iterator[Piece]:
    """Every text of the messages of a mailbox, each of which begins at a line of its own."""
    starts = [found.start() for found in _FROM.finditer(file.data)] or [0]
    yield from plain.plain(file.data[: starts[0]])
    for start, end in zip(starts, [*starts[1:], len(file.data)], strict=True):
        line, _, message = file.data[start:end].partition(b"\n")
        yield Piece("first line of a message", line.decode("utf-8", "replace"))
        yield from pieces(replace(file, data=message))


def _part(part: EmailMessage, file: File) -> Iterator[Piece]:
    where = "a part of the message"
    for name in part:
        try:
            written = not _OF_MACHINES.fullmatch(name)
            yield Piece(f"header “{name}”", str(part[name]), written=written)
        except _BROKEN:
            yield Piece(f"header “{name}”", unread=DAMAGED)
    if part.defects:
        yield Piece(where, unread=DAMAGED, grave=False)
    if part.is_multipart():
        for text in (part.preamble, part.epilogue):
            if text:
                yield Piece("unseen text between the parts", str(text))
        return
    how = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    if how not in _WRITTEN:
        yield Piece(where, unread="its bytes are written in a way that lt does not know")
    try:
        raw = bytes(part.get_payload(decode=True) or b"")
        kind = part.get_content_type()
        stated = part.get_content_charset("") or ""
    except _BROKEN:
        yield Piece(where, unread=DAMAGED)
        return
    if part.get_content_maintype() == "text":
        text, why = plain.decoded(raw, stated)
        raw = raw if why else text.encode("utf-8", "replace")
    yield from file.within(part.get_filename() or f"text{_NAMES.get(kind, '')}", raw)
