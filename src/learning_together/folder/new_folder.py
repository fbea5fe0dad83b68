"""Puts a whole new folder in place: all of it or nothing, and never over what is there."""

import errno
import json
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder import look
from learning_together.folder.disk import jot
from learning_together.folder.journal import hash_of, is_within
from learning_together.folder.one_writer import HOMES, locked
from learning_together.folder.refusals import unwritable

#: What is made beside a folder, or in it, as long as it is not ready.
_OURS = ".lt-init"
_WHAT = ("tmp", "lock")
_LIST = "list.json"


def refuse_if_used(folder: Path) -> None:
    """Raises where a folder holds anything but a `.git`, or lies within a review.

    What an lt that was cut off had made there is taken away before.

    Raises:
        LtError: With what is there.
    """
    whole = folder.absolute()
    beside, inside = whole.with_name(f"{_OURS}-{whole.name}"), whole / _OURS
    if any(look.is_taken(Path(f"{one}.{what}")) for one in (beside, inside) for what in _WHAT):
        with locked(_beside(folder, "lock")):
            _take_back(folder)
    _refuse_if_used(folder)


def _refuse_if_used(folder: Path) -> None:
    if look.is_taken(folder) and not look.is_folder(folder):
        raise LtError(f"{folder} is a file, not a folder.", "Name another folder.")
    found = [one for one in look.names(folder) if one != ".git" and not one.startswith(_OURS)]
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
        LtError: It cannot be written, or another lt has made it just now.
    """
    made: list[Path] = []
    try:
        for parent in reversed(folder.absolute().parents):
            if not look.is_there(parent):
                parent.mkdir()
                made.append(parent)
        with locked(_beside(folder, "lock")):
            _take_back(folder)
            _refuse_if_used(folder)
            _filled(folder, fill)
    except BaseException as error:
        for parent in reversed(made):
            with suppress(OSError):
                parent.rmdir()
        if isinstance(error, OSError):
            raise unwritable(folder, error) from None
        raise


def _beside(folder: Path, what: str) -> Path:
    """A file or folder of ours, by whose name the next lt knows it: within a folder that is there.

    Args:
        folder: The one that is made.
        what: What for.
    """
    whole = folder.absolute()
    if look.is_folder(whole):
        return whole / f"{_OURS}.{what}"
    return whole.with_name(f"{_OURS}-{whole.name}.{what}")


def _filled(folder: Path, fill: Callable[[Path], None]) -> None:
    place = _beside(folder, "tmp")
    place.mkdir()
    try:
        new = place / "review"
        new.mkdir()
        fill(new)
        if look.is_folder(folder):
            _into(folder, new)
        else:
            new.replace(folder)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _into(folder: Path, new: Path) -> None:
    """Moves the content into a folder that is there, and that somebody may stand in."""
    names = look.names(new)
    # What makes it a review comes last: before, no other command takes it for one.
    names.sort(key=lambda name: (name in HOMES, name))
    _write_list(new)
    moved: list[Path] = []
    try:
        for name in names:
            goal = folder / name
            _move(new / name, goal)
            moved.append(goal)
    except BaseException:
        for goal in moved:
            if look.is_folder(goal):
                shutil.rmtree(goal, ignore_errors=True)
            else:
                with suppress(OSError):
                    goal.unlink()
        raise


def _write_list(new: Path) -> None:
    files = (one for one in new.rglob("*") if look.is_file(one))
    held = {one.relative_to(new).as_posix(): hash_of(look.content(one)) for one in files}
    jot(new.parent / _LIST, json.dumps(held).encode())


def _take_back(folder: Path) -> None:
    """Takes away what an lt that was cut off had made here, and nothing else."""
    whole = folder.absolute()
    for place in (whole.with_name(f"{_OURS}-{whole.name}.tmp"), whole / f"{_OURS}.tmp"):
        if look.is_link(place) or not look.is_folder(place):
            continue
        for path, of in _listed(place).items():
            file = folder / path
            if is_within(folder.resolve(), path) and hash_of(look.content(file)) == of:
                file.unlink()
                for parent in file.relative_to(folder).parents:
                    with suppress(OSError):
                        if parent.parts:
                            (folder / parent).rmdir()
        shutil.rmtree(place, ignore_errors=True)


def _listed(place: Path) -> dict[str, str]:
    with suppress(ValueError):
        found = json.loads(look.content(place / _LIST) or b"{}")
        if isinstance(found, dict):
            return {str(path): str(of) for path, of in found.items()}
    return {}


def _move(entry: Path, goal: Path) -> None:
    # On POSIX a move replaces a file; one that has come in the meantime is not ours.
    if look.is_taken(goal):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    entry.replace(goal)
