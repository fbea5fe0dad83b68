"""Writes finished files: whole or not at all, and never over what a person changed."""

from collections.abc import Callable
from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder import disk, look


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

    disk.make_folder(folder)
    path = folder / f"{name}.{suffix}"
    kept: Path | None = None
    old: bytes | None = None
    number = 1
    while look.is_there(path):
        old = look.content(path)
        if old is not None and (is_as_written(old, suffix) or known(path, old)):
            break
        kept, old = path, None
        number += 1
        path = folder / f"{name}-{number}.{suffix}"
    disk.write(path, content, old)
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
    if look.is_folder(path):
        raise LtError(f"{path} is a folder.", "Name a file in it.")
    if not look.is_folder(path.parent):
        raise LtError(f"There is no folder {path.parent}.", "Make it first.")
    old = look.content(path)
    if look.is_there(path) and (old is None or not _is_ours(old, ours)):
        raise LtError(
            f"{path} is there already, and lt did not write it.",
            "It stays as it is. Name another file, or move that one away.",
        )
    disk.write(path, text.encode("utf-8", "backslashreplace"), old)


def _is_ours(content: bytes, ours: Callable[[str], bool]) -> bool:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return False
    return not text or ours(text)
