"""The key of real names, where it is locked: opened in memory alone, by what was given or answered.

Takes a review's folder, gives the key's text. Must not know what the key says.
"""

import os
from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder import locked_file, look
from learning_together.records.kinds import IDENTITIES_FILE

LOCKED_FILE = f"{IDENTITIES_FILE}.age"
#: No key of a review comes near this.
_LARGEST = 32 * 1024 * 1024


class Answered:
    """What was answered once is not asked again while a command and all that it starts run."""

    passphrase: str | None = None


def is_locked(root: Path) -> bool:
    """Whether the key of a review is there, but only locked."""
    return look.is_file(root / LOCKED_FILE, unsure=False) and not look.is_there(
        root / IDENTITIES_FILE
    )


def readable_at(root: Path) -> str:
    """The folder in which a readable key of a review lies, links followed; empty without one."""
    path = root / IDENTITIES_FILE
    try:
        return str(path.resolve().parent) if look.is_file(path, unsure=False) else ""
    except (OSError, RuntimeError):
        return ""


def opened(root: Path) -> str | None:
    """The text of a locked key; None where there is none, or nothing to open it with.

    Raises:
        LtError: What was given does not open it.
    """
    if not is_locked(root):
        return None
    passphrase = Answered.passphrase or os.environ.get(locked_file.PASSPHRASE) or None
    file = os.environ.get(locked_file.KEY_FILE)
    if not passphrase and not file:
        return None
    text = locked_file.opened(content(root), passphrase, Path(file) if file else None)
    return text.removeprefix("\ufeff")


def content(root: Path) -> bytes:
    """The locked key of a review, as it lies there.

    Raises:
        LtError: It cannot be read.
    """
    path = root / LOCKED_FILE
    try:
        if look.is_link(path) or look.size(path) > _LARGEST:
            raise LtError(f"{LOCKED_FILE} is a link, or too large; it is not read.")
        return path.read_bytes()
    except OSError as error:
        raise LtError(f"{LOCKED_FILE} cannot be read: {error.strerror or error}.") from None
