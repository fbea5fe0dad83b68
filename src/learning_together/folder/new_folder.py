"""Puts a whole new folder in place: all of it or nothing, and never over what is there."""

import errno
import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder import look
from learning_together.folder.disk import unwritable


def refuse_if_used(folder: Path) -> None:
    """Raises where a folder holds anything but a `.git`, or lies within a review.

    Raises:
        LtError: With what is there.
    """
    if look.is_taken(folder) and not look.is_folder(folder):
        raise LtError(f"{folder} is a file, not a folder.", "Name another folder.")
    found = [name for name in look.names(folder) if name != ".git"]
    if "review.yaml" in found:
        raise LtError(
            f"{folder.resolve()} is a review already; nothing was added.",
            "For another review, name a folder of its own: lt init FOLDER",
        )
    for above in folder.resolve().parents:
        if look.is_file(above / "review.yaml", unsure=False):
            raise LtError(
                f"{folder} lies within another review, {above}; nothing was added.",
                "A review within a review would be read as part of it. Name a folder elsewhere.",
            )
    if found:
        shown = ", ".join(found[:3]) + (" …" if len(found) > 3 else "")
        raise LtError(
            f"{folder.resolve()} is not empty ({shown}); nothing was added.",
            "A review starts in a folder of its own, so that nothing there is overwritten or "
            "taken for part of it: lt init FOLDER",
        )


def copy(source: Path, goal: Path, leave_out: tuple[str, ...]) -> None:
    """Copies a folder that ships with lt into one that is being filled."""
    shutil.copytree(source, goal, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*leave_out))


def settle(folder: Path, fill: Callable[[Path], None]) -> None:
    """Makes a folder and its content, or leaves everything as it was.

    Args:
        folder: Missing, empty, or with nothing but a `.git`.
        fill: Writes the content into an empty folder.

    Raises:
        LtError: It cannot be written.
    """
    made: list[Path] = []
    try:
        if look.is_folder(folder):
            _into(folder, fill)
            return
        for parent in reversed(folder.absolute().parents):
            if not look.is_there(parent):
                parent.mkdir()
                made.append(parent)
        with tempfile.TemporaryDirectory(
            prefix=".lt-init-", dir=folder.absolute().parent, ignore_cleanup_errors=True
        ) as place:
            new = Path(place, "review")
            new.mkdir()
            fill(new)
            new.replace(folder)
    except BaseException as error:
        for parent in reversed(made):
            with suppress(OSError):
                parent.rmdir()
        if isinstance(error, OSError):
            raise unwritable(folder, error) from None
        raise


def _into(folder: Path, fill: Callable[[Path], None]) -> None:
    """Fills a folder that is there, and that somebody may stand in, entry by entry."""
    moved: list[Path] = []
    place = Path(tempfile.mkdtemp(prefix=".lt-init-", dir=folder))
    try:
        fill(place)
        for name in look.names(place):
            goal = folder / name
            _move(place / name, goal)
            moved.append(goal)
    except BaseException:
        for goal in moved:
            if look.is_folder(goal):
                shutil.rmtree(goal, ignore_errors=True)
            else:
                with suppress(OSError):
                    goal.unlink()
        raise
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _move(entry: Path, goal: Path) -> None:
    # On POSIX a move replaces a file; one that has come in the meantime is not ours.
    if look.is_taken(goal):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    entry.replace(goal)
