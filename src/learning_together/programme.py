"""Many reviews at once: each read by one of several processes, all put together in this one.

What comes back of a review is small (see `views.programme_part`), so memory does not grow with what
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
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from itertools import count, islice
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import TYPE_CHECKING

from learning_together import vault
from learning_together.audience import Reader
from learning_together.errors import LtError
from learning_together.leaks import guard, many
from learning_together.load import FORMAT, REVIEW_FILE, load, load_contents
from learning_together.method.handling import readers
from learning_together.models.faults import NO_REVIEW
from learning_together.models.programme import Programme as Known
from learning_together.models.shape import fields as shapes
from learning_together.programme_folder import Found
from learning_together.views import programme_part
from learning_together.views.programme import build
from learning_together.views.programme_page import Programme
from learning_together.views.programme_part import ReviewPart

if TYPE_CHECKING:
    from learning_together.convert.document import Document
    from learning_together.workspace import Written

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


@dataclass(frozen=True, slots=True)
class Broken:
    """A review that could not be read.

    Attributes:
        folder: Its folder's name.
        reason: Why, in a sentence.
    """

    folder: str
    reason: str


@dataclass(frozen=True, slots=True)
class Read:
    """A review that was read.

    Attributes:
        part: What a programme sees of it.
        key: What must not stand in a report; None where its readers may know.
    """

    part: ReviewPart
    key: many.KeyOf | None = None


Outcome = Read | Broken


@dataclass(frozen=True)
class Overview:
    """A programme, and what must not stand in its report.

    Attributes:
        view: What is told of it.
        reader: For whom.
        keys: Of its reviews, where its readers are beyond their teams; in no report.
        harmless: Wordings that may stand, as its own folder says.
    """

    view: Programme
    reader: Reader
    keys: tuple[many.KeyOf, ...] = field(default=(), repr=False)
    harmless: tuple[str, ...] = ()

    @property
    def unsought(self) -> str:
        """In which reviews names could not be looked for, and why; empty where there is none."""
        return many.unsought(self.keys, self.reader)

    def before(self) -> tuple[str, ...]:
        """What to know before something of it is handed on.

        Raises:
            LtError: It is for the board or the public, and real names cannot be looked for.
        """
        return many.before(self.keys, self.reader)

    def look_through(self, name: str, content: bytes) -> tuple[str, ...]:
        """Looks through a finished file with the keys of all reviews.

        Raises:
            LtError: Something in it must not reach its readers.
        """
        return many.look_through(name, content, self.keys, self.reader, self.harmless)


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
    """
    jobs = min(jobs or _cores(), len(folders))
    found: dict[int, Outcome] = {}
    if jobs < 2:
        for number, folder in enumerate(folders):
            found[number] = _read_one(folder, reader, today)
            if told:
                told(len(found))
        return tuple(found.values())
    context = context or _way()
    if context.get_start_method() == "fork":
        _warm_up(reader, today)

    def pool(size: int) -> ProcessPoolExecutor:
        given = (vault.answered(),)
        return ProcessPoolExecutor(size, context, initializer=_begin, initargs=given)

    try:
        with pool(jobs) as many:
            _spread(many, folders, reader, today, jobs, found, told)
    except BrokenProcessPool:
        # A review took more memory than there is, say: which one, is found out one by one.
        _singly(pool, folders, reader, today, found)
    return tuple(found[number] for number in range(len(folders)))


