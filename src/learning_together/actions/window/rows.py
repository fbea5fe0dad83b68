"""The entries of the timeline as rows of a table, made once for each state of the review."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from learning_together.dates.order import order
from learning_together.ids import Id
from learning_together.method import timeline_order
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.episode import Episode
from learning_together.reports import wording
from learning_together.review.review import Review, once_per_review


@dataclass(frozen=True, slots=True)
class Row:
    """An entry.

    Attributes:
        id: Its id; empty where it has none.
        when: Its date and time, in words.
        agency: The id of the agency whose account it is.
        agency_name: What that is called.
        people: The codes of those who took part.
        about: The codes of those at the centre whom it is said to be about.
        event: What happened.
        response: What the agency did upon it.
        seen: Whether the person whom the review is about was seen, in words.
        level: Whether it belongs to the skeleton, in words.
        episodes: The ids of the episodes that it belongs to.
        first: The first day that it is put in order by; None where it has no date.
        text: All that is searched, in small letters.
    """

    id: str
    when: str
    agency: str
    agency_name: str
    people: tuple[str, ...]
    about: tuple[str, ...]
    event: str
    response: str
    seen: str
    level: str
    episodes: tuple[str, ...]
    first: date | None
    text: str


@once_per_review
def rows(review: Review) -> tuple[Row, ...]:
    """Every entry in order of time; made once for each state of the review."""
    episodes: dict[Id, list[str]] = {}
    for episode in review.all(Episode):
        for entry in episode.timeline:
            episodes.setdefault(entry, []).append(episode.id_text)
    return tuple(_made(review, episodes))


def _made(review: Review, episodes: dict[Id, list[str]]) -> Iterator[Row]:
    names = {one.id: one.name or one.id_text for one in review.all(Agency) if one.id}
    for one in timeline_order.in_order(review.all(Entry)):
        when = wording.entry_date(one)
        if one.time:
            when = f"{when}, {one.time.words()}"
        agency = names.get(one.agency, str(one.agency)) if one.agency else ""
        people = tuple(map(str, one.people))
        texts = (one.id_text, when, agency, *people, one.event, one.response, one.voice,
                 one.source, one.comment, one.significance)  # fmt: skip
        yield Row(
            id=one.id_text,
            when=when,
            agency=str(one.agency or ""),
            agency_name=agency,
            people=people,
            about=tuple(map(str, one.about)),
            event=one.event or "",
            response=one.response or "",
            seen=(one.child_seen or "").replace("-", " "),
            level=one.level or "",
            episodes=tuple(episodes.get(one.id, ())) if one.id else (),
            first=order(one.date, one.when)[0] if one.date else None,
            text=" ".join(filter(None, texts)).casefold(),
        )
