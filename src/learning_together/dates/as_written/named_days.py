"""Days that have names, Christmas and bank holidays: on which day of a year each falls.

Takes names, gives days. Bank holidays are those of England and Wales.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from learning_together.dates.working_days import bank_holidays
from learning_together.patterns import regex


class _Named(NamedTuple):
    """How a name is written, and the day.

    Attributes:
        pattern: Of the name, in small letters.
        day: Month and day; or how many days after Good Friday; or what the bank holiday is called.
        around: Whether people mean by it the time about the day as well.
    """

    pattern: str
    day: tuple[int, int] | int | str
    around: bool = False


#: By the name in one word, in which no weekday and no evening is seen any more. The longer first.
_NAMES = {
    "christmasday": _Named(r"(?:christmas|xmas|x-mas) day", (12, 25)),
    "christmaseve": _Named(r"(?:christmas|xmas|x-mas) eve", (12, 24)),
    "boxingday": _Named("boxing day", (12, 26)),
    "newyearseve": _Named("new year'?s? eve", (12, 31)),
    "newyearsday": _Named("new year'?s? day", (1, 1)),
    "christmas": _Named(r"(?:christmas|xmas|x-mas)(?:[ -]?time)?", (12, 25), around=True),
    "newyear": _Named("new year", (1, 1), around=True),
    "halloween": _Named("hallow'?e'?en", (10, 31)),
    "bonfirenight": _Named("(?:bonfire|guy fawkes'?s?|fireworks) (?:night|day)", (11, 5)),
    "valentinesday": _Named("(?:st |saint )?valentine'?s'? day", (2, 14)),
    "goodfriday": _Named("good friday", 0),
    "eastersunday": _Named("easter (?:sun)?day", 2),
    "eastermonday": _Named("easter monday", 3),
    "easter": _Named("easter(?:[ -]?time)?", 2, around=True),
    "maundythursday": _Named("maundy thursday", -1),
    "palmsunday": _Named("palm sunday", -5),
    "mothersday": _Named("(?:mother'?s'? day|mothering sunday)", -19),
    "ashwednesday": _Named("ash wednesday", -44),
    "shrovetuesday": _Named("(?:shrove tuesday|pancake day)", -45),
    "earlymaybankholiday": _Named(
        "(?:(?:early|first) may|may day|1st may) bank holiday", "may day"
    ),
    "springbankholiday": _Named(
        "(?:(?:late|second|end of) may|spring|whitsun|whit) bank holiday", "spring bank holiday"
    ),
    "maybankholiday": _Named("may bank holiday", "may day|spring bank holiday"),
    "augustbankholiday": _Named(
        "(?:(?:late )?august|(?:late )?summer) bank holiday", "late summer bank holiday"
    ),
}  # fmt: skip
#: What makes a time of school of it: the Christmas holidays, Easter term.
_SCHOOL = r"(?!(?: school)?[ -](?:hol|break|vac|term|half|bank))"
_A_NAME = regex(
    rf"(?<![^\W_])(?:{'|'.join(f'(?P<{key}>{one.pattern})' for key, one in _NAMES.items())})"
    rf"(?![^\W_]){_SCHOOL}"
)
_YEAR = "'?([0-9]{4}|[0-9]{2})(?: ?[/-] ?'?([0-9]{4}|[0-9]{1,2}))?"
_WITH_YEAR = regex(
    rf"(?:(?:at|over|on) )?(?:the )?({'|'.join(_NAMES)})(?: of|,)? ?(?:the )?{_YEAR}"
)
_WITHOUT_YEAR = regex(rf"(?:(?:at|over|on) )?(?:the )?({'|'.join(_NAMES)})")
_BESIDE = rf"(?:{'|'.join(_NAMES)}|(?:a )?bank holiday)"
_BEFORE_DAY = regex(rf"(?:on )?{_BESIDE}[ ,:(-]+([0-9].*?[0-9])\)?")
_BEHIND_DAY = regex(rf"([0-9].*?[0-9])[ ,:(-]+{_BESIDE}\)?")


class NamedDay(NamedTuple):
    """A day that has a name.

    Attributes:
        day: In the calendar.
        around: Whether the time about it may be meant as well.
    """

    day: date
    around: bool


def in_one_word(text: str) -> str:
    """A text in small letters, in which each name of a day is one word.

    >>> in_one_word("good friday 2023, x-mas eve")
    'goodfriday 2023, christmaseve'
    """
    return _A_NAME.sub(lambda found: str(found.lastgroup), text)


def with_year(text: str) -> tuple[str, str, str] | None:
    """The name in a text, its year, and the second year of a winter; None where it is no such."""
    found = _WITH_YEAR.fullmatch(text)
    return (found[1], found[2], found[3] or "") if found else None


def without_year(text: str) -> str:
    """The name that a text is; empty where it is none."""
    found = _WITHOUT_YEAR.fullmatch(text)
    return found[1] if found else ""


def beside_day(text: str) -> str:
    """What stands beside the name of a day and looks like that day in figures; empty where nothing.

    >>> beside_day("goodfriday 7 april 2023"), beside_day("goodfriday 2023")
    ('7 april 2023', '')
    """
    found = _BEFORE_DAY.fullmatch(text) or _BEHIND_DAY.fullmatch(text)
    return found[1] if found and re.search("[^0-9]", found[1]) else ""


def named_in(text: str) -> list[str]:
    """The names that a text holds."""
    return [found for found in re.findall(r"[a-z]+", text) if found in _NAMES]


def days_of(name: str, year: int) -> Iterator[NamedDay]:
    """Every day of a year that a name may mean; none where there was no such day.

    >>> [one.day.isoformat() for one in days_of("goodfriday", 2023)]
    ['2023-04-07']
    """
    _, day, around = _NAMES[name]
    if isinstance(day, tuple):
        yield NamedDay(date(year, *day), around)
    elif isinstance(day, int):
        for friday in bank_holidays(year, "good friday"):
            yield NamedDay(friday + timedelta(days=day), around)
    else:
        for called in day.split("|"):
            for one in bank_holidays(year, called):
                yield NamedDay(one, around)
