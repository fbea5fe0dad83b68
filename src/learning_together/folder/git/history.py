"""Earlier states of a review: its commits, its files at one of them, and how some files grew.

Takes a folder, gives plain facts and bytes. Must not know what a review holds: which files are
wanted is told. Nothing is checked out and no filter runs: the objects are read as they are, from a
git that knows nothing of the folder's configuration (see `repository`), and what comes back is
bounded in number and size.

Days are those on which a commit was made (the committer's), in the line of first parents: that is
what the folder held on a day, whoever wrote it when.
"""

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder.git.calls import TroubleError, program
from learning_together.folder.git.repository import Git, Repository, has_git_folder, look, sealed

MAX_FILE = 32 * 1024 * 1024
MAX_FILES = 20_000
MAX_ALL = 256 * 1024 * 1024
_MAX_LIST = 32 * 1024 * 1024
_BLOB = re.compile(rb"100[0-7]{3} blob ([0-9a-f]{40,64}) +([0-9]+|BAD)\t(.+)", re.DOTALL)
_RAW = re.compile(rb":[0-7]{6} ([0-7]{6}) [0-9a-f]+ ([0-9a-f]+) [A-Z][0-9]*")


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
        repository = _repository(folder)
        with sealed(repository) as git:
            return _commits(git, repository.head, "--", *paths)
    except TroubleError as trouble:
        raise _cannot(trouble) from None


def named(folder: Path, name: str) -> Commit | None:
    """The commit that a branch, a tag, an id or an expression such as `HEAD~3` names.

    Raises:
        LtError: There is no history that could be read; the message says why.
    """
    if name.startswith(("-", "^")) or not name.isprintable():
        return None
    try:
        repository = _repository(folder)
        with sealed(repository, names=True) as git:
            try:
                found = git("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
            except TroubleError:
                return None
            return _commits(git, found.decode().strip(), "-1")[0]
    except TroubleError as trouble:
        raise _cannot(trouble) from None


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
        with sealed(_repository(folder)) as git:
            listed = git.bounded("ls-tree", "-r", "-z", "-l", commit, most=_MAX_LIST)
            found: dict[str, tuple[str, int]] = {}
            for entry in listed.split(b"\0"):
                match = _BLOB.fullmatch(entry)
                path = os.fsdecode(match[3]) if match else ""
                if match and wanted(path):
                    found[path] = match[1].decode(), _size(match[2])
            small = {path: blob for path, (blob, size) in found.items() if size <= MAX_FILE}
            sizes = sum(size for _, size in found.values() if size <= MAX_FILE)
            _bounded(len(found), sizes)
            contents = _contents(git, small.values())
    except TroubleError as trouble:
        raise _cannot(trouble) from None
    return {path: contents[small[path]] if path in small else None for path in found}


def steps(folder: Path, *paths: str) -> tuple[Step, ...]:
    """Every state that some files of the folder had, the first one first; () without history.

    Args:
        folder: The review.
        paths: Files or folders relative to it.
    """
    try:
        repository = _repository(folder)
        with sealed(repository) as git:
            return tuple(_steps(git, repository.head, tuple(f":(literal){path}" for path in paths)))
    except (TroubleError, LtError):
        return ()


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
            listed = git.bounded("ls-files", "--stage", "-z", "--", ".", most=_MAX_LIST)
            blobs: dict[str, str] = {}
            for entry in listed.split(b"\0"):
                mode, _, path = entry.partition(b"\t")
                if mode.startswith(b"100") and wanted(os.fsdecode(path)):
                    blobs[os.fsdecode(path)] = mode.split()[1].decode()
            contents = _small(git, blobs.values())
    except TroubleError as trouble:
        raise _cannot(trouble) from None
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
                "--no-ext-diff", "--no-textconv", before, "--", most=_MAX_LIST,
            )  # fmt: skip
            fields = iter(listed.split(b"\0"))
            blobs: dict[str, str] = {}
            for field, path in zip(fields, fields, strict=False):
                raw = _RAW.fullmatch(field)
                if raw and raw[1].startswith((b"100", b"120")):
                    name = os.path.relpath(repository.top / os.fsdecode(path), folder.resolve())
                    blobs[Path(name).as_posix()] = raw[2].decode()
            contents = _small(git, blobs.values())
    except TroubleError as trouble:
        raise _cannot(trouble) from None
    return {path: contents.get(id) for path, id in blobs.items()}


