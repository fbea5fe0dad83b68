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

from learning_together.date_slips import Slip, clock_slip, date_slip

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
    "2009-03-12/2009-03-15 is from and to"
)
_UNREADABLE = "this is not a date that lt can read"
_ABOUT: Final = ("~", "%")
_UNCERTAIN: Final = ("?", "%")
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

    def __init__(self, kind: FaultKind, message: str, help: str, suggestion: str = "") -> None:
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
                return When(text, day, day, about=False, uncertain=False, form="day")
    bare = text.strip()
    if not bare:
        raise DateFault("unreadable", "the date is empty", _HOW)
    if len(bare) > _LONGEST:
        raise DateFault("unreadable", "this is too long to be a date", _HOW)
    try:
        return _parse(text, bare)
    except DateFault as fault:
        if fault.kind == "unreadable" and (slip := date_slip(bare)):
            raise _slipped(slip) from None
        raise


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


def _parse(text: str, bare: str) -> When:
    if bare[0] == "[" and bare[-1] == "]" and bare.count("..") == 1:
        return _pair(text, bare, "between")
    if bare.count("/") == 1:
        return _pair(text, bare, "span")
    part = _part(bare)
    about, uncertain = part.sign in _ABOUT, part.sign in _UNCERTAIN
    return When(text, *part.bounds(), about, uncertain, part.form)


def _pair(text: str, bare: str, form: Literal["span", "between"]) -> When:
    """Two ends, of which one may be open."""
    ends = bare.split("/") if form == "span" else bare[1:-1].split("..")
    blank = ".." if form == "span" else ""
    if ends == [blank, blank]:
        raise DateFault("unreadable", "both ends of this date are open", "give at least one end")
    first, last = (None if end == blank else _end(end) for end in ends)
    signs = [end.sign for end in (first, last) if end and end.sign]
    if form == "between" and signs:
        raise DateFault(
            "unreadable",
            "the ends of a date in square brackets cannot be marked ~, ? or %",
            "leave the mark out, or move the end so that the unknown day surely lies between",
        )
    earliest = first.bounds()[0] if first else date.min
    latest = last.bounds()[1] if last else date.max
    if first and last and latest < earliest:
        swapped = "/".join(ends[::-1]) if form == "span" else f"[{'..'.join(ends[::-1])}]"
        raise DateFault(
            "impossible",
            f"this ends before it starts: {first.words()} is after {last.words()}",
            f"if the two dates are swapped, write {swapped}",
            swapped,
        )
    about = any(sign in _ABOUT for sign in signs)
    uncertain = any(sign in _UNCERTAIN for sign in signs)
    return When(text, earliest, latest, about, uncertain, form)


def _end(text: str) -> _Part:
    try:
        return _part(text)
    except DateFault as fault:
        # What mends one end does not mend the whole.
        raise DateFault(fault.kind, fault.message, fault.help) from None


def _part(text: str) -> _Part:
    """One day, month, season or year, with its sign."""
    if not (found := _PART.fullmatch(text)):
        raise DateFault("unreadable", _UNREADABLE, _HOW)
    year, month, day = (int(found[n] or 0) for n in (1, 2, 3))
    part = _Part(year, month, day, found[4])
    if part.year < 1000:
        raise DateFault(
            "impossible",
            f"{found[1]} is no year that a review can mean",
            "write the year with its four digits, such as 2009",
        )
    if found[2] and not 1 <= part.month <= 12 and (part.month not in SEASONS or found[3]):
        raise _no_month(part, found[2], bool(found[3]))
    if found[3] and not 1 <= part.day <= monthrange(part.year, part.month)[1]:
        raise _no_day(part)
    return part


def _no_month(part: _Part, typed: str, with_day: bool) -> DateFault:  # noqa: FBT001
    message = f"there is no month {typed}"
    if not with_day:
        seasons = "21 is spring, 22 summer, 23 autumn, 24 winter"
        return DateFault("impossible", message, f"months are 01 to 12; {seasons}")
    if 1 <= part.day <= 12 and 1 <= part.month <= monthrange(part.year, part.day)[1]:
        meant = _Part(part.year, part.day, part.month, part.sign)
        fixed = f"{meant.year}-{meant.month:02}-{meant.day:02}{meant.sign}"
        help_ = f"if this means {meant.words()}, write {fixed}"
        return DateFault("impossible", message, help_, fixed)
    return DateFault("impossible", message, "write year, month and day: 2009-03-12")


def _no_day(part: _Part) -> DateFault:
    month = MONTHS[part.month - 1]
    only = f"{part.year}-{part.month:02}{part.sign}"
    if part.day == 0:
        return DateFault(
            "impossible", "there is no day 00", f"if the day is not known, write {only}", only
        )
    days = monthrange(part.year, part.month)[1]
    message = f"there is no {part.day} {month}; {month} {part.year} has {days} days"
    return DateFault(
        "impossible", message, f"write the right day, or {only} if the day is not known"
    )


def _slipped(slip: Slip) -> DateFault:
    """The fault for a date in a form that is not ours, but that can be guessed."""
    message = slip.message or "this date is not written as lt reads it"
    offers: list[str] = []
    for reading in slip.readings:
        try:
            offers.append(f"if this means {_parse(reading, reading).words()}, write {reading}")
        except DateFault as fault:
            if fault.kind == "impossible" and not offers:
                return DateFault(slip.kind, f"{message}; {fault.message}", fault.help)
    if offers:
        suggestion = slip.readings[0] if len(slip.readings) == 1 else ""
        return DateFault(slip.kind, message, "; ".join(offers) + slip.note, suggestion)
    return DateFault(slip.kind, slip.message or _UNREADABLE, _HOW)


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
    if not (left and right):
        end = _part(left or right)
        return f"{'on' if end.day else 'in'} or {'after' if left else 'before'} {end.words()}"
    first, last = _part(left), _part(right)
    if first == last:
        return first.words() if first.day else f"some time in {first.words()}"
    what = "one day" if first.day and last.day else "some time"
    return f"{what} between {_start(first, last)} and {last.words()}"


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
        return Clock(text, *_NAMED[bare], about=False)
    if (found := _CLOCK.fullmatch(bare)) and len(text) <= _LONGEST:
        hour, minute = int(found[2]), int(found[3])
        if hour > 23 or minute > 59:
            midnight = (hour, minute) == (24, 0)
            help_ = "midnight is 00:00 of the next day" if midnight else _CLOCK_HOW
            raise DateFault("impossible", f"there is no {found[2]}:{found[3]} on the clock", help_)
        return Clock(text, hour * 60 + minute, hour * 60 + minute, bool(found[1]))
    if not (slip := clock_slip(bare)):
        raise DateFault("unreadable", "this is not a time of day that lt can read", _CLOCK_HOW)
    message = slip.message or "this is not a time of day that lt can read"
    help_ = " or ".join(slip.readings)
    suggestion = slip.readings[0] if len(slip.readings) == 1 else ""
    raise DateFault(
        slip.kind, message, f"write {help_}{slip.note}" if help_ else slip.note, suggestion
    )
