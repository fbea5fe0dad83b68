"""Many reviews at once: each read by one of several processes, all put together in this one.

What comes back of a review is small (see `views.programme_part`), so memory does not grow with what
was read. A review that cannot be read is told of, and is not in the way of the others.
"""

import gc
import os
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from itertools import count, islice
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import TYPE_CHECKING

from learning_together.audience import Reader
from learning_together.errors import LtError
from learning_together.leaks import guard
from learning_together.load import REVIEW_FILE, load
from learning_together.programme_folder import find
from learning_together.views import programme_part
from learning_together.views.programme import build
from learning_together.views.programme_page import Programme
from learning_together.views.programme_part import ReviewPart

if TYPE_CHECKING:
    from learning_together.convert.document import Document
    from learning_together.workspace import Written

#: Reviews that a process reads between two collections.
_COLLECT = 20
#: Tasks that wait for each process: enough that none is idle.
_WAITING = 4


@dataclass(frozen=True, slots=True)
class Broken:
    """A review that could not be read.

    Attributes:
        folder: Its folder's name.
        reason: Why, in a sentence.
    """

    folder: str
    reason: str


Outcome = ReviewPart | Broken


def gather(
    folders: tuple[Path, ...],
    reader: Reader,
    today: date,
    *,
    jobs: int | None = None,
    context: BaseContext | None = None,
    told: Callable[[int], None] | None = None,
) -> tuple[Outcome, ...]:
    """Every review as a programme sees it, in the order of the folders.

    Args:
        folders: Of the reviews.
        reader: For whom the programme's report is made.
        today: The day on which something is overdue or not.
        jobs: How many processes; as many as there are cores where None.
        context: How processes are started; the platform's way where None.
        told: Is told how many are read, as they are.

    Raises:
        LtError: A process was ended from outside.
    """
    jobs = min(jobs or os.cpu_count() or 1, len(folders))
    if jobs < 2:
        found = []
        for folder in folders:
            found.append(_read_one(folder, reader, today))
            if told:
                told(len(found))
        return tuple(found)
    try:
        with ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin) as pool:
            return _spread(pool, folders, reader, today, jobs * _WAITING, told)
    except BrokenProcessPool as error:
        raise LtError(
            "Reading the reviews was cut off: a process of lt was ended from outside.",
            "There may be too little memory. Try again with --jobs 1.",
        ) from error


def read(folder: Path, reader: Reader, today: date) -> Outcome:
    """One review as a programme sees it, or why it could not be read."""
    try:
        if not (folder / REVIEW_FILE).is_file():
            return Broken(folder.name, f"There is no {REVIEW_FILE} in it.")
        loaded = load(folder)
    except LtError as error:
        return Broken(folder.name, error.message)
    except OSError as error:
        return Broken(folder.name, f"It cannot be read: {error.strerror or error}.")
    if loaded.review.unread:
        files = sorted({one.place.file for one in loaded.problems if one.check.group == "LT0"})
        return Broken(folder.name, f"These files cannot be read: {', '.join(files)}.")
    faults = sum(one.check.group == "LT0" for one in loaded.problems)
    part = programme_part.build(loaded.review, reader, today, faults)
    try:
        guard.look_through("part.md", _words(part).encode(), loaded.review, reader)
    except LtError:
        return Broken(
            folder.name,
            "It would tell these readers what they must not know, such as a real name; "
            "`lt validate --select LT7` shows where.",
        )
    return replace(part, unsought=reader.beyond_team and bool(guard.missing_key(loaded.review)))


def _words(value: object) -> str:
    """Every text that a report could take from a part of a review."""
    if isinstance(value, str):
        return value
    if is_dataclass(value):
        return _words([getattr(value, one.name) for one in fields(value)])
    if isinstance(value, dict):
        return _words(list(value))
    if isinstance(value, list | tuple | frozenset):
        return "\n\n".join(text for one in value if (text := _words(one)))
    return ""


def _begin() -> None:
    # Collecting as the interpreter sees fit nearly doubles the time to read a review, since each
    # of its records is an object more to look at; not collecting at all keeps every review. So it
    # is done now and then, and what the process began with is left out of it.
    gc.disable()
    gc.collect()
    gc.freeze()


