"""Spreads work over an executor of `concurrent.futures`, lot by lot.

Never more lots are under way than keep it busy, so that neither side holds many.
"""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TypeVar

#: Lots that wait for each process: enough that none is idle.
_WAITING = 2
#: A lot is what is left, over this many for each process.
_LOTS = 4
#: Folders in a lot at most: a user who looks on sees the number grow.
_LARGEST = 8

Done = TypeVar("Done")
#: What is done with some folders, and gives what came of each.
Task = Callable[[tuple[Path, ...]], tuple[Done, ...]]


def spread(
    pool: Executor,
    folders: Sequence[Path],
    task: Task[Done],
    jobs: int,
    found: dict[int, Done],
    told: Callable[[int], None] | None,
    *lost: type[Exception],
) -> None:
    """Has an executor do something with many folders.

    Args:
        pool: The executor.
        folders: With which ones.
        task: What is done, with a lot of them at a time.
        jobs: How many lots can be done at once.
        found: Takes what came of each folder, by its number.
        told: Is told how many are done, as they are.
        lost: How a lot ends whose process died; it is passed over, and the others are done.
    """
    left = _lots(len(folders), jobs)
    running: dict[Future[tuple[Done, ...]], int] = {}
    try:
        while True:
            for start, end in islice(left, jobs * _WAITING - len(running)):
                lot = pool.submit(task, tuple(folders[start:end]))
                running[lot] = start
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                start = running.pop(future)
                with suppress(*lost):
                    found.update(enumerate(future.result(), start))
            if told:
                told(len(found))
    except KeyboardInterrupt:
        for future in running:
            future.cancel()
        # They only read; one that goes on, or waits for a lot that never comes, is waited for.
        for process in multiprocessing.active_children():
            process.kill()
        pool.shutdown(wait=False)
        raise


def _lots(number: int, jobs: int) -> Iterator[tuple[int, int]]:
    """Where each lot of reviews begins and ends.

    Large ones first, since to send each costs time; small ones last, so that no process is left
    with much to do when the others are done.
    """
    start = 0
    while start < number:
        size = min(max((number - start) // (jobs * _LOTS), 1), _LARGEST)
        yield start, start + size
        start += size
