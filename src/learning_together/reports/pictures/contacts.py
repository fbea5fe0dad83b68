"""Contacts by month: how many entries each agency has in each month, as numbers in a grid."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from learning_together import english
from learning_together.documents.pictures import grid
from learning_together.documents.pictures.canvas import Room
from learning_together.documents.pictures.grid import Cell, Grid, Row
from learning_together.ids import Id
from learning_together.method import timeline
from learning_together.records.kinds.agency import Agency
from learning_together.reports import wording
from learning_together.reports.pictures.entries_shown import counted
from learning_together.reports.pictures.picture import Picture, Shown, Table
from learning_together.reports.report import Asked
from learning_together.review.review import Review

_LITTLE = 10
_MOST = 18  # columns that a page has room for
_STEPS = {"month": 1, "quarter": 3, "year": 12, "five years": 60}
_YEAR = 12


def build(review: Review, asked: Asked, room: Room) -> Shown | None:
    """The picture; None where no entry has a date exact enough."""
    found = counted(review, asked)
    if found is None:
        return None
    last = date.fromordinal(found.end.toordinal() - 1)
    step = next((s for s in _STEPS if _count(found.first, last, _STEPS[s]) <= _MOST), "five years")
    starts = _starts(found.first, last, _STEPS[step])
    names: dict[Id | None, str] = {one.id: one.called for one in review.all(Agency) if one.id}
    held: dict[Id | None, list[int]] = {id: [0] * (len(starts) - 1) for id in names}
    vague = 0
    for entry in found.entries:
        row = held.setdefault(entry.agency, [0] * (len(starts) - 1))
        place = _place(timeline.days(entry), starts, found.first, last)
        if place is None:
            vague += 1
        else:
            row[place] += 1
    if asked.agencies or asked.level:
        held = {id: row for id, row in held.items() if any(row)}
    highest = max((max(row) for row in held.values()), default=0)
    if not highest:
        return None
    called = {id: names.get(id, str(id or "")) for id in held}
    told = [f"{one:%Y}" if _STEPS[step] >= _YEAR else f"{one:%b %Y}" for one in starts[:-1]]
    columns = tuple(_called(start, _STEPS[step]) for start in starts[:-1])
    rows = tuple(
        Row(called[id], tuple(_cell(number, highest) for number in row)) for id, row in held.items()
    )
    total = sum(map(sum, held.values()))
    missing = english.counted(vague, "entry", "entries")
    outside = english.counted(found.outside, "entry", "entries")
    return Shown(
        caption=f"Entries of each agency by {step}",
        alt=f"A grid of {english.counted(len(rows), 'agency', 'agencies')} by {step}, from "
        f"{wording.month(found.first)} to {wording.month(last)}: "
        f"{english.counted(total, 'entry', 'entries')}, at most {highest} of one agency in one "
        f"{step}. A table gives each number.",
        notes=" ".join(
            (
                *([found.scope] * bool(found.scope)),
                *([f"Not counted: {missing} that cannot be placed in one {step}."] * bool(vague)),
                *([f"Outside the period: {outside}."] * bool(found.outside)),
                "No entry means that the chronology holds none, not that nobody was there.",
            )
        ),
        tables=(
            Table(
                f"Entries of each agency by {step}",
                (
                    (step.capitalize(), 16),
                    *((called[id], max(6, 84 // len(held))) for id in held),
                ),
                tuple(
                    (told[n], *(str(row[n]) for row in held.values())) for n in range(len(columns))
                ),
            ),
        )
        if len(held) <= _MOST
        else (_by_agency(called, held, told),),
        pages=grid.lay_out(
            Grid(
                columns,
                rows,
                _legend(highest),
            ),
            room,
        ),
        little=total < _LITTLE,
    )


PICTURE = Picture(
    name="contacts",
    title="Contacts by month",
    about="How many entries each agency has in each month (or quarter, or year), as numbers.",
    build=build,
    nothing="no entry of the timeline has an agency, and a date that tells its month",
    then="Bring an agency's chronology in with lt import, or add an entry: lt new timeline.",
    of=("timeline", "agencies"),
    takes=("about",),
)


def _by_agency(
    called: dict[Id | None, str], held: dict[Id | None, list[int]], columns: Sequence[str]
) -> Table:
    """Of many agencies, a line each."""
    return Table(
        "Entries of each agency",
        (("Agency", 30), ("Entries", 10), ("When", 60)),
        tuple(
            (
                called[id],
                str(sum(row)),
                english.listed(
                    f"{one} ({number})" for one, number in zip(columns, row, strict=True) if number
                )
                or "–",
            )
            for id, row in held.items()
        ),
    )


def _count(first: date, last: date, months: int) -> int:
    return _number(last) // months - _number(first) // months + 1


def _number(day: date) -> int:
    return day.year * _YEAR + day.month - 1


def _starts(first: date, last: date, months: int) -> list[date]:
    at = _number(first) // months * months
    every = [at + months * n for n in range(_count(first, last, months) + 1)]
    return [date(month // _YEAR, month % _YEAR + 1, 1) for month in every]


def _place(days: timeline.Days | None, starts: list[date], first: date, last: date) -> int | None:
    """The step in which an entry lies whole; None where it may lie in several."""
    if days is None:
        return None
    one, two = max(days[0], first), min(days[1], last)
    at = bisect_right(starts, one) - 1
    return at if two < starts[at + 1] and days[1] < starts[-1] and days[0] >= starts[0] else None


def _called(start: date, months: int) -> str:
    return f"{start:%Y}" if months >= _YEAR else f"{start:%b\n%y}"


def _legend(highest: int) -> tuple[tuple[Cell, str], ...]:
    """What the shades of cells say; their numbers say it exactly."""
    words = {"low": "few", "middle": "more", "high": "most"}
    found = {}
    for number in range(1, highest + 1):
        cell = _cell(number, highest)
        if cell is not None and cell.look not in found:
            found[cell.look] = cell
    return tuple((cell, f"{words[look]}: from {cell.text}") for look, cell in found.items())


def _cell(number: int, highest: int) -> Cell | None:
    if not number:
        return None
    part = number / highest
    return Cell(str(number), "high" if part > 2 / 3 else "middle" if part > 1 / 3 else "low")
