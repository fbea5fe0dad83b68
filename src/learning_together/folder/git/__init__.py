"""What git knows about a review folder: with `repository` below it, the only module that calls git.

Takes a folder, gives plain facts: the last version, what is tracked; and makes the first commit of
a new folder. Must not know what a review holds, and never changes a repository but in `start` and
`first_commit`. A received folder is hostile: `repository` says how its programs are kept from
running.
"""

import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from learning_together.errors import LtError
from learning_together.folder.git.calls import TroubleError, call, complaint, environment, program
from learning_together.folder.git.repository import (
    DamagedError,
    Git,
    Repository,
    has_git_folder,
    look,
    sealed,
)

SHORT = 10
"""Length of a commit id in print; fixed, since git's own choice grows with the repository."""

# Made from the review, kept apart from it, or for editors: a change there is no change of it.
_OWN = (".", ":(exclude)reports", ":(exclude)private", ":(exclude).lt")
# What editors, Word and file managers leave behind; the user's own ignore list is not read.
_DROPPINGS = re.compile(r"\..*|~\$.*|.*~|#.*#|.*\.(?:tmp|bak|swp)|Thumbs\.db|desktop\.ini|Icon\r")


@dataclass(frozen=True, slots=True)
class Version:
    """The last commit that touched the review's own files.

    Attributes:
        commit: Its id, shortened to `SHORT` characters.
        day: The day on which its author wrote it.
        changed: Whether the review's own files differ from it now, new files included.
    """

    commit: str
    day: date
    changed: bool


def available() -> bool:
    """Whether git can be called."""
    return program() is not None


def is_repository(folder: Path) -> bool:
    """Whether the folder is, or lies in, a repository; False without git."""
    try:
        return look(folder) is not None
    except DamagedError:
        return False
    except TroubleError:
        return True


def trouble(folder: Path) -> str:
    """Why there is no version although there is a repository, in plain words; "" if all is well."""
    if not available():
        if not has_git_folder(folder):
            return ""
        return "this review is kept in git, but git is not installed on this computer"
    try:
        _version(folder)
    except TroubleError as found:
        return str(found)
    return ""


def version(folder: Path) -> Version | None:
    """The last version of the review; None without git, repository or commit.

    What lies below `reports/`, `private/` and `.lt/` does not count. Three calls of git.
    """
    try:
        return _version(folder)
    except TroubleError:
        return None


def tracked(folder: Path, *paths: str) -> tuple[str, ...]:
    """Files at or below the paths that git tracks, relative to the folder; () without git.

    Without paths: all that it tracks in the folder.

    Args:
        folder: The review.
        paths: Names relative to it, such as `private`; upper and lower case are one.
    """
    try:
        if not (repository := look(folder)):
            return ()
        with sealed(repository) as git:
            out = git("ls-files", "-z", "--", *(f":(literal,icase){path}" for path in paths))
    except TroubleError:
        return ()
    return tuple(sorted(os.fsdecode(name) for name in out.split(b"\0") if name))


def ever_tracked(folder: Path, path: str) -> bool:
    """Whether any commit of the current history holds the path or something below it."""
    try:
        if not (repository := look(folder)) or not repository.head:
            return False
        with sealed(repository) as git:
            # Without --full-history, git passes over what a merged branch added and took away.
            arguments = ("-1", "--full-history", repository.head, "--", f":(literal,icase){path}")
            return bool(git("rev-list", *arguments))
    except TroubleError:
        return False


def ignored(folder: Path, path: str) -> bool:
    """Whether git leaves a path out of what it saves; True where there is no repository.

    Where git cannot say, as where it is not installed, the answer is no.

    Args:
        folder: The review.
        path: Relative to it; nothing need be there.
    """
    if not has_git_folder(folder):
        return True
    try:
        if not (repository := look(folder)):
            return False
        with sealed(repository) as git:
            return bool(git("check-ignore", "--no-index", "--", path))
    except TroubleError:
        return False


def start(folder: Path) -> None:
    """Make the folder a repository with the branch `main`, unless it lies in one.

    Raises:
        LtError: Git is missing, or refuses.
    """
    if is_repository(folder):
        return
    if not (git := program()):
        raise LtError("git is not installed", "install git, or go on without it")
    try:
        arguments = ["-c", "init.defaultBranch=main", "init", "--quiet"]
        done = call(git, arguments, folder, environment())
    except TroubleError as refused:
        raise LtError(str(refused)) from None
    if done.returncode:
        raise LtError(f"git could not start a repository here: {complaint(done)}")


