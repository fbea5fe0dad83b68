"""Locking covers all of `private/`; what lies open goes last, and a crash loses nothing."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from learning_together.actions import open_key
from learning_together.actions.key import lock, refuse_weak, unlock
from learning_together.actions.private_contents import Contents, lies_open
from learning_together.errors import LtError
from learning_together.folder import disk, locked_file, private_folder, refusals
from learning_together.folder.locked_file import Means
from learning_together.folder.locked_zip import LOCKED
from learning_together.folder.private_folder import KEY, LOCKED_KEY, PrivateFolder
from locking import MEANS, PASSPHRASE, unanswered

__all__ = ["unanswered"]
pytestmark = pytest.mark.usefixtures("unanswered")

#: A folder as it comes to be: what lt writes, what people write, what programs leave.
FILES = {
    KEY: b"- code: HV1\n  names: [Jessamy Tolleton]\n",
    "private/identities.yaml~": b"# older\n",
    "private/.identities.yaml.swp": b"b0VIM",
    "private/.lt-abc.tmp": b"half",
    "private/comments-authors.yaml": b"- name: Jessamy\n",
    "private/who.md": b"Tolleton",
    "private/notes on J.docx": b"PK",
    "private/.gitignore": b"*\n",
    "private/imports/.gitignore": b"*\n",
    "private/imports/secret": b"abc\n",
    "private/imports/not-names.txt": b"#\n",
    "private/imports/health/mapping.yaml": b"a: b\n",
    "private/imports/health/1/import.json": b"{}",
    "private/imports/health/1/file/Tolleton.csv": b"Jessamy",
    "private/imports/health/2/import.json": b"{}",
    "private/imports/police/1/import.json": b"{}",
    "private/imports/police/1/before/timeline/police.yaml": b"- id: police-001\n",
}
COVERED = Contents(
    key=True,
    deliveries={"health": 2, "police": 1},
    lists=3,
    views=1,
    others=1,
    left={"private": 3},
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "review.yaml").write_bytes(b"format: 1\n")
    lay(tmp_path, FILES)
    return tmp_path


def lay(root: Path, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


def held(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in (root / "private").rglob("*")
        if path.is_file() and path.relative_to(root).parts[1] != "undo"
    }


def test_all_is_locked_and_comes_back_byte_for_byte(root: Path) -> None:
    (root / "reports").mkdir()
    locked = lock(root, MEANS)
    assert sorted(path.name for path in (root / "private").rglob("*")) == [
        "identities.yaml.age", "locked.zip.age",
    ]  # fmt: skip
    assert not any(word in b"".join(held(root).values()) for word in (b"Jessamy", b"Tolleton"))
    assert (locked.files, locked.links, locked.open_outside) == ((LOCKED_KEY, LOCKED), 0, False)
    assert locked.covered == COVERED
    assert unlock(root, MEANS) == COVERED
    assert held(root) == FILES


def test_what_it_does_not_cover_is_counted(root: Path) -> None:
    (root / "private/linked").symlink_to(root)
    lay(root, {"reports/findings.docx": b"PK"})
    locked = lock(root, MEANS)
    assert (locked.links, locked.open_outside) == (1, True)
    assert (root / "review.yaml").is_file()


def test_what_lies_open_is_told_as_long_as_it_holds_names(root: Path) -> None:
    assert lies_open(root) == COVERED
    lock(root, MEANS)
    assert not lies_open(root)
    lay(root, {KEY: b"# nobody yet\n", "private/.gitignore": b"*\n"})
    assert lies_open(root).words() == "the key of real names"
    assert not lies_open(root, empty_key=True)


def test_what_comes_later_is_locked_with_the_rest(root: Path) -> None:
    lock(root, MEANS)
    lay(root, {"private/later.md": b"Tolleton"})
    with pytest.raises(LtError, match="does not open"):
        lock(root, Means("another one of them"))
    assert (root / "private/later.md").is_file()
    assert lock(root, MEANS).files == (LOCKED,)
    assert not (root / "private/later.md").exists()
    with pytest.raises(LtError, match="locked already"):
        lock(root, MEANS)
    unlock(root, MEANS)
    assert held(root) == {**FILES, "private/later.md": b"Tolleton"}


def test_a_key_alone_makes_one_file_as_ever(tmp_path: Path) -> None:
    lay(tmp_path, {KEY: FILES[KEY]})
    lock(tmp_path, MEANS)
    assert list(held(tmp_path)) == [LOCKED_KEY]
    assert locked_file.opened(held(tmp_path)[LOCKED_KEY], MEANS, "") == FILES[KEY]
    lay(tmp_path, {"private/who.md": b"x"})
    with pytest.raises(LtError, match="does not open the key"):
        lock(tmp_path, Means("another one of them"))
    lock(tmp_path, MEANS)
    assert sorted(held(tmp_path)) == [LOCKED_KEY, LOCKED]


def test_deliveries_are_locked_where_there_is_no_key(tmp_path: Path) -> None:
    lay(tmp_path, {"private/imports/health/1/import.json": b"{}"})
    assert lock(tmp_path, MEANS).files == (LOCKED,)
    assert list(held(tmp_path)) == [LOCKED]
    assert unlock(tmp_path, MEANS).words() == "1 delivery of 1 agency"


def test_a_key_that_comes_later_is_locked_with_the_same_passphrase(tmp_path: Path) -> None:
    lay(tmp_path, {"private/who.md": b"x"})
    lock(tmp_path, MEANS)
    lay(tmp_path, {KEY: FILES[KEY]})
    with pytest.raises(LtError, match=r"does not open private/locked\.zip\.age"):
        lock(tmp_path, Means("another one of them"))
    assert sorted(held(tmp_path)) == [KEY, LOCKED]
    assert lock(tmp_path, MEANS).files == (LOCKED_KEY,)


def test_a_key_that_somebody_changes_meanwhile_stays_and_is_not_locked(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealing = locked_file.seal

    def late(content: bytes, means: Means) -> bytes:
        (root / KEY).write_bytes(b"# theirs")
        return sealing(content, means)

    monkeypatch.setattr(locked_file, "seal", late)
    with pytest.raises(LtError, match="Somebody changed"):
        lock(root, MEANS)
    assert held(root)[KEY] == b"# theirs"
    assert LOCKED_KEY not in held(root)


def test_a_folder_that_is_a_link_is_told_and_not_locked(root: Path) -> None:
    (root / "private").rename(root / "elsewhere")
    (root / "private").symlink_to(root / "elsewhere")
    with pytest.raises(LtError, match="is a link"):
        lock(root, MEANS)


def test_nothing_is_not_locked_and_not_unlocked(tmp_path: Path) -> None:
    with pytest.raises(LtError, match=r"nothing in private/ to lock\.\Z"):
        lock(tmp_path, MEANS)
    with pytest.raises(LtError, match="Nothing is locked"):
        unlock(tmp_path, MEANS)


@pytest.mark.parametrize("at", [*range(1, 6), 10, 18, 19, 20])
def test_a_crash_at_any_moment_loses_nothing(
    at: int, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every writing or removing may be the last: what is open or locked together is all there."""
    seen = 0

    def counting(deed: Callable[..., None]) -> Callable[..., None]:
        def counted(*args: object, **named: object) -> None:
            nonlocal seen
            seen += 1
            if seen == at:
                raise KeyboardInterrupt
            deed(*args, **named)

        return counted

    with monkeypatch.context() as patched:
        patched.setattr(disk, "write", counting(disk.write))
        patched.setattr(disk, "remove", counting(disk.remove))
        try:
            lock(root, MEANS)
        except KeyboardInterrupt:
            crashed = True
        else:
            crashed = False
    assert crashed is (at < 20)
    if crashed:
        # No copy lies anywhere else than where it lay, and each is somewhere.
        now = held(root)
        assert now.keys() <= {*FILES, LOCKED, LOCKED_KEY}
        private = PrivateFolder(root, MEANS)
        for path, data in FILES.items():
            found = now.get(path) or private.content(path)
            if path == KEY and KEY not in now:
                found = locked_file.opened(now[LOCKED_KEY], MEANS, "")
            assert found == data, path
        if now.keys() & FILES.keys():
            lock(root, MEANS)
    assert sorted(held(root)) == [LOCKED_KEY, LOCKED]
    unlock(root, MEANS)
    assert held(root) == FILES


