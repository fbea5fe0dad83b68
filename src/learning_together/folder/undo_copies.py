"""What is kept of deeds so that they can be taken back: `private/undo/`, a folder for each.

`deed.jsonl` is the journal of a deed that is done; beside it lie copies of what it replaced, for
their owner alone to read, and locked where `private/` is locked and was opened for the deed. So
many of this machine's are kept, and no more than so much; older ones go.
"""

import hashlib
import json
import os
import platform
import secrets
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder import disk, journal, locked_file, look, open_files, working_copy
from learning_together.folder.locked_zip import FOLDER as PRIVATE
from learning_together.folder.private_folder import is_any_locked

FOLDER = f"{PRIVATE}/undo"
DEED = "deed.jsonl"
_GUARD = ".gitignore"
#: How many deeds of one machine are kept, and how much their copies may hold, in bytes; the last
#: one is kept in any case.
MOST = 20
LARGEST = 64 * 1024 * 1024
_LOCKED = ".age"
#: What is kept of a deed of which there are no copies: it would lie open in a locked folder.
_NOTE = ("lock.", ".undo")
_WHAT = "a copy that lt undo needs"


def new_id(now: datetime) -> str:
    """An id for a deed that begins now: it tells the machine, and ids sort by time."""
    return f"{now:%Y%m%d-%H%M%S-%f}-{_machine()}-{secrets.token_hex(3)}"


def is_own(id: str) -> bool:
    """Whether a deed was done on this machine."""
    return id.split("-")[3:4] == [_machine()]


def _machine() -> str:
    return hashlib.sha256(platform.node().encode()).hexdigest()[:8]


def name(path: str, number: int | str) -> str:
    """What the copy of a file is called: nothing of the file's own name, but whether it is private.

    Args:
        path: The file, within the review.
        number: Of the change.
    """
    return f"private-{number}" if path.startswith(f"{PRIVATE}/") else f"{number}"


def keep(home: Path, id: str, copy: str, content: bytes) -> None:
    """Keeps a copy.

    Args:
        home: The review's folder.
        id: Of the deed.
        copy: What the copy is called.
        content: What it holds.

    Raises:
        LtError: It cannot be kept.
    """
    _guard(home)
    open_files.write(home, f"{FOLDER}/{id}/{copy}", content, None)


def copy(home: Path, id: str, name: str) -> bytes | None:
    """What a copy holds; None where there is none.

    Raises:
        LtError: It cannot be read, or is locked.
    """
    path = home / FOLDER / id / name
    if path.name != name or look.is_link(path):
        return None
    if (content := look.content(path)) is not None:
        return content
    sealed = look.content(path.with_name(f"{name}{_LOCKED}"))
    return None if sealed is None else locked_file.opened(sealed, locked_file.given(), _WHAT)


def settle(home: Path, id: str, path: Path) -> None:
    """Keeps the journal of a deed that is done.

    Args:
        home: The review's folder.
        id: Of the deed.
        path: Where its journal lay.

    Raises:
        LtError: It cannot be kept.
    """
    folder = f"{FOLDER}/{id}"
    _guard(home)
    open_files.make_folder(home, folder)
    means = locked_file.given()
    if means and is_any_locked(home):
        for one in look.names(home / folder):
            if one.startswith(disk.PREFIX):  # of an lt that was cut off just here
                disk.discard(home / folder / one)
            elif not one.endswith(_LOCKED):
                _lock(home, f"{folder}/{one}", means)
    disk.move(path, home / folder / DEED)
    _prune(home)


def note(home: Path, id: str, about: dict[str, str]) -> None:
    """Keeps of a deed no more than who did it, and how it is taken back; in `.lt/`, as is.

    Raises:
        LtError: It cannot be kept.
    """
    disk.jot(working_copy.place(home, id.join(_NOTE)), json.dumps({"about": about}).encode())
    _prune(home)


def _lock(home: Path, path: str, means: locked_file.Means) -> None:
    content = look.content(home / path) or b""
    before = look.content(home / f"{path}{_LOCKED}")
    open_files.write(home, f"{path}{_LOCKED}", locked_file.seal(content, means), before)
    disk.remove(home / path, content)


def kept(home: Path) -> list[str]:
    """The deeds that are kept of this machine, the last one first."""
    begin, end = _NOTE
    notes = [name for name in _names(home, working_copy.FOLDER) if name.startswith(begin)]
    ids = {name.removeprefix(begin).removesuffix(end) for name in notes if name.endswith(end)}
    ids |= set(_names(home, FOLDER))
    return [id for id in sorted(ids, reverse=True) if is_own(id)]


def about(home: Path, id: str) -> dict[str, str]:
    """Who did a deed, since when, and how it is undone; empty where it is not kept."""
    return held(home, id).about


def held(home: Path, id: str) -> journal.Journal:
    """The journal of a deed that is kept."""
    for path in (home / FOLDER / id / DEED, home / working_copy.FOLDER / id.join(_NOTE)):
        with suppress(LtError):
            if not look.is_link(path) and (raw := look.content(path)):
                return journal.read(raw)
    return journal.read(b"")


def is_closed(home: Path) -> bool:
    """Whether nothing can be kept, since `private/` is not this user's to open."""
    private = home / PRIVATE
    return look.is_taken(private) and not os.access(private, os.W_OK | os.X_OK)


def drop(home: Path, id: str) -> None:
    """Keeps nothing of a deed any more."""
    disk.discard(home / working_copy.FOLDER / id.join(_NOTE))
    if is_closed(home):
        return
    folder = home / FOLDER / id
    if not look.is_link(home / FOLDER) and look.is_folder(folder):
        disk.remove_folder(folder)
    if _names(home, FOLDER) == [_GUARD]:
        disk.discard(home / FOLDER / _GUARD)
        disk.remove_empty_folder(home / FOLDER)


def _names(home: Path, folder: str) -> list[str]:
    with suppress(LtError):
        return [] if look.is_link(home / folder) else look.names(home / folder)
    return []


def _prune(home: Path) -> None:
    size = 0
    for number, id in enumerate(kept(home)):
        folder = home / FOLDER / id
        size += sum(look.size(folder / one) for one in look.names(folder))
        if number and (number >= MOST or size > LARGEST):
            drop(home, id)


def _guard(home: Path) -> None:
    """What is kept here git never takes, whatever the review ignores."""
    if not look.is_taken(home / FOLDER / _GUARD):
        open_files.make_folder(home, FOLDER)
        disk.jot(home / FOLDER / _GUARD, b"*\n")
