"""What a date in words or figures may mean, spans and weeks too: every reading of it, in EDTF.

Takes text in small letters without its weekday, and what is known of its file. Does not say which
reading is right, and must not know what a cell is.
"""

import re
from datetime import date, timedelta
from itertools import product
from typing import NamedTuple

from learning_together.dates.as_written.going_on import went_on
from learning_together.dates.as_written.habits import Habits, Order
from learning_together.dates.as_written.named_days import with_year
from learning_together.dates.as_written.named_times import named_times
from learning_together.dates.as_written.patterns import (
    ABOUT,
    AFTER,
    BEFORE,
    BETWEEN,
    DAY_ONLY,
    DECADE,
    EDTF,
    ISO_MONTH,
    NOT_AFTER,
    NOT_BEFORE,
    SEASONS,
    SINCE,
    SPLITS,
    TWO_YEARS,
    UNSURE,
    UNTIL,
    WEEK,
    WEEK_END,
)
from learning_together.dates.as_written.points import (
    ORDER_WHY,
    Point,
    PointReader,
    bounds,
    possible,
    weekday_of,
)
from learning_together.dates.edtf import DateFault, parse_when
from learning_together.dates.parts import PART
from learning_together.patterns import regex

__all__ = ["DAY_NAMES", "Habits", "Order", "Reader", "Span", "went_on"]

DAY_NAMES = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip


_STROKES = regex(r"[0-9] ?/ ?[0-9]{1,2} ?/ ?[0-9]")


class Span(NamedTuple):
    """A reading in EDTF, what was taken for granted, and why there are others."""

    text: str
    notes: tuple[str, ...] = ()
    why: str = ""


