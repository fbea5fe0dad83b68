"""The version of a folder's form: what `.lt/version` says, and whether this lt knows it.

A folder of version 0.1.0 has no such file. The file is kept in git with the folder.
"""

from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder import look
from learning_together.folder.working_copy import FOLDER, SCHEMAS

#: 1 was that of version 0.1.0.
VERSION = 2
FILE = f"{FOLDER}/version"
_LARGEST = 100
_DIGITS = 6


def text() -> str:
    """What the file says in a folder of this lt."""
    return f"{VERSION}\n"


def of(root: Path) -> int:
    """The version of a folder; 1 where nothing says it."""
    path = root / FILE
    try:
        if look.is_link(path) or not look.is_file(path) or look.size(path) > _LARGEST:
            return 1
        return said(look.content(path))
    except LtError:
        return 1


def said(content: bytes | None) -> int:
    """The version that such a file says; 1 where it says none."""
    said = (content or b"")[:_LARGEST].strip()
    return int(said) if said.isdigit() and len(said) <= _DIGITS else 1


def is_earlier(root: Path) -> bool:
    """Whether an earlier lt made a folder, and it was not brought up yet."""
    return of(root) < VERSION and look.is_folder(root / SCHEMAS)


def refuse_newer(root: Path) -> None:
    """Refuses a folder that a newer lt has brought to a form which this one does not know.

    Raises:
        LtError: So it is.
    """
    if of(root) > VERSION:
        raise LtError(
            "A newer lt was used in this folder, and has brought it to a form that this one does "
            "not know. Nothing was read or changed.",
            "Bring lt up to date on this computer as it was installed; `lt --version` tells which "
            "one this is.",
        )
