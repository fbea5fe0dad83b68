"""What git left unfinished, what two histories share, and putting joined files into its index.

Takes folders, gives ids of commits. Must not know what a review holds. Nothing of the folder's own
configuration is read but by `repository.look`; see there.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from learning_together.folder import look as on_disk
from learning_together.folder.git.calls import TroubleError
from learning_together.folder.git.halfway import goes_on
from learning_together.folder.git.keep import refuse_lock
from learning_together.folder.git.objects import MAX_LIST, cannot, opened
from learning_together.folder.git.repository import Git, Repository, look, sealed
from learning_together.patterns import regex

What = Literal["merge", "rebase", "cherry-pick", "revert", "stash"]

#: Where git notes what it stopped in, and which commit it was at.
_HEADS: dict[str, What] = {
    "MERGE_HEAD": "merge",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "REBASE_HEAD": "rebase",
}
_ID = regex(r"[0-9a-f]{40}|[0-9a-f]{64}")
#: Commits of a history that are looked at, the last ones first.
_MOST = 100_000
_MERGES = 50


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What git could not finish by itself.

    Attributes:
        what: What it was doing.
        base: The commit that both sides began as; None where they share none.
        ours: The commit that is built on.
        theirs: The one that is to come in.
    """

    what: What
    base: str | None
    ours: str
    theirs: str

    @property
    def goes_on(self) -> str:
        """How git is told to go on, once the two are joined."""
        return goes_on(self.what)


def unfinished(folder: Path) -> Unfinished | None:
    """What git stopped in, if it did.

    Raises:
        LtError: The history cannot be read, or more than two states are being merged.
    """
    try:
        repository = look(folder)
        if repository is None or not repository.head:
            return None
        with sealed(repository, names=True) as git:
            return _unfinished(repository, git)
    except TroubleError as trouble:
        raise cannot(trouble) from None


def _unfinished(repository: Repository, git: Git) -> Unfinished | None:
    head = repository.head
    for name, what in _HEADS.items():
        ids = _noted(repository.directory / name)
        if not ids or (what == "rebase" and not _is_rebasing(repository)):
            continue
        if len(ids) > 1:
            raise TroubleError("more than two states are being merged at once")
        (other,) = ids
        if what == "merge":
            return Unfinished(what, _shared(git, head, other), head, other)
        before = _parent(git, other)
        if what == "revert":
            return Unfinished(what, other, head, before or other)
        return Unfinished(what, before, head, other)
    if (unmerged := _unmerged(git)) and (stash := _named(git, "refs/stash")):
        there = git.bounded("ls-tree", "-r", "-z", "--full-tree", stash, most=MAX_LIST)
        blobs = {entry.split()[2].decode() for entry in there.split(b"\0") if entry}
        if unmerged <= blobs:
            return Unfinished("stash", _parent(git, stash), head, stash)
    return None


def _is_rebasing(repository: Repository) -> bool:
    # The note of the last commit stays after a rebase has ended.
    names = ("rebase-merge", "rebase-apply")
    return any(on_disk.is_folder(repository.directory / name) for name in names)


def _noted(path: Path) -> list[str]:
    if not on_disk.is_file(path, unsure=False) or on_disk.size(path) > 10_000:
        return []
    text = (on_disk.content(path) or b"").decode("ascii", "replace")
    return [line for line in text.split() if _ID.fullmatch(line)]


def _unmerged(git: Git) -> set[str]:
    """The blobs of the other side in files that git could not merge."""
    listed = git.bounded("ls-files", "--unmerged", "-z", most=MAX_LIST)
    rows = (entry.partition(b"\t")[0].split() for entry in listed.split(b"\0") if entry)
    return {row[1].decode() for row in rows if row[2] == b"3"}


def _named(git: Git, name: str) -> str | None:
    try:
        return git("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").decode().strip()
    except TroubleError:
        return None


def _parent(git: Git, commit: str) -> str | None:
    return _named(git, f"{commit}^1")


def _shared(git: Git, one: str, two: str) -> str | None:
    try:
        return git("merge-base", one, two).decode().split()[0]
    except (TroubleError, IndexError):
        return None


