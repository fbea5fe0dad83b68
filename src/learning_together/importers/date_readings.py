"""What a date in words or figures may mean: every reading of a text, in EDTF.

Takes text in small letters without its weekday, and what is known of its file. Does not say which
reading is right, and must not know what a cell is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from typing import Literal, NamedTuple

from learning_together.dates import DateFault, parse_when
from learning_together.importers.date_patterns import (
    ABOUT,
    AFTER,
    BEFORE,
    BETWEEN,
    COMPACT,
    DAY_NAME,
    DAY_ONLY,
    DECADE,
    EDTF,
    FIGURES,
    ISO,
    ISO_MONTH,
    MONTH,
    MONTH_FIGURES,
    NAME_DAY,
    NO_YEAR_FIGURES,
    NO_YEAR_MONTH,
    NO_YEAR_NAME,
    NOT_AFTER,
    NOT_BEFORE,
    PART,
    SEASON,
    SEASONS,
    SERIAL,
    SHORT,
    SINCE,
    SPLITS,
    TWO_YEARS,
    UNSURE,
    UNTIL,
    WEEK,
    WEEK_END,
    YEAR,
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
        slips: Whether what fits only month before day is more likely a slip, since the file
            itself shows the other order more often.
        period: The review's first and last day.
        year: That a section title above the row gives.
        epoch: From which the workbook counts days; None where nothing tells.
        today: Nothing in a chronology happened later.
    """

    order: Order = "day-first"
    cells: Literal["right", "turned", "unsettled"] = "right"
    slips: bool = False
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
    """A day, month, season or year, as written: it need not exist."""

    year: int
    month: int | None = None
    day: int | None = None
    notes: tuple[str, ...] = ()
    why: str = ""
    sign: str = ""

    @property
    def text(self) -> str:
        """In EDTF; None is what was not said, and 0 is a fault that `dates` will tell."""
        parts = [f"{self.year:04}"]
        parts += [f"{self.month:02}"] if self.month is not None else []
        parts += [f"{self.day:02}"] if self.day is not None else []
        return "-".join(parts) + self.sign


