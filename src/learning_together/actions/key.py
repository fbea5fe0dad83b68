"""Locks the key of real names in its folder, unlocks it; `key_file` knows how it is encrypted."""

from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder import disk
from learning_together.records.kinds import IDENTITIES_FILE
from learning_together.review import key_file as vault


def lock(root: Path, passphrase: str | None, key_file: Path | None) -> None:
    """Encrypts the key, and removes the readable one once the locked one is written.

    Raises:
        LtError: There is nothing to lock, or it cannot be done; the readable key stays then.
    """
    plain, locked = root / IDENTITIES_FILE, root / vault.LOCKED_FILE
    if not plain.is_file():
        raise LtError(f"There is no {IDENTITIES_FILE} to lock.")
    if locked.exists():
        raise LtError(
            f"There are two keys: {IDENTITIES_FILE} and {vault.LOCKED_FILE}.",
            "Find out which one holds, and move the other one away.",
        )
    disk.refuse_links(plain)
    try:
        disk.replace(locked, vault.seal(plain.read_bytes(), passphrase, key_file), like=plain)
        plain.unlink()
    except OSError as error:
        raise LtError(f"The key cannot be locked: {error.strerror or error}.") from None


def unlock(root: Path, passphrase: str | None, key_file: Path | None) -> None:
    """Writes the key in readable form, so that it can be changed.

    Raises:
        LtError: There is nothing to unlock, or it cannot be opened.
    """
    if not vault.is_locked(root):
        raise LtError("The key is not locked, or there is none.")
    text = vault.unsealed(root, passphrase, key_file)
    try:
        locked = root / vault.LOCKED_FILE
        disk.replace(root / IDENTITIES_FILE, text.encode(), like=locked)
        locked.unlink()
    except OSError as error:
        raise LtError(f"The key cannot be unlocked: {error.strerror or error}.") from None
