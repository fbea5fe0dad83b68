"""When which agency had contact: entries by agency and month, beside the key practice episodes.

A team asks of its chronology where the contacts lie, where the silences are, and when the child or
adult was seen. Numbers are drawn only for readers who may see all that is counted.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from learning_together import english
from learning_together.dates.coarse import CoarseWhen
from learning_together.ids import Id
from learning_together.method import timeline
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.episode import Episode
from learning_together.review.review import Review

_FEW = 10  # entries: with fewer, the chronology itself is seen at a glance
_MANY = 36  # columns that can be told apart
_STEPS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Lane:
    """An agency: for each step of time its entries, and those in which the subject was seen."""

    name: str
    entries: tuple[int, ...]
    seen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A key practice episode: its first and last day (ISO 8601), and the row it is drawn in."""

    id: str
    first: str
    last: str
    row: int


@dataclass(frozen=True, slots=True)
class Contacts:
    """Contacts over time.

    Attributes:
        step: `month`, `quarter` or `year`.
        starts: The first day of each step, and of the one after the last (ISO 8601).
        lanes: The agencies.
        episodes: The key practice episodes; none where the reader may not see them all.
        seen: What dark bars say.
        unseen: What light ones say.
        notes: How high a lane is, and what is not in it.
    """

    step: str
    starts: tuple[str, ...]
    lanes: tuple[Lane, ...]
    episodes: tuple[Span, ...]
    seen: str
    unseen: str
    caption: str
    alt: str
    notes: str


def build(review: Review, entries: Iterable[Entry]) -> Contacts | None:
    """Contacts over time; None where there are too few to draw, or too many years.

    Args:
        review: As its reader may read it.
        entries: Those to count, of any agency; each once, whatever repeats it.
    """
    counted = [entry for entry in entries if entry.agency and not entry.duplicate_of]
    if any(isinstance(entry.date, CoarseWhen) for entry in counted):
        return None  # dates are told less exactly so that nobody can lay them side by side
    inside = [entry for entry in counted if timeline.within(review, entry) is not False]
    days = {id(entry): found for entry in inside if (found := timeline.days(entry))}
    if len(days) < _FEW:
        return None
    span = _span(review, days.values())
    step = next((s for s in _STEPS if _count(span, _STEPS[s]) <= _MANY), "")
    if not step:
        return None
    starts = _starts(span, _STEPS[step])
    placed = {
        id(entry): place
        for entry in inside
        if id(entry) in days and (place := _place(days[id(entry)], starts)) is not None
    }
    if len(placed) < _FEW:
        return None
    lanes = _lanes(review, [entry for entry in inside if id(entry) in placed], placed, len(starts))
    seen = review.framework.word("child_seen")
    return Contacts(
        step=step,
        starts=tuple(day.isoformat() for day in starts),
        lanes=lanes,
        episodes=_episodes(review, starts),
        seen=seen,
        unseen="Not seen, or not said",
        caption=f"Entries of the chronology by agency and {step}",
        alt=_alt(lanes, starts, step, seen),
        notes=_notes(lanes, step, len(inside) - len(placed)),
    )


def _span(review: Review, days: Iterable[timeline.Days]) -> timeline.Days:
    """The period under review, or where it is open, as far as the entries go."""
    days = list(days)
    period = review.period
    first = period.start if period and period.start else min(first for first, _ in days)
    last = period.end if period and period.end else max(last for _, last in days)
    return first, max(first, last)


def _count(span: timeline.Days, months: int) -> int:
    first, last = span
    return (
        (last.year * 12 + last.month - 1) // months
        - (first.year * 12 + first.month - 1) // months
        + 1
    )


def _starts(span: timeline.Days, months: int) -> list[date]:
    at = (span[0].year * 12 + span[0].month - 1) // months * months
    firsts = [at + months * n for n in range(_count(span, months) + 1)]
    return [date(month // 12, month % 12 + 1, 1) for month in firsts]


def _place(days: timeline.Days, starts: list[date]) -> int | None:
    """The step in which an entry lies whole; None where it may lie in several, or in none."""
    at = bisect_right(starts, days[0]) - 1
    return at if 0 <= at < len(starts) - 1 and days[1] < starts[at + 1] else None


def _lanes(
    review: Review, entries: list[Entry], placed: dict[int, int], bounds: int
) -> tuple[Lane, ...]:
    counts: dict[Id | None, tuple[list[int], list[int]]] = {}
    for entry in entries:
        every, seen = counts.setdefault(entry.agency, ([0] * (bounds - 1), [0] * (bounds - 1)))
        every[placed[id(entry)]] += 1
        seen[placed[id(entry)]] += entry.child_seen == "yes"
    names: dict[Id | None, str] = {one.id: one.called for one in review.all(Agency) if one.id}
    order = [*(id for id in names if id in counts), *(id for id in counts if id not in names)]
    return tuple(
        Lane(names.get(id, id.folded if id else ""), *map(tuple, counts[id])) for id in order
    )


def _episodes(review: Review, starts: list[date]) -> tuple[Span, ...]:
    """The episodes within the time shown, in rows so that none covers another."""
    if not review.shows("episodes"):
        return ()
    spans = []
    for episode in review.all(Episode):
        if not episode.start or isinstance(episode.start, CoarseWhen):
            continue
        last = (episode.end or episode.start).latest
        if last >= starts[0] and episode.start.earliest < starts[-1]:
            spans.append((max(episode.start.earliest, starts[0]), last, episode.id_text))
    rows: list[date] = []
    found = []
    room = (starts[-1] - starts[0]) / 12  # so that its id can be read
    for first, last, id in sorted(spans, key=lambda one: one[:2]):
        end = max(last, first + room)
        row = next((n for n, taken in enumerate(rows) if taken < first), len(rows))
        rows[row : row + 1] = [end]
        found.append(Span(id, first.isoformat(), min(last, starts[-1]).isoformat(), row))
    return tuple(found)


def _notes(lanes: tuple[Lane, ...], step: str, left_out: int) -> str:
    highest = max(max(lane.entries) for lane in lanes)
    said = f"Each lane is as high as {english.counted(highest, 'entry', 'entries')} in a {step}."
    if left_out:
        missing = english.counted(left_out, "entry", "entries")
        said += f" Not in the chart: {missing} that cannot be placed in one {step}."
    return said


def _alt(lanes: tuple[Lane, ...], starts: list[date], step: str, seen: str) -> str:
    last = starts[-2]
    each = "; ".join(
        f"{lane.name}: {english.counted(sum(lane.entries), 'entry', 'entries')}, "
        f"{seen.lower()} in {sum(lane.seen)}"
        for lane in lanes
    )
    return (
        f"A chart of entries by agency and {step}, from {starts[0]:%B %Y} to the {step} that "
        f"begins with {last:%B %Y}. {each}."
        if step != "month"
        else f"A chart of entries by agency and month, from {starts[0]:%B %Y} to {last:%B %Y}. "
        f"{each}."
    )
