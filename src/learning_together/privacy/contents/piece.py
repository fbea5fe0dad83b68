"""A text of a file with the place where it stands, and the bounds of unpacking."""

from dataclasses import dataclass, field, replace

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
        unread: Why something here could not be read; empty where all could.
        tells: What being here tells by itself, such as coordinates in a picture; may be empty.
        grave: Whether what could not be read may hide anything.
    """

    where: str
    text: str = ""
    typed: bool = True
    written: bool = True
    unread: str = ""
    tells: str = ""
    grave: bool = True


@dataclass(slots=True)
class Room(archive.Room):
    """How much more is unpacked, and how deep files may nest."""

    depth: int = 0
    deepest: int = 6
    spent: list[str] = field(default_factory=list)


def within(piece: Piece, name: str) -> Piece:
    """A piece of a file that stands in another one."""
    return replace(piece, where=f"{name}: {piece.where}" if piece.where else name)
