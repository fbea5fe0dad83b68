"""What is shown on a wall at a meeting: what the narrowest reader in the room may read, no more.

Takes a review and a meeting, gives slides: its agenda with the records that each item is about, and
then episodes, factors and findings. An item from which somebody in the room is barred is opened
only once they have left, and what it is about stands on no other slide.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from learning_together import english
from learning_together.actions.window.matrix import Matrix, matrix
from learning_together.actions.window.read_as import READ_AS
from learning_together.errors import LtError
from learning_together.ids import Id
from learning_together.method import priorities
from learning_together.privacy import guard
from learning_together.privacy.audience import NAMES, Reader, as_read_by
from learning_together.records.base import Audience, Model
from learning_together.records.kinds.episode import Episode
from learning_together.records.kinds.meeting import AgendaItem, Meeting
from learning_together.records.kinds.person import Person
from learning_together.reports.record import page
from learning_together.reports.record.one_line import called
from learning_together.reports.record.page import FieldLine
from learning_together.review.review import Review


@dataclass(frozen=True, slots=True)
class Told:
    """A record on a slide: its id, what it is and is called, and its fields."""

    id: str
    one: str
    called: str
    fields: tuple[FieldLine, ...]


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide.

    Attributes:
        title: Its heading.
        lines: Lines of text.
        records: Records that it tells of.
        matrix: Factors by episodes; None but on the slide that shows them.
        after_leaving: Whether somebody has to leave the room before it is opened.
    """

    title: str
    lines: tuple[str, ...] = ()
    records: tuple[Told, ...] = ()
    matrix: Matrix | None = None
    after_leaving: bool = False


@dataclass(frozen=True, slots=True)
class Screen:
    """All that is shown at a meeting.

    Attributes:
        id: The meeting's.
        called: What it is called.
        readers: Whose eyes it was made for, in words.
        slides: In order.
    """

    id: str
    called: str
    readers: str
    slides: tuple[Slide, ...]


def meetings(review: Review) -> tuple[tuple[str, str], ...]:
    """The meetings that something can be shown at: those ahead first."""
    found = [one for one in review.all(Meeting) if one.id and one.status != "cancelled"]
    found.sort(key=lambda one: (one.date is None, one.date is not None and one.date < review.today))
    return tuple((one.id_text, called(review, one)) for one in found)


def screen(review: Review, id: str) -> Screen:
    """What is shown at a meeting.

    Args:
        review: All of it.
        id: The meeting's.

    Raises:
        LtError: There is no such meeting, it does not say who comes, somebody who comes may not
            take part at all, or names could not be looked for.
    """
    meeting = review.get(Id(id), Meeting)
    if meeting is None:
        raise LtError(f"There is no meeting {id} in this review.", "Choose one of the list.")
    audiences = _in_the_room(review, meeting)
    barred = list(_barred_from(meeting))
    if None in barred:
        raise LtError(
            f"Somebody stands among those who come to {meeting.id_text} who is barred from all of "
            "it, so nothing is shown.",
            "The sheet for whoever chairs says who. Settle it on the form of the meeting.",
        )
    for one in audiences:
        try:
            guard.before(review, Reader(one))
        except LtError as why:
            said = f"Nothing is shown at {meeting.id_text}, as in a report for those who come."
            raise LtError(f"{said} {why.message}", why.hint) from None
    seen = _as_read_by_all(review, audiences)
    titles = {_plain(one) for one in barred if one is not None}
    # What the record of the meeting holds beyond its readers is not told either.
    agenda = found.agenda if (found := seen.get(meeting.id, Meeting)) else ()
    apart = {about for one in agenda if _plain(one.title) in titles for about in one.about}
    common = _without(seen, apart)
    open_titles = tuple(one.title or "" for one in agenda if _plain(one.title) not in titles)
    slides = [
        Slide(english.starting(called(common, meeting)), open_titles),
        *(_of_item(seen, common, one, barred=_plain(one.title) in titles) for one in agenda),
        *_of_analysis(common),
    ]
    readers = english.listed(NAMES[one].lower() for one in Audience if one in audiences)
    return Screen(meeting.id_text, called(review, meeting), readers, tuple(slides))


def _in_the_room(review: Review, meeting: Meeting) -> set[Audience]:
    """As whom those who come read."""
    if not meeting.attendees:
        raise LtError(
            f"{meeting.id_text} does not say who comes, so nobody knows what may be shown there.",
            "Say who takes part, on its form.",
        )
    people = (review.get(one, Person) for one in meeting.attendees)
    return {
        READ_AS.get(one.group or "", Audience.PUBLIC) if one else Audience.PUBLIC for one in people
    }


def _barred_from(meeting: Meeting) -> Iterator[str | None]:
    """From which items somebody who comes is barred, by title; None for all of them."""
    for one in meeting.barred:
        if one.person in meeting.attendees:
            yield from one.items or (None,)


def _as_read_by_all(review: Review, audiences: Iterable[Audience]) -> Review:
    """The review with no more than each of several readers may read."""
    withheld: dict[Id, str] = {}
    for one in sorted(audiences):
        review = as_read_by(review, Reader(one))
        withheld |= review.withheld
    return replace(review, withheld=withheld)


def _without(review: Review, ids: set[Id]) -> Review:
    """The review without some records, as if its reader could not read them."""
    gone = {id: record.KIND.name for id in ids if (record := review.find(id)) is not None}
    kept = {
        kind: tuple(one for one in records if one.id not in gone)
        for kind, records in review.records.items()
    }
    return replace(review, records=kept, withheld={**review.withheld, **gone})


def _of_item(seen: Review, common: Review, item: AgendaItem, *, barred: bool) -> Slide:
    review = seen if barred else common
    found = (review.find(one) for one in item.about)
    records = tuple(_told(review, one) for one in found if one is not None)
    return Slide(item.title or "", records=records, after_leaving=barred)


def _of_analysis(review: Review) -> Iterator[Slide]:
    episodes = tuple(f"{one.id_text} {one.called}" for one in review.all(Episode) if one.id)
    if episodes:
        yield Slide("Key practice episodes", episodes)
    table = matrix(review)
    if table.episodes and table.factors:
        yield Slide("Factors by episodes", matrix=table)
    findings = tuple(
        f"{number}. {one.statement or one.title or one.id_text}"
        for number, one in priorities.numbered(review)
    )
    if findings:
        yield Slide("Findings", findings)


def _told(review: Review, record: Model) -> Told:
    lines = page.lines(review, record)
    return Told(record.id_text, record.KIND.one, called(review, record), lines)


def _plain(title: str | None) -> str:
    return " ".join((title or "").casefold().split())
