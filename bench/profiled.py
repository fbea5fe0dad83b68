"""Where the time of a command goes, by module: what a missed bound is shown with.

The profiler slows Python down more than what libraries do in C, so that these are shares and no
seconds of the bench. What a command's children do is not in it.
"""

import pstats
import subprocess
import tempfile
from collections import Counter
from pathlib import Path, PurePath

from measure import Command
from yardsticks import LT, program

#: Modules that are shown; the rest is summed up.
_SHOWN = 14
_OURS = "learning_together"
#: As `python -m cProfile`, of a program that would end before anything is written down.
_PROFILED = """
import cProfile, sys
kept, text, *sys.argv[1:] = sys.argv[1:]
held = cProfile.Profile()
held.enable()
try:
    exec(text)
except SystemExit:
    pass
held.disable()
held.dump_stats(kept)
"""
_RUN = "import sys\nfrom learning_together.cli.main import run\nrun(sys.argv[1:])\n"


def profile(command: Command) -> str:
    """A table of the modules in which a command of `lt` spends its time; the largest first.

    Args:
        command: It, as `yardsticks.lt` or `yardsticks.program` makes it.
    """
    is_lt = tuple(command[: len(LT)]) == LT
    text, arguments = (_RUN, command[len(LT) :]) if is_lt else (command[2], command[3:])
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "profile"
        subprocess.run(
            program(_PROFILED, kept, text, *arguments),
            stdout=subprocess.DEVNULL, check=True,
        )  # fmt: skip
        times = _by_module(pstats.Stats(str(kept)))
    total = times.total()
    rows = [f"    {share / total:4.0%}  {name}" for name, share in times.most_common(_SHOWN)]
    rest = total - sum(share for _, share in times.most_common(_SHOWN))
    return "\n".join([*rows, f"    {rest / total:4.0%}  all else"]) + "\n"


def _by_module(stats: pstats.Stats) -> "Counter[str]":
    """Own seconds by module; those of functions in C are their caller's."""
    found: Counter[str] = Counter()
    every = stats.stats  # type: ignore[attr-defined]  # pstats keeps it there, untold
    for (path, _, name), (_, _, own, _, callers) in every.items():
        if path == "~":
            for (caller, _, _), (_, _, part, _) in callers.items():
                found[_module(caller, name)] += part
        else:
            found[_module(path, name)] += own
    return found


def _module(path: str, name: str) -> str:
    parts = PurePath(path).parts
    if _OURS in parts:
        return "/".join(parts[len(parts) - parts[::-1].index(_OURS) :])
    if "site-packages" in parts:
        return parts[parts.index("site-packages") + 1].removesuffix(".py")
    if path.startswith("<"):  # built as text, as dataclasses are; the import system
        return "Python itself"
    return f"Python: {PurePath(path).stem}" if path != "~" else f"Python: {name.strip('<>')[:40]}"
