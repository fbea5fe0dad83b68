"""Finds and reads the files of a review folder; follows no link and leaves the folder never.

Gives text with its line ends as they stand, or a problem. Knows nothing of what files hold.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from learning_together.diagnostics import Place, Problem
from learning_together.folder import faults

#: A timeline of 10,000 entries takes about 5 MB; nothing people write comes near this.
MAX_BYTES = 32 * 1024 * 1024
MAX_FILES = 20_000
MAX_FOLDERS_DEEP = 12

#: Marks of byte order; without one, half the bytes of UTF-16 are zero in Western text.
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class File:
    """A file as it stands: its text without a byte order mark, line ends kept."""

    path: str
    text: str


def list_files(root: Path, leave_out: frozenset[str]) -> tuple[list[str], list[Problem]]:
    """The paths of a folder's files, sorted, and what stands in the way of reading it.

    Args:
        root: The review folder.
        leave_out: Folders at its top that are not looked into. What the system or Word leaves
            behind is left out everywhere.

    Returns:
        POSIX paths relative to `root`, and the problems.
    """
    problems: list[Problem] = []
    paths: list[str] = []
    for path in _walk(root, "", leave_out, problems, 0):
        if len(paths) == MAX_FILES:
            problems.append(
                faults.TOO_LARGE.at(Place(path), f"The folder holds more than {MAX_FILES} files.")
            )
            break
        paths.append(path)
    return sorted(paths), problems


def _walk(
    root: Path, below: str, leave_out: frozenset[str], problems: list[Problem], depth: int
) -> Iterator[str]:
    try:
        with os.scandir(root / below) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        reason = error.strerror or str(error)
        problems.append(faults.UNREADABLE.at(Place(below or "."), f"Not readable: {reason}."))
        return
    for entry in found:
        if _is_litter(entry.name) or (not below and entry.name in leave_out):
            continue
        path = f"{below}/{entry.name}" if below else entry.name
        if entry.is_symlink() or (hasattr(entry, "is_junction") and entry.is_junction()):
            problems.append(faults.LINK.at(Place(path), f"“{path}” is a link; it is not read."))
        elif entry.is_dir(follow_symlinks=False):
            if depth < MAX_FOLDERS_DEEP:
                yield from _walk(root, path, leave_out, problems, depth + 1)
            else:
                problems.append(
                    faults.TOO_DEEP.at(Place(path), "Folders nest too deep; this one is not read.")
                )
        elif entry.is_file(follow_symlinks=False):
            yield path
        else:
            problems.append(
                faults.UNREADABLE.at(Place(path), f"“{path}” is no ordinary file; it is not read.")
            )


def _is_litter(name: str) -> bool:
    """Whether the system or Word left a file there: hidden ones, lock files, Windows' own."""
    return name.startswith((".", "~$")) or name.lower() in {"desktop.ini", "thumbs.db"}


def read_file(root: Path, path: str) -> File | Problem:
    """The text of a file, or why it cannot be had.

    Args:
        root: The review folder.
        path: Relative to it, POSIX.
    """
    raw = read_bytes(root, path)
    return decode(path, raw) if isinstance(raw, bytes) else raw


def read_bytes(root: Path, path: str) -> bytes | Problem:
    """What a file holds, or why it cannot be had; no link is followed, no pipe waited for."""
    place = Place(path)
    try:
        # The file is looked at after it is opened, so that it cannot be swapped in between; a pipe
        # is not waited for.
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        with open(os.open(root / path, flags | getattr(os, "O_BINARY", 0)), "rb") as stream:  # noqa: PTH123
            about = os.fstat(stream.fileno())
            if not stat.S_ISREG(about.st_mode):
                return faults.UNREADABLE.at(place, "This is not an ordinary file.")
            if about.st_size > MAX_BYTES:
                size = about.st_size // (1024 * 1024)
                return faults.TOO_LARGE.at(
                    place, f"This file has {size} MB; at most {MAX_BYTES // 1024**2} MB are read."
                )
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        return faults.UNREADABLE.at(place, f"Not readable: {error.strerror or error}.")


def decode(path: str, raw: bytes) -> File | Problem:
    """The text of a file's bytes, or the place of the first byte that is not UTF-8."""
    if raw.startswith(_UTF16) or (raw[:200].count(0) * 2 == len(raw[:200]) > 2):
        return faults.NOT_UTF8.at(
            Place(path),
            "This file is stored as UTF-16, as PowerShell's “>” and some editors do.",
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        byte = raw[error.start : error.start + 1]
        guess = byte.decode("cp1252", "replace")
        return faults.NOT_UTF8.at(
            Place(path, line, column),
            f"The character here (“{guess}”, if the file is in Windows' Western code page) is not "
            f"stored as UTF-8.",
        )
    return File(path, text)
