"""What pictures of the timeline show: the entries of the period, each once, and the episodes.

Takes a review as its reader may read it. Counts only what the records say: an entry that does not
say whether they were seen is told as such.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from learning_together.dates.coarse import CoarseWhen
from learning_together.documents.pictures.episode_bars import Span
from learning_together.method import timeline
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.episode import Episode
from learning_together.reports.chosen import entries, scope
from learning_together.reports.report import Asked
from learning_together.review.review import Review

_MONTH = 31  # days that a date may leave open, and be drawn in their middle
_PART = 50  # or that part of the time
_SORTS: Mapping[str | None, int] = {"yes": 0, "no": 1, "not-applicable": 2}
_UNSAID = 3
_SHADES = {"good": 1, "mixed": 2, "problematic": 3}


@dataclass(frozen=True, slots=True)
class Counted:
    """The entries that are shown, and those that are not.

    Attributes:
        first: The first day that is shown.
        end: The day after the last.
        entries: Those of the time shown, each once.
        days: For each of them, by its place, where it is drawn; None where it is too vague.
        outside: How many lie outside the time shown.
        repeats: How many repeat another, and are not counted.
        scope: About whom they are said to be, in a sentence; empty where that was not asked.
    """

    first: date
    end: date
    entries: tuple[Entry, ...]
    days: tuple[date | None, ...]
    outside: int
    repeats: int
    scope: str


def counted(review: Review, asked: Asked) -> Counted | None:
    """The entries to show; None where there is none that can be drawn."""
    found = entries(review, asked)
    chosen = [one for one in found if one.agency]
    once = [one for one in chosen if not one.duplicate_of]
    inside = [one for one in once if timeline.within(review, one) is not False]
    known = [span for one in inside if (span := timeline.days(one))]
    if not known:
        return None
    period = review.period
    first = period.start if period and period.start else min(start for start, _ in known)
    last = period.end if period and period.end else max(stop for _, stop in known)
    last = max(first, last)
    most = max(_MONTH, (last - first).days // _PART)
    days = tuple(_middle(timeline.days(one), most, first, last) for one in inside)
    if not any(days):
        return None
    return Counted(
        first,
        last + timedelta(days=1),
        tuple(inside),
        days,
        len(once) - len(inside),
        len(chosen) - len(once),
        scope(len(review.all(Entry)), len(found), asked) if asked.about else "",
    )


def _middle(days: timeline.Days | None, most: int, first: date, last: date) -> date | None:
    if days is None or (days[1] - days[0]).days >= most:
        return None
    return min(max(days[0] + (days[1] - days[0]) // 2, first), last)


def sorts(review: Review) -> tuple[str, str, str, str]:
    """What entries say of the person whom the review is about, in the framework's words."""
    seen = review.framework.word("child_seen")
    return seen, "There or looked for, not seen", "No part in it", "Not recorded"


def sort(entry: Entry) -> int:
    """Which of `sorts` an entry is of."""
    return _SORTS.get(entry.child_seen, _UNSAID)


def episodes(review: Review) -> tuple[Episode, ...]:
    """The episodes in order of time; none where the reader may not see every one."""
    if not review.shows("episodes"):
        return ()
    order = sorted(
        review.all(Episode),
        key=lambda one: (one.start is None, one.start.order if one.start else ()),
    )
    return tuple(order)


def spans(shown: Iterable[Episode], found: Counted) -> dict[str, Span]:
    """The episodes that have a place in the time shown, by id."""
    above = {}
    for one in shown:
        if not one.start or isinstance(one.start, CoarseWhen):
            continue
        first, last = one.start.earliest, (one.end or one.start).latest
        if first < found.end and last >= found.first and first <= last:
            above[one.id_text] = Span(
                one.id_text,
                max(first, found.first),
                min(last + timedelta(days=1), found.end),
                one.valence or "",
                _SHADES.get(one.valence or "", 0),
            )
    return above
