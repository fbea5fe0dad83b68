"""A locked key: every command that needs it asks alike; what is damaged is met with a message."""

from pathlib import Path
from typing import Any

import pytest
import typer

from conftest import Lt
from goldens import small
from learning_together.actions import key
from learning_together.cli import console
from learning_together.errors import LtError
from learning_together.folder import locked_file
from learning_together.folder.locked_file import Answered, Means
from planting import EXCEL
from sample import Folder

PASSPHRASE = "four words of a test"
#: Every command that looks for names, or reads them.
NEED_IT = (
    ("validate", "--select", "LT7"),
    ("status",),
    ("report", "findings", "--audience", "board", "--to", "md"),
    ("view", "--names"),
    ("leaks", "a.xlsx"),
    ("issue", "a.xlsx", "--to", "Chair", "--audience", "board"),
    ("pseudonymise", "--dry-run"),
    ("export", "timeline", "--to", "csv"),
    ("accept", "LT402", "KPE1", "--reason", "x"),
    ("import", "rows.csv", "--agency", "health", "--dry-run"),
    ("comments", "draft.docx", "--dry-run"),
    ("hook", "run"),
)
#: Those of them that go on without it, and say so; the others do nothing then.
GO_ON_WITHOUT = {"validate", "status", "report", "export", "accept", "hook"}
#: Those that do without.
DO_WITHOUT = (("show", "KPE1"), ("conflicts",), ("audit",), ("explain", "LT720"), ("report",))


@pytest.fixture(scope="module")
def sealed() -> bytes:
    """The key of the small review, locked once: that is slow on purpose."""
    return locked_file.seal(small()["private/identities.yaml"].encode(), Means(PASSPHRASE))


@pytest.fixture
def locked(sealed: bytes, folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = folder(small())
    (root / "a.xlsx").write_bytes(EXCEL["cell"]("The duty team"))
    (root / "private" / "identities.yaml").unlink()
    (root / "private" / "identities.yaml.age").write_bytes(sealed)
    monkeypatch.setattr(Answered, "passphrase", None)
    return root


@pytest.fixture
def swift(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock that opens at once."""

    def opened(_sealed: bytes, means: Means, what: str) -> bytes:
        if means.passphrase != PASSPHRASE:
            raise LtError(f"That does not open {what}.")
        return small()["private/identities.yaml"].encode()

    monkeypatch.setattr(locked_file, "opened", opened)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is asked on a terminal; each question is answered with the passphrase."""
    questions: list[str] = []

    def prompt(text: str, **_options: Any) -> str:
        questions.append(text)
        return PASSPHRASE

    monkeypatch.setattr(console, "can_ask", lambda: True)
    monkeypatch.setattr(typer, "prompt", prompt)
    return questions


@pytest.mark.usefixtures("swift")
@pytest.mark.parametrize("command", NEED_IT, ids=lambda command: command[0])
def test_who_needs_it_asks_once(
    command: tuple[str, ...], locked: Path, asked: list[str], lt: Lt
) -> None:
    ran = lt(*command, cwd=locked)
    assert [one for one in asked if one.startswith("Passphrase of the key")] == [
        "Passphrase of the key"
        + (" (Enter goes on without it)" if command[0] in GO_ON_WITHOUT else "")
    ], ran.err
    assert not (locked / "private" / "identities.yaml").exists()


@pytest.mark.parametrize("command", DO_WITHOUT, ids=lambda command: command[0])
def test_who_does_not_need_it_asks_nothing(
    command: tuple[str, ...], locked: Path, asked: list[str], lt: Lt
) -> None:
    lt(*command, cwd=locked)
    assert asked == []


@pytest.mark.usefixtures("swift")
@pytest.mark.parametrize("command", NEED_IT, ids=lambda command: command[0])
def test_without_a_terminal_nothing_is_asked(
    command: tuple[str, ...], locked: Path, lt: Lt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LT_KEY_PASSPHRASE", "a wrong passphrase")
    ran = lt(*command, cwd=locked)
    if command[0] != "hook":  # Without a repository there is nothing to look at.
        assert (ran.code, "does not open the key" in ran.err) == (2, True)
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("damage", ["cut short", "empty", "no age", "one byte"])
def test_a_damaged_key_is_said(
    damage: str, locked: Path, lt: Lt, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = locked / "private" / "identities.yaml.age"
    held = path.read_bytes()
    path.write_bytes(
        {
            "cut short": held[:-40],
            "empty": b"",
            "no age": b"hello",
            "one byte": held[:-9] + bytes([held[-9] ^ 1]) + held[-8:],
        }[damage]
    )
    monkeypatch.setenv("LT_KEY_PASSPHRASE", PASSPHRASE)
    for command in (("validate",), ("key", "unlock"), ("report", "findings")):
        ran = lt(*command, cwd=locked)
        assert ran.code == 2, damage
        assert ran.err.startswith("lt: ")
    assert not (locked / "private" / "identities.yaml").exists()


def test_wrong_passphrase_or_key_file(
    locked: Path, lt: Lt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LT_KEY_PASSPHRASE", "a wrong passphrase")
    ran = lt("key", "unlock", cwd=locked)
    assert (ran.code, "does not open the key" in ran.err) == (2, True)
    monkeypatch.delenv("LT_KEY_PASSPHRASE")
    ran = lt("key", "unlock", "--key-file", tmp_path / "none.key", cwd=locked)
    assert ran.code == 2
    assert (locked / "private" / "identities.yaml.age").is_file()
    ran = lt("key", "unlock", cwd=locked)
    assert (ran.code, "A passphrase is needed" in ran.err) == (2, True)


def test_a_key_that_somebody_changes_while_it_is_locked_stays(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder(small())
    plain = root / "private" / "identities.yaml"

    def late(_content: bytes, *_: object) -> bytes:
        plain.write_bytes(b"# Theirs\n")
        return b"sealed"

    monkeypatch.setattr(locked_file, "seal", late)
    with pytest.raises(LtError, match="Somebody changed"):
        key.lock(root, Means(PASSPHRASE))
    assert plain.read_bytes() == b"# Theirs\n"
    assert [one.name for one in plain.parent.iterdir()] == ["identities.yaml"]
