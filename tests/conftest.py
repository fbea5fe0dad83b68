"""Fixtures that most tests need."""

import contextlib
import gc
import io
import os
import signal
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import writing_commands
from learning_together.cli import console, main
from learning_together.folder import age_passphrase
from sample import SAMPLE, Folder, write

# No property fails because the machine is slow. `make test-long` asks for many more examples;
# the others are as few as keep `make test` below five minutes. Where a change is judged (CI), they
# are the same each time, so that it answers for what it changed alone.
settings.register_profile(
    "default",
    max_examples=40,
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("long", settings.get_profile("default"), max_examples=2000)
settings.load_profile(os.environ.get("PROPERTIES", "default"))

# What a shell starts in the background ignores Ctrl-C, and so does all that it starts; some tests
# send it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# What tests leave behind is little: the collector of garbage comes seldom.
gc.set_threshold(100_000, 50, 50)

#: Locks cost next to no work here; the tests of the lock itself ask for the usual.
age_passphrase.WORK = 2

#: For properties of which each example checks a review or writes documents: a quarter as many.
costly = settings(max_examples=settings().max_examples // 4)
#: For what two people made of one review: hundreds in the suite, ten thousand in the long run.
of_two_states = settings(
    max_examples=settings().max_examples * (5 if settings().max_examples > 1000 else 3)
)
#: For properties of which each kind of record is asked by itself.
of_each_kind = settings(max_examples=settings().max_examples // 12)


def pytest_collection_finish() -> None:
    """Has the collector of garbage pass over what was loaded: it goes on living."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Has the long run alone ask all that a test marked `few` is asked of."""
    every: dict[tuple[Path, str], list[pytest.Item]] = {}
    for item in items:
        if item.get_closest_marker("few") and not item.get_closest_marker("long"):
            every.setdefault((item.path, item.nodeid.partition("[")[0]), []).append(item)
    for of_one in every.values():
        mark = of_one[0].get_closest_marker("few")
        assert mark is not None
        (few,) = mark.args
        kept = {number * len(of_one) // few for number in range(few)}
        for number, item in enumerate(of_one):
            if number not in kept:
                item.add_marker(pytest.mark.long)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="Write the expected texts anew; read what changed."
    )


@dataclass(frozen=True)
class Ran:
    """What a command did.

    Attributes:
        code: Its exit code.
        out: What it wrote to the standard output.
        err: What it wrote to the standard error.
    """

    code: int
    out: str
    err: str


Lt = Callable[..., Ran]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Makes a review folder: the sample, with these files laid over it."""

    def make(files: Mapping[str, str]) -> Path:
        return write(tmp_path / "review", {**SAMPLE, **files})

    return make


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A review in git that has something for each command that writes to do; it is not changed."""
    return writing_commands.prepare(tmp_path_factory.mktemp("base") / "review")


@pytest.fixture
def lt(monkeypatch: pytest.MonkeyPatch) -> Lt:
    """Runs `lt` in this process: `lt("validate", "--strict", cwd=folder)`.

    The width is 80 columns unless `width=` says otherwise; there is no colour and no terminal;
    `cwd=` is the folder to run in (the command's relative paths start there), `typed=` what
    stands on the standard input.
    """

    def run(*args: str | Path, cwd: Path | None = None, width: int = 80, typed: str = "") -> Ran:
        out, err = _stream(), _stream()
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.setenv("TERM", "dumb")
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        for cached in (console.out, console.err):
            cached.cache_clear()
        code = 0
        with (
            contextlib.chdir(cwd or Path.cwd()),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            try:
                main.run([str(arg) for arg in args])
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else int(bool(end.code))
            finally:
                gc.enable()  # a command turns it off, and ends; the tests go on
        return Ran(code, _text(out), _text(err))

    return run


def _stream() -> io.TextIOWrapper:
    """A stream as a console of Windows has it, until the command says otherwise."""
    return io.TextIOWrapper(io.BytesIO(), encoding="cp1252", errors="strict", newline="\n")


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")
