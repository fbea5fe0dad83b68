"""A version of some of a folder's files: prepared apart, then kept in the user's name.

Takes a folder and which files are its own; what else is there, or was staged by somebody, stays as
it is. No hook runs and nothing is signed: whoever keeps a version looks through it first.
"""

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from learning_together.english import counted
from learning_together.errors import LtError
from learning_together.folder.git.calls import TroubleError, call, complaint, environment, program
from learning_together.folder.git.halfway import goes_on, halfway
from learning_together.folder.git.repository import Git, Repository, look, sealed
from learning_together.folder.git.start import advance, author, author_in, put
from learning_together.folder.git.status import is_dropping
from learning_together.folder.look import about, content, is_folder

#: A lock of this age, in seconds, is no longer somebody's who is still at it.
_OLD = 120


@dataclass(frozen=True, slots=True)
class Prepared:
    """A version that is ready to be kept.

    Attributes:
        index: The list of files as the version will have it.
        changed: Own files that differ from the last version, from the folder.
        left: Other files that differ or are new, and are not in it.
        before: The commit that the version follows; empty for the first.
    """

    index: Path
    changed: tuple[str, ...]
    left: tuple[str, ...]
    before: str
    _repository: Repository
    _git: Git
    _own: Callable[[str], bool]

    def keep(self, message: str) -> str:
        """Keeps the version; gives its id.

        Raises:
            TroubleError: Git refuses.
        """
        apart = {"GIT_INDEX_FILE": str(self.index)}
        tree = self._git("write-tree", variables=apart).decode().strip()
        parent = ("-p", self.before) if self.before else ()
        made = self._git(
            "commit-tree", tree, *parent, "-F", "-",
            given=message.encode(), variables=author(self._repository),
        )  # fmt: skip
        id = made.decode().strip()
        put(self._git, _listed(self._git, self._own, {}), {})
        advance(self._repository, id)
        return id


def repository_of(folder: Path) -> Repository:
    """The repository in which a folder's versions are kept, as long as nothing is in the way.

    Raises:
        LtError: There is none, or git could not keep a version in it now.
    """
    try:
        found = look(folder)
    except TroubleError as trouble:
        raise LtError(f"No version can be kept: {trouble}.") from None
    if found is None:
        raise LtError("This review is not kept in git.", "Start with: lt save")
    if called := halfway(found):
        raise LtError(
            "Two states of this review are being put together, and that is not finished "
            f"(git: {called}), so no version was kept.",
            f"Finish it first: lt join, then {goes_on(called)}. Only to take it back, with all "
            f"that was joined: git {called} --abort",
        )
    if not (content(found.directory / "HEAD") or b"").startswith(b"ref: "):
        raise LtError(
            "The folder shows an earlier version of the review and not its newest state (git: "
            "detached HEAD). A version that was kept now would be found by nobody later.",
            "Back to the newest state: git switch main. To go on from here instead, give the line "
            "of versions that begins here a name: git switch -c NAME",
        )
    refuse_lock(found)
    return found


def refuse_lock(repository: Repository) -> None:
    """Refuses a repository in which another git is at work, or was cut off.

    Raises:
        LtError: So it is.
    """
    lock = repository.index.with_name(f"{repository.index.name}.lock")
    there = about(lock)
    if there is None:
        return
    age = time.time() - there.st_mtime
    if age < _OLD:
        raise LtError(
            "Git is at work in this folder just now, perhaps for another program.",
            "Try again in a moment.",
        )
    minutes = counted(int(age // 60), "minute")
    raise LtError(
        f"A git that was cut off {minutes} ago left its lock in this folder, so git refuses to "
        "keep anything.",
        f"Close other programs that may use git here. Then delete this file, and try again: {lock}",
    )


def knows_user(repository: Repository) -> bool:
    """Whether git knows in whose name to keep a version."""
    return bool(author(repository))


def would_know_user(folder: Path) -> bool:
    """The same of a folder that may be in no repository yet; True where git is missing."""
    git = program()
    return git is None or bool(author_in(git, folder))


def name_user(repository: Repository, name: str, address: str) -> None:
    """Has git keep versions of this one repository in a name; settings elsewhere stay.

    Raises:
        LtError: Git refuses.
    """
    for setting, value in (("user.name", name), ("user.email", address)):
        arguments = ["config", "--local", setting, value]
        done = call(repository.git, arguments, repository.folder, environment())
        if done.returncode:
            raise LtError(f"Git did not take down in whose name to keep: {complaint(done)}.")


@contextmanager
def prepared(repository: Repository, own: Callable[[str], bool]) -> Iterator[Prepared]:
    """A version of a folder's own files as they are now, with which it can be looked through.

    Args:
        repository: In which the folder lies.
        own: Whether a file is the folder's own, by its POSIX path in it.

    Raises:
        TroubleError: Git cannot tell.
    """
    with sealed(repository) as git, TemporaryDirectory(prefix="lt-index-") as place:
        index = Path(place, "index")
        apart = {"GIT_INDEX_FILE": str(index)}
        if repository.head:
            git("read-tree", repository.head, variables=apart)
        put(git, _listed(git, own, apart), apart)
        changed = _names(
            git("diff-index", "--cached", "--name-only", "-z", "--no-renames", "--no-ext-diff",
                "--relative", repository.head or _empty(git), "--", ".", variables=apart)
        )  # fmt: skip
        yield Prepared(
            index, changed, _left(repository, git, apart), repository.head, repository, git, own
        )


def _empty(git: Git) -> str:
    return git("hash-object", "-t", "tree", "--stdin").decode().strip()


def _listed(git: Git, own: Callable[[str], bool], index: dict[str, str]) -> list[str]:
    listed = ("--cached", "--others", "--exclude-standard")
    found = _names(git("ls-files", "-z", *listed, "--", ".", variables=index))
    return [name for name in dict.fromkeys(found) if own(name)]


def _left(repository: Repository, git: Git, index: dict[str, str]) -> tuple[str, ...]:
    """Files that the version does not have as they are now."""
    state = git("status", "--porcelain", "-z", "--untracked-files=all", "--no-renames",
                "--ignore-submodules=all", "--", ".", variables=index)  # fmt: skip
    above = repository.folder.resolve().relative_to(repository.top).as_posix()
    before = "" if above == "." else f"{above}/"
    entries = [one for one in _names(state) if re.match(r"\?\?|.[MTD]", one)]
    names = [one[3:].removeprefix(before) for one in entries]
    found = (
        name
        for one, name in zip(entries, names, strict=True)
        if not (one.startswith("??") and is_dropping(name))
        and not is_folder(repository.folder / name)
    )
    return tuple(sorted(found))


def _names(out: bytes) -> tuple[str, ...]:
    return tuple(os.fsdecode(one) for one in out.split(b"\0") if one)
