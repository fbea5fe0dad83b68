"""Cells of a workbook as text, also where a program has made a day, a time or a number of a text.

Takes what a reader of workbooks gives, and gives what somebody will have meant. Knows no review.
"""

import re
from datetime import date, datetime, time, timedelta
from typing import Any

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
    """The text of a cell, where a program has made the number of a day or a time of it.

    >>> meant("44713", Column("date", ("date",), sort="date"))
    '2022-06-01'
    >>> meant("0.604166667", Column("time", ("time",), sort="time"))
    '14:30'
    """
    if column.sort == "date" and _SERIAL.fullmatch(text):
        day = _FIRST + timedelta(int(text))
        return day.isoformat() if day.year in _YEARS else text
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
