"""Why a file is not written, in words: a link, something in the way, or somebody else's change.

Knows nothing of what files hold.
"""

import errno
from pathlib import Path

from learning_together.english import short
from learning_together.errors import LtError
from learning_together.folder import look

#: What makes a folder one that lt writes into: below it no link is followed.
_HOMES = ("review.yaml", "programme.yaml")


def unwritable(path: Path, error: OSError) -> LtError:
    """Why a file or folder could not be written, and what helps."""
    if error.errno == errno.ENOSPC:
        return LtError(
            f"There is no room left on the disk for {path}.", "Make room. The file is as it was."
        )
    if error.errno in {errno.EEXIST, errno.ENOTDIR, errno.EISDIR}:
        return _in_the_way(path)
    if error.errno == errno.ENAMETOOLONG:
        return LtError(
            f"The name or the path “{short(str(path), 60)}” is too long for this computer.",
            "Choose a shorter one, or a folder that lies less deep.",
        )
    if error.errno == errno.EROFS:
        return LtError(
            f"{path} cannot be written: the disk or share that it lies on can only be read.",
            "Name a place where you may write.",
        )
    said = error.strerror or str(error)
    if isinstance(error, PermissionError):
        said = "you may not write there, or another program holds it; perhaps it is open in Word"
    return LtError(
        f"{path} cannot be written: {said}.",
        "See that you may write there, and that no other program holds it open. It is as it was.",
    )


def _in_the_way(path: Path) -> LtError:
    """That a file stands where a folder ought to, or a folder where a file ought to."""
    file = next((one for one in (path, *path.parents) if look.is_file(one, unsure=False)), None)
    if file is not None:
        return LtError(
            f"{file} is a file, so there can be no folder of that name.",
            "Name another folder, or give the file another name. It is as it was.",
        )
    return LtError(
        f"{path} is there already, and is no file that could be written.",
        "Name another file. It is as it was.",
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


def refuse_changed(path: Path, before: bytes | None, called: Path | None = None) -> None:
    """Sees that a file says what was read from it, and that there is none where there was none.

    Args:
        path: The file.
        before: What was read; None where there was none.
        called: What the file is called in a message, where it lies elsewhere for a moment.

    Raises:
        LtError: It is not so.
    """
    if before is None and not look.is_taken(path):
        return
    if before is None or look.content(path) != before:
        raise changed(called or path)


def changed(path: Path) -> LtError:
    """That somebody changed a file since it was read."""
    return LtError(
        f"Somebody changed {path} meanwhile; it was left as it was.",
        "Look at what they changed, and run this again.",
    )
