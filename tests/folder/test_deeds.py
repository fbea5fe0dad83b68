"""A deed is done whole or not at all: where it fails, after a crash, and beside others."""

import json
import os
import platform
import subprocess
import sys
import threading
import time
from contextlib import suppress
from contextvars import Context
from datetime import datetime
from pathlib import Path

import pytest

from gitting import git, needs_git
from learning_together.errors import LtError
from learning_together.folder import (
    deed_ends,
    deeds,
    disk,
    front_end,
    one_writer,
    undo_copies,
    working_copy,
)
from learning_together.folder.deed_ends import put_right_if_free
from learning_together.folder.deeds import current, deed, undone_by, unkept
from learning_together.folder.front_end import Front
from learning_together.folder.journal import hash_of, is_within
from locking import unanswered
from sample import held
from writing_commands import NoLock

__all__ = ["unanswered"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for name, text in (("review.yaml", "format: 1\n"), ("a.yaml", "a"), ("b.yaml", "b")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    lines: list[str] = []
    monkeypatch.setattr(front_end, "front", Front("lt new", lines.append))
    return lines


@deed
def three(root: Path, *, dry: bool = False) -> str:
    """Changes a file, makes one, and takes one away."""
    if dry:
        return "dry"
    disk.make_folder(root / "new" / "folder")
    disk.write(root / "new" / "folder" / "c.yaml", b"c")
    disk.write(root / "a.yaml", b"A", b"a")
    disk.write(root / "a.yaml", b"AA", b"A")
    disk.remove(root / "b.yaml", b"b")
    return "done"


@deed
def failing(root: Path) -> None:
    three(root)
    raise ZeroDivisionError


AFTER = {"review.yaml": b"format: 1\n", "a.yaml": b"AA", "new/folder/c.yaml": b"c"}


def journals(home: Path) -> list[str]:
    return list(working_copy.journals(home))


def test_where_it_fails_all_is_as_it_was(home: Path) -> None:
    (home / "b.yaml").chmod(0o640)
    before = held(home)
    with pytest.raises(ZeroDivisionError):
        failing(home)
    assert held(home) == before
    assert not (home / "new").exists()
    assert (home / "b.yaml").stat().st_mode & 0o777 == 0o640
    assert undo_copies.kept(home) == journals(home) == []
    assert not (home / "private" / "undo").exists()
    assert three(home) == "done"


def test_what_somebody_else_changed_while_it_failed_stays(home: Path) -> None:
    @deed
    def late(root: Path) -> None:
        three(root)
        (root / "a.yaml").write_bytes(b"theirs")
        raise ZeroDivisionError

    with pytest.raises(LtError, match=r"put back: a\.yaml was changed"):
        late(home)
    assert held(home) == {"review.yaml": b"format: 1\n", "a.yaml": b"theirs", "b.yaml": b"b"}
    assert b"a" in [one.read_bytes() for one in (home / "private" / "undo").glob("*/[0-9]")]
    assert journals(home) == []


def test_it_is_kept_for_its_owner_alone_once_it_is_done(home: Path) -> None:
    assert three(home) == "done"
    assert held(home) == AFTER
    (id,) = undo_copies.kept(home)
    folder = home / "private" / "undo" / id
    assert sorted(one.name for one in folder.iterdir()) == ["2", "4", "deed.jsonl"]
    modes = {one.stat().st_mode & 0o777 for one in (*folder.iterdir(), folder)}
    assert modes == {0o600, 0o700}
    assert (home / "private" / "undo").stat().st_mode & 0o777 == 0o700
    kept = undo_copies.held(home, id)
    assert [(one.path, undo_copies.copy(home, id, one.copy)) for one in kept.files] == [
        ("new/folder/c.yaml", None), ("a.yaml", b"a"), ("b.yaml", b"b"),
    ]  # fmt: skip
    assert kept.about["machine"] == platform.node()
    assert journals(home) == []


def test_with_dry_it_only_reads(home: Path) -> None:
    before = set(home.iterdir())
    assert three(home, dry=True) == "dry"
    assert set(home.iterdir()) == before


@pytest.mark.parametrize("marker", needs_git)
def test_git_sees_nothing_of_it(home: Path, marker: object) -> None:
    del marker
    git(home, "init", "-q")
    three(home)
    assert git(home, "status", "--porcelain", "-uall").split() == [
        "??", "a.yaml", "??", "new/folder/c.yaml", "??", "review.yaml",
    ]  # fmt: skip


_CUT = """
import os, sys
from pathlib import Path
from learning_together.folder import disk, deeds, deed_ends, front_end, one_writer
front_end.front = front_end.Front("lt import")
at, seen = int(sys.argv[2]), 0
def cut(name):
    real = getattr(os, name)
    def counted(*args, **named):
        global seen
        seen += 1
        if seen == at:
            os.kill(os.getpid(), 9)
        return real(*args, **named)
    setattr(os, name, counted)
for name in ("open", "fsync", "replace", "rename", "unlink", "link", "mkdir", "chmod", "rmdir"):
    cut(name)
@deeds.deed
def three(root):
    disk.make_folder(root / "new" / "folder")
    disk.write(root / "new" / "folder" / "c.yaml", b"c")
    disk.write(root / "a.yaml", b"A", b"a")
    disk.write(root / "a.yaml", b"AA", b"A")
    disk.remove(root / "b.yaml", b"b")
if sys.argv[3] == "right":
    deed_ends.put_right_if_free(Path(sys.argv[1]))
else:
    three(Path(sys.argv[1]))
"""


def cut_off(home: Path, at: int, what: str = "deed") -> bool:
    """Runs the deed in a program that is killed before that call; whether it came so far."""
    done = subprocess.run(
        (sys.executable, "-c", _CUT, str(home), str(at), what), capture_output=True
    )
    assert done.returncode in {0, -9}, done.stderr
    return done.returncode == -9


def whole(home: Path) -> bool:
    """Whether each file is one of those that it may be, and none is lost."""
    now = held(home)
    return (
        now.get("a.yaml") in {b"a", b"A", b"AA"}
        and now.get("b.yaml", b"b") == b"b"
        and now.get("new/folder/c.yaml", b"c") == b"c"
    )


@pytest.mark.parametrize("at", range(1, 90, 7))
def test_killed_at_any_call_it_is_taken_back_or_done(at: int, home: Path, told: list[str]) -> None:
    before = held(home)
    cut_off(home, at)
    assert whole(home)
    put_right_if_free(home)
    assert held(home) in (before, AFTER)
    assert journals(home) == []
    left = [one.name for one in home.rglob("*") if one.name.endswith(".tmp")]
    assert left == []
    if told:
        (line,) = told
        assert line.startswith(
            "An earlier lt import had been cut off here. What it had begun was t"
        )
    undone = held(home) == before
    assert (home / "new").exists() is not undone
    assert len(undo_copies.kept(home)) == (0 if undone else 1)


@pytest.mark.long
def test_killed_at_every_call(tmp_path: Path) -> None:
    at, came = 0, True
    while came:
        at += 1
        home = tmp_path / str(at)
        home.mkdir()
        for name, text in (("review.yaml", "format: 1\n"), ("a.yaml", "a"), ("b.yaml", "b")):
            (home / name).write_text(text, encoding="utf-8")
        before = held(home)
        came = cut_off(home, at)
        assert whole(home)
        cut_off(home, at % 17 + 1, "right")  # and once more, while it is put right
        assert whole(home)
        put_right_if_free(home)
        assert held(home) in (before, AFTER), at
        assert (home / "new").exists() is (held(home) != before), at
        assert journals(home) == []
        assert not [one for one in home.rglob("*.tmp") if one.is_file()]
    assert at > 60


OWN_ID = undo_copies.new_id(datetime(2026, 1, 1))


def journal(home: Path, *lines: object, id: str = OWN_ID) -> Path:
    about = {"command": "lt import", "version": "1"}
    path = working_copy.place(home, f"lock.{id}.jsonl")
    texts = [json.dumps(one) for one in ({"about": about}, *lines)]
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


_WITHIN = """
import sys
from pathlib import Path
from learning_together.folder.deed_ends import put_right_if_free
from learning_together.folder.deeds import unkept
put_right_if_free(Path(sys.argv[1]))
with unkept(Path(sys.argv[1])):
    pass
"""


def test_a_deed_that_goes_on_is_left_alone(home: Path) -> None:
    """In its own turn, in a program that it starts, and on a machine that no lock reaches."""

    @deed
    def outer(root: Path) -> None:
        disk.write(root / "a.yaml", b"A", b"a")
        put_right_if_free(root)
        done = subprocess.run(
            (sys.executable, "-c", _WITHIN, str(root)),
        )  # fmt: skip
        assert done.returncode == 0
        assert (root / "a.yaml").read_bytes() == b"A"

    outer(home)
    (home / "a.yaml").write_bytes(b"A")
    copy = {"path": "a.yaml", "before": hash_of(b"a"), "after": hash_of(b"A"),
            "copy": "1", "mode": 0o644}  # fmt: skip
    theirs = "20260101-000000-000000-0123abcd-x"
    path = journal(home, copy, id=theirs)
    (home / f"private/undo/{theirs}").mkdir(parents=True)
    (home / f"private/undo/{theirs}/1").write_bytes(b"a")
    put_right_if_free(home)
    assert (home / "a.yaml").read_bytes() == b"A"
    assert path.exists()
    long_ago = time.time() - 3600
    os.utime(path, (long_ago, long_ago))
    put_right_if_free(home)
    assert (home / "a.yaml").read_bytes() == b"a"
    assert not path.exists()


def test_while_another_writes_nothing_is_put_right(home: Path) -> None:
    path = journal(home)
    seen: list[bool] = []

    def other() -> None:
        put_right_if_free(home)
        seen.append(path.exists())

    with one_writer.writing(home):
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert seen == [True]
    put_right_if_free(home)
    assert not path.exists()


@pytest.mark.parametrize(
    "path", ["../outside.yaml", ".git/hooks/post-commit", "linked/x.yaml", "/etc/lt", "", "new/.."]
)
def test_a_journal_of_a_received_folder_leads_nowhere_else(
    home: Path, told: list[str], path: str
) -> None:
    elsewhere = home.parent / f"{home.name}-elsewhere"
    elsewhere.mkdir()
    (home / "linked").symlink_to(elsewhere)
    (home / ".git" / "hooks").mkdir(parents=True)
    outside = elsewhere / "mine.tmp"
    outside.touch()
    line = {"path": path, "before": hash_of(b"evil"), "after": "", "copy": "1", "mode": 0o777}
    journal(home, line, {"temporary": str(outside)}, {"folder": str(elsewhere)}, {"folder": path},
            {"going": {path: hash_of(b"")}} if path == "linked/x.yaml" else {})  # fmt: skip
    (home / f"private/undo/{OWN_ID}").mkdir(parents=True)
    (home / f"private/undo/{OWN_ID}/1").write_bytes(b"evil")
    put_right_if_free(home)
    assert list(elsewhere.iterdir()) == [outside]
    assert list((home / ".git" / "hooks").iterdir()) == []
    assert not (home.parent / "outside.yaml").exists()


@pytest.mark.parametrize(
    ("path", "within"),
    [
        ("a.yaml", True), ("new/x.yaml", True), ("new/deep/x.yaml", True), ("linked", False),
        ("linked/x.yaml", False), ("new/linked/x.yaml", False), ("new/linked", False),
        ("new/../a.yaml", False), ("/a.yaml", False), (".git/config", False), ("", False),
    ],
)  # fmt: skip
def test_what_lies_within_a_folder_is_reached_through_no_link(
    home: Path, path: str, within: bool
) -> None:
    (home / "new").mkdir()
    (home / "linked").symlink_to(home / "new")
    (home / "new" / "linked").symlink_to(home / "new")
    assert is_within(home, path) is within


@pytest.mark.parametrize("id", ["..", ".", "", "x.y", "a b"])
def test_a_name_that_is_no_id_leads_nowhere(home: Path, id: str) -> None:
    keys = home / "private" / "identities.yaml"
    keys.parent.mkdir()
    keys.write_bytes(b"names")
    (home / "private" / "undo").mkdir()
    path = journal(home, id=id)
    put_right_if_free(home)
    assert three(home) == "done"
    assert keys.read_bytes() == b"names"
    assert path.exists()


@pytest.mark.parametrize("name", ["../../identities.yaml", "linked", "/etc/hosts", "..", ""])
def test_a_copy_lies_in_its_own_folder(home: Path, name: str) -> None:
    folder = home / "private" / "undo" / OWN_ID
    folder.mkdir(parents=True)
    (home / "private" / "identities.yaml").write_bytes(b"names")
    (folder / "linked").symlink_to(home / "private" / "identities.yaml")
    assert undo_copies.copy(home, OWN_ID, name) is None


def test_its_journal_is_for_its_owner_alone(home: Path) -> None:
    with unkept(home):
        disk.write(home / "x", b"")
        (path,) = working_copy.journals(home).values()
        assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "raw", [b"", b"\x00\xff", b"[]\n{}\n", b'{"path": 1}\n', b'{"about": 3}\n{"going": []}\n']
)
def test_a_damaged_journal_is_no_dead_end(home: Path, raw: bytes) -> None:
    before = held(home)
    working_copy.place(home, f"lock.{OWN_ID}.jsonl").write_bytes(raw)
    put_right_if_free(home)
    assert three(home) == "done"
    assert journals(home) == []
    assert before != held(home) == AFTER


def test_what_is_kept_is_bounded(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undo_copies, "MOST", 3)
    theirs = home / "private/undo/20200101-0-0-theirs-x"
    theirs.mkdir(parents=True)
    (theirs / "deed.jsonl").write_text('{"about": {"machine": "LAPTOP-9"}}\n', encoding="utf-8")

    @deed
    def grow(root: Path, number: int) -> None:
        disk.write(root / "a.yaml", b"x" * number, (root / "a.yaml").read_bytes())

    for number in range(5):
        grow(home, number)
    assert len(undo_copies.kept(home)) == 3
    monkeypatch.setattr(undo_copies, "LARGEST", 1)
    grow(home, 9)
    (last,) = undo_copies.kept(home)
    assert undo_copies.copy(home, last, undo_copies.held(home, last).files[0].copy) == b"xxxx"
    assert theirs.exists()


def test_what_nobody_takes_back_is_not_kept_but_swept(home: Path) -> None:
    with unkept(home):
        disk.write(home / "reports.docx", b"new")
        (number,) = journals(home)
        temporary = home / f".lt-{number}-1.tmp"
        temporary.touch()
        text = (home / ".lt" / f"lock.{number}.jsonl").read_bytes()
    assert journals(home) == undo_copies.kept(home) == []
    working_copy.place(home, f"lock.{number}.jsonl").write_bytes(text)
    mine = home / ".lt-mine.tmp"
    mine.touch()
    put_right_if_free(home)
    assert (temporary.exists(), mine.exists()) == (False, True)


def test_a_deed_within_what_is_not_kept_is_kept_by_itself(home: Path) -> None:
    with unkept(home):
        three(home)
        assert current() is not None
    assert len(undo_copies.kept(home)) == 1


def test_what_is_not_kept_within_a_deed_outlives_its_failure(home: Path) -> None:
    @deed
    def asking(root: Path) -> None:
        disk.write(root / "a.yaml", b"A", b"a")
        with unkept(root):
            disk.write(root / "list.yaml", b"to answer")
        raise LtError("Not yet.")

    with pytest.raises(LtError, match="Not yet"):
        asking(home)
    assert (home / "a.yaml").read_bytes() == b"a"
    assert (home / "list.yaml").read_bytes() == b"to answer"


def test_what_has_no_way_back_is_finished(home: Path, told: list[str]) -> None:
    @deed
    def locking(root: Path) -> None:
        undone_by("unlock")
        disk.write(root / "sealed", b"ab")
        doing = current()
        assert doing is not None
        doing.take_away({"a.yaml": b"a", "b.yaml": b"b"})
        disk.remove(root / "a.yaml", b"a")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        locking(home)
    assert held(home) == {"review.yaml": b"format: 1\n", "sealed": b"ab", "b.yaml": b"b"}
    assert not (home / "private").exists()
    (id,) = undo_copies.kept(home)
    assert undo_copies.about(home, id)["undo"] == "unlock"
    going = {"going": {"b.yaml": hash_of(b"b"), "review.yaml": hash_of(b"other")}}
    journal(home, going)
    put_right_if_free(home)
    assert held(home) == {"review.yaml": b"format: 1\n", "sealed": b"ab"}
    assert "was finished now" in told[0]


def test_what_lies_elsewhere_is_no_part_of_it(home: Path) -> None:
    elsewhere = home.parent / f"{home.name}-out"
    elsewhere.mkdir()

    @deed
    def writing_out(root: Path) -> None:
        disk.make_folder(elsewhere / "new")
        disk.write(elsewhere / "new" / "report.md", b"x")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        writing_out(home)
    assert (elsewhere / "new" / "report.md").read_bytes() == b"x"
    assert journals(home) == undo_copies.kept(home) == []


def crash_at_its_end(home: Path) -> None:
    """Does the deed, but for what is left to do when it is done."""

    def crash(*_args: object) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as crashing, suppress(KeyboardInterrupt):
        crashing.setattr(deed_ends, "conclude", crash)
        three(home)
        pytest.fail("it went on")


def test_a_deed_that_was_done_is_not_taken_back_for_a_crash_at_its_end(
    home: Path, told: list[str]
) -> None:
    crash_at_its_end(home)
    assert len(journals(home)) == 1
    put_right_if_free(home)
    assert held(home) == AFTER
    assert len(undo_copies.kept(home)) == 1
    assert told == []


@pytest.mark.usefixtures("unanswered")
@pytest.mark.parametrize("opened", [True, False])
def test_in_a_locked_folder_no_copy_is_left_open(
    home: Path, monkeypatch: pytest.MonkeyPatch, opened: bool
) -> None:
    (home / "private").mkdir()
    (home / "private" / "locked.zip.age").write_bytes(b"sealed")
    monkeypatch.setenv("LT_KEY_PASSPHRASE", "four words of a test")
    crash_at_its_end(home)
    if not opened:
        monkeypatch.delenv("LT_KEY_PASSPHRASE")
    put_right_if_free(home)
    assert held(home) == AFTER | {"private/locked.zip.age": b"sealed"}
    copies = [one.name for one in (home / "private").glob("undo/*/*") if one.name != "deed.jsonl"]
    assert sorted(copies) == (["2.age", "4.age"] if opened else [])
    assert len(undo_copies.kept(home)) == opened


class TestWhereLocksReachNobodyElse:
    """Both states stay, and it is told."""

    @pytest.fixture(autouse=True)
    def _lockless(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(one_writer, "_taken", lambda *_args, **_named: NoLock())

    @staticmethod
    def another(home: Path, content: bytes) -> None:
        @deed
        def theirs(root: Path) -> None:
            disk.write(root / "a.yaml", content, (root / "a.yaml").read_bytes())

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(platform, "node", lambda: "LAPTOP-9")
            Context().run(theirs, home)

    def test_what_came_before_the_replacing_stays(
        self, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = Path.replace

        def late(self: Path, target: Path) -> Path:
            if self.name == "a.yaml":
                monkeypatch.setattr(Path, "replace", real)
                TestWhereLocksReachNobodyElse.another(home, b"theirs")
            return real(self, target)

        @deed
        def ours(root: Path) -> None:
            before = (root / "a.yaml").read_bytes()
            (root / ".lt" / "writer.json").write_text('{"token": "other"}', encoding="utf-8")
            monkeypatch.setattr(Path, "replace", late)
            disk.write(root / "a.yaml", b"ours", before)

        with pytest.raises(LtError, match=r"changed .*a\.yaml meanwhile"):
            ours(home)
        assert (home / "a.yaml").read_bytes() == b"theirs"
        assert not list(home.glob("**/*.tmp"))

    def test_what_came_after_it_stays_and_ours_is_kept(self, home: Path) -> None:
        @deed
        def ours(root: Path) -> None:
            disk.write(root / "a.yaml", b"ours", b"a")
            self.another(root, b"theirs")

        with pytest.raises(LtError, match=r"Somebody else wrote a\.yaml at the same") as raised:
            ours(home)
        assert (home / "a.yaml").read_bytes() == b"theirs"
        kept = [one.read_bytes() for one in home.glob("private/undo/*/ours-*")]
        assert kept == [b"ours"]
        assert "ours-" in raised.value.hint

    def test_of_three_at_once_none_is_lost(
        self, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = Path.replace
        states = iter((b"second", b"third"))

        def late(self: Path, target: Path) -> Path:
            if self.name == "a.yaml":
                self.write_bytes(next(states))
                done = real(self, target)
                self.write_bytes(next(states))
                return done
            return real(self, target)

        @deed
        def ours(root: Path) -> None:
            (root / ".lt" / "writer.json").write_text('{"token": "other"}', encoding="utf-8")
            monkeypatch.setattr(Path, "replace", late)
            disk.write(root / "a.yaml", b"ours", b"a")

        with pytest.raises(LtError, match=r"a\.yaml\.kept"):
            ours(home)
        assert (home / "a.yaml").read_bytes() == b"third"
        assert (home / "a.yaml.kept").read_bytes() == b"second"


def test_what_a_crash_left_is_put_right_once_before_a_deed(
    home: Path, unanswered: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Path] = []
    monkeypatch.setattr(deeds, "put_right", begun.append)
    with suppress(ZeroDivisionError):
        failing(home)
    assert begun == [home]


def test_where_there_is_no_review_nothing_is_noted(tmp_path: Path) -> None:
    @deed
    def one(root: Path) -> None:
        disk.write(root / "x.yaml", b"x")

    one(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["x.yaml"]


def test_that_a_deed_cannot_be_taken_back_is_told(
    home: Path, unanswered: None, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    three(home)
    assert told == []
    monkeypatch.setattr(undo_copies, "is_closed", lambda root: True)
    disk.write(home / "b.yaml", b"b")
    disk.write(home / "a.yaml", b"a", b"AA")
    disk.remove(home / "new/folder/c.yaml", b"c")
    three(home)
    (line,) = told
    assert "lt undo cannot take back" in line