def _staging(folder: Path, index: Path | None) -> Repository:
    repository = look(folder)
    if repository is None:
        raise LtError("This review is not kept in git.", "Start with: git init")
    return replace(repository, index=index.resolve()) if index else repository


def _small(git: Git, ids: Iterable[str]) -> dict[str, bytes]:
    """The contents of those files that are not too large, by id."""
    sizes = _sizes(git, ids)
    small = [id for id, size in sizes.items() if size <= MAX_FILE]
    _bounded(len(small), sum(sizes[id] for id in small))
    return _contents(git, small) if small else {}


def _sizes(git: Git, ids: Iterable[str]) -> dict[str, int]:
    """The sizes of those ids that are files."""
    asked = "".join(f"{id}\n" for id in dict.fromkeys(ids)).encode()
    said = git.bounded("cat-file", "--batch-check", given=asked, most=_MAX_LIST).decode()
    rows = (row.split() for row in said.splitlines())
    return {row[0]: int(row[2]) for row in rows if len(row) == 3 and row[1] == "blob"}


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
        repository = _repository(folder)
        with sealed(repository, names=True) as git:
            listed = git.bounded("rev-list", "--objects", *asked, most=_MAX_LIST)
            paths: dict[str, str] = {}
            for line in os.fsdecode(listed).splitlines():
                id, _, path = line.partition(" ")
                if path:
                    name = os.path.relpath(repository.top / path, folder.resolve())
                    paths.setdefault(id, Path(name).as_posix())
            blobs = tuple(_sizes(git, paths))
            contents = _small(git, blobs)
            out = git.bounded(
                "log", "-z", "--no-show-signature", "--format=%h%n%B", *asked, most=_MAX_LIST
            ).decode("utf-8", "replace")
            each = (one.partition("\n") for one in out.split("\0"))
            messages = {f"commit {id.strip()}": said for id, _, said in each if id.strip()}
            for tip in tips:
                if git("cat-file", "-t", tip).strip() == b"tag":
                    said = git.bounded("cat-file", "tag", tip, most=MAX_FILE)
                    head, _, message = said.decode("utf-8", "replace").partition("\n\n")
                    messages[f"tag {tip[:10]}"] = f"{head.splitlines()[2]}\n\n{message}"
    except TroubleError as trouble:
        raise _cannot(trouble) from None
    return tuple((paths[id], contents.get(id)) for id in blobs), messages


