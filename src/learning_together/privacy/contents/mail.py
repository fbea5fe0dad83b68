"""Mail: headers, every form of the text, and the files that it carries."""

import re
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from learning_together.privacy.contents.piece import Piece, Room

Open = Callable[[str, bytes, Room], Iterator[Piece]]

_FROM = re.compile(rb"^From (?=\S)", re.MULTILINE)
_TEXTS = {"text/plain": "", "text/html": ".html", "text/rtf": ".rtf", "text/calendar": ".ics"}


def pieces(data: bytes, room: Room, opened: Open) -> Iterator[Piece]:
    """Every text of a message."""
    message = message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        room.parts -= 1
        if room.parts < 0:
            yield Piece("", unread="it has too many parts")
            return
        yield from _part(part, room, opened)


def mailbox(data: bytes, room: Room, opened: Open) -> Iterator[Piece]:
    """Every text of the messages of a mailbox, each of which begins at a line of its own."""
    starts = [found.start() for found in _FROM.finditer(data)] or [0]
    yield Piece("before the messages", data[: starts[0]].decode("utf-8", "replace"))
    for start, end in zip(starts, [*starts[1:], len(data)], strict=True):
        line, _, message = data[start:end].partition(b"\n")
        yield Piece("first line of a message", line.decode("utf-8", "replace"))
        yield from pieces(message, room, opened)


def _part(part: EmailMessage, room: Room, opened: Open) -> Iterator[Piece]:
    for name in part:
        try:
            yield Piece(f"header “{name}”", str(part[name]))
        except (ValueError, LookupError, IndexError, TypeError, AttributeError):
            yield Piece(f"header “{name}”", unread="it is damaged")
    if part.is_multipart():
        for text in (part.preamble, part.epilogue):
            if text:
                yield Piece("unseen text between the parts", str(text))
        return
    try:
        raw = bytes(part.get_payload(decode=True) or b"")
        kind = part.get_content_type()
        text = raw.decode(part.get_content_charset("utf-8"), "replace") if kind in _TEXTS else ""
    except (ValueError, LookupError, IndexError, TypeError, AttributeError):
        yield Piece("a part of the message", unread="it is damaged")
        return
    room.left -= len(raw)
    if room.left < 0:
        yield Piece("", unread="it unpacks to far more than any report holds")
        return
    name = part.get_filename() or f"text{_TEXTS.get(kind, '')}"
    yield from opened(name, text.encode() if text else raw, room)
    if part.defects:
        yield Piece("a part of the message", unread="it is damaged", grave=False)
