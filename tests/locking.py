"""What tests of locking share: a passphrase, a folder, and locks that cost next to no work."""

import os
from pathlib import Path

import pytest

from learning_together.folder import age_passphrase, locked_file
from learning_together.folder.locked_file import Means

PASSPHRASE = "four words of a test"
MEANS = Means(PASSPHRASE)
FILES = {
    "private/imports/health/1/rows.jsonl": b"{}",
    "private/imports/health/names.yaml": b"- a\n",
    "private/who.md": b"names",
}
posix = pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "review.yaml").write_bytes(b"format: 1\n")
    return tmp_path


def lay(root: Path, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """Locks as light as can be; nothing was answered, and nothing stands in the environment."""
    monkeypatch.setattr(age_passphrase, "WORK", 2)
    monkeypatch.setattr(locked_file.Answered, "passphrase", None)
    monkeypatch.delenv("LT_KEY_PASSPHRASE", raising=False)
    monkeypatch.delenv("LT_KEY_FILE", raising=False)
