"""What a date is sorted by, with the wording that is printed in its place.

Takes dates and words, gives days; the words move nothing out of the date's own bounds.
"""

import re
from datetime import date, timedelta

from learning_together.dates.coarse import CoarseWhen
from learning_together.dates.edtf import When
from learning_together.english import MONTHS_IN_SHORT

_THIRDS = {"early": 0, "start": 0, "beginning": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
_ORDINALS = {
    "first": 0,
    "1st": 0,
    "second": 1,
    "2nd": 1,
    "third": 2,
    "3rd": 2,
    "fourth": 3,
    "4th": 3,
}
_LAST = ("last", "final")
#: In how many parts a month, a season or a year falls; a week, and a few days, are seven days.
_PARTS = {"half": 2, "quarter": 4}
_BEFORE = (
    r"(?:(?:about|around|approximately|circa|probably|possibly|perhaps|sometime|some time|in|at|by"
    r"|towards|from|during|the|very)\s+)*"
)
_WHOLE = rf"(?:{'|'.join(MONTHS_IN_SHORT)}|spring|summer|autumn|winter|month|year|[12][0-9]{{3}})"
_THIRD = re.compile(
    rf"{_BEFORE}({'|'.join(_THIRDS)})(?:[\s-]+|(?=[A-Z]))(?:(?:of|in|part|the)\s+)*{_WHOLE}",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"{_BEFORE}({'|'.join((*_ORDINALS, *_LAST))})\s+(week|weekend|half|quarter|(?:few\s+)?days)\s+"
    rf"(?:(?:of|in|the)\s+)+{_WHOLE}",
    re.IGNORECASE,
)


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
    if part := _part(wording or "", days):
        first, after = part
        return when.earliest + timedelta(first), when.earliest + timedelta(after - 1)
    whole = (when.earliest.month, when.earliest.day, when.latest.month) == (1, 1, 12)
    return (when.latest, date.max) if when.form == "year" and whole else when.order


def _part(wording: str, days: int) -> tuple[int, int] | None:
    """The first day, and the day after the last one, of the part of a span that words name."""
    if found := _THIRD.match(wording):
        third = _THIRDS[found[1].lower()]
        return days * third // 3, days * (third + 1) // 3
    if not (found := _COUNTED.match(wording)):
        return None
    number, parts = _ORDINALS.get(found[1].lower(), -1), _PARTS.get(found[2].lower())
    if parts:
        number = parts - 1 if number < 0 else number
        return (days * number // parts, days * (number + 1) // parts) if number < parts else None
    first = days - 7 if number < 0 else min(7 * number, days - 7)
    return first, first + 7
