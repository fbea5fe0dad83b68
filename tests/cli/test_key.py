"""A locked key: every command that needs it asks alike; what is damaged is met with a message."""

import os
import stat
from pathlib import Path
from typing import Any

import pyrage
import pytest
import typer

from conftest import Lt, Ran
from goldens import small
from learning_together.actions import key
from learning_together.actions.comments.authors import Authors
from learning_together.cli import console
from learning_together.errors import LtError
from learning_together.folder import locked_file
from learning_together.folder.locked_file import Answered, Means
from learning_together.folder.private_folder import PrivateFolder
from learning_together.folder.private_places import READERS
from learning_together.review.load import load
from locking import unanswered
from planting import EXCEL
from sample import Folder

__all__ = ["unanswered"]
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
    """What is asked on a terminal; those for a passphrase are answered with it."""
    questions: list[str] = []

    def prompt(text: str, **_options: Any) -> str:
        questions.append(text)
        return PASSPHRASE if text.startswith("Passphrase") else ""

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


@pytest.fixture
def busy(lt: Lt, folder: Folder, tmp_path: Path) -> Path:
    """A review with a delivery, a list and a text with names, for which nobody is asked."""
    root = folder(small())
    assert send(lt, root, tmp_path, "Call", "Visit by Jane Whitlow").code == 0
    assert lt("view", "--names", "--output", "private/who.md", cwd=root).code == 0
    return root


def send(lt: Lt, root: Path, place: Path, *events: str) -> Ran:
    rows = "".join(f"1{at}/03/2022,Record,{event}\n" for at, event in enumerate(events))
    (place / "sent.csv").write_text(f"Date,Source,Event\n{rows}", encoding="utf-8")
    return lt("import", place / "sent.csv", "--agency", "health", "--yes", cwd=root)


def private(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "private").rglob("*"))


LOCKED_FILES = ["identities.yaml.age", "locked.zip.age"]


