"""The form of age for passphrases: both ways with another program, and by age's own vectors."""

import base64
import hashlib
import re
import zlib
from dataclasses import dataclass
from pathlib import Path

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import costly
from learning_together.folder import age_passphrase
from learning_together.folder.age_passphrase import (
    NotOpenedError,
    is_sealed_so,
    opened,
    opened_payload,
    seal,
    sealed_payload,
)

VECTORS = Path(__file__).parents[1] / "data" / "age"
PASSPHRASE = "four words of a test"
#: What becomes of a vector, in our words; a kind that is unknown fails.
MEANT = {
    "success": "",
    "no match": "wrong",
    "HMAC failure": "damaged",
    "header failure": "damaged",
    "payload failure": "damaged",
}
#: Vectors of which we say more, or something else, than age does.
OURS = {
    "scrypt_work_factor_23": "work",  # age calls it damaged: it is not
    "scrypt_uppercase": "damaged",  # no passphrase opens it: `is_sealed_so` is asked before
}


@pytest.fixture(autouse=True)
def usual_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age_passphrase, "WORK", 16)


@dataclass(frozen=True)
class Vector:
    """A file of age's own, and what is said of it."""

    said: dict[str, str]
    sealed: bytes


def vector(name: str) -> Vector:
    head, _, sealed = (VECTORS / name).read_bytes().partition(b"\n\n")
    said = dict(line.split(": ", 1) for line in head.decode().splitlines())
    return Vector(said, zlib.decompress(sealed) if "compressed" in said else sealed)


def named(begin: str) -> list[str]:
    found = sorted(path.name for path in VECTORS.glob(f"{begin}*"))
    assert len(found) > 20
    return found


def outcome(sealed: bytes, passphrase: str = PASSPHRASE) -> bytes | str:
    try:
        return opened(sealed, passphrase)
    except NotOpenedError as error:
        return error.why


@pytest.mark.parametrize("name", named("scrypt"))
def test_passphrases_of_age(name: str) -> None:
    one = vector(name)
    came = outcome(one.sealed, one.said.get("passphrase", "password"))
    if one.said["expect"] == "success":
        assert isinstance(came, bytes)
        assert hashlib.sha256(came).hexdigest() == one.said["payload"]
    else:
        assert came == OURS.get(name, MEANT[one.said["expect"]])


@pytest.mark.parametrize("name", named("stream"))
def test_payloads_of_age(name: str) -> None:
    one = vector(name)
    key = bytes.fromhex(one.said["file key"])
    _, _, rest = one.sealed.partition(b"\n--- ")
    payload = rest.partition(b"\n")[2]
    nonce, chunks = payload[:16], payload[16:]
    if one.said["expect"] == "success":
        came = opened_payload(chunks, key, nonce)
        assert hashlib.sha256(came).hexdigest() == one.said["payload"]
        assert sealed_payload(came, key, nonce) == chunks
    else:
        with pytest.raises(NotOpenedError) as raised:
            opened_payload(chunks, key, nonce)
        assert raised.value.why == "damaged"


@pytest.mark.few(1)
@pytest.mark.parametrize("size", [0, 65536, 65537])
def test_both_ways_with_another_program(size: int) -> None:
    content = bytes(i % 251 for i in range(size))
    sealed = seal(content, PASSPHRASE)
    assert pyrage.passphrase.decrypt(sealed, PASSPHRASE) == content
    assert opened(sealed, PASSPHRASE) == content


def test_what_another_program_sealed_is_opened() -> None:
    sealed = pyrage.passphrase.encrypt(b"names", PASSPHRASE)
    assert (is_sealed_so(sealed), opened(sealed, PASSPHRASE)) == (True, b"names")
    key = pyrage.x25519.Identity.generate()
    assert not is_sealed_so(pyrage.encrypt(b"names", [key.to_public()]))


def test_what_is_sealed_asks_for_little_work_and_says_nothing() -> None:
    one, two = seal(b"Jessamy Tolleton", PASSPHRASE), seal(b"Jessamy Tolleton", PASSPHRASE)
    assert one.split(b"\n")[1].endswith(b" 16")
    assert not {b"Jessamy", b"Tolleton"} & {*re.split(rb"\W", one)}
    # Nothing of it is drawn twice: salt, wrapped key, sum, payload.
    assert not {*one.split(b"\n")[1:4]} & {*two.split(b"\n")[1:4]}
    assert one[-40:] != two[-40:]
    # Nor is the key of the payload one that anybody could know.
    payload = one.partition(b"\n--- ")[2].partition(b"\n")[2]
    with pytest.raises(NotOpenedError):
        opened_payload(payload[16:], bytes(16), payload[:16])


@costly
@given(st.binary(max_size=300), st.text(min_size=1, max_size=20), st.data())
def test_no_byte_can_be_changed_unseen(
    content: bytes, passphrase: str, data: st.DataObject
) -> None:
    passphrase = passphrase.encode("utf-8", "replace").decode()
    # Little work, for the sake of many examples.
    light = pytest.MonkeyPatch()
    light.setattr(age_passphrase, "WORK", 4)
    try:
        sealed = seal(content, passphrase)
    finally:
        light.undo()
    assert opened(sealed, passphrase) == content
    assert outcome(sealed, passphrase + "x") == "wrong"
    at = data.draw(st.integers(0, len(sealed) - 1))
    other = bytes([sealed[at] ^ data.draw(st.integers(1, 255))])
    assert outcome(sealed[:at] + other + sealed[at + 1 :], passphrase) in {
        "damaged",
        "wrong",
        "work",
    }
    assert outcome(sealed[:at], passphrase) in {"damaged", "wrong"}
    assert outcome(sealed + other, passphrase) == "damaged"


@pytest.mark.parametrize(("work", "why"), [("21", "wrong"), ("22", "work"), ("999", "work")])
def test_what_asks_for_too_much_work_is_not_called_wrong(
    work: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed = seal(b"", PASSPHRASE).replace(b" 16\n", f" {work}\n".encode())
    asked: list[int] = []

    def derived(_passphrase: str, _salt: bytes, work: int) -> bytes:
        asked.append(work)
        return bytes(32)

    monkeypatch.setattr(age_passphrase, "_from_passphrase", derived)
    assert outcome(sealed) == why
    assert asked == ([21] if why == "wrong" else [])


def test_a_computer_without_the_memory_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from cryptography.hazmat.primitives.kdf import scrypt

    sealed = seal(b"names", PASSPHRASE)

    class Full:
        def __init__(self, **_given: object) -> None:
            pass

        def derive(self, _key: bytes) -> bytes:
            raise MemoryError

    monkeypatch.setattr(scrypt, "Scrypt", Full)
    assert outcome(sealed) == "work"


def test_a_number_that_is_not_written_as_age_writes_it_is_damage() -> None:
    sealed = seal(b"names", PASSPHRASE)
    lines = sealed.split(b"\n")
    for old, new in (
        (b" 16", b" 016"),
        (b" 16", b" +16"),
        (b" 16", b" 16 "),
        (b"scrypt ", b"scrypt  "),
    ):
        changed = b"\n".join([lines[0], lines[1].replace(old, new), *lines[2:]])
        assert outcome(changed) == "damaged"
    # The last letter of a text in base 64 has bits that say nothing: they must be none.
    letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    wrapped = lines[2]
    after = letters[letters.index(wrapped[-1:]) + 1 :][:1]
    assert base64.b64decode(wrapped[:-1] + after + b"=") == base64.b64decode(wrapped + b"=")
    assert outcome(sealed.replace(wrapped, wrapped[:-1] + after)) == "damaged"
