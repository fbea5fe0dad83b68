"""A bar for what takes longer than a second, on a terminal; in a pipe or a log there is none.

It stands on the standard error, says what is being done, and goes away before anything else is
shown. Rich is imported when it appears.
"""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from learning_together.cli import console
from learning_together.cli.terminal import visible

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

#: Seconds after which it appears.
_AFTER = 1.0


class Bar:
    """Is told of steps, and shows the last.

    Args:
        shows: Whether somebody sees it.
        alone: Whether it may have a thread of its own, and so appears and moves within a step; not
            where processes are forked.
    """

    def __init__(self, *, shows: bool, alone: bool) -> None:
        self._began = time.monotonic()
        self._alone = alone
        self._over = not shows
        self._last = ("", 0, 0)
        self._live: Progress | None = None
        self._task: TaskID | None = None
        self._lock = threading.RLock()
        self._timer = threading.Timer(_AFTER, self._show)
        self._timer.daemon = True
        if shows and alone:
            self._timer.start()

    def step(self, what: str, done: int = 0, of: int = 0, /) -> None:
        """Takes what is being done; see `actions.steps`."""
        with self._lock:
            self._last = (visible(what), done, of)
            if self._live is not None:
                self._update()
            elif not self._alone and time.monotonic() - self._began >= _AFTER:
                self._show()

    def away(self) -> None:
        """Takes it away, for good."""
        with self._lock:
            self._over = True
            self._timer.cancel()
            console.Door.before = None
            if self._live is not None:
                self._live.stop()
                self._live = None

    def _show(self) -> None:
        with self._lock:
            if self._over or self._live is not None:
                return
            from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

            self._live = Progress(
                SpinnerColumn(),
                TextColumn("{task.description}", markup=False),
                BarColumn(bar_width=30),
                TextColumn("{task.fields[counted]}", markup=False),
                console=console.for_bar(),
                auto_refresh=self._alone,
                transient=True,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            what, done, of = self._last
            self._task = self._live.add_task(
                what, completed=done, total=of or None, counted=_counted(done, of)
            )
            console.Door.before = self.away
            self._live.start()

    def _update(self) -> None:
        what, done, of = self._last
        if self._live is not None and self._task is not None:
            self._live.update(
                self._task,
                description=what,
                completed=done,
                total=of or None,
                counted=_counted(done, of),
                refresh=True,
            )


def _counted(done: int, of: int) -> str:
    return f"{done} of {of}" if of else ""


@contextmanager
def bar(*, alone: bool = True) -> Iterator[Bar]:
    """A bar that is gone at the end, however that comes.

    Args:
        alone: Whether it may have a thread of its own; not where processes are forked.
    """
    shows = console.is_watched() and os.environ.get("TERM") != "dumb"
    made = Bar(shows=shows, alone=alone)
    try:
        yield made
    finally:
        made.away()
