"""Earlier states of a review: its commits, its files at one of them, and how some files grew.

Takes a folder, gives plain facts and bytes. Must not know what a review holds: which files are
wanted is told. The objects are read as they are (see `objects`).

Days are those on which a commit was made (the committer's), in the line of first parents: that is
what the folder held on a day, whoever wrote it when.
"""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder.git.calls import TroubleError
from learning_together.folder.git.objects import (
    MAX_FILE,
    MAX_LIST,
    RAW,
    cannot,
    contents_of,
    opened,
    refuse_more,
)
from learning_together.folder.git.repository import Git, sealed
from learning_together.patterns import regex

_BLOB = regex(rb"100[0-7]{3} blob ([0-9a-f]{40,64}) +([0-9]+|BAD)\t(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit.

    Attributes:
        id: In full.
        day: On which it was made.
        moment: When, to the second.
    """

    id: str
    day: date
    moment: datetime


@dataclass(frozen=True, slots=True)
class Note:
    """What whoever made a commit said of it.

    Attributes:
        commit: Which one.
        by: Who, as git has it.
        text: The first line of what was said.
    """

    commit: Commit
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """A commit that changed some of the files asked for, with all of those as they were then."""

    commit: Commit
    files: dict[str, bytes]


def commits(folder: Path, *paths: str) -> tuple[Commit, ...]:
    """The commits that changed these files of the folder, the last one first.

    Args:
        folder: The review.
        paths: Git's pathspecs, relative to the folder.

    Raises:
        LtError: There is no history that could be read; the message says why.
    """
    try:
        repository = opened(folder)
        with sealed(repository) as git:
            return _commits(git, repository.head, "--", *paths)
    except TroubleError as trouble:
        raise cannot(trouble) from None


def notes(folder: Path, most: int, *paths: str) -> tuple[Note, ...]:
    """What was said of the last commits that changed these files, the last one first.

    Args:
        folder: The review.
        most: Of how many.
        paths: Git's pathspecs, relative to the folder.

    Raises:
        LtError: There is no history that could be read; the message says why.
    """
    form = "--format=%H %cs %ct%x00%an%x00%s%x00"
    try:
        repository = opened(folder)
        with sealed(repository) as git:
            asked = ("--first-parent", f"-{most:d}", form, repository.head, "--", *paths)
            out = git.bounded("rev-list", *asked, most=MAX_LIST)
            # Of each: a line of git's own, then three texts.
            parts = out.decode("utf-8", "replace").split("\0")
            return tuple(
                Note(_commit(*head.splitlines()[-1].split()), by, text)
                for head, by, text in zip(parts[:-1:3], parts[1::3], parts[2::3], strict=True)
            )
    except TroubleError as trouble:
        raise cannot(trouble) from None


def named(folder: Path, name: str) -> Commit | None:
    """The commit that a branch, a tag, an id or an expression such as `HEAD~3` names.

    Raises:
        LtError: There is no history that could be read; the message says why.
    """
    if name.startswith(("-", "^")) or not name.isprintable():
        return None
    try:
        repository = opened(folder)
        with sealed(repository, names=True) as git:
            try:
                found = git("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
            except TroubleError:
                return None
            return _commits(git, found.decode().strip(), "-1")[0]
    except TroubleError as trouble:
        raise cannot(trouble) from None


def files_at(folder: Path, commit: str, wanted: Callable[[str], bool]) -> dict[str, bytes | None]:
    """The folder's files as a commit holds them.

    Links and other repositories within are left out.

    Args:
        folder: The review.
        commit: Its id.
        wanted: Whether a file is to be read, by its POSIX path relative to the folder.

    Returns:
        The bytes of each file by path; None for one that is larger than `MAX_FILE`.

    Raises:
        LtError: It cannot be read, or holds more than any review does.
    """
    try:
        with sealed(opened(folder)) as git:
            listed = git.bounded("ls-tree", "-r", "-z", "-l", commit, most=MAX_LIST)
            found: dict[str, tuple[str, int]] = {}
            for entry in listed.split(b"\0"):
                match = _BLOB.fullmatch(entry)
                path = os.fsdecode(match[3]) if match else ""
                if match and wanted(path):
                    found[path] = match[1].decode(), _size(match[2])
            small = {path: blob for path, (blob, size) in found.items() if size <= MAX_FILE}
            sizes = sum(size for _, size in found.values() if size <= MAX_FILE)
            refuse_more(len(found), sizes)
            contents = contents_of(git, small.values())
    except TroubleError as trouble:
        raise cannot(trouble) from None
    return {path: contents[small[path]] if path in small else None for path in found}


def steps(folder: Path, *paths: str) -> tuple[Step, ...]:
    """Every state that some files of the folder had, the first one first; () without history.

    Args:
        folder: The review.
        paths: Files or folders relative to it.
    """
    try:
        repository = opened(folder)
        with sealed(repository) as git:
            return tuple(_steps(git, repository.head, tuple(f":(literal){path}" for path in paths)))
    except (TroubleError, LtError):
        return ()


def _commits(git: Git, *arguments: str) -> tuple[Commit, ...]:
    out = git.bounded(
        "rev-list", "--first-parent", "--format=%H %cs %ct", *arguments, most=MAX_LIST
    )
    lines = (line.split() for line in out.decode().splitlines() if not line.startswith("commit "))
    return tuple(_commit(*line) for line in lines)


def _commit(id: str, day: str = "", seconds: str = "") -> Commit:
    try:
        moment = datetime.fromtimestamp(int(seconds), UTC)
        return Commit(id, date.fromisoformat(day), moment)
    except (ValueError, OverflowError, OSError):
        raise TroubleError("a commit of this review has no date") from None


def _size(listed: bytes) -> int:
    if not listed.isdigit():  # "BAD", where the content is not there.
        raise TroubleError("some of its files are missing from this copy of the history")
    return int(listed)


def _steps(git: Git, head: str, paths: tuple[str, ...]) -> list[Step]:
    out = git.bounded(
        "log", "--first-parent", "-m", "--reverse", "--raw", "-z", "--no-abbrev", "--no-renames",
        "--no-ext-diff", "--no-textconv", "--no-show-signature", "--relative",
        "--format=%H %cs %ct", head, "--", *paths, most=MAX_LIST,
    )  # fmt: skip
    # A commit is a line, then two fields for each file: modes and ids, path.
    commits: list[tuple[Commit, dict[str, str]]] = []
    fields = iter(out.split(b"\0"))
    for field in fields:
        entry = field.lstrip(b"\n")
        raw = RAW.fullmatch(entry)
        if raw and commits:
            path = os.fsdecode(next(fields, b""))
            commits[-1][1][path] = raw[2].decode() if raw[1].startswith(b"100") else ""
        elif entry:
            commits.append((_commit(*entry.decode().split()), {}))
    contents = contents_of(
        git, (blob for _, files in commits for blob in files.values() if blob.strip("0"))
    )
    found: list[Step] = []
    state: dict[str, bytes] = {}
    for commit, files in commits:
        for path, blob in files.items():
            if blob in contents:
                state[path] = contents[blob]
            else:
                state.pop(path, None)
        found.append(Step(commit, dict(state)))
    return found
