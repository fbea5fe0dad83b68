"""What a command costs: CPU time and memory, those of its children included.

The wall clock tells what else a machine does; CPU time tells what was done. Commands that are to
be compared run in turn, so that what slows one slows the other too.
"""

import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import log
from typing import IO

import psutil

#: A whole process: its program and arguments.
Command = Sequence[str]

#: An installed program has its modules compiled; a checkout may be told not to keep them.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
_MEGABYTE = 1024**2
#: Seconds between two looks at the memory of a command and its children.
_LOOK = 0.02


@dataclass(frozen=True)
class Cost:
    """What runs of one command cost.

    Attributes:
        runs: Seconds of CPU of each counted run.
        megabytes: The most that the command and its children held at one time.
    """

    runs: tuple[float, ...]
    megabytes: float

    @property
    def seconds(self) -> float:
        """Seconds of CPU of the run that was least disturbed."""
        return min(self.runs)

    def over(self, other: "Cost") -> float:
        """How many times that of another it is: the median of the pairs that ran in turn."""
        return statistics.median(
            mine / theirs for mine, theirs in zip(self.runs, other.runs, strict=True)
        )


def run(command: Command) -> float:
    """Runs a command to its end; the seconds of CPU that it and its children took.

    Raises:
        SystemExit: It did not do its work.
    """
    with _started(command) as (child, said):
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        _did_its_work(command, child.returncode, said)
    return usage.ru_utime + usage.ru_stime


def peak(command: Command) -> float:
    """Runs a command to its end; the megabytes that it and its children held at most.

    Raises:
        SystemExit: It did not do its work.
    """
    most = 0
    with _started(command) as (child, said):
        process = psutil.Process(child.pid)
        while child.poll() is None:
            most = max(most, _held(process))
            time.sleep(_LOOK)
        _did_its_work(command, child.returncode, said)
    return most / _MEGABYTE


def in_turn(commands: Sequence[Command], runs: int) -> list[Cost]:
    """Commands in turn, so many times each, after a run of each that shows its memory."""
    peaks = [peak(command) for command in commands]
    rounds = [[run(command) for command in commands] for _ in range(runs)]
    return [
        Cost(tuple(each), megabytes)
        for each, megabytes in zip(zip(*rounds, strict=True), peaks, strict=True)
    ]


def exponent(small: tuple[int, float], large: tuple[int, float]) -> float:
    """With which power of the size a cost grows: 1 is in proportion."""
    return log(large[1] / small[1]) / log(large[0] / small[0])


@contextmanager
def _started(command: Command) -> Iterator[tuple[subprocess.Popen[bytes], IO[bytes]]]:
    """A command that runs, and what it says of its faults."""
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=said, env=_ENVIRONMENT
        ) as child,
    ):
        yield child, said


def _did_its_work(command: Command, code: int, said: IO[bytes]) -> None:
    """Refuses a run that failed.

    Of what it found, a command tells by ending with 1, which takes the same time; it says nothing
    of a fault then. So does Python where a program breaks off, and tells how.

    Raises:
        SystemExit: It did not do its work.
    """
    said.seek(0)
    faults = said.read().decode(errors="replace").strip()
    if code not in {0, 1} or (code == 1 and faults):
        raise SystemExit(f"ended with {code}: {shlex.join(command)[:500]}\n{faults[-2000:]}")


def _held(process: psutil.Process) -> int:
    """Bytes that a process and all below it hold; what several share is counted once."""
    total = 0
    try:
        for each in (process, *process.children(recursive=True)):
            held = each.memory_full_info() if sys.platform == "linux" else each.memory_info()
            total += getattr(held, "pss", held.rss)
    except psutil.Error:  # It ended while it was looked at.
        return 0
    return total


class Bench:
    """Prints a line a figure, and remembers which bounds were missed.

    Args:
        runs: Counted runs of each command.
        profile: Says of a command that is compared where its time goes, where that is asked.
    """

    def __init__(self, runs: int, profile: Callable[[Command], str] | None = None) -> None:
        self.runs = runs
        self.profile = profile
        self.missed: list[str] = []

    def bound(self, what: str, value: float, most: float, unit: str = "") -> None:
        """Holds a figure against the most that it may be."""
        fine = value <= most
        if not fine:
            self.missed.append(what)
        print(f"  {'ok  ' if fine else 'MISS'} {what}: {value:.3g}{unit} (at most {most:g}{unit})")

    def compare(
        self, what: str, ours: Command, *yards: tuple[str, Command]
    ) -> tuple[Cost, dict[str, float]]:
        """A command beside its yardsticks.

        Args:
            what: Its name.
            ours: The command.
            yards: Each with its name.

        Returns:
            Its cost, and how many times that of each yardstick it is.
        """
        cost, *others = in_turn([ours, *(command for _, command in yards)], self.runs)
        print(f"{what}: {cost.seconds:.2f} s of CPU, {cost.megabytes:.0f} MB", flush=True)
        ratios = {}
        for (name, _), other in zip(yards, others, strict=True):
            ratios[name] = cost.over(other)
            print(f"    {ratios[name]:.2f} of {name} ({other.seconds:.2f} s)", flush=True)
        if self.profile:
            print(self.profile(ours), flush=True)
        return cost, ratios
