"""What tests of locking share: a passphrase, and locks that cost next to no work."""

import pytest

from learning_together.folder import age_passphrase, locked_file
from learning_together.folder.locked_file import Means

PASSPHRASE = "four words of a test"
MEANS = Means(PASSPHRASE)


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """Locks as light as can be; nothing was answered, and nothing stands in the environment."""
    monkeypatch.setattr(age_passphrase, "WORK", 2)
    monkeypatch.setattr(locked_file.Answered, "passphrase", None)
    monkeypatch.delenv("LT_KEY_PASSPHRASE", raising=False)
    monkeypatch.delenv("LT_KEY_FILE", raising=False)