def every_file(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every content that a file of the folder ever had, with the path it had first.

    Follows the current history and its merged branches; files larger than `MAX_FILE` count as
    missing.

    Raises:
        LtError: It cannot be read, or holds more than any review does.
    """
    try:
        repository = _repository(folder)
        above = folder.resolve().relative_to(repository.top).as_posix()
        within = "" if above == "." else f"{above}/"
        with sealed(repository, names=True) as git:
            listed = git.bounded(
                "rev-list", "--objects", "--all", repository.head, most=_MAX_LIST
            ).decode("utf-8", "surrogateescape")
            paths: dict[str, str] = {}
            for line in listed.splitlines():
                id, _, path = line.partition(" ")
                if path.startswith(within) and path != within:
                    paths.setdefault(id, path.removeprefix(within))
            sizes = _sizes(git, paths)
            small = [id for id, size in sizes.items() if size <= MAX_FILE]
            _bounded(len(small), sum(sizes[id] for id in small))
            contents = _contents(git, small)
    except TroubleError as trouble:
        raise _cannot(trouble) from None
    yield from ((paths[id], content) for id, content in contents.items())


def every_message(folder: Path) -> tuple[tuple[str, str], ...]:
    """The message of every commit that a branch or tag leads to, with the commit's short id.

    Raises:
        LtError: They cannot be read.
    """
    try:
        repository = _repository(folder)
        with sealed(repository, names=True) as git:
            out = git.bounded(
                "log", "--all", "-z", "--no-show-signature", "--format=%h%n%B", repository.head,
                most=_MAX_LIST,
            )  # fmt: skip
    except TroubleError as trouble:
        raise _cannot(trouble) from None
    each = (one.partition("\n") for one in out.decode("utf-8", "replace").split("\0"))
    return tuple((id.strip(), message) for id, _, message in each if id.strip())


def _repository(folder: Path) -> Repository:
    if not program():
        raise LtError(
            "Earlier states of a review are kept by git, and git is not installed on this "
            "computer.",
            "Install git (git-scm.com; on a managed computer, ask for it), then try again.",
        )
    repository = look(folder)
    if repository is None:
        damaged = has_git_folder(folder)
        raise LtError(
            "This review is not kept in git, so there is no earlier state to look at.",
            "The .git folder here is not one that git can read."
            if damaged
            else "To keep its states from now on: git init, git add . and git commit in the "
            "review's folder.",
        )
    if not repository.head:
        raise LtError(
            "Nothing of this review has been committed to git yet, so there is no earlier state.",
            "Commit the review once: git add . and git commit. From then on its states are kept.",
        )
    return repository


def _cannot(trouble: TroubleError) -> LtError:
    said = str(trouble)
    return LtError(f"The history of this review cannot be read: {said}.")


def _commits(git: Git, *arguments: str) -> tuple[Commit, ...]:
    out = git.bounded(
        "rev-list", "--first-parent", "--format=%H %cs %ct", *arguments, most=_MAX_LIST
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


def _bounded(files: int, size: int) -> None:
    if files > MAX_FILES or size > MAX_ALL:
        raise TroubleError("this folder's history holds more than any review does")


def _contents(git: Git, blobs: Iterable[str]) -> dict[str, bytes]:
    """The contents of blobs, by id; one process for all."""
    wanted = list(dict.fromkeys(blobs))
    out = git.bounded(
        "cat-file", "--batch", given="".join(f"{id}\n" for id in wanted).encode(),
        most=MAX_ALL + 200 * len(wanted),
    )  # fmt: skip
    contents: dict[str, bytes] = {}
    at = 0
    for id in wanted:
        end = out.index(b"\n", at)
        head = out[at:end].split()
        if len(head) != 3 or head[1] != b"blob":
            raise TroubleError("some of its files are missing from this copy of the history")
        size = int(head[2])
        contents[id] = out[end + 1 : end + 1 + size]
        at = end + 2 + size
    return contents


def _steps(git: Git, head: str, paths: tuple[str, ...]) -> list[Step]:
    out = git.bounded(
        "log", "--first-parent", "-m", "--reverse", "--raw", "-z", "--no-abbrev", "--no-renames",
        "--no-ext-diff", "--no-textconv", "--no-show-signature", "--relative",
        "--format=%H %cs %ct", head, "--", *paths, most=_MAX_LIST,
    )  # fmt: skip
    # A commit is a line, then two fields for each file: modes and ids, path.
    commits: list[tuple[Commit, dict[str, str]]] = []
    fields = iter(out.split(b"\0"))
    for field in fields:
        entry = field.lstrip(b"\n")
        raw = _RAW.fullmatch(entry)
        if raw and commits:
            path = os.fsdecode(next(fields, b""))
            commits[-1][1][path] = raw[2].decode() if raw[1].startswith(b"100") else ""
        elif entry:
            commits.append((_commit(*entry.decode().split()), {}))
    contents = _contents(
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
