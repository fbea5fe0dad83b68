"""The key of real names, locked: encrypted with a passphrase or a key file, opened in memory alone.

Takes a review's folder, gives the key's text; and bytes, encrypted. The form is age
(age-encryption.org), so that other programs can open it, too. Must not know what the key says.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from learning_together.errors import LtError
from learning_together.records.kinds import IDENTITIES_FILE

if TYPE_CHECKING:
    import pyrage

LOCKED_FILE = f"{IDENTITIES_FILE}.age"
#: Environment variables that open a locked key where nobody is there to be asked.
PASSPHRASE, KEY_FILE = "LT_KEY_PASSPHRASE", "LT_KEY_FILE"
#: No key of a review comes near this.
_LARGEST = 32 * 1024 * 1024
_PASSPHRASE_MARK = b"-> scrypt "


class _Asked:
    """What was answered once is not asked again while a command runs."""

    passphrase: str | None = None


def is_locked(root: Path) -> bool:
    """Whether the key of a review is there, but only locked."""
    return (root / LOCKED_FILE).is_file() and not (root / IDENTITIES_FILE).exists()


def readable_at(root: Path) -> str:
    """The folder in which a readable key of a review lies, links followed; empty without one."""
    path = root / IDENTITIES_FILE
    try:
        return str(path.resolve().parent) if path.is_file() else ""
    except (OSError, RuntimeError):
        return ""


def ask(root: Path, asked: Callable[[], str]) -> None:
    """Has the passphrase asked for, if the key of a review needs one and none was given.

    Args:
        root: The review's folder.
        asked: Asks; an empty answer goes on without the key.

    Raises:
        LtError: The answer does not open the key.
    """
    if not is_locked(root) or os.environ.get(PASSPHRASE) or os.environ.get(KEY_FILE):
        return
    if _PASSPHRASE_MARK not in _raw(root)[:400]:
        return
    answer = asked()
    if answer:
        _open(_raw(root), answer, None)
        _Asked.passphrase = answer


def answered() -> str | None:
    """The passphrase that was answered in this process, for those that it starts."""
    return _Asked.passphrase


def answer(passphrase: str | None) -> None:
    """Takes a passphrase as answered, in a process that another one started."""
    _Asked.passphrase = passphrase


def opened(root: Path) -> str | None:
    """The text of a locked key; None where there is none, or nothing to open it with.

    Raises:
        LtError: What was given does not open it.
    """
    if not is_locked(root):
        return None
    passphrase = _Asked.passphrase or os.environ.get(PASSPHRASE) or None
    file = os.environ.get(KEY_FILE)
    if not passphrase and not file:
        return None
    return _open(_raw(root), passphrase, Path(file) if file else None).removeprefix("\ufeff")


def seal(content: bytes, passphrase: str | None, key_file: Path | None) -> bytes:
    """Bytes, encrypted, and proved to open again.

    Raises:
        LtError: It cannot be done.
    """
    import pyrage

    if key_file is not None:
        sealed: bytes = pyrage.encrypt(content, [one.to_public() for one in _identities(key_file)])
    elif passphrase:
        sealed = pyrage.passphrase.encrypt(content, passphrase)
    else:
        raise LtError("A passphrase is needed.")
    if _open(sealed, passphrase, key_file).encode() != content:
        raise LtError("The key could not be locked.", "It stays as it is.")
    return sealed


def unsealed(root: Path, passphrase: str | None, key_file: Path | None) -> str:
    """The text of a locked key.

    Raises:
        LtError: What was given does not open it.
    """
    return _open(_raw(root), passphrase, key_file)


def _raw(root: Path) -> bytes:
    path = root / LOCKED_FILE
    try:
        if path.is_symlink() or path.stat().st_size > _LARGEST:
            raise LtError(f"{LOCKED_FILE} is a link, or too large; it is not read.")
        return path.read_bytes()
    except OSError as error:
        raise LtError(f"{LOCKED_FILE} cannot be read: {error.strerror or error}.") from None


def _open(sealed: bytes, passphrase: str | None, key_file: Path | None) -> str:
    import pyrage

    try:
        if _PASSPHRASE_MARK in sealed[:400]:
            if not passphrase:
                raise LtError("The key is locked with a passphrase.", f"Give it in {PASSPHRASE}.")
            raw: bytes = pyrage.passphrase.decrypt(sealed, passphrase)
            return raw.decode("utf-8")
        if key_file is None:
            raise LtError("The key is locked with a key file.", f"Name that file in {KEY_FILE}.")
        raw = pyrage.decrypt(sealed, _identities(key_file))
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise LtError("The key of real names is not stored as UTF-8.") from None
    except pyrage.DecryptError:
        raise LtError(
            "That does not open the key of real names.",
            "Check the passphrase or the key file; upper and lower case count.",
        ) from None


def _identities(path: Path) -> list["pyrage.x25519.Identity"]:
    import pyrage

    try:
        lines = path.read_text(encoding="utf-8").split()
        found = [
            pyrage.x25519.Identity.from_str(line)
            for line in lines
            if line.startswith("AGE-SECRET-KEY-")
        ]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError):
        found = []
    if not found:
        raise LtError(
            f"{path} holds no key of age.", "It is made with age-keygen; a line of it says so."
        )
    return found
