"""Nothing that steers a terminal is shown, and no stream that fails ends in a traceback."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Lt
from goldens import small
from learning_together.cli import console
from learning_together.errors import LtError
from sample import Folder

#: Clears the screen, hides what follows, turns letters round, steers older terminals.
BAD = "\x1b[2J\x1b[8m\u202e\x9b\x07"
SHOWN = "<U+001B>[2J<U+001B>[8m<U+202E><U+009B><U+0007>"
_STEERS = set(BAD) - set("[2J8m")
_WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other streams")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Broken(io.StringIO):
    """A stream that takes nothing any more."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def write(self, text: str) -> int:
        raise self.error


def _ended(work: Callable[[], None]) -> object:
    with pytest.raises(SystemExit) as ended, console.opened():
        work()
    return ended.value.code


def test_a_door_lets_our_colours_through_to_a_terminal_alone() -> None:
    for stream, colour in ((Terminal(), "\x1b[1;31m"), (io.StringIO(), "<U+001B>[1;31m")):
        console.Door(stream).write(f"\x1b[1;31ma{BAD}\r\nb\tc")
        assert stream.getvalue() == f"{colour}a{SHOWN}\nb    c"


@pytest.mark.parametrize("args", [("show", BAD), ("explain", BAD), ("new", BAD), (BAD,)])
def test_what_was_typed_is_shown_harmless(lt: Lt, folder: Folder, args: tuple[str, ...]) -> None:
    ran = lt(*args, cwd=folder({}), width=400)
    assert ran.code == 2
    assert not _STEERS & set(ran.err)


@_WINDOWS
def test_a_file_is_shown_harmless(lt: Lt, folder: Folder) -> None:
    root = folder({f"a{BAD}.yaml": "- id: CF1\n", "factors.yaml": f"- id: CF1\n  x: {BAD}\n"})
    for form in ("text", "json", "github"):
        ran = lt("validate", "--format", form, cwd=root, width=400)
        assert form == "json" or not _STEERS & set(ran.out + ran.err)
        assert form == "json" or f"a{SHOWN}.yaml" in ran.out


@pytest.mark.parametrize("terminal", [True, False])
def test_json_stays_json(monkeypatch: pytest.MonkeyPatch, terminal: bool) -> None:
    said = {"text": f"a{BAD}\U000e0001\u00a0b"}
    out = io.BytesIO()
    stream = io.TextIOWrapper(out, encoding="cp1252")
    monkeypatch.setattr(stream, "isatty", lambda: terminal)
    monkeypatch.setattr(sys, "stdout", stream)
    with pytest.raises(SystemExit), console.opened():
        console.give(json.dumps(said, ensure_ascii=False))
    shown = out.getvalue().decode()
    assert json.loads(shown) == said
    assert ("\u202e" in shown) == (not terminal)


@pytest.mark.parametrize(
    ("stream", "code", "said"),
    [
        (None, 2, "it is closed"),
        (Broken(ValueError("I/O operation on closed file")), 2, "it is closed"),
        (Broken(OSError(5, "Input/output error")), 2, "Input/output error"),
        (Broken(OSError(28, "No space left on device")), 2, "no room left"),
        (Broken(BrokenPipeError(32, "Broken pipe")), 1, ""),
    ],
)
def test_what_could_not_be_shown_is_told(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO | None, code: int, said: str
) -> None:
    err = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(sys, "stderr", err)
    monkeypatch.setenv("COLUMNS", "400")
    done = []

    def work() -> None:
        console.say("One")
        console.say("Two")
        done.append("all")

    assert (_ended(work), done) == (code, ["all"])
    assert (said in err.getvalue()) == bool(said or not err.getvalue())
    assert err.getvalue().count("lt: ") == bool(said)


def test_without_any_stream_it_ends_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)

    def work() -> None:
        assert not console.can_ask()
        assert not console.look().colour
        raise LtError("It cannot be.")

    assert _ended(work) == 2


@pytest.mark.few(2)
@_WINDOWS
@pytest.mark.parametrize(
    ("redirected", "code"),
    [
        (">&-", 2),
        ("2>&-", 0),
        ("<&-", 0),
        ("<&- >&- 2>&-", 2),
        ("| true; exit ${PIPESTATUS[0]}", 1),
    ],
)
def test_as_a_program_with_streams_that_are_closed(
    folder: Folder, redirected: str, code: int
) -> None:
    command = f'"$0" -m learning_together.cli.main -C "$1" status --format json {redirected}'
    ran = subprocess.run(
        ("bash", "-c", command, sys.executable, str(folder(small()))),
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "COLUMNS": "400"},
    )
    assert ran.returncode == code
    assert "Traceback" not in ran.stderr
    assert "Exception ignored" not in ran.stderr
    assert ("it is closed" in ran.stderr) == (redirected == ">&-")


@pytest.mark.parametrize("args", [("report",), ("show", "NOPE")])
def test_a_terminal_of_no_columns(lt: Lt, folder: Folder, args: tuple[str, ...]) -> None:
    ran = lt(*args, cwd=folder({}), width=0)
    assert (ran.out + ran.err).strip()


def test_a_calendar_goes_out_byte_for_byte(folder: Folder, tmp_path: Path) -> None:
    root = folder({"meetings.yaml": "- id: MTG1\n  type: scoping\n  date: 2022-01-01\n"})
    lt = (sys.executable, "-m", "learning_together.cli.main", "-C", str(root), "calendar")
    shown = subprocess.run(lt, capture_output=True, check=True).stdout
    subprocess.run((*lt, "--output", tmp_path / "a.ics"), capture_output=True, check=True)
    assert shown == (tmp_path / "a.ics").read_bytes()
    assert b"\r\n" in shown
    assert b"\r\r\n" not in shown