def first_commit(folder: Path, message: str) -> bool:
    """Commit the folder's files, less what `.gitignore` names, in the user's name.

    Other files of a larger repository, staged ones included, stay as they are. No hook runs and
    nothing is signed.

    Args:
        folder: One that `lt` has just written.
        message: Of the commit.

    Returns:
        Whether a commit was made: not if git does not know who the user is, if there is nothing to
        commit, or if git refuses.
    """
    try:
        if not (repository := look(folder)):
            return False
        if not (author := _author(repository)):
            return False
        with sealed(repository) as git, TemporaryDirectory(prefix="lt-index-") as place:
            apart = {"GIT_INDEX_FILE": str(Path(place, "index"))}
            parent: tuple[str, ...] = ()
            if repository.head:
                git("read-tree", repository.head, variables=apart)
                parent = ("-p", repository.head)
            _add(git, folder, apart)
            tree = git("write-tree", variables=apart).decode().strip()
            before = ""
            if repository.head:
                before = git("rev-parse", f"{repository.head}^{{tree}}").decode().strip()
            if tree == before or not git("ls-files", "-z", "--", ".", variables=apart):
                return False
            commit = (
                git("commit-tree", tree, *parent, "-m", message, variables=author).decode().strip()
            )
            _add(git, folder, {})
            _advance(repository, commit)
    except TroubleError:
        return False
    return True


def _version(folder: Path) -> Version | None:
    if not (repository := look(folder)) or not repository.head:
        return None
    with sealed(repository) as git:
        lines = git("rev-list", "-1", "--format=%as", repository.head, "--", *_OWN).decode().split()
        if not lines:
            return None
        try:
            _, commit, written = lines
            day = date.fromisoformat(written)
        except ValueError:
            raise TroubleError("the last commit of this review has no date") from None
        state = git("status", "--porcelain", "-z", "--untracked-files=all", "--no-renames",
                    "--ignore-submodules=all", "--", *_OWN)  # fmt: skip
    # Git names files from the top of the repository, each after two letters and a space.
    above = len(folder.resolve().relative_to(repository.top).parts)
    entries = [os.fsdecode(entry) for entry in state.split(b"\0") if entry]
    changed = any(
        not entry.startswith("??")
        or not any(map(_DROPPINGS.fullmatch, entry[3:].split("/")[above:]))
        for entry in entries
    )
    return Version(commit[:SHORT], day, changed)


def _add(git: Git, folder: Path, index: dict[str, str]) -> None:
    # Not `git add`: in a nested repository it runs `git status` with the settings found there.
    out = git(
        "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ".", variables=index
    )
    files = [
        name for name in out.split(b"\0") if name and not (folder / os.fsdecode(name)).is_dir()
    ]
    git(
        "update-index",
        "--add",
        "--remove",
        "-z",
        "--stdin",
        given=b"\0".join(files),
        variables=index,
    )


def _author(repository: Repository) -> dict[str, str]:
    """Who the user is by their own settings; {} where git would have to guess."""
    arguments = ["-c", "user.useConfigOnly=true", "var", "GIT_AUTHOR_IDENT"]
    done = call(repository.git, arguments, repository.folder, environment())
    found = re.fullmatch(r"(.+) <(.+)> [0-9]+ [-+][0-9]+", os.fsdecode(done.stdout).strip())
    if done.returncode or not found:
        return {}
    who = dict(zip(("NAME", "EMAIL"), found.groups(), strict=True))
    return {f"GIT_{role}_{k}": v for role in ("AUTHOR", "COMMITTER") for k, v in who.items()}


def _advance(repository: Repository, commit: str) -> None:
    """Let the current branch, in the real repository, point at the new commit."""
    old = repository.head or "0" * len(commit)
    arguments = ["update-ref", "-m", "commit: by lt", "HEAD", commit, old]
    done = call(repository.git, arguments, repository.folder, environment())
    if done.returncode:
        raise TroubleError(f"git could not commit: {complaint(done)}")
