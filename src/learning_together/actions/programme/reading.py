"""Many reviews at once: each read by one of several processes, here or of a cluster.

Any executor of `concurrent.futures` will do; processes of its own are the usual one. What comes
back of a review is small (see `one_review`), so memory does not grow with what was read. A review
that cannot be read is told of, and is not in the way of the others.
"""

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import count
from multiprocessing.context import BaseContext
from pathlib import Path
from threading import Lock

from learning_together.actions.programme import review_gate
from learning_together.actions.programme.review_gate import Read
from learning_together.actions.programme.spreading import Task, spread
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
#: Kinds that most reviews have.
_USUAL = ("agencies", "people", "conversations", "episodes", "factors", "findings", "meetings")


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
    scheduler: str = "",
    told: Callable[[int], None] | None = None,
    say: Callable[[str], None] | None = None,
) -> tuple[Outcome, ...]:
    """Every review as a programme sees it, in the order of the folders.

    Args:
        folders: Of the reviews.
        reader: For whom the programme's report is made.
        today: The day on which something is overdue or not.
        handed_on: Whether something is made that can be handed on.
        jobs: How many processes; as many as there are cores where None.
        context: How processes are started; the platform's way where None.
        scheduler: The address of a cluster that reads them instead; empty where none does.
        told: Is told how many are read, as they are.
        say: Is told what is to be known of a cluster.

    Raises:
        LtError: The cluster must not or cannot read them.
    """
    asked = _Asked(reader, today, handed_on)
    found: dict[int, Outcome] = {}
    if scheduler:
        _by_cluster(scheduler, tuple(one.absolute() for one in folders), asked, found, told, say)
        return tuple(found[number] for number in range(len(folders)))
    jobs = min(jobs or _cores(), len(folders))
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

    task = partial(_read_some, asked=asked)
    try:
        with pool(jobs) as processes:
            spread(processes, folders, task, jobs, found, told)
    except BrokenProcessPool:
        # A review took more memory than there is, say: which one, is found out one by one.
        _singly(pool, folders, task, found, BrokenProcessPool)
    return tuple(found[number] for number in range(len(folders)))


def _by_cluster(
    scheduler: str,
    folders: tuple[Path, ...],
    asked: _Asked,
    found: dict[int, Outcome],
    told: Callable[[int], None] | None,
    say: Callable[[str], None] | None,
) -> None:
    """Has a cluster read reviews; `found` takes what it read."""
    from learning_together.actions.programme import cluster

    if asked.reader.beyond_team:
        cluster.refuse_locked(folders)
    task = partial(_read_some, asked=asked)
    with cluster.connected(scheduler, folders) as there:
        spread(there.executor, folders, task, len(there.workers), found, told, there.lost)
        _singly(lambda _: there.executor, folders, task, found, there.lost)
        if say and (gone := there.told()):
            say(gone)


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


#: A worker of a cluster may be asked for several lots at once; they are read one after the other.
_alone = Lock()


def _read_some(folders: tuple[Path, ...], asked: _Asked) -> tuple[Outcome, ...]:
    with _alone, _uncollected():
        return tuple(_read_one(folder, asked) for folder in folders)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Has the collector of a process that is not ours as `_begin` says, for as long as it reads."""
    usual = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if usual:
            gc.enable()


def _warm_up(asked: _Asked) -> None:
    """Has what reading takes imported and built once, for all processes that are forked after."""
    contents: dict[str, bytes | None] = {f"{kind}.yaml": b"- id: A1\n" for kind in _USUAL}
    review = load_contents(contents | {REVIEW_FILE: b"format: 1\n"}).review
    words = review_gate.words_of(one_review.build(review, asked.reader, asked.today)).encode()
    guard.look_through("warm-up.md", words, review, asked.reader)
    gc.freeze()


def _singly(
    pool: Callable[[int], Executor],
    folders: Sequence[Path],
    task: Task[Outcome],
    found: dict[int, Outcome],
    lost: type[Exception],
) -> None:
    """Reads what is still to be read one at a time; what ends its process is broken."""
    one: Executor | None = None
    for number, folder in enumerate(folders):
        if number in found:
            continue
        one = one or pool(1)
        try:
            (found[number],) = one.submit(task, (folder,)).result()
        except lost:
            one = None
            found[number] = Broken(
                folder.name,
                "The process that read it was ended: there may be too little memory for it.",
            )
    if one:
        one.shutdown()
