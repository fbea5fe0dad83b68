"""What a date is sorted by, with the wording that is printed in its place.

Takes dates and words, gives days; the words move nothing out of the date's own bounds.
"""

import re
from datetime import date, timedelta

from learning_together.dates.coarse import CoarseWhen
from learning_together.dates.edtf import When
from learning_together.english import MONTHS_IN_SHORT

_THIRDS = {"early": 0, "start": 0, "beginning": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
_PART = re.compile(
    r"(?:(?:about|around|approximately|circa|probably|possibly|perhaps|sometime|some time|in|at|by"
    r"|towards|from|the|very)\s+)*"
    rf"({'|'.join(_THIRDS)})(?:[\s-]+|(?=[A-Z]))(?:(?:of|in|part|the)\s+)*"
    rf"(?:{'|'.join(MONTHS_IN_SHORT)}|spring|summer|autumn|winter|month|year|[12][0-9]{{3}})",
    re.IGNORECASE,
)


def order(when: When, wording: str | None = None) -> tuple[date, date]:
    """The first and the last day that a date is sorted by.

    Late in a month or year is its last third; a year by itself, of which nothing more is known,
    comes after what is dated in it.

    >>> from learning_together.dates.edtf import parse_when
    >>> order(parse_when("2023-01"), "late January 2023")[0].day
    21
    """
    if isinstance(when, CoarseWhen) or when.form not in {"month", "year", "season"}:
        return when.order
    if found := _PART.match(wording or ""):
        days = (when.latest - when.earliest).days + 1
        third = _THIRDS[found[1].lower()]
        first, after = (days * third // 3, days * (third + 1) // 3)
        return when.earliest + timedelta(first), when.earliest + timedelta(after - 1)
    whole = (when.earliest.month, when.earliest.day, when.latest.month) == (1, 1, 12)
    return (when.latest, date.max) if when.form == "year" and whole else when.order
