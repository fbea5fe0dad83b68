"""Whether what was read can be the date of an event in a review, and what does not fit it.

Takes readings in EDTF and what is known of the file. Must not know how a date is written.
"""

from dataclasses import dataclass
from datetime import date

from learning_together.dates.as_written.habits import Habits
from learning_together.dates.as_written.readings import DAY_NAMES
from learning_together.dates.edtf import DateFault, parse_when


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


#: What programs write where no date was given, and what nobody in a review has lived through.
_BLANKS = frozenset({date(1900, 1, 1), date(1904, 1, 1)})
_FIRST_YEAR = 1900
_FAR = 30


def form_of(reading: str) -> str:
    """The form of a date; empty where it is none."""
    try:
        return parse_when(reading).form
    except DateFault:
        return ""


def fault_of(reading: str, habits: Habits) -> str:
    """Why a reading can be no date of a review; empty where it can."""
    try:
        when = parse_when(reading)
    except DateFault as fault:
        return fault.message
    for day in (when.earliest, when.latest):
        if day in {date.min, date.max} and ".." in reading:
            continue
        if day in _BLANKS and when.form == "day":
            return "programs write this where no date was given"
        if day.year < _FIRST_YEAR:
            return f"the year {day.year} is too long ago"
        if day.year > habits.today.year + 1:
            return f"the year {day.year} is still to come"
    return ""


def checked(readings: dict[str, tuple[str, ...]], habits: Habits) -> DateAsWritten:
    """The one reading of a cell, with what does not fit the review."""
    ((reading, notes),) = readings.items()
    if fault := fault_of(reading, habits):
        return DateAsWritten(why=fault)
    when = parse_when(reading)
    if when.earliest > habits.today:
        notes = (*notes, f"{when.words()} is still to come")
    elif habits.period and habits.period[0].year - when.latest.year > _FAR:
        notes = (*notes, f"{when.words()} is long before the time of the review")
    return DateAsWritten((reading,), notes=notes)


def conflicts(reading: str, weekdays: tuple[int, ...]) -> list[str]:
    """Weekdays that are not those of their dates."""
    ends = reading.split("/")
    if len(ends) != len(weekdays) and weekdays and len(ends) == 1:
        weekdays = weekdays[:1]
    said = []
    for end, weekday in zip(ends, weekdays, strict=False) if len(ends) == len(weekdays) else ():
        found = parse_when(end) if end != ".." else None
        if found and found.form == "day" and found.earliest.weekday() != weekday:
            right = DAY_NAMES[found.earliest.weekday()]
            said.append(f"{found.words()} was a {right}, not a {DAY_NAMES[weekday]}")
    return said


def either_of(readings: tuple[str, ...]) -> str:
    """That a text may mean one of several dates."""
    shown = [parse_when(one).words() for one in readings[:4]]
    return f"this may mean {', '.join(shown[:-1])} or {shown[-1]}"
