"""Writes files whole or not at all. Knows nothing of what they hold."""

import os
import shutil
import stat
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from learning_together.errors import LtError


def write(path: Path, content: bytes) -> None:
    """Puts a file in place in one step; a file that is there keeps its permissions.

    Raises:
        LtError: It cannot be written, or a link stands in its place.
    """
    try:
        _write(path, content)
    except OSError as error:
        raise unwritable(path, error) from None


def write_all(folder: Path, texts: Mapping[str, str]) -> None:
    """Writes text files below a folder, which is made where it is missing.

    Raises:
        LtError: One cannot be written; those before it are.
    """
    for name, text in texts.items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritable(path.parent, error) from None
        content = text.encode()
        if not (path.is_file() and path.read_bytes() == content):
            write(path, content)


def unwritable(path: Path, error: OSError) -> LtError:
    """Why a file or folder could not be written, and what helps."""
    reason = error.strerror or str(error)
    return LtError(
        f"{path} cannot be written: {reason}.",
        "See that you may write there, that the disk is not full, and that no other program "
        "holds the file open. Nothing was changed.",
    )


def _write(path: Path, content: bytes) -> None:
    if path.is_symlink():
        raise LtError(
            f"{path} is a link; lt does not write through links.",
            "Replace the link by the file itself.",
        )
    handle, name = tempfile.mkstemp(prefix=".lt-", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            shutil.copymode(path, name)
        else:
            Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    # The only way to read it is to set it.
    mask = os.umask(0)
    os.umask(mask)
    return stat.S_IMODE(mask)