class Reader:
    """Reads one cell's text, in lower case, weekdays taken out.

    Attributes:
        doubts: Why a text that has the form of a date was not read as one.
    """

    def __init__(self, habits: Habits, lasting: bool, weekdays: tuple[int, ...]) -> None:  # noqa: FBT001
        self.habits = habits
        self.lasting = lasting
        self.weekdays = weekdays
        self.doubts: list[str] = []

    def whole(self, text: str) -> list[Span]:
        """Every reading of a whole cell."""
        if EDTF.fullmatch(text):
            return [Span(text)]
        if found := BETWEEN.fullmatch(text):
            form = "{}/{}" if self.lasting or went_on(text) else "[{}..{}]"
            return self._pairs(found[1], found[2], form)
        if found := DECADE.fullmatch(text):
            return [Span(f"[{found[1]}0..{found[1]}9]")]
        if (found := TWO_YEARS.fullmatch(text)) and int(found[2]) == int(found[1]) + 1:
            return [Span(f"[{found[1]}..{found[2]}]")]
        if (found := ISO_MONTH.fullmatch(text)) and (
            spans := self._month_or_years(*found.groups())
        ):
            return spans
        if points := self._points(text):
            return [Span(one.text, one.notes, one.why) for one in points]
        return self._week(text) or self._signed(text) or self._open(text) or self._two(text)

    def _month_or_years(self, year: str, digits: str) -> list[Span]:
        """2008-09 may be a month, two years next to each other, or many years."""
        last = int(digits)
        if last == (int(year) + 1) % 100:
            why = "the second number may be a month or a year"
            years = Span(f"[{year}..{int(year) + 1}]", (), why)
            return [years, Span(f"{year}-{digits}", (), why)] if last <= 12 else [years]
        return []

    def _week(self, text: str) -> list[Span]:
        """A week, within which the day is not known."""
        for pattern, ahead in ((WEEK, 6), (WEEK_END, -6)):
            if found := pattern.match(text):
                days = self.weekdays or ((0,) if ahead > 0 else ())
                mondays = Reader(self.habits, self.lasting, days)
                points = [one for one in mondays._points(text[found.end() :])
                          if one.day and _possible(one)]  # fmt: skip
                self.doubts += mondays.doubts
                if " of" in found[0] and any(_weekday(one) not in {0, 6} for one in points):
                    self.doubts.append("it does not say whether that week began on this day")
                    return []
                return [_week_span(one, ahead) for one in points]
        return []

    def _signed(self, text: str) -> list[Span]:
        """A date with a word of doubt, or of which part of a month or year it was."""
        rest, sign = _without_signs(text)
        if re.search(r"[^0-9](?:19|20)?[0-9]?\?{2,}$", rest):
            return []  # figures that the author did not know
        if found := re.search(r" ?(?:\(\?\)|\?+|\(?approx\.?\)?|~|tbc)$", rest):
            sign += "~" if found[0].strip(" (").startswith(("approx", "~")) else "?"
            rest = rest[: found.start()]
        if rest == text or not rest:
            return []
        inner = [Span(one.text, one.notes, one.why) for one in self._points(rest)]
        inner = inner or self._two(rest)
        if not inner:
            return self._week(rest)
        # An unknown day between two is uncertain by itself, and takes no sign.
        return [one._replace(text=one.text if "[" in one.text else _marked(one.text, _sign(sign)))
                for one in inner]  # fmt: skip

    def _open(self, text: str) -> list[Span]:
        """From or until a day, without another end."""
        if found := SINCE.fullmatch(text):
            inner = self._points((found[1] or found[2]).strip(" ,-"))
            return [Span(f"{one.text}/..", one.notes, one.why) for one in inner]
        for pattern, form in ((UNTIL, "../{}"), (NOT_AFTER, "[..{}]"), (NOT_BEFORE, "[{}..]")):
            if found := pattern.fullmatch(text):
                return [Span(form.format(one.text), one.notes, one.why)
                        for one in self._points(found[1])]  # fmt: skip
        for pattern, step in ((BEFORE, -1), (AFTER, 1)):
            if found := pattern.fullmatch(text):
                spans = []
                for one in filter(_possible, self._points(found[1])):
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
            found: dict[str, Span] = {}
            at = text.find(mark, 1)
            while at > 0:
                left, right = text[:at].strip(), text[at + len(mark) :].strip()
                if left and right:
                    for one in self._joined(left, right, mark.strip()):
                        found.setdefault(one.text, one)
                at = text.find(mark, at + 1)
            if found:
                return list(found.values())
        return []

    def _joined(self, left: str, right: str, mark: str) -> list[Span]:
        """Two ends with a mark between them, as far as they can be one date."""
        # “March/April” and “12 or 13 March” are one time that is not known exactly.
        either = mark in {"or", "/"}
        spans = self._pairs(left, right, "[{}..{}]" if either and not self.lasting else "{}/{}")
        if mark in {"and", "&"} and not all(map(_next_to, spans)):
            self.doubts.append("it names two dates; each needs a row of its own")
            return []
        if mark == "or" and spans and not all(map(_next_to, spans)):
            note = "one of two dates is meant, and no day between them"
            return [one._replace(notes=(*one.notes, note)) for one in spans]
        return spans

    def _pairs(self, left: str, right: str, form: str) -> list[Span]:
        """Every reading of two ends, of which one may leave month or year to the other."""
        lefts, rights = self._ends(left), self._ends(right)
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
            sound = _possible(first) and _possible(last)
            if sound and _bounds(first)[0] > _bounds(last)[1] and len(pairs) > 1:
                continue  # of several readings, only those that run forwards
            notes = tuple(dict.fromkeys((*first.notes, *last.notes)))
            both = first.text if first.text == last.text else form.format(first.text, last.text)
            spans.append(Span(both, notes, first.why or last.why))
        return spans

    def _ends(self, text: str) -> list[_Point]:
        """What an end of a span may mean by itself."""
        if points := self._points(text, alone=False):
            return points
        rest, sign = _without_signs(text)
        if rest == text:
            return []
        return [one._replace(sign=_sign(sign)) for one in self._points(rest, alone=False)]

    def _without_year(self, left: str, right: str) -> list[tuple[_Point, _Point]]:
        """Two ends of which the second names no year: by the section or the period."""
        pairs = []
        for last in self._no_year(right):
            for first in self._completed(left, last, -1):
                if first.year != last.year:
                    self.doubts.append("the year is not written, and a new year lies between")
                    return []
                pairs.append((first, last))
        return pairs

    def _completed(self, text: str, other: _Point, step: int) -> list[_Point]:
        """An end that leaves its month or year to the other end."""
        if (found := DAY_ONLY.fullmatch(text)) and other.month and other.month <= 12:
            return [_Point(other.year, other.month, int(found[1]))]
        if text in SEASONS and other.month in SEASONS.values():
            return [_Point(other.year, SEASONS[text])]
        found_points = []
        for month, day in self._day_months(text, other.year) if other.month else ():
            year = other.year
            mine = (month, day or 1)
            if step < 0 and mine > (other.month or 0, other.day or 28):
                year -= 1
            if step > 0 and mine < (other.month or 0, other.day or 1):
                year += 1
            notes: tuple[str, ...] = ()
            if year != other.year:
                if day is None or other.day is None:
                    self.doubts.append("one of its years is not written, and may be either of two")
                    continue
                notes = (f"one of its years is not written; {year} was taken",)
            found_points.append(_Point(year, month, day, notes, _ORDER_WHY))
        if re.fullmatch(r"[0-9]{2}", text) and other.month is None and step > 0:
            self.doubts.append("it does not say whether its second number is a year")
        return found_points

    def _day_months(self, text: str, year: int = 0) -> list[tuple[int, int | None]]:
        """A day and month, or a month, without a year."""
        if found := NO_YEAR_NAME.fullmatch(text):
            return [(_month(found[2]), int(found[1]))]
        if found := NO_YEAR_MONTH.fullmatch(text):
            return [(_month(found[1]), None)]
        if found := NO_YEAR_FIGURES.fullmatch(text):
            if self._may_be_year(found[1], found[2], year):
                self.doubts.append("it may be a day and month, or a month or year and a year")
                return []
            return [(one[1], one[0]) for one in self._orders(int(found[1]), int(found[2]))]
        return []

    def _may_be_year(self, first: str, second: str, year: int) -> bool:
        """Whether 03/09 may be March 2009, or 08/09 two years."""
        if len(second) != 2:
            return False
        period = self.habits.period
        years = {year or self.habits.year or 0}
        if period and not (year or self.habits.year):
            years = set(range(period[0].year, period[1].year + 1))
        # The years of a school or of accounts name the one that begins and the one that ends.
        two = len(first) == 2 and int(second) == (int(first) + 1) % 100
        return any(one % 100 == int(second) or (two and one % 100 == int(first)) for one in years)

    def _points(self, text: str, *, alone: bool = True) -> list[_Point]:  # noqa: C901
        """Every day, month, season or year that a text may mean."""
        text = text.strip(" ,")
        if not alone and (found := PART.match(text)):
            text = text[found.end() :]
        if found := ISO.fullmatch(text):
            return [_Point(int(found[1]), int(found[3]), int(found[4]))]
        if found := FIGURES.fullmatch(text):
            return list(self._figures(*found.groups()))
        if found := DAY_NAME.fullmatch(text):
            return self._dated(found[3], _month(found[2]), int(found[1]))
        if found := NAME_DAY.fullmatch(text):
            return [_Point(int(found[3]), _month(found[1]), int(found[2]))]
        if found := MONTH.fullmatch(text):
            return self._month_name(_month(found[1]), found[2], found[3])
        if found := SEASON.fullmatch(text):
            return self._season(found[1], found[2], found[3])
        if found := YEAR.fullmatch(text):
            return [_Point(int(found[1]))]
        if COMPACT.fullmatch(text):
            return list(self._compact(text))
        if (found := ISO_MONTH.fullmatch(text)) and "/" not in text:
            return self._year_and_month(int(found[1]), int(found[2]))
        if found := MONTH_FIGURES.fullmatch(text):
            month = int(found[1])
            # A month that there is not would be taken for a season without a day.
            return [_Point(int(found[2]), month, None if 1 <= month <= 12 else 0)]
        if not alone:
            return []
        if found := SERIAL.fullmatch(text):
            return self._serial(int(found[1]))
        return self._no_year(text)

    def _dated(self, digits: str, month: int, day: int | None) -> list[_Point]:
        """A day or month of a year of two or four digits."""
        return [_Point(year, month, day, notes) for year, notes in self._year(digits)]

    def _month_name(self, month: int, apostrophe: str, digits: str) -> list[_Point]:
        """March 2009, Mar '09; but “Mar 12” may be a day as well."""
        if len(digits) == 2 and not apostrophe and 1 <= int(digits) <= 31:
            period, years = self.habits.period, self._year(digits)
            inside = period and years and period[0].year <= years[0][0] <= period[1].year
            if not inside or self.habits.year:
                self.doubts.append(f"it does not say whether {digits} is a day or a year")
                return []
        return self._dated(digits, month, None)

    def _year_and_month(self, year: int, month: int) -> list[_Point]:
        """2009-03; but of 2001-05 and 2009-21 the end may be a year."""
        if month > year % 100 or not 1 <= month <= 12:
            self.doubts.append("it does not say whether its second number is a month or a year")
            return []
        return [_Point(year, month)]

    def _season(self, name: str, digits: str, later: str | None) -> list[_Point]:
        points = []
        for year, notes in self._year(digits):
            if later and (name != "winter" or int(later) not in _short(year + 1)):
                return []
            points.append(_Point(year, SEASONS[name], None, notes))
            if name == "winter" and not later:
                why = "a winter lies in two years"
                points = [_Point(one, SEASONS[name], None, notes, why) for one in (year - 1, year)]
        return points

    def _figures(self, *parts: str) -> Iterator[_Point]:
        first, sign, second, other_sign, last = parts
        if int(first) > 31 and len(last) == 2:
            # 98-03-12 may put the year first; 32/3/09 is a slip, and no year near the review.
            if (year := self._in_review(first)) and last.isdigit():
                yield _Point(year, int(second), int(last), ("the year stands first here",))
            return
        if "-" in sign and "-" not in other_sign and int(first) < int(second) <= 31:
            self.doubts.append("it may be one day, or go from one to another")
            return
        for year, notes in self._year(last.strip("'")):
            for one in self._ordered(year, int(first), int(second)):
                yield one._replace(notes=(*notes, *one.notes))
            short = len(first) == len(second) == len(last) == 2 and last.isdigit()
            if sign == other_sign == "-" and short and not self._in_review(last):
                # 09-03-12, as programs write it, where the other reading is not of the review.
                other = _Point(self._in_review(first), int(second), int(last), (), _FIRST_WHY)
                if other.year and _possible(other):
                    yield other

    def _ordered(self, year: int, first: int, second: int) -> Iterator[_Point]:
        """Day and month in each order that they may stand in."""
        order = self.habits.order
        if second > 12 >= first and (order == "day-first" or self.habits.slips):
            self.doubts.append(f"there is no month {second}; month may stand before day here")
            return
        orders = self._orders(first, second)
        for day, month in orders:
            notes: tuple[str, ...] = ()
            if second > 12 >= first and order != "month-first":
                notes = ("month stands before day here",)
            if first > 12 >= second and order == "month-first":
                notes = ("day stands before month here",)
            yield _Point(year, month, day, notes, _ORDER_WHY)
        turned = _Point(year, first, second, (), "the weekday fits if month stands before day")
        if order == "day-first" and self.weekdays and _possible(turned) and first != second:
            given = _Point(year, second, first)
            fits = _possible(given) and _weekday(given) in self.weekdays
            if not fits and _weekday(turned) in self.weekdays:
                yield turned

    def _orders(self, first: int, second: int) -> list[tuple[int, int]]:
        """Day and month as the file's habit has them; both orders where it has none."""
        day_first, month_first = (first, second), (second, first)
        if second > 12 >= first:
            return [day_first if self.habits.order == "day-first" else month_first]
        if first > 12 or first == second or self.habits.order == "day-first":
            return [day_first]
        return [month_first] if self.habits.order == "month-first" else [day_first, month_first]

    def _compact(self, text: str) -> Iterator[_Point]:
        """20090312 or 12032009."""
        year_first = _Point(int(text[:4]), int(text[4:6]), int(text[6:]))
        if 1900 <= year_first.year <= 2100 and _possible(year_first):
            yield year_first
        if self._near(int(text[4:])):
            points = self._ordered(int(text[4:]), int(text[:2]), int(text[2:4]))
            yield from filter(_possible, points)

    def _near(self, year: int) -> bool:
        """Whether the last four of eight figures can be a year."""
        first, last = self.habits.period or (self.habits.today, self.habits.today)
        return first.year - _FAR_FROM_TODAY <= year <= last.year + _FAR_FROM_TODAY

    def _serial(self, number: int) -> list[_Point]:
        """A day as spreadsheets count it, from 1900 or 1904."""
        days = {1900: date(1899, 12, 30) + timedelta(days=number),
                1904: date(1904, 1, 1) + timedelta(days=number)}  # fmt: skip
        note = "this is a number in which a spreadsheet keeps a date"
        today, period = self.habits.today, self.habits.period
        first, last = period or (date(today.year - 40, 1, 1), today)
        near = [day for epoch, day in days.items()
                if epoch == (self.habits.epoch or epoch) and day <= today
                and first.year - 10 <= day.year <= last.year + 10]  # fmt: skip
        if self.habits.epoch:
            return [_Point(day.year, day.month, day.day, (note,)) for day in near]
        inside = [day for day in near if first <= day <= last]
        if not inside:
            return []
        if len(inside) == 1 and period:
            note = f"{note}; only this reading lies in the review's period"
        why = f"{note}, and programs count from 1900 or from 1904"
        return [_Point(day.year, day.month, day.day, (note,), why) for day in inside]

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

    def _in_period(self, month: int, day: int | None) -> list[_Point]:
        start, end = self.habits.period or (date.min, date.max)
        why = "the year is not written"
        fitting = []
        for year in range(start.year, end.year + 1):
            point = _Point(year, month, day, why=why)
            if _possible(point) and _bounds(point)[1] >= start and _bounds(point)[0] <= end:
                fitting.append(point)
        matching = [one for one in fitting if day and _weekday(one) in self.weekdays]
        chosen = matching if len(matching) == 1 else fitting
        if len(chosen) != 1:
            return chosen
        by = "weekday" if len(fitting) > 1 else "period of the review"
        note = f"the year is not written; {chosen[0].year} is the only one that fits the {by}"
        return [chosen[0]._replace(notes=(note,))]

    def _in_review(self, digits: str) -> int:
        """The year of two digits, if it is one of the review's period; 0 if not."""
        period, years = self.habits.period, self._year(digits)
        if period and years and period[0].year <= years[0][0] <= period[1].year:
            return years[0][0]
        return 0

    def _year(self, digits: str) -> list[tuple[int, tuple[str, ...]]]:
        """The year of two digits that is nearest to the review's period and not still to come.

        None where that is so far from it that the digits are more likely a slip.
        """
        if len(digits) == 4:
            return [(int(digits), ())]
        today, period = self.habits.today.year, self.habits.period
        first, last = (period[0].year, period[1].year) if period else (today, today)
        past = [year for year in (1900 + int(digits), 2000 + int(digits)) if year <= today + 1]
        year = min(past, key=lambda one: (max(first - one, one - last, 0), -one))
        if max(first - year, year - last) > (_FAR if period else _FAR_FROM_TODAY):
            self.doubts.append(f"the year {digits} does not say its century, and {year} is far "
                               "from the time of the review; it needs its four digits")  # fmt: skip
            return []
        if period and (first - year > 10 or year - last > 2):
            return [(year, (f"{digits} was read as the year {year}",))]
        return [(year, ())]


