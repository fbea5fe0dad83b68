"""Bytes that only a passphrase or a key file opens, in the form of age, and back.

The one place where bytes are locked. Other programs can open them, too (age-encryption.org). Must
not know what they hold.
"""

import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from learning_together.errors import LtError
from learning_together.folder import age_passphrase
from learning_together.folder.age_passphrase import NotOpenedError, Why

if TYPE_CHECKING:
    import pyrage

#: Environment variables that open what is locked where nobody is there to be asked.
PASSPHRASE, KEY_FILE = "LT_KEY_PASSPHRASE", "LT_KEY_FILE"
#: No key file comes near this.
_LARGEST_KEY_FILE = 64 * 1024


class Answered:
    """What was answered once is not asked again while a command and all that it starts run."""

    passphrase: str | None = None


@dataclass(frozen=True, slots=True)
class Means:
    """What opens a lock.

    Attributes:
        passphrase: As it was typed.
        key_file: A file with identities of age; it comes before a passphrase.
    """

    passphrase: str | None = None
    key_file: Path | None = None

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.passphrase or self.key_file)


def given() -> Means:
    """What was answered, or stands in the environment."""
    file = os.environ.get(KEY_FILE)
    passphrase = Answered.passphrase or os.environ.get(PASSPHRASE)
    return Means(passphrase or None, Path(file) if file else None)


def takes_passphrase(sealed: bytes) -> bool:
    """Whether a passphrase opens it; else a key file does."""
    return age_passphrase.is_sealed_so(sealed)


def is_sealed(begin: bytes) -> bool:
    """Whether bytes that begin so are locked."""
    return begin.startswith(b"age-encryption.org/v1\n")


def seal(content: bytes, means: Means) -> bytes:
    """Bytes, encrypted, and proved to open again.

    Raises:
        LtError: It cannot be done.
    """
    import pyrage

    if means.key_file is not None:
        public = [one.to_public() for one in _identities(means.key_file)]
        sealed: bytes = pyrage.encrypt(content, public)
    elif means.passphrase:
        sealed = age_passphrase.seal(content, _even(means.passphrase))
    else:
        raise LtError("A passphrase is needed.")
    if opened(sealed, means, "what was locked") != content:
        raise LtError("It could not be locked.", "All stays as it is.")
    return sealed


def opened(sealed: bytes, means: Means, what: str) -> bytes:
    """What encrypted bytes hold.

    Args:
        sealed: The bytes.
        means: What opens them.
        what: What they are, in words, for messages.

    Raises:
        LtError: What was given does not open them, or nothing does.
    """
    if takes_passphrase(sealed):
        if not means.passphrase:
            raise LtError(f"A passphrase opens {what}.", f"Give it in {PASSPHRASE}.")
        return _by_passphrase(sealed, means.passphrase, what)
    if is_sealed(sealed) and means.key_file is None:
        raise LtError(f"A key file opens {what}.", f"Name that file in {KEY_FILE}.")
    if means.key_file is None:
        raise _not_opened("damaged", what)
    return _by_key_file(sealed, means.key_file, what)


def _by_passphrase(sealed: bytes, passphrase: str, what: str) -> bytes:
    # Letters with accents come in two spellings, as the keyboard has it; earlier versions and other
    # programs took what came.
    ways = dict.fromkeys((_even(passphrase), passphrase))
    why: Why = "wrong"
    for way in ways:
        try:
            return age_passphrase.opened(sealed, way)
        except NotOpenedError as error:
            why = error.why
            if why != "wrong":
                break
    raise _not_opened(why, what)


def _by_key_file(sealed: bytes, path: Path, what: str) -> bytes:
    import pyrage

    identities = _identities(path)
    try:
        raw: bytes = pyrage.decrypt(sealed, identities)
    except pyrage.DecryptError as error:
        raise _not_opened("wrong" if "No matching" in str(error) else "damaged", what) from None
    return raw


def _even(passphrase: str) -> str:
    return unicodedata.normalize("NFC", passphrase)


def _not_opened(why: Why, what: str) -> LtError:
    if why == "work":
        return LtError(
            f"Opening {what} asks for more work or memory than is spent on it here; the passphrase "
            "was not tried, and may well be right.",
            "Close other programs and try again. If that does not help, unlock it on the computer "
            "where it was locked, with the program that did it, and lock it anew: lt key lock",
        )
    if why == "damaged":
        return LtError(
            f"Nothing opens {what}: it is damaged, or no locked file at all.",
            "Put it back from a copy.",
        )
    return LtError(
        f"That does not open {what}.",
        "Check the passphrase or the key file; upper and lower case count, and so do spaces.",
    )


def _identities(path: Path) -> list["pyrage.x25519.Identity"]:
    import pyrage

    found: list[pyrage.x25519.Identity] = []
    try:
        with path.open("rb") as stream:
            raw = stream.read(_LARGEST_KEY_FILE)
        if is_sealed(raw):
            raise LtError(
                f"{path} is locked with a passphrase itself.",
                "Unlock it with the program that locked it (age -d), or lock with a passphrase.",
            )
        lines = raw.decode("utf-8-sig").split()
        found = [
            pyrage.x25519.Identity.from_str(line)
            for line in lines
            if line.startswith("AGE-SECRET-KEY-")
        ]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError):
        pass
    if not found:
        raise LtError(
            f"{path} holds no key of age.", "It is made with age-keygen; a line of it says so."
        )
    return found
