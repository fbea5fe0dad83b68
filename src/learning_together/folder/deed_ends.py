"""How a deed ends: taken back, finished, or done; by itself, or by the next command after a crash.

Reads the journal alone, and can be cut off at any moment itself.
"""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from learning_together.english import listed
from learning_together.errors import LtError
from learning_together.folder import (
    disk,
    front_end,
    journal,
    locked_file,
    look,
    one_writer,
    undo_copies,
    working_copy,
)
from learning_together.folder.locked_zip import FOLDER as PRIVATE
from learning_together.folder.locked_zip import places
from learning_together.folder.one_writer import writing

#: Said of a deed that is never taken back itself.
NOTHING = "nothing"
#: A journal of another machine is left alone while it may still be going on, in seconds.
_GOING_ON = 600


def put_right(home: Path) -> None:
    """Takes back what was cut off, or finishes it; whoever calls holds the lock.

    Raises:
        LtError: It cannot be done.
    """
    for id, path in working_copy.journals(home).items():
        if undo_copies.is_own(id) or not _may_go_on(home, path):
            end(home, id, told=True)


def put_right_if_free(home: Path) -> None:
    """Takes back what was cut off, or finishes it, unless another lt is writing just now.

    Raises:
        LtError: It cannot be done.
    """
    with writing(home, patient=False) as turn:
        if turn.is_new:
            put_right(home)


def _may_go_on(home: Path, path: Path) -> bool:
    """Whether another machine's deed may go on, on a drive whose locks reach no other machine."""
    last, now = look.about(path), one_writer.time_there(home)
    return last is not None and now - last.st_mtime < _GOING_ON


def end(home: Path, id: str, *, told: bool = False) -> None:
    """Takes a deed back whose journal is still there, or finishes it where there is no way back.

    Args:
        home: The folder.
        id: Of the deed.
        told: Whether its user has to be told, who ran another.

    Raises:
        LtError: It cannot be done, or not for all, since somebody changed a file.
    """
    home = home.resolve()
    path = working_copy.journal(home, id)
    held = journal.read(look.content(path) or b"")
    seen = _Restoring(path, id)
    token = disk.witness.set(seen)
    left: tuple[str, ...] = ()
    unstaged: tuple[str, ...] = ()
    try:
        if held.staged and not held.done:
            unstaged = _stage(home, held)
        elif held.going:
            journal.finish(home, held)
        elif not held.done:
            left = journal.take_back(home, held, lambda one: undo_copies.copy(home, id, one))
    finally:
        disk.witness.reset(token)
    journal.sweep(journal.read(look.content(path) or b""), disk.temporary(path, id).stem)
    if not held.is_finished and not held.done:
        # What had not been put in place yet has kept them from being empty.
        journal.remove_folders(home, held)
    with unseen():
        if held.is_finished or held.done:
            conclude(home, id, path)
        elif left:
            undo_copies.settle(home, id, path)
        else:
            undo_copies.drop(home, id)
            disk.discard(path)
    if told and not held.done and (held.changes or held.is_finished):
        _tell(held, left, finished=held.is_finished)
    if unstaged:
        front_end.front.tell(
            f"What git is to know of it, it does not know yet: {shown(unstaged)}. Look at it, "
            f"then: git add {unstaged[0]}"
        )
    if left and not told:
        raise _changed_since(left, id)


def conclude(home: Path, id: str, path: Path) -> None:
    """Keeps of a deed that is done what `lt undo` needs, and no more."""
    held = journal.read(look.content(path) or b"")
    how = held.about.get("undo", "")
    # Cut off before its copies were locked, they are not left to lie open for somebody else.
    bare = "opened" in held.about and not locked_file.given()
    if held.changes and not how and not bare:
        undo_copies.settle(home, id, path)
        return
    undo_copies.drop(home, id)
    if how and how != NOTHING and (held.changes or held.going):
        undo_copies.note(home, id, held.about)
    disk.discard(path)


def _stage(home: Path, held: journal.Journal) -> tuple[str, ...]:
    """Puts into git's index what was to get there; gives what could not.

    Whoever sent the folder may have written the journal: nothing private is put there, and nothing
    but what it says.
    """
    from learning_together.folder.git import merges

    fine = [
        path
        for path, of in held.staged.items()
        if journal.is_within(home, path)
        and not path.startswith(f"{PRIVATE}/")
        and journal.hash_of(look.content(home / path)) == of
    ]
    try:
        merges.stage(home, fine)
    except LtError:
        return tuple(held.staged)
    return tuple(path for path in held.staged if path not in fine)


class _Restoring:
    """Notes of files that are put back those alone into which they are written first."""

    def __init__(self, path: Path, id: str) -> None:
        self._path = path
        self._id = id

    def changing(self, path: Path, before: bytes | None, after: bytes | None) -> str:
        del before, after
        name = f"{self._id}-{secrets.token_hex(4)}"
        journal.note(self._path, {"temporary": str(disk.temporary(path, name))})
        return name

    def making(self, folder: Path) -> None:
        del folder

    def is_unsure(self) -> bool:
        return False


def _tell(held: journal.Journal, left: tuple[str, ...], *, finished: bool) -> None:
    what = held.about.get("command", "lt")
    became = "was finished now" if finished else "was taken back now; run it again"
    front_end.front.tell(f"An earlier {what} had been cut off here. What it had begun {became}.")
    if left:
        front_end.front.tell(
            f"Changed by somebody since, and left as it is: {shown(left)}. What it held before "
            "is kept in private/undo/."
        )


def shown(paths: Iterable[str]) -> str:
    """Files in words; the name of one in `private/` may be that of a person, and is left out."""
    every = list(paths)
    private = [one for one in every if one.startswith(f"{PRIVATE}/")]
    return listed([*(one for one in every if one not in private),
                   *([places(private)] if private else [])])  # fmt: skip


def _changed_since(left: tuple[str, ...], id: str) -> LtError:
    return LtError(
        f"Not everything could be put back: {shown(left)} was changed meanwhile.",
        f"What it held before is kept in {undo_copies.FOLDER}/{id}/.",
    )


@contextmanager
def unseen() -> Iterator[None]:
    """What is done within is no part of the deed."""
    token = disk.witness.set(None)
    try:
        yield
    finally:
        disk.witness.reset(token)
