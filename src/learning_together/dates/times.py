"""Times of day as chronologies need them: known, about, or a named part of the day.

Takes text, gives `Clock`, or raises `DateFault`. Must not know what a record is.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from learning_together.dates.common_mistakes import clock_slip
from learning_together.dates.edtf_parts import DateFault
from learning_together.patterns import regex

_LONGEST = 80
_NAMED: Final = {
    "am": (0, 11 * 60 + 59),
    "pm": (12 * 60, 23 * 60 + 59),
    "early hours": (0, 5 * 60 + 59),
    "morning": (5 * 60, 11 * 60 + 59),
    "midday": (12 * 60, 12 * 60),
    "afternoon": (12 * 60, 17 * 60 + 59),
    "evening": (17 * 60, 23 * 60 + 59),
    "night": (20 * 60, 23 * 60 + 59),
}
_CLOCK = regex(r"(about )?([0-9]{1,2}):([0-9]{2})")
_CLOCK_HOW = (
    "write 14:30, about 14:30, am, pm, early hours, morning, midday, afternoon, evening or night"
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as exactly as it is known.

    Attributes:
        text: As typed.
        earliest: First minute of the day that it can mean.
        latest: Last minute of the day that it can mean.
        about: Marked "about"; as with dates, this does not move the bounds.
    """

    text: str
    earliest: int
    latest: int
    about: bool

    @property
    def order(self) -> tuple[int, int]:
        """What to sort by within a day."""
        return (self.earliest, self.latest)

    def words(self) -> str:
        """The time in plain English.

        >>> parse_clock("about 9:05").words()
        'about 09:05'
        >>> parse_clock("Evening").words()
        'evening'
        """
        name = " ".join(self.text.lower().split())
        if name in _NAMED:
            return name
        return f"{'about ' if self.about else ''}{self.earliest // 60:02}:{self.earliest % 60:02}"


@lru_cache(maxsize=4096)
def parse_clock(text: str) -> Clock:
    """Read a time of day: `14:30`, `about 14:30`, or a named part of the day.

    A night is dated by the day on which it begins, so `night` ends at midnight; what came after is
    `early hours` of the next day. `evening` and `night`, `am` and `morning` overlap, as they do
    when people say them.

    Raises:
        DateFault: It is none of these.
    """
    bare = " ".join(text[: _LONGEST + 1].lower().split())
    if bare in _NAMED and len(text) <= _LONGEST:
        return Clock(text, *_NAMED[bare], about=False)
    if (found := _CLOCK.fullmatch(bare)) and len(text) <= _LONGEST:
        hour, minute = int(found[2]), int(found[3])
        if hour > 23 or minute > 59:
            midnight = (hour, minute) == (24, 0)
            help_ = "midnight is 00:00 of the next day" if midnight else _CLOCK_HOW
            raise DateFault("impossible", f"there is no {found[2]}:{found[3]} on the clock", help_)
        return Clock(text, hour * 60 + minute, hour * 60 + minute, bool(found[1]))
    if not (slip := clock_slip(bare)):
        raise DateFault("unreadable", "this is not a time of day that lt can read", _CLOCK_HOW)
    message = slip.message or "this is not a time of day that lt can read"
    help_ = " or ".join(slip.readings)
    raise DateFault(
        slip.kind, message, f"write {help_}{slip.note}" if help_ else slip.note, *slip.readings
    )
