"""One day, month, season or year in EDTF: what may be an end of a date, and its words.

Takes text, gives `Part`, or raises `DateFault`. Knows no span; `dates` does.
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from learning_together.english import MONTHS
from learning_together.patterns import regex

Form = Literal["day", "month", "year", "season", "span", "between"]
FaultKind = Literal["day-first", "impossible", "unreadable"]

SEASONS: Final = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}

HOW = (
    "write 2009-03-12, 2009-03 or 2009; add ~ for about or ? for uncertain; "
    "2009-03-12/2009-03-15 is from and to"
)
UNREADABLE = "this is not a date that lt can read"
_PART = regex(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")


class DateFault(ValueError):  # noqa: N818 - a fault of what was typed, not of the program
    """A date or time that cannot be taken as it stands.

    Args:
        kind: Day and month in the order that people say them; a day that no calendar has; or
            anything else.
        message: What is wrong, in plain words.
        help: What to write instead.
        readings: The values that may be meant.
    """

    def __init__(self, kind: FaultKind, message: str, help: str, *readings: str) -> None:
        super().__init__(message)
        self.kind: FaultKind = kind
        self.message = message
        self.help = help
        self.readings = readings

    @property
    def suggestion(self) -> str:
        """The mended value alone, or "" where there is no one best reading."""
        return self.readings[0] if len(self.readings) == 1 else ""


class Part(NamedTuple):
    """A day, month, season or year with its sign: `~`, `?`, `%` or none."""

    year: int
    month: int  # 0: not said; 21 to 24: a season
    day: int  # 0: not said
    sign: str

    @property
    def form(self) -> Form:
        """Which of them it is."""
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
        """The first and last day that it can mean."""
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


def parse_part(text: str) -> Part:
    """One day, month, season or year, with its sign."""
    if not (found := _PART.fullmatch(text)):
        raise DateFault("unreadable", UNREADABLE, HOW)
    year, month, day = (int(found[n] or 0) for n in (1, 2, 3))
    part = Part(year, month, day, found[4])
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


def _no_month(part: Part, typed: str, with_day: bool) -> DateFault:  # noqa: FBT001
    message = f"there is no month {typed}"
    if not with_day:
        seasons = "21 is spring, 22 summer, 23 autumn, 24 winter"
        return DateFault("impossible", message, f"months are 01 to 12; {seasons}")
    if 1 <= part.day <= 12 and 1 <= part.month <= monthrange(part.year, part.day)[1]:
        meant = Part(part.year, part.day, part.month, part.sign)
        fixed = f"{meant.year}-{meant.month:02}-{meant.day:02}{meant.sign}"
        help_ = f"if this means {meant.words()}, write {fixed}"
        return DateFault("impossible", message, help_, fixed)
    return DateFault("impossible", message, "write year, month and day: 2009-03-12")


def _no_day(part: Part) -> DateFault:
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


def span_words(left: str, right: str) -> str:
    """From one end to the other, in English; an open end is `..`."""
    if right == "..":
        return f"from {parse_part(left).words()}"
    if left == "..":
        return f"until {parse_part(right).words()}"
    first, last = parse_part(left), parse_part(right)
    if first == last:
        return first.words()
    if first.sign or last.sign:
        return f"from {first.words()} to {last.words()}"
    return f"{_start(first, last)} to {last.words()}"


def between_words(left: str, right: str) -> str:
    """One unknown day between two ends, in English; an open end is empty."""
    if not (left and right):
        end = parse_part(left or right)
        return f"{'on' if end.day else 'in'} or {'after' if left else 'before'} {end.words()}"
    first, last = parse_part(left), parse_part(right)
    if first == last:
        return first.words() if first.day else f"some time in {first.words()}"
    what = "one day" if first.day and last.day else "some time"
    return f"{what} between {_start(first, last)} and {last.words()}"


def _start(first: Part, last: Part) -> str:
    """The start of a span, without what its end says again."""
    year = _keeps_year(first, last)
    return first.words(month=year or not first.day or first.month != last.month, year=year)


def _keeps_year(first: Part, last: Part) -> bool:
    # Winter runs into the next year, so a year left out beside it would mislead.
    return first.year != last.year or first.form != last.form or last.month == 24 or not first.month
