"""A review folder in git as it is now: the last version, what is tracked, what is left out."""

import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from learning_together.folder.git.calls import TroubleError, program
from learning_together.folder.git.repository import DamagedError, has_git_folder, look, sealed

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


def is_dropping(path: str) -> bool:
    """Whether a file is what editors, Word and file managers leave behind.

    Args:
        path: In the folder.
    """
    return any(map(_DROPPINGS.fullmatch, path.split("/")))


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
        not entry.startswith("??") or not is_dropping("/".join(entry[3:].split("/")[above:]))
        for entry in entries
    )
    return Version(commit[:SHORT], day, changed)