def _cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _way() -> BaseContext:
    """How processes are started: by forking where that is safe, since it takes the least time."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else None)


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
    review = loaded.review
    if review.unread:
        files = sorted({one.place.file for one in loaded.problems if one.check.group == "LT0"})
        return Broken(folder.name, f"These files cannot be read: {', '.join(files)}.")
    if any(one.check is NO_REVIEW for one in loaded.problems):
        return Broken(folder.name, f"Its {REVIEW_FILE} is a link, or holds no single record.")
    if review.facts.format is not None and review.facts.format != FORMAT:
        return Broken(
            folder.name,
            f"Its folder is in format {review.facts.format}; this lt knows format {FORMAT}. "
            "A newer lt may read it.",
        )
    faults = sum(one.check.group == "LT0" for one in loaded.problems)
    part = programme_part.build(review, reader, today, faults)
    try:
        guard.look_through("part.md", _words(part).encode(), review, reader)
    except LtError:
        return Broken(
            folder.name,
            "It would tell these readers what they must not know, such as a real name; "
            "`lt validate --select LT7` shows where.",
        )
    return Read(part, many.key_of(review) if reader.beyond_team else None)


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


def _begin(passphrase: str | None) -> None:
    """Prepares a process that reads reviews."""
    vault.answer(passphrase)
    # Collecting as the interpreter sees fit nearly doubles the time to read a review, since each
    # of its records is an object more to look at; not collecting at all might keep reviews. So it
    # is done now and then, and what the process began with is left out of it.
    gc.disable()
    gc.freeze()
    # Ctrl-C reaches every process of a terminal; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


_read = count(1)


def _read_one(folder: Path, reader: Reader, today: date) -> Outcome:
    """One of many reviews that a process reads, with what was left of earlier ones let go."""
    found = read(folder, reader, today)
    if next(_read) % _COLLECT == 0:
        gc.collect()
    return found


def _read_some(folders: tuple[Path, ...], reader: Reader, today: date) -> tuple[Outcome, ...]:
    return tuple(_read_one(folder, reader, today) for folder in folders)


def _warm_up(reader: Reader, today: date) -> None:
    """Has what reading takes imported and built once, for all processes that are forked after."""
    contents: dict[str, bytes | None] = {f"{kind}.yaml": b"- id: A1\n" for kind in _USUAL}
    review = load_contents(contents | {REVIEW_FILE: b"format: 1\n"}).review
    guard.look_through("part.md", _words(programme_part.build(review, reader, today)).encode(),
                       review, reader)  # fmt: skip
    gc.freeze()


def _spread(
    pool: ProcessPoolExecutor,
    folders: tuple[Path, ...],
    reader: Reader,
    today: date,
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
                lot = pool.submit(_read_some, folders[start:end], reader, today)
                running[lot] = start
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                found.update(enumerate(future.result(), running.pop(future)))
            if told:
                told(len(found))
    except KeyboardInterrupt:
        pool.shutdown(wait=False, cancel_futures=True)
        raise


def _singly(
    pool: Callable[[int], ProcessPoolExecutor],
    folders: tuple[Path, ...],
    reader: Reader,
    today: date,
    found: dict[int, Outcome],
) -> None:
    """Reads what is still to be read one at a time; what ends its process is broken."""
    one: ProcessPoolExecutor | None = None
    for number, folder in enumerate(folders):
        if number in found:
            continue
        one = one or pool(1)
        try:
            found[number] = one.submit(_read_one, folder, reader, today).result()
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


def document(overview: Overview, *, anchors: bool = True) -> "Document":
    """The report of a programme, as a document that can be written in any format.

    Args:
        overview: The programme.
        anchors: Whether places are marked to jump to; plain Markdown has none.
    """
    from learning_together.audience import NAMES
    from learning_together.convert.document import Document
    from learning_together.render import render
    from learning_together.render.reference import Reference

    view = overview.view
    stamp = (
        ("Date", view.today),
        ("For", NAMES[overview.reader.audience]),
        ("Reviews", str(len(view.reviews)) if view.reviews else ""),
        ("Source", view.source),
    )
    return Document(
        name="programme",
        title=view.title,
        subtitle=view.subtitle,
        kind="Report of a programme",
        marking=view.marking,
        stamp=tuple((label, value) for label, value in stamp if value),
        body=render("reports/programme/report.md.j2", view, link=Reference, anchors=anchors),
    )


def survey(
    found: Found,
    reader: Reader,
    *,
    today: date | None = None,
    jobs: int | None = None,
    told: Callable[[int], None] | None = None,
) -> Overview:
    """The programme that some folders hold.

    Args:
        found: Its reviews and programme files, without a fault.
        reader: For whom its report is made.
        today: The day on which it is told; the real one where None.
        jobs: How many processes read reviews.
        told: Is told how many are read, as they are.
    """
    today = today or date.today()
    outcomes = gather(found.reviews, reader, today, jobs=jobs, told=told)
    read = [one for one in outcomes if isinstance(one, Read)]
    programmes = tuple(seen for one in found.programmes if (seen := _as_read(one, reader)))
    view = build(
        [one.part for one in read],
        programmes,
        [(one.folder, one.reason) for one in outcomes if isinstance(one, Broken)],
        today,
        detailed=not reader.beyond_team,
    )
    harmless = tuple(text for one in found.programmes for text in one.harmless)
    return Overview(view, reader, tuple(one.key for one in read if one.key), harmless)


def _as_read(one: Known, reader: Reader) -> Known | None:
    """What is known of a programme as somebody may read it; None where they may read nothing."""
    if reader.audience not in readers(one):
        return None
    narrowed = one.field_handling or {}
    hidden = [name for name, names in narrowed.items() if reader.audience not in names]
    empty = {name: () if shape.many else None for name, shape in shapes(Known).items()}
    return one.model_copy(update={name: empty[name] for name in hidden if name in empty})


def write(overview: Overview, formats: str, folder: Path) -> "Iterator[Written]":
    """Writes the report of a programme.

    Args:
        overview: The programme.
        formats: Suffixes, with commas.
        folder: Where to.

    Raises:
        LtError: A format is not known, a file cannot be written, or its readers must not get it.
    """
    from learning_together import outbox
    from learning_together.report_list import FORMATS
    from learning_together.reports import as_bytes
    from learning_together.workspace import Written

    suffixes = [suffix.strip().lower() for suffix in formats.split(",") if suffix.strip()]
    for suffix in suffixes:
        if suffix not in FORMATS:
            raise LtError(f"There is no format “{suffix}”.", f"Formats: {', '.join(FORMATS)}.")
    unsought = overview.before()
    for suffix in suffixes:
        made = document(overview, anchors=suffix != "md")
        content = as_bytes(made, suffix)
        looked = overview.look_through(f"{made.name}.{suffix}", content)
        path, kept = outbox.write(folder, made.name, suffix, content)
        yield Written(path, kept, (*unsought, *looked))
