"""Writes a copy of a finished file without what its readers do not see, and looks it through.

Takes a file, gives what was taken out, where the copy is, and what still stands in it. The file
itself stays as it is.
"""

from dataclasses import dataclass
from pathlib import Path

from learning_together.actions.leaks import Examined, content_of, look_through
from learning_together.errors import LtError
from learning_together.folder import disk, look
from learning_together.folder.deeds import unkept
from learning_together.privacy.cleaning import Cleaned, cleaned
from learning_together.privacy.contents import own_seal

#: How many copies of one file there may be beside it.
_MOST = 99


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a file, cleaned.

    Attributes:
        cleaned: What was taken out, and what stays.
        examined: The copy, as `lt leaks` sees it.
        was_sealed: Whether the file bore a seal of `lt`, which the copy does not.
    """

    cleaned: Cleaned
    examined: Examined
    was_sealed: bool


def clean(root: Path, path: Path) -> Copy:
    """Writes a cleaned copy beside a file, under a name that says so.

    Args:
        root: The review's folder, whose key the copy is looked through with.
        path: The file.

    Raises:
        LtError: It cannot be read or cleaned, or the copy cannot be written; nothing was.
    """
    if look.is_folder(path):
        raise LtError(f"{path} is a folder.", "Name one file in it.")
    content = content_of(path)
    made = cleaned(content)
    with unkept(root):
        copy = _beside(path)
        disk.write(copy, made.content, like=path)
    return Copy(made, look_through(root, [copy]), own_seal(content).holds)


def _beside(path: Path) -> Path:
    """The first free name for a copy.

    Raises:
        LtError: There is none.
    """
    for number in range(1, _MOST + 1):
        ending = "" if number == 1 else f"-{number}"
        copy = path.with_name(f"{path.stem}-clean{ending}{path.suffix}")
        if not look.is_taken(copy):
            return copy
    raise LtError(
        f"There are {_MOST} cleaned copies of {path.name} already.", "Move some of them away."
    )
