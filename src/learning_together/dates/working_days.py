"""Working days and bank holidays in England and Wales.

The holidays are those of the `holidays` library, proclaimed ones included. It takes its time to
load, so only a function that needs it asks for it.
"""

from datetime import date, timedelta
from functools import cache
from typing import Any

_SATURDAY = 5


def is_weekend(day: date) -> bool:
    """Whether a day is a Saturday or Sunday."""
    return day.weekday() >= _SATURDAY


def bank_holiday(day: date) -> str:
    """What the bank holiday of that day is called; empty where there is none."""
    name = _holidays(day.year).get(day)
    return str(name) if name else ""


def bank_holidays(year: int, name: str) -> list[date]:
    """The bank holidays of a year that are called by a name, in small letters; rarely none.

    >>> bank_holidays(2023, "good friday")
    [datetime.date(2023, 4, 7)]
    """
    return sorted(day for day, called in _holidays(year).items() if called.lower() == name)


def is_working_day(day: date) -> bool:
    """Whether people are at work: neither weekend nor bank holiday."""
    return not is_weekend(day) and not bank_holiday(day)


def working_days_between(start: date, end: date) -> int:
    """How many working days come after a day, up to and with another."""
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(map(is_working_day, days))


@cache
def _holidays(year: int) -> Any:
    import holidays

    return holidays.country_holidays("GB", subdiv="ENG", years=year)
