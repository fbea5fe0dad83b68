"""Files of old Office, and new ones that are locked."""

from collections.abc import Iterator

from learning_together.privacy.contents import plain
from learning_together.privacy.contents.piece import File, Piece

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def is_compound(data: bytes) -> bool:
    """Whether it is a file of old Office, or a new one that is locked."""
    return data.startswith(_OLE)


def is_locked(data: bytes) -> bool:
    """Whether such a file is a new one that is locked."""
    return "EncryptedPackage".encode("utf-16-le") in data


def pieces(file: File) -> Iterator[Piece]:
    """A file of old Office, or a new one that is locked."""
    if is_locked(file.data):
        yield Piece("", unread="it is locked with a password")
        return
    yield from plain.strings(file.data)
    yield Piece(
        "",
        unread="it is in an old form of Office, which lt can only look through for plain words; "
        "save it as .docx or .xlsx",
        grave=file.room.depth == 1,
    )
