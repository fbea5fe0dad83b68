"""Calls git on a folder that may be hostile, so that nothing of the folder's can run.

Takes a folder, gives where its repository keeps its parts, and a git that looks at those parts
alone. Must not know what the answers are for: that is `learning_together.folder.git`.

Git runs programs that a repository's own configuration names: `core.fsmonitor`, hooks, filters,
external diff, textconv, signature programs, the fetch commands of a partial clone. No list of such
settings stays complete, so only commands that start nothing read that configuration: `rev-parse`,
and for a first commit `var` and `update-ref`. Every other command looks at the index and the
objects from a git directory of our own, made for the call, in which no program is configured.
Settings of the user are left out there as well, for the folder's `.gitattributes` could call the
filters that they define.

What this costs: a file that passes through a filter (git-lfs, git-crypt) counts as changed once its
time stamp differs from the index.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from learning_together.folder.git.calls import (
    TroubleError,
    call,
    call_bounded,
    complaint,
    environment,
    program,
)
from learning_together.folder.look import is_file, is_folder, is_link, is_taken, size

_LARGEST_SETTING = 1_000_000
_LARGEST_NAME = 1_000
_LARGEST_NAMES = 10_000_000
_MOST_NAMES = 5_000


@dataclass(frozen=True, slots=True)
class Repository:
    """Where a repository keeps its parts; `head` is "" before the first commit."""

    git: str
    folder: Path
    top: Path
    directory: Path
    common: Path
    index: Path
    objects: Path
    head: str


class DamagedError(TroubleError):
    """There is a `.git`, but no repository in it."""


def look(folder: Path) -> Repository | None:
    """The repository in which the folder lies: the one call that reads its configuration."""
    if not (git := program()) or not is_folder(folder):
        return None
    _refuse_other_computers(folder)
    wanted = ["--show-toplevel", "--git-dir", "--git-common-dir"]
    wanted += ["--git-path", "index", "--git-path", "objects", "--revs-only", "HEAD"]
    done = call(git, ["rev-parse", *wanted], folder, environment())
    if done.returncode:
        _explain(folder, done)
        return None
    lines = os.fsdecode(done.stdout).splitlines()
    if len(lines) not in {5, 6}:
        raise TroubleError("git gave an answer about this folder that lt does not understand")
    places = [Path(folder, line).resolve() for line in lines[:5]]
    if not folder.resolve().is_relative_to(places[0]):
        raise TroubleError("the repository here is set up for files that lie elsewhere")
    top, directory, common, index, objects = places
    head = lines[5] if len(lines) == 6 else ""
    return Repository(git, folder, top, directory, common, index, objects, head)


def _refuse_other_computers(folder: Path) -> None:
    """A `.git` that names a network share would make Windows log on there as the user."""
    place = folder.resolve()
    for above in (place, *place.parents):
        link = above / ".git"
        if not is_taken(link):
            continue
        if is_file(link, unsure=False) and os.access(link, os.R_OK):
            with link.open("rb") as file:
                found = re.match(rb"gitdir:\s*[/\\]{2}", file.read(1000))
            if found:
                raise TroubleError("the .git here points at another computer")
        return


def _explain(folder: Path, done: subprocess.CompletedProcess[bytes]) -> None:
    """Raise, unless the folder simply lies in no repository with files."""
    reason = complaint(done)
    if "dubious ownership" in reason or "unsafe repository" in reason:
        raise TroubleError(
            "git does not read this folder's history, because the folder belongs to another user "
            "of this computer; if you trust it, run: "
            f'git config --global --add safe.directory "{folder.resolve().as_posix()}"'
        )
    if "not a git repository" in reason and has_git_folder(folder):
        raise DamagedError("there is a .git here, but git finds no repository in it")
    if re.search("not a git repository|must be run in a work tree|bare repository", reason):
        return
    raise TroubleError(f"git could not read this folder's history: {reason}")


def has_git_folder(folder: Path) -> bool:
    """Whether there is something named `.git` in the folder or above it."""
    place = folder.resolve()
    return any(is_taken(above / ".git") for above in (place, *place.parents))


class Git:
    """Calls git with a git directory of our own and the repository's index and objects."""

    def __init__(self, repository: Repository, place: Path) -> None:
        self._repository = repository
        self._variables = environment() | {
            "GIT_DIR": str(place),
            "GIT_WORK_TREE": str(repository.top),
            "GIT_INDEX_FILE": str(repository.index),
            "GIT_OBJECT_DIRECTORY": str(repository.objects),
            "GIT_CONFIG_GLOBAL": str(place / "nothing"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_ATTR_NOSYSTEM": "1",
            "GIT_NO_REPLACE_OBJECTS": "1",
        }

    def __call__(
        self,
        *arguments: str,
        variables: dict[str, str] | None = None,
        given: bytes = b"",
        may_deny: bool = False,
    ) -> bytes:
        """What the command prints.

        Args:
            arguments: Of git.
            variables: Of its environment, over our own.
            given: Its input.
            may_deny: Whether it answers a question, and ends with 1 where the answer is no.

        Raises:
            TroubleError: It fails.
        """
        repository, variables = self._repository, self._variables | (variables or {})
        done = call(repository.git, list(arguments), repository.folder, variables, given)
        return b"" if may_deny and done.returncode == 1 else _printed(done)

    def bounded(self, *arguments: str, most: int, given: bytes = b"") -> bytes:
        """What the command prints, where a hostile repository could make that any amount.

        Args:
            arguments: Of git.
            most: Bytes that are taken; the command is ended when it prints more.
            given: Its input.

        Raises:
            TroubleError: It fails, or prints more.
        """
        repository = self._repository
        done = call_bounded(
            repository.git, list(arguments), repository.folder, self._variables, given, most
        )
        if len(done.stdout) > most:
            raise TroubleError("this folder's history holds more than any review does")
        return _printed(done)


def _printed(done: subprocess.CompletedProcess[bytes]) -> bytes:
    if done.returncode:
        raise TroubleError(f"git could not read this folder's history: {complaint(done)}")
    return done.stdout


@contextmanager
def sealed(repository: Repository, *, names: bool = False) -> Iterator[Git]:
    """A git that knows nothing of the repository's configuration.

    Args:
        repository: Where its index and objects are.
        names: Whether it is to know branches and tags.
    """
    with TemporaryDirectory(prefix="lt-git-") as name:
        place = Path(name)
        for part in ("objects", "refs", "info"):
            (place / part).mkdir()
        (place / "nothing").touch()
        (place / "HEAD").write_text(f"{repository.head or 'ref: refs/heads/main'}\n", "ascii")
        (place / "config").write_text(_settings(sha256=len(repository.head) == 64), "utf-8")
        for source in ("info/exclude", "shallow"):
            _copy(repository.common / source, place / source)
        for shared in repository.directory.glob("sharedindex.*"):
            _copy(shared, place / shared.name, largest=None)
        if names:
            _copy_names(repository.common, place)
        yield Git(repository, place)


def _copy_names(source: Path, target: Path) -> None:
    """Branches and tags, as files: asking git for them could make it fetch missing commits."""
    _copy(source / "packed-refs", target / "packed-refs", _LARGEST_NAMES)
    count = 0
    for above, _, files in os.walk(source / "refs"):
        for name in files:
            place = Path(above, name)
            count += 1
            if count > _MOST_NAMES:
                return
            if not is_link(place) and not name.endswith(".lock"):
                new = target / place.relative_to(source)
                new.parent.mkdir(parents=True, exist_ok=True)
                _copy(place, new, _LARGEST_NAME)


def _copy(source: Path, target: Path, largest: int | None = _LARGEST_SETTING) -> None:
    if is_file(source, unsure=False) and (largest is None or size(source) <= largest):
        shutil.copyfile(source, target)


def _settings(*, sha256: bool) -> str:
    """The configuration of our own git directory.

    With `autocrlf = input`, a file is unchanged if git put in the carriage returns itself, whatever
    the user has set; git leaves files alone whose committed form has carriage returns.
    """
    folding = str(sys.platform in {"win32", "darwin"}).lower()
    lines = [
        "[core]",
        f"repositoryFormatVersion = {int(sha256)}",
        "bare = false",
        "fileMode = false",
        "autocrlf = input",
        "safecrlf = false",
        "precomposeUnicode = true",
        "longPaths = true",
        f"symlinks = {str(sys.platform != 'win32').lower()}",
        f"ignoreCase = {folding}",
    ]
    if sha256:
        lines += ["[extensions]", "objectFormat = sha256"]
    return "\n".join(lines) + "\n"
