"""Swim lanes beside the timeline: how many entries each agency has in each span of time.

Takes rows, gives spans downwards and agencies across, so that silences are seen; a long time in
which nobody has any is one span.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from learning_together.actions.window.rows import Row

#: So many spans at most are read at a glance: months, where they are few enough, or else longer.
_MOST = 40
#: So many spans in a row in which nobody has an entry are told as one.
_QUIET = 4
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Span:
    """A span of time.

    Attributes:
        called: In words.
        since: Its first day, as it is typed; empty for entries without a date.
        until: Its last.
        counts: How many entries each agency has in it, in the order of the lanes.
    """

    called: str
    since: str
    until: str
    counts: tuple[int, ...]

    @property
    def quiet(self) -> bool:
        """Whether nobody has any."""
        return not any(self.counts)


@dataclass(frozen=True, slots=True)
class Lanes:
    """The lanes.

    Attributes:
        agencies: One for each lane: id and name.
        spans: From the earliest on; entries without a date are in none.
    """

    agencies: tuple[tuple[str, str], ...]
    spans: tuple[Span, ...]


def lanes(rows: Iterable[Row], agencies: Sequence[tuple[str, str]]) -> Lanes:
    """The lanes of those agencies that have an entry among the rows.

    Args:
        rows: Those that are wanted, of whatever agency and time.
        agencies: All there are, in their order: id and name.
    """
    days = Counter((row.first, row.agency) for row in rows if row.first is not None)
    if not days:
        return Lanes((), ())
    present = {agency for _, agency in days}
    shown = tuple(one for one in agencies if one[0] in present)
    place = {id: number for number, (id, _) in enumerate(shown)}
    first, last = min(day for day, _ in days), max(day for day, _ in days)
    spans = list(_spans(first, last))
    counts = [[0] * len(shown) for _ in spans]
    months = {month: number for number, (start, end) in enumerate(spans)
              for month in range(_month(start), _month(end) + 1)}  # fmt: skip
    for (day, agency), number in days.items():
        if agency in place:
            counts[months[_month(day)]][place[agency]] += number
    every = [
        Span(_called(start, end), start.isoformat(), end.isoformat(), tuple(counted))
        for (start, end), counted in zip(spans, counts, strict=True)
    ]
    return Lanes(shown, tuple(_joined(every)))


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _day_of(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _spans(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Months, quarters or years from one day to another, each with its first and its last day."""
    months = _month(last) - _month(first) + 1
    size = next((one for one in (1, 3) if months <= one * _MOST), 12)
    start = _month(first) // size * size
    for month in range(start, _month(last) + 1, size):
        after = month + size
        end = date.max if after // 12 > date.max.year else _day_of(after) - timedelta(1)
        yield _day_of(month), end


def _called(start: date, end: date) -> str:
    months = _month(end) - _month(start) + 1
    if months == 12:
        return str(start.year)
    begins, ends = _MONTHS[start.month - 1], _MONTHS[end.month - 1]
    return f"{begins} {start.year}" if months == 1 else f"{begins}–{ends} {end.year}"


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """The spans, with a long silence of everybody as one."""
    for quiet, group in groupby(spans, lambda one: one.quiet):
        run = list(group)
        if not quiet or len(run) < _QUIET:
            yield from run
        else:
            called = f"none until {run[-1].called}"
            yield Span(called, run[0].since, run[-1].until, run[0].counts)
