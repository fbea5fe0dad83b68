"""Days that a text tells of, seen from the day on which it was written.

Takes running text and that day, gives days before it, or that day itself. What lies ahead is an
appointment, and what has no place in the calendar is passed over. Knows no records.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from learning_together.english import MONTHS, MONTHS_IN_SHORT
from learning_together.patterns import regex

#: How far back a letter or a call is taken to look.
_LONGEST = timedelta(days=92)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven")
_MONTH = {
    name.lower(): number
    for names in (MONTHS, MONTHS_IN_SHORT)
    for number, name in enumerate(names, 1)
} | {"sept": 9}
_TOLD = regex(
    r"(?<![0-9./:-])(?P<d>[0-9]{1,2})[./-](?P<m>[0-9]{1,2})[./-](?P<y>[0-9]{4}|[0-9]{2})(?![0-9])"
    # Without its year only where a word leads to it: a baby may weigh 3.4 kg.
    r"|\b(?:on|of|dated|from) (?P<d2>[0-9]{1,2})[./](?P<m2>[0-9]{1,2})(?![./]?[0-9])"
    rf"|\b(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{'|'.join(_MONTH)})\b\.?"
    r"(?:,? (?P<year>(?:19|20)[0-9]{2}))?"
    r"|\b(?P<before>yesterday|(?:the )?(?:day|night|evening) before"
    r"|(?:the )?(?:previous|preceding) (?:day|evening|night|afternoon|morning))\b"
    r"|\b(?P<night>last night|overnight)\b"
    r"|\b(?P<end>(?:at|over|during) the weekend)\b"
    rf"|\b(?P<ago>[1-7]|{'|'.join(_NUMBERS)}) days? (?:ago|earlier|before)\b"
    rf"|\b(?:on|last|since) (?P<named>{'|'.join(_DAYS)})\b",
    re.IGNORECASE,
)


def told_days(text: str, written: date) -> frozenset[date]:
    """The days that a text tells of, none of them after it was written.

    A day without its year is the last such day; a weekday is the last before it was written.

    >>> sorted(map(str, told_days("Letter re attendance on 3.4; seen again 2 April.",
    ...                           date(2011, 4, 9))))
    ['2011-04-02', '2011-04-03']
    >>> told_days("Next appointment 12/04/2011", date(2011, 4, 9))
    frozenset()
    """
    return frozenset(
        day
        for found in _TOLD.finditer(text)
        for day in _meant(found, written)
        if written - _LONGEST <= day <= written
    )


def _meant(found: re.Match[str], written: date) -> Iterator[date]:
    said = found.groupdict()
    if said["d"]:
        yield from _in_calendar(int(said["d"]), int(said["m"]), said["y"], written)
    elif said["d2"]:
        yield from _in_calendar(int(said["d2"]), int(said["m2"]), None, written)
    elif said["day"]:
        month = _MONTH[said["month"].lower()]
        yield from _in_calendar(int(said["day"]), month, said["year"], written)
    elif said["before"]:
        yield written - timedelta(days=1)
    elif said["night"]:
        yield from (written - timedelta(days=1), written)
    elif said["end"]:
        sunday = written - timedelta(days=written.isoweekday() % 7 or 7)
        yield from (sunday - timedelta(days=1), sunday)
    elif said["ago"]:
        word = said["ago"].lower()
        number = int(word) if word.isdigit() else _NUMBERS.index(word) + 1
        yield written - timedelta(days=number)
    else:
        back = (written.weekday() - _DAYS.index(said["named"].lower())) % 7 or 7
        yield written - timedelta(days=back)


def _in_calendar(day: int, month: int, year: str | None, written: date) -> Iterator[date]:
    if year is None:
        years = [written.year, written.year - 1]
    else:
        number = int(year)
        years = [number if number > 99 else number + written.year // 100 * 100]
    for one in years:
        try:
            made = date(one, month, day)
        except ValueError:
            continue
        if made <= written:
            yield made
            return
