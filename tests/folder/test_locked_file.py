"""Bytes that a passphrase or a key file opens; what does not open them is called what it is."""

from pathlib import Path

import pyrage
import pytest

from learning_together.errors import LtError
from learning_together.folder import age_passphrase, locked_file
from learning_together.folder.locked_file import Answered, Means, given, opened, seal
from locking import MEANS, PASSPHRASE, unanswered

__all__ = ["unanswered"]
pytestmark = pytest.mark.usefixtures("unanswered")


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    path = tmp_path / "team.key"
    path.write_text(f"# made for a test\n{pyrage.x25519.Identity.generate()}\n", encoding="utf-8")
    return path


def refused(sealed: bytes, means: Means) -> LtError:
    with pytest.raises(LtError) as raised:
        opened(sealed, means, "the list")
    return raised.value


def test_a_passphrase_opens_it_and_another_does_not() -> None:
    sealed = seal(b"names", MEANS)
    assert locked_file.takes_passphrase(sealed)
    assert opened(sealed, MEANS, "the list") == b"names"
    assert refused(sealed, Means("another one")).message == "That does not open the list."
    assert "LT_KEY_PASSPHRASE" in refused(sealed, Means()).hint


def test_a_key_file_opens_it_and_another_does_not(key_file: Path, tmp_path: Path) -> None:
    sealed = seal(b"names", Means(key_file=key_file))
    assert not locked_file.takes_passphrase(sealed)
    assert opened(sealed, Means("not asked", key_file), "the list") == b"names"
    other = tmp_path / "other.key"
    other.write_bytes(f"{pyrage.x25519.Identity.generate()}".encode("utf-8-sig"))
    assert refused(sealed, Means(key_file=other)).message == "That does not open the list."
    for means in (Means(), MEANS):
        said = refused(sealed, means)
        assert (said.message, "LT_KEY_FILE" in said.hint) == ("A key file opens the list.", True)
    assert "it is damaged" in refused(sealed[:-1], Means(key_file=key_file)).message


def test_a_file_with_many_keys_locks_for_each(key_file: Path, tmp_path: Path) -> None:
    mine = key_file.read_text(encoding="utf-8")
    other = tmp_path / "other.key"
    other.write_text(str(pyrage.x25519.Identity.generate()), encoding="utf-8")
    both = tmp_path / "both.key"
    both.write_text(mine + other.read_text(encoding="utf-8"), encoding="utf-8")
    sealed = seal(b"names", Means(key_file=both))
    assert opened(sealed, Means(key_file=other), "the list") == b"names"
    assert opened(sealed, Means(key_file=key_file), "the list") == b"names"


@pytest.mark.parametrize("held", [b"", b"hello", b"\xff\xfe\x00", b"AGE-SECRET-KEY-1QQQ"])
def test_what_is_no_key_file_locks_nothing(held: bytes, tmp_path: Path) -> None:
    path = tmp_path / "no.key"
    with pytest.raises(LtError, match="holds no key of age"):
        seal(b"names", Means(key_file=path))
    path.write_bytes(held)
    with pytest.raises(LtError, match="holds no key of age"):
        seal(b"names", Means(key_file=path))


def test_a_key_file_that_is_locked_itself_is_told(tmp_path: Path) -> None:
    path = tmp_path / "locked.key"
    path.write_bytes(seal(b"AGE-SECRET-KEY-1", MEANS))
    with pytest.raises(LtError, match="locked with a passphrase itself"):
        seal(b"names", Means(key_file=path))


@pytest.mark.parametrize("sealed", [b"", b"hello", b"age-encryption.org/v1\n-> scrypt x 2\n"])
def test_what_is_no_locked_file_is_called_damaged(sealed: bytes) -> None:
    assert "it is damaged" in refused(sealed, MEANS).message
    assert "it is damaged" in refused(seal(b"names", MEANS)[:-1], MEANS).message


def test_a_right_passphrase_is_never_called_wrong_for_the_work_it_asks() -> None:
    sealed = seal(b"names", MEANS).replace(b" 2\n", b" 23\n")
    said = refused(sealed, MEANS)
    assert "more work or memory" in said.message
    assert "may well be right" in said.message
    assert "does not open" not in said.message
    assert "lt key lock" in said.hint


def test_a_letter_with_an_accent_is_the_same_however_a_keyboard_sends_it() -> None:
    one, two = "caf\u00e9 four words", "cafe\u0301 four words"
    assert opened(seal(b"names", Means(two)), Means(one), "it") == b"names"
    assert opened(seal(b"names", Means(one)), Means(two), "it") == b"names"
    # As other programs and 0.1.0 sealed it: as it was typed.
    assert opened(age_passphrase.seal(b"names", two), Means(two), "it") == b"names"
    assert refused(seal(b"names", Means(one)), Means("cafe four words")).message


def test_nothing_is_sealed_without_means_or_without_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LtError, match="A passphrase is needed"):
        seal(b"names", Means())
    good = age_passphrase.seal
    monkeypatch.setattr(age_passphrase, "seal", lambda content, key: good(content + b"x", key))
    with pytest.raises(LtError, match="could not be locked"):
        seal(b"names", MEANS)


def test_what_was_answered_comes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not given()
    monkeypatch.setenv("LT_KEY_FILE", "team.key")
    assert given() == Means(None, Path("team.key"))
    monkeypatch.setenv("LT_KEY_PASSPHRASE", PASSPHRASE)
    assert given() == Means(PASSPHRASE, Path("team.key"))
    monkeypatch.setattr(Answered, "passphrase", "typed")
    assert given().passphrase == "typed"
    assert Means("typed")
    assert Means(key_file=Path("x"))
