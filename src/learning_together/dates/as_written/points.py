"""One day, month, season or year in words or figures: every one that a text may mean.

Takes text in small letters without its weekday, and what is known of its file. What need not exist
in the calendar is told by `dates`; two ends of a span are for `date_readings`.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from learning_together.dates.as_written.habits import Habits
from learning_together.dates.as_written.named_days import days_of, with_year, without_year
from learning_together.dates.as_written.patterns import (
    COMPACT,
    DAY_NAME,
    FIGURES,
    ISO,
    ISO_MONTH,
    MONTH,
    MONTH_FIGURES,
    NAME_DAY,
    NO_YEAR_FIGURES,
    NO_YEAR_MONTH,
    NO_YEAR_NAME,
    SEASON,
    SEASONS,
    SERIAL,
    YEAR,
    YEAR_NAME_DAY,
)
from learning_together.dates.edtf import DateFault, parse_when
from learning_together.dates.parts import PART
from learning_together.english import month_of


class Point(NamedTuple):
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


class PointReader:
    """Reads one date without another end.

    Args:
        habits: Of the file.
        weekdays: That the text names, Monday as 0.

    Attributes:
        doubts: Why a text that has the form of a date was not read as one.
    """

    def __init__(self, habits: Habits, weekdays: tuple[int, ...]) -> None:
        self.habits = habits
        self.weekdays = weekdays
        self.doubts: list[str] = []

    def points(self, text: str, *, alone: bool = True) -> list[Point]:  # noqa: C901
        """Every day, month, season or year that a text may mean."""
        text = text.strip(" ,")
        if not alone and (found := PART.match(text)):
            text = text[found.end() :]
        if found := ISO.fullmatch(text):
            return [Point(int(found[1]), int(found[3]), int(found[4]))]
        if found := FIGURES.fullmatch(text):
            return list(self._figures(*found.groups()))
        if found := DAY_NAME.fullmatch(text):
            return self._dated(found[3], month_of(found[2]), int(found[1]))
        if found := NAME_DAY.fullmatch(text):
            return [Point(int(found[3]), month_of(found[1]), int(found[2]))]
        if found := YEAR_NAME_DAY.fullmatch(text):
            return [Point(int(found[1]), month_of(found[2]), int(found[3]))]
        if found := MONTH.fullmatch(text):
            return self._month_name(month_of(found[1]), found[2], found[3])
        if found := SEASON.fullmatch(text):
            return self._season(found[1], found[2], found[3])
        if named := with_year(text):
            return self._named_day(*named)
        if found := YEAR.fullmatch(text):
            return [Point(int(found[1]))]
        if COMPACT.fullmatch(text):
            return list(self._compact(text))
        if (found := ISO_MONTH.fullmatch(text)) and "/" not in text:
            return self._year_and_month(int(found[1]), int(found[2]))
        if found := MONTH_FIGURES.fullmatch(text):
            month = int(found[1])
            # A month that there is not would be taken for a season without a day.
            return [Point(int(found[2]), month, None if 1 <= month <= 12 else 0)]
        if not alone:
            return []
        if found := SERIAL.fullmatch(text):
            return self._serial(int(found[1]))
        return self.without_year(text)

    def _dated(self, digits: str, month: int, day: int | None) -> list[Point]:
        """A day or month of a year of two or four digits."""
        return [Point(year, month, day, notes) for year, notes in self._year(digits)]

    def _month_name(self, month: int, apostrophe: str, digits: str) -> list[Point]:
        """March 2009, Mar '09; but “Mar 12” may be a day as well."""
        if len(digits) == 2 and not apostrophe and 1 <= int(digits) <= 31:
            period, years = self.habits.period, self._year(digits)
            inside = period and years and period[0].year <= years[0][0] <= period[1].year
            if not inside or self.habits.year:
                self.doubts.append(f"it does not say whether {digits} is a day or a year")
                return []
        return self._dated(digits, month, None)

    def _year_and_month(self, year: int, month: int) -> list[Point]:
        """2009-03; but of 2001-05 and 2009-21 the end may be a year."""
        if month > year % 100 or not 1 <= month <= 12:
            self.doubts.append("it does not say whether its second number is a month or a year")
            return []
        return [Point(year, month)]

    def _season(self, name: str, digits: str, later: str | None) -> list[Point]:
        points = []
        for year, notes in self._year(digits):
            if later and int(later) not in _short(year + 1):
                return []
            points.append(Point(year, SEASONS[name], None, notes))
            if name == "winter" and not later:
                why = "a winter lies in two years"
                points = [Point(one, SEASONS[name], None, notes, why) for one in (year - 1, year)]
            elif later and name != "winter":
                why = f"there is a {name} in each of the two years"
                points = [Point(one, SEASONS[name], None, notes, why) for one in (year, year + 1)]
        return points

    def _named_day(self, name: str, digits: str, later: str) -> list[Point]:
        """Good Friday 2009; Christmas 2009/10 is in the first year, New Year in the other."""
        points = []
        for year, notes in self._year(digits):
            if later and int(later) not in _short(year + 1):
                return []
            turn = later and name in {"newyear", "newyearsday"}
            points += [one._replace(notes=notes) for one in _called(name, year + bool(turn))]
        return points

    def _figures(self, *parts: str) -> Iterator[Point]:
        first, sign, second, other_sign, last = parts
        if int(first) > 31 and len(last) == 2:
            # 98-03-12 may put the year first; 32/3/09 is a slip, and no year near the review.
            if (year := self._in_review(first)) and last.isdigit():
                yield Point(year, int(second), int(last), ("the year stands first here",))
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
                other = Point(self._in_review(first), int(second), int(last), (), _FIRST_WHY)
                if other.year and possible(other):
                    yield other

    def _ordered(self, year: int, first: int, second: int) -> Iterator[Point]:
        """Day and month in each order that they may stand in."""
        order = self.habits.order
        if second > 12 >= first and (order == "day-first" or self.habits.slips):
            shown = ""
            if self.habits.shown[1]:
                shown = " ({} dates of this file put the day first, {} the month)".format(
                    *self.habits.shown
                )
            self.doubts.append(
                f"there is no month {second}; month may stand before day here{shown}"
            )
            return
        orders = self._orders(first, second)
        for day, month in orders:
            notes: tuple[str, ...] = ()
            if second > 12 >= first and order != "month-first":
                notes = ("month stands before day here",)
            if first > 12 >= second and order == "month-first":
                notes = ("day stands before month here",)
            yield Point(year, month, day, notes, ORDER_WHY)
        turned = Point(year, first, second, (), "the weekday fits if month stands before day")
        if order == "day-first" and self.weekdays and possible(turned) and first != second:
            given = Point(year, second, first)
            fits = possible(given) and weekday_of(given) in self.weekdays
            if not fits and weekday_of(turned) in self.weekdays:
                yield turned

    def _orders(self, first: int, second: int) -> list[tuple[int, int]]:
        """Day and month as the file's habit has them; both orders where it has none."""
        day_first, month_first = (first, second), (second, first)
        if second > 12 >= first:
            return [day_first if self.habits.order == "day-first" else month_first]
        if first > 12 or first == second or self.habits.order == "day-first":
            return [day_first]
        return [month_first] if self.habits.order == "month-first" else [day_first, month_first]

    def _compact(self, text: str) -> Iterator[Point]:
        """20090312 or 12032009."""
        year_first = Point(int(text[:4]), int(text[4:6]), int(text[6:]))
        if 1900 <= year_first.year <= 2100 and possible(year_first):
            yield year_first
        if self._near(int(text[4:])):
            points = self._ordered(int(text[4:]), int(text[:2]), int(text[2:4]))
            yield from filter(possible, points)

    def _near(self, year: int) -> bool:
        """Whether the last four of eight figures can be a year."""
        first, last = self.habits.period or (self.habits.today, self.habits.today)
        return first.year - _FAR_FROM_TODAY <= year <= last.year + _FAR_FROM_TODAY

    def _serial(self, number: int) -> list[Point]:
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
            return [Point(day.year, day.month, day.day, (note,)) for day in near]
        inside = [day for day in near if first <= day <= last]
        if not inside:
            return []
        if len(inside) == 1 and period:
            note = f"{note}; only this reading lies in the review's period"
        why = f"{note}, and programs count from 1900 or from 1904"
        return [Point(day.year, day.month, day.day, (note,), why) for day in inside]

    def without_year(self, text: str) -> list[Point]:
        """A day or month without its year: by the section, the weekday or the period."""
        found: list[Point] = []
        if name := without_year(text):
            found = self._of_a_year(lambda year: _called(name, year))
        for month, day in self.day_months(text):
            found += self._of_a_year(partial(_each_year, month, day))
        return found

    def _of_a_year(self, made: Callable[[int], list[Point]]) -> list[Point]:
        if self.habits.year:
            note = f"the year, {self.habits.year}, is that of the title above"
            return [one._replace(notes=(note,)) for one in made(self.habits.year)]
        return self._in_period(made) if self.habits.period else []

    def _in_period(self, made: Callable[[int], list[Point]]) -> list[Point]:
        start, end = self.habits.period or (date.min, date.max)
        why = "the year is not written"
        fitting = []
        for year in range(start.year, end.year + 1):
            fitting += [
                point._replace(why=why)
                for point in made(year)
                if possible(point) and bounds(point)[1] >= start and bounds(point)[0] <= end
            ]
        matching = [one for one in fitting if one.day and weekday_of(one) in self.weekdays]
        chosen = matching if len(matching) == 1 else fitting
        if len(chosen) != 1:
            return chosen
        by = "weekday" if len(fitting) > 1 else "period of the review"
        note = f"the year is not written; {chosen[0].year} is the only one that fits the {by}"
        return [chosen[0]._replace(notes=(note,))]

    def _in_review(self, digits: str) -> int:
        """The year of two digits, if it is one of the review's period; 0 if not."""
        first, last = self.habits.period or (date.max, date.min)
        fitting = (one for one in range(first.year, last.year + 1) if one % 100 == int(digits[-2:]))
        return next(fitting, 0)

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

    def day_months(self, text: str, year: int = 0) -> list[tuple[int, int | None]]:
        """A day and month, or a month, without a year."""
        if found := NO_YEAR_NAME.fullmatch(text):
            return [(month_of(found[2]), int(found[1]))]
        if found := NO_YEAR_MONTH.fullmatch(text):
            return [(month_of(found[1]), None)]
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


#: Years beyond the review's period at which two digits are more likely a slip.
_FAR = 30
_FAR_FROM_TODAY = 40
ORDER_WHY = "day and month stand in both orders in this file"
_FIRST_WHY = "the year may stand first or last"


def _each_year(month: int, day: int | None, year: int) -> list[Point]:
    return [Point(year, month, day)]


def _called(name: str, year: int) -> list[Point]:
    """The days of a year that bear a name; of the time about one, about that day."""
    days = list(days_of(name, year))
    why = "two days of that year are called so" if len(days) > 1 else ""
    return [Point(one.day.year, one.day.month, one.day.day, (), why, "~" if one.around else "")
            for one in days]  # fmt: skip


def _short(year: int) -> set[int]:
    """The ways in which the second year of a winter is written."""
    return {year, year % 100, year % 10}


def possible(point: Point) -> bool:
    """Whether the calendar has it."""
    try:
        parse_when(point.text)
    except DateFault:
        return False
    return True


def weekday_of(point: Point) -> int:
    """The weekday of a day, Monday as 0."""
    return parse_when(point.text).earliest.weekday()


def bounds(point: Point) -> tuple[date, date]:
    """The first and last day that it can mean."""
    when = parse_when(point.text)
    return when.earliest, when.latest
