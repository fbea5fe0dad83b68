"""Text that begins with its day, is a day and no more, or names days.

Takes text, gives what `dates` can read in it. Knows neither rows nor files.
"""

import re
from datetime import date

from learning_together.dates.as_written.dates import read_date
from learning_together.dates.as_written.habits import Habits
from learning_together.english import MONTHS, MONTHS_IN_SHORT
from learning_together.patterns import regex

_DAY = (
    r"(?:[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{4}|[0-9]{2})(?!/?[0-9])|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{'|'.join((*MONTHS, *MONTHS_IN_SHORT))})\.?,? "
    r"(?:[0-9]{4}|'[0-9]{2})"
    rf"|[0-9]{{1,2}}[-./](?:{'|'.join((*MONTHS, *MONTHS_IN_SHORT))})[-./]"
    r"(?:[0-9]{4}|[0-9]{2})(?![0-9]))"
)
_A_DAY = regex(rf"(?<![0-9/.-]){_DAY}", re.IGNORECASE)
_STARTS_WITH_DAY = regex(
    r"(?:on |(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
    rf"(?P<date>{_DAY}(?: ?[-–] ?{_DAY}"
    r"|,? (?:at |@ ?)?(?:[0-9]{1,2}[:.][0-9]{2}(?: ?[ap]\.?m\.?(?![a-z]))?+|[0-9]{4} ?hrs?))?)"
    r"(?P<rest>(?:\.\s|[^0-9/.]).*)", re.IGNORECASE | re.DOTALL,
)  # fmt: skip
_STARTS_WITH_MONTH = regex(
    r"(?P<date>(?:(?:early|mid|late)[ -])?"
    rf"(?:{'|'.join((*MONTHS, *MONTHS_IN_SHORT))})\.? [0-9]{{4}})"
    r" ?[:–—-] ?(?P<rest>.+)", re.IGNORECASE | re.DOTALL,
)  # fmt: skip

_IN_A_MONTH = regex(
    r"(?:in|during) (?P<date>(?:(?:early|mid|late)[ -])?"
    rf"(?:{'|'.join((*MONTHS, *MONTHS_IN_SHORT))})\.? [0-9]{{4}})\b(?! ?[-–/])", re.IGNORECASE,
)  # fmt: skip


def dated_start(text: str, habits: Habits) -> tuple[str, str] | None:
    """A text that begins with its date: that date as written, and the text after it.

    A month or year counts only where a sign sets it apart, a day always.

    >>> dated_start("13/03/2009 - HV visited, no reply", Habits())
    ('13/03/2009', 'HV visited, no reply')
    >>> dated_start("In March 2009 she moved", Habits()) is None
    True
    """
    found = _STARTS_WITH_DAY.match(text) or _STARTS_WITH_MONTH.match(text)
    rest = found["rest"].lstrip(" \t\n:;,.–—-").rstrip() if found else ""
    if found is None or not rest:
        return None
    said = " ".join(found["date"].split())
    return (said, rest) if read_date(said, habits).readings else None


#: A title that is no more than a year, or begins with one; and one that is no more than a month.
YEAR_TITLE = regex(r"(?:year )?((?:19|20)[0-9]{2})\b(?! ?[-/] ?[0-9])")
MONTH_TITLE = regex(
    rf"({'|'.join((*MONTHS, 'sept', *MONTHS_IN_SHORT))})\.?,? ?((?:19|20)[0-9]{{2}})?",
    re.IGNORECASE,
)

_SHORT_YEAR = regex(
    rf"({'|'.join((*MONTHS, 'sept', *MONTHS_IN_SHORT))})\.? '?([0-9]{{2}})", re.IGNORECASE
)


def month_of_text(text: str) -> str:
    """The month that a sentence begins with, “In March 2009 she moved”; empty where with none.

    >>> month_of_text("In March 2009 she moved")
    'March 2009'
    """
    found = _IN_A_MONTH.match(text)
    return found["date"] if found else ""


def dated_whole(text: str) -> bool:
    """Whether a text is a day of the calendar with its year, and no more."""
    return re.fullmatch(_DAY, text.strip(), re.IGNORECASE) is not None


def days_in(text: str) -> int:
    """How many days of the calendar, with their years, a text names.

    >>> days_in("On 14/03/2009 they moved; on 2 May 2009 they came back.")
    2
    """
    return sum(1 for _ in _A_DAY.finditer(text))


def time_of_sheet(name: str) -> str:
    """The month or year that the name of a sheet is; empty where it is none.

    >>> time_of_sheet("Mar 09"), time_of_sheet("March 2009"), time_of_sheet("May Smith")
    ('Mar 2009', 'March 2009', '')
    """
    bare = " ".join(name.replace("-", " ").replace("_", " ").split())
    if found := _SHORT_YEAR.fullmatch(bare):
        century = 2000 if int(found[2]) <= date.today().year % 100 + 1 else 1900
        return f"{found[1]} {century + int(found[2])}"
    return bare if any(one.fullmatch(bare) for one in (YEAR_TITLE, MONTH_TITLE)) else ""
