"""Writes files whole or not at all, and never over what somebody else wrote meanwhile.

With `new_folder` the one place that puts files in place and takes them away. Knows nothing of what
they hold.
"""

import codecs
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Protocol

from learning_together.errors import LtError
from learning_together.folder import look, refusals
from learning_together.folder.uninterrupted import uninterrupted


class Witness(Protocol):
    """Whoever is told of changes before they are made."""

    def changing(self, path: Path, before: bytes | None, after: bytes | None) -> str:
        """Notes a change; gives what the name of the file is made of that is written into first."""

    def making(self, folder: Path) -> None:
        """Notes that a folder is made."""

    def is_unsure(self) -> bool:
        """Whether another may write at the same time, whoever holds the lock."""


#: Is told of every change that is made here.
witness: ContextVar[Witness | None] = ContextVar("witness", default=None)
#: The ignore list of every review covers the ending, so that git never sees one.
PREFIX, _SUFFIX = ".lt-", ".tmp"
#: Nobody is still writing a file that is older; in seconds.
_LEFT_OVER = 600


def write(
    path: Path,
    content: bytes,
    before: bytes | None = None,
    *,
    like: Path | None = None,
    mode: int | None = None,
    away: int = 0,
) -> None:
    """Puts a file in place at once, so that nobody ever sees half of it.

    Args:
        path: The file; one that is there keeps its permissions.
        content: What it holds from now on.
        before: What was read from it; it must still say so. None where there was no file: one
            that has come meanwhile stays.
        like: The file whose permissions a new one takes.
        mode: Its permissions, whatever they were.
        away: Permissions that it has in no case.

    Raises:
        LtError: It cannot be written, a link stands in its way, or somebody changed it since it
            was read. What was there is still there.
    """
    refusals.refuse_links(path)
    refusals.refuse_changed(path, before)
    told = witness.get()
    try:
        handle, made = _temporary(path) if told is None else _known(told, path, before, content)
    except OSError as error:
        raise refusals.unwritable(path, error) from None
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        refusals.refuse_changed(path, before)
        if mode is None and (same := like if before is None else path):
            shutil.copymode(same, made)
        else:
            made.chmod(0o666 & ~_umask() if mode is None else mode)
        if away and (found := look.about(made)):
            made.chmod(stat.S_IMODE(found.st_mode) & ~away)
        if told is not None and before is not None and told.is_unsure():
            _exchange(made, path, before)
        else:
            _put(made, path, new=before is None)
    except OSError as error:
        raise refusals.unwritable(path, error) from None
    finally:
        discard(made)


def write_all(
    folder: Path, contents: Mapping[str, bytes], before: Mapping[str, bytes | None] | None = None
) -> None:
    """Writes files below a folder, none before all were seen to be as they were read.

    Args:
        folder: Made where it is missing, as are those below it.
        contents: By path.
        before: What was read from those that are there.

    Raises:
        LtError: One cannot be written, or somebody changed it. Only where that comes between two
            files are those before it written.
    """
    before = before or {}
    for name in contents:
        refusals.refuse_changed(folder / name, before.get(name))
    with uninterrupted():
        for name, content in contents.items():
            path, old = folder / name, before.get(name)
            make_folder(path.parent)
            if content != old:
                write(path, content, old)


def write_texts(folder: Path, texts: Mapping[str, str], read: Mapping[str, str]) -> None:
    """Writes text files as `write_all` does, each with the byte order mark that it had.

    Args:
        folder: Made where it is missing.
        texts: By path.
        read: Of those that are there, the text as it was read.

    Raises:
        LtError: As there.
    """
    write_all(folder, *as_bytes(folder, texts, read))


def as_bytes(
    folder: Path, texts: Mapping[str, str], read: Mapping[str, str]
) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """What text files hold and held, each with the byte order mark that it has; see there."""
    contents, before = {}, {}
    for path, text in texts.items():
        mark = b""
        if path in read:
            if (look.content(folder / path) or b"").startswith(codecs.BOM_UTF8):
                mark = codecs.BOM_UTF8
            before[path] = mark + read[path].encode()
        contents[path] = mark + text.encode()
    return contents, before


def jot(path: Path, content: bytes, *, mode: int | None = None, more: bool = False) -> None:
    """Writes what is of use for a moment, in one go; half of it is as good as nothing.

    Args:
        path: The file; no link.
        content: What it holds from now on.
        mode: Its permissions; as the system gives them where None.
        more: Whether the content is added to what it holds.

    Raises:
        LtError: It cannot be written.
    """
    how = os.O_APPEND if more else os.O_TRUNC
    try:
        flags = os.O_WRONLY | os.O_CREAT | how | getattr(os, "O_NOFOLLOW", 0)
        with os.fdopen(os.open(path, flags, 0o666), "wb") as stream:
            stream.write(content)
        if mode is not None:
            path.chmod(mode)
    except OSError as error:
        raise refusals.unwritable(path, error) from None


