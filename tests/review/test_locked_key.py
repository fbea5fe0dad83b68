"""The locked key is opened in memory, by what was given, and only where none lies open."""

from pathlib import Path

import pytest

from learning_together.errors import LtError
from learning_together.folder.locked_file import seal
from learning_together.folder.private_folder import KEY, LOCKED_KEY
from learning_together.review import locked_key
from locking import MEANS, PASSPHRASE, unanswered

__all__ = ["unanswered"]
pytestmark = pytest.mark.usefixtures("unanswered")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "private").mkdir()
    return tmp_path


def lock(root: Path, raw: bytes) -> None:
    (root / LOCKED_KEY).write_bytes(seal(raw, MEANS))


def test_it_is_opened_by_what_was_given(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert locked_key.opened(root) is None
    lock(root, "\ufeff- code: A\r\n".encode())
    assert locked_key.opened(root) is None
    monkeypatch.setenv("LT_KEY_PASSPHRASE", PASSPHRASE)
    assert locked_key.opened(root) == "- code: A\r\n"
    monkeypatch.setenv("LT_KEY_PASSPHRASE", "another one")
    with pytest.raises(LtError, match="does not open the key of real names"):
        locked_key.opened(root)


def test_one_that_lies_open_is_the_one_that_counts(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock(root, b"- code: A\n")
    (root / KEY).write_bytes(b"- code: B\n")
    monkeypatch.setenv("LT_KEY_PASSPHRASE", PASSPHRASE)
    assert locked_key.opened(root) is None


def test_what_is_no_text_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock(root, b"\xff\xfe")
    monkeypatch.setenv("LT_KEY_PASSPHRASE", PASSPHRASE)
    with pytest.raises(LtError, match="not stored as UTF-8"):
        locked_key.opened(root)
