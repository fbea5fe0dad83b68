"""The order of the timeline: by date, then sequence, then time; unknown days where they can be.

Nothing is guessed: what cannot be told apart keeps the order of the files.
"""

from collections.abc import Iterable
from datetime import date

from learning_together.dates.order import order
from learning_together.records.kinds.entry import Entry

Key = tuple[date, date, int, int]

#: After every entry with a date.
LAST: Key = (date.max, date.max, 0, 0)


def key(entry: Entry) -> Key:
    """What an entry is sorted by: its earliest and latest day, sequence, minutes.

    The days are those of `dates.order`, which asks the wording of the date too.

    Entries without a readable date come last.
    """
    if entry.date is None:
        return LAST
    minutes = entry.time.earliest if entry.time else 0
    return (*order(entry.date, entry.when), entry.sequence or 0, minutes)


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries in order of time."""
    return tuple(sorted(entries, key=key))
