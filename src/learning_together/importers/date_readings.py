"""What a date in words or figures may mean: every reading of a text, in EDTF.

Takes text in small letters without its weekday, and what is known of its file. Does not say which
reading is right, and must not know what a cell is.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from typing import Literal, NamedTuple

from learning_together.dates import parse_when
from learning_together.importers.date_patterns import (
    ABOUT,
    AFTER,
    BEFORE,
    BETWEEN,
    COMPACT,
    DAY_NAME,
    DAY_ONLY,
    DECADE,
    FIGURES,
    ISO,
    ISO_MONTH,
    MONTH,
    MONTH_FIGURES,
    NAME_DAY,
    NO_YEAR_FIGURES,
    NO_YEAR_MONTH,
    NO_YEAR_NAME,
    PART,
    SEASON,
    SEASONS,
    SERIAL,
    SHORT,
    SINCE,
    SPLITS,
    UNSURE,
    UNTIL,
    WEEK,
    WEEK_END,
    YEAR,
    YEARS,
)

Order = Literal["day-first", "month-first", "unsettled"]


@dataclass(frozen=True, slots=True)
class Habits:
    """What is known of the dates of a file.

    Attributes:
        order: Of day and month in figures; unsettled where the file shows both or the other.
        cells: Whether cells that a spreadsheet holds as dates are as their author meant them, or
            were turned round by a program that read the other order; unsettled where they may
            have been: then those that fit both orders have two readings.
        period: The review's first and last day.
        year: That a section title above the row gives.
        epoch: From which the workbook counts days; None where nothing tells.
        today: Nothing in a chronology happened later.
    """

    order: Order = "day-first"
    cells: Literal["right", "turned", "unsettled"] = "right"
    period: tuple[date, date] | None = None
    year: int | None = None
    epoch: int | None = None
    today: date = field(default_factory=date.today)


DAY_NAMES = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
_WENT_ON = re.compile(
    r"\b(?:throughout|ongoing|on[- ]going|continu(?:ed|es|ing|ously|al)|during this (?:period|time)"
    r"|over this (?:period|time)|regular(?:ly)?|weekly|daily|fortnightly|monthly|repeated(?:ly)?"
    r"|several (?:visits|calls|contacts|occasions|times|attempts)|series of|a number of"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|[0-9]+) (?:visits|calls|contacts|occasions|"
    r"times|attempts|appointments|sessions)|each (?:day|week)|every (?:day|week)|remained)\b",
    re.IGNORECASE,
)


def went_on(text: str) -> bool:
    """Whether a text says that something went on, rather than happened once.

    >>> went_on("Weekly visits by HV1"), went_on("Bruise noticed")
    (True, False)
    """
    return _WENT_ON.search(text) is not None


class Span(NamedTuple):
    """A reading in EDTF, what was taken for granted, and why there are others."""

    text: str
    notes: tuple[str, ...] = ()
    why: str = ""


class _Point(NamedTuple):
    """A day, month, season or year: EDTF without a sign."""

    year: int
    month: int = 0
    day: int = 0
    notes: tuple[str, ...] = ()
    why: str = ""

    @property
    def text(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{self.month:02}"] if self.month else []
        parts += [f"{self.day:02}"] if self.day else []
        return "-".join(parts)


class Reader:
    """Reads one cell's text, in lower case, weekdays taken out."""

    def __init__(self, habits: Habits, lasting: bool, weekdays: tuple[int, ...]) -> None:  # noqa: FBT001
        self.habits = habits
        self.lasting = lasting
        self.weekdays = weekdays

    def whole(self, text: str) -> list[Span]:
        """Every reading of a whole cell."""
        if found := BETWEEN.fullmatch(text):
            form = "{}/{}" if self.lasting or went_on(text) else "[{}..{}]"
            return self._pairs(found[1], found[2], form)
        if found := DECADE.fullmatch(text):
            return [Span(f"[{found[1]}0..{found[1]}9]")]
        if (found := YEARS.fullmatch(text)) and int(found[2]) == (int(found[1]) + 1) % 100:
            why = "the second number may be a month or a year"
            years = Span(f"[{found[1]}..{int(found[1]) + 1}]", (), why)
            return [years, Span(f"{found[1]}-{found[2]}", (), why)]
        if points := self._points(text):
            return [Span(one.text, one.notes, one.why) for one in points]
        return self._week(text) or self._signed(text) or self._open(text) or self._two(text)

    def _week(self, text: str) -> list[Span]:
        """A week, within which the day is not known."""
        for pattern, ahead in ((WEEK, 6), (WEEK_END, -6)):
            if found := pattern.match(text):
                days = self.weekdays or ((0,) if ahead > 0 else ())
                mondays = Reader(self.habits, self.lasting, days)
                return [_week_span(one, ahead) for one in mondays._points(text[found.end() :])
                        if one.day and _possible(one)]  # fmt: skip
        return []

    def _signed(self, text: str) -> list[Span]:
        """A date with a word of doubt, or of which part of a month or year it was."""
        sign = ""
        rest = text
        while True:
            if found := UNSURE.match(rest):
                sign += "?"
            elif found := ABOUT.match(rest):
                sign += "~"
            elif found := PART.match(rest):
                pass
            else:
                break
            rest = rest[found.end() :].strip(" ,")
        if rest.endswith(("?", "(?)", "approx", "approx.", "tbc")):
            sign += "?" if rest.endswith(("?", "(?)", "tbc")) else "~"
            rest = re.sub(r" ?(?:\(\?\)|\?+|\(?approx\.?\)?|tbc)$", "", rest)
        if rest == text or not rest:
            return []
        mark = "%" if "?" in sign and "~" in sign else sign[:1]
        inner = [Span(one.text, one.notes, one.why) for one in self._points(rest)] or self._two(
            rest
        )
        if not inner:
            return self._week(rest)
        # An unknown day between two is uncertain by itself, and takes no sign.
        return [one._replace(text=one.text if "[" in one.text else _marked(one.text, mark))
                for one in inner]  # fmt: skip

    def _open(self, text: str) -> list[Span]:
        """From or until a day, without another end."""
        if found := SINCE.fullmatch(text):
            inner = self._points((found[1] or found[2]).strip(" ,-"))
            return [Span(f"{one.text}/..", one.notes, one.why) for one in inner]
        if found := UNTIL.fullmatch(text):
            return [Span(f"../{one.text}", one.notes, one.why) for one in self._points(found[1])]
        for pattern, step in ((BEFORE, -1), (AFTER, 1)):
            if found := pattern.fullmatch(text):
                spans = []
                for one in self._points(found[1]):
                    if _possible(one):
                        bounds = parse_when(one.text)
                        edge = bounds.earliest if step < 0 else bounds.latest
                        by = text.startswith("by ")
                        day = (bounds.latest if by else edge + timedelta(days=step)).isoformat()
                        form = f"[..{day}]" if step < 0 else f"[{day}..]"
                        spans.append(Span(form, one.notes, one.why))
                return spans
        return []

    def _two(self, text: str) -> list[Span]:
        """Two ends with a dash or a word between them."""
        text = re.sub(r"^(?:from|during|over) ", "", text)
        worded = re.search(r"[a-z]", text) is not None
        for mark in SPLITS:
            if mark == "/" and not worded:
                continue  # figures with strokes between them are one date, or none
            at = text.find(mark, 1)
            while at > 0:
                left, right = text[:at].strip(), text[at + len(mark) :].strip()
                # “March/April” and “12 or 13 March” are one time that is not known exactly.
                form = "[{}..{}]" if mark in {" or ", "/"} and not self.lasting else "{}/{}"
                if left and right and (spans := self._pairs(left, right, form)):
                    return spans
                at = text.find(mark, at + 1)
        return []

    def _pairs(self, left: str, right: str, form: str) -> list[Span]:
        """Every reading of two ends, of which one may leave month or year to the other."""
        lefts, rights = self._points(left, alone=False), self._points(right, alone=False)
        if rights and not lefts:
            pairs = [(one, last) for last in rights for one in self._completed(left, last, -1)]
        elif lefts and not rights:
            pairs = [(first, one) for first in lefts for one in self._completed(right, first, 1)]
        elif lefts and rights:
            pairs = list(product(lefts, rights))
        else:
            pairs = self._without_year(left, right)
        spans = []
        for first, last in pairs:
            ordered = [one for one in (first, last) if _possible(one)]
            if len(ordered) == 2 and _bounds(first)[0] > _bounds(last)[1] and len(pairs) > 1:
                continue  # of several readings, only those that run forwards
            notes = tuple(dict.fromkeys((*first.notes, *last.notes)))
            spans.append(Span(form.format(first.text, last.text), notes, first.why or last.why))
        return spans

    def _without_year(self, left: str, right: str) -> list[tuple[_Point, _Point]]:
        """Two ends of which the second names no year: by the section or the period."""
        pairs = []
        for last in self._no_year(right):
            pairs += [(first, last) for first in self._completed(left, last, -1)]
        return pairs

    def _completed(self, text: str, other: _Point, step: int) -> list[_Point]:
        """An end that leaves its month or year to the other end."""
        if (found := DAY_ONLY.fullmatch(text)) and other.month and other.month <= 12:
            return [_Point(other.year, other.month, int(found[1]))]
        found_points = []
        for month, day in self._day_months(text):
            year = other.year
            mine = (month, day or 1)
            theirs = (other.month, other.day or 28)
            if step < 0 and mine > theirs:
                year -= 1
            if step > 0 and mine < (other.month, other.day or 1):
                year += 1
            found_points.append(_Point(year, month, day, why=_ORDER_WHY))
        if re.fullmatch(r"[0-9]{2}", text) and not other.month and step > 0:
            return [_Point(other.year // 100 * 100 + int(text))]
        return found_points

    def _day_months(self, text: str) -> list[tuple[int, int]]:
        """A day and month, or a month, without a year."""
        if found := NO_YEAR_NAME.fullmatch(text):
            return [(_month(found[2]), int(found[1]))]
        if found := NO_YEAR_MONTH.fullmatch(text):
            return [(_month(found[1]), 0)]
        if found := NO_YEAR_FIGURES.fullmatch(text):
            return [(one[1], one[0]) for one in self._orders(int(found[1]), int(found[2]))]
        return []

    def _points(self, text: str, *, alone: bool = True) -> list[_Point]:  # noqa: C901
        """Every day, month, season or year that a text may mean."""
        text = text.strip(" ,")
        if not alone and (found := PART.match(text)):
            text = text[found.end() :]
        if found := ISO.fullmatch(text):
            return [_Point(int(found[1]), int(found[2]), int(found[3]))]
        if found := FIGURES.fullmatch(text):
            return list(self._figures(*found.groups()))
        if found := DAY_NAME.fullmatch(text):
            return [_Point(self._year(found[3]), _month(found[2]), int(found[1]))]
        if found := NAME_DAY.fullmatch(text):
            return [_Point(int(found[3]), _month(found[1]), int(found[2]))]
        if found := MONTH.fullmatch(text):
            return [_Point(self._year(found[2]), _month(found[1]))]
        if found := SEASON.fullmatch(text):
            return _season(found)
        if found := YEAR.fullmatch(text):
            return [_Point(int(found[1]))] if 1800 <= int(found[1]) <= 2199 else []
        if COMPACT.fullmatch(text):
            return list(self._compact(text))
        if found := ISO_MONTH.fullmatch(text):
            return _year_and_month(int(found[1]), found[2])
        if found := MONTH_FIGURES.fullmatch(text):
            return [_Point(int(found[2]), int(found[1]))]
        if not alone:
            return []
        if found := SERIAL.fullmatch(text):
            return self._serial(int(found[1]))
        return self._no_year(text)

    def _figures(self, first: str, second: str, last: str) -> Iterator[_Point]:
        if int(first) > 31 and len(last) == 2:
            # 98-03-12 may put the year first; 32/3/09 is a slip, and no year near the review.
            year, period = self._year(first), self.habits.period
            if period and period[0].year <= year <= period[1].year:
                yield _Point(year, int(second), int(last), ("the year stands first here",))
            return
        year = self._year(last)
        orders = self._orders(int(first), int(second))
        for day, month in orders:
            notes: tuple[str, ...] = ()
            if len(orders) == 1 and month == int(first) != int(second):
                notes = ("month stands before day here",)
            yield _Point(year, month, day, notes, _ORDER_WHY)

    def _orders(self, first: int, second: int) -> list[tuple[int, int]]:
        """Day and month as the file's habit has them; both orders where it has none."""
        day_first, month_first = (first, second), (second, first)
        if second > 12 >= first:
            return [month_first]
        if first > 12 or first == second or self.habits.order == "day-first":
            return [day_first]
        return [month_first] if self.habits.order == "month-first" else [day_first, month_first]

    def _compact(self, text: str) -> Iterator[_Point]:
        """20090312 or 12032009."""
        readings = (
            _Point(int(text[:4]), int(text[4:6]), int(text[6:])),
            _Point(int(text[4:]), int(text[2:4]), int(text[:2])),
        )
        for one in readings:
            if 1900 <= one.year <= 2100 and _possible(one):
                yield one

    def _serial(self, number: int) -> list[_Point]:
        """A day as spreadsheets count it, from 1900 or 1904."""
        if not 7_000 <= number <= 60_000:
            return []
        days = {1900: date(1899, 12, 30) + timedelta(days=number),
                1904: date(1904, 1, 1) + timedelta(days=number)}  # fmt: skip
        note = "this is a number in which a spreadsheet keeps a date"
        if self.habits.epoch:
            day = days[self.habits.epoch]
            return [_Point(day.year, day.month, day.day, (note,))]
        why = f"{note}, and programs count from 1900 or from 1904"
        period = self.habits.period
        fitting = [day for day in days.values() if period and period[0] <= day <= period[1]]
        chosen = fitting if len(fitting) == 1 else list(days.values())
        note = f"{note}; only this reading lies in the review's period"
        return [_Point(day.year, day.month, day.day, (note,), why) for day in chosen]

    def _no_year(self, text: str) -> list[_Point]:
        """A day or month without its year: by the section, the weekday or the period."""
        found: list[_Point] = []
        for month, day in self._day_months(text):
            if self.habits.year:
                note = f"the year, {self.habits.year}, is that of the title above"
                found.append(_Point(self.habits.year, month, day, (note,)))
            elif self.habits.period:
                found += self._in_period(month, day)
        return found

    def _in_period(self, month: int, day: int) -> list[_Point]:
        start, end = self.habits.period or (date.min, date.max)
        why = "the year is not written"
        fitting = []
        for year in range(start.year, end.year + 1):
            point = _Point(year, month, day, why=why)
            if _possible(point) and _bounds(point)[1] >= start and _bounds(point)[0] <= end:
                fitting.append(point)
        matching = [
            one for one in fitting
            if day and date(one.year, month, day).weekday() in self.weekdays
        ]  # fmt: skip
        chosen = matching if len(matching) == 1 else fitting
        if len(chosen) != 1:
            return chosen
        by = "weekday" if len(fitting) > 1 else "period of the review"
        note = f"the year is not written; {chosen[0].year} is the only one that fits the {by}"
        return [chosen[0]._replace(notes=(note,))]

    def _year(self, digits: str) -> int:
        """The year of two digits that is nearest to the review's period and not still to come."""
        if len(digits) == 4:
            return int(digits)
        years = [1900 + int(digits), 2000 + int(digits)]
        past = [year for year in years if year <= self.habits.today.year + 1] or years[:1]
        if not self.habits.period:
            return past[-1]
        first, last = self.habits.period[0].year, self.habits.period[1].year
        return min(past, key=lambda year: (max(first - year, year - last, 0), -year))


_ORDER_WHY = "day and month stand in both orders in this file"


def _month(name: str) -> int:
    return SHORT.index(name[:3]) + 1


def _season(found: "re.Match[str]") -> list[_Point]:
    year, later = int(found[2]), found[3]
    if later and (found[1] != "winter" or int(later) % 100 != (year + 1) % 100):
        return []
    notes: tuple[str, ...] = ()
    if found[1] == "winter" and not later:
        notes = (f"this was taken for the winter that began in {year}",)
    return [_Point(year, SEASONS[found[1]], notes=notes)]


def _year_and_month(year: int, digits: str) -> list[_Point]:
    """2009-03; but 2008-09 may be two years as well."""
    month = int(digits)
    if not 1 <= month <= 12 or not 1900 <= year <= 2100:
        return []
    return [_Point(year, month)]


def _week_span(point: _Point, ahead: int) -> Span:
    day = date(point.year, point.month, point.day)
    first, last = sorted((day, day + timedelta(days=ahead)))
    notes = point.notes
    if ahead > 0 and day.weekday() not in {0, 6}:
        words = parse_when(day.isoformat()).words()
        notes = (*notes, f"{words} was a {DAY_NAMES[day.weekday()]}, on which no week begins")
    return Span(f"[{first.isoformat()}..{last.isoformat()}]", notes, point.why)


def _marked(text: str, sign: str) -> str:
    """A sign of doubt on a date, or on both ends of a span."""
    return "/".join(f"{end}{sign}" if end != ".." else end for end in text.split("/"))


def _possible(point: _Point) -> bool:
    if not point.day:
        return True
    return 1 <= point.month <= 12 and 1 <= point.day <= monthrange(point.year, point.month)[1]


def _bounds(point: _Point) -> tuple[date, date]:
    when = parse_when(point.text)
    return when.earliest, when.latest
