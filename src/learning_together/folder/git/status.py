"""A review folder in git as it is now: the last version, what is tracked, what is left out."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from learning_together.folder.git.calls import TroubleError, program
from learning_together.folder.git.halfway import halfway
from learning_together.folder.git.repository import DamagedError, has_git_folder, look, sealed
from learning_together.patterns import regex

SHORT = 10
"""Length of a commit id in print; fixed, since git's own choice grows with the repository."""

# Made from the review, kept apart from it, or for editors: a change there is no change of it.
_OWN = (".", ":(exclude)reports", ":(exclude)private", ":(exclude).lt")
# What editors, Word and file managers leave behind; the user's own ignore list is not read.
_DROPPINGS = regex(r"\..*|~\$.*|.*~|#.*#|.*\.(?:tmp|bak|swp)|Thumbs\.db|desktop\.ini|Icon\r")


@dataclass(frozen=True, slots=True)
class Version:
    """The last commit that touched the review's own files.

    Attributes:
        commit: Its id, shortened to `SHORT` characters.
        day: The day on which its author wrote it.
        changed: Whether the review's own files differ from it now, new files included.
        halfway: What git stopped in since while it joined two states; empty where it did not.
    """

    commit: str
    day: date
    changed: bool
    halfway: str = ""


@dataclass(frozen=True, slots=True)
class KeptByGit:
    """What git keeps of a part of a folder.

    Attributes:
        repository: Whether the folder is, or lies in, a repository.
        tracked: The files of that part that it tracks, relative to the folder.
        ever: Whether any commit of the current history holds one.
        halfway: What git stopped in while it put two states together; empty where it did not.
    """

    repository: bool
    tracked: tuple[str, ...] = ()
    ever: bool = False
    halfway: str = ""


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


def kept(folder: Path, path: str) -> KeptByGit:
    """What git keeps at or below a path; it is asked where the repository is but once.

    Args:
        folder: The review.
        path: A name relative to it, such as `private`; upper and lower case are one.
    """
    try:
        repository = look(folder)
    except DamagedError:
        return KeptByGit(repository=False)
    except TroubleError:
        return KeptByGit(repository=True)
    if repository is None:
        # Without git one that came from another computer is a repository all the same.
        return KeptByGit(repository=not available() and has_git_folder(folder))
    names: tuple[str, ...] = ()
    ever = False
    try:
        with sealed(repository) as git:
            # To git, a path is a pattern where it is not told otherwise.
            literal = f":(literal,icase){path}"
            out = git("ls-files", "-z", "--", literal)
            names = tuple(sorted(os.fsdecode(name) for name in out.split(b"\0") if name))
            if repository.head:
                # Without --full-history, git passes over what a merged branch added and took away.
                history = ("-1", "--full-history", repository.head)
                ever = bool(git("rev-list", *history, "--", literal))
    except TroubleError:
        pass
    return KeptByGit(repository=True, tracked=names, ever=ever, halfway=halfway(repository))


def ignored(folder: Path, path: str) -> bool | None:
    """Whether git leaves a path out of what it saves; True where there is no repository.

    Where git cannot say, as where it is not installed, the answer is None.

    Args:
        folder: The review.
        path: Relative to it; nothing need be there.
    """
    if not has_git_folder(folder):
        return True
    try:
        if not (repository := look(folder)):
            return None
        with sealed(repository) as git:
            return bool(git("check-ignore", "--no-index", "--", path, may_deny=True))
    except TroubleError:
        return None


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
    return Version(commit[:SHORT], day, changed, halfway(repository))
