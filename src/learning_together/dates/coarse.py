"""Dates told less exactly: by month, season or year.

Takes dates and prose, gives the same with words that hold no day. What a date is sorted by stays,
so that order is kept; what it says does not. Must not know what a record is.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, Self

from learning_together.dates.edtf import SEASONS, When, parse_when
from learning_together.english import MONTHS, month_of
from learning_together.patterns import regex

How = Literal["months", "seasons", "years"]
HOWS: Final[tuple[How, ...]] = ("months", "seasons", "years")

_TOKEN = regex(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")


class CoarseDay(date):
    """A day that says no more than it may."""

    said: str

    def __new__(cls, day: date, said: str) -> Self:
        """The day, and what it says of itself."""
        made = super().__new__(cls, day.year, day.month, day.day)
        made.said = said
        return made

    def __format__(self, _form: str) -> str:
        """What it may say, whatever form is asked for."""
        return self.said


@dataclass(frozen=True, slots=True)
class CoarseWhen(When):
    """A date that says no more than it may; its bounds are for its order alone.

    Attributes:
        said: What it says.
        heading: What a chronology puts above it: a year.
    """

    said: str = ""
    heading: str = ""

    @property
    def exact(self) -> bool:
        """Never a single day."""
        return False

    def words(self) -> str:
        """What it may say."""
        return self.said


def coarse_when(when: When, how: How) -> CoarseWhen:
    """A date, told less exactly.

    Args:
        when: The date.
        how: By what.
    """
    text = _TOKEN.sub(lambda found: _token(found, how), when.text.strip())
    ends = re.split(r"/|\.\.", text.strip("[]"))
    if len(ends) == 2 and ends[0] == ends[1]:
        text = ends[0]
    coarse = parse_when(text)
    return CoarseWhen(
        text,
        when.earliest,
        when.latest,
        when.about,
        when.uncertain,
        coarse.form,
        coarse.words(),
        str(when.earliest.year),
    )


def coarse_day(day: date, how: How) -> CoarseDay:
    """A day, told less exactly."""
    return CoarseDay(day, _named(how, day.month, day.year))


def _token(found: re.Match[str], how: How) -> str:
    """One end of a date, as exact as is wanted; what is vaguer already stays."""
    year, month = int(found[1]), int(found[2] or 0)
    if how == "months" or not month:
        return f"{found[1]}-{found[2]}{found[4]}" if month else found[0]
    if how == "years":
        return f"{year}{found[4]}"
    if month > 12:
        return found[0]
    season, start = _season(month, year)
    return f"{start}-{season}{found[4]}"


def _season(month: int, year: int) -> tuple[int, int]:
    """The season of a month, and the year in which it begins."""
    if month < 3:
        return 24, max(year - 1, 1000)
    return 20 + month // 3, year


def _named(how: How, month: int, year: int | None) -> str:
    """A month in prose, as exactly as is wanted."""
    if how == "months":
        return f"{MONTHS[month - 1]} {year}" if year else MONTHS[month - 1]
    if how == "seasons":
        season, start = _season(month, year or 2000)
        if not year:
            return SEASONS[season]
        return f"{SEASONS[season]} {start}" + (f"/{(start + 1) % 100:02}" if season == 24 else "")
    return str(year) if year else "that year"


# Dates written in prose

_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?![0-9])"
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![A-Za-z])\.?"
)
_YEAR = r"(?P<year>(?:1[89]|2[01])[0-9]{2})(?![0-9])"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+)?"
_BEFORE = r"(?:\b(?P<prep>on|in|between|from)\s+)?" + _WEEKDAY + r"(?:the\s+)?"
_FREE = r"(?<![0-9][.:])(?<!\w)"
_AND = r"(?:\s*(?:[-–—/&,]|,?\s(?:to|and|or|until)\s)\s*(?:the\s+)?)"

_DAY_FIRST = regex(
    rf"{_BEFORE}{_FREE}(?P<more>(?:{_DAY}{_AND}){{0,9}}){_DAY}[\s./-]{{0,3}}(?:of\s+)?{_MONTH}"
    rf"(?:[\s,./-]{{1,3}}(?:{_YEAR})|[\s./-]?['’](?P<short>[0-9]{{2}})(?![0-9])"
    r"|[./-](?P<dashed>[0-9]{2})(?![0-9]))?",
    re.IGNORECASE,
)
# "In March 20 staff left" is no date: without a year, the day must be one beyond doubt.
_MONTH_FIRST = regex(
    rf"{_BEFORE}{_FREE}{_MONTH}\s+(?:the\s+)?(?:{_DAY},?\s+{_YEAR}"
    r"|(?:0?[1-9]|[12][0-9]|3[01])(?:(?:st|nd|rd|th)\b|(?=\s*(?:[.;)]|,\s|\Z))))",
    re.IGNORECASE,
)
_ISO = regex(
    rf"{_BEFORE}(?<![\w./-])(?P<year>(?:1[89]|2[01])[0-9]{{2}})([-/.])(?P<number>1[0-2]|0?[1-9])"
    r"\3(?:3[01]|[12][0-9]|0?[1-9])(?![\w/-])",
    re.IGNORECASE,
)
_NUMERIC = regex(
    rf"{_BEFORE}(?<![\w./-])(?P<first>[0-9]{{1,2}})(?P<sign>[./-])(?P<second>[0-9]{{1,2}})"
    r"(?P=sign)(?P<digits>[0-9]{4}|[0-9]{2})(?![\w/-]|\.[0-9])",
    re.IGNORECASE,
)
_DAY_AND_MONTH = regex(
    r"\b(?P<prep>on)\s+(?P<first>[0-9]{1,2})/(?P<second>[0-9]{1,2})(?![\w/])", re.IGNORECASE
)
_VAGUE = r"(?:(?:early|mid|late)[\s-]+)?"
_FULL = "|".join(MONTHS)
_MONTH_ONLY = regex(
    rf"(?:\b(?P<prep>in|from|between)\s+)?{_VAGUE}(?<!\w)"
    rf"(?:(?P<start>{_FULL})(?:\s+(?P<since>(?:1[89]|2[01])[0-9]{{2}}))?"
    rf"\s*(?P<join>\b(?:to|and|until)\b|[-–])\s*{_VAGUE})?{_MONTH}\s+(?:of\s+)?{_YEAR}",
    re.IGNORECASE,
)
_MONTH_ALONE = regex(
    r"\b(?P<prep>(?i:in|by|since|until|before|after|during|from|of))\s+"
    rf"(?:(?:early|mid|late)[\s-]+)?(?P<month>{_FULL})\b(?!\s+[0-9])"
)
_SEASON_ONLY = regex(
    r"(?:\b(?P<prep>in)\s+)?(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?"
    rf"\b(?P<season>spring|summer|autumn|winter)\s+(?:of\s+)?{_YEAR}(?:/[0-9]{{2}})?",
    re.IGNORECASE,
)
#: What in the team's own wording of a date may point to a day.
_DAYLIKE = regex(
    r"(?<![0-9])[0-9]{1,2}(?![0-9])|(?:st|nd|rd|th)\b|day\b|\beve\b|easter|christmas|week|night",
    re.IGNORECASE,
)


def keeps_no_day(wording: str, how: How) -> bool:
    """Whether a team's own wording of a date may stand: it tells the month at most."""
    return how == "months" and not _DAYLIKE.search(wording)


