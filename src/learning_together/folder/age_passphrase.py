"""The form that age gives to bytes locked with a passphrase: sealed and opened.

Takes bytes and a passphrase, gives bytes; must not know what they hold. The form is that of
age-encryption.org/v1, so that age and its kin open what is sealed here. `pyrage` does all else of
age; but it sets the work that a passphrase costs by the clock, so that a busy computer may refuse
the right one, and lets a stranger's file ask for minutes and for gigabytes.
"""

import base64
import hashlib
import hmac
import os
from typing import Literal

from learning_together.patterns import regex

#: Log 2 of the work that opening costs; here it is the same on every computer: 64 MB, 0.2 seconds.
WORK = 16
#: The most that is done for a file: 2 GB of memory. What other programs choose is below it.
_MOST_WORK = 21
_VERSION = b"age-encryption.org/v1"
_HEADER = regex(
    rb"(age-encryption\.org/v1\n"
    rb"-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]{0,2})\n"
    rb"([A-Za-z0-9+/]{43})\n"
    rb"---) ([A-Za-z0-9+/]{43})\n"
)
_SALT, _FILE_KEY, _NONCE, _TAG = 16, 16, 16, 16
_CHUNK = 64 * 1024

Why = Literal["damaged", "wrong", "work"]


class NotOpenedError(Exception):
    """Sealed bytes were not opened.

    Args:
        why: They are `damaged` or no such bytes; the passphrase is `wrong`; or they ask for more
            `work` than this computer has memory for, or than is ever done.
    """

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def is_sealed_so(sealed: bytes) -> bool:
    """Whether bytes say that a passphrase opens them."""
    return sealed.startswith(_VERSION + b"\n-> scrypt ")


def seal(content: bytes, passphrase: str) -> bytes:
    """Bytes that only the passphrase opens."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    salt, file_key = os.urandom(_SALT), os.urandom(_FILE_KEY)
    key = _from_passphrase(passphrase, salt, WORK)
    wrapped = ChaCha20Poly1305(key).encrypt(bytes(12), file_key, None)
    head = b"%s\n-> scrypt %s %d\n%s\n---" % (_VERSION, _text(salt), WORK, _text(wrapped))
    nonce = os.urandom(_NONCE)
    return b"".join((head, b" ", _mac(file_key, head), b"\n", nonce,
                     sealed_payload(content, file_key, nonce)))  # fmt: skip


def opened(sealed: bytes, passphrase: str) -> bytes:
    """What was sealed.

    Raises:
        NotOpenedError: With the reason.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    found = _HEADER.match(sealed)
    if found is None:
        raise NotOpenedError("damaged")
    head, salt, work, wrapped, mac = found.groups()
    if int(work) > _MOST_WORK:
        raise NotOpenedError("work")
    key = _from_passphrase(passphrase, _bytes(salt), int(work))
    try:
        file_key = ChaCha20Poly1305(key).decrypt(bytes(12), _bytes(wrapped), None)
    except InvalidTag:
        raise NotOpenedError("wrong") from None
    if not hmac.compare_digest(_mac(file_key, head), mac):
        raise NotOpenedError("damaged")
    nonce = sealed[found.end() :][:_NONCE]
    return opened_payload(sealed[found.end() + _NONCE :], file_key, nonce)


def sealed_payload(content: bytes, file_key: bytes, nonce: bytes) -> bytes:
    """Bytes in age's chunks; each bears its number, and the last says that it is the last."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    last = max(len(content) - 1, 0) // _CHUNK
    view = memoryview(content)
    return b"".join(
        cipher.encrypt(_number(at, last), view[at * _CHUNK : (at + 1) * _CHUNK], None)
        for at in range(last + 1)
    )


def opened_payload(sealed: bytes, file_key: bytes, nonce: bytes) -> bytes:
    """What stands in such chunks.

    Raises:
        NotOpenedError: One is damaged or lacks, or something follows the last.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    size = _CHUNK + _TAG
    last = max(len(sealed) - 1, 0) // size
    view = memoryview(sealed)
    try:
        chunks = [
            cipher.decrypt(_number(at, last), view[at * size : (at + 1) * size], None)
            for at in range(last + 1)
        ]
    except InvalidTag:
        raise NotOpenedError("damaged") from None
    if last and not chunks[-1]:
        raise NotOpenedError("damaged")
    return b"".join(chunks)


def _number(at: int, last: int) -> bytes:
    return at.to_bytes(11, "big") + bytes([at == last])


def _from_passphrase(passphrase: str, salt: bytes, work: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    salt = _VERSION + b"/scrypt" + salt
    try:
        return Scrypt(salt=salt, length=32, n=1 << work, r=8, p=1).derive(passphrase.encode())
    except MemoryError:
        raise NotOpenedError("work") from None


def _derived(key: bytes, salt: bytes | None, purpose: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), length=32, salt=salt, info=purpose).derive(key)


def _mac(file_key: bytes, head: bytes) -> bytes:
    return _text(hmac.digest(_derived(file_key, None, b"header"), head, hashlib.sha256))


def _text(raw: bytes) -> bytes:
    return base64.b64encode(raw).rstrip(b"=")


def _bytes(text: bytes) -> bytes:
    raw = base64.b64decode(text + b"=" * (-len(text) % 4))
    if _text(raw) != text:
        raise NotOpenedError("damaged")
    return raw
