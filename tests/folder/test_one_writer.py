"""One writer at a time: who waits, for whom, for how long, and what a crash leaves."""

import errno
import json
import os
import platform
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from gitting import git
from learning_together.errors import LtError
from learning_together.folder import front_end, one_writer
from learning_together.folder.front_end import Front
from learning_together.folder.one_writer import Turn, is_held, is_unsure, writing

_HOLD = """
import sys, time
from pathlib import Path
from learning_together.folder import front_end, one_writer
front_end.front = front_end.Front("lt import")
with one_writer.writing(Path(sys.argv[1])):
    print("has it", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "review.yaml").touch()
    return tmp_path


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    lines: list[str] = []
    monkeypatch.setattr(front_end, "front", Front("lt new", lines.append))
    return lines


@contextmanager
def another(home: Path, *, program: str = _HOLD) -> Iterator[subprocess.Popen[str]]:
    """Another lt that is writing, until its input ends."""
    with subprocess.Popen(
        (sys.executable, "-c", program, str(home)),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as other:  # fmt: skip
        assert other.stdout
        assert other.stdout.readline() == "has it\n"
        try:
            yield other
        finally:
            other.kill()


def own_files(home: Path) -> set[str]:
    return {one.name for one in (home / ".lt").iterdir()}


def test_another_is_waited_for_and_told_of_without_a_name(home: Path, told: list[str]) -> None:
    with another(home) as other:
        assert other.stdin
        threading.Timer(0.3, other.stdin.close).start()
        with writing(home):
            assert other.wait(5) == 0
    (line,) = told
    assert "Somebody on this computer (lt import, since " in line
    assert "waiting until that is done" in line


def test_it_gives_up_in_words_and_runs_nothing(
    home: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_writer, "WAIT", 0.2)
    with (
        another(home),
        pytest.raises(LtError, match="still writing in this folder") as raised,
        writing(home),
    ):
        pytest.fail("nobody else may write")
    assert "nothing was done" in raised.value.message
    assert raised.value.hint
    assert not is_held(home)


def test_a_lock_left_by_a_crash_is_no_obstacle(home: Path, told: list[str]) -> None:
    with another(home) as other:
        other.kill()
        other.wait()
        with writing(home):
            assert json.loads((home / ".lt" / "writer.json").read_bytes())["command"] == "lt new"
    assert told == []
    assert "writer.json" not in own_files(home)


def test_within_itself_it_waits_for_nobody(home: Path, told: list[str]) -> None:
    with writing(home):
        with writing(home / "." / "review.yaml" / ".."):
            assert is_held(home)
        assert is_held(home)
    assert not is_held(home)
    assert told == []


def test_whether_another_may_write_all_the_same(home: Path) -> None:
    assert not is_unsure(home)
    with writing(home) as turn:
        assert (turn.has_lock, turn.is_new, is_unsure(home)) == (True, True, False)
        (home / ".lt" / "writer.json").write_text('{"token": "other"}', encoding="utf-8")
        assert is_unsure(home)
    note = json.dumps({"machine": "LAPTOP-9", "token": "other"})
    (home / ".lt" / "writer.json").write_text(note, encoding="utf-8")
    with writing(home):
        assert is_unsure(home)
    (home / ".lt" / "writer.json").write_text('{"token": "other"}', encoding="utf-8")
    with writing(home):
        assert not is_unsure(home)


def test_two_threads_of_one_program_take_turns(home: Path, told: list[str]) -> None:
    most, now = [], []

    def deed() -> None:
        with writing(home):
            now.append(1)
            most.append(len(now))
            time.sleep(0.02)
            now.pop()

    threads = [threading.Thread(target=deed) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert most == [1, 1, 1, 1]


def test_a_failure_within_gives_it_up(home: Path) -> None:
    with pytest.raises(ZeroDivisionError), writing(home):
        raise ZeroDivisionError
    with another(home):
        assert not is_held(home)


@pytest.mark.git
def test_git_sees_nothing_of_it(home: Path) -> None:
    git(home, "init", "-q")
    (home / ".lt").mkdir()
    (home / ".lt" / ".gitignore").write_text("/mine\n/written.tsv\n", encoding="utf-8")
    with writing(home):
        status = git(home, "status", "--porcelain", "-uall")
        assert ".lt" not in status
    lines = (home / ".lt" / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "/mine"
    assert len(lines) == len(set(lines))


def test_a_folder_that_is_no_review_has_no_lock(tmp_path: Path) -> None:
    with writing(tmp_path):
        assert not is_held(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_programme_has_one(tmp_path: Path) -> None:
    (tmp_path / "programme.yaml").touch()
    with writing(tmp_path):
        assert is_held(tmp_path)


def test_where_nobody_may_write_nobody_waits(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with writing(home):
        assert not is_held(home)
    assert not (home / ".lt").exists()


@pytest.mark.parametrize("name", [".lt", ".lt/lock"])
def test_no_link_is_followed(
    home: Path, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    goal = tmp_path_factory.mktemp("elsewhere")
    link = home / name
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(goal if name == ".lt" else goal / "file")
    with pytest.raises(LtError, match=r"link|cannot be written"), writing(home):
        pytest.fail("through a link")
    assert list(goal.iterdir()) == []


def test_whoever_may_write_the_review_may_take_its_lock(home: Path) -> None:
    (home / "review.yaml").chmod(0o775)
    outer = os.umask(0o077)
    try:
        with writing(home):
            assert (home / ".lt" / "writer.json").stat().st_mode & 0o777 == 0o664
    finally:
        os.umask(outer)
    assert (home / ".lt" / "lock").stat().st_mode & 0o777 == 0o664


def test_a_program_that_the_holder_starts_writes_within_its_turn(home: Path) -> None:
    with writing(home):
        done = subprocess.run(
            (sys.executable, "-c", _HOLD, str(home)), input="", capture_output=True, text=True,
            timeout=20,
        )  # fmt: skip
        assert done.stdout == "has it\n"
        assert (home / ".lt" / "writer.json").exists()
    assert "LT_WRITER" not in os.environ


def test_an_old_token_opens_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_writer, "WAIT", 0.2)
    monkeypatch.setenv("LT_WRITER", "0123456789abcdef")
    with another(home), pytest.raises(LtError, match="still writing"), writing(home):
        pytest.fail("nobody else may write")


@pytest.mark.parametrize("raw", [b"", b"[]", b"\xff", b'{"since": "x"}', b'{"machine": "m"}'])
def test_a_damaged_note_of_who_writes_hinders_nobody(
    home: Path, told: list[str], monkeypatch: pytest.MonkeyPatch, raw: bytes
) -> None:
    monkeypatch.setattr(one_writer, "WAIT", 0.2)
    with another(home):
        (home / ".lt" / "writer.json").write_bytes(raw)
        with pytest.raises(LtError, match=r"^Somebody is still writing"), writing(home):
            pytest.fail("nobody else may write")
    with writing(home):
        pass
    assert told[0].startswith("Somebody is writing in this folder")


class _Flockless:
    """A drive that cannot lock."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __call__(self, _handle: int, _how: int) -> None:
        raise OSError(self.number, os.strerror(self.number))


