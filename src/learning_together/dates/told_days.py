"""Days that a text tells of, seen from the day on which it was written.

Takes running text and that day, gives days before it, or that day itself. What lies ahead is an
appointment, and what has no place in the calendar is passed over. Knows no records.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

from learning_together.english import MONTHS, MONTHS_IN_SHORT
from learning_together.patterns import regex

#: How far back a letter or a call is taken to look.
_LONGEST = timedelta(days=92)
#: And where nothing leads to a day in figures, so that it may be something else.
_SHORTER = timedelta(days=21)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven")
_MONTH = {
    name.lower(): number
    for names in (MONTHS, MONTHS_IN_SHORT)
    for number, name in enumerate(names, 1)
} | {"sept": 9}
#: Words that lead to a day in figures: what was done then, or that it is the day of something.
_LEADS = (
    "on|of|dated|from|since|re|attended|seen|admitted|discharged|visited|conveyed|presented"
    "|attendance|incident|appointment|visit"
)
#: Days that go by a name, each with its month and day.
_FEASTS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26),
    "boxing night": (12, 26), "new year's eve": (12, 31), "new year's day": (1, 1),
}  # fmt: skip
#: One of these stands in every text that tells of a day without a figure; most tell of none.
_SIGNS = (
    "nday", "sday", "iday", "rday", "overnight", "weekend", "last night", "day before",
    "night before", "evening before", "previous", "preceding", "days ago", "days earlier",
    "days before", "day ago", "boxing", "christmas", "new year",
)  # fmt: skip
_FIGURE = regex("[0-9]")
#: Days that are told in figures.
_IN_FIGURES = regex(
    r"(?<![0-9./:-])(?P<d>[0-9]{1,2})[./-](?P<m>[0-9]{1,2})[./-](?P<y>[0-9]{4}|[0-9]{2})(?![0-9])"
    # Without its year only where a word leads to it: a baby may weigh 3.4 kg.
    rf"|\b(?:{_LEADS}) (?P<d2>[0-9]{{1,2}})[./](?P<m2>[0-9]{{1,2}})(?![./]?[0-9])"
    # Or where it can be nothing else: 3/7, 4/52 and 5/12 are days, weeks and months, 1/2 is a half.
    r"|(?<![0-9./:-])(?!1/[234]\b|2/3\b|3/4\b)(?P<d3>[1-9]|[12][0-9]|3[01])/(?P<m3>0?[1-689]|1[01])(?![0-9./-])"
    # “16-17 September”, “5th/6th January”: an episode of a night has two days.
    rf"|\b(?:(?P<first>[0-9]{{1,2}})(?:st|nd|rd|th)? ?(?:[-–/&]|and|to) ?)?"
    rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{'|'.join(_MONTH)})\b\.?"
    r"(?:,? (?P<year>(?:19|20)[0-9]{2}))?"
    # “on the 9th”, “Friday 30th”: of this month or the last.
    rf"|\b(?:(?:{_LEADS}) (?:the )?|(?:{'|'.join(_DAYS)}),? (?:the )?)"
    rf"(?P<alone>[0-9]{{1,2}})(?:st|nd|rd|th)\b(?!,? (?:of )?(?:{'|'.join(_MONTH)}|centile))"
    r"|\b(?P<ago>[1-7]) days? (?:ago|earlier|before)\b"
)
#: Days that are told as seen from the day of writing, or by a name.
_IN_WORDS = regex(
    rf"\b(?:(?:on|last|since|of|from|this) (?P<named>{'|'.join(_DAYS)})"
    rf"|(?P<part>{'|'.join(_DAYS)})(?:'s)? (?:morning|afternoon|evening|night)"
    r"|(?P<before>yesterday|(?:the )?(?:day|night|evening) before"
    r"|(?:the )?(?:previous|preceding) (?:day|evening|night|afternoon|morning))"
    r"|(?P<night>last night|overnight)"
    r"|(?P<end>(?:at|over|during|of|regarding|about|re) (?:the|this) weekend|last weekend)"
    rf"|(?P<feast>{'|'.join(_FEASTS)})"
    rf"|(?P<ago>{'|'.join(_NUMBERS)}) days? (?:ago|earlier|before))\b"
)


def told_days(text: str, written: date) -> frozenset[date]:
    """The days that a text tells of, none of them after it was written.

    A day without its year is the last such day; a weekday is the last before it was written.

    >>> sorted(map(str, told_days("Letter re attendance on 3.4; seen again 2 April.",
    ...                           date(2011, 4, 9))))
    ['2011-04-02', '2011-04-03']
    >>> sorted(map(str, told_days("ED 2/4, 1/2 tablet for 5/7; back on the 8th, Friday night.",
    ...                           date(2011, 4, 9))))
    ['2011-04-02', '2011-04-08']
    >>> told_days("Next appointment 12/04/2011", date(2011, 4, 9))
    frozenset()
    """
    text = text.lower()
    found: list[date] = []
    if _FIGURE.search(text):
        found += (day for each in _IN_FIGURES.finditer(text) for day in _meant(each, written))
    if any(sign in text for sign in _SIGNS):
        found += (
            day
            for each in _IN_WORDS.finditer(text)
            for day in _seen_from(each.groupdict(), written)
        )
    return frozenset(day for day in found if written - _LONGEST <= day <= written)


def _meant(found: re.Match[str], written: date) -> Iterator[date]:
    said = found.groupdict()
    if said["d"]:
        yield from _in_calendar(int(said["d"]), int(said["m"]), said["y"], written)
    elif said["d2"]:
        yield from _in_calendar(int(said["d2"]), int(said["m2"]), None, written)
    elif said["d3"]:
        days = _in_calendar(int(said["d3"]), int(said["m3"]), None, written)
        yield from (day for day in days if day >= written - _SHORTER)
    elif said["day"]:
        month = _MONTH[said["month"]]
        for day in filter(None, (said["first"], said["day"])):
            yield from _in_calendar(int(day), month, said["year"], written)
    elif said["alone"]:
        yield from _of_month(int(said["alone"]), written)
    else:
        yield written - timedelta(days=int(said["ago"]))


def _seen_from(said: dict[str, str | None], written: date) -> Iterator[date]:
    """Days that words tell."""
    if said["before"]:
        yield written - timedelta(days=1)
    elif said["night"]:
        yield from (written - timedelta(days=1), written)
    elif said["end"]:
        sunday = written - timedelta(days=written.isoweekday() % 7 or 7)
        yield from (sunday - timedelta(days=1), sunday)
    elif said["feast"]:
        month, number = _FEASTS[said["feast"]]
        yield from _in_calendar(number, month, None, written)
    elif word := said["ago"]:
        yield written - timedelta(days=_NUMBERS.index(word) + 1)
    elif name := said["named"] or said["part"]:
        back = (written.weekday() - _DAYS.index(name)) % 7 or 7
        yield written - timedelta(days=back)


def _of_month(day: int, written: date) -> Iterator[date]:
    """The last such day of a month."""
    before = written.replace(day=1) - timedelta(days=1)
    for year, month in ((written.year, written.month), (before.year, before.month)):
        with suppress(ValueError):
            made = date(year, month, day)
            if made <= written:
                yield made
                return


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
