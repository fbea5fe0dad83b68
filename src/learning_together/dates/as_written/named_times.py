"""Terms, holidays, quarters and years of accounts: between which months a name of a time lies.

Takes text in small letters, gives months. Where authorities differ the widest is taken: a term may
begin in August (Scotland) or in September, and a spring term ends with an Easter that moves.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from learning_together.patterns import regex


class NamedTime(NamedTuple):
    """The months, or days, between which a time lies.

    Attributes:
        first: In EDTF.
        last: In EDTF.
        why: There is another reading; empty where the name has one.
    """

    first: str
    last: str
    why: str = ""


_YEAR = r"(?:(?P<both>[0-9]{4}) ?[/-] ?'?(?P<next>[0-9]{4}|[0-9]{2})|'?(?P<year>[0-9]{4}))"
_OF = rf"(?:,| of| in)?(?: the)? ?(?:(?:calendar )?year )?{_YEAR}"
_LEAD = r"(?:(?:in|during|over|at) )?(?:the )?"
_PART = regex(
    rf"{_LEAD}(?:(?P<word>first|1st|second|2nd|third|3rd|fourth|4th|last|final) "
    r"(?P<part>quarter|half)|(?P<sign>q|quarter|qtr|h) ?(?P<figure>[1-4]))"
    rf"(?:,| of)?(?: the)?(?P<accounts> (?:financial|fiscal) year| f\.?y\.?)?{_OF}"
)
_WHOLE_YEAR = regex(
    rf"{_LEAD}(?P<which>financial|fiscal|tax|f\.?y\.?|academic|school|a\.?y\.?)(?: year)?{_OF}"
)
_TERM = regex(
    rf"{_LEAD}(?:(?P<end>beginning|start|end)(?: of)? (?:the )?)?"
    rf"(?P<name>autumn|spring|summer)(?: school)?[ -]term{_OF}"
)
_HALF_TERM = regex(
    rf"{_LEAD}(?P<name>autumn|october|oct|spring|february|feb|summer|may)(?: term)?(?:'s)? "
    rf"half-term(?: holidays?| break)?{_OF}"
)
_HOLIDAYS = regex(
    rf"{_LEAD}(?P<name>christmas|xmas|easter|summer)(?: school)? "
    rf"(?:holidays?|hols?|break|vacation){_OF}"
)
_YEAR_FIRST = regex(r"([0-9]{4}(?: ?[/-] ?(?:[0-9]{4}|[0-9]{2}))?)[ ,-]+(?=[a-z])(.+)")
_HALF_TERM_FIRST = regex(
    r"half-term(?: holidays?| break)?(?: in|,)? ([a-z]+)(?: (?:of )?)([0-9].*)"
)
_HALF_TERM_LAST = regex(r"([a-z]+) ([0-9]{4}) half-term")

_NUMBERS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
}  # fmt: skip
#: First and last month; from 13 on of the year that follows.
_SCHOOL_YEAR, _ACCOUNT_YEAR = (8, 20), (4, 15)
_TERMS = {"autumn": (8, 12), "spring": (1, 4), "summer": (4, 7)}
_STARTS = {"autumn": (8, 9), "spring": (1, 1), "summer": (4, 5)}
_ENDS = {"autumn": (12, 12), "spring": (3, 4), "summer": (6, 7)}
_HALF_TERMS = {
    **dict.fromkeys(("autumn", "october", "oct"), (10, 11)),
    **dict.fromkeys(("spring", "february", "feb"), (2, 2)),
    **dict.fromkeys(("summer", "may"), (5, 6)),
}
_HOLIDAY_MONTHS = {"christmas": (12, 13), "xmas": (12, 13), "easter": (3, 4), "summer": (6, 9)}
_QUARTER_WHY = "it may be of the calendar or of a financial year, which begins in April"
_YEAR_WHY = "it names one year, and lies in two"


def named_times(text: str) -> list[NamedTime]:
    """Every time that a name may mean; none where the text is no such name.

    >>> named_times("autumn term 2022")
    [NamedTime(first='2022-08', last='2022-12', why='')]
    """
    plain = re.sub("half ?term", "half-term", text)
    if found := _YEAR_FIRST.fullmatch(plain):
        plain = f"{found[2]} {found[1]}"
    if found := _HALF_TERM_FIRST.fullmatch(plain) or _HALF_TERM_LAST.fullmatch(plain):
        plain = f"{found[1]} half-term {found[2]}"
    return list(_part(plain) or _whole_year(plain) or _school(plain))


def _part(text: str) -> list[NamedTime]:
    """A quarter or half of a year; one in figures may be of the year that accounts are kept by."""
    found = _PART.fullmatch(text)
    if not found:
        return []
    months = 6 if (found["part"] or found["sign"])[0] == "h" else 3
    number = int(found["figure"] or _NUMBERS.get(found["word"], 12 // months))
    start = (number - 1) * months + 1
    if start > 12:
        return []
    here = start, start + months - 1
    later = start + 3, start + months + 2
    if found["both"]:
        return [_months(int(found["both"]), *later)] if _is_pair(found) else []
    year = int(found["year"])
    if found["word"] and " of " in text and not found["accounts"]:
        return [_months(year, *here)]
    of_accounts = [_months(year, *later), _months(year - 1, *later)]
    if found["accounts"]:
        return [one._replace(why=_YEAR_WHY) for one in of_accounts]
    return [one._replace(why=_QUARTER_WHY) for one in (_months(year, *here), *of_accounts)]


def _whole_year(text: str) -> list[NamedTime]:
    """A year of accounts, taxes or school."""
    found = _WHOLE_YEAR.fullmatch(text)
    if not found:
        return []
    if found["both"]:
        return [_year(found["which"], int(found["both"]))] if _is_pair(found) else []
    year = int(found["year"])
    return [_year(found["which"], one)._replace(why=_YEAR_WHY) for one in (year, year - 1)]


def _year(which: str, year: int) -> NamedTime:
    if which == "tax":
        return NamedTime(f"{year:04}-04-06", f"{year + 1:04}-04-05")
    return _months(year, *(_SCHOOL_YEAR if which[0] in "as" else _ACCOUNT_YEAR))


def _school(text: str) -> Iterator[NamedTime]:
    """A term or an end of one, a half-term, or holidays."""
    if found := _TERM.fullmatch(text):
        months = {None: _TERMS, "end": _ENDS}.get(found["end"], _STARTS)[found["name"]]
        second = found["name"] != "autumn"
    elif found := _HALF_TERM.fullmatch(text):
        months = _HALF_TERMS[found["name"]]
        second = months[0] < 8
    elif found := _HOLIDAYS.fullmatch(text):
        months = _HOLIDAY_MONTHS[found["name"]]
        second = found["name"] == "easter"
        if found["name"] == "summer" and found["both"]:
            return  # They lie between two years of school.
    else:
        return
    if found["both"]:
        if _is_pair(found):
            yield _months(int(found["both"]) + second, *months)
    else:
        yield _months(int(found["year"]), *months)


def _is_pair(found: "re.Match[str]") -> bool:
    """Whether the second of two years, 2022/23, is the one after the first."""
    after = int(found["both"]) + 1
    return int(found["next"]) == (after if len(found["next"]) == 4 else after % 100)


def _months(year: int, first: int, last: int) -> NamedTime:
    return NamedTime(_month(year, first), _month(year, last))


def _month(year: int, month: int) -> str:
    return f"{year + (month - 1) // 12:04}-{(month - 1) % 12 + 1:02}"
