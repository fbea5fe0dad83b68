"""The key of real names as bytes that only a passphrase or a key file opens, in the form of age.

Other programs can open it, too (age-encryption.org). Must not know what the key says.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from learning_together.errors import LtError

if TYPE_CHECKING:
    import pyrage

#: Environment variables that open a locked key where nobody is there to be asked.
PASSPHRASE, KEY_FILE = "LT_KEY_PASSPHRASE", "LT_KEY_FILE"


def takes_passphrase(sealed: bytes) -> bool:
    """Whether a passphrase opens it; else a key file does."""
    return b"-> scrypt " in sealed[:400]


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
    if opened(sealed, passphrase, key_file).encode() != content:
        raise LtError("The key could not be locked.", "It stays as it is.")
    return sealed


def opened(sealed: bytes, passphrase: str | None, key_file: Path | None) -> str:
    """The text of encrypted bytes.

    Raises:
        LtError: What was given does not open them.
    """
    import pyrage

    try:
        if takes_passphrase(sealed):
            if not passphrase:
                raise LtError("The key is locked with a passphrase.", f"Give it in {PASSPHRASE}.")
            raw: bytes = pyrage.passphrase.decrypt(sealed, passphrase)
        elif key_file is None:
            raise LtError("The key is locked with a key file.", f"Name that file in {KEY_FILE}.")
        else:
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
