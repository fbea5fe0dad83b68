"""What a date is sorted by, with the wording that is printed in its place.

Takes dates and words, gives days; the words move nothing out of the date's own bounds.
"""

from datetime import date, timedelta

from learning_together.dates.coarse import CoarseWhen
from learning_together.dates.edtf import When
from learning_together.dates.parts import part_of


def order(when: When, wording: str | None = None) -> tuple[date, date]:
    """The first and the last day that a date is sorted by.

    Late in a month or year is its last third, its last week or weekend the last seven days; a year
    by itself, of which nothing more is known, comes after what is dated in it.

    >>> from learning_together.dates.edtf import parse_when
    >>> order(parse_when("2023-01"), "late January 2023")[0].day
    21
    """
    if isinstance(when, CoarseWhen) or when.form not in {"month", "year", "season"}:
        return when.order
    days = (when.latest - when.earliest).days + 1
    if part := part_of(wording or "", days):
        first, after = part
        return when.earliest + timedelta(first), when.earliest + timedelta(after - 1)
    return (when.latest, date.max) if when.form == "year" else when.order
