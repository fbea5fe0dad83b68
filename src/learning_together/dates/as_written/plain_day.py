"""The day as most files write it, 12/03/2009 or 2009-03-12, read at once.

Nine cells in ten of a chronology are such a day, and can mean nothing else where the file puts the
day first. Takes the text of a cell and what is known of its file; whatever is not that plain, or
can be no date of a review, is left to `dates`, which would read these the same (tests hold that).
"""

from datetime import date

from learning_together.dates.as_written.habits import Habits
from learning_together.dates.as_written.plausibility import DateAsWritten, checked
from learning_together.patterns import regex

_DAY_FIRST = regex(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_YEAR_FIRST = regex(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def plain_day(text: str, habits: Habits) -> DateAsWritten | None:
    """The day that a text means; None where it is not plain.

    >>> plain_day("12/03/2009", Habits()).readings
    ('2009-03-12',)
    """
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif habits.order == "day-first" and (found := _DAY_FIRST.fullmatch(text)):
        day, month, year = int(found[1]), int(found[3]), int(found[4])
    else:
        return None
    try:
        reading = date(year, month, day).isoformat()
    except ValueError:
        return None
    read = checked({reading: ()}, habits)
    return read if read.readings else None
