"""Full dates in every notation, and which of them are somebody's birth.

Takes the words of a text, gives hits; of dates that nobody's birth is said to be, nothing.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from learning_together.english import DAYS_IN_WORDS, MONTHS_IN_SHORT, month_of
from learning_together.patterns import Screen, regex
from learning_together.privacy.hits import Hit, Sort
from learning_together.privacy.names.words import Words

_GAP = "[^0-9A-Za-z]*"
_MONTH = rf"({'|'.join(MONTHS_IN_SHORT)})[a-z]*\.?"
#: Between the cells of a row of a table that is kept as text.
_CELLS = r"[ ]?[,;\t][ ]?"
_YEAR = r"[\s,./-]*['’‘ʼ]?(\d{4}|\d{2})(?!\d)"
#: Days of a month in words; those above twenty with a hyphen, a gap or neither.
_IN_WORDS = "|".join(each.replace(" ", r"[\s-]?") for each in reversed(DAYS_IN_WORDS))
_ROMAN_TEXT = "i ii iii iv v vi vii viii ix x xi xii"
_ROMAN = {text: number for number, text in enumerate(_ROMAN_TEXT.split(), 1)}
_DAY = rf"((?<!\d)\d{{1,2}}|(?<!\w)(?:{_IN_WORDS}))(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?[\s./-]*"
#: As doctors write the month: 12/III/2009.
_WITH_ROMAN = (
    (
        regex(
            rf"(?<!\d)(\d{{1,2}})[\s./-]{{1,3}}({'|'.join(_ROMAN)})[\s./-]{{1,3}}(\d{{4}})(?!\d)",
            re.IGNORECASE,
        ),
        "dmy",
    ),
)
#: Cells of a row, and what a formula makes a day of.
_IN_CELLS = (
    (regex(rf"(?<!\d)(\d{{4}}){_CELLS}(\d{{1,2}}){_CELLS}(\d{{1,2}})(?!\d)"), "ymd"),
    (regex(rf"(?<!\d)(\d{{1,2}}){_CELLS}(\d{{1,2}}){_CELLS}(\d{{4}})(?!\d)"), "dmy"),
)
_DATES = (
    *_WITH_ROMAN,
    *_IN_CELLS,
    (regex(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)"), "ymd"),
    (regex(r"(?<!\d)(\d{1,2})\s?[-/._]\s?(\d{1,2})\s?[-/._]\s?(\d{4}|\d{2})(?!\d)"), "dmy"),
    (regex(r"(?<!\d)(\d{1,2})\s(\d{1,2})\s(\d{4})(?!\d)"), "dmy"),
    (regex(_DAY + _MONTH + _YEAR, re.IGNORECASE), "dmy"),
    (
        regex(
            rf"{_MONTH}[\s.-]*(?:the\s+)?(\d{{1,2}}|{_IN_WORDS})(?:st|nd|rd|th)?"
            r"[\s.,-]*(\d{4}|['’‘ʼ]\d{2})(?!\d)",
            re.IGNORECASE,
        ),
        "mdy",
    ),
    (regex(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)"), "ymd"),
    (regex(r"(?<!\d)(\d{2})(\d{2})(\d{4})(?!\d)"), "dmy"),
)
#: A day without anything between its parts is one only where a birth is said to be told.
_SIX = regex(r"(\d{2})(\d{2})(\d{2})(?!\d)")
_BIRTH = regex(
    r"\b(?:born|d\.?\s?o\.?\s?b\b\.?|date of birth|birth ?date|birthday)"
    # Never past the mark that parts two pieces of a file.
    r"[^\w\ue000]*(?:was|is|on|:|of)*[^\w\ue000]*",
    re.IGNORECASE,
)


@lru_cache(maxsize=8)
def screen(born: frozenset[date]) -> Screen:
    """What every text passes that holds one of these days in any notation."""
    gap = "[^0-9A-Za-z]{0,3}"
    shapes: set[str] = set()
    for one in born:
        day, number, year = f"0?{one.day}", f"0?{one.month}", f"{one.year:04}"
        month = f"(?i:{MONTHS_IN_SHORT[one.month - 1]}[a-z]*){_GAP}"
        either = f"(?:{year[:2]})?{year[2:]}"
        shapes |= {
            gap.join((year, number, day)),
            gap.join((day, number, either)),
            gap.join((number, day, either)),
            f"{month}{either}",
            f"{month}(?i:the)?{_GAP}(?:{day}|{_spelt(one.day)})(?i:st|nd|rd|th)?{_GAP}{either}",
            *_in_six(one),
            f"{day}{gap}(?i:{list(_ROMAN)[one.month - 1]}){gap}{year}",
        }
    return Screen(shapes)


def _in_six(day: date) -> tuple[str, ...]:
    """Six figures with nothing between them, the day or the year first."""
    return tuple(day.strftime(way) for way in ("%d%m%y", "%y%m%d"))


def _spelt(day: int) -> str:
    return f"(?i:{DAYS_IN_WORDS[day - 1].replace(' ', _GAP)})"


def dates_in(text: str) -> Iterator[tuple[int, int, frozenset[date]]]:
    """Full dates in any notation: start, end, and the days that may be meant.

    >>> [sorted(days)[0].isoformat() for _, _, days in dates_in("on 3rd of March 2009")]
    ['2009-03-03']
    """
    for pattern, order in _DATES:
        for match in pattern.finditer(text):
            if days := _days(match.groups(), order):
                yield match.start(), match.end(), days


def _days(found: tuple[str, ...], order: str) -> frozenset[date]:
    parts = dict(zip(order, found, strict=True))
    digits = parts["y"].lstrip("'’‘ʼ")
    year = int(digits)
    years = (year,) if len(digits) == 4 else (1900 + year, 2000 + year)
    month, day_of_month = _month(parts["m"].lower()), _day(parts["d"].lower())
    pairs = [(month, day_of_month)]
    if parts["m"].isdigit() and order == "dmy":
        pairs.append((day_of_month, month))
    days = set()
    for one in years:
        for number, day in pairs:
            try:
                days.add(date(one, number, day))
            except ValueError:
                continue
    return frozenset(days)


def _month(text: str) -> int:
    if text[:3] in MONTHS_IN_SHORT:
        return month_of(text[:3])
    return _ROMAN.get(text, 0) or int(text)


def _day(text: str) -> int:
    if text.isdigit():
        return int(text)
    return DAYS_IN_WORDS.index(" ".join(re.split(r"[\s-]", text))) + 1


def births(words: Words, born: Mapping[date, str]) -> Iterator[Hit]:
    """Dates of birth of the key: those in digits, then those with the name of a month."""
    yield from _in_digits(words, born)
    yield from _with_months(words, born)
    for pattern, _ in (*_WITH_ROMAN, *_IN_CELLS):
        for match in pattern.finditer(words.cleaned):
            yield from _equal(words, born, match.start(), match.end())


def _in_digits(words: Words, born: Mapping[date, str]) -> Iterator[Hit]:
    text = words.cleaned
    # However a day is written, its year ends in these two figures.
    ends = {f"{day.year % 100:02}" for day in born}
    in_six = {six: day for day in born for six in _in_six(day)}
    for run in words.runs:
        if day := in_six.get(run):
            # Six figures may be anything; those of a birth in the key are told.
            for match in re.finditer(rf"(?<!\d){run}(?!\d)", text):
                where = words.place(match.start()), words.place(match.end())
                yield Hit(*where, Sort.BIRTH, f"perhaps {born[day]}", sure=False)
        elif len(run) >= 40 or not any(end in run for end in ends):
            continue
        elif any(days & born.keys() for _, _, days in dates_in(run)):
            for match in re.finditer(re.escape(run), text):
                yield from _equal(words, born, match.start(), match.end())


def _with_months(words: Words, born: Mapping[date, str]) -> Iterator[Hit]:
    text = words.cleaned
    years = {str(day.year) for day in born} & words.once
    short = {str(day.year)[2:] for day in born} & words.once
    months = {
        word for word in words.lower if word[:3] in MONTHS_IN_SHORT or word[-3:] in MONTHS_IN_SHORT
    }
    if not months or not (years or short):
        return
    each = "|".join(sorted(years | short))
    for match in re.finditer(rf"[A-Za-z]{{3}}[.,\s'’-]{{1,4}}(?:{each})(?!\d)", text):
        yield from _equal(words, born, max(match.start() - 40, 0), match.end())
    for match in re.finditer(
        rf"(?<=[A-Za-z\s,.-])(?:\d\d?[a-z]{{0,2}}|[a-z]{{4,7}})[,.-]?\s{{0,2}}['’‘ʼ]?(?:{each})(?!\d)",
        text,
    ):
        yield from _equal(words, born, max(match.start() - 25, 0), match.end())


def _equal(words: Words, born: Mapping[date, str], start: int, end: int) -> Iterator[Hit]:
    for at, until, days in dates_in(words.cleaned[start:end]):
        if which := days & born.keys():
            where = words.place(start + at), words.place(start + until)
            yield Hit(*where, Sort.BIRTH, born[min(which)])


def said_births(words: Words) -> Iterator[Hit]:
    """Other full dates that are said to be somebody's birth."""
    if not any(
        word in words.lower for word in ("born", "dob", "birth", "birthdate", "birthday", "b")
    ):
        return
    text = words.cleaned
    for match in _BIRTH.finditer(text):
        said = text[match.end() : match.end() + 30]
        until = next((until for at, until, _ in dates_in(said) if at == 0), 0)
        if not until and (six := _SIX.match(said)) and _days(six.groups(), "dmy"):
            until = six.end()
        if until:
            where = words.place(match.end()), words.place(match.end() + until)
            yield Hit(*where, Sort.BIRTH, "a full date of birth", sure=False)
