"""Writes finished files: whole or not at all, and never over what a person changed."""

import errno
from collections.abc import Callable
from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder.disk import replace


def write(
    folder: Path,
    name: str,
    suffix: str,
    content: bytes,
    known: Callable[[Path, bytes], bool] = lambda _path, _content: False,
) -> tuple[Path, Path | None]:
    """Writes a report.

    If a file of that name is there and was changed by hand since `lt` wrote it, it stays, and the
    new one gets the next free name.

    Args:
        folder: Where to; made if it is missing.
        name: The file's name without suffix.
        suffix: Without a dot.
        content: The file.
        known: Whether a file with that content is as it was written, where its format can hold no
            seal.

    Returns:
        The file that was written, and the changed one that was kept, if there was one.

    Raises:
        LtError: It cannot be written; nothing is.
    """
    from learning_together.seal import is_as_written

    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name}.{suffix}"
        kept: Path | None = None
        number = 1
        while path.exists() and not (
            is_as_written(old := path.read_bytes(), suffix) or known(path, old)
        ):
            kept = path
            number += 1
            path = folder / f"{name}-{number}.{suffix}"
        replace(path, content)
    except OSError as error:
        raise _unwritable(error, folder / f"{name}.{suffix}") from error
    return path, kept


def write_named(path: Path, text: str, ours: Callable[[str], bool]) -> None:
    """Writes the result of a command into the file that its user named, as UTF-8.

    Args:
        path: The file.
        text: Its content.
        ours: Whether a text is an earlier result; a file that holds anything else stays as it is.

    Raises:
        LtError: It cannot be written, or holds what somebody may want to keep.
    """
    if path.is_dir():
        raise LtError(f"{path} is a folder.", "Name a file in it.")
    try:
        if path.exists() and not _holds(path, ours):
            raise LtError(
                f"{path} is there already, and lt did not write it.",
                "It stays as it is. Name another file, or move that one away.",
            )
        replace(path, text.encode("utf-8", "backslashreplace"))
    except FileNotFoundError as error:
        raise LtError(f"There is no folder {path.parent}.", "Make it first.") from error
    except OSError as error:
        raise _unwritable(error, path) from error


def _holds(path: Path, ours: Callable[[str], bool]) -> bool:
    if not path.is_file():
        return False
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return False
    return not text or ours(text)


def _unwritable(error: OSError, path: Path) -> LtError:
    if error.errno == errno.ENOSPC:
        return LtError(
            f"There is no room left on the disk for {path.name}.", "Nothing was written. Make room."
        )
    if isinstance(error, PermissionError):
        return LtError(
            f"{path} cannot be written; perhaps it is open in Word.",
            "Close it there and try again. Nothing was written.",
        )
    return LtError(
        f"{path} cannot be written: {error.strerror or error}.", "Nothing was written there."
    )
