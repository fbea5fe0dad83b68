"""How long something takes, as people write it: "3 hours", "half a day", "10:00-13:00".

Takes text, gives a length or nothing. Imports nothing of ours.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from learning_together.patterns import regex

#: What a length may look like, for messages.
EXAMPLES = "3 hours, 90 minutes, 1 hour 30 minutes, half a day, a day, 2 days or 10:00-13:00"

#: Half of a working day of eight hours.
HALF_A_DAY = 4 * 60
_DAY = 24 * 60
_LONGEST = 60

_WORDS = {
    "a": "1", "an": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11",
    "twelve": "12",
}  # fmt: skip
_FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75", " 1/2": ".5", " 1/4": ".25", " 3/4": ".75"}
_ABOUT = regex(r"(?:about|around|approx\.?|approximately|up to|circa|c\.|ca\.|~) ?")
_NUMBER = r"(\d{1,3}(?:\.\d{1,2})?|\.\d{1,2})"
_HOURS = regex(
    rf"{_NUMBER} ?(?:h|hr|hrs|hour|hours)(?: and 1 half)?(?:(?:,? and|,)? ?(\d{{1,2}}) ?"
    r"(?:m|min|mins|minute|minutes)?)?"
)
_MINUTES = regex(r"(\d{1,4}) ?(?:m|min|mins|minute|minutes)")
_DAYS = regex(r"(\d{1,2}) days?|(?:all|whole|full|1 whole|1 full|the whole) day|day")
_HALF = regex(r"(?:1 )?half(?:[- ]| 1 )day|\.5 days?|morning|afternoon|1 (?:morning|afternoon)")
_CLOCK = r"(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?"
_RANGE = regex(rf"(?:from )?{_CLOCK} ?(?:-|to|till|until) ?{_CLOCK}")


@dataclass(frozen=True, slots=True)
class Length:
    """How long something takes.

    Attributes:
        minutes: Of a part of a day; 0 where it takes days.
        days: Whole days; 0 where it takes a part of one.
        start: The minute of the day at which it starts, where the text says so.
    """

    minutes: int = 0
    days: int = 0
    start: int | None = None


@lru_cache(maxsize=256)
def parse_length(text: str) -> Length | None:
    """Reads a length; None where the text tells none.

    >>> parse_length("1 hour 30 minutes")
    Length(minutes=90, days=0, start=None)
    >>> parse_length("10:00-13:00")
    Length(minutes=180, days=0, start=600)
    >>> parse_length("half a day").minutes, parse_length("2 days").days
    (240, 2)
    >>> parse_length("until we are done")
    """
    bare = _bare(text)
    if bare is None:
        return None
    if found := _RANGE.fullmatch(bare):
        return _range(*found.groups())
    if _HALF.fullmatch(bare):
        return Length(HALF_A_DAY)
    if found := _DAYS.fullmatch(bare):
        days = int(found[1] or 1)
        return Length(days=days) if days else None
    minutes = 0
    if found := _HOURS.fullmatch(bare):
        minutes = round(float(found[1]) * 60) + int(found[2] or 0)
        minutes += 30 if " and 1 half" in bare else 0
    elif found := _MINUTES.fullmatch(bare):
        minutes = int(found[1])
    return Length(minutes) if 0 < minutes <= _DAY else None


def _bare(text: str) -> str | None:
    """The text in one spelling: figures for words, one kind of dash, no "about"."""
    bare = " ".join(text.lower().split()).rstrip(".")
    if len(bare) > _LONGEST:
        return None
    bare = re.sub("[\u2010-\u2015]", "-", bare)
    bare = _ABOUT.sub("", bare, count=1) if _ABOUT.match(bare) else bare
    bare = re.sub(r"[a-z]+", lambda word: _WORDS.get(word[0], word[0]), bare)
    bare = re.sub(r"^(?:1 )?half (?:1 )?(hour|hr)$", r".5 \1", bare)
    bare = re.sub(r"(\d) and 1 half (?=h|day)", r"\1.5 ", bare)
    bare = re.sub(r"^1/2 ", ".5 ", bare)
    for sign, figures in _FRACTIONS.items():
        bare = bare.replace(sign, figures)
    return bare


def _range(*found: str | None) -> Length | None:
    hour, minute, half, end_hour, end_minute, end_half = found
    if not any((minute, half, end_minute, end_half)):
        return None  # "2-3" may as well be hours.
    start = _minute(hour, minute, half)
    end = _minute(end_hour, end_minute, end_half)
    if start is None or end is None:
        return None
    if half is None and end_half == "pm" and start + 12 * 60 < end:
        # "1-3pm" starts after noon as well; "10-1pm" does not.
        start += 12 * 60
    return Length(end - start, start=start) if start < end else None


def _minute(hour: str | None, minute: str | None, half: str | None) -> int | None:
    at, past = int(hour or 0), int(minute or 0)
    if past > 59 or (half and at > 12):
        return None
    if half:
        at = at % 12 + (12 if half == "pm" else 0)
    total = at * 60 + past
    return total if total <= _DAY else None
