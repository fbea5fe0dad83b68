"""Makes a new folder a repository, and the first commit of it."""

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from learning_together.errors import LtError
from learning_together.folder.git.calls import TroubleError, call, complaint, environment, program
from learning_together.folder.git.repository import Git, Repository, look, sealed
from learning_together.folder.git.status import is_repository
from learning_together.folder.look import is_folder


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


def first_commit(folder: Path, message: str, gate: Callable[[Path], None] | None = None) -> bool:
    """Commit the folder's files, less what `.gitignore` names, in the user's name.

    Other files of a larger repository, staged ones included, stay as they are. No hook runs and
    nothing is signed.

    Args:
        folder: One that `lt` has just written.
        message: Of the commit.
        gate: Is given the index of the commit, and raises an error where it must not be made.

    Returns:
        Whether a commit was made: not if git does not know who the user is, if there is nothing to
        commit, or if git refuses.
    """
    try:
        if not (repository := look(folder)):
            return False
        if not (who := author(repository)):
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
            if gate:
                gate(Path(apart["GIT_INDEX_FILE"]))
            commit = (
                git("commit-tree", tree, *parent, "-m", message, variables=who).decode().strip()
            )
            _add(git, folder, {})
            advance(repository, commit)
    except TroubleError:
        return False
    return True


def _add(git: Git, folder: Path, index: dict[str, str]) -> None:
    # Not `git add`: in a nested repository it runs `git status` with the settings found there.
    out = git(
        "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ".", variables=index
    )
    names = (os.fsdecode(name) for name in out.split(b"\0") if name)
    put(git, [name for name in names if not is_folder(folder / name)], index)


def put(git: Git, files: Iterable[str], index: dict[str, str]) -> None:
    """Puts files into an index as they are now; those that are gone are taken out of it.

    Args:
        git: That knows the repository.
        files: From the folder.
        index: The variables that name another index than the repository's.
    """
    given = b"\0".join(map(os.fsencode, files))
    git("update-index", "--add", "--remove", "-z", "--stdin", given=given, variables=index)


def author(repository: Repository) -> dict[str, str]:
    """Who the user is by their own settings; {} where git would have to guess."""
    return author_in(repository.git, repository.folder)


def author_in(git: str, folder: Path) -> dict[str, str]:
    """The same in a folder that may be in no repository yet."""
    arguments = ["-c", "user.useConfigOnly=true", "var", "GIT_AUTHOR_IDENT"]
    done = call(git, arguments, folder, environment())
    found = re.fullmatch(r"(.+) <(.+)> [0-9]+ [-+][0-9]+", os.fsdecode(done.stdout).strip())
    if done.returncode or not found:
        return {}
    who = dict(zip(("NAME", "EMAIL"), found.groups(), strict=True))
    return {f"GIT_{role}_{k}": v for role in ("AUTHOR", "COMMITTER") for k, v in who.items()}


def advance(repository: Repository, commit: str) -> None:
    """Let the current branch, in the real repository, point at the new commit."""
    old = repository.head or "0" * len(commit)
    arguments = ["update-ref", "-m", "commit: by lt", "HEAD", commit, old]
    done = call(repository.git, arguments, repository.folder, environment())
    if done.returncode:
        raise TroubleError(f"git could not commit: {complaint(done)}")
