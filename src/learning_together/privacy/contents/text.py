"""Text files: as they stand, and what is written in them as rows of letters and figures."""

from collections.abc import Iterator

from learning_together.privacy.contents import carried, plain
from learning_together.privacy.contents.piece import File, Piece


def pieces(file: File) -> Iterator[Piece]:
    """Every text of a text file."""
    yield from plain.plain(file.data)
    yield from carried.pieces(plain.decoded(file.data)[0].encode("utf-8", "replace"), file)
