"""Has the passphrase of what is locked in `private/` asked for, where there is need of it.

Apart from the deeds of `lt key`, since nearly every command asks, and most reviews lock nothing.
"""

from collections.abc import Callable
from pathlib import Path

from learning_together.folder import locked_file, private_folder
from learning_together.folder.locked_file import Means
from learning_together.folder.locked_zip import LARGEST, LOCKED, WHAT
from learning_together.folder.private_folder import KEY_WORDS, LOCKED_KEY, is_any_locked


def ask(root: Path, asked: Callable[[], str] | None, *, needed: bool) -> None:
    """Has the passphrase asked for, if a review needs one and none was given.

    Args:
        root: The review's folder.
        asked: Asks; an empty answer goes on without. None where nobody is there to be asked.
        needed: Whether the command can do nothing without what is locked.

    Raises:
        LtError: The answer does not open it; or it is needed, and there is no answer.
    """
    locked = private_folder.is_key_locked(root)
    if locked_file.given() or not (locked or (needed and is_any_locked(root))):
        return
    path, what = (LOCKED_KEY, KEY_WORDS) if locked else (LOCKED, WHAT)
    sealed = private_folder.read_locked(root, path, LARGEST) or b""
    if locked_file.takes_passphrase(sealed) and asked is not None and (answer := asked()):
        locked_file.opened(sealed, Means(answer), KEY_WORDS if locked else LOCKED)
        locked_file.Answered.passphrase = answer
    elif needed:
        raise private_folder.needed(what)
