"""Dates and times of day as chronologies need them: known, vague, or a span.

Takes text, gives `When`, `date` or `Clock`, or raises `DateFault`, whose message and help are fit
to show. Must not know what a record or a diagnostic is: whoever reads a field turns a fault into
one.

Dates are a subset of EDTF (ISO 8601-2, levels 0 and 1, and of level 2 "one of" two ends):

- `2009-03-12`, `2009-03`, `2009`: a day, a month, a year (1000 to 9999)
- `2009-21` to `2009-24`: spring, summer, autumn, winter
- any of these followed by `~` about, `?` uncertain, `%` both
- `2009-03-12/2009-03-15`, `2009-03-12/..`, `../2009-03-12`: from and to, both included
- `[2009-04-26..2009-07-07]`, `[..2009-07-07]`, `[2009-04-26..]`: one unknown day (or month,
  or year) between two, both included

Seasons are meteorological, as the Met Office counts them: spring is 1 March to 31 May, and winter
is named by the year in which it begins, so `2009-24` is 1 December 2009 to 28 February 2010.
`~`, `?` and `%` say how sure the writer is; they do not move the bounds.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal, NamedTuple

Form = Literal["day", "month", "year", "season", "span", "between"]
FaultKind = Literal["day-first", "impossible", "unreadable"]

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS: Final = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}

_LONGEST = 80
_HOW = (
    "write 2009-03-12, 2009-03 or 2009; add ~ for about or ? for uncertain; "
    "2009-03-12/2009-03-15 is from and to; see `lt explain` for more"
)
_PART = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")


class DateFault(ValueError):  # noqa: N818 - a fault of what was typed, not of the program
    """A date or time that cannot be taken as it stands.

    Args:
        kind: Day and month in the order that people say them; a day that no calendar has; or
            anything else.
        message: What is wrong, in plain words.
        help: What to write instead.
        suggestion: The mended value alone, or "" where there is no one best reading.
    """

    def __init__(self, kind: FaultKind, message: str, help: str, suggestion: str = "") -> None:  # noqa: A002
        super().__init__(message)
        self.kind: FaultKind = kind
        self.message = message
        self.help = help
        self.suggestion = suggestion


@dataclass(frozen=True, slots=True)
class When:
    """A date as exactly as it is known.

    Attributes:
        text: As typed.
        earliest: First day that it can mean; `date.min` where open.
        latest: Last day that it can mean; `date.max` where open.
        about: Marked `~` or `%` in any part.
        uncertain: Marked `?` or `%` in any part.
        form: What was written: one day, month, year or season, a span, or one between two.
    """

    text: str
    earliest: date
    latest: date
    about: bool
    uncertain: bool
    form: Form

    @property
    def exact(self) -> bool:
        """Whether this is one day, and the writer is sure of it."""
        return self.earliest == self.latest and not self.about and not self.uncertain

    @property
    def order(self) -> tuple[date, date]:
        """What to sort by."""
        return (self.earliest, self.latest)

    def words(self) -> str:
        """The date in plain English, fit to stand in a sentence.

        >>> parse_when("2009-03-12").words()
        '12 March 2009'
        >>> parse_when("2009-03~").words()
        'about March 2009'
        >>> parse_when("2009-03-12/2009-03-15").words()
        '12 to 15 March 2009'
        """
        text = self.text.strip()
        if self.form == "span":
            return _span_words(*text.split("/"))
        if self.form == "between":
            return _between_words(*text[1:-1].split(".."))
        return _part(text).words()


class _Part(NamedTuple):
    year: int
    month: int  # 0: not said; 21 to 24: a season
    day: int  # 0: not said
    sign: str

    @property
    def form(self) -> Form:
        if self.day:
            return "day"
        if not self.month:
            return "year"
        return "month" if self.month <= 12 else "season"

    def words(self, *, month: bool = True, year: bool = True) -> str:
        """In English; month and year may be left out where the end of a span names them."""
        if self.form == "season":
            season = f"{SEASONS[self.month]} {self.year}" if year else SEASONS[self.month]
            text = f"{season}/{(self.year + 1) % 100:02}" if self.month == 24 and year else season
        else:
            words = [str(self.day)] if self.day else []
            words += [MONTHS[self.month - 1]] if self.month and month else []
            words += [str(self.year)] if year else []
            text = " ".join(words)
        return {"": "", "~": "about ", "?": "probably ", "%": "probably about "}[self.sign] + text

    def bounds(self) -> tuple[date, date]:
        year, month, day, _ = self
        if day:
            return date(year, month, day), date(year, month, day)
        if not month:
            return date(year, 1, 1), date(year, 12, 31)
        if month <= 12:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        first = 3 * (month - 20)
        if first < 12:
            return date(year, first, 1), date(year, first + 2, monthrange(year, first + 2)[1])
        if year == 9999:
            return date(year, 12, 1), date.max
        return date(year, 12, 1), date(year + 1, 3, 1) - timedelta(days=1)


@lru_cache(maxsize=16384)
def parse_when(text: str) -> When:
    """Read a date, however vague.

    Args:
        text: As typed; space around it is ignored.

    Raises:
        DateFault: It is no date of the forms above.

    >>> parse_when("2009-24").latest
    datetime.date(2010, 2, 28)
    """
    if len(text) == 10 and text[4] == text[7] == "-":
        try:
            day = date.fromisoformat(text)
        except ValueError:
            pass  # said properly below
        else:
            if day.year >= 1000:
                return When(text, day, day, False, False, "day")  # noqa: FBT003
    bare = text.strip()
    if not bare:
        raise DateFault("unreadable", "the date is empty", _HOW)
    if len(bare) > _LONGEST:
        raise DateFault("unreadable", "this is too long to be a date", _HOW)
    if bare[0] == "[" and bare[-1] == "]" and bare.count("..") == 1:
        return _pair(text, bare[1:-1], "..", "between")
    if bare.count("/") == 1 and not re.fullmatch(r"[^/]{1,2}|[^/]*/[0-9]{1,2}", bare):
        return _pair(text, bare, "/", "span")
    part = _part(bare)
    return When(text, *part.bounds(), part.sign in "~%" and part.sign != "",
                part.sign in "?%" and part.sign != "", part.form)  # fmt: skip


def parse_day(text: str) -> date:
    """Read one whole, certain day, `2009-03-12`.

    Raises:
        DateFault: It is anything else, a vaguer date included.
    """
    when = parse_when(text)
    if when.form == "day" and when.exact:
        return when.earliest
    raise DateFault(
        "unreadable", "this field needs one whole day", "write year, month and day: 2009-03-12"
    )


def _pair(text: str, inner: str, mark: str, form: Literal["span", "between"]) -> When:
    """Two ends, of which one may be open."""
    left, right = inner.split(mark)
    ends = [None if (end == ".." if form == "span" else not end) else end for end in (left, right)]
    if ends == [None, None]:
        raise DateFault("unreadable", "both ends of this date are open", "give at least one end")
    for end, wanted in ((left, f"../{right}"), (right, f"{left}/..")):
        if not end.strip() and form == "span":
            raise DateFault(
                "unreadable", "one end of this span is missing",
                f"if that end is not known, write {wanted}", wanted,
            )  # fmt: skip
    stripped = f"{left.strip()}{mark}{right.strip()}"
    if stripped != inner:
        fixed = stripped if form == "span" else f"[{stripped}]"
        _raise_unless_faulty(fixed, f"there is a space inside this date; write {fixed}")
    short = re.fullmatch(r"([0-9]{2})|([0-9]{2})-([0-9]{2})", right)
    first = _part(left) if ends[0] is not None else None
    if short and first and first.day:
        month = short[2] or f"{first.month:02}"
        fixed = f"{left}{mark}{first.year}-{month}-{short[1] or short[3]}"
        fixed = fixed if form == "span" else f"[{fixed}]"
        _raise_unless_faulty(fixed, f"the second date needs its year too; write {fixed}")
    last = _part(right) if ends[1] is not None else None
    signs = (first.sign if first else "") + (last.sign if last else "")
    if form == "between" and signs:
        raise DateFault(
            "unreadable",
            "the ends of a date in square brackets cannot be marked ~, ? or %",
            "leave the mark out, or move the end so that the unknown day surely lies between",
        )
    earliest = first.bounds()[0] if first else date.min
    latest = last.bounds()[1] if last else date.max
    if first and last and latest < earliest:
        fixed = f"{right}/{left}" if form == "span" else f"[{right}..{left}]"
        raise DateFault(
            "impossible",
            f"this ends before it starts: {first.words()} is after {last.words()}",
            f"if the two dates are swapped, write {fixed}", fixed,
        )  # fmt: skip
    return When(text, earliest, latest, bool({"~", "%"} & set(signs)),
                bool({"?", "%"} & set(signs)), form)  # fmt: skip


def _raise_unless_faulty(fixed: str, help_: str) -> None:
    """Offer `fixed`, unless that has a fault of its own, which is then the one to tell."""
    parse_when(fixed)
    raise DateFault("unreadable", "this date is not written as lt reads it", help_, fixed)


def _part(text: str) -> _Part:
    """One day, month, season or year, with its sign."""
    if not (found := _PART.fullmatch(text)):
        raise _slip(text)
    year, month, day = (int(found[n] or 0) for n in (1, 2, 3))
    if year < 1000:
        raise DateFault("impossible", f"{found[1]} is no year that a review can mean",
                        "write the year with its four digits, such as 2009")  # fmt: skip
    if found[2]:
        fault = _month_fault(year, month, day, found) or _day_fault(year, month, day, found)
        if fault:
            raise fault
    return _Part(year, month, day, found[4])


def _month_fault(year: int, month: int, day: int, found: re.Match[str]) -> DateFault | None:
    if 1 <= month <= 12 or (month in SEASONS and not found[3]):
        return None
    if not found[3]:
        return DateFault(
            "impossible",
            f"there is no month {found[2]}",
            "months are 01 to 12; 21 is spring, 22 summer, 23 autumn, 24 winter",
        )
    message = f"there is no month {found[2]}"
    if 1 <= day <= 12 and 1 <= month <= monthrange(year, day)[1]:
        fixed = f"{year}-{day:02}-{month:02}"
        return DateFault("impossible", message,
                         f"if this means {_long(date(year, day, month))}, write {fixed}", fixed)  # fmt: skip
    return DateFault("impossible", message, "write year, month and day: 2009-03-12")


def _day_fault(year: int, month: int, day: int, found: re.Match[str]) -> DateFault | None:
    if not found[3] or month > 12:
        return None
    days = monthrange(year, month)[1]
    if 1 <= day <= days:
        return None
    only = f"{year}-{month:02}"
    if day == 0:
        return DateFault("impossible", "there is no day 00",
                         f"if the day is not known, write {only}", only)  # fmt: skip
    return DateFault(
        "impossible",
        f"there is no {day} {MONTHS[month - 1]}; {MONTHS[month - 1]} {year} has {days} days",
        f"write the right day, or {only} if the day is not known",
        only,
    )


# What people write instead. Nothing below is ever accepted: it only finds the words of the fault.

_NAMES = "|".join(f"{name[:3]}(?:{name[3:]}|t|)" if name[3:] else name for name in MONTHS)
_ABOUT = re.compile(r"(?:about|around|approx(?:\.|imately)?|circa|ca?\.?)\s*(?=[0-9])", re.I)
_NUMBERS = re.compile(r"([0-9]{1,2})\s?([./-])\s?([0-9]{1,2})\s?\2\s?([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-./])([0-9]{1,2})(?:\2([0-9]{1,2}))?([~?%]?)")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_UNKNOWN = re.compile(r"([0-9]{4})(?:-(?:[0-9]{2}|XX))?-XX", re.I)
_TIMED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ].*[0-9]:[0-9]{2}.*")
_DAY_NAMED = re.compile(
    rf"(?:[a-z]+day,?\s+|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
    rf"([0-9]{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]*({_NAMES})\.?,?[\s-]*'?([0-9]{{4}}|[0-9]{{2}})",
    re.I,
)
_MONTH_NAMED = re.compile(
    rf"({_NAMES})\.?(?:\s+([0-9]{{1,2}})(?:st|nd|rd|th)?)?,?[\s-]+'?([0-9]{{4}})", re.I
)
_SEASON_NAMED = re.compile(r"(spring|summer|autumn|winter)(?:\s+of)?\s+([0-9]{4})", re.I)
_VAGUE_MONTH = re.compile(
    rf"(?:early|mid|late|beginning of|end of)[\s-]+(?:in\s+)?({_NAMES})\.?\s+([0-9]{{4}})", re.I
)
_DASHES = str.maketrans({mark: "-" for mark in "‐‑‒–—−"})


def _slip(text: str) -> DateFault:
    """The most helpful fault for text that is no date of ours."""
    if len(text) > _LONGEST:
        return DateFault("unreadable", "this is too long to be a date", _HOW)
    plain = text.translate(_DASHES)
    if found := _NUMBERS.fullmatch(plain):
        return _day_first(int(found[1]), int(found[3]), found[4])
    if found := _DAY_NAMED.fullmatch(plain):
        return _day_first(int(found[1]), _month_number(found[2]), found[3])
    if found := _MONTH_NAMED.fullmatch(plain):
        month = _month_number(found[1])
        if found[2]:
            return _day_first(int(found[2]), month, found[3])
        return _meant("day-first", f"{found[3]}-{month:02}")
    if found := _SEASON_NAMED.fullmatch(plain):
        number = {name: n for n, name in SEASONS.items()}[found[1].lower()]
        return _meant("unreadable", f"{found[2]}-{number}")
    if found := _VAGUE_MONTH.fullmatch(plain):
        fixed = f"{found[2]}-{_month_number(found[1]):02}"
        return DateFault("unreadable", _NOT_OURS,
                         f"write {fixed}; the wording can stand in `when`", fixed)  # fmt: skip
    return _number_slip(text, plain)


_NOT_OURS = "this date is not written as lt reads it"


def _number_slip(text: str, plain: str) -> DateFault:
    """The fault for text that holds the right numbers in the wrong dress."""
    if found := _YEAR_FIRST.fullmatch(plain):
        day = f"-{int(found[4]):02}" if found[4] else ""
        return _meant("unreadable", f"{found[1]}-{int(found[3]):02}{day}{found[5]}")
    if found := _COMPACT.fullmatch(plain):
        return _meant("unreadable", "-".join(found.groups()))
    if found := _UNKNOWN.fullmatch(plain):
        return _meant("unreadable", plain.upper().replace("-XX", ""))
    if found := _TIMED.fullmatch(plain):
        return DateFault("unreadable", "a date holds no time of day",
                         f"write {found[1]} here and the time in `time`", found[1])  # fmt: skip
    if found := _ABOUT.match(plain):
        return _meant("unreadable", plain[found.end() :] + "~")
    if plain[:1] in "~?%" and plain[1:]:
        return _meant("unreadable", plain[1:] + plain[0])
    if found := re.fullmatch(r"(.+?)\s+(?:to|until|-)\s+(.+)", plain):
        return _meant("unreadable", f"{found[1]}/{found[2]}")
    if plain != text:
        return _meant("unreadable", plain)
    return DateFault("unreadable", "this is not a date that lt can read", _HOW)


def _month_number(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month[:3].lower() == name[:3].lower())


def _day_first(day: int, month: int, year: str) -> DateFault:
    """The fault for a date in the order in which people say it."""
    message = "dates are written year first, so that day and month cannot be confused"
    full = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 50 else 1900)
    swapped = month > 12 >= day
    if swapped:
        day, month = month, day
    try:
        meant = date(full, month, day)
    except ValueError:
        return DateFault("day-first", message + "; and no calendar has this day", _HOW)
    if full < 1000:
        return DateFault("day-first", message, _HOW)
    order = ", month first," if swapped else ""
    fixed = meant.isoformat()
    return DateFault(
        "day-first", message, f"if this means{order} {_long(meant)}, write {fixed}", fixed
    )


def _meant(kind: FaultKind, fixed: str) -> DateFault:
    """Offer `fixed`, unless it has a fault of its own, which is then the one to tell."""
    try:
        when = parse_when(fixed)
    except DateFault as fault:
        return fault
    message = "dates are written in figures, year first" if kind == "day-first" else _NOT_OURS
    return DateFault(kind, message, f"if this means {when.words()}, write {fixed}", fixed)


def _long(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _span_words(left: str, right: str) -> str:
    if right == "..":
        return f"from {_part(left).words()}"
    if left == "..":
        return f"until {_part(right).words()}"
    first, last = _part(left), _part(right)
    if first == last:
        return first.words()
    if first.sign or last.sign:
        return f"from {first.words()} to {last.words()}"
    return f"{_start(first, last)} to {last.words()}"


def _between_words(left: str, right: str) -> str:
    if not right:
        return (
            f"on or after {_part(left).words()}"
            if _part(left).day
            else (f"in or after {_part(left).words()}")
        )
    if not left:
        return (
            f"on or before {_part(right).words()}"
            if _part(right).day
            else (f"in or before {_part(right).words()}")
        )
    first, last = _part(left), _part(right)
    if first == last:
        return first.words() if first.day else f"some time in {first.words()}"
    what = "one day" if first.day and last.day else "some time"
    start = first.words(year=_keeps_year(first, last))
    return f"{what} between {start} and {last.words()}"


def _start(first: _Part, last: _Part) -> str:
    """The start of a span, without what its end says again."""
    year = _keeps_year(first, last)
    return first.words(month=year or not first.day or first.month != last.month, year=year)


def _keeps_year(first: _Part, last: _Part) -> bool:
    # Winter runs into the next year, so a year left out beside it would mislead.
    return first.year != last.year or first.form != last.form or last.month == 24 or not first.month


# Times of day

_NAMED: Final = {
    "am": (0, 11 * 60 + 59),
    "pm": (12 * 60, 23 * 60 + 59),
    "early hours": (0, 5 * 60 + 59),
    "morning": (5 * 60, 11 * 60 + 59),
    "midday": (12 * 60, 12 * 60),
    "afternoon": (12 * 60, 17 * 60 + 59),
    "evening": (17 * 60, 23 * 60 + 59),
    "night": (20 * 60, 23 * 60 + 59),
}
_CLOCK = re.compile(r"(about )?([0-9]{1,2}):([0-9]{2})")
_LIKE_CLOCK = re.compile(
    r"([0-9]{1,2})(?:\s?[.:;h]\s?([0-9]{2})|([0-9]{2}))?(?:[:.][0-9]{2})?"
    r"\s*(a\.?m\.?|p\.?m\.?)?\s*(?:h|hrs?|hours|o'clock)?\.?\s*(~?)",
    re.I,
)
_CLOCK_HOW = (
    "write 14:30, about 14:30, am, pm, early hours, morning, midday, afternoon, evening or night"
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as exactly as it is known.

    Attributes:
        text: As typed.
        earliest: First minute of the day that it can mean.
        latest: Last minute of the day that it can mean.
        about: Marked "about"; as with dates, this does not move the bounds.
    """

    text: str
    earliest: int
    latest: int
    about: bool

    @property
    def order(self) -> tuple[int, int]:
        """What to sort by within a day."""
        return (self.earliest, self.latest)

    def words(self) -> str:
        """The time in plain English.

        >>> parse_clock("about 9:05").words()
        'about 09:05'
        >>> parse_clock("Evening").words()
        'evening'
        """
        name = " ".join(self.text.lower().split())
        if name in _NAMED:
            return name
        return f"{'about ' if self.about else ''}{self.earliest // 60:02}:{self.earliest % 60:02}"


