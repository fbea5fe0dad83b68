"""The timeline as a table: filtered, in an order, a page at a time, with swim lanes beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from learning_together import english
from learning_together.actions.window.lanes import Lanes, lanes
from learning_together.actions.window.rows import Row, rows
from learning_together.dates.as_written.typed import typed_date
from learning_together.dates.edtf import parse_when
from learning_together.ids import Id
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.episode import Episode
from learning_together.records.kinds.person import Person
from learning_together.reports.record.one_line import called
from learning_together.review.review import Review

#: Rows of a page.
PAGE = 200
#: The orders that there are, by what they are called.
ORDERS = {"time": "Time", "agency": "Agency", "id": "Id"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are wanted, as typed; what is empty sets no bound."""

    words: str = ""
    agency: str = ""
    person: str = ""
    about: str = ""
    episode: str = ""
    since: str = ""
    until: str = ""
    id: str = ""
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
        lanes: The swim lanes of what is wanted, of every agency and the whole time.
        told: What was not understood of what is wanted, and so sets no bound.
        agencies: Those that can be chosen, by id, with their names.
        people: Likewise, with their roles.
        about: Those of them whom an entry is said to be about.
        episodes: Likewise, with what they are called.
    """

    rows: tuple[Row, ...]
    found: int
    all: int
    page: int
    pages: int
    lanes: Lanes
    told: tuple[str, ...]
    agencies: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]
    about: tuple[tuple[str, str], ...]
    episodes: tuple[tuple[str, str], ...]


def table(review: Review, wanted: Wanted) -> Table:
    """The rows that are wanted, in the order that is wanted, one page of them."""
    every = rows(review)
    told: list[str] = []
    since, until = _day(wanted.since, 0, told), _day(wanted.until, 1, told)
    like = [one for one in every if _is_like(one, wanted)]
    found = [one for one in like if _is_there(one, wanted.agency, since, until)]
    if wanted.order == "agency":
        found.sort(key=lambda one: one.agency_name.casefold())
    elif wanted.order == "id":
        found.sort(key=lambda one: Id(one.id).folded)
    if wanted.backwards:
        found.reverse()
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(1, wanted.page), pages)
    agencies = tuple((one.id_text, one.called) for one in review.all(Agency) if one.id)
    people = tuple((one.id_text, one.role or "") for one in review.all(Person) if one.id)
    told_of = {Id(code) for row in every for code in row.about}
    return Table(
        rows=tuple(found[(page - 1) * PAGE : page * PAGE]),
        found=len(found),
        all=len(every),
        page=page,
        pages=pages,
        lanes=lanes(like, agencies),
        told=tuple(told),
        agencies=agencies,
        people=people,
        about=tuple(one for one in people if Id(one[0]) in told_of),
        episodes=tuple((one.id_text, called(review, one)) for one in review.all(Episode) if one.id),
    )


def _is_like(row: Row, wanted: Wanted) -> bool:
    return (
        (not wanted.id or row.id == wanted.id)
        and (not wanted.person or wanted.person in row.people)
        and (not wanted.about or Id(wanted.about) in map(Id, row.about))
        and (not wanted.episode or wanted.episode in row.episodes)
        and all(word in row.text for word in wanted.words.casefold().split())
    )


def _is_there(row: Row, agency: str, since: date | None, until: date | None) -> bool:
    if agency and row.agency != agency:
        return False
    if since is None and until is None:
        return True
    return row.first is not None and (since or row.first) <= row.first <= (until or row.first)


def _day(typed: str, end: int, told: list[str]) -> date | None:
    """The first or the last day of a date that was typed in any way; None for no bound."""
    if not typed.strip():
        return None
    found = typed_date(typed).readings
    if len(found) == 1:
        return parse_when(found[0]).order[end]
    several: Iterable[str] = (parse_when(one).words() for one in found)
    said = f"may be {english.either(several)}" if found else "is no date that can be read"
    told.append(f"“{typed.strip()}” {said}, so it sets no bound.")
    return None
