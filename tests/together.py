"""Runs commands at once, or kills one in the middle, in processes that are forked off this one."""

import contextlib
import io
import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from learning_together.cli import console, main
from learning_together.folder import disk, one_writer

#: Whoever waits for another at a barrier goes on after a while, in seconds.
_PATIENCE = 5.0
_CALLS = ("open", "fsync", "replace", "rename", "unlink", "link", "mkdir", "chmod", "rmdir")


class Run(Protocol):
    """A command that has ended: its code, and what it told its user."""

    code: int

    @property
    def said(self) -> str: ...


class Ran:
    """A command that was started.

    Args:
        root: The folder to run in.
        line: Its arguments.
        place: Where its output and its barriers are kept.
        before: Called in its process before it begins.
    """

    def __init__(
        self, root: Path, line: str, place: Path, before: Callable[[], object] = lambda: None
    ) -> None:
        self._place = place
        place.mkdir(parents=True, exist_ok=True)
        self._id = os.fork()
        if not self._id:
            try:
                self._run(root, line, before)
            finally:
                (place / "err").write_text(traceback.format_exc(), encoding="utf-8")
                os._exit(70)
        self.code = 0

    def _run(self, root: Path, line: str, before: Callable[[], object]) -> None:
        os.chdir(root)
        for number, name in enumerate(("in", "out", "err")):
            path = os.devnull if name == "in" else str(self._place / name)
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
            os.dup2(handle, number)
        sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
        for cached in (console.out, console.err):
            cached.cache_clear()
        before()
        code = 70
        try:
            main.run(line.split())
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        sys.stdout.flush()
        sys.stderr.flush()
        (self._place / "trying").touch()
        os._exit(code)

    def wait(self) -> "Ran":
        """Waits until it has ended; a negative code is the signal that ended it."""
        _, status = os.waitpid(self._id, 0)
        self.code = os.waitstatus_to_exitcode(status)
        (self._place / "trying").touch()
        return self

    @property
    def said(self) -> str:
        """What it told its user."""
        texts = (self._place / name for name in ("out", "err"))
        return "".join(one.read_text(encoding="utf-8") for one in texts if one.exists())


def run_here(root: Path, line: str) -> int:
    """Runs a command in this process, and shows nothing of it."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    for cached in (console.out, console.err):
        cached.cache_clear()
    with contextlib.chdir(root), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main.run(line.split())
        except SystemExit as end:
            return end.code if isinstance(end.code, int) else 1
    return 0


class Started:
    """A command in a process of its own, from its first byte on."""

    def __init__(self, root: Path, line: str) -> None:
        self._process = subprocess.Popen(
            (sys.executable, "-P", "-m", "learning_together.cli.main", *line.split()),
            cwd=root, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True,
        )  # fmt: skip
        self.code, self._said = 0, ""

    @property
    def said(self) -> str:
        """What it told its user."""
        return self._said

    def wait(self) -> "Started":
        """Waits until it has ended."""
        self._said, _ = self._process.communicate()
        self.code = self._process.returncode
        return self


def started_at_once(root: Path, one: str, two: str, place: Path) -> tuple[Started, Started]:
    """Starts two commands as their users do; whether they meet, they decide."""
    del place
    runs = Started(root, one), Started(root, two)
    return runs[0].wait(), runs[1].wait()


def at_once(
    root: Path, one: str, two: str, place: Path, before_putting: str = "trying"
) -> tuple[Ran, Ran]:
    """Runs two commands so that they meet: inside the lock, and before the first replacing."""
    places = (place / "one", place / "two")
    for each in places:
        each.mkdir(parents=True)
    runs = [
        Ran(root, line, mine, lambda mine=mine, other=other: _meeting(mine, other, before_putting))  # type: ignore[misc]
        for line, mine, other in zip((one, two), places, reversed(places), strict=True)
    ]
    return runs[0].wait(), runs[1].wait()


def unlocked_at_once(root: Path, one: str, two: str, place: Path) -> tuple[Ran, Ran]:
    """Runs two commands that know no lock: neither replaces before both have read."""
    return at_once(root, one, two, place, before_putting="putting")


def _meeting(mine: Path, other: Path, before_putting: str) -> None:
    """Has the holder of the lock go on only once the other has come for it.

    Args:
        mine: Where this one leaves its signs.
        other: Where the other leaves them.
        before_putting: The sign of the other that is waited for before the first replacing.
    """
    taking, putting = one_writer._taken, disk._put

    def taken(path: Path, *, patient: bool) -> object:
        (mine / "trying").touch()
        lock = taking(path, patient=patient)
        _meet(other, "trying")
        return lock

    def put(made: Path, path: Path, *, new: bool) -> None:
        (mine / "putting").touch()
        _meet(other, before_putting)
        putting(made, path, new=new)

    one_writer._taken = taken  # type: ignore[assignment]
    disk._put = put


def _meet(other: Path, sign: str) -> None:
    until = time.monotonic() + _PATIENCE
    while not (other / sign).exists() and time.monotonic() < until:
        time.sleep(0.002)


def killed_at(root: Path, line: str, number: int, place: Path) -> Ran:
    """Runs a command that is killed before its n-th call that writes, or looks into a folder."""
    return Ran(root, line, place, lambda: _counting(number)).wait()


def calls_of(root: Path, line: str, place: Path) -> int:
    """How many such calls a command makes."""
    count = place / "count"

    def told() -> None:
        seen = _counting(0)
        real = os._exit

        def leave(code: int) -> None:
            count.write_text(str(seen()), encoding="utf-8")
            real(code)

        os._exit = leave  # type: ignore[assignment]

    done = Ran(root, line, place, told).wait()
    assert done.code in {0, 1}, done.said
    return int(count.read_text(encoding="utf-8"))


def _counting(last: int) -> Callable[[], int]:
    seen = 0

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **named: object) -> object:
            nonlocal seen
            seen += 1
            if seen == last:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*args, **named)

        return call

    for name in _CALLS:
        setattr(os, name, counted(getattr(os, name)))
    return lambda: seen
