"""Who owes the review what, and the mail that reminds them of it.

Takes a review, gives plain data. A mail holds what its reader may read, by codes; where what it
would say holds a name, a number or an address, there is none, and that is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from learning_together import english
from learning_together.actions.window.read_as import READ_AS
from learning_together.ids import Id
from learning_together.privacy.handling import field_readers
from learning_together.privacy.own_files import search
from learning_together.records.agreement import stands
from learning_together.records.base import Audience, Model
from learning_together.records.kinds.action import Action
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.person import Person
from learning_together.records.kinds.query import Query
from learning_together.records.kinds.task import Task
from learning_together.reports import wording
from learning_together.review.review import Review
from learning_together.stages import Stage

#: What mail programs take of an address, on Windows above all.
_LONGEST = 1800


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that somebody owes.

    Attributes:
        id: Of the record that says so.
        what: What it is.
        due: By when; None where no day is set.
        late: Whether that day is past.
        told: Whether it stands in the mail: who owes it may read it.
    """

    id: str
    what: str
    due: date | None = None
    late: bool = False
    told: bool = True


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail that is ready to be sent.

    Attributes:
        subject: Its subject.
        text: Its text.
    """

    subject: str
    text: str

    @property
    def address(self) -> str:
        """Opens it in a mail program, without anybody to send it to; empty where it is too long."""
        made = f"mailto:?subject={quote(self.subject)}&body={quote(_windows(self.text))}"
        return made if len(made) <= _LONGEST else ""


@dataclass(frozen=True, slots=True)
class Owed:
    """What one owes.

    Attributes:
        whom: Who, in words.
        id: Of the agency or person; empty for somebody who is known by position alone.
        things: What, the longest overdue first.
        mail: What reminds them; None where nothing may be told, or `held_back` says why.
        held_back: Whether there is no mail since it would hold a name, a number or an address.
    """

    whom: str
    id: str
    things: tuple[Thing, ...]
    mail: Mail | None
    held_back: bool

    @property
    def late(self) -> int:
        """How many of them are overdue."""
        return sum(one.late for one in self.things)


#: Who owes it: the words, and the id where there is one.
_Whom = tuple[str, str]


def owed(review: Review, today: date) -> tuple[Owed, ...]:
    """Who owes the review what, those with the most that is overdue first.

    Args:
        review: All of it.
        today: The day on which is asked.
    """
    found: dict[_Whom, list[Thing]] = {}
    for whom, thing in _things(review, today):
        found.setdefault(whom, []).append(thing)
    every = [_of(review, whom, things) for whom, things in found.items()]
    return tuple(sorted(every, key=lambda one: (-one.late, -len(one.things), one.whom)))


def _of(review: Review, whom: _Whom, things: list[Thing]) -> Owed:
    ordered = tuple(sorted(things, key=lambda one: (one.due or date.max, one.id)))
    mail = _mail([one for one in ordered if one.told])
    leaks = mail is not None and bool(search(review).hits(f"{mail.subject}\n{mail.text}"))
    return Owed(*whom, ordered, None if leaks else mail, leaks)


def _mail(things: list[Thing]) -> Mail | None:
    if not things:
        return None
    number = english.counted(len(things), "thing")
    subject = f"The review is waiting for {number}"
    if late := sum(one.late for one in things):
        subject += f", {late} overdue"
    lines = [f"- {one.id}{_by(one)}: {' '.join(one.what.split())}" for one in things]
    text = "\n".join(
        (
            "Good day,",
            "",
            f"the review is waiting for {number} from you:",
            "",
            *lines,
            "",
            "Please name the number in your answer. If you cannot see to it in time, say by when.",
            "",
        )
    )
    return Mail(subject, text)


def _by(thing: Thing) -> str:
    if thing.due is None:
        return ""
    return f" (by {english.day(thing.due)}{', overdue' if thing.late else ''})"


def _windows(text: str) -> str:
    """A text with the ends of lines that an address of a mail asks for (RFC 6068)."""
    return text.replace("\n", "\r\n")


def _things(review: Review, today: date) -> Iterator[tuple[_Whom, Thing]]:
    for query in review.all(Query):
        if not query.answer and not query.answered_on:
            to = Audience.AGENCY
            yield _agency(review, query.agency), _thing(query, "question", query.due, today, to)
    for task in review.all(Task):
        for id in () if task.done_on else task.who:
            to_ = _reads_as(review, id)
            yield _person(review, id), _thing(task, "what", task.due, today, to_)
    for action in review.all(Action):
        if not action.done_on:
            to = Audience.AGENCY if action.agency else Audience.BOARD
            whom = (action.owner, "") if action.owner else _agency(review, action.agency)
            yield whom, _thing(action, "what", action.due, today, to)
    yield from _write_ups(review)
    yield from _accounts(review)


def _thing(record: Model, field: str, due: date | None, today: date, to: Audience | None) -> Thing:
    told = to is not None and to in field_readers(record, (field,))
    late = due is not None and due < today
    return Thing(record.id_text, getattr(record, field) or "", due, late, told)


def _write_ups(review: Review) -> Iterator[tuple[_Whom, Thing]]:
    """Conversations whose write-up was shared, and not agreed as it stands."""
    for one in review.all(Conversation):
        if one.writeup_shared and one.participant and not stands(one):
            what = (
                "whether the write-up of your conversation, shared on "
                f"{english.day(one.writeup_shared)}, is right as it stands"
            )
            yield _person(review, one.participant), Thing(one.id_text, what)


def _accounts(review: Review) -> Iterator[tuple[_Whom, Thing]]:
    """Agencies that have not told yet what they did."""
    if not review.stage.reached(Stage.COLLECT) or not review.whole("timeline"):
        return
    told = {entry.agency for entry in review.all(Entry)}
    for agency in review.all(Agency):
        if agency.id and agency.id not in told:
            what = "your account of what happened, as a chronology"
            yield _agency(review, agency.id), Thing(agency.id_text, what)


def _agency(review: Review, id: Id | None) -> _Whom:
    return (wording.agency(review, id), id.text) if id else ("Nobody is named", "")


def _person(review: Review, id: Id) -> _Whom:
    return wording.person(review, id), id.text


def _reads_as(review: Review, id: Id) -> Audience | None:
    person = review.get(id, Person)
    return READ_AS.get(person.group or "") if person else None
