"""What stands on the disk, in plain answers: the one place that asks.

Follows links, writes nothing. What cannot be looked at is told in words, never as a traceback.
"""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from learning_together.errors import LtError

#: Nothing can stand there: a name that is not there, or one that no system can hold.
_NOTHING = {
    errno.ENOENT, errno.ENOTDIR, errno.EBADF, errno.ELOOP, errno.ENAMETOOLONG, errno.EINVAL,
}  # fmt: skip


def about(path: Path) -> os.stat_result | None:
    """What the system tells of a file or folder; None where there is none.

    Raises:
        LtError: It cannot be looked at.
    """
    try:
        return path.stat()
    except ValueError:  # A NUL, or half a character.
        return None
    except OSError as error:
        if error.errno in _NOTHING:
            return None
        raise unreadable(path, error) from None


def is_there(path: Path) -> bool:
    """Whether there is anything; a link that leads nowhere is nothing.

    Raises:
        LtError: It cannot be looked at.
    """
    return about(path) is not None


def is_file(path: Path, *, unsure: bool | None = None) -> bool:
    """Whether there is an ordinary file.

    Args:
        path: The file.
        unsure: The answer where it cannot be looked at, if somebody else tells of that.

    Raises:
        LtError: It cannot be looked at, and no answer was given for that.
    """
    try:
        found = about(path)
    except LtError:
        if unsure is None:
            raise
        return unsure
    return found is not None and stat.S_ISREG(found.st_mode)


def is_folder(path: Path) -> bool:
    """Whether there is a folder.

    Raises:
        LtError: It cannot be looked at.
    """
    found = about(path)
    return found is not None and stat.S_ISDIR(found.st_mode)


def is_link(path: Path) -> bool:
    """Whether there is a link, wherever it leads; False where nobody can tell."""
    with suppress(OSError, ValueError):
        return path.is_symlink()
    return False


def is_taken(path: Path) -> bool:
    """Whether a name is taken, be it by a link that leads nowhere; False where nobody can tell."""
    return os.path.lexists(path)


def size(path: Path) -> int:
    """How large a file is, in bytes; 0 where there is none.

    Raises:
        LtError: It cannot be looked at.
    """
    found = about(path)
    return found.st_size if found else 0


def names(folder: Path) -> list[str]:
    """What is directly in a folder, sorted; nothing where there is no folder.

    Raises:
        LtError: It cannot be looked into.
    """
    try:
        return sorted(one.name for one in folder.iterdir()) if is_folder(folder) else []
    except OSError as error:
        raise unreadable(folder, error) from None


def content(path: Path) -> bytes | None:
    """What a file holds; None where there is no file.

    Raises:
        LtError: It cannot be read.
    """
    try:
        return path.read_bytes() if is_file(path) else None
    except OSError as error:
        raise unreadable(path, error) from None


def unreadable(path: Path, error: OSError) -> LtError:
    """Why a file or folder cannot be looked at, and what helps."""
    return LtError(
        f"{path} cannot be read: {error.strerror or error}.",
        "What stands there would be missing. See that you may read it, that no other program "
        "holds it open, and that it is on this computer; or ask whoever keeps it.",
    )
