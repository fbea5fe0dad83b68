"""Times of day as people write them: `2.30pm`, `1430hrs`, `am`, a fraction that Excel stored.

Takes a cell, gives a time in the form of `dates`, or why there is none. What may mean two times is
told with both, and none is picked.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from learning_together.date_slips import clock_slip
from learning_together.dates import DateFault, parse_clock
from learning_together.importers.table import Cell, as_text

_NOT_SAID = frozenset(
    {"", "-", "n/k", "nk", "not known", "unknown", "n/a", "na", "not recorded", "not stated",
     "no time", "tbc", "?", "none", "not given"}
)  # fmt: skip
_NAMED = {
    "a.m": "am", "a.m.": "am", "p.m": "pm", "p.m.": "pm", "mid-day": "midday",
    "lunchtime": "midday", "lunch time": "midday", "early am": "early hours",
    "early hours of the morning": "early hours", "early morning": "morning",
    "late morning": "morning", "mid-morning": "morning", "mid morning": "morning",
    "in the morning": "morning", "early afternoon": "afternoon", "late afternoon": "afternoon",
    "mid-afternoon": "afternoon", "in the afternoon": "afternoon", "early evening": "evening",
    "late evening": "evening", "in the evening": "evening", "late at night": "night",
    "late night": "night", "at night": "night", "overnight": "night",
}  # fmt: skip
_HOURS = re.compile(r"([0-9]{1,2})[.:; ]?([0-9]{2}) ?(?:h|hrs?|hours)\.?")
_SPAN = re.compile(r"(.+?) ?(?:-|–|—| to | until | till ) ?(.+)")


@dataclass(frozen=True, slots=True)
class TimeAsWritten:
    """What a cell says of the time of day.

    Attributes:
        readings: The times that it may mean; none where it says none, or cannot be read.
        said: Its words, where the reading does not hold all of them.
        why: What is wrong, where there is not one reading.
    """

    readings: tuple[str, ...] = ()
    said: str = ""
    why: str = ""


def read_time(cell: Cell) -> TimeAsWritten:
    """A time of day.

    >>> read_time("2.30pm").readings, read_time("1430hrs").readings, read_time("am").readings
    (('14:30',), ('14:30',), ('am',))
    >>> read_time("2.30").readings
    ('02:30', '14:30')
    """
    if isinstance(cell, datetime):
        return TimeAsWritten((f"{cell.hour:02}:{cell.minute:02}",))
    if isinstance(cell, time):
        return TimeAsWritten((f"{cell.hour:02}:{cell.minute:02}",))
    if isinstance(cell, timedelta):
        return _minutes(round(cell.total_seconds() / 60))
    if isinstance(cell, float) and 0 <= cell < 1:
        return _minutes(round(cell * 24 * 60))
    if isinstance(cell, date):
        said = as_text(cell)
        return TimeAsWritten(said=said, why="this is a date, not a time of day")
    return _read(as_text(cell))


def _minutes(total: int) -> TimeAsWritten:
    hour, minute = divmod(total, 60)
    if hour > 23:
        return TimeAsWritten(said=f"{hour}:{minute:02}", why="this is longer than a day")
    return TimeAsWritten((f"{hour:02}:{minute:02}",))


@lru_cache(maxsize=8192)
def _read(text: str) -> TimeAsWritten:
    plain = " ".join(text.lower().split()).strip(" ,;")
    if plain in _NOT_SAID:
        return TimeAsWritten()
    plain = re.sub(r"^(?:at|@) ?", "", plain)
    if plain in _NAMED:
        extra = text if plain.startswith(("early", "late", "mid")) and plain != "mid-day" else ""
        return TimeAsWritten((_NAMED[plain],), said=extra)
    if found := _HOURS.fullmatch(plain):
        plain = f"{int(found[1]):02}:{found[2]}"
    if re.fullmatch(r"[0-9]{3}", plain):
        plain = f"{plain[0]}:{plain[1:]}"
    try:
        parse_clock(plain)
    except DateFault:
        return _slipped(text, plain)
    if re.fullmatch(r"[0-9]:[0-9]{2}", plain):
        plain = f"0{plain}"
    return TimeAsWritten((plain,))


def _slipped(text: str, plain: str) -> TimeAsWritten:
    slip = clock_slip(plain)
    if slip and len(slip.readings) == 1 and plain not in {"midnight", "12 midnight"}:
        return TimeAsWritten(slip.readings)
    if plain in {"midnight", "12 midnight"}:
        why = "midnight may mean the start of the day or its end"
        return TimeAsWritten(("00:00", "24:00"), said=text, why=why)
    if slip and slip.readings:
        first, second = slip.readings[:2]
        why = f"it does not say whether {first} or {second} is meant"
        return TimeAsWritten(slip.readings, said=text, why=why)
    found = _SPAN.fullmatch(plain)
    if found and plain.count("-") <= 1:
        start, end = found[1], found[2]
        half = re.search(r"[ap]\.?m\.?$", end)
        if half and not re.search(r"[a-z]", start):
            start = f"{start}{half[0]}"
        first_end = _read(start)
        if len(first_end.readings) == 1 and _read(end).readings:
            return TimeAsWritten(first_end.readings, said=text)
    return TimeAsWritten(said=text, why="this cannot be read as a time of day")
