"""The timeline as a table: filtered, in an order, a page at a time."""

from collections.abc import Iterator
from dataclasses import dataclass

from learning_together.ids import Id
from learning_together.method import timeline_order
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.episode import Episode
from learning_together.records.kinds.person import Person
from learning_together.reports import wording
from learning_together.reports.record.one_line import called
from learning_together.review.review import Review, once_per_review

#: Rows of a page.
PAGE = 200
#: The orders that there are, by what they are called.
ORDERS = {"time": "Time", "agency": "Agency", "id": "Id"}


@dataclass(frozen=True, slots=True)
class Row:
    """An entry.

    Attributes:
        id: Its id; empty where it has none.
        when: Its date and time, in words.
        agency: The id of the agency whose account it is.
        agency_name: What that is called.
        people: The codes of those who took part.
        event: What happened.
        response: What the agency did upon it.
        seen: Whether the person whom the review is about was seen, in words.
        level: Whether it belongs to the skeleton, in words.
        episodes: The ids of the episodes that it belongs to.
        text: All that is searched, in small letters.
    """

    id: str
    when: str
    agency: str
    agency_name: str
    people: tuple[str, ...]
    event: str
    response: str
    seen: str
    level: str
    episodes: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are wanted, as typed; what is empty sets no bound."""

    words: str = ""
    agency: str = ""
    person: str = ""
    episode: str = ""
    order: str = "time"
    backwards: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A page of rows.

    Attributes:
        rows: Its rows.
        found: How many rows are wanted.
        all: How many there are.
        page: The number of the page.
        pages: How many there are.
        agencies: Those that can be chosen, by id, with their names.
        people: Likewise, with their roles.
        episodes: Likewise, with what they are called.
    """

    rows: tuple[Row, ...]
    found: int
    all: int
    page: int
    pages: int
    agencies: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]
    episodes: tuple[tuple[str, str], ...]


def table(review: Review, wanted: Wanted) -> Table:
    """The rows that are wanted, in the order that is wanted, one page of them."""
    every = _rows(review)
    found = [one for one in every if _is_wanted(one, wanted)]
    if wanted.order == "agency":
        found.sort(key=lambda one: one.agency_name.casefold())
    elif wanted.order == "id":
        found.sort(key=lambda one: Id(one.id).folded)
    if wanted.backwards:
        found.reverse()
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(1, wanted.page), pages)
    return Table(
        rows=tuple(found[(page - 1) * PAGE : page * PAGE]),
        found=len(found),
        all=len(every),
        page=page,
        pages=pages,
        agencies=tuple((one.id_text, one.called) for one in review.all(Agency) if one.id),
        people=tuple((one.id_text, one.role or "") for one in review.all(Person) if one.id),
        episodes=tuple((one.id_text, called(review, one)) for one in review.all(Episode) if one.id),
    )


def _is_wanted(row: Row, wanted: Wanted) -> bool:
    return (
        (not wanted.agency or row.agency == wanted.agency)
        and (not wanted.person or wanted.person in row.people)
        and (not wanted.episode or wanted.episode in row.episodes)
        and all(word in row.text for word in wanted.words.casefold().split())
    )


@once_per_review
def _rows(review: Review) -> tuple[Row, ...]:
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
            event=one.event or "",
            response=one.response or "",
            seen=(one.child_seen or "").replace("-", " "),
            level=one.level or "",
            episodes=tuple(episodes.get(one.id, ())) if one.id else (),
            text=" ".join(filter(None, texts)).casefold(),
        )