def coarse_text(text: str, how: How) -> str:
    """Prose with its dates told less exactly.

    Args:
        text: The prose.
        how: By what.

    >>> coarse_text("On 3 March 2023 HV1 rang; see 04/03/2023.", "months")
    'In March 2023 HV1 rang; see March 2023.'
    """

    def said(found: re.Match[str]) -> str:
        return _instead(found, how)

    for pattern in (_ISO, _NUMERIC, _DAY_FIRST, _MONTH_FIRST, _DAY_AND_MONTH):
        text = pattern.sub(lambda found: _instead(found, "months"), text)
    if how != "months":
        text = _MONTH_ONLY.sub(said, text)
        text = _MONTH_ALONE.sub(said, text)
    if how == "years":
        text = _SEASON_ONLY.sub(said, text)
    return text


def _instead(found: re.Match[str], how: How) -> str:
    held = found.groupdict()
    year = _year(held)
    month = _month(held)
    if month is None or (held.get("month") == "may" and year is None):
        return found[0]
    words = _named(how, month, year)
    prep = held.get("prep") or ""
    several = bool(held.get("more"))
    if start := held.get("start"):
        since = int(held.get("since") or year or 0)
        first = _named(how, _month({"month": start}) or 1, since)
        several = first == words
        words = words if several else f"{first} {held['join']} {words}"
    if not prep:
        return words
    if prep.lower() not in {"on", "in"} and not several:
        return f"{prep} {words}"
    return f"{'In' if prep[0].isupper() else 'in'} {words}"


def _year(held: dict[str, str | None]) -> int | None:
    digits = held.get("year") or held.get("short") or held.get("dashed") or held.get("digits")
    if digits is None:
        return None
    number = int(digits)
    if len(digits) == 4:
        return number if number >= 1000 else None
    return number + (2000 if number < 50 else 1900)


def _month(held: dict[str, str | None]) -> int | None:
    """The month that a date in prose names; None where it is no date."""
    if held.get("season"):
        return {"spring": 4, "summer": 7, "autumn": 10}.get((held["season"] or "").lower(), 12)
    if name := held.get("month"):
        return month_of(name)
    if held.get("number"):
        return int(held["number"] or 0)
    first, second = int(held["first"] or 0), int(held["second"] or 0)
    # "1.2.10" may be a number of a section, whose parts have no leading zeros.
    digits = [len(held[part] or "") for part in ("first", "second", "digits") if part in held]
    if held.get("sign") == "." and sum(digits) < 6:
        return None
    day, month = (first, second) if second <= 12 else (second, first)
    return month if 1 <= month <= 12 and 1 <= day <= 31 else None