def remove(path: Path, before: bytes) -> None:
    """Takes a file away, as long as it says what was read from it.

    Raises:
        LtError: It cannot be taken away, lies behind a link, or somebody changed it.
    """
    refusals.refuse_links(path)
    try:
        refusals.refuse_changed(path, before)
        if told := witness.get():
            told.changing(path, before, None)
        path.unlink()
    except OSError as error:
        raise refusals.unwritable(path, error) from None


def make_folder(path: Path, *, new: bool = False) -> None:
    """Makes a folder and those that it lies in.

    Args:
        path: The folder.
        new: Whether nobody else may have made it.

    Raises:
        LtError: It cannot be made.
    """
    refusals.refuse_links(path)
    try:
        if told := witness.get():
            for one in reversed((path, *path.parents)):
                if not look.is_taken(one):
                    told.making(one)
        path.mkdir(parents=True, exist_ok=not new)
    except OSError as error:
        there = new and isinstance(error, FileExistsError)
        raise refusals.changed(path) if there else refusals.unwritable(path, error) from None


def move(path: Path, goal: Path) -> None:
    """Gives a file another name in the same review.

    Raises:
        LtError: It cannot be done.
    """
    refusals.refuse_links(goal)
    try:
        path.replace(goal)
    except OSError as error:
        raise refusals.unwritable(goal, error) from None


def discard(path: Path) -> None:
    """Takes a file away that is nobody's, as far as that can be done."""
    with suppress(OSError):
        path.unlink()


def remove_folder(path: Path) -> None:
    """Takes a folder away with all that it holds, as far as that can be done."""
    shutil.rmtree(path, ignore_errors=True)


def remove_empty_folder(path: Path) -> None:
    """Takes a folder away if there is nothing in it."""
    with suppress(OSError):
        path.rmdir()


def _temporary(path: Path) -> tuple[int, Path]:
    """A file to write into; whoever is killed meanwhile leaves it behind for a while."""
    _sweep(path.parent)
    handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=_SUFFIX, dir=path.parent)
    return handle, Path(name)


def _known(told: Witness, path: Path, before: bytes | None, content: bytes) -> tuple[int, Path]:
    """A file to write into, of which somebody knows."""
    made = temporary(path, told.changing(path, before, content))
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(made, flags, 0o600), made


def temporary(path: Path, name: str) -> Path:
    """The file, beside another, into which the latter is written first."""
    return path.with_name(f"{PREFIX}{name}{_SUFFIX}")


def aside(made: Path) -> Path:
    """Where what is replaced by a file lies meanwhile."""
    return made.with_name(f"{made.name.removesuffix(_SUFFIX)}-aside{_SUFFIX}")


def _exchange(made: Path, path: Path, before: bytes) -> None:
    """Replaces a file so that it shows whether somebody else did meanwhile; theirs stays then."""
    old = aside(made)
    path.replace(old)
    try:
        refusals.refuse_changed(old, before, path)
        _put(made, path, new=True)
    except BaseException:
        _put_back(old, path)
        raise
    discard(old)


def _put_back(old: Path, path: Path) -> None:
    try:
        _put(old, path, new=True)
    except LtError:
        kept = path.with_name(f"{path.name}.kept")
        old.replace(kept)
        raise LtError(
            f"{path} was written by three at once. One of the states lies beside it: {kept.name}.",
            "Compare the two, put in what is missing, and take that one away.",
        ) from None
    discard(old)


def _put(made: Path, path: Path, *, new: bool) -> None:
    # A move replaces what is there on POSIX; a hard link never does. Some disks know none.
    if new:
        with suppress(OSError):
            path.hardlink_to(made)
            return
        refusals.refuse_changed(path, None)
    made.replace(path)


def _sweep(folder: Path) -> None:
    # A program that was killed leaves its file behind; not to be rid of it stops no writing.
    with suppress(OSError, LtError):
        for one in folder.glob(f"{PREFIX}*{_SUFFIX}"):
            if (found := look.about(one)) and found.st_mtime < time.time() - _LEFT_OVER:
                one.unlink()


def _umask() -> int:
    # The only way to read it is to set it.
    mask = os.umask(0)
    os.umask(mask)
    return stat.S_IMODE(mask)