@pytest.mark.usefixtures("unanswered")
def test_locked_all_goes_on_and_nothing_is_written_in_the_clear(
    busy: Path, lt: Lt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LT_KEY_PASSPHRASE", PASSPHRASE)
    ran = lt("key", "lock", cwd=busy)
    assert ran.out.startswith(
        "Locked: the key of real names, 1 delivery of 1 agency, 2 lists and 1 text with real names;"
    )
    assert "No lock covers the text of the case" in ran.out
    assert private(busy) == LOCKED_FILES
    again = send(lt, busy, tmp_path, "Call", "Visit by Jane Whitlow", "Letter")
    assert (again.code, "“Event” → event (as last time)" in again.out) == (0, True), again.err
    timeline = {path: path.read_bytes() for path in (busy / "timeline").iterdir()}
    assert any(b"Letter" in text for text in timeline.values())
    assert lt("import", "--undo", cwd=busy).code == 0
    assert not any(b"Letter" in path.read_bytes() for path in timeline)
    assert lt("import", "--recheck", cwd=busy).code == 0
    letter = lt("report", "import-problems", "--for", "health", "--to", "md", cwd=busy)
    assert letter.code == 0
    shown = lt("view", "--names", "--output", "private/later.md", cwd=busy)
    assert "It is locked with the rest" in shown.out
    twice = lt("view", "--names", "--output", "private/later.md", cwd=busy)
    assert twice.code == 0
    other = lt("view", "KPE1", "--names", "--output", "private/later.md", cwd=busy)
    assert (other.code, "locked with the rest; it stays" in other.err) == (2, True)
    assert private(busy) == LOCKED_FILES
    assert lt("key", "unlock", cwd=busy).code == 0
    assert {"later.md", "who.md", "rows.jsonl", "identities.yaml"} <= set(private(busy))
    assert not {*LOCKED_FILES} & {*private(busy)}


@pytest.mark.usefixtures("unanswered")
@pytest.mark.parametrize(
    "command",
    [
        ("import", "--undo"), ("import", "--recheck"), ("leaks", "review.yaml"),
        ("view", "--names"), ("pseudonymise", "--dry-run"),
        ("report", "findings", "--audience", "family"),
        ("export", "timeline", "--audience", "board"),
        ("report", "import-problems", "--for", "health", "--audience", "team"),
        ("issue", "review.yaml", "--to", "Chair", "--audience", "board"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_needs_it_ends_with_two_and_writes_nothing(
    command: tuple[str, ...], busy: Path, lt: Lt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LT_KEY_PASSPHRASE", PASSPHRASE)
    assert lt("key", "lock", cwd=busy).code == 0
    monkeypatch.delenv("LT_KEY_PASSPHRASE")
    before = {path: path.read_bytes() for path in busy.rglob("*") if path.is_file()}
    ran = lt(*command, cwd=busy)
    assert ran.code == 2, ran.out
    assert "it is locked, and nothing was done" in " ".join(ran.err.split())
    assert "lt key unlock" in " ".join(ran.err.split())
    assert {path: path.read_bytes() for path in busy.rglob("*") if path.is_file()} == before


@pytest.mark.usefixtures("unanswered")
def test_status_says_what_lies_open(busy: Path, lt: Lt, monkeypatch: pytest.MonkeyPatch) -> None:
    said = " ".join(lt("status", cwd=busy).out.split())
    assert (
        "Names lie open in private/: the key of real names, 1 delivery of 1 agency, 2 lists and "
        "1 text with real names. To lock it: lt key lock" in said
    )
    monkeypatch.setenv("LT_KEY_PASSPHRASE", PASSPHRASE)
    assert lt("key", "lock", cwd=busy).code == 0
    assert "lie open" not in lt("status", cwd=busy).out
    (busy / "private/identities.yaml~").write_bytes(b"- names: [Jane Whitlow]\n")
    said = " ".join(lt("status", cwd=busy).out.split())
    assert (
        "Although private/ is locked, names lie open there: 1 file that was left behind. Left "
        "there by an editor, or by an lt that was cut off: 1 file in private/; see whether" in said
    )
    assert "Whitlow" not in said
    ran = lt("key", "lock", cwd=busy)
    assert "Left behind by an editor" in ran.out
    assert "1 file in private/" in ran.out
    assert private(busy) == LOCKED_FILES


def test_a_key_with_nobody_in_it_does_not_lie_open(lt: Lt, tmp_path: Path) -> None:
    ran = lt("init", tmp_path / "new", "--yes", "--no-git")
    assert "lt key lock: the names in private/ lie open" in " ".join(ran.out.split())
    assert "lie open" not in lt("status", cwd=tmp_path / "new").out
    ran = lt("init", tmp_path / "example", "--example", "harbour-street", "--no-git")
    assert "lies open. To lock it: lt key lock" in " ".join(ran.out.split())
    if os.name == "posix":
        for made in (tmp_path / "new", tmp_path / "example"):
            assert stat.S_IMODE((made / "private").stat().st_mode) == 0o700
            held = made / "private/identities.yaml"
            assert stat.S_IMODE(held.stat().st_mode) == 0o600


@pytest.mark.few(4)
@pytest.mark.usefixtures("unanswered")
@pytest.mark.parametrize("weak", ["short", "aaaaaaaaaaaaaaaa", "four words of it "])
@pytest.mark.parametrize("way", ["terminal", "environment", "input", "file"])
def test_rules_hold_wherever_a_passphrase_comes_from(
    weak: str, way: str, busy: Path, lt: Lt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = private(busy)

    def lock(passphrase: str) -> Ran:
        if way == "terminal":
            monkeypatch.setattr(console, "can_ask", lambda: True)
            monkeypatch.setattr(typer, "prompt", lambda *_args, **_named: passphrase)
        if way == "environment":
            monkeypatch.setenv("LT_KEY_PASSPHRASE", passphrase)
        if way == "input":
            return lt("key", "lock", "--passphrase-file", "-", cwd=busy, typed=f"{passphrase}\n")
        if way == "file":
            path = tmp_path / "passphrase.txt"
            path.write_bytes(f"{passphrase}\r\n".encode("utf-16"))
            return lt("key", "lock", "--passphrase-file", path, cwd=busy)
        return lt("key", "lock", cwd=busy)

    ran = lock(weak)
    assert (ran.code, "Nothing was locked" in ran.err, private(busy)) == (2, True, before)
    assert lock(PASSPHRASE).code == 0
    assert private(busy) == LOCKED_FILES
    monkeypatch.setenv("LT_KEY_PASSPHRASE", PASSPHRASE)
    assert lt("key", "unlock", cwd=busy).code == 0


@pytest.mark.usefixtures("unanswered")
def test_a_passphrase_is_typed_twice_where_nothing_is_locked_yet(
    busy: Path, lt: Lt, monkeypatch: pytest.MonkeyPatch
) -> None:
    twice: list[bool] = []

    def prompt(_text: str, **options: Any) -> str:
        twice.append(options["confirmation_prompt"])
        return PASSPHRASE

    monkeypatch.setattr(console, "can_ask", lambda: True)
    monkeypatch.setattr(typer, "prompt", prompt)
    assert lt("key", "lock", cwd=busy).code == 0
    (busy / "private/later.md").write_bytes(b"x")
    assert lt("key", "lock", cwd=busy).code == 0
    assert lt("key", "unlock", cwd=busy).code == 0
    assert twice == [True, False, False]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (["lock", "--passphrase-file", "none.txt"], "There is no file"),
        (["lock", "--passphrase-file", "two.txt"], "one line of text"),
        (["lock", "--passphrase-file", "empty.txt"], "one line of text"),
        (["lock", "--passphrase-file", "bytes.txt"], "one line of text"),
        (["lock", "--passphrase-file", "two.txt", "--key-file", "x"], "two ways to lock"),
        (["open"], "neither lock nor unlock"),
    ],
)
def test_what_is_no_passphrase_locks_nothing(
    given: list[str], why: str, lt: Lt, folder: Folder
) -> None:
    root = folder(small())
    (root / "two.txt").write_bytes(b"four words of a test\nand more\n")
    (root / "empty.txt").write_bytes(b"\n")
    (root / "bytes.txt").write_bytes(b"four words of \xff test")
    ran = lt("key", *given, cwd=root)
    assert (ran.code, why in ran.err, private(root)) == (2, True, ["identities.yaml"])


@pytest.mark.usefixtures("unanswered")
def test_a_link_that_no_lock_covers_is_counted(
    busy: Path, lt: Lt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (busy / "private/linked").symlink_to(tmp_path)
    (busy / "reports").mkdir(exist_ok=True)
    (busy / "reports/a.md").write_bytes(b"x")
    monkeypatch.setenv("LT_KEY_PASSPHRASE", PASSPHRASE)
    said = " ".join(lt("key", "lock", cwd=busy).out.split())
    assert "Not locked: 1 link or special file in private/. lt follows no link" in said
    assert "the finished files in reports/," in said


@pytest.mark.usefixtures("unanswered")
def test_who_read_a_draft_is_kept_locked(
    busy: Path, lt: Lt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LT_KEY_PASSPHRASE", PASSPHRASE)
    assert lt("key", "lock", cwd=busy).code == 0
    review = load(busy).review
    met = Authors(busy, review, ())
    called = met.call("Jane Whitlow")
    met.save()
    assert private(busy) == LOCKED_FILES
    assert b"Jane Whitlow" in (PrivateFolder(busy).content(READERS) or b"")
    assert Authors(busy, review, ()).known("Whitlow, Jane") == called


@pytest.mark.usefixtures("unanswered")
def test_a_key_file_locks_and_unlocks_all(
    busy: Path, lt: Lt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = tmp_path / "team.key"
    held.write_text(str(pyrage.x25519.Identity.generate()), encoding="utf-8")
    before = private(busy)
    assert lt("key", "lock", "--key-file", held, cwd=busy).code == 0
    assert private(busy) == LOCKED_FILES
    ran = lt("import", "--undo", cwd=busy)
    assert (ran.code, "LT_KEY_FILE" in ran.err) == (2, True)
    monkeypatch.setenv("LT_KEY_FILE", str(held))
    assert lt("import", "--undo", cwd=busy).code == 0
    assert private(busy) == LOCKED_FILES
    assert lt("key", "unlock", "--key-file", held, cwd=busy).code == 0
    assert set(before) <= {*private(busy), "mapping.yaml", "names.yaml"}


def test_a_key_of_which_nobody_can_be_read_lies_open_all_the_same(lt: Lt, folder: Folder) -> None:
    root = folder(small())
    (root / "private/identities.yaml").write_bytes(b"- names: [Jane Whitlow\n")
    said = " ".join(lt("status", cwd=root).out.split())
    assert "Names lie open in private/: the key of real names. To lock it" in said
