"""Many reviews at once: each read by one of several processes.

What comes back of a review is small (see `one_review`), so memory does not grow with what
was read. A review that cannot be read is told of, and is not in the way of the others.
"""

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from datetime import date
from itertools import count, islice
from multiprocessing.context import BaseContext
from pathlib import Path

from learning_together.actions.programme import review_gate
from learning_together.actions.programme.review_gate import Read
from learning_together.errors import LtError
from learning_together.folder.locked_file import Answered
from learning_together.folder.look import is_file
from learning_together.privacy import guard
from learning_together.privacy.audience import Reader
from learning_together.records.field_faults import NO_REVIEW
from learning_together.reports.programme import one_review
from learning_together.reports.programme.page import Broken
from learning_together.review.load import FORMAT, load, load_contents
from learning_together.review.paths import REVIEW_FILE

#: Reviews that a process reads between two collections.
_COLLECT = 20
#: Lots that wait for each process: enough that none is idle.
_WAITING = 2
#: A lot is what is left, over this many for each process.
_LOTS = 4
#: Kinds that most reviews have.
_USUAL = ("agencies", "people", "conversations", "episodes", "factors", "findings", "meetings")
#: Reviews in a lot at most: a user who looks on sees the number grow.
_LARGEST = 8


Outcome = Read | Broken


@dataclass(frozen=True, slots=True)
class _Asked:
    """For whom reviews are read, on which day, and whether for something to be handed on."""

    reader: Reader
    today: date
    handed_on: bool


def gather(
    folders: tuple[Path, ...],
    reader: Reader,
    today: date,
    *,
    handed_on: bool = False,
    jobs: int | None = None,
    context: BaseContext | None = None,
    told: Callable[[int], None] | None = None,
) -> tuple[Outcome, ...]:
    """Every review as a programme sees it, in the order of the folders.

    Args:
        folders: Of the reviews.
        reader: For whom the programme's report is made.
        today: The day on which something is overdue or not.
        handed_on: Whether something is made that can be handed on.
        jobs: How many processes; as many as there are cores where None.
        context: How processes are started; the platform's way where None.
        told: Is told how many are read, as they are.
    """
    jobs = min(jobs or _cores(), len(folders))
    asked = _Asked(reader, today, handed_on)
    found: dict[int, Outcome] = {}
    if jobs < 2:
        for number, folder in enumerate(folders):
            found[number] = _read_one(folder, asked)
            if told:
                told(len(found))
        return tuple(found.values())
    context = context or _way()
    if context.get_start_method() == "fork":
        _warm_up(asked)

    def pool(size: int) -> ProcessPoolExecutor:
        given = (Answered.passphrase,)
        return ProcessPoolExecutor(size, context, initializer=_begin, initargs=given)

    try:
        with pool(jobs) as processes:
            _spread(processes, folders, asked, jobs, found, told)
    except BrokenProcessPool:
        # A review took more memory than there is, say: which one, is found out one by one.
        _singly(pool, folders, asked, found)
    return tuple(found[number] for number in range(len(folders)))


def _cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _way() -> BaseContext:
    """How processes are started: by forking where that is safe, since it takes the least time."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else None)


def read(folder: Path, reader: Reader, today: date, *, handed_on: bool = False) -> Outcome:
    """One review as a programme sees it, or why it could not be read.

    Args:
        folder: Of the review.
        reader: For whom the programme's report is made.
        today: The day on which something is overdue or not.
        handed_on: Whether something is made that can be handed on.
    """
    try:
        if not is_file(folder / REVIEW_FILE):
            return Broken(folder.name, f"There is no {REVIEW_FILE} in it.")
        loaded = load(folder)
    except LtError as error:
        return Broken(folder.name, error.message)
    except OSError as error:
        return Broken(folder.name, f"It cannot be read: {error.strerror or error}.")
    review = replace(loaded.review, today=today)
    if review.unread:
        return Broken(folder.name, f"These files cannot be read: {loaded.faulty_files}.")
    if any(one.check is NO_REVIEW for one in loaded.problems):
        return Broken(folder.name, f"Its {REVIEW_FILE} is a link, or holds no single record.")
    if review.facts.format is not None and review.facts.format != FORMAT:
        return Broken(
            folder.name,
            f"Its folder is in format {review.facts.format}; this lt knows format {FORMAT}. "
            "A newer lt may read it.",
        )
    if reader.beyond_team:
        try:
            guard.refuse_unread_key(review)
        except LtError as error:
            return Broken(folder.name, error.message)
    part = one_review.build(review, reader, today, len(loaded.faults))
    return review_gate.passed(
        folder, replace(loaded, review=review), part, reader, handed_on=handed_on
    )


def _begin(passphrase: str | None) -> None:
    """Prepares a process that reads reviews."""
    Answered.passphrase = passphrase
    # Collecting as the interpreter sees fit nearly doubles the time to read a review, since each
    # of its records is an object more to look at; not collecting at all might keep reviews. So it
    # is done now and then, and what the process began with is left out of it.
    gc.disable()
    gc.freeze()
    # Ctrl-C reaches every process of a terminal; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


_read = count(1)


def _read_one(folder: Path, asked: _Asked) -> Outcome:
    """One of many reviews that a process reads, with what was left of earlier ones let go."""
    found = read(folder, asked.reader, asked.today, handed_on=asked.handed_on)
    if next(_read) % _COLLECT == 0:
        gc.collect()
    return found


def _read_some(folders: tuple[Path, ...], asked: _Asked) -> tuple[Outcome, ...]:
    return tuple(_read_one(folder, asked) for folder in folders)


def _warm_up(asked: _Asked) -> None:
    """Has what reading takes imported and built once, for all processes that are forked after."""
    contents: dict[str, bytes | None] = {f"{kind}.yaml": b"- id: A1\n" for kind in _USUAL}
    review = load_contents(contents | {REVIEW_FILE: b"format: 1\n"}).review
    words = review_gate.words_of(one_review.build(review, asked.reader, asked.today)).encode()
    guard.look_through("warm-up.md", words, review, asked.reader)
    gc.freeze()


def _spread(
    pool: ProcessPoolExecutor,
    folders: tuple[Path, ...],
    asked: _Asked,
    jobs: int,
    found: dict[int, Outcome],
    told: Callable[[int], None] | None,
) -> None:
    """Has the processes of a pool read reviews; `found` takes what they read."""
    left = _lots(len(folders), jobs)
    running: dict[Future[tuple[Outcome, ...]], int] = {}
    try:
        while True:
            for start, end in islice(left, jobs * _WAITING - len(running)):
                lot = pool.submit(_read_some, folders[start:end], asked)
                running[lot] = start
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                found.update(enumerate(future.result(), running.pop(future)))
            if told:
                told(len(found))
    except KeyboardInterrupt:
        # They only read; one that goes on, or waits for a lot that never comes, is waited for.
        for process in multiprocessing.active_children():
            process.kill()
        pool.shutdown(wait=False, cancel_futures=True)
        raise


def _singly(
    pool: Callable[[int], ProcessPoolExecutor],
    folders: tuple[Path, ...],
    asked: _Asked,
    found: dict[int, Outcome],
) -> None:
    """Reads what is still to be read one at a time; what ends its process is broken."""
    one: ProcessPoolExecutor | None = None
    for number, folder in enumerate(folders):
        if number in found:
            continue
        one = one or pool(1)
        try:
            found[number] = one.submit(_read_one, folder, asked).result()
        except BrokenProcessPool:
            one = None
            found[number] = Broken(
                folder.name,
                "The process that read it was ended: there may be too little memory for it.",
            )
    if one:
        one.shutdown()


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
