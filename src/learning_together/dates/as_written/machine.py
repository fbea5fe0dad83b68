"""Days and times as programs write them, with the clock of another time zone or none.

Takes text in small letters, gives a date and time of day. Knows nothing of how people write.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from learning_together.dates.as_written.habits import Habits
from learning_together.dates.as_written.plausibility import DateAsWritten, checked, either_of
from learning_together.english import MONTHS_IN_SHORT, month_of
from learning_together.patterns import regex

_MACHINE = regex(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[t ]([0-9]{2}):([0-9]{2})(?::[0-9]{2}(?:[.,][0-9]+)?)?"
    r" ?(z|[+-][0-9]{2}:?[0-9]{2})?"
)
#: 20090312143000
_RUN_TOGETHER = regex(r"([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})")
#: thu mar 12 14:30:00 gmt 2009
_UNIX = regex(
    rf"(?:[a-z]{{3}} )?({'|'.join(MONTHS_IN_SHORT).lower()}) ([0-9]{{1,2}}) "
    r"([0-9]{2}:[0-9]{2}:[0-9]{2})(?: (gmt|utc|bst))? ([0-9]{4})"
)
#: tue, 1 feb 2022 09:30:00 +0000, as mail has it; weekdays may have been taken out.
_MAIL = regex(
    rf"(?:[a-z]{{3}}, ?)?([0-9]{{1,2}}) ({'|'.join(MONTHS_IN_SHORT).lower()}) ([0-9]{{4}}) "
    r"([0-9]{2}:[0-9]{2}(?::[0-9]{2})?) (gmt|utc|bst|[+-][0-9]{4})(?: \([a-z ]+\))?"
)
_ZONES = {"": "", "gmt": "z", "utc": "z", "bst": "+01:00"}


def of_machine(plain: str, text: str, habits: Habits) -> DateAsWritten | None:
    """2009-03-12T14:30:00Z: where the clock is not that of the United Kingdom, it is told.

    Args:
        plain: In small letters.
        text: As it stands.
        habits: Of its file.

    Returns:
        What it means; None where no program writes so.
    """
    if (short := _RUN_TOGETHER.fullmatch(plain)) and 1900 <= int(short[1]) <= 2100:
        plain = f"{'-'.join(short.groups()[:3])} {':'.join(short.groups()[3:])}"
    elif spoken := _UNIX.fullmatch(plain):
        month, day, clock, zone, year = spoken.groups()
        plain = f"{year}-{month_of(month):02}-{int(day):02} {clock}{_ZONES[zone or '']}"
    elif mailed := _MAIL.fullmatch(plain):
        day, month, year, clock, zone = mailed.groups()
        plain = f"{year}-{month_of(month):02}-{int(day):02} {clock}{_ZONES.get(zone, zone)}"
    found = _MACHINE.fullmatch(plain)
    if found is None:
        return None
    clock = f"{found[2]}:{found[3]}"
    zone = found[4] or ""
    try:
        there = datetime.fromisoformat(f"{found[1]} {clock}")
    except ValueError:
        kept = checked({found[1]: ("its time of day is none",)}, habits)
        return replace(kept, when=text) if kept.readings else kept
    if clock == "00:00" and zone in {"", "z", "+00:00", "+0000"}:
        return checked({found[1]: ()}, habits)  # so databases write that there is no time at all
    here = _at_home(there, zone)
    if here == there:
        return replace(checked({found[1]: ()}, habits), time=clock)
    if here.date() != there.date():
        both = (there.date().isoformat(), here.date().isoformat())
        why = f"{either_of(both)}: its time is not that of the United Kingdom"
        return DateAsWritten(both, when=text, why=why)
    note = "its time is not that of the United Kingdom, and was not taken"
    return replace(checked({found[1]: (note,)}, habits), when=text)


def _at_home(there: datetime, zone: str) -> datetime:
    """A time of a time zone as clocks in the United Kingdom showed it."""
    if not zone:
        return there
    digits = zone[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:]) if digits else 0
    world = there + timedelta(minutes=minutes if zone[0] == "-" else -minutes)
    start, end = (
        datetime(there.year, month, 31, 1)
        - timedelta(days=date(there.year, month, 31).isoweekday() % 7)
        for month in (3, 10)
    )
    return world + timedelta(hours=1) if start <= world < end else world
