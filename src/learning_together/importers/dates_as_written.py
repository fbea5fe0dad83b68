"""Dates as people write them in chronologies, to EDTF; what has two readings is never picked.

Takes a cell and what is known of its file, gives every reading that the cell has. Day comes before
month, as in the United Kingdom, unless the file itself shows another habit; then a date that fits
both has both readings. Knows neither rows nor records.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from learning_together.dates import MONTHS, DateFault, parse_when
from learning_together.importers.date_patterns import SERIAL, SHORT
from learning_together.importers.date_readings import DAY_NAMES, Habits, Reader, Span
from learning_together.importers.table import Cell, as_text
from learning_together.importers.times_as_written import read_time


@dataclass(frozen=True, slots=True)
class DateAsWritten:
    """What a cell says of the date.

    Attributes:
        readings: The dates that it may mean, in EDTF; one where it is clear.
        time: A time of day that stands in the same cell, in the form of `dates`.
        when: The author's words, where they say more than the reading does.
        why: What is wrong, where there is not one reading.
        notes: What was taken for granted, or does not fit, though there is one reading.
    """

    readings: tuple[str, ...] = ()
    time: str = ""
    when: str = ""
    why: str = ""
    notes: tuple[str, ...] = ()


NO_DATE = "there is no date"
_UNREADABLE = "this cannot be read as a date"
_EMPTY = frozenset(
    {"", "-", "n/k", "nk", "not known", "unknown", "n/a", "na", "undated", "no date", "tbc", "?",
     "date unknown", "not recorded", "not dated", "none", "date not known"}
)  # fmt: skip
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(
    r"[(\[]?\b(mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?[)\]]?,?"
)

_TIMED = re.compile(
    r"(.+?[0-9a-z])(?:,? (?:at|@) ?|,? - |, ?| )\(?("
    r"[0-9]{1,2}[:.;][0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)? ?(?:[ap]\.?m\.?|hrs?|h|hours)?"
    r"|[0-9]{1,2} ?[ap]\.?m\.?|[0-9]{4} ?(?:hrs?|hours|h)|[ap]\.?m\.?|midnight|noon|midday"
    r"|(?:in the )?(?:morning|afternoon|evening)|night|early hours)\)?"
)
_ISO_TIMED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})t([0-9]{2}:[0-9]{2}).*")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
#: Words that a date in figures says as well; with others, the author's wording is kept.
_PLAIN_WORDS = frozenset(
    {*SHORT, *(name.lower() for name in MONTHS), "sept", "st", "nd", "rd", "th", "of", "the",
     "to", "from", "on", "date", *_DAYS, "tues", "thur", "thurs", "spring", "summer", "autumn",
     "winter", *(name.lower() for name in DAY_NAMES)}
)  # fmt: skip


def read_date(cell: Cell, habits: Habits, *, lasting: bool = False) -> DateAsWritten:
    """Every date that a cell may mean.

    Args:
        cell: As it stands.
        habits: Of its file.
        lasting: Whether the row's text says that something went on from one day to another.

    >>> read_date("12th March 2009", Habits()).readings
    ('2009-03-12',)
    """
    if isinstance(cell, datetime):
        found = _of_cell(cell.date(), habits)
        clock = "" if cell.time() == time(0) else f"{cell.hour:02}:{cell.minute:02}"
        return replace(found, time=clock)
    if isinstance(cell, date):
        return _of_cell(cell, habits)
    if isinstance(cell, bool | time | timedelta):
        return DateAsWritten(why=_UNREADABLE)
    return _of_text(as_text(cell), habits, lasting)


def _of_cell(day: date, habits: Habits) -> DateAsWritten:
    """A cell that the spreadsheet itself holds as a date."""
    if habits.cells != "right" and day.day <= 12 and day.day != day.month:
        other = date(day.year, day.day, day.month)
        if habits.cells == "turned":
            return DateAsWritten((other.isoformat(),), notes=("day and month were turned back",))
        readings = (day.isoformat(), other.isoformat())
        return DateAsWritten(readings, why=f"{_either(readings)}: the spreadsheet that wrote this "
                             "column may have turned day and month round")  # fmt: skip
    return DateAsWritten((day.isoformat(),))


@lru_cache(maxsize=32768)
def _of_text(text: str, habits: Habits, lasting: bool) -> DateAsWritten:  # noqa: FBT001 - cached
    plain = " ".join(text.translate(_DASHES).lower().split()).strip(" ,;:")
    plain = re.sub(r"^(?:date|on|in|dated)[ :]+(?=[a-z0-9?~])", "", plain).rstrip(".")
    if plain in _EMPTY:
        return DateAsWritten(why=NO_DATE)
    if len(plain) > 120:
        return DateAsWritten(why=_UNREADABLE)
    if found := _ISO_TIMED.fullmatch(plain):
        return DateAsWritten((found[1],), time="" if found[2] == "00:00" else found[2])
    if (found := SERIAL.fullmatch(plain)) and found[2]:
        whole = _of_text(found[1], habits, lasting)
        minutes = round(float(f"0.{found[2]}") * 24 * 60) % (24 * 60)
        return replace(whole, time=f"{minutes // 60:02}:{minutes % 60:02}" if minutes else "")
    clock = ""
    weekdays = [_DAYS.index(name[:3]) for name in _WEEKDAY.findall(plain)]
    bare = " ".join(_WEEKDAY.sub(" ", plain).split()).strip(" ,")
    spans = Reader(habits, lasting, tuple(weekdays)).whole(bare)
    if not spans and (found := _TIMED.fullmatch(bare)):
        given = read_time(found[2].replace("in the ", ""))
        spans = Reader(habits, lasting, tuple(weekdays)).whole(found[1].strip(" ,-"))
        # Databases write a midnight with its seconds where there is no time at all.
        if spans and not found[2].startswith("00:00:00"):
            if len(given.readings) == 1:
                clock = given.readings[0]
            else:
                spans = [one._replace(notes=(*one.notes, f"the time: {given.why}"))
                         for one in spans]  # fmt: skip
    return _result(text, spans, clock, weekdays, habits)


def _result(
    text: str, spans: list[Span], clock: str, weekdays: list[int], habits: Habits
) -> DateAsWritten:
    sound: dict[str, tuple[str, ...]] = {}
    impossible = ""
    for span in spans:
        try:
            parse_when(span.text)
        except DateFault as fault:
            impossible = impossible or fault.message
            continue
        sound.setdefault(span.text, span.notes)
    if not sound:
        return DateAsWritten(why=impossible or _UNREADABLE)
    readings = tuple(sound)
    when = "" if _is_plain(text) else " ".join(text.split())
    if len(readings) > 1:
        return DateAsWritten(readings, clock, when, _why(readings, spans))
    (notes,) = sound.values()
    (reading,) = readings
    found = parse_when(reading)
    if weekdays and found.form == "day" and found.earliest.weekday() not in weekdays:
        right = DAY_NAMES[found.earliest.weekday()]
        notes = (*notes, f"{found.words()} was a {right}, not a {DAY_NAMES[weekdays[0]]}")
    if found.earliest > habits.today:
        notes = (*notes, f"{found.words()} is still to come")
    return DateAsWritten(readings, clock, when, notes=notes)


def _why(readings: tuple[str, ...], spans: list[Span]) -> str:
    said = next((span.why for span in spans if span.why), "")
    return f"{_either(readings)}{f': {said}' if said else ''}"


def _either(readings: tuple[str, ...]) -> str:
    shown = [parse_when(one).words() for one in readings[:4]]
    return f"this may mean {', '.join(shown[:-1])} or {shown[-1]}"


def _is_plain(text: str) -> bool:
    """Whether a date in figures says all that the words do."""
    lower = _WEEKDAY.sub(" ", text.lower().translate(_DASHES))
    if any(sign in lower for sign in "?~([&"):
        return False
    lower = re.sub(r"\b[0-9]{1,2}[:.][0-9]{2} ?(?:am|pm|hrs)?$", "", lower)
    return all(word in _PLAIN_WORDS or word in {"t", "am", "pm", "hrs", "at"}
               for word in re.findall(r"[a-z]+", lower))  # fmt: skip
