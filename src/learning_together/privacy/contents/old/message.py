"""Outlook's messages (.msg): each property a stream, whose name says what it is and its form."""

from collections.abc import Iterator

from learning_together.patterns import regex
from learning_together.privacy.contents import plain
from learning_together.privacy.contents.piece import DAMAGED, File, Piece

_STREAM = regex(r"__substg1\.0_([0-9A-F]{4})([0-9A-F]{4})(?:-[0-9A-F]{8})?")
_RTF, _HTML, _ATTACHED = "1009", "1013", "3701"
_NAMES = ("__substg1.0_3707001F", "__substg1.0_3704001F", "__substg1.0_3707001E")
_WIDE, _NARROW = frozenset({"001F", "101F"}), frozenset({"001E", "101E"})


def is_stream(name: str) -> bool:
    """Whether a stream is one of a message."""
    return bool(_STREAM.fullmatch(name)) or name == "__properties_version1.0"


def pieces(held: dict[str, bytes], file: File) -> Iterator[Piece]:
    """Every text of a message, or of one of its recipients or attachments.

    Args:
        held: Its streams, by name.
        file: The file in which they are.
    """
    for name, data in held.items():
        found = _STREAM.fullmatch(name)
        what, form = found.groups() if found else ("", "")
        if form in _WIDE:
            yield Piece("text of the message", data.decode("utf-16-le", "replace").strip("\0"))
        elif form in _NARROW:
            text, why = plain.decoded(data)
            yield Piece("text of the message", text.strip("\0"), unread=why)
        elif what == _ATTACHED:
            yield from file.within(_called(held), data)
        elif what == _HTML:
            yield from file.within("text.html", data)
        elif what == _RTF:
            yield from _rtf(data, file)
        else:
            yield from plain.strings(data)


def _called(held: dict[str, bytes]) -> str:
    name = next((held[each] for each in _NAMES if each in held), b"")
    return name.replace(b"\0", b"").decode("latin-1") or "attachment"


def _rtf(data: bytes, file: File) -> Iterator[Piece]:
    from compressed_rtf import decompress

    size = int.from_bytes(data[4:8], "little")
    if not file.room.takes(size):
        yield Piece("text of the message", unread="it unpacks to far more than any report holds")
        return
    try:
        raw = decompress(data)
    except Exception:  # noqa: BLE001 - it says only that it cannot, in errors of every kind
        yield Piece("text of the message", unread=DAMAGED)
        return
    yield from file.opened("text.rtf", bytes(raw), file.room)
