"""What goes into a commit, what a push sends, and all that a repository ever held.

Takes a folder, gives contents and messages for the gates that look through them. Must not know what
they look for. The objects are read as they are (see `objects`).
"""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class GoingIn:
    """What the next commit adds or changes.

    Attributes:
        files: Contents by POSIX path relative to the folder; None for one that is too large.
        repositories: Those of the paths at which another repository stands, of which the id of its
            state alone goes in.
    """

    files: dict[str, bytes | None]
    repositories: tuple[str, ...]


def going_in(folder: Path, *, index: Path | None = None) -> GoingIn:
    """What the next commit adds or changes anywhere in the repository, links included.

    Args:
        folder: The review.
        index: Where git tells a hook that it prepares the commit, if it does.

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
                if not raw or raw[1].startswith(b"000"):
                    continue
                name = os.path.relpath(repository.top / os.fsdecode(path), folder.resolve())
                apart = raw[1].startswith(b"160")
                blobs[Path(name).as_posix()] = "" if apart else raw[2].decode()
            contents = small_ones(git, filter(None, blobs.values()))
    except TroubleError as trouble:
        raise cannot(trouble) from None
    files = {path: contents.get(id) if id else b"" for path, id in blobs.items()}
    return GoingIn(files, tuple(path for path, id in blobs.items() if not id))


def main_folder(folder: Path) -> Path | None:
    """The same review in the main working tree, where the folder lies in a linked one; else None.

    What git does not keep, such as the key, is in the main one alone.
    """
    try:
        repository = look(folder)
    except TroubleError:
        return None
    if repository is None or repository.directory == repository.common:
        return None
    return repository.common.parent / folder.resolve().relative_to(repository.top)


def _staging(folder: Path, index: Path | None) -> Repository:
    repository = look(folder)
    if repository is None:
        raise LtError("This review is not kept in git.", "Start with: git init")
    return replace(repository, index=index.resolve()) if index else repository


@dataclass(frozen=True, slots=True)
class Held:
    """What a repository holds, or what a push sends.

    Attributes:
        files: Each content once, with the POSIX path relative to the folder that it had first;
            None for one that is too large.
        paths: Every other path under which one of them stood.
        messages: Of commits and tags, by what they are of, and names of branches and tags.
    """

    files: tuple[tuple[str, bytes | None], ...]
    paths: tuple[str, ...]
    messages: dict[str, str]


def going_out(folder: Path, tips: Mapping[str, str], known: Collection[str], remote: str) -> Held:
    """What a push sends: what the other side may not have yet, anywhere in the repository.

    Args:
        folder: The review.
        tips: The ids that are sent, by the branch or tag that they go to.
        known: The ids that the other side says it has.
        remote: Its name, for what it had last time.

    Raises:
        LtError: It cannot be read, or is more than any review holds.
    """
    asked = ("--ignore-missing", *tips.values(), "--not", *known, f"--remotes={remote}")
    try:
        repository = opened(folder)
        with sealed(repository, names=True) as git:
            return _held(git, repository.top, folder.resolve(), asked, tips)
    except TroubleError as trouble:
        raise cannot(trouble) from None


def everything(folder: Path) -> Held:
    """All that the history of a folder holds, and the messages and names of the repository.

    Follows every branch and tag, and what was set aside.

    Raises:
        LtError: It cannot be read, or holds more than any review does.
    """
    try:
        repository = opened(folder)
        with sealed(repository, names=True) as git:
            listed = git.bounded("for-each-ref", "--format=%(objectname) %(refname)", most=MAX_LIST)
            rows = (line.partition(" ") for line in os.fsdecode(listed).splitlines())
            tips = {name: id for id, _, name in rows}
            held = _held(git, repository.top, folder.resolve(), ("--all", repository.head), tips)
    except TroubleError as trouble:
        raise cannot(trouble) from None
    return replace(
        held,
        files=tuple((path, content) for path, content in held.files if not _outside(path)),
        paths=tuple(path for path in held.paths if not _outside(path)),
    )


def _outside(path: str) -> bool:
    return path.startswith("../")


def _held(git: Git, top: Path, folder: Path, asked: Iterable[str], tips: Mapping[str, str]) -> Held:
    def relative(path: str) -> str:
        return Path(os.path.relpath(top / path, folder)).as_posix()

    listed = git.bounded("rev-list", "--objects", *asked, most=MAX_LIST)
    rows = (line.partition(" ") for line in os.fsdecode(listed).splitlines())
    first: dict[str, str] = {}
    for id, _, path in rows:
        first.setdefault(id, relative(path) if path else f"object {id[:10]}")
    blobs = tuple(sizes_of(git, first))
    contents = small_ones(git, blobs)
    # A file that was renamed is one content, and listed under its first path alone.
    named = git.bounded(
        "log", "-z", "--root", "-m", "--no-renames", "--name-only", "--format=",
        "--no-show-signature", "--no-ext-diff", "--no-textconv", *asked, most=MAX_LIST,
    )  # fmt: skip
    every = {relative(path) for path in map(os.fsdecode, named.split(b"\0")) if path}
    messages = {f"commit {id}, its message": said for id, said in _messages(git, *asked)}
    for number, name in enumerate(_authors(git, *asked), 1):
        messages[f"author {number} of commits, the name"] = name
    for number, (name, id) in enumerate(tips.items(), 1):
        messages[f"branch or tag {number}, its name"] = name
        if git("cat-file", "-t", id).strip() == b"tag":
            said = git.bounded("cat-file", "tag", id, most=MAX_FILE)
            head, _, message = said.decode("utf-8", "replace").partition("\n\n")
            messages[f"tag {id[:10]}, its message"] = f"{head.splitlines()[2]}\n\n{message}"
    return Held(
        tuple((first[id], contents.get(id)) for id in blobs),
        tuple(sorted(every.difference(first[id] for id in blobs))),
        messages,
    )


def _authors(git: Git, *asked: str) -> tuple[str, ...]:
    """The names of those who wrote and who committed, each once."""
    listed = git.bounded(
        "log", "-z", "--no-show-signature", "--format=%an%x00%cn", *asked, most=MAX_LIST
    )
    names = listed.decode("utf-8", "replace").split("\0")
    return tuple(dict.fromkeys(name for name in names if name))


def _messages(git: Git, *asked: str) -> Iterator[tuple[str, str]]:
    """The short id and the message of each commit."""
    listed = git.bounded(
        "log", "-z", "--no-show-signature", "--format=%h%n%B", *asked, most=MAX_LIST
    )
    for one in listed.decode("utf-8", "replace").split("\0"):
        id, _, message = one.partition("\n")
        if id.strip():
            yield id.strip(), message