@pytest.fixture(params=[errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOLCK])
def flockless(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    fcntl = pytest.importorskip("fcntl", reason="Windows locks otherwise")

    monkeypatch.setattr(fcntl, "flock", _Flockless(request.param))
    return int(request.param)


@pytest.mark.usefixtures("flockless")
def test_where_a_drive_cannot_lock_a_lease_takes_its_place(
    home: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_writer, "WAIT", 0.2)
    other: list[str] = []

    def late() -> None:
        try:
            with writing(home):
                other.append("both write")
        except LtError as error:
            other.append(error.message)

    with writing(home):
        assert is_held(home)
        assert is_unsure(home)
        assert "mode=lease" in (home / ".lt" / "lock.lease").read_text(encoding="utf-8")
        thread = threading.Thread(target=late)
        thread.start()
        thread.join()
    assert "still writing" in other[0]
    assert "lock.lease" not in own_files(home)
    with writing(home):
        assert is_held(home)


@pytest.mark.usefixtures("flockless")
@pytest.mark.parametrize("host", ["here", "elsewhere"])
def test_a_lease_of_somebody_who_crashed_is_taken_over(
    home: Path, told: list[str], monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setattr(one_writer, "LEASE", 0.3)
    (home / ".lt").mkdir()
    machine = platform.node() if host == "here" else "LAPTOP-9"
    with subprocess.Popen((sys.executable, "-c", "")) as ended:
        ended.wait()
    (home / ".lt" / "lock.lease").write_text(
        f"filelock/2\npid={ended.pid}\nhost={machine}\nmode=lease\ntoken=abc\nduration=0.3\n",
        encoding="utf-8",
    )
    (home / ".lt" / "writer.json").write_text(
        json.dumps({"command": "lt import", "machine": machine, "token": "abc",
                    "since": "2026-03-01T10:00:00+00:00"}), encoding="utf-8",
    )  # fmt: skip
    with writing(home):
        assert is_held(home)
    if host == "elsewhere":
        since = datetime.fromisoformat("2026-03-01T10:00:00+00:00").astimezone()
        (line,) = told
        assert line.startswith(f"Somebody on LAPTOP-9 (lt import, since {since:%H:%M:%S}) is")


def test_another_fault_of_the_drive_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl", reason="Windows locks otherwise")

    monkeypatch.setattr(fcntl, "flock", _Flockless(errno.EIO))
    with pytest.raises(LtError, match="lock cannot be written"), writing(home):
        pytest.fail("without a lock")
    assert not is_held(home)


def test_whoever_need_not_write_goes_on_without_the_lock(home: Path, told: list[str]) -> None:
    with another(home), writing(home, patient=False) as turn:
        assert not turn.has_lock
    assert told == []


def test_a_program_that_is_started_within_is_part_of_it(home: Path, told: list[str]) -> None:
    with writing(home):
        token = os.environ[one_writer._WITHIN]
        # As in another program, which has taken no turn of its own.
        one_writer._own_tokens.discard(token)
        with ThreadPoolExecutor(1) as program:
            turn = program.submit(_turn_in, home).result(5)
        one_writer._own_tokens.add(token)
    assert (turn.has_lock, turn.is_new, told) == (True, False, [])


def _turn_in(home: Path) -> Turn:
    with writing(home) as turn:
        return turn
