"""The other side: reads files from its standard input, and answers in lines of JSON."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from learning_together.apart.process import END, REFUSED, Stopped
from learning_together.errors import LtError

#: Gives lines from a file and what else was said of it.
Deed = Callable[..., Iterator[dict[str, Any]]]


def serve(deed: Deed) -> None:
    """Answers for file after file, each within its bounds, until there are no more."""
    given, out = sys.stdin.buffer, sys.stdout.buffer
    while head := given.readline():
        asked = json.loads(head)
        data = given.read(asked["length"])
        end = ""
        try:
            _limit(asked["seconds"], asked["memory"])
            for line in _said(deed(data, **asked["more"])):
                out.write(json.dumps(line).encode() + b"\n")
        except ModuleNotFoundError:
            raise  # It is no fault of the file's: whoever started this tells it.
        except MemoryError:
            end = Stopped.MEMORY.name
        except Exception:  # noqa: BLE001 - a gate says that it could not read, whatever the fault
            end = Stopped.FAULT.name
        out.write(json.dumps({END: end}).encode() + b"\n")
        out.flush()


def _said(lines: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    try:
        yield from lines
    except LtError as refused:
        yield {REFUSED: (refused.message, refused.hint)}


def _limit(seconds: int, memory: int) -> None:
    """Sets the bounds that the system knows; Windows has none of these, `apart` keeps the time."""
    if sys.platform == "win32":
        return
    import resource
    import signal

    # Counts down by the clock that ends the process. RLIMIT_CPU would have to be told what was
    # spent so far, which getrusage says by another clock: on a busy machine the two drift apart.
    signal.setitimer(signal.ITIMER_PROF, 1 + seconds)
    for which, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(which, (most, resource.getrlimit(which)[1]))
