"""A review as it was on a day, at a meeting or at a commit, and what changed since.

Puts `folder.git`, `load` and `changes` together.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from learning_together import english
from learning_together.actions.typed_day import a_day
from learning_together.dates.as_written.typed import typed_date
from learning_together.errors import LtError
from learning_together.folder.git import history, status
from learning_together.ids import Id
from learning_together.method.meetings import last_held
from learning_together.patterns import regex
from learning_together.privacy.audience import Reader, as_read_by
from learning_together.privacy.printed_ids import printed_ids, renamed
from learning_together.records.kinds.meeting import Meeting
from learning_together.reports.views.changes import ChangesView, build
from learning_together.review.changes import Changes, State, compare
from learning_together.review.load import load, load_contents
from learning_together.review.loaded import Loaded
from learning_together.review.paths import REVIEW_FILE, is_read
from learning_together.review.review import Review

#: Pathspecs of the review's own files; as `history.version` sees them.
OWN = (".", ":(exclude)reports", ":(exclude)private", ":(exclude).lt")
_NUMBERS = regex(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")


def changes_since(
    root: Path,
    when: date | str | None = None,
    *,
    reader: Reader | None = None,
    loaded: Loaded | None = None,
    today: date | None = None,
) -> Changes:
    """What changed in a review, from an earlier state to the folder as it is now.

    A day stands for what had been committed by its end, a meeting for its day.

    Args:
        root: The review's folder.
        when: A day, also as text (`2024-01-16`); the id of a meeting; or what git calls a commit
            (`HEAD~3`, a branch, a tag). None: since the last meeting that was held, or else since
            the last commit.
        reader: For whom; None for all of both states. Who may read a record now may read what it
            said then; who may not any more, may not.
        loaded: The folder as it is now, where it has been read already.
        today: The day to count from; the real one where None.

    Raises:
        LtError: There is no such state, or no history that could be read.
    """
    now = loaded or load(root)
    state = replace(
        _state(root, now.review, when, today or date.today()),
        uncommitted=_uncommitted(root),
    )
    contents = history.files_at(root, state.commit, is_read)
    if REVIEW_FILE not in contents:
        raise LtError(
            f"There was no review in this folder yet at commit {state.commit[: status.SHORT]}.",
            "Perhaps the folder had another name or place then. Name a later day or commit.",
        )
    then = load_contents(contents, now)
    if reader is None:
        found = compare(then.review, now.review)
    else:
        found = as_read(then.review, now.review, reader)
    return replace(found, since=state)


def told_since(root: Path, when: str | None = None, most: int | None = None) -> ChangesView:
    """What changed in a review since an earlier state, in words.

    Args:
        root: The review's folder.
        when: As for `changes_since`.
        most: Records of a kind that are told; all where None.

    Raises:
        LtError: There is no such state, or no history that could be read.
    """
    return build(changes_since(root, when), most)


def as_read(then: Review, now: Review, reader: Reader) -> Changes:
    """What changed, of that which a reader may read now.

    Args:
        then: All of the review, as it was.
        now: All of it, as it is.
        reader: Who reads; about someone of the review as it is.
    """
    old = replace(as_read_by(_handled_as(then, now), reader), unread=then.unread)
    new = replace(as_read_by(now, reader), unread=now.unread)
    printed = printed_ids(new, reader, old)
    return compare(renamed(old, printed), renamed(new, printed), as_typed=False)


def _handled_as(then: Review, now: Review) -> Review:
    """An earlier state in which every record may be read by those who may read it now."""
    records = {}
    for kind, found in then.records.items():
        after = {record.id: record for record in now.records.get(kind, ()) if record.id}
        records[kind] = tuple(
            record.but(handling=same.handling, field_handling=same.field_handling)
            if record.id and (same := after.get(record.id)) is not None and same is not record
            else record
            for record in found
        )
    facts = then.facts.but(handling=now.facts.handling, field_handling=now.facts.field_handling)
    return replace(then, facts=facts, records=records)


def _state(root: Path, review: Review, when: date | str | None, today: date) -> State:
    if when is None:
        return _usual(root, review, today)
    if isinstance(when, date):
        return _by_day(root, when)
    text = when.strip()
    meeting = review.get(Id(text), Meeting)
    if meeting is not None:
        return _at_meeting(root, meeting, today)
    if _NUMBERS.fullmatch(text) or typed_date(text, day=True).readings:
        return _by_day(root, a_day(text))
    commit = history.named(root, text)
    if commit is None:
        raise _unknown(text, review)
    return State(commit.id, commit.day)


def _usual(root: Path, review: Review, today: date) -> State:
    every = history.commits(root, *OWN)
    if not every:
        raise _nothing_committed()
    meeting = last_held(review, today)
    if meeting is not None and meeting.date:
        found = next((one for one in every if one.day <= meeting.date), None)
        if found is not None:
            return State(found.id, found.day, meeting.date, meeting.id_text)
        note = f"{meeting.id} was held before the first commit, so this is since the last one."
        return State(every[0].id, every[0].day, note=note)
    return State(every[0].id, every[0].day)


def _at_meeting(root: Path, meeting: Meeting, today: date) -> State:
    if meeting.date is None:
        raise LtError(
            f"The meeting {meeting.id} has no date, so there is no state of that day.",
            "Give it a date, or name a day: --since 2024-01-16",
        )
    if meeting.date > today:
        raise LtError(
            f"The meeting {meeting.id} is on {english.day(meeting.date)}, which is still to come.",
            "Name one that was held. Without --since, the last one that was held is taken.",
        )
    return replace(_by_day(root, meeting.date), meeting=meeting.id_text)


def _by_day(root: Path, day: date) -> State:
    every = history.commits(root, *OWN)
    if not every:
        raise _nothing_committed()
    found = next((one for one in every if one.day <= day), None)
    if found is None:
        first = min(one.day for one in every)
        raise LtError(
            f"There is no state of the review of {english.day(day)} or before: its first commit is "
            f"of {english.day(first)}.",
            f"Name a later day: --since {first.isoformat()}",
        )
    return State(found.id, found.day, day)


def _uncommitted(root: Path) -> bool:
    found = status.version(root)
    return found is not None and found.changed


def _nothing_committed() -> LtError:
    return LtError(
        "Nothing of this review has been committed to git yet, so there is no earlier state.",
        "Keep a first version: lt save. From then on its states are kept.",
    )


def _unknown(text: str, review: Review) -> LtError:
    meetings = ", ".join(one.id.text for one in review.all(Meeting) if one.date and one.id)
    return LtError(
        f"“{text}” is no day, no meeting of this review, and nothing that git knows.",
        "A day is written 2024-01-16. "
        + (f"Meetings: {meetings}. " if meetings else "")
        + "Of git: a branch, a tag, the id of a commit, or HEAD~3 for three commits ago.",
    )
