"""Opens finished files and gives every text in them, seen or unseen, with where it stands.

Takes a name and bytes, gives pieces; knows nothing of what is looked for in them. Files may be
hostile: sizes, depths and numbers of parts are bounded, no entity is expanded, nothing is run and
nothing fetched; and whatever is no short plain text is read in a process `apart`, which is ended
when it takes too long or too much. What could not be read is a piece as well, that says so: a file
counts as looked through only as far as that.
"""

from collections.abc import Iterator

from learning_together.apart.process import Apart
from learning_together.privacy.contents import plain
from learning_together.privacy.contents.own_seal import OwnSeal
from learning_together.privacy.contents.piece import Piece, Room
from learning_together.privacy.contents.readings import with_readings

__all__ = ["OwnSeal", "Piece", "own_seal", "pieces"]

#: Plain text of so many bytes cannot keep its reader busy: no process need be asked.
_SHORT = 32 * 1024
_apart = Apart("from learning_together.privacy.contents.child import main; main()")


def pieces(name: str, data: bytes, room: Room | None = None) -> Iterator[Piece]:
    """Every text in a file, and as it reads once what hides its words is undone.

    Args:
        name: The file's name.
        data: Its bytes.
        room: How much may be unpacked; the usual where None.
    """
    if len(data) <= _SHORT:
        from learning_together.privacy.contents import any_file  # with it, readers of all formats

        if any_file.is_plain(name, data):
            yield from with_readings(any_file.pieces(name, data, room))
            return
    room = room or Room()
    bounds = {"left": room.left, "parts": room.parts, "depth": room.depth, "deepest": room.deepest}
    answer = _apart.ask(data, deed="pieces", name=name, room=bounds)
    for line in answer.lines:
        yield Piece(**line)
    if answer.stopped:
        yield Piece("", unread=f"reading it was stopped: {answer.stopped.value}")
        yield from plain.strings(data[:_SHORT])


def own_seal(data: bytes) -> OwnSeal:
    """What a file says of itself by the seal of `lt`; nothing where it was not read to its end."""
    if not data.startswith(b"PK"):
        return OwnSeal.of(data)  # Nothing of it is unpacked.
    answer = _apart.ask(data, deed="seal")
    return OwnSeal() if answer.stopped else OwnSeal.from_line(answer.lines[0])
