"""What lies ahead: the next meeting and what it lacks; queries, tasks and actions not done.

Formats nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from learning_together import english
from learning_together.diagnostics import Check, Diagnostic, Severity
from learning_together.method import forms, meetings
from learning_together.records.kinds.action import Action
from learning_together.records.kinds.comment import Comment
from learning_together.records.kinds.disclosure import Disclosure
from learning_together.records.kinds.meeting import Meeting
from learning_together.records.kinds.query import Query
from learning_together.records.kinds.task import Task
from learning_together.reports import wording
from learning_together.reports.record.one_line import called, meeting
from learning_together.review.review import Review


@dataclass(frozen=True, slots=True)
class Lack:
    """What one check finds missing.

    Attributes:
        code: Of the check.
        title: Of the check: what is missing, in a line.
        count: How often.
        records: The records concerned, each once.
    """

    code: str
    title: str
    count: int
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The meeting that comes next.

    Attributes:
        id: Its id.
        name: Its type in words.
        date: Its day.
        days: How many days there are until then.
        laid_down: Whether it is laid down what a meeting of its type needs.
        lacks: What it still lacks, the most frequent first: what is laid down; where nothing is,
            errors and warnings of its stage.
    """

    id: str
    name: str
    date: date
    days: int
    laid_down: bool
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class Overdue:
    """A query, task or action that is not done, though its day is past.

    Attributes:
        id: Its id.
        what: What is to be done or answered.
        who: By whom, in words.
        due: By when.
    """

    id: str
    what: str
    who: str
    due: date


@dataclass(frozen=True, slots=True)
class Waiting:
    """A form that is out.

    Attributes:
        id: Of its record in the ledger of disclosures.
        what: What it is of.
        who: To whom it went, by position.
        due: The day by which it is to come back; None where none is set.
    """

    id: str
    what: str
    who: str
    due: date | None


@dataclass(frozen=True, slots=True)
class OpenWork:
    """What is not done of one kind.

    Attributes:
        kind: `queries`, `tasks`, `actions`, `forms` or `comments`; comments have no day by which
            they are due.
        open: How many are not done.
        overdue: Those of them whose day is past, the longest overdue first.
        waits: Of forms, all that are out, those due first before the others.
    """

    kind: str
    open: int
    overdue: tuple[Overdue, ...]
    waits: tuple[Waiting, ...] = ()


def next_meeting(review: Review, today: date) -> Meeting | None:
    """The first planned meeting from today on; None where no day is set."""
    ahead = [one for one in meetings.ahead(review, today) if review.find(one.id) is one]
    return min(ahead, key=lambda one: (str(one.date), one.id_text), default=None)


def past_meetings(review: Review, today: date) -> tuple[Meeting, ...]:
    """Meetings whose day is past and of which nobody has said whether they were held."""
    return tuple(one for one in review.all(Meeting) if meetings.says_nothing(one, today))


def prepared(
    next_: Meeting, today: date, found: Sequence[Diagnostic], needed: frozenset[str]
) -> NextMeeting | None:
    """The next meeting and what it lacks.

    Args:
        next_: The meeting.
        today: The day on which is asked.
        found: What the checks say when it is prepared.
        needed: Names of the checks that it asks for; empty where nothing is laid down.
    """
    if next_.date is None:
        return None
    wanted = [
        one
        for one in found
        if not one.accepted
        and (one.problem.check.name in needed if needed else one.severity is not Severity.INFO)
    ]
    checks: dict[str, Check] = {one.problem.check.code: one.problem.check for one in wanted}
    lacks = [_lack(check, wanted) for check in checks.values()]
    return NextMeeting(
        id=next_.id_text,
        name=meeting(next_),
        date=next_.date,
        days=(next_.date - today).days,
        laid_down=bool(needed),
        lacks=tuple(sorted(lacks, key=lambda lack: (-lack.count, lack.code))),
    )


def _lack(check: Check, found: Sequence[Diagnostic]) -> Lack:
    own = [one.problem for one in found if one.problem.check is check]
    records = dict.fromkeys(problem.record.text for problem in own if problem.record)
    return Lack(check.code, check.title, len(own), tuple(records))


def open_work(review: Review, today: date) -> Iterator[OpenWork]:
    """What waits to be done, by kind; kinds that the review does not use are left out."""
    queries = [
        (one, wording.agency(review, one.agency))
        for one in review.all(Query)
        if not one.answer and not one.answered_on
    ]
    tasks = [
        (one, english.listed(wording.person(review, id_) for id_ in one.who))
        for one in review.all(Task)
        if not one.done_on
    ]
    actions = [
        (one, one.owner or wording.agency(review, one.agency))
        for one in review.all(Action)
        if not one.done_on
    ]
    if review.all(Query):
        yield OpenWork("queries", len(queries), _overdue(review, queries, today))
    if review.all(Task):
        yield OpenWork("tasks", len(tasks), _overdue(review, tasks, today))
    if review.all(Action):
        yield OpenWork("actions", len(actions), _overdue(review, actions, today))
    if any(one.form for one in review.all(Disclosure)):
        yield _forms(review, today)
    if comments := review.all(Comment):
        waiting = [one for one in comments if (one.status or "open") == "open"]
        yield OpenWork("comments", len(waiting), ())


def _forms(review: Review, today: date) -> OpenWork:
    """The forms that are out."""
    found = [
        (one, Waiting(one.record.id_text, one.what(review), english.listed(one.record.shared_with),
                      one.record.due))
        for one in forms.out(review, today)
    ]  # fmt: skip
    late = tuple(
        Overdue(waits.id, waits.what, waits.who, waits.due)
        for one, waits in found
        if one.late and waits.due is not None
    )
    return OpenWork("forms", len(found), late, tuple(waits for _, waits in found))


def _overdue(
    review: Review, work: Sequence[tuple[Query | Task | Action, str]], today: date
) -> tuple[Overdue, ...]:
    late = [
        Overdue(one.id_text, called(review, one), who, one.due)
        for one, who in work
        if one.due is not None and one.due < today
    ]
    return tuple(sorted(late, key=lambda one: one.due))
