"""The pack for a meeting: agenda, who comes and who may not, what is new, what is open.

Clear tasks between meetings and an agenda along the four layers are what lead reviewers of the
London pilots wished they had had (SCIE, interim report, 2011, sections 3, 5 and 6).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from learning_together import english
from learning_together.documents.templates.cited import Cited
from learning_together.ids import Id
from learning_together.method import meetings as diary_of
from learning_together.method import priorities
from learning_together.privacy.audience import Reader, reads_all
from learning_together.records.base import Audience
from learning_together.records.frameworks import agenda as usual_agenda
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.comment import Comment
from learning_together.records.kinds.decision import Decision
from learning_together.records.kinds.difference import Difference
from learning_together.records.kinds.meeting import AgendaItem, Meeting
from learning_together.records.kinds.person import Person
from learning_together.records.kinds.query import Query
from learning_together.records.kinds.task import Task
from learning_together.reports import wording
from learning_together.reports.report import Asked, Prose, Report, Review
from learning_together.reports.views import changes as changes_view
from learning_together.reports.views import conflicts, diary
from learning_together.reports.views.chairs_sheet import ChairsSheet, chairs_sheet
from learning_together.reports.views.changes import ChangesView

#: The layers in their order, as headings.
LAYERS = {
    "process": "The process",
    "timeline": "1. The timeline",
    "story": "2. The story as professionals saw it",
    "episodes": "3. Key practice episodes and their factors",
    "patterns": "4. Underlying patterns",
}

#: Records of a kind that the pack tells changes of; the rest is counted.
_MOST_CHANGES = 12
#: So many people are named by role where they did something together.
_FEW_PEOPLE = 3


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the agenda, and the records that it is about."""

    title: str
    about: Cited[str]


@dataclass(frozen=True, slots=True)
class Layer:
    """The items of one layer; no title where the meeting has an agenda of its own."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who comes."""

    id: str
    role: str
    agency: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two linked accounts that contradict each other, and no decision about them yet."""

    first: str
    second: str
    says: str


@dataclass(frozen=True, slots=True)
class AgencyQueries:
    """The unanswered questions to an agency."""

    agency: str
    queries: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class CommentLine:
    """A reader's comment that nobody has dealt with.

    Attributes:
        id: The comment's.
        on: The id of the record that it is about; empty for none, and for the review itself.
        about: Where it stands, in words: the review itself, the field.
        text: What was said, on one line.
    """

    id: str
    on: str
    about: str
    text: str


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """What two people wrote differently, and nobody has decided."""

    id: str
    what: str


@dataclass(frozen=True, slots=True)
class TaskLine:
    """What somebody does before a meeting; `done` is the day, or empty while it is open."""

    id: str
    what: str
    who: str
    due: str
    done: str


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """What the meeting decided."""

    id: str
    what: str
    who: str
    reason: Prose | None
    about: Cited[str]


@dataclass(frozen=True, slots=True)
class Pack:
    """The pack.

    Attributes:
        id: The meeting's.
        everybody: Whether the reader may know of everybody: where nobody is named, nobody is.
        held: Whether the meeting was held already.
        since: The meeting that the changes are counted from; empty without one.
        changes: None where no earlier state is known.
        chair: The sheet for whoever chairs; None for other readers, and where there are no limits.
        unranked: Findings that have no priority yet.
        notes: Of a meeting that was held: what was said and done.
        decided: What was decided at it.
        before: Tasks for this meeting, done or not.
        next: The meeting after this one; empty where none is planned.
        after: Tasks for that one, but those that were done before this one.
    """

    id: str
    title: str
    date: str
    time: str
    venue: str
    layers: tuple[Layer, ...]
    attendees: tuple[Attendee, ...]
    everybody: bool
    apologies: Cited[str]
    chair: ChairsSheet | None
    held: bool
    since: str
    changes: ChangesView | None
    conflicts: tuple[Conflict, ...]
    queries: tuple[AgencyQueries, ...]
    differences: tuple[DifferenceLine, ...]
    comments: tuple[CommentLine, ...]
    unranked: tuple[str, ...]
    notes: Prose | None
    decided: tuple[DecisionLine, ...]
    before: tuple[TaskLine, ...]
    next: str
    after: tuple[TaskLine, ...]


def previous(review: Review, meeting: Meeting) -> Meeting | None:
    """The last meeting before this one that was not cancelled, supervision apart."""
    earlier = [
        one
        for one in _standing(review)
        if one.date and meeting.date and one.date < meeting.date and one is not meeting
    ]
    return max(earlier, key=lambda one: one.date or date.min, default=None)


def build(review: Review, asked: Asked) -> Pack:
    """The pack for one meeting."""
    meeting = asked.record(review, Meeting)
    changes = asked.changes()
    line = diary.line(meeting)
    before, after = previous(review, meeting), _following(review, meeting)
    return Pack(
        id=meeting.id_text,
        title=line.what,
        date=line.date,
        time=line.time,
        venue=line.venue,
        layers=_layers(review, meeting),
        attendees=tuple(_attendee(review, id) for id in meeting.attendees),
        everybody=reads_all(review, asked.reader, Person),
        apologies=wording.cited(
            review, Meeting, "apologies", (wording.person(review, id) for id in meeting.apologies)
        ),
        chair=chairs_sheet(review, meeting)
        if asked.reader.audience is Audience.REVIEWERS
        else None,
        held=diary_of.was_held(meeting, review.today),
        since=_called(before),
        changes=changes_view.build(changes, _MOST_CHANGES) if changes else None,
        conflicts=tuple(_conflicts(review, asked.reader)),
        queries=tuple(_queries(review)),
        differences=tuple(
            DifferenceLine(one.id_text, one.what or "")
            for one in review.all(Difference)
            if not one.decided
        ),
        comments=tuple(
            _comment(review, one) for one in review.all(Comment) if one.status in {None, "open"}
        ),
        unranked=tuple(one.id_text for one in priorities.ranked(review) if one.priority is None),
        notes=wording.prose(meeting.notes),
        decided=tuple(_decided(review, meeting)),
        before=tuple(_line(review, one) for one in _tasks(review, before, meeting)),
        next=_called(after),
        after=tuple(
            _line(review, one)
            for one in (_tasks(review, meeting, after) if after else ())
            if not (one.done_on and meeting.date and one.done_on < meeting.date)
        ),
    )


REPORT = Report(
    name="meeting",
    title="Meeting pack",
    about="For one meeting (--for MTG5): agenda, who comes, what is new, open and to be done; for "
    "the lead reviewers (--audience reviewers) also the sheet for whoever chairs.",
    build=build,
    per=Meeting,
    contents=False,
    exact=True,
)


def _standing(review: Review) -> list[Meeting]:
    return [
        one
        for one in review.all(Meeting)
        if one.status != "cancelled" and one.type != "supervision"
    ]


def _following(review: Review, meeting: Meeting) -> Meeting | None:
    later = [
        one for one in _standing(review) if one.date and meeting.date and one.date > meeting.date
    ]
    return min(later, key=lambda one: one.date or date.max, default=None)


def _called(meeting: Meeting | None) -> str:
    if meeting is None:
        return ""
    name = diary_of.NAMES[meeting.type or "other"]
    return f"{name} on {wording.day(meeting.date)}" if meeting.date else name


def _layers(review: Review, meeting: Meeting) -> tuple[Layer, ...]:
    """The meeting's own agenda, or else the usual one by layers."""
    if meeting.agenda:
        items = tuple(
            Item(one.title or "", wording.cited(review, AgendaItem, "about", map(str, one.about)))
            for one in meeting.agenda
        )
        return (Layer("", items),)
    usual = usual_agenda(meeting.type or "other")
    return tuple(
        Layer(title, tuple(Item(one.title, Cited()) for one in usual if one.layer == layer))
        for layer, title in LAYERS.items()
        if any(one.layer == layer for one in usual)
    )


