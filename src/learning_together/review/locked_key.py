"""The key of real names, where it is locked: opened in memory alone, by what was given or answered.

Takes a review's folder, gives the key's text. Must not know what the key says.
"""

from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder import locked_file, private_folder


def opened(root: Path) -> str | None:
    """The text of a locked key; None where there is none, or nothing to open it with.

    Raises:
        LtError: What was given does not open it.
    """
    means = locked_file.given()
    sealed = private_folder.locked_key(root) if private_folder.is_key_locked(root) else None
    if sealed is None or not means:
        return None
    try:
        return private_folder.opened_key(sealed, means).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise LtError("The key of real names is not stored as UTF-8.") from None
