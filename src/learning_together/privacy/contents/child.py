"""The program of the process in which files are read: bytes in, pieces or what a seal says out."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from learning_together.apart.serving import serve
from learning_together.privacy.contents.any_file import pieces
from learning_together.privacy.contents.own_seal import OwnSeal
from learning_together.privacy.contents.piece import Piece, Room
from learning_together.privacy.contents.readings import with_readings

#: Letters that are given out; to look for names in so many takes some 20 seconds and 700 MB. Those
#: of a text with any that ASCII lacks take half as much memory again, and count so.
MOST = 16_000_000


def main() -> None:
    """Reads file after file."""
    serve(read)


def read(data: bytes, deed: str, **more: Any) -> Iterator[dict[str, Any]]:
    """What is asked of a file."""
    if deed == "seal":
        yield OwnSeal.of(data).line()
    else:
        yield from _pieces(data, **more)


def _pieces(data: bytes, name: str, room: dict[str, int]) -> Iterator[dict[str, Any]]:
    """Every piece of a file."""
    left = MOST
    for piece in with_readings(pieces(name, data, Room(**room))):
        left -= len(piece.text) if piece.text.isascii() else len(piece.text) * 3 // 2
        if left < 0:
            yield replace(piece, text=piece.text[:left]).line()
            most = f"it holds more letters than are looked through, {MOST:,} at most"
            yield Piece("", unread=most).line()
            return
        yield piece.line()
