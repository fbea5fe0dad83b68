"""The view from the tunnel in words: what somebody knew by a day, and what was known elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from learning_together.documents.prose import plain
from learning_together.method import knowledge
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.person import Person
from learning_together.reports import wording
from learning_together.review.review import Review


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """An entry, in words."""

    id: str
    when: str
    agency: str
    event: str


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A turning point as the participant saw it; parts that are empty were not told."""

    who: str
    when: str
    conversation: str
    saw: str
    took_it_to_mean: str
    was_trying_to: str
    pressed_by: str


@dataclass(frozen=True, slots=True)
class Tunnel:
    """What somebody knew by the end of a day."""

    who: str
    day: str
    own: tuple[KnownEntry, ...]
    reached: tuple[KnownEntry, ...]
    colleagues: tuple[KnownEntry, ...]
    saw: tuple[TurningPoint, ...]
    elsewhere: tuple[KnownEntry, ...]
    undated: tuple[KnownEntry, ...]


def build(review: Review, knower: Person | Agency, day: date) -> Tunnel:
    """What a person or an agency knew by the end of a day, in order of time."""
    known = knowledge.by_day(review, knower, day)
    person = isinstance(knower, Person)
    return Tunnel(
        who=wording.person(review, knower.id) if person else knower.called,
        day=wording.day(day),
        own=_entries(review, known.own),
        reached=_entries(review, known.reached),
        colleagues=_entries(review, known.colleagues),
        saw=tuple(
            TurningPoint(
                wording.marked(wording.person(review, conversation.participant), conversation),
                wording.when(point.on),
                conversation.id_text,
                _words(point.saw),
                _words(point.took_it_to_mean),
                _words(point.was_trying_to),
                _words(point.pressed_by),
            )
            for conversation, point in known.saw
        ),
        elsewhere=_entries(review, known.elsewhere),
        undated=_entries(review, known.undated),
    )


def _entries(review: Review, entries: Iterable[Entry]) -> tuple[KnownEntry, ...]:
    return tuple(
        KnownEntry(
            entry.id_text,
            wording.entry_date(entry),
            wording.agency(review, entry.agency),
            _words(entry.event),
        )
        for entry in entries
    )


def _words(text: str | None) -> str:
    return plain(text, lambda id: id) if text else ""