#: Years beyond the review's period at which two digits are more likely a slip.
_FAR = 30
_FAR_FROM_TODAY = 40
_ORDER_WHY = "day and month stand in both orders in this file"
_FIRST_WHY = "the year may stand first or last"


def _month(name: str) -> int:
    return SHORT.index(name[:3]) + 1


def _short(year: int) -> set[int]:
    """The ways in which the second year of a winter is written."""
    return {year, year % 100, year % 10}


def _without_signs(text: str) -> tuple[str, str]:
    """A text without the words of doubt that it begins with, and the signs that they stand for."""
    sign, rest = "", text
    while True:
        if found := UNSURE.match(rest):
            sign += "?"
        elif found := ABOUT.match(rest):
            sign += "~"
        elif not (found := PART.match(rest)):
            return rest, sign
        rest = rest[found.end() :].strip(" ,")


def _sign(signs: str) -> str:
    return "%" if "?" in signs and "~" in signs else signs[:1]


def _week_span(point: _Point, ahead: int) -> Span:
    day = date(point.year, point.month or 1, point.day or 1)
    first, last = sorted((day, day + timedelta(days=ahead)))
    notes = point.notes
    if ahead > 0 and day.weekday() not in {0, 6}:
        words = parse_when(day.isoformat()).words()
        notes = (*notes, f"{words} was a {DAY_NAMES[day.weekday()]}, on which no week begins")
    return Span(f"[{first.isoformat()}..{last.isoformat()}]", notes, point.why)


def _marked(text: str, sign: str) -> str:
    """A sign of doubt on a date, or on both ends of a span."""
    return "/".join(f"{end}{sign}" if end != ".." else end for end in text.split("/"))


def _next_to(span: Span) -> bool:
    """Whether nothing lies between the ends of a span."""
    ends = re.split(r"\.\.|/", span.text.strip("[]"))
    try:
        first, last = (parse_when(end) for end in (ends[0], ends[-1]))
    except DateFault:
        return True  # told by whoever reads the span
    return first.form == last.form and first.latest + timedelta(days=1) >= last.earliest


def _possible(point: _Point) -> bool:
    try:
        parse_when(point.text)
    except DateFault:
        return False
    return True


def _weekday(point: _Point) -> int:
    return parse_when(point.text).earliest.weekday()


def _bounds(point: _Point) -> tuple[date, date]:
    when = parse_when(point.text)
    return when.earliest, when.latest
