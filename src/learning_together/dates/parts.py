"""Words for a part of a month, a season or a year: “late”, “last week of”, “second half of”.

Takes words, gives which of its days they mean. Must not know what a date is.
"""

import re

from learning_together.english import MONTHS_IN_SHORT
from learning_together.patterns import regex

#: What stands before a month, season or year, in small letters.
PART = regex(
    r"(?:(?:very )?(?:early|mid|middle|late|latter part of|(?:the )?(?:beginning|start|middle|end) "
    r"of)[ -](?:in |part of |of )?(?:the (?:month|year)(?: of)?,? )?"
    r"|(?:the )?(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th) "
    r"(?:week|weekend|half|quarter|(?:few )?days) (?:of|in) "
    r"(?:the )?+(?=[a-z]|[0-9]{4})|during |in )"
)

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
_THIRD = regex(
    rf"{_BEFORE}({'|'.join(_THIRDS)})(?:[\s-]+|(?=[A-Z]))(?:(?:of|in|part|the)\s+)*{_WHOLE}",
    re.IGNORECASE,
)
_COUNTED = regex(
    rf"{_BEFORE}({'|'.join((*_ORDINALS, *_LAST))})\s+(week|weekend|half|quarter|(?:few\s+)?days)\s+"
    rf"(?:(?:of|in|the)\s+)+{_WHOLE}",
    re.IGNORECASE,
)


def part_of(wording: str, days: int) -> tuple[int, int] | None:
    """The part of a month, season or year that words begin with.

    Args:
        wording: The words.
        days: How many days the whole has.

    Returns:
        Its first day, and the day after its last one, both counted from 0; None where they name
        no part.

    >>> part_of("last week of January", 31), part_of("in January", 31)
    ((24, 31), None)
    """
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
