"""The window of a review of ten thousand entries: its first page, a save, and what it holds.

It is asked as a browser asks it, and its process is looked at from outside.
"""

import os
import statistics
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psutil
from generate import write, write_key
from measure import Bench, peak
from yardsticks import VALIDATE, lt

from browsing import Somebody, as_sent, with_typed
from learning_together.web.door import Keys

STATUS = "lt status"
_ENTRIES = 10_000
_SAVES = 12
#: Of a save the check of the one record that was edited, and all else of the two answers.
_CHECK, _REST = 60, 100


def window(bench: Bench, folder: Path) -> None:
    """The first page beside `lt status`, memory beside `lt validate`, and a save by itself."""
    review = folder / "window"
    write(review, _ENTRIES, "prose")
    write_key(review, 200)
    cost, _ = bench.compare(STATUS, lt(review, "status"))
    held = peak(lt(review, "validate"))
    with _opened(review) as (me, process):
        me.ask("/")
        first = _spent(process)
        print(f"    first page: {first:.2f} s of CPU", flush=True)
        bench.bound(f"first page over {STATUS}", first / cost.seconds, 1.5)
        saves = [_save(me, process, number) for number in range(_SAVES)][2:]
        said = f"a save and the page after it, of {_ENTRIES:,} entries"
        # Of the clock that counts, one tick is ten milliseconds.
        bench.bound(said, statistics.mean(saves) * 1000, _CHECK + _REST, " ms of CPU")
        # A server is not over when its pages are: what it holds at last is what it holds.
        now = process.memory_full_info().pss / 1024**2
        print(f"    {now:.0f} MB; {VALIDATE}: {held:.0f} MB", flush=True)
        bench.bound(f"memory of the window over {VALIDATE}", now / held, 1.5)


@contextmanager
def _opened(review: Path) -> Iterator[tuple[Somebody, psutil.Process]]:
    """Its window, somebody who was let in, and the process that serves it."""
    state = {"XDG_STATE_HOME": str(review.parent / "state")}
    with subprocess.Popen(
        lt(review, "open", "--no-browser"),
        env=os.environ | state,
        stdout=subprocess.PIPE,
        text=True,
    ) as ran:
        assert ran.stdout is not None
        address = urlsplit(ran.stdout.readline().strip())
        me = Somebody(Keys(address.port or 0, ticket=address.path.rpartition("/")[2]))
        me.enter()
        try:
            yield me, psutil.Process(ran.pid)
        finally:
            me.send("/close", {})


def _save(me: Somebody, process: psutil.Process, number: int) -> float:
    """One field of one entry changed, and the page of that entry after it: seconds of CPU."""
    path = "/records/gp-0700"
    sent = as_sent(me.ask(f"{path}/edit").text)
    typed = [*with_typed(sent, comment=f"Edit {number}."), ("_save", "1")]
    before = _spent(process)
    saved = me.send(f"{path}/edit", typed)
    shown = me.ask(path)
    time.sleep(0.05)  # What is written behind the answer is part of it.
    if (saved.code, shown.code) != (303, 200):
        raise SystemExit(f"a save ended with {saved.code}, its page with {shown.code}")
    return _spent(process) - before


def _spent(process: psutil.Process) -> float:
    times = process.cpu_times()
    return sum((times.user, times.system, times.children_user, times.children_system))
