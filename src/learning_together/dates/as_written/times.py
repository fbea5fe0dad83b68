"""Times of day as people write them: `2.30pm`, `1430hrs`, `am`, a fraction that Excel stored.

Takes a cell, gives a time in the form of `dates`, or why there is none. What may mean two times is
told with both, and none is picked.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from learning_together.dates.as_written.cells import Cell, as_text
from learning_together.dates.common_mistakes import clock_slip
from learning_together.dates.edtf import DateFault
from learning_together.dates.times import parse_clock
from learning_together.patterns import regex

_NOT_SAID = frozenset(
    {"", "-", "--", "n/k", "nk", "not known", "unknown", "n/a", "na", "not recorded", "not stated",
     "no time", "tbc", "?", "none", "not given", "time not recorded", "no time given",
     "time not known", "time unknown"}
)  # fmt: skip
_NAMED = {
    "mid-day": "midday",
    "lunchtime": "midday", "lunch time": "midday", "early am": "early hours",
    "early hours of the morning": "early hours", "early morning": "morning",
    "late morning": "morning", "mid-morning": "morning", "mid morning": "morning",
    "in the morning": "morning", "early afternoon": "afternoon", "late afternoon": "afternoon",
    "mid-afternoon": "afternoon", "in the afternoon": "afternoon", "early evening": "evening",
    "late evening": "evening", "in the evening": "evening", "late at night": "night",
    "late night": "night", "at night": "night", "overnight": "night",
}  # fmt: skip
#: The same as a pattern, the longest first.
NAMED = "|".join(sorted(_NAMED, key=len, reverse=True))
#: Names that say no less than what they are read as.
_SAME = frozenset({"mid-day", "early am", "early hours of the morning"})
_HOURS = regex(r"([0-9]{1,2})[.:; ]?([0-9]{2}) ?(?:h|hrs?|hours)\.?")
_SECONDS = regex(r"([0-9]{1,2}[.:][0-9]{2})[.:][0-5][0-9](?:[.,][0-9]+)?")
_ONE_FIGURE = regex(r"(about )?([1-9])[:.]?([0-5][0-9])")
_SPAN = regex(r"(.+?) ?(?:-|–|—| to | until | till ) ?(.+)")
_FULL_WIDTH = str.maketrans(
    {full: chr(ord(full) - 0xFEE0) for full in map(chr, range(0xFF01, 0xFF5F))}
)


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


def read_time(cell: Cell, *, day_clock: bool = False) -> TimeAsWritten:
    """A time of day.

    Args:
        cell: As it stands.
        day_clock: Whether its column counts the hours to 24, so that 2.30 is before noon.

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
    return _read(as_text(cell), day_clock)


def counts_to_24(cells: Iterable[Cell]) -> bool:
    """Whether a column of times counts the hours to 24.

    >>> counts_to_24(["9:30", "14:15"]), counts_to_24(["9.30", "2.15"])
    (True, False)
    """
    return any(isinstance(cell, str) and _PAST_NOON.fullmatch(cell.strip()) for cell in cells)


def _minutes(total: int) -> TimeAsWritten:
    hour, minute = divmod(total, 60)
    if hour > 23:
        return TimeAsWritten(said=f"{hour}:{minute:02}", why="this is longer than a day")
    return TimeAsWritten((f"{hour:02}:{minute:02}",))


@lru_cache(maxsize=8192)
def _read(text: str, day_clock: bool) -> TimeAsWritten:  # noqa: FBT001 - cached
    plain = " ".join(text.translate(_FULL_WIDTH).lower().split()).strip(" ,;")
    if plain in _NOT_SAID:
        return TimeAsWritten()
    plain = re.sub(r"^(?:at|@) ?", "", plain).replace("o'clock ", "")
    if plain in _NAMED:
        more = plain.startswith(("early", "late", "mid")) and plain not in _SAME
        return TimeAsWritten((_NAMED[plain],), said=text if more else "")
    if found := _SECONDS.fullmatch(plain):
        plain = found[1]
    if found := _HOURS.fullmatch(plain):
        plain = f"{int(found[1]):02}:{found[2]}"
    if (found := _ONE_FIGURE.fullmatch(plain)) and day_clock:
        plain = f"{found[1] or ''}0{found[2]}:{found[3]}"
    elif found and (len(plain) > 3 or int(found[3]) % 5 == 0):
        head, hour = found[1] or "", int(found[2])
        return _either(text, (f"{head}0{hour}:{found[3]}", f"{head}{hour + 12}:{found[3]}"))
    if re.fullmatch(r"[0-9]{1,2}(?:[.:][0-9]{2})*[.:](?:[6-9][0-9]|[0-9]{3,})", plain):
        return TimeAsWritten(said=text, why=_UNREADABLE)
    try:
        parse_clock(plain)
    except DateFault:
        return _slipped(text, plain)
    return TimeAsWritten((plain,))


def _slipped(text: str, plain: str) -> TimeAsWritten:
    if plain in {"midnight", "12 midnight"}:
        why = "midnight may mean the start of the day or its end"
        return TimeAsWritten(("00:00", "24:00"), said=text, why=why)
    if re.fullmatch(r"12(?:[.:]?00)? ?a\.?m\.?", plain):
        return _either(text, ("00:00", "12:00"))
    slip = clock_slip(plain)
    if slip and len(slip.readings) == 1:
        return TimeAsWritten(slip.readings)
    if slip and slip.readings:
        return _either(text, slip.readings)
    found = _SPAN.fullmatch(plain)
    if found and plain.count("-") <= 1 and (start := _start(found[1], found[2])):
        return TimeAsWritten((start,), said=text)
    return TimeAsWritten(said=text, why=_UNREADABLE)


def _either(text: str, readings: tuple[str, ...]) -> TimeAsWritten:
    why = f"it does not say whether {readings[0]} or {readings[1]} is meant"
    return TimeAsWritten(readings, said=text, why=why)


def _start(start: str, end: str) -> str:
    """The time at which something began that ended the same day, or in the night after."""
    half = re.search(r"[ap]\.?m\.?$", end)
    if half and not re.search(r"[a-z]", start):
        start = f"{start}{half[0]}"
    first, last = _read(start, False), _read(end, False)  # noqa: FBT003 - cached
    if not (len(first.readings) == len(last.readings) == 1):
        return ""
    began, ended = (parse_clock(one.readings[0]).earliest for one in (first, last))
    overnight = began >= 18 * 60 and ended < 12 * 60
    return first.readings[0] if began < ended or overnight else ""


_UNREADABLE = "this cannot be read as a time of day"
#: A time that a clock of twelve hours does not show.
_PAST_NOON = regex(r"(?:0[0-9]|1[3-9]|2[0-3])[.:][0-5][0-9](?:[.:][0-5][0-9])?")