_read = count(1)


def _read_one(folder: Path, reader: Reader, today: date) -> Outcome:
    """One of many reviews that a process reads, with what was left of earlier ones let go."""
    found = read(folder, reader, today)
    if next(_read) % _COLLECT == 0:
        gc.collect()
    return found


def _spread(
    pool: ProcessPoolExecutor,
    folders: tuple[Path, ...],
    reader: Reader,
    today: date,
    most: int,
    told: Callable[[int], None] | None,
) -> tuple[Outcome, ...]:
    left: Iterator[tuple[int, Path]] = iter(enumerate(folders))
    running: dict[Future[Outcome], int] = {}
    found: dict[int, Outcome] = {}
    while True:
        for number, folder in islice(left, most - len(running)):
            running[pool.submit(_read_one, folder, reader, today)] = number
        if not running:
            return tuple(found[number] for number in range(len(folders)))
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            found[running.pop(future)] = future.result()
        if told:
            told(len(found))


def document(view: Programme, reader: Reader, *, anchors: bool = True) -> "Document":
    """The report of a programme, as a document that can be written in any format.

    Args:
        view: The programme.
        reader: For whom it is made.
        anchors: Whether places are marked to jump to; plain Markdown has none.
    """
    from learning_together.audience import NAMES
    from learning_together.convert.document import Document
    from learning_together.render import render
    from learning_together.render.reference import Reference

    stamp = (
        ("Date", view.today),
        ("For", NAMES[reader.audience]),
        ("Reviews", str(len(view.reviews)) if view.reviews else ""),
        ("Source", view.source),
    )
    return Document(
        name="programme",
        title=view.title,
        subtitle=view.subtitle,
        kind="Programme of reviews",
        marking=view.marking,
        stamp=tuple((label, value) for label, value in stamp if value),
        body=render("reports/programme/report.md.j2", view, link=Reference, anchors=anchors),
    )


def overview(
    folders: list[Path],
    reader: Reader,
    *,
    today: date | None = None,
    jobs: int | None = None,
    told: Callable[[int], None] | None = None,
) -> Programme:
    """The programme that some folders hold.

    Args:
        folders: Of reviews, of programmes, or holding some.
        reader: For whom its report is made.
        today: The day on which it is told; the real one where None.
        jobs: How many processes read reviews.
        told: Is told how many are read, as they are.

    Raises:
        LtError: There is nothing to read, or a programme.yaml cannot be read.
    """
    found = find(folders)
    if found.problems:
        path, problem = found.problems[0]
        more = f" There are {len(found.problems) - 1} more." if len(found.problems) > 1 else ""
        raise LtError(
            f"{path}, line {problem.place.line}: {problem.message}{more}", problem.help or ""
        )
    today = today or date.today()
    outcomes = gather(found.reviews, reader, today, jobs=jobs, told=told)
    return build(
        [one for one in outcomes if isinstance(one, ReviewPart)],
        found.programmes,
        [(one.folder, one.reason) for one in outcomes if isinstance(one, Broken)],
        today,
    )


def write(view: Programme, reader: Reader, formats: str, folder: Path) -> "Iterator[Written]":
    """Writes the report of a programme.

    Args:
        view: The programme.
        reader: For whom.
        formats: Suffixes, with commas.
        folder: Where to.

    Raises:
        LtError: A format is not known, or a file cannot be written.
    """
    from learning_together import outbox
    from learning_together.report_list import FORMATS
    from learning_together.reports import as_bytes
    from learning_together.workspace import Written

    suffixes = [suffix.strip().lower() for suffix in formats.split(",") if suffix.strip()]
    for suffix in suffixes:
        if suffix not in FORMATS:
            raise LtError(f"There is no format “{suffix}”.", f"Formats: {', '.join(FORMATS)}.")
    for suffix in suffixes:
        made = document(view, reader, anchors=suffix != "md")
        path, kept = outbox.write(folder, made.name, suffix, as_bytes(made, suffix))
        yield Written(path, kept)