def shared(folder: Path, other: Path) -> str | None:
    """The commit of ours that another folder's history shares; None where there is none to be had.

    Of the other folder's git, which may be hostile, only the list of its commits is read, and that
    only where its `.git` is a folder that leads nowhere else. What the commit holds is read from
    ours.

    Args:
        folder: Our review.
        other: The other one.

    Raises:
        TroubleError: One of the two cannot be read.
    """
    here, there = look(folder), look(other)
    if here is None or there is None or not here.head or not there.head:
        return None
    if not _is_plain(there):
        raise TroubleError("its .git leads elsewhere, and is not read")
    most = f"--max-count={_MOST}"
    with sealed(there) as git:
        theirs = git.bounded("rev-list", "--topo-order", most, there.head, most=MAX_LIST)
    with sealed(here) as git:
        ours = set(git.bounded("rev-list", most, here.head, most=MAX_LIST).split())
    return next((id.decode() for id in theirs.split() if id in ours), None)


def _is_plain(repository: Repository) -> bool:
    """Whether a repository keeps all of its parts in one folder of its own."""
    place = repository.directory
    parts = (place, place / "objects", place / "objects" / "pack", place / "objects" / "info")
    return (
        place == repository.common
        and place.parent == repository.top
        and repository.objects == place / "objects"
        and not any(map(on_disk.is_link, parts))
        and not on_disk.is_taken(place / "objects" / "info" / "alternates")
    )


def has_history(folder: Path) -> bool:
    """Whether a folder is kept in git, and a version of it is.

    Raises:
        LtError: That cannot be told.
    """
    try:
        repository = look(folder)
    except TroubleError as trouble:
        raise cannot(trouble) from None
    return repository is not None and bool(repository.head)


def merges(folder: Path) -> tuple[tuple[str, str, str], ...]:
    """The last merges of two in the history: the commit, and its two parents.

    Raises:
        LtError: The history cannot be read.
    """
    try:
        repository = opened(folder)
        with sealed(repository) as git:
            listed = git.bounded(
                "rev-list", "--merges", "--parents", f"--max-count={_MERGES}", repository.head,
                most=MAX_LIST,
            )  # fmt: skip
    except TroubleError as trouble:
        raise cannot(trouble) from None
    rows = (line.split() for line in listed.decode().splitlines())
    return tuple((row[0], row[1], row[2]) for row in rows if len(row) == 3)


def base_of(folder: Path, one: str, two: str) -> str | None:
    """The commit that two others began as.

    Raises:
        LtError: The history cannot be read.
    """
    try:
        with sealed(opened(folder)) as git:
            return _shared(git, one, two)
    except TroubleError as trouble:
        raise cannot(trouble) from None


def stage(folder: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """Puts files into the index as they stand on the disk, or takes them out of it.

    Args:
        folder: The review.
        paths: Relative to it.

    Returns:
        Files that are still unmerged, relative to the folder.

    Raises:
        LtError: Git cannot do it.
    """
    try:
        repository = opened(folder)
        refuse_lock(repository)
        with sealed(repository) as git:
            given = b"".join(os.fsencode(path) + b"\0" for path in paths)
            if given:
                git("update-index", "--add", "--remove", "-z", "--stdin", given=given)
            left = git.bounded("ls-files", "--unmerged", "-z", most=MAX_LIST)
    except TroubleError as trouble:
        raise cannot(trouble) from None
    return _paths(left)


def unmerged(folder: Path) -> tuple[str, ...]:
    """Files that git could not merge, relative to the folder.

    Raises:
        LtError: The index cannot be read.
    """
    try:
        with sealed(opened(folder)) as git:
            return _paths(git.bounded("ls-files", "--unmerged", "-z", most=MAX_LIST))
    except TroubleError as trouble:
        raise cannot(trouble) from None


def _paths(listed: bytes) -> tuple[str, ...]:
    names = (os.fsdecode(entry.partition(b"\t")[2]) for entry in listed.split(b"\0") if entry)
    return tuple(dict.fromkeys(names))
