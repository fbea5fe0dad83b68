"""The story as professionals saw it: period by period, accounts side by side.

A merged story erases differences of view, so none is written: each turning point stays in the
words of the conversation that it comes from (SCIE Guide 24, narrative of multiple perspectives).
"""

from dataclasses import dataclass
from datetime import date

from learning_together.dates.edtf import When
from learning_together.dates.order import order
from learning_together.method import staff
from learning_together.method.conversations import are_held, held_with
from learning_together.records.kinds.conversation import Conversation, TurningPoint
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.synopsis import Synopsis
from learning_together.reports import wording
from learning_together.reports.report import Asked, Prose, Report, Review
from learning_together.stages import Stage


@dataclass(frozen=True, slots=True)
class Turn:
    """One turning point as one professional saw it."""

    who: str
    when: str
    conversation: str
    episode: str
    saw: Prose | None
    took_it_to_mean: Prose | None
    was_trying_to: Prose | None
    pressed_by: Prose | None


@dataclass(frozen=True, slots=True)
class Period:
    """A period and what its turning points were, in order."""

    title: str
    dates: str
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Unheard:
    """Somebody who worked the case and has not been spoken to."""

    id: str
    who: str
    why: str


@dataclass(frozen=True, slots=True)
class Narrative:
    """The story.

    Attributes:
        unheard: Those who worked the case and have not been spoken to.
    """

    periods: tuple[Period, ...]
    unheard: tuple[Unheard, ...]


def build(review: Review, asked: Asked) -> Narrative:
    """The turning points by the periods of the synopsis; by year where there is none."""
    turns = [
        (_date(review, point), conversation, point)
        for conversation in review.all(Conversation)
        for point in conversation.turning_points
    ]
    turns.sort(key=lambda turn: order(turn[0]) if turn[0] else (date.max, date.max))
    periods: dict[tuple[str, str], list[Turn]] = {}
    for when, conversation, point in turns:
        periods.setdefault(_period(review, when), []).append(
            _turn(review, when, conversation, point)
        )
    return Narrative(
        tuple(Period(title, dates, tuple(found)) for (title, dates), found in periods.items()),
        _unheard(review),
    )


REPORT = Report(
    name="narrative",
    title="The story as professionals saw it",
    about="Period by period what each saw, took it to mean and tried to do, side by side.",
    stage=Stage.ANALYSE,
    build=build,
    of=(Conversation,),
    tells=("periods", "unheard"),
    nothing="no conversation has a turning point yet, and nobody is still to be heard.",
    then="Write what people saw, and took it to mean, as turning_points of the conversations. "
    "Where people are not spoken with one by one, as in a focused review, how the case looked to "
    "them stands with each key practice episode: lt report episodes.",
    contents=False,
)


def _date(review: Review, point: TurningPoint) -> When | None:
    """When it was: its own date, or that of the first entry that it names."""
    if point.on:
        return point.on
    dated = [one.date for one in review.each(point.entries, Entry) if one.date]
    return min(dated, key=lambda when: when.order, default=None)


def _period(review: Review, when: When | None) -> tuple[str, str]:
    if when is None:
        return "Date not given", ""
    for part in review.all(Synopsis):
        if part.start and part.start.earliest <= when.earliest:
            end = part.end.latest if part.end else date.max
            if when.earliest <= end:
                dates = wording.from_to(part.start, part.end)
                return (part.title, dates) if part.title else (dates, "")
    return wording.year(when), ""


def _turn(
    review: Review, when: When | None, conversation: Conversation, point: TurningPoint
) -> Turn:
    return Turn(
        who=wording.marked(wording.person(review, conversation.participant), conversation),
        when=wording.when(when),
        conversation=conversation.id_text,
        episode=str(point.episode or ""),
        saw=wording.prose(point.saw),
        took_it_to_mean=wording.prose(point.took_it_to_mean),
        was_trying_to=wording.prose(point.was_trying_to),
        pressed_by=wording.prose(point.pressed_by),
    )


def _unheard(review: Review) -> tuple[Unheard, ...]:
    """Staff of the case who are in no conversation; only said where all of them can be seen."""
    if not review.shows("conversations") or not are_held(review):
        return ()
    return tuple(
        Unheard(one.id_text, wording.person(review, one.id), one.no_conversation_because or "")
        for one in staff.case_staff(review)
        if not held_with(review, one)
    )
