"""Cells of a workbook as text, also where a program has made a day, a time or a number of a text.

Takes what a reader of workbooks gives, and gives what somebody will have meant. Knows no review.
"""

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from learning_together.dates.as_written.typed import typed_date
from learning_together.dates.edtf_parts import DateFault
from learning_together.dates.times import parse_clock
from learning_together.exchange.exports.tables import Column

_SERIAL = re.compile(r"[1-7][0-9]{4}")
_FRACTION = re.compile(r"0?\.[0-9]+")
_MONTH = re.compile(r"([0-9]{4}-[0-9]{2})[~?%]?")
#: The day from which spreadsheets count.
_FIRST = date(1899, 12, 30)
#: Days of these years may stand as numbers; years are smaller numbers.
_YEARS = range(1930, 2100)
_MINUTES = 24 * 60


class Day(str):
    """The text of a cell that the program holds as a day."""

    __slots__ = ()


def told(cell: Any) -> str:
    """A cell as text.

    >>> told(3.0), told(True), told(date(2022, 6, 1))
    ('3', 'yes', '2022-06-01')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        midnight = cell.time() == time()
        return Day(cell.date().isoformat()) if midnight else cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return Day(cell.isoformat())
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return str(cell)


def meant(text: str, column: Column) -> str:
    """The text of a cell as its field writes it, where a program or a person wrote it otherwise.

    >>> meant("44713", Column("date", ("date",), sort="date"))
    '2022-06-01'
    >>> meant("3 May 2022", Column("date", ("date",), sort="date"))
    '2022-05-03'
    >>> meant("0.604166667", Column("time", ("time",), sort="time"))
    '14:30'
    """
    if column.sort == "date" and _SERIAL.fullmatch(text):
        day = _FIRST + timedelta(int(text))
        return day.isoformat() if day.year in _YEARS else text
    if column.sort == "date":
        read = typed_date(text)
        # Words that say more than the date, or two readings, are for whoever mends it to place.
        return (
            read.readings[0] if len(read.readings) == 1 and not read.wording + read.time else text
        )
    if column.sort == "time" and _FRACTION.fullmatch(text):
        minutes = round(float(text) * _MINUTES)
        return f"{minutes // 60:02}:{minutes % 60:02}" if minutes < _MINUTES else text
    return text


def same_time(one: str, two: str) -> bool:
    """Whether two texts are the same time of day: `9:05` comes back as `09:05`."""
    try:
        first, second = parse_clock(one), parse_clock(two)
    except DateFault:
        return False
    return first.words() == second.words()


def made_of_a_month(text: str, had: str) -> bool:
    """Whether a program will have made the first day of a month of the month that stood there."""
    month = _MONTH.fullmatch(had)
    return isinstance(text, Day) and month is not None and text == f"{month[1]}-01"