@lru_cache(maxsize=4096)
def parse_clock(text: str) -> Clock:
    """Read a time of day: `14:30`, `about 14:30`, or a named part of the day.

    A night is dated by the day on which it begins, so `night` ends at midnight; what came after is
    `early hours` of the next day. `evening` and `night`, `am` and `morning` overlap, as they do
    when people say them.

    Raises:
        DateFault: It is none of these.
    """
    bare = " ".join(text[: _LONGEST + 1].lower().split())
    if bare in _NAMED and len(text) <= _LONGEST:
        return Clock(text, *_NAMED[bare], False)  # noqa: FBT003
    if (found := _CLOCK.fullmatch(bare)) and len(text) <= _LONGEST:
        hour, minute = int(found[2]), int(found[3])
        if hour > 23 or minute > 59:
            midnight = (hour, minute) == (24, 0)
            raise DateFault(
                "impossible", f"there is no {found[2]}:{found[3]} on the clock",
                "midnight is 00:00 of the next day" if midnight else _CLOCK_HOW,
            )  # fmt: skip
        return Clock(text, hour * 60 + minute, hour * 60 + minute, bool(found[1]))
    raise _clock_slip(bare)


def _clock_slip(bare: str) -> DateFault:
    message = "this is not a time of day that lt can read"
    about = re.match(r"(?:about|around|approx(?:\.|imately)?|circa|ca?\.?)\s*(?=[0-9])", bare)
    found = _LIKE_CLOCK.fullmatch(bare[about.end() :] if about else bare)
    if bare in {"noon", "12 noon", "lunchtime"}:
        return DateFault("unreadable", message, "write midday, or the time: 12:00", "midday")
    if bare in {"midnight", "12 midnight"}:
        return DateFault("unreadable", "midnight may mean the start of the day or its end",
                         "write 00:00 with the date of the day that then begins", "00:00")  # fmt: skip
    if re.fullmatch(r"[^-]*[0-9]\s*(?:-|–|to)\s*[0-9].*", bare):
        return DateFault("unreadable", "a time is one moment, not a span",
                         "write the time at which it began; say in the text when it ended")  # fmt: skip
    if not found:
        return DateFault("unreadable", message, _CLOCK_HOW)
    hour, minute, half = int(found[1]), int(found[2] or found[3] or 0), (found[4] or "")[:1]
    fits = 1 <= hour <= 12 if half else hour <= 23 and (found[2] or found[3])
    if not fits or minute > 59:
        return DateFault("unreadable", message, _CLOCK_HOW)
    sure = bool(half) or hour > 12 or len(found[1]) == 2
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    head = "about " if about or found[5] else ""
    fixed = f"{head}{hour:02}:{minute:02}"
    if sure:
        return DateFault("unreadable", message, f"write {fixed}", fixed)
    later = f"{head}{hour + 12:02}:{minute:02}"
    return DateFault("unreadable", message,
                     f"write {fixed}, or {later} if it was after midday")  # fmt: skip
