"""The file that somebody sent, read from the disk: no folder, no pipe, nothing far too large."""

import os
import stat
from pathlib import Path

from learning_together.apart.process import StoppedError
from learning_together.errors import LtError
from learning_together.folder import look

#: More is not read.
LARGEST = 64 * 1024 * 1024


def read(path: Path) -> bytes:
    """The content of a file that somebody named.

    Raises:
        LtError: There is none, it is too large, or it cannot be read.
    """
    try:
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb") as stream:  # noqa: PTH123 - a pipe is not waited for
            about = os.fstat(stream.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise LtError(f"{path} is no file.", "Name a file that an agency sent.")
            if about.st_size > LARGEST:
                raise LtError(
                    f"{path.name} has {about.st_size // 2**20} MB; at most {LARGEST // 2**20} MB "
                    "are read.",
                    "If it holds pictures, delete them from a copy and import the copy.",
                )
            return stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise LtError(f"There is no file {path}.", "Check its name.") from None
    except IsADirectoryError:
        raise LtError(f"{path} is a folder.", "Name the files in it.") from None
    except PermissionError:
        if look.is_folder(path):
            raise LtError(f"{path} is a folder.", "Name the files in it.") from None
        raise LtError(
            f"{path} may not be read; perhaps it is open in another program.", "Close it there."
        ) from None
    except OSError as error:
        raise LtError(
            f"{path} cannot be read: {error.strerror or error}.",
            "If it lies in OneDrive, open it once so that it is on this computer.",
        ) from None


def is_export(path: Path, content: bytes | None = None) -> bool:
    """Whether a file is a workbook that `lt export` made; it is read unless its content is given.

    Raises:
        StoppedError: It was not read to its end, so that nobody knows.
    """
    if path.suffix.lower() != ".xlsx":
        return False
    from learning_together.exchange.edited_workbook import sent

    try:
        content = look.content(path) if content is None else content
        return sent.opened(content or b"", path.name) is not None
    except StoppedError:
        raise
    except LtError:
        return False
