"""A date as somebody types it for a field: every reading, and the wording that it leaves behind.

Takes text, gives text; whoever asks chooses between readings, or has them chosen.
"""

import re
from dataclasses import dataclass
from datetime import date

from learning_together.dates.as_written.dates import read_date
from learning_together.dates.as_written.readings import Habits
from learning_together.dates.edtf import DateFault, parse_day, parse_when
from learning_together.dates.season_or_years import either as either_way
from learning_together.english import either
from learning_together.patterns import regex

#: Figures of which the last may be the day as well: 09-03-12.
_SHORT = regex("([0-9]{2})-(?:0[1-9]|1[0-2])-([0-9]{2})")
#: Our own form, shortened: 2009-03-12/15.
_OWN = regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2} ?/.*")


@dataclass(frozen=True)
class TypedDate:
    """What was typed.

    Attributes:
        readings: Every date that it may mean, as `lt` writes dates; none where it is no date.
        wording: The words typed, where they say more than the date does.
        time: The time of day that stands with it.
    """

    readings: tuple[str, ...]
    wording: str = ""
    time: str = ""


def typed_date(text: str, *, day: bool = False) -> TypedDate:
    """Reads a date that somebody typed; figures are never taken for one of two readings.

    Args:
        text: As typed.
        day: Whether only one whole day will do.

    >>> typed_date("late January 2023")
    TypedDate(readings=('2023-01',), wording='late January 2023', time='')
    >>> typed_date("3/4/23").readings
    ('2023-04-03', '2023-03-04')
    >>> typed_date("2021-22").readings
    ('2021-22', '[2021..2022]')
    """
    read = parse_day if day else parse_when
    bare = text.strip()
    try:
        read(bare)
    except DateFault as fault:
        found = read_date(bare, Habits(order="unsettled"))
        slips = fault.readings
    else:
        if (years := either_way(bare)) and years.figures == bare:
            return TypedDate((bare, years.within))
        return TypedDate((bare,))
    every = slips if _OWN.fullmatch(bare) else found.readings or slips
    if _SHORT.fullmatch(bare):
        every = (*every, *slips)
    readings = tuple(dict.fromkeys(one for one in every if _is(one, day=day)))
    if not readings:
        return TypedDate(())
    said = re.search("[a-z]", found.when, re.IGNORECASE) is not None
    plain = found.when.lower() == parse_when(readings[0]).words().lower()
    return TypedDate(readings, found.when if said and not plain else "", found.time)


def typed_day(text: str) -> date:
    """The one day that somebody typed.

    Raises:
        DateFault: It is no whole day, or may be one of several.

    >>> typed_day("12th March 2009")
    datetime.date(2009, 3, 12)
    """
    readings = typed_date(text, day=True).readings
    if len(readings) > 1:
        words = either(parse_when(one).words() for one in readings)
        raise DateFault("day-first", f"this can mean {words}", f"write {either(readings)}")
    return parse_day(readings[0] if readings else text)


def _is(reading: str, *, day: bool) -> bool:
    try:
        parse_day(reading) if day else parse_when(reading)
    except DateFault:
        return False
    return True