def _attendee(review: Review, id: Id) -> Attendee:
    person = review.get(id, Person)
    return Attendee(
        person.id_text if person else id.text,
        (person.role or "") if person else "",
        wording.agency(review, person.agency) if person else "",
    )


def _conflicts(review: Review, who: Reader) -> Iterable[Conflict]:
    """Linked accounts that contradict each other, and that no decision speaks of.

    None for a reader who may not read what was decided.
    """
    if not reads_all(review, who, Decision):
        return
    for one, two in conflicts.open_links(review):
        said = "; ".join(conflicts.differences(review, one, two))
        yield Conflict(one.id_text, two.id_text, f"{said}.")


def _queries(review: Review) -> Iterable[AgencyQueries]:
    for agency in review.all(Agency):
        asked = tuple(
            Item(
                one.question or "",
                wording.cited(review, Query, "about", (one.id_text, *map(str, one.about))),
            )
            for one in review.all(Query)
            if not one.answer and one.agency == agency.id
        )
        if asked:
            yield AgencyQueries(agency.called, asked)


def _comment(review: Review, one: Comment) -> CommentLine:
    record = review.find(one.record)
    itself = "the review itself" if record is review.facts else ""
    field = english.label((one.field or "").replace("_", "-")).lower()
    about = ", ".join(part for part in (itself, field) if part)
    on = "" if itself else str(one.record or "")
    return CommentLine(one.id_text, on, about, " ".join((one.text or "").split()))


def _decided(review: Review, meeting: Meeting) -> Iterable[DecisionLine]:
    for one in review.all(Decision):
        if one.meeting and one.meeting == meeting.id:
            who = _people(review, one.by)
            reason = wording.prose(one.reason)
            about = wording.cited(review, Decision, "about", map(str, one.about))
            yield DecisionLine(one.id_text, one.what or "", who, reason, about)


def _tasks(review: Review, start: Meeting | None, end: Meeting) -> Iterable[Task]:
    """Tasks for the meeting at the end, or due between the two."""
    first = start.date if start and start.date else date.min
    last = end.date or date.max
    for one in review.all(Task):
        named = one.meeting and one.meeting == end.id
        due = one.due is not None and not one.meeting and first < one.due <= last
        if named or due:
            yield one


def _people(review: Review, ids: tuple[Id, ...]) -> str:
    """Who they are; of many, the codes: the pack says elsewhere who has which."""
    if len(ids) <= _FEW_PEOPLE:
        return english.listed(wording.person(review, id) for id in ids)
    people = (review.get(id, Person) for id in ids)
    return english.listed(
        one.id_text if one else id.text for one, id in zip(people, ids, strict=True)
    )


def _line(review: Review, task: Task) -> TaskLine:
    who = _people(review, task.who)
    return TaskLine(
        task.id_text, task.what or "", who, wording.day(task.due), wording.day(task.done_on)
    )
