"""Opens finished files and gives every text in them, seen or unseen, with where it stands.

Takes a name and bytes, gives pieces; knows nothing of what is looked for in them. Files may be
hostile: sizes, depths and numbers of parts are bounded, no entity is expanded, nothing is run and
nothing fetched. What could not be read is a piece as well, that says so: a file counts as looked
through only as far as that.
"""

from collections.abc import Iterator

from learning_together.privacy.contents import any_file
from learning_together.privacy.contents.piece import Piece, Room
from learning_together.privacy.contents.readings import with_readings

__all__ = ["Piece", "pieces"]


def pieces(name: str, data: bytes, room: Room | None = None) -> Iterator[Piece]:
    """Every text in a file, and as it reads once what hides its words is undone.

    Args:
        name: The file's name.
        data: Its bytes.
        room: How much may be unpacked; the usual where None.
    """
    yield from with_readings(any_file.pieces(name, data, room))
