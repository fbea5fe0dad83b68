"""What goes into a commit, what a push sends, and all that a repository ever held.

Takes a folder, gives contents and messages for the gates that look through them. Must not know what
they look for. The objects are read as they are (see `objects`).
"""

import os
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder.git.calls import TroubleError
from learning_together.folder.git.objects import (
    MAX_FILE,
    MAX_LIST,
    RAW,
    cannot,
    opened,
    sizes_of,
    small_ones,
)
from learning_together.folder.git.repository import Git, Repository, look, sealed


def staged(
    folder: Path, wanted: Callable[[str], bool], *, index: Path | None = None
) -> dict[str, bytes | None]:
    """The folder's files as the next commit will hold them; None for one that is too large.

    Args:
        folder: The review.
        wanted: Whether a file is to be read, by its POSIX path relative to the folder.
        index: Where git tells a hook that it prepares the commit, if it does.

    Raises:
        LtError: It is in no repository, or cannot be read.
    """
    try:
        with sealed(_staging(folder, index)) as git:
            listed = git.bounded("ls-files", "--stage", "-z", "--", ".", most=MAX_LIST)
            blobs: dict[str, str] = {}
            for entry in listed.split(b"\0"):
                mode, _, path = entry.partition(b"\t")
                if mode.startswith(b"100") and wanted(os.fsdecode(path)):
                    blobs[os.fsdecode(path)] = mode.split()[1].decode()
            contents = small_ones(git, blobs.values())
    except TroubleError as trouble:
        raise cannot(trouble) from None
    return {path: contents.get(id) for path, id in blobs.items()}


def going_in(folder: Path, *, index: Path | None = None) -> dict[str, bytes | None]:
    """What the next commit adds or changes anywhere in the repository, links included.

    Args:
        folder: The review.
        index: Where git tells a hook that it prepares the commit, if it does.

    Returns:
        Contents by POSIX path relative to the folder; None for one that is too large.

    Raises:
        LtError: It is in no repository, or cannot be read.
    """
    try:
        repository = _staging(folder, index)
        with sealed(repository) as git:
            before = repository.head or git("hash-object", "-t", "tree", "--stdin").decode().strip()
            listed = git.bounded(
                "diff-index", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames",
                "--no-ext-diff", "--no-textconv", before, "--", most=MAX_LIST,
            )  # fmt: skip
            fields = iter(listed.split(b"\0"))
            blobs: dict[str, str] = {}
            for field, path in zip(fields, fields, strict=False):
                raw = RAW.fullmatch(field)
                if raw and raw[1].startswith((b"100", b"120")):
                    name = os.path.relpath(repository.top / os.fsdecode(path), folder.resolve())
                    blobs[Path(name).as_posix()] = raw[2].decode()
            contents = small_ones(git, blobs.values())
    except TroubleError as trouble:
        raise cannot(trouble) from None
    return {path: contents.get(id) for path, id in blobs.items()}


def _staging(folder: Path, index: Path | None) -> Repository:
    repository = look(folder)
    if repository is None:
        raise LtError("This review is not kept in git.", "Start with: git init")
    return replace(repository, index=index.resolve()) if index else repository


def going_out(
    folder: Path, tips: Collection[str], known: Collection[str], remote: str
) -> tuple[tuple[tuple[str, bytes | None], ...], dict[str, str]]:
    """What a push sends: what the other side may not have yet, anywhere in the repository.

    Args:
        folder: The review.
        tips: The ids that are sent.
        known: The ids that the other side says it has.
        remote: Its name, for what it had last time.

    Returns:
        Each content once, by its hash, with the POSIX path relative to the folder that it had
        first, None for one that is too large; and messages of commits and tags by what they are of.

    Raises:
        LtError: It cannot be read, or is more than any review holds.
    """
    asked = ("--ignore-missing", *tips, "--not", *known, f"--remotes={remote}")
    try:
        repository = opened(folder)
        with sealed(repository, names=True) as git:
            listed = git.bounded("rev-list", "--objects", *asked, most=MAX_LIST)
            paths: dict[str, str] = {}
            for line in os.fsdecode(listed).splitlines():
                id, _, path = line.partition(" ")
                if path:
                    name = os.path.relpath(repository.top / path, folder.resolve())
                    paths.setdefault(id, Path(name).as_posix())
            blobs = tuple(sizes_of(git, paths))
            contents = small_ones(git, blobs)
            messages = {f"commit {id}": said for id, said in _messages(git, *asked)}
            for tip in tips:
                if git("cat-file", "-t", tip).strip() == b"tag":
                    said = git.bounded("cat-file", "tag", tip, most=MAX_FILE)
                    head, _, message = said.decode("utf-8", "replace").partition("\n\n")
                    messages[f"tag {tip[:10]}"] = f"{head.splitlines()[2]}\n\n{message}"
    except TroubleError as trouble:
        raise cannot(trouble) from None
    return tuple((paths[id], contents.get(id)) for id in blobs), messages


def every_file(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every content that a file of the folder ever had, with the path it had first.

    Follows the current history and its merged branches; files larger than `MAX_FILE` count as
    missing.

    Raises:
        LtError: It cannot be read, or holds more than any review does.
    """
    try:
        repository = opened(folder)
        above = folder.resolve().relative_to(repository.top).as_posix()
        within = "" if above == "." else f"{above}/"
        with sealed(repository, names=True) as git:
            listed = git.bounded(
                "rev-list", "--objects", "--all", repository.head, most=MAX_LIST
            ).decode("utf-8", "surrogateescape")
            paths: dict[str, str] = {}
            for line in listed.splitlines():
                id, _, path = line.partition(" ")
                if path.startswith(within) and path != within:
                    paths.setdefault(id, path.removeprefix(within))
            contents = small_ones(git, paths)
    except TroubleError as trouble:
        raise cannot(trouble) from None
    yield from ((paths[id], content) for id, content in contents.items())


def every_message(folder: Path) -> tuple[tuple[str, str], ...]:
    """The message of every commit that a branch or tag leads to, with the commit's short id.

    Raises:
        LtError: They cannot be read.
    """
    try:
        repository = opened(folder)
        with sealed(repository, names=True) as git:
            return tuple(_messages(git, "--all", repository.head))
    except TroubleError as trouble:
        raise cannot(trouble) from None


def _messages(git: Git, *asked: str) -> Iterator[tuple[str, str]]:
    """The short id and the message of each commit."""
    listed = git.bounded(
        "log", "-z", "--no-show-signature", "--format=%h%n%B", *asked, most=MAX_LIST
    )
    for one in listed.decode("utf-8", "replace").split("\0"):
        id, _, message = one.partition("\n")
        if id.strip():
            yield id.strip(), message
