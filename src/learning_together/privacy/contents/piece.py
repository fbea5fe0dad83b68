"""A file to read, a text of it with the place where it stands, and the bounds of unpacking."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from learning_together.office import archive


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of a file, or the note that one could not be read.

    Attributes:
        where: In words: "footer", "text, paragraph 12".
        text: The text.
        typed: Whether people typed it as text. In other places (attributes, strings between bytes)
            two letters in a row are no initials.
        written: Whether people can have written it at all. In what a machine alone writes (ids,
            namespaces, measures) names are sought, since they may be hidden there, but no shapes
            of numbers.
        loose: Whether these are words between the bytes of a file: chance makes words of them too.
        unread: Why something here could not be read; empty where all could.
        tells: What being here tells by itself, such as coordinates in a picture; may be empty.
        grave: Whether what could not be read may hide anything.
        shows: Whether a picture or a film stands here: what it shows is not looked at.
        maybe: Whether it may just as well mean something else; what is found there is a warning.
    """

    where: str
    text: str = ""
    typed: bool = True
    written: bool = True
    loose: bool = False
    unread: str = ""
    tells: str = ""
    grave: bool = True
    shows: bool = False
    maybe: bool = False

    def line(self) -> dict[str, Any]:
        """What another process makes the same piece of: all that is not as usual."""
        unusual = {
            name: said for name, usual in _USUAL.items() if (said := getattr(self, name)) != usual
        }
        return {"where": self.where, **unusual}


#: What is usual of a piece, but for its place.
_USUAL = {field.name: field.default for field in fields(Piece) if field.name != "where"}


@dataclass(slots=True)
class Room(archive.Room):
    """How much more is unpacked, and how deep files may nest."""

    depth: int = 0
    deepest: int = 6

    def takes(self, more: int) -> bool:
        """Whether so many bytes may still be unpacked; they then are."""
        self.left -= more
        return self.left >= 0


#: What is said of a file that would unpack past the bound.
FULL = "it unpacks to far more than any report holds"
PARTS = "it has too many parts"
DAMAGED = "it is damaged"


@dataclass(frozen=True, slots=True)
class File:
    """A file that a reader is given.

    Attributes:
        name: What it is called.
        data: Its bytes.
        room: How much may be unpacked.
        opened: Opens a file within it.
    """

    name: str
    data: bytes
    room: Room
    opened: Callable[[str, bytes, Room], Iterator[Piece]]

    def within(self, name: str, data: bytes) -> Iterator[Piece]:
        """Every text of a file within this one, which must fit."""
        if not self.room.takes(len(data)):
            yield Piece("", unread=FULL)
            return
        yield from self.opened(name, data, self.room)


def within(piece: Piece, name: str) -> Piece:
    """A piece of a file that stands in another one."""
    return replace(piece, where=f"{name}: {piece.where}" if piece.where else name)
