"""`private/`, locked or not, is read and written alike; locked, nothing is written in the clear."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from learning_together.errors import LtError
from learning_together.folder import locked_file, private_folder
from learning_together.folder.locked_file import Means, seal
from learning_together.folder.locked_zip import LOCKED
from learning_together.folder.private_folder import KEY, LOCKED_KEY, PrivateFolder
from locking import FILES, MEANS, PASSPHRASE, lay, posix, root, unanswered

__all__ = ["root", "unanswered"]
pytestmark = pytest.mark.usefixtures("unanswered")


def lie_open(root: Path) -> None:
    lay(root, FILES)


def lie_locked(root: Path) -> None:
    PrivateFolder(root, MEANS).take_in(FILES)


def mixed(root: Path) -> None:
    lie_locked(root)
    lay(root, {path: data for path, data in FILES.items() if path.endswith(".md")})


STATES = [lie_open, lie_locked, mixed]


@pytest.mark.parametrize("state", STATES)
def test_it_is_read_alike(state: Callable[[Path], None], root: Path) -> None:
    state(root)
    private = PrivateFolder(root, MEANS)
    assert {path: private.content(path) for path in FILES} == FILES
    assert private.content("private/none") is None
    assert private.content("private/imports") is None
    assert private.names("private/imports/health") == ["1", "names.yaml"]
    assert private.names("private/imports") == ["health"]
    assert private.names("private/imports/he") == []
    assert {"imports", "who.md"} <= set(private.names("private"))


@pytest.mark.parametrize("state", STATES[:2])
def test_it_is_written_alike(state: Callable[[Path], None], root: Path) -> None:
    state(root)
    private = PrivateFolder(root, MEANS)
    who, new = "private/who.md", "private/imports/health/2/import.json"
    private.begin("private/imports/health/2")
    private.write({who: b"others", new: b"{}"}, {who: b"names"})
    for path, before in ((who, b"names"), (new, None), ("private/none", b"")):
        with pytest.raises(LtError, match="Somebody changed"):
            private.write({path: b"late"}, {path: before})
    with pytest.raises(LtError, match="Somebody changed"):
        private.begin("private/imports/health/2")
    again = PrivateFolder(root, MEANS)
    assert (again.content(who), again.content(new)) == (b"others", b"{}")
    again.remove({who: b"others"})
    with pytest.raises(LtError, match="Somebody changed"):
        again.remove({"private/imports/health/names.yaml": b"other"})
    again.remove({new: b"{}"})
    left = PrivateFolder(root, MEANS)
    assert (left.content(who), left.content(new)) == (None, None)
    assert left.names("private/imports/health/2") == []


def test_what_is_locked_is_opened_once_for_all_who_come(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lie_locked(root)
    opening, opened = locked_file.opened, []

    def counted(sealed: bytes, means: Means, what: str) -> bytes:
        opened.append(what)
        return opening(sealed, means, what)

    monkeypatch.setattr(locked_file, "opened", counted)
    for _ in range(3):
        assert PrivateFolder(root, MEANS).content("private/who.md") == b"names"
    assert opened == [LOCKED]
    with pytest.raises(LtError, match="does not open"):
        PrivateFolder(root, Means("another one")).content("private/who.md")
    PrivateFolder(root, MEANS).write({"private/new.md": b"1"}, {})
    assert PrivateFolder(root, MEANS).content("private/new.md") == b"1"


def test_what_lies_open_in_a_locked_folder_is_read_too(root: Path) -> None:
    lie_locked(root)
    lay(root, {"private/imports/health/3/import.json": b"{}", "private/who.md": b"newer"})
    private = PrivateFolder(root, MEANS)
    assert private.content("private/imports/health/3/import.json") == b"{}"
    assert private.content("private/who.md") == b"newer"
    assert private.names("private/imports/health") == ["1", "3", "names.yaml"]


def test_where_one_file_was_changed_none_is_written(root: Path) -> None:
    lie_open(root)
    new, who = "private/new.md", "private/who.md"
    private = PrivateFolder(root)
    with pytest.raises(LtError, match="Somebody changed"):
        private.write({new: b"", who: b"x"}, {who: b"as it was once"})
    assert not (root / new).exists()


def test_another_file_of_one_name_is_not_taken_in(root: Path) -> None:
    lie_locked(root)
    with pytest.raises(LtError, match="both open and locked"):
        PrivateFolder(root, MEANS).take_in({"private/who.md": b"newer", "private/new.md": b""})
    assert dict(PrivateFolder(root, MEANS).locked_files) == FILES


def test_locked_it_lies_as_one_file_without_a_word_in_the_clear(root: Path) -> None:
    lie_locked(root)
    PrivateFolder(root, MEANS).write({"private/Jessamy.md": b"Tolleton"}, {})
    assert [path.name for path in (root / "private").rglob("*")] == ["locked.zip.age"]
    raw = (root / LOCKED).read_bytes()
    assert not any(word in raw for word in (b"names", b"Jessamy", b"Tolleton", b"health"))


def test_what_was_not_changed_is_not_written_again(root: Path) -> None:
    lie_locked(root)
    raw = (root / LOCKED).read_bytes()
    private = PrivateFolder(root, MEANS)
    private.write({"private/who.md": b"names"}, {"private/who.md": b"names"})
    private.take_in({"private/who.md": b"names"})
    assert (root / LOCKED).read_bytes() == raw


def test_two_that_write_at_once_lose_nothing(root: Path) -> None:
    lie_locked(root)
    one, two = PrivateFolder(root, MEANS), PrivateFolder(root, MEANS)
    assert two.locked_files
    one.write({"private/one.md": b"1"}, {})
    with pytest.raises(LtError, match="Somebody changed"):
        two.write({"private/two.md": b"2"}, {})
    one.write({"private/three.md": b"3"}, {})
    again = PrivateFolder(root, MEANS)
    assert (again.content("private/one.md"), again.content("private/three.md")) == (b"1", b"3")


def test_a_file_that_lies_open_in_a_locked_folder_is_told_before_it_is_written(root: Path) -> None:
    mixed(root)
    private = PrivateFolder(root, MEANS)
    with pytest.raises(LtError, match="lies open in a folder that is locked") as raised:
        private.write({"private/who.md": b"x"}, {"private/who.md": b"names"})
    assert "lt key lock" in raised.value.hint
    with pytest.raises(LtError, match="lies open in a folder that is locked"):
        private.remove({"private/who.md": b"names"})
    assert (root / "private/who.md").read_bytes() == b"names"


def test_a_folder_whose_key_is_locked_is_locked(root: Path) -> None:
    lay(root, {LOCKED_KEY: seal(b"- code: A\n", MEANS)})
    assert private_folder.is_key_locked(root)
    PrivateFolder(root, MEANS).write({"private/who.md": b"names"}, {})
    assert not (root / "private/who.md").exists()
    # No second passphrase comes in by the back door.
    (root / LOCKED).unlink()
    with pytest.raises(LtError, match="does not open the key"):
        PrivateFolder(root, Means("another one")).write({"private/who.md": b"names"}, {})
    assert not (root / LOCKED).exists()
    lay(root, {KEY: b"- code: A\n"})
    assert not private_folder.is_key_locked(root)
    assert not PrivateFolder(root).is_locked
    assert private_folder.is_any_locked(root)
    (root / LOCKED_KEY).unlink()
    assert not private_folder.is_any_locked(root)
    lie_locked(root)
    assert private_folder.is_any_locked(root)


def test_without_means_nothing_is_read_or_written(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lie_locked(root)
    private = PrivateFolder(root)
    for deed in (
        lambda: private.content("private/who.md"),
        lambda: private.names("private"),
        lambda: private.write({"private/new.md": b""}, {}),
    ):
        with pytest.raises(LtError, match="is locked, and nothing was done"):
            deed()
    monkeypatch.setenv("LT_KEY_PASSPHRASE", PASSPHRASE)
    assert private.content("private/who.md") == b"names"


def test_a_link_or_what_is_far_too_large_is_not_read(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lie_locked(root)
    (root / LOCKED).rename(root / "elsewhere")
    (root / LOCKED).symlink_to(root / "elsewhere")
    with pytest.raises(LtError, match="is a link, or too large"):
        PrivateFolder(root, MEANS)
    (root / LOCKED).unlink()
    (root / "elsewhere").rename(root / LOCKED)
    size = (root / LOCKED).stat().st_size
    assert private_folder.read_locked(root, LOCKED, size)
    with pytest.raises(LtError, match="is a link, or too large"):
        private_folder.read_locked(root, LOCKED, size - 1)


def test_where_nothing_is_there_is_nothing(root: Path) -> None:
    private = PrivateFolder(root, MEANS)
    assert not private.is_locked
    assert (private.locked_files, private.names("private")) == ({}, [])


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
def test_what_is_written_is_for_its_owner_alone(root: Path) -> None:
    lay(root, {"private/who.md": b"names"})
    (root / "private").chmod(0o755)
    (root / "private/who.md").chmod(0o644)
    private = PrivateFolder(root, MEANS)
    private.write({"private/a/b.md": b"", "private/who.md": b"x"}, {"private/who.md": b"names"})
    assert mode(root / "private") == mode(root / "private/a") == 0o700
    assert mode(root / "private/a/b.md") == mode(root / "private/who.md") == 0o600
    private.take_in({"private/c.md": b""})
    assert mode(root / LOCKED) == 0o600


OTHERS = Means("another five words of a test")


def answered(monkeypatch: pytest.MonkeyPatch, means: Means) -> None:
    monkeypatch.setattr(locked_file.Answered, "passphrase", means.passphrase)


def test_the_key_is_written_locked_where_the_folder_is(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lie_locked(root)
    with pytest.raises(LtError, match="locked"):
        private_folder.write_key(root, b"- code: HV1\n", None)
    answered(monkeypatch, MEANS)
    private_folder.write_key(root, b"- code: HV1\n", None)
    sealed = (root / LOCKED_KEY).read_bytes()
    assert b"HV1" not in sealed
    assert not (root / KEY).exists()
    assert private_folder.opened_key(sealed, MEANS) == b"- code: HV1\n"
    with pytest.raises(LtError, match="Somebody changed"):
        private_folder.write_key(root, b"late", b"as it was once")
    private_folder.write_key(root, b"newer", b"- code: HV1\n")
    assert private_folder.opened_key((root / LOCKED_KEY).read_bytes(), MEANS) == b"newer"


def test_the_key_is_written_open_where_nothing_is_locked_or_it_lies_open(root: Path) -> None:
    private_folder.write_key(root, b"- code: HV1\n", None)
    assert (root / KEY).read_bytes() == b"- code: HV1\n"
    # Locked meanwhile by somebody who left a copy of the key open: that copy is written.
    lie_locked(root)
    lay(root, {KEY: b"- code: HV1\n"})
    private_folder.write_key(root, b"- code: HV2\n", b"- code: HV1\n")
    assert (root / KEY).read_bytes() == b"- code: HV2\n"
    assert not (root / LOCKED_KEY).exists() or (root / LOCKED_KEY).read_bytes()


def test_a_first_key_is_not_locked_by_another_passphrase_than_the_folder(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lie_locked(root)
    answered(monkeypatch, OTHERS)
    with pytest.raises(LtError, match="does not open"):
        private_folder.write_key(root, b"- code: HV1\n", None)
    assert not (root / LOCKED_KEY).exists()


def test_a_folder_is_not_locked_by_another_passphrase_than_the_key(root: Path) -> None:
    lay(root, {LOCKED_KEY: seal(b"- code: HV1\n", OTHERS)})
    with pytest.raises(LtError, match="does not open"):
        PrivateFolder(root, MEANS).take_in(FILES)
    assert not (root / LOCKED).exists()


def test_a_folder_that_is_locked_asks_no_more_of_the_key(root: Path) -> None:
    lie_locked(root)
    lay(root, {LOCKED_KEY: seal(b"- code: HV1\n", OTHERS)})
    PrivateFolder(root, MEANS).write({"private/new.md": b"1"}, {})
    assert PrivateFolder(root, MEANS).content("private/new.md") == b"1"


def test_what_was_opened_is_forgotten_with_what_opened_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(monkeypatch, MEANS)
    sealed = seal(b"- code: HV1\n", MEANS)
    private_folder.opened_key(sealed, MEANS)
    private_folder.forget()
    assert locked_file.Answered.passphrase is None
    assert private_folder.opened_key.cache_info().currsize == 0
    assert private_folder._opened.cache_info().currsize == 0
