"""The diary of a review as a calendar file: what the folder says, and what only git knows of it.

Entries keep their identity and are numbered without any state of our own:

- The UID comes from the record's id and from the title and the first day of the period that
  review.yaml had when it was first committed (as it has them now, without git): renaming the
  folder, or the review, changes no UID.
- The SEQUENCE is the number of commits that changed when or where a meeting is or whether it is
  cancelled, and one more for such a change that is not committed yet. Without git it is the number
  of the draft in review.yaml, which people raise.
- The DTSTAMP is the moment of the last commit, or the day of the draft.
- A meeting that was taken out of the folder is cancelled.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from learning_together.actions.changes import OWN
from learning_together.english import some
from learning_together.errors import LtError
from learning_together.exchange.calendar import NO_STAMP, CalendarFile, Known, draw
from learning_together.folder.git import history
from learning_together.ids import Id
from learning_together.privacy import guard
from learning_together.privacy.audience import Reader, as_read_by, reader
from learning_together.privacy.handling import readers
from learning_together.privacy.printed_ids import READERS as PRINTED
from learning_together.records.base import Audience
from learning_together.records.kinds.meeting import Meeting
from learning_together.records.kinds.review import ReviewFacts
from learning_together.records.kinds.task import Task
from learning_together.review.load import load, load_contents
from learning_together.review.loaded import Loaded
from learning_together.review.paths import REVIEW_FILE, is_read
from learning_together.review.review import Review

_FILES = ("meetings.yaml", "meetings.yml", "meetings", "tasks.yaml", "tasks.yml", "tasks")


def calendar_file(
    root: Path,
    *,
    titles: bool = False,
    tasks: bool = False,
    audience: str = "team",
    loaded: Loaded | None = None,
) -> CalendarFile:
    """A review's diary as a calendar file.

    Args:
        root: The review's folder.
        titles: Whether entries bear the review's title; otherwise nothing in them tells the case.
        tasks: Whether the days by which tasks are due are in it.
        audience: For whom, as typed; only what they may read is in it.
        loaded: The review, where it has been read already.

    Raises:
        LtError: The meetings cannot be read, so that some would seem to be cancelled; or it would
            tell what must not go out, as far as an entry travels.
    """
    review = (loaded or load(root)).review
    if not review.whole("meetings", *(("tasks",) if tasks else ())):
        raise LtError(
            "Not all meetings of this review can be read, so the calendar would lack some.",
            "lt validate shows which file to mend.",
        )
    who = reader(audience, review)
    seen = as_read_by(review, who)
    known = _known(root, review)
    known = replace(known, gone=tuple(one for one in known.gone if who.audience in readers(one)))
    wanted = (*review.all(Meeting), *(review.all(Task) if tasks else ()))
    nameless = [one for one in wanted if not one.id]
    if nameless:
        # A meeting that lost its id is not cancelled; which of those taken out it was, nobody can
        # tell.
        known = replace(known, gone=())
    made = draw(
        seen,
        known,
        titles=titles,
        tasks=tasks,
        audience=who.key,
        ids=who.audience not in PRINTED,
    )
    # An entry travels far, that of the team as well.
    gate = who if who.beyond_team else Reader(Audience.CASE_GROUP)
    notes = guard.look_through("diary.ics", made.text.encode(), review, gate)
    if nameless:
        places = some(f"{one.place().file}:{one.place().line}" for one in nameless)
        said = (
            f"What stands at {places} has no id and is not in the calendar, which could not know "
            "its entry again. Give it one, such as MTG3. Until then nothing that was taken out of "
            "the folder is shown as cancelled."
        )
        notes = (*notes, said)
    return replace(made, notes=(*made.notes, *notes))


def _known(root: Path, review: Review) -> Known:
    try:
        commits = history.commits(root, *OWN)
    except LtError:
        commits = ()
    if not commits:
        draft = review.facts.draft or 0
        day = review.facts.draft_date
        return Known(
            _key(review.facts),
            datetime.combine(day, time(), UTC) if day else NO_STAMP,
            {one.id: draft for one in _planned(review) if one.id},
        )
    first = history.steps(root, REVIEW_FILE)[:1]
    key = _key(load_contents(first[0].files).review.facts if first else review.facts)
    numbers, gone = _counted(root, review)
    return Known(key, commits[0].moment, numbers, gone)


def _key(facts: ReviewFacts) -> str:
    start = facts.period.start if facts.period else None
    return f"{facts.title or ''}\n{start or ''}"


def _counted(root: Path, review: Review) -> tuple[dict[Id, int], tuple[Meeting, ...]]:
    """How often each entry was changed, and the meetings that were taken out."""
    numbers: dict[Id, int] = {}
    states: dict[Id, Any] = {}
    meetings: dict[Id, Meeting] = {}
    like: Loaded | None = None
    reviews = []
    for step in history.steps(root, *_FILES):
        files = {path: content for path, content in step.files.items() if is_read(path)}
        like = load_contents(files, like)
        if like.review.whole("meetings", "tasks"):
            reviews.append(like.review)
    for state in (*reviews, review):
        here = {one.id: one for one in _planned(state) if one.id}
        for id, record in here.items():
            _count(id, _when(record), numbers, states)
            if isinstance(record, Meeting):
                meetings[id] = record
        for id in meetings.keys() - here.keys():
            _count(id, None, numbers, states)
    gone = [one for id, one in meetings.items() if states[id] is None and one.date is not None]
    return numbers, tuple(gone)


def _count(id: Id, state: Any, numbers: dict[Id, int], states: dict[Id, Any]) -> None:
    if id not in states:
        numbers[id] = 0
    elif states[id] != state:
        numbers[id] += 1
    states[id] = state


def _planned(review: Review) -> Iterable[Meeting | Task]:
    yield from review.all(Meeting)
    yield from review.all(Task)


def _when(record: Meeting | Task) -> tuple[Any, ...]:
    """What of a record a calendar tells."""
    if isinstance(record, Task):
        return record.due, record.done_on is not None
    cancelled = record.status == "cancelled"
    return record.type, record.date, record.time, record.duration, record.venue, cancelled
