"""The journal of a deed: what it is about to do is on the disk before it is done.

A line of JSON for each change, with what the file held before, what it is to hold, and where a copy
of the former lies. From it a deed that was cut off is taken back, and one that is done is undone.
Nothing is touched but what the deed itself left: a file that somebody changed since stays.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from learning_together.folder import disk, look, refusals

VERSION = 1


@dataclass(frozen=True, slots=True)
class Change:
    """What a deed did to one file.

    Attributes:
        path: Within the folder.
        before: The hash of what it held; empty where there was no file.
        after: Of what it held from then on; empty where it was taken away.
        copy: The name of the copy of what it held; empty where there is none.
        mode: The permissions that it had.
    """

    path: str
    before: str
    after: str
    copy: str
    mode: int


@dataclass(slots=True)
class File:
    """What a deed did to one file in all.

    Attributes:
        path: Within the folder.
        before: The hash of what it held first; empty where there was no file.
        copy: The name of the copy of that; empty where there is none.
        mode: The permissions that it had.
        after: The hashes of what it held from then on, the last one last.
    """

    path: str
    before: str
    copy: str
    mode: int
    after: list[str]


@dataclass(frozen=True, slots=True)
class Journal:
    """What is written down of a deed.

    Attributes:
        about: Who does it, since when, and how it is undone.
        changes: In the order in which they were made.
        temporary: Files that it wrote into before they took their place; whole paths.
        folders: Those that it made, within the folder.
        going: By path, the hash of what it began to take away for good, since that is kept
            elsewhere: a deed that came so far is finished, not taken back.
        staged: By path, the hash of what it began to put into git's index, empty for what goes out
            of it: it is finished, too.
        done: Whether all was done; then there is nothing to take back.
    """

    about: dict[str, str]
    changes: tuple[Change, ...]
    temporary: tuple[str, ...]
    folders: tuple[str, ...]
    going: dict[str, str]
    staged: dict[str, str]
    done: bool

    @property
    def is_finished(self) -> bool:
        """Whether it has come so far that it is finished, and not taken back."""
        return bool(self.going or self.staged)

    @property
    def files(self) -> tuple[File, ...]:
        """What became of each file, in the order in which they were touched first."""
        found: dict[str, File] = {}
        for one in self.changes:
            new = File(one.path, one.before, one.copy, one.mode, [])
            found.setdefault(one.path, new).after.append(one.after)
        return tuple(found.values())


def hash_of(content: bytes | None) -> str:
    """What tells one content from another; empty where there is no file."""
    return "" if content is None else hashlib.sha256(content).hexdigest()


def note(path: Path, line: dict[str, Any]) -> None:
    """Adds a line, and sees that the disk has it.

    Raises:
        LtError: It cannot be written.
    """
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
        handle = os.open(path, flags, 0o600)
        with os.fdopen(handle, "ab") as stream:
            stream.write(json.dumps(line).encode() + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise refusals.unwritable(path, error) from None


def read(raw: bytes) -> Journal:
    """A journal; a line that was cut off has had no consequence, and is passed over."""
    about: dict[str, str] = {}
    changes: list[Change] = []
    temporary: list[str] = []
    folders: list[str] = []
    going: dict[str, str] = {}
    staged: dict[str, str] = {}
    done = False
    for line in _lines(raw):
        with suppress(AttributeError, KeyError, TypeError, ValueError):
            if "about" in line:
                about |= {str(name): str(value) for name, value in line["about"].items()}
            done = done or line.get("done") is True
            if "temporary" in line:
                temporary.append(str(line["temporary"]))
            if "folder" in line:
                folders.append(str(line["folder"]))
            if "going" in line:
                going |= {str(path): str(of) for path, of in line["going"].items()}
            if "staged" in line:
                staged = {str(path): str(of) for path, of in line["staged"].items()}
            if "path" in line:
                path, before, after, copy = (
                    str(line[name]) for name in ("path", "before", "after", "copy")
                )
                changes.append(Change(path, before, after, copy, int(line["mode"])))
    return Journal(about, tuple(changes), tuple(temporary), tuple(folders), going, staged, done)


def _lines(raw: bytes) -> Iterator[dict[str, Any]]:
    for line in raw.splitlines():
        with suppress(ValueError):
            found = json.loads(line)
            if isinstance(found, dict):
                yield found


def is_within(home: Path, path: str) -> bool:
    """Whether a path of a journal leads to a file of the folder, through no link; git's are not."""
    parts = PurePosixPath(path).parts
    if not parts or PurePosixPath(path).is_absolute() or ".." in parts or ".git" in parts:
        return False
    return not any(
        look.is_link(home.joinpath(*parts[:number])) for number in range(1, len(parts) + 1)
    )


def take_back(home: Path, held: Journal, copied: Callable[[str], bytes | None]) -> tuple[str, ...]:
    """Puts every file back as it was before a deed, the last change first.

    Args:
        home: The folder.
        held: The journal.
        copied: Gives a copy by its name.

    Returns:
        The files that stay as they are, since they were changed since or no copy is at hand.

    Raises:
        LtError: A file cannot be written.
    """
    left = []
    for one in reversed(held.files):
        now = look.content(home / one.path) if is_within(home, one.path) else None
        state = hash_of(now)
        if state == one.before:
            continue
        old = copied(one.copy) if one.copy else None
        # Between two names for a moment, there is none at all.
        moved = not state and bool(one.before)
        ours = is_within(home, one.path) and (state in one.after or moved)
        if not ours or hash_of(old) != one.before:
            left.append(one.path)
        else:
            put(home / one.path, old, now, one.mode)
    remove_folders(home, held)
    return tuple(dict.fromkeys(left))


def remove_folders(home: Path, held: Journal) -> None:
    """Takes away the folders that a deed has made, as far as they are empty."""
    for folder in reversed(held.folders):
        if is_within(home, folder):
            disk.remove_empty_folder(home / folder)


def put(path: Path, old: bytes | None, now: bytes | None, mode: int) -> None:
    """Gives a file what it held before; None where there was none.

    Raises:
        LtError: It cannot be written, or changed just now.
    """
    if old is not None:
        disk.make_folder(path.parent)
        disk.write(path, old, now, mode=mode if now is None else None)
    elif now is not None:
        disk.remove(path, now)


def finish(home: Path, held: Journal) -> None:
    """Takes away what a deed had begun to take away for good.

    Raises:
        LtError: It cannot be done.
    """
    for path, of in held.going.items():
        now = look.content(home / path) if is_within(home, path) else None
        if now is not None and hash_of(now) == of:
            disk.remove(home / path, now)


def sweep(held: Journal, prefix: str) -> None:
    """Takes away the files that a deed had not put in place yet.

    Args:
        held: The journal.
        prefix: With which the names of all such files of this deed begin.
    """
    known = {one.before for one in held.changes}
    for one in map(Path, held.temporary):
        if not one.name.startswith(prefix):
            continue
        disk.discard(one)
        # What was moved aside goes as long as it is what the copy holds as well.
        aside = disk.aside(one)
        if look.is_file(aside, unsure=False) and hash_of(look.content(aside)) in known:
            disk.discard(aside)
