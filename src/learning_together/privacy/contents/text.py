"""Text files: as they stand, and what is written in them as rows of letters and figures."""

from collections.abc import Iterator

from learning_together.privacy.contents import carried, plain
from learning_together.privacy.contents.piece import File, Piece

#: What git keeps in place of a file that lies elsewhere.
_ELSEWHERE = b"version https://git-lfs.github.com/spec/"


def pieces(file: File) -> Iterator[Piece]:
    """Every text of a text file."""
    if file.data.startswith(_ELSEWHERE):
        yield Piece("", unread="it stands for a file that is kept elsewhere (git LFS)")
    yield from plain.plain(file.data)
    yield from carried.pieces(plain.decoded(file.data)[0].encode("utf-8", "replace"), file)
