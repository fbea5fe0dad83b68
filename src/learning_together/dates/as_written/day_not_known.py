"""Dates of which a part is not known: “April 2009 (exact date unknown)”, “??/04/2009”.

Takes text in small letters; gives it without what is said of that, or says what is missing. Reads
no dates.
"""

from learning_together.english import MONTHS
from learning_together.patterns import regex

_SAID = regex(
    r"(.*?[0-9a-z])[ ,;–-]*[( \[](?:(?:the )?(?:exact |precise |specific |actual )?(?:date|day)"
    r"(?: of \w+)?|exactly when)(?: is| was)? ?-? ?(?:not (?:known|recorded|clear|given|stated)"
    r"|unknown|unclear|uncertain|unsure|unrecorded|n/?k|tbc|tba)[)\]]?"
)
#: What stands in the place of a day: it may be a day that cannot be read, or one that nobody knows.
_NO_DAY = regex(
    r"(?:\?{1,2}|x{1,2}|-{1,2}|_{1,2}|n/?k|dd) ?[./ -] ?(0?[1-9]|1[0-2]) ?[./ -] ?"
    r"([0-9]{4}|[0-9]{2})"
)


def without_that(text: str) -> str:
    """A date without the words that its day is not known; empty where there are none.

    >>> without_that("march 2009 (exact date unknown)")
    'march 2009'
    """
    found = _SAID.fullmatch(text)
    return found[1].strip(" ,;-") if found else ""


def missing(text: str) -> str:
    """What a date lacks in whose place a sign stands, with what to do; empty where it lacks none.

    >>> missing("??/04/2009")
    'its day is not written; if nobody knows it, the month alone will do: April 2009'
    """
    if not (found := _NO_DAY.fullmatch(text)):
        return ""
    month = MONTHS[int(found[1]) - 1]
    return (
        f"its day is not written; if nobody knows it, the month alone will do: {month} {found[2]}"
    )
