"""Writes files whole or not at all, and never over what somebody else wrote meanwhile.

With `new_folder` the one place that puts files in place and takes them away. Knows nothing of what
they hold.
"""

import codecs
import errno
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder import look

#: What makes a folder one that lt writes into: below it no link is followed.
_HOMES = ("review.yaml", "programme.yaml")
#: The ignore list of every review covers the ending, so that git never sees one.
_PREFIX, _SUFFIX = ".lt-", ".tmp"
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
    refuse_links(path)
    _sweep(path.parent)
    try:
        handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=path.parent)
    except OSError as error:
        raise unwritable(path, error) from None
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        refuse_changed(path, before)
        if mode is None and (same := like if before is None else path):
            shutil.copymode(same, made)
        else:
            made.chmod(0o666 & ~_umask() if mode is None else mode)
        if away and (found := look.about(made)):
            made.chmod(stat.S_IMODE(found.st_mode) & ~away)
        _put(made, path, new=before is None)
    except OSError as error:
        raise unwritable(path, error) from None
    finally:
        with suppress(OSError):
            made.unlink()


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
        refuse_changed(folder / name, before.get(name))
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


def remove(path: Path, before: bytes) -> None:
    """Takes a file away, as long as it says what was read from it.

    Raises:
        LtError: It cannot be taken away, lies behind a link, or somebody changed it.
    """
    refuse_links(path)
    try:
        refuse_changed(path, before)
        path.unlink()
    except OSError as error:
        raise unwritable(path, error) from None


def make_folder(path: Path, *, new: bool = False) -> None:
    """Makes a folder and those that it lies in.

    Args:
        path: The folder.
        new: Whether nobody else may have made it.

    Raises:
        LtError: It cannot be made.
    """
    refuse_links(path)
    try:
        path.mkdir(parents=True, exist_ok=not new)
    except OSError as error:
        there = new and isinstance(error, FileExistsError)
        raise changed(path) if there else unwritable(path, error) from None


def remove_folder(path: Path) -> None:
    """Takes a folder away with all that it holds, as far as that can be done."""
    shutil.rmtree(path, ignore_errors=True)


def remove_empty_folder(path: Path) -> None:
    """Takes a folder away if there is nothing in it."""
    with suppress(OSError):
        path.rmdir()


def unwritable(path: Path, error: OSError) -> LtError:
    """Why a file or folder could not be written, and what helps."""
    if error.errno == errno.ENOSPC:
        return LtError(
            f"There is no room left on the disk for {path}.", "Make room. The file is as it was."
        )
    held = "; perhaps it is open in Word" if isinstance(error, PermissionError) else ""
    return LtError(
        f"{path} cannot be written: {error.strerror or error}{held}.",
        "See that you may write there, and that no other program holds it open. It is as it was.",
    )


def refuse_links(path: Path) -> None:
    """Sees that neither a file nor a folder of the review that it lies in is a link.

    Raises:
        LtError: One is.
    """
    within: list[Path] = []
    for one in path.parents:
        if any(look.is_taken(one / name) for name in _HOMES):
            break
        within.append(one)
    else:
        within = []
    for one in (path, *within):
        if look.is_link(one):
            raise LtError(
                f"{one} is a link; lt does not write through links.",
                f"Replace the link by the {'file' if one == path else 'folder'} itself.",
            )


def refuse_changed(path: Path, before: bytes | None) -> None:
    """Sees that a file says what was read from it, and that there is none where there was none.

    Raises:
        LtError: It is not so.
    """
    if before is None and not look.is_taken(path):
        return
    if before is None or look.content(path) != before:
        raise changed(path)


def changed(path: Path) -> LtError:
    """That somebody changed a file since it was read."""
    return LtError(
        f"Somebody changed {path} meanwhile; it was left as it was.",
        "Look at what they changed, and run this again.",
    )


def _put(made: Path, path: Path, *, new: bool) -> None:
    # A move replaces what is there on POSIX; a hard link never does. Some disks know none.
    if new:
        with suppress(OSError):
            path.hardlink_to(made)
            return
        refuse_changed(path, None)
    made.replace(path)


def _sweep(folder: Path) -> None:
    # A program that was killed leaves its file behind; not to be rid of it stops no writing.
    with suppress(OSError, LtError):
        for one in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            if (found := look.about(one)) and found.st_mtime < time.time() - _LEFT_OVER:
                one.unlink()


def _umask() -> int:
    # The only way to read it is to set it.
    mask = os.umask(0)
    os.umask(mask)
    return stat.S_IMODE(mask)
