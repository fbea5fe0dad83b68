"""Days on which the order of one agency's entries cannot be told.

The order of a day is known where every entry has a sequence of its own, or where none has one and
all have times that do not overlap. Nothing is guessed from the order in the file.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from learning_together.ids import Id
from learning_together.method.timeline import by_agency
from learning_together.records.kinds.entry import Entry
from learning_together.review.review import Review, once_per_review


class OpenDay(NamedTuple):
    """A day whose entries, of one agency, have no known order.

    Attributes:
        agency: Whose.
        day: Which.
        entries: Those of that agency on that day, as they are in the files.
        unplaced: The first of them that cannot be placed before or after another.
        against: Another of that day whose sequence says the contrary of its time; None where it
            is not that which keeps the order from being known.
    """

    agency: Id
    day: date
    entries: tuple[Entry, ...]
    unplaced: Entry
    against: Entry | None


@once_per_review
def open_days(review: Review) -> tuple[OpenDay, ...]:
    """Every such day, by agency and day."""
    found: list[OpenDay] = []
    for agency, entries in by_agency(review).items():
        for day, those in sorted(_by_day(entries)):
            clash = _clash(those)
            if clash is not None:
                found.append(OpenDay(agency, day, tuple(those), *clash))
    return tuple(found)


def _by_day(entries: tuple[Entry, ...]) -> Iterator[tuple[date, list[Entry]]]:
    """Days that hold more than one entry; what went on for longer, or is vague, has no place."""
    by_day: dict[date, list[Entry]] = {}
    for entry in entries:
        when = entry.date
        if when is None or when.form != "day" or not when.exact:
            continue
        end = entry.end_date
        if end is None or end.latest <= when.latest:
            by_day.setdefault(when.earliest, []).append(entry)
    for day, those in by_day.items():
        if len(those) > 1:
            yield day, those


def _clash(entries: list[Entry]) -> tuple[Entry, Entry | None] | None:
    """The first entry without a known place; and the one that contradicts it, if one does.

    The times of a day count where no entry has a sequence; one that has makes all need one.
    """
    if any(entry.sequence is not None for entry in entries):
        numbers: set[int | None] = {None}
        for entry in entries:
            if entry.sequence in numbers:
                return entry, None
            numbers.add(entry.sequence)
        return _contrary([entry for entry in entries if entry.time is not None])
    for entry in entries:
        if entry.time is None:
            return entry, None
    end = -1
    for entry in sorted(entries, key=_minutes):
        start, last = _minutes(entry)
        if start <= end:
            return entry, None
        end = last
    return None


def _contrary(entries: list[Entry]) -> tuple[Entry, Entry] | None:
    """Two neighbours in sequence of which the second surely came first."""
    before: Entry | None = None
    for entry in sorted(entries, key=lambda entry: entry.sequence or 0):
        if before is not None and _minutes(entry)[1] < _minutes(before)[0]:
            return entry, before
        before = entry
    return None


def _minutes(entry: Entry) -> tuple[int, int]:
    return entry.time.order if entry.time else (0, 24 * 60)
