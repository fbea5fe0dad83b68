"""Writes files whole or not at all. Knows nothing of what they hold."""

import os
import shutil
import stat
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from learning_together.errors import LtError

#: Of a review or programme: folders that hold what is confidential, or what lt makes.
_OURS = {"reports", "private", ".lt"}
#: The ignore list of every review covers the ending, so that git never sees one.
_PREFIX, _SUFFIX = ".lt-", ".tmp"
#: Nobody is still writing a file that is older; in seconds.
_LEFT_OVER = 600


def write(path: Path, content: bytes, before: bytes | None = None) -> None:
    """Does as `replace` does, and says in words what stood in its way.

    Raises:
        LtError: It cannot be written.
    """
    try:
        replace(path, content, before)
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


def replace(
    path: Path, content: bytes, before: bytes | None = None, like: Path | None = None
) -> None:
    """Puts a file in place at once, so that nobody ever sees half of it.

    Args:
        path: The file; one that is there keeps its permissions.
        content: What it holds from now on.
        before: What was read from it, if it was; it must still say so.
        like: The file whose permissions a new one takes.

    Raises:
        OSError: It cannot be written; what was there before is still there.
        LtError: A link stands in its place, or somebody changed it since it was read.
    """
    refuse_links(path)
    _sweep(path.parent)
    handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if os.path.lexists(path) or like:
            shutil.copymode(path if os.path.lexists(path) else like or path, name)
        else:
            Path(name).chmod(0o666 & ~_umask())
        if before is not None:
            _refuse_changed(path, before)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def refuse_links(path: Path) -> None:
    """Sees that neither a file nor a folder of ours that it lies in is a link.

    Raises:
        LtError: One is.
    """
    for one in (path, *path.parents):
        ours = one.name in _OURS and any(
            os.path.lexists(one.parent / name) for name in ("review.yaml", "programme.yaml")
        )
        if (one == path or ours) and one.is_symlink():
            raise LtError(
                f"{one} is a link; lt does not write through links.",
                f"Replace the link by the {'file' if one == path else 'folder'} itself.",
            )


def _refuse_changed(path: Path, before: bytes) -> None:
    if not path.is_file() or path.read_bytes() != before:
        raise LtError(
            f"Somebody changed {path} meanwhile; that file was left as it is.",
            "Look at what they changed, and run this again.",
        )


def _sweep(folder: Path) -> None:
    # A program that was killed leaves its file behind; not to be rid of it stops no writing.
    with suppress(OSError):
        for one in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            if one.lstat().st_mtime < time.time() - _LEFT_OVER:
                one.unlink()


def _umask() -> int:
    # The only way to read it is to set it.
    mask = os.umask(0)
    os.umask(mask)
    return stat.S_IMODE(mask)
