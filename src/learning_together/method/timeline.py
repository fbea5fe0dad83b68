"""The timeline sorted for those who ask of it: by agency, by period; the days an entry covers.

Nothing is said here of order within a day; see `day_order`.
"""

from datetime import date

from learning_together import english
from learning_together.dates.coarse import CoarseDay
from learning_together.dates.edtf import When
from learning_together.ids import Id
from learning_together.records.kinds.entry import Entry
from learning_together.review.review import Review, once_per_review

Days = tuple[date, date]


@once_per_review
def by_agency(review: Review) -> dict[Id, tuple[Entry, ...]]:
    """The entries of each agency, in the order of the files; those that name none are left out."""
    found: dict[Id, list[Entry]] = {}
    last: Id | None = None
    those: list[Entry] = []
    for entry in review.all(Entry):
        if entry.agency is not last:  # Mostly it is the same as of the one before.
            last = entry.agency
            those = found.setdefault(last, []) if last else []
        those.append(entry)
    return {agency: tuple(entries) for agency, entries in found.items()}


def days(entry: Entry) -> Days | None:
    """The first and last day that an entry can be about; None where it has no readable date."""
    when = entry.date
    if when is None:
        return None
    end = entry.end_date
    if end is None or end.latest <= when.latest:
        return when.earliest, when.latest
    return when.earliest, end.latest


def within(review: Review, entry: Entry) -> bool | None:
    """Whether an entry can be about the period under review; None where that cannot be told."""
    period, when = review.period, entry.date
    if period is None or when is None or period.start is None or period.end is None:
        return None
    if period.start > period.end:
        return None
    last = entry.end_date.latest if entry.end_date else when.latest
    return when.earliest <= period.end and max(last, when.latest) >= period.start


def earliest(value: date | When) -> date:
    """The first day that a date can mean."""
    return value.earliest if isinstance(value, When) else value


def latest(value: date | When) -> date:
    """The last day that a date can mean."""
    return value.latest if isinstance(value, When) else value


def in_words(value: date | When) -> str:
    """A date as a sentence has it.

    >>> in_words(date(2023, 6, 4))
    '4 June 2023'
    """
    if isinstance(value, CoarseDay):
        return value.said
    return value.words() if isinstance(value, When) else english.day(value)