class Reader(PointReader):
    """Reads one cell's text, in lower case, weekdays taken out.

    Attributes:
        doubts: Why a text that has the form of a date was not read as one.
    """

    def __init__(self, habits: Habits, lasting: bool, weekdays: tuple[int, ...]) -> None:  # noqa: FBT001
        super().__init__(habits, weekdays)
        self.lasting = lasting

    def whole(self, text: str) -> list[Span]:
        """Every reading of a whole cell."""
        if EDTF.fullmatch(text):
            return [Span(text)]
        if found := BETWEEN.fullmatch(text):
            form = "{}/{}" if self.lasting or went_on(text) else "[{}..{}]"
            return self._pairs(found[1], found[2], form)
        if found := DECADE.fullmatch(text):
            return [Span(f"[{found[1]}0..{found[1]}9]")]
        if named := named_times(text):
            form = "{}/{}" if self.lasting else "[{}..{}]"
            return [_between(one.first, one.last, form, why=one.why) for one in named]
        if spans := self._month_or_years(text):
            return spans
        if points := self.points(text):
            return [Span(one.text, one.notes, one.why) for one in points]
        return self._week(text) or self._signed(text) or self._open(text) or self._two(text)

    def _month_or_years(self, text: str) -> list[Span]:
        """2008-09 may be a month, two years next to each other, or many years."""
        if (found := TWO_YEARS.fullmatch(text)) and int(found[2]) == int(found[1]) + 1:
            return [Span(f"[{found[1]}..{found[2]}]")]
        if not (found := ISO_MONTH.fullmatch(text)):
            return []
        year, digits = found.groups()
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
                points = [one for one in mondays.points(text[found.end() :])
                          if one.day and possible(one)]  # fmt: skip
                self.doubts += mondays.doubts
                if " of" in found[0] and any(weekday_of(one) not in {0, 6} for one in points):
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
        if points := self.points(rest):
            return [Span(one._replace(sign=_sign(sign + one.sign)).text, one.notes, one.why)
                    for one in points]  # fmt: skip
        inner = self._month_or_years(rest) or self._two(rest)
        if not inner:
            return self._week(rest) or [
                _between(one.first, one.last, why=one.why) for one in named_times(rest)
            ]
        # An unknown day between two is uncertain by itself, and takes no sign.
        return [one._replace(text=one.text if "[" in one.text else _marked(one.text, _sign(sign)))
                for one in inner]  # fmt: skip

    def _open(self, text: str) -> list[Span]:
        """From or until a day, without another end."""
        if found := SINCE.fullmatch(text):
            inner = self._ends((found[1] or found[2]).strip(" ,-"))
            return [Span(f"{one.text}/..", one.notes, one.why) for one in inner]
        for pattern, form in ((UNTIL, "../{}"), (NOT_AFTER, "[..{}]"), (NOT_BEFORE, "[{}..]")):
            if found := pattern.fullmatch(text):
                return [Span(form.format(one.text), one.notes, one.why)
                        for one in self._ends(found[1])]  # fmt: skip
        for pattern, step in ((BEFORE, -1), (AFTER, 1)):
            if found := pattern.fullmatch(text):
                spans = []
                for one in filter(possible, self.points(found[1])):
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
            if mark == "/" and (not worded or _STROKES.search(text)):
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
            self.doubts.insert(0, "it names two dates; each needs a row of its own")
            return []
        if mark == "or" and spans and not all(map(_next_to, spans)):
            note = "one of two dates is meant, and no day between them"
            return [one._replace(notes=(*one.notes, note)) for one in spans]
        return spans

    def _pairs(self, left: str, right: str, form: str) -> list[Span]:
        """Every reading of two ends, of which one may leave month or year to the other."""
        lefts, rights = self._ends(left), self._ends(right)
        if form[0] == "[":  # About Easter is Easter, where a day is meant that lies between
            lefts, rights = _unsigned(left, lefts), _unsigned(right, rights)
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
            sound = possible(first) and possible(last)
            if sound and bounds(first)[0] > bounds(last)[1] and len(pairs) > 1:
                continue  # of several readings, only those that run forwards
            notes = tuple(dict.fromkeys((*first.notes, *last.notes)))
            spans.append(
                _between(first.text, last.text, form, notes=notes, why=first.why or last.why)
            )
        return spans

    def _ends(self, text: str) -> list[Point]:
        """What an end of a span may mean by itself."""
        if points := self.points(text, alone=False):
            return points
        rest, sign = _without_signs(text)
        if rest == text:
            return []
        return [one._replace(sign=_sign(sign)) for one in self.points(rest, alone=False)]

    def _without_year(self, left: str, right: str) -> list[tuple[Point, Point]]:
        """Two ends of which the second names no year: by the section or the period."""
        pairs = []
        for last in self.without_year(right):
            for first in self._completed(left, last, -1):
                if first.year != last.year:
                    self.doubts.append("the year is not written, and a new year lies between")
                    return []
                pairs.append((first, last))
        return pairs

    def _completed(self, text: str, other: Point, step: int) -> list[Point]:
        """An end that leaves its month or year to the other end."""
        if (found := DAY_ONLY.fullmatch(text)) and other.month and other.day is not None:
            return [Point(other.year, other.month, int(found[1]))]
        if text in SEASONS and other.month in SEASONS.values():
            return [Point(other.year, SEASONS[text])]
        found_points = []
        for month, day in self.day_months(text, other.year) if other.month else ():
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
            found_points.append(Point(year, month, day, notes, ORDER_WHY))
        if re.fullmatch(r"[0-9]{2}", text) and other.month is None and step > 0:
            self.doubts.append("it does not say whether its second number is a year")
        return found_points


def _between(
    first: str, last: str, form: str = "[{}..{}]", *, notes: tuple[str, ...] = (), why: str = ""
) -> Span:
    return Span(first if first == last else form.format(first, last), notes, why)


def _unsigned(text: str, points: list[Point]) -> list[Point]:
    return [one._replace(sign="") for one in points] if with_year(text) else points


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


def _week_span(point: Point, ahead: int) -> Span:
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