@pytest.mark.parametrize("at", [1, 2, 9, 17, 18])
def test_an_unlocking_that_is_cut_off_goes_on(
    at: int, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock(root, MEANS)
    seen = 0
    write = disk.write

    def crash(*args: Any, **named: Any) -> None:
        nonlocal seen
        seen += 1
        if seen == at:
            raise KeyboardInterrupt
        write(*args, **named)

    with monkeypatch.context() as patched, suppress(KeyboardInterrupt):
        patched.setattr(disk, "write", crash)
        unlock(root, MEANS)
    if LOCKED in held(root):
        assert sorted(held(root)) == [LOCKED_KEY, LOCKED]
        unlock(root, MEANS)
    assert held(root) == FILES


def test_of_two_that_differ_neither_is_lost(root: Path) -> None:
    lock(root, MEANS)
    before = held(root)
    lay(root, {"private/who.md": b"newer"})
    for deed in (lock, unlock):
        with pytest.raises(LtError, match="both open and locked, and the two differ") as raised:
            deed(root, MEANS)
        assert "Move the open one" in raised.value.hint
    assert held(root) == {**before, "private/who.md": b"newer"}
    (root / "private/who.md").unlink()
    lay(root, {KEY: b"newer"})
    with pytest.raises(LtError, match="two keys"):
        lock(root, MEANS)
    with pytest.raises(LtError, match="both open and locked"):
        unlock(root, MEANS)
    assert held(root) == {**before, KEY: b"newer"}


def test_what_cannot_be_taken_away_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remove = disk.remove

    def held_open(path: Path, before: bytes) -> None:
        if path.name == "who.md":
            raise LtError("Word holds it open.")
        remove(path, before)

    monkeypatch.setattr(disk, "remove", held_open)
    with pytest.raises(LtError, match="1 file could not be taken away, and still lies open") as one:
        lock(root, MEANS)
    assert "lt key lock" in one.value.hint
    assert sorted(held(root)) == [LOCKED_KEY, LOCKED, "private/who.md"]
    monkeypatch.setattr(disk, "remove", remove)
    lock(root, MEANS)
    assert sorted(held(root)) == [LOCKED_KEY, LOCKED]


def test_a_file_that_somebody_changes_meanwhile_stays(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in = PrivateFolder.take_in

    def late(self: PrivateFolder, files: dict[str, bytes]) -> None:
        take_in(self, files)
        lay(root, {"private/who.md": b"theirs"})

    monkeypatch.setattr(PrivateFolder, "take_in", late)
    with pytest.raises(LtError, match="could not be taken away"):
        lock(root, MEANS)
    assert held(root)["private/who.md"] == b"theirs"


def test_a_file_too_many_is_told_and_nothing_changes(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("learning_together.folder.locked_zip.LARGEST", 10)
    read: list[Path] = []
    monkeypatch.setattr(refusals, "refuse_links", read.append)
    with pytest.raises(LtError, match="can be locked together"):
        lock(root, MEANS)
    assert held(root) == FILES
    within = [one for one in read if one.is_relative_to(root / "private")]
    assert len(within) < 5  # what is far too much is not read to its end


@pytest.mark.parametrize(
    ("passphrase", "why"),
    [
        ("", "fewer than 12"), ("elevensigns", "fewer than 12"), ("abababababab", "fewer than 5"),
        ("aAbBcCdDaAbB", "fewer than 5"), (" four words of it", "begins or ends with a space"),
        ("four words of it ", "begins or ends"), ("four words\nof it all", "nobody can type"),
    ],
)  # fmt: skip
def test_what_can_be_guessed_or_not_be_typed_locks_nothing(
    passphrase: str, why: str, root: Path
) -> None:
    with pytest.raises(LtError, match=why):
        lock(root, Means(passphrase))
    assert held(root) == FILES


@pytest.mark.parametrize(
    "passphrase", ["twelve signs", "abcdeabcdeab", PASSPHRASE, "čtyři slova zde"]
)
def test_words_will_do(passphrase: str) -> None:
    refuse_weak(passphrase)


class Asking:
    """Somebody at a terminal, with an answer."""

    def __init__(self, answer: str) -> None:
        self.answer = answer
        self.times = 0

    def __call__(self) -> str:
        self.times += 1
        return self.answer


@pytest.mark.parametrize("needed", [True, False])
def test_who_is_asked_answers_once_for_all(root: Path, needed: bool) -> None:
    asked = Asking(PASSPHRASE)
    open_key.ask(root, asked, needed=needed)
    assert asked.times == 0
    lock(root, MEANS)
    open_key.ask(root, asked, needed=needed)
    open_key.ask(root, asked, needed=needed)
    assert asked.times == 1
    assert PrivateFolder(root).content("private/who.md") == b"Tolleton"


def test_a_wrong_answer_is_no_answer(root: Path) -> None:
    lock(root, MEANS)
    with pytest.raises(LtError, match="does not open the key"):
        open_key.ask(root, Asking("another one"), needed=False)
    assert not locked_file.given()


def test_without_an_answer_only_what_needs_none_goes_on(root: Path) -> None:
    lock(root, MEANS)
    for asked in (None, Asking("")):
        open_key.ask(root, asked, needed=False)
        with pytest.raises(LtError, match="needs the key of real names") as raised:
            open_key.ask(root, asked, needed=True)
        assert "LT_KEY_PASSPHRASE" in raised.value.hint


def test_what_is_given_is_not_asked_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock(root, MEANS)
    monkeypatch.setenv("LT_KEY_PASSPHRASE", PASSPHRASE)
    asked = Asking("x")
    open_key.ask(root, asked, needed=True)
    assert asked.times == 0


def test_deliveries_that_are_locked_without_a_key_are_asked_for_where_needed(
    tmp_path: Path,
) -> None:
    lay(tmp_path, {"private/imports/health/1/import.json": b"{}"})
    lock(tmp_path, MEANS)
    asked = Asking(PASSPHRASE)
    open_key.ask(tmp_path, asked, needed=False)
    assert asked.times == 0
    with pytest.raises(LtError, match=r"needs what lies in private/"):
        open_key.ask(tmp_path, None, needed=True)
    open_key.ask(tmp_path, asked, needed=True)
    assert asked.times == 1


def test_a_key_file_is_not_asked_for_as_a_passphrase(root: Path, tmp_path: Path) -> None:
    import pyrage

    path = tmp_path / "team.key"
    path.write_text(str(pyrage.x25519.Identity.generate()), encoding="utf-8")
    lock(root, Means(key_file=path))
    asked = Asking(PASSPHRASE)
    with pytest.raises(LtError, match="is locked") as raised:
        open_key.ask(root, asked, needed=True)
    assert (asked.times, "LT_KEY_FILE" in raised.value.hint) == (0, True)
    unlock(root, Means(key_file=path))
    assert private_folder.is_any_locked(root) is False
