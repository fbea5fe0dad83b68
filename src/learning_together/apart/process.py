"""The process in which a file is read, and what it answered.

It is started once and asked for file after file. What was made to keep its reader busy, or to fill
the memory, ends that process and nothing else; the next file gets a new one.
"""

import atexit
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from threading import Event, Lock, Timer
from typing import Any

from learning_together.errors import LtError

#: Seconds of the processor that a file may take, and bytes of memory; a report takes a second.
SECONDS = 30
MEMORY = 1024 * 1024 * 1024
#: Bytes that may be said of a file; they stand in the memory of the process that asks.
SAID = 128 * 1024 * 1024
#: Seconds by the clock after which it is ended in any case; a busy machine needs more of these.
PATIENCE = 120

#: What is said instead where the installation lacks a package, before its name.
MISSING = "missing "
_PROGRAM = f"""
import json, sys
sys.path[:] = json.loads(sys.argv[1])
try:
    {{}}
except ModuleNotFoundError as fault:
    print(json.dumps({{{{"end": f"{MISSING}{{{{fault.name}}}}"}}}}))
"""
#: What is said at the end of each answer: nothing where it is whole, else why it is not.
END = "end"
#: What is said before it where the file is refused: in words, and what to do.
REFUSED = "refused"
_KEPT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
#: How a process ends that took too long, or that was refused more memory.
_TIME = {-getattr(signal, "SIGPROF", 0)} - {0}
_MEMORY = {-signal.SIGABRT, -getattr(signal, "SIGKILL", 0)} - {0}


class Stopped(Enum):
    """Why a file was not read to its end."""

    TIME = f"it took more than {SECONDS} seconds"
    MEMORY = "it needs too much memory"
    FAULT = "it brought down the program that reads it"


class StoppedError(LtError):
    """A file was not read to its end.

    Args:
        name: What to call it.
        why: Why not.
    """

    def __init__(self, name: str, why: Stopped) -> None:
        super().__init__(
            f"{name} was not read to its end: {why.value}. Nothing was changed.",
            "It may be damaged, or made to do harm. If you know who made it, open it in its own "
            "program, save it under another name, and try with that one.",
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """What the process said of a file.

    Attributes:
        lines: What it said, as far as it came.
        stopped: Why it did not come to its end; None where it did.
    """

    lines: list[dict[str, Any]]
    stopped: Stopped | None = None

    def whole(self, name: str) -> list[dict[str, Any]]:
        """What it said, where that is all.

        Args:
            name: What to call the file in messages.

        Raises:
            StoppedError: It was not read to its end.
            LtError: The file is refused.
        """
        if self.stopped:
            raise StoppedError(name, self.stopped)
        if self.lines and REFUSED in self.lines[-1]:
            raise LtError(*self.lines[-1][REFUSED])
        return self.lines


class Apart:
    """A process apart.

    Args:
        start: The program that it runs; it answers by `serving`.
    """

    def __init__(self, start: str) -> None:
        self._start = start
        self._child: subprocess.Popen[bytes] | None = None
        self._one = Lock()
        atexit.register(self._end)
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._leave)

    def ask(self, data: bytes, **more: object) -> Answer:
        """What it says of a file.

        Args:
            data: The file.
            more: What the program has to know besides.

        Raises:
            ModuleNotFoundError: The installation lacks a package that reads such a file.
        """
        with self._one:
            used = self._child is not None
            answer = self._asked(data, more)
            if used and answer.stopped not in {None, Stopped.TIME}:
                # Files before it may have left it too little; alone it has the whole bound.
                answer = self._asked(data, more)
        return answer

    def _asked(self, data: bytes, more: dict[str, object]) -> Answer:
        child = self._child = self._child or self._started()
        late = Event()

        def end() -> None:
            late.set()
            child.kill()

        clock = Timer(PATIENCE, end)
        clock.daemon = True
        clock.start()
        lines: list[dict[str, Any]] = []
        said, length = None, 0
        try:
            with suppress(OSError):  # It has ended already, and says nothing.
                head = {"seconds": SECONDS, "memory": MEMORY, "length": len(data), "more": more}
                child.stdin.write(json.dumps(head).encode() + b"\n" + data)  # type: ignore[union-attr]
                child.stdin.flush()  # type: ignore[union-attr]
            for line, size in _lines(child):
                length += size
                if END in line:
                    said = line[END]
                    break
                if length > SAID:
                    return Answer(lines, Stopped.MEMORY)
                lines.append(line)
        finally:
            clock.cancel()
            if said != "":
                self._end()  # What comes next is asked of a new one.
        if said == "":
            return Answer(lines)
        if said and said.startswith(MISSING):
            name = said.removeprefix(MISSING)
            raise ModuleNotFoundError(f"No module named '{name}'", name=name)
        return Answer(lines, Stopped[said] if said else _why(child.returncode, late=late.is_set()))

    def _started(self) -> "subprocess.Popen[bytes]":
        path = json.dumps([each for each in sys.path if Path(each).is_absolute()])
        return subprocess.Popen(  # noqa: S603 - our own interpreter and our own code
            [sys.executable, "-I", "-X", "utf8", "-c", _PROGRAM.format(self._start), path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(__file__).parent,
            env={name: os.environ[name] for name in _KEPT if name in os.environ},
        )

    def _leave(self) -> None:
        """Leaves it to the process that started it: one of two forks would read the other's."""
        self._child, self._one = None, Lock()

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.communicate()


def _lines(child: "subprocess.Popen[bytes]") -> Iterator[tuple[dict[str, Any], int]]:
    """What it says, each with its length in bytes."""
    for raw in child.stdout or ():
        try:
            yield json.loads(raw), len(raw)
        except ValueError:
            return  # The last line of one that was ended is cut off.


def _why(code: int, *, late: bool) -> Stopped:
    if late or code in _TIME:
        return Stopped.TIME
    return Stopped.MEMORY if code in _MEMORY else Stopped.FAULT
