"""The key of real names in its folder: locks and unlocks it, and has its passphrase asked for."""

import os
from collections.abc import Callable
from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder import disk, locked_file, look
from learning_together.records.kinds import IDENTITIES_FILE
from learning_together.review import locked_key
from learning_together.review.locked_key import LOCKED_FILE


def lock(root: Path, passphrase: str | None, key_file: Path | None) -> None:
    """Encrypts the key, and removes the readable one once the locked one is written.

    Raises:
        LtError: There is nothing to lock, or it cannot be done; the readable key stays then.
    """
    plain, locked = root / IDENTITIES_FILE, root / LOCKED_FILE
    key = look.content(plain)
    if key is None:
        raise LtError(f"There is no {IDENTITIES_FILE} to lock.")
    if look.is_there(locked):
        raise LtError(
            f"There are two keys: {IDENTITIES_FILE} and {LOCKED_FILE}.",
            "Find out which one holds, and move the other one away.",
        )
    disk.refuse_links(plain)
    sealed = locked_file.seal(key, passphrase, key_file)
    disk.write(locked, sealed, like=plain)
    try:
        disk.remove(plain, key)
    except LtError:
        disk.remove(locked, sealed)
        raise


def unlock(root: Path, passphrase: str | None, key_file: Path | None) -> None:
    """Writes the key in readable form, so that it can be changed.

    Raises:
        LtError: There is nothing to unlock, or it cannot be opened.
    """
    locked = root / LOCKED_FILE
    sealed = look.content(locked)
    if sealed is None or not locked_key.is_locked(root):
        raise LtError("The key is not locked, or there is none.")
    text = locked_file.opened(sealed, passphrase, key_file)
    disk.write(root / IDENTITIES_FILE, text.encode(), like=locked)
    disk.remove(locked, sealed)


def ask(root: Path, asked: Callable[[], str]) -> None:
    """Has the passphrase asked for, if the key of a review needs one and none was given.

    Args:
        root: The review's folder.
        asked: Asks; an empty answer goes on without the key.

    Raises:
        LtError: The answer does not open the key.
    """
    given = os.environ.get(locked_file.PASSPHRASE) or os.environ.get(locked_file.KEY_FILE)
    if given or not locked_key.is_locked(root):
        return
    sealed = locked_key.content(root)
    if locked_file.takes_passphrase(sealed) and (answer := asked()):
        locked_file.opened(sealed, answer, None)
        locked_key.Answered.passphrase = answer
