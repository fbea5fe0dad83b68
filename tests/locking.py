"""What tests of locking share: a passphrase, a folder, and nothing answered before."""

import os
from pathlib import Path

import pytest

from learning_together.folder import locked_file
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
def unanswered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was answered yet, and nothing stands in the environment."""
    monkeypatch.setattr(locked_file.Answered, "passphrase", None)
    monkeypatch.delenv("LT_KEY_PASSPHRASE", raising=False)
    monkeypatch.delenv("LT_KEY_FILE", raising=False)
