"""Files of `private/` as they lie open: found without following a link, written for their owner.

Knows nothing of what they hold, nor of what is locked but to leave it out.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from learning_together.errors import LtError
from learning_together.folder import disk, locked_file, look, rights
from learning_together.folder.locked_zip import FOLDER


def every(root: Path) -> Iterator[str]:
    """Every file below `private/` that lies open, by path; no link is followed.

    Raises:
        LtError: A folder cannot be looked into.
    """
    for path in _below(root):
        if _is_plain_file(root / path) and not _is_locked_file(root / path):
            yield path


def not_covered(root: Path) -> list[str]:
    """Links and special files below `private/`, which are neither locked nor followed.

    Raises:
        LtError: A folder cannot be looked into.
    """
    if look.is_link(root / FOLDER):
        return [FOLDER]
    return [path for path in _below(root) if not _is_plain_file(root / path)]


def _below(root: Path) -> Iterator[str]:
    """All that is below `private/` but folders, however deep they lie."""
    left = [] if look.is_link(root / FOLDER) else [FOLDER]
    while left:
        folder = left.pop()
        for name in look.names(root / folder):
            path = f"{folder}/{name}"
            if not look.is_link(root / path) and look.is_folder(root / path):
                left.append(path)
            else:
                yield path


def _is_plain_file(path: Path) -> bool:
    return not look.is_link(path) and look.is_file(path)


def write(root: Path, path: str, data: bytes, before: bytes | None) -> None:
    """Writes a file of `private/` that lies open, for its owner alone to read.

    Raises:
        LtError: It cannot be written, or somebody changed it.
    """
    make_folder(root, str(PurePosixPath(path).parent))
    disk.write(root / path, data, before, away=away(root))


def make_folder(root: Path, folder: str, *, new: bool = False) -> None:
    """Makes a folder within `private/`, for its owner alone to look into.

    Args:
        root: The review's folder.
        folder: By path.
        new: Whether nobody else may have made it.

    Raises:
        LtError: It cannot be made.
    """
    disk.make_folder(root / folder, new=new)
    taken = away(root)
    for one in (PurePosixPath(folder), *PurePosixPath(folder).parents):
        if one.parts[:1] == (FOLDER,):
            rights.close(root / one, taken)


def close(root: Path) -> None:
    """Has nobody else read what lies in `private/`, where the system knows such rights."""
    taken = away(root)
    with suppress(LtError):
        for path in every(root):
            rights.close(root / path, taken)
            for one in PurePosixPath(path).parents:
                if one.parts:
                    rights.close(root / one, taken)


def away(root: Path) -> int:
    """Rights that files of a review's `private/` have for nobody."""
    return rights.taken_away(root / FOLDER, root)


def _is_locked_file(path: Path) -> bool:
    if path.suffix != ".age":
        return False
    try:
        with path.open("rb") as stream:
            return locked_file.is_sealed(stream.read(40))
    except OSError as error:
        raise look.unreadable(path, error) from None
