"""What people write instead of the dates and times that `lt` reads, and what they mean by it.

Takes text that `dates` refused, gives the values it may stand for, for a help line: nothing found
here is ever accepted in silence. Day before month comes first, as people in the United Kingdom
write it. Must not know whether a reading exists in the calendar: `dates` does.
"""

import re
from collections.abc import Iterator
from itertools import product
from typing import Literal, NamedTuple

from learning_together.dates.parts import PART
from learning_together.english import month_of
from learning_together.patterns import regex


class Slip(NamedTuple):
    """A guess at what was meant.

    Attributes:
        kind: As in `dates.DateFault`.
        readings: Values in our form; more than one where the text is ambiguous. They may turn out
            to be impossible.
        message: What is wrong, where there is more to say than that the form is not ours.
        note: What to add to the help.
    """

    kind: Literal["day-first", "unreadable"]
    readings: tuple[str, ...]
    message: str = ""
    note: str = ""


#: Of words that say more than a date does; for kinds that have the field.
WORDING = "; the wording can stand in `when`"
_YEAR_FIRST_RULE = "dates are written year first, so that day and month cannot be confused"
_FIGURES_RULE = "dates are written in figures, year first"

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
_NAMES = (
    "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?"
_ABOUT = r"(?:about|around|approx(?:\.|imately)?|circa|ca?\.?) ?"

_NUMBERS = regex(r"([0-9]{1,2}) ?([./-]) ?([0-9]{1,2}) ?\2 ?([0-9]{4}|[0-9]{2})")
_MONTH_YEAR = regex(r"([0-9]{1,2})[./-]([0-9]{4})")
_NO_YEAR = regex(r"[0-9]{1,2}[./-][0-9]{1,2}")
_YEAR_FIRST = regex(r"([0-9]{4})([-./])([0-9]{1,2})(?:\2([0-9]{1,2}))?([~?%]?)")
_COMPACT = regex(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_UNKNOWN = regex(r"([0-9]{4}(?:-[0-9]{2})?)(?:-xx)+")
_TIMED = regex(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[t ].*[0-9]:[0-9]{2}.*")
_DAY_NAMED = regex(
    rf"{_WEEKDAY}([0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]?{_NAMES},?[ -]?"
    r"'?([0-9]{4}|[0-9]{2})"
)
_NAMED_DAY = regex(rf"{_WEEKDAY}{_NAMES} ([0-9]{{1,2}})(?:st|nd|rd|th)?,? ([0-9]{{4}})")
_NAMED_MONTH = regex(rf"{_NAMES},?[ -]?'?([0-9]{{4}}|[0-9]{{2}})")
_NAMED_SEASON = regex(r"(spring|summer|autumn|winter)(?: of)? ([0-9]{4})")
_VAGUE = regex(rf"(?!in |during ){PART.pattern}(.+)")
_TO = regex(r"(.+?) (?:to|until|-) (.+)")
_JOINED = regex(r"(.+?) ?(?:/|\.\.) ?(.+)")
_DAYS = regex(r"([0-9]{1,2})(?:st|nd|rd|th)?-([0-9]{1,2}[a-z ].*)")
_BETWEEN = regex(r"(?:between )(.+?) and (.+)|\[ ?(.*?) ?\.\. ?(.*?) ?\]")
_CLOCK = regex(
    r"([0-9]{1,2})(?: ?[.:;h] ?([0-9]{2})|([0-9]{2}))?(?:[:.][0-9]{2})?"
    r" ?(a\.?m\.?|p\.?m\.?)? ?(?:h|hrs?|hours|o'clock)?\.? ?(~?)"
)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


def date_slip(text: str) -> Slip | None:
    """What a date in another form may mean; None where there is no telling.

    >>> date_slip("12th Mar 09").readings
    ('2009-03-12',)
    """
    plain = _plain(text)
    slip = _single(plain) or _vague(plain) or _two(plain)
    if not slip and plain != text:
        slip = Slip("unreadable", (plain,))
    return slip if slip and text not in slip.readings else None


def _plain(text: str) -> str:
    return " ".join(text.translate(_DASHES).lower().split())


def _single(plain: str) -> Slip | None:
    """One day, month, season or year."""
    if found := _NUMBERS.fullmatch(plain):
        return _numbers(found)
    if found := _DAY_NAMED.fullmatch(plain):
        return _spoken(found[1], month_of(found[2]), found[3])
    if found := _NAMED_DAY.fullmatch(plain):
        return _spoken(found[2], month_of(found[1]), found[3])
    if found := _NAMED_MONTH.fullmatch(plain):
        reading = f"{_year(found[2])}-{month_of(found[1]):02}"
        return Slip("day-first", (reading,), _FIGURES_RULE)
    if found := _NAMED_SEASON.fullmatch(plain):
        return Slip("unreadable", (f"{found[2]}-{_SEASONS[found[1]]}",))
    if found := _YEAR_FIRST.fullmatch(plain):
        day = f"-{int(found[4]):02}" if found[4] else ""
        return Slip("unreadable", (f"{found[1]}-{int(found[3]):02}{day}{found[5]}",))
    if found := _COMPACT.fullmatch(plain):
        return Slip("unreadable", ("-".join(found.groups()),))
    if found := _MONTH_YEAR.fullmatch(plain):
        return Slip("day-first", (f"{found[2]}-{int(found[1]):02}",), _FIGURES_RULE)
    if _NO_YEAR.fullmatch(plain):
        return Slip("day-first", (), "the year is missing")
    return None


def _numbers(found: re.Match[str]) -> Slip:
    """A day in figures: of 12/03/2009 either may be the month, of 09-03-12 either end the year."""
    slip = _spoken(found[1], int(found[3]), found[4])
    if int(found[1]) <= 12 and int(found[1]) != int(found[3]) <= 12:
        turned = _spoken(found[3], int(found[1]), found[4])
        slip = slip._replace(readings=slip.readings + turned.readings)
    if found[2] == "-" and len(found[4]) == len(found[1]) == 2:
        other = f"{_year(found[1])}-{int(found[3]):02}-{found[4]}"
        return slip._replace(readings=(*slip.readings, other))
    return slip


def _spoken(day: str, month: int, year: str) -> Slip:
    """The day first, unless only the other order exists."""
    first, second = int(day), month
    if second > 12 >= first:
        first, second = second, first
    return Slip("day-first", (f"{_year(year)}-{second:02}-{first:02}",), _YEAR_FIRST_RULE)


def _year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) < 50 else 1900)


def _vague(plain: str) -> Slip | None:
    """A date with a word or sign of doubt, or with more than a date."""
    if found := _UNKNOWN.fullmatch(plain):
        return Slip("unreadable", (found[1],))
    if found := _TIMED.fullmatch(plain):
        return Slip(
            "unreadable", (found[1],), "a date holds no time of day", "; the time goes into `time`"
        )
    if found := re.match(_ABOUT, plain):
        return _marked(plain[found.end() :], "~")
    if found := re.match(r"(?:probably|possibly|perhaps) ", plain):
        return _marked(plain[found.end() :], "?")
    if plain[:1] in ("~", "?", "%"):
        return _marked(plain[1:], plain[0])
    if plain[-2:-1] == " " and plain[-1] in "~?%":
        return _marked(plain[:-2], plain[-1])
    if found := _VAGUE.fullmatch(plain):
        return Slip("unreadable", _ends(found[1]), note=WORDING)
    return None


def _marked(rest: str, sign: str) -> Slip | None:
    slip = _single(rest)
    if slip:
        return slip._replace(readings=tuple(f"{reading}{sign}" for reading in slip.readings))
    return Slip("unreadable", (rest + sign,)) if re.fullmatch(r"[0-9-]+", rest) else None


def _two(plain: str) -> Slip | None:
    """From and to, or between."""
    form, blank = "{}/{}", ".."
    if found := _BETWEEN.fullmatch(plain):
        left, right = (found[1], found[2]) if found[1] else (found[3], found[4])
        form, blank = "[{}..{}]", ""
    elif "/" in (plain[:1], plain[-1:]):
        left, _, right = plain.partition("/")
    elif found := _DAYS.fullmatch(plain) or _TO.fullmatch(plain) or _JOINED.fullmatch(plain):
        left, right = found[1], found[2]
    else:
        return None
    slips = [slip for end in (left, right) if (slip := _single(end))]
    pairs = _pairs(_ends(left), _ends(right))
    readings = dict.fromkeys(form.format(*_whole(*pair, blank)) for pair in pairs if any(pair))
    if not readings:
        return None
    if any(slip.kind == "day-first" for slip in slips):
        return Slip("day-first", tuple(readings), _YEAR_FIRST_RULE)
    return Slip("unreadable", tuple(readings))


def _pairs(first: tuple[str, ...], last: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each reading of one end with each of the other; two of one form have one order."""
    if len(first) == len(last):
        return zip(first, last, strict=True)
    return product(first, last)


def _whole(first: str, last: str, blank: str) -> tuple[str, str]:
    """Two ends, each with what it took from the other."""
    if day := re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th)?", first):  # 12 to 15 March 2009
        first = f"{last[:7]}-{int(day[1]):02}"
    elif short := re.fullmatch(r"(?:([0-9]{2})-)?([0-9]{2})", last):  # 2009-03-12/15
        last = f"{first[:4]}-{short[1] or first[5:7]}-{short[2]}"
    return first or blank, last or blank


def _ends(text: str) -> tuple[str, ...]:
    """What one end may mean; itself where that is no slip."""
    slip = _single(text) or _vague(text)
    return slip.readings if slip and slip.readings else (text,)


def clock_slip(text: str) -> Slip | None:
    """What a time of day in another form may mean; None where there is no telling.

    >>> clock_slip("2.30pm").readings
    ('14:30',)
    """
    plain = _plain(text)
    if found := re.fullmatch(r"([ap])\.? ?m\.?", plain):
        return Slip("unreadable", (f"{found[1]}m",))
    if plain in {"noon", "12 noon"}:
        return Slip("unreadable", ("midday",))
    if plain in {"midnight", "12 midnight"}:
        message = "midnight may mean the start of the day or its end"
        return Slip("unreadable", ("00:00",), message, " with the date of the day that begins then")
    if re.fullmatch(r"[^-]*[0-9][a-z. ]*(?:-| to )[^-]*[0-9].*", plain):
        note = "write the time at which it began; say in the text when it ended"
        return Slip("unreadable", (), "a time is one moment, not a span", note)
    about = re.match(_ABOUT, plain)
    found = _CLOCK.fullmatch(plain[about.end() :] if about else plain)
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or found[3] or 0), (found[4] or "")[:1]
    fits = 1 <= hour <= 12 if half else hour <= 23 and (found[2] or found[3])
    if not fits or minute > 59:
        return None
    head = "about " if about or found[5] else ""
    sure = half or hour > 12 or len(found[1]) == 2
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    reading = f"{head}{hour:02}:{minute:02}"
    if sure:
        return Slip("unreadable", (reading,))
    return Slip("unreadable", (reading, f"{head}{hour + 12:02}:{minute:02}"))
