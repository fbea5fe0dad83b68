"""Dates as people write them in chronologies, to EDTF; what has two readings is never picked.

Takes a cell and what is known of its file, gives every reading that the cell has. Day comes before
month, as in the United Kingdom, unless the file itself shows another habit; then a date that fits
both has both readings. Knows neither rows nor records.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from learning_together.dates.as_written.cells import Cell, Picked, as_text
from learning_together.dates.as_written.day_not_known import missing, without_that
from learning_together.dates.as_written.machine import of_machine
from learning_together.dates.as_written.named_days import (
    beside_day,
    days_of,
    in_one_word,
    named_in,
)
from learning_together.dates.as_written.patterns import (
    CLOCK_END,
    DAY_IN_WORDS,
    EDTF,
    FIGURES,
    ORDINAL,
    ORDINAL_JOINED,
    SERIAL,
    WELSH,
    WELSH_MONTH,
)
from learning_together.dates.as_written.plain_day import plain_day
from learning_together.dates.as_written.plausibility import (
    DateAsWritten,
    checked,
    conflicts,
    either_of,
    fault_of,
    form_of,
)
from learning_together.dates.as_written.readings import DAY_NAMES, Habits, Reader, Span
from learning_together.dates.as_written.times import NAMED, read_time
from learning_together.dates.edtf import parse_when
from learning_together.dates.unplaced import unplaced
from learning_together.english import DAYS_IN_WORDS, MONTHS, MONTHS_IN_SHORT
from learning_together.patterns import regex

NO_DATE = "there is no date"
_UNREADABLE = "this cannot be read as a date"
_EMPTY = frozenset(
    {"", "-", "n/k", "nk", "not known", "unknown", "n/a", "na", "undated", "no date", "tbc", "?",
     "date unknown", "not recorded", "not dated", "none", "date not known"}
)  # fmt: skip
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = regex(
    r"[(\[]?\b(mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?[)\]]?,?"
)

_CLOCK = (
    rf"(?:{NAMED}|"
    r"[0-9]{1,2}[:.;][0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)? ?(?:[ap]\.?m\.?|hrs?|h|hours)?"
    r"|[0-9]{1,2} ?[ap]\.?m\.?|[0-9]{4} ?(?:hrs?|hours|h)|[0-9]{1,2} ?- ?[0-9]{1,2} ?[ap]\.?m\.?"
    r"|[ap]\.?m\.?|midnight|noon|midday|morning|afternoon|evening|night|eve|early hours"
    r"|(?:[01][0-9]|2[0-3])[0-5][0-9])"
)
_ABOUT = r"(?:about|around|approx(?:imately)?\.?|circa|c\.|c(?=[0-9]))"
_TIMED = regex(
    r"(?P<day>.+?[0-9a-z)?])(?:,? (?:at|@|t) ?|,? - ?|, ?|/(?=[0-9]{4})| )"
    rf"\(?(?P<about>{_ABOUT} ?)?(?P<clock>{_CLOCK}(?: ?(?:-|to) ?{_CLOCK})?)"
    r"(?P<after> ?\(?approx\.?\)?)?\)?"
)
_TIME_FIRST = regex(
    rf"(?:(?:in |during )?the )?(?P<about>{_ABOUT} ?)?(?P<clock>{_CLOCK})(?P<after>)"
    r"(?:,? on (?:the )?|(?<!night) of (?:the )?|, ?| - | )(?P<day>.*[0-9].*)"
)
#: Four figures that are a time of day, as the police and the ambulance service write it.
_FOUR_FIGURES = regex(r"(?<![0-9:.])([0-9]{2})([0-9]{2})(?![0-9:.])")
#: 12/03/2009:14:30, as servers write it.
_CLOCK_JOINED = regex(r"(?<=/[0-9]{4}):(?=[0-9]{2}:[0-9]{2})")
#: What stands between two dates that are no span.
_BESIDE = regex(r" ?[,;+] ?| then | ")
#: A date with a mark that points to a note somewhere else in the file.
_MARKED = regex(r"(.*[0-9a-z)]) ?([*†‡§#]{1,3})")
#: Signs that look like others, or that cannot be seen at all.
_ALIKE = str.maketrans({
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    **dict.fromkeys("\u2044\u2215", "/"),
    **dict.fromkeys("\u2018\u2019\u02bc", "'"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2060\ufeff", None),
    **{full: chr(ord(full) - 0xFEE0) for full in map(chr, range(0xFF01, 0xFF5F))},
    "\u1d57": "t", "\u02b0": "h", "\u02e2": "s", "\u207f": "n", "\u1d48": "d", "\u02b3": "r",
})  # fmt: skip
#: Words that a date in figures says as well; with others, the author's wording is kept.
_PLAIN_WORDS = frozenset(
    {*MONTHS_IN_SHORT, *(name.lower() for name in MONTHS), "sept", "st", "nd", "rd", "th", "of",
     "the", "to", "from", "on", "date", "dated", "day", "febuary", "t", "z", *_DAYS, "tues", "thur",
     "thurs", "spring", "summer", "autumn", "winter", *(name.lower() for name in DAY_NAMES)}
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
        return replace(found, time=clock) if found.readings else found
    if isinstance(cell, date):
        return _of_cell(cell, habits)
    if isinstance(cell, bool | time | timedelta):
        return DateAsWritten(why=_UNREADABLE)
    if isinstance(cell, Picked):
        return _of_picked(cell, habits, lasting=lasting)
    if isinstance(cell, float) and cell % 1 and abs(cell) < 10_000:
        # 12.1 may have been typed as 12.10: a number keeps no last nought.
        return DateAsWritten(why="this is a number, of which the end may be missing")
    text = as_text(cell)
    return plain_day(text, habits) or _of_text(text, habits, lasting)


def _of_picked(cell: Picked, habits: Habits, *, lasting: bool) -> DateAsWritten:
    """A date that was picked in the file: the day held settles what is shown, or is told."""
    text = as_text(cell)
    shown = _of_text(text, replace(habits, order="unsettled"), lasting)
    held = cell.held.isoformat()
    if held in shown.readings:
        day = checked({held: ()}, habits)
        return replace(day, time=shown.time, when=shown.when) if day.readings else day
    spans = [parse_when(one) for one in shown.readings]
    if any(one.form != "day" and one.earliest <= cell.held <= one.latest for one in spans):
        return _of_text(text, habits, lasting)
    both = tuple(dict.fromkeys((*shown.readings, held)))
    return DateAsWritten(
        both if len(both) > 1 else (),
        why="what it shows and the day that was picked in it contradict each other: "
        f"“{text[:40]}” and {parse_when(held).words()}",
    )


def _of_cell(day: date, habits: Habits) -> DateAsWritten:
    """A cell that the spreadsheet itself holds as a date."""
    if habits.cells != "right" and day.day <= 12 and day.day != day.month:
        other = date(day.year, day.day, day.month)
        if habits.cells == "turned":
            note = "day and month were turned back"
            return checked({other.isoformat(): (note,)}, habits)
        readings = (day.isoformat(), other.isoformat())
        why = f"{either_of(readings)}: the spreadsheet that wrote this column may have turned day "
        return DateAsWritten(readings, why=f"{why}and month round")
    return checked({day.isoformat(): ()}, habits)


@lru_cache(maxsize=32768)
def _of_text(text: str, habits: Habits, lasting: bool) -> DateAsWritten:  # noqa: FBT001 - cached
    said = text.translate(_ALIKE)
    plain = " ".join(said.lower().split()).strip(" ,;:").removeprefix("'")
    plain = re.sub(
        r"^(?:(?:at )?some ?time (?:in|during|over)|date|on|in|dated)[ :]+(?=[a-z0-9?~])(?!or )",
        "",
        plain,
    )
    plain = _CLOCK_JOINED.sub(" ", plain)
    plain = plain if plain.endswith("..") else plain.rstrip(".")
    if plain in _EMPTY:
        return DateAsWritten(why=NO_DATE)
    if len(plain) > 120:
        return DateAsWritten(why=_UNREADABLE)
    if (machine := of_machine(plain, text, habits)) is not None:
        return machine
    if (found := SERIAL.fullmatch(plain)) and found[2]:
        whole = _of_text(found[1], habits, lasting)
        minutes = round(float(f"0.{found[2]}") * 24 * 60) % (24 * 60)
        clock = f"{minutes // 60:02}:{minutes % 60:02}" if minutes else ""
        return replace(whole, time=clock) if whole.readings else whole
    plain = ORDINAL_JOINED.sub(r"\1 ", WELSH_MONTH.sub(lambda month: WELSH[month[0]], plain))
    plain = DAY_IN_WORDS.sub(_in_figures, plain)
    plain = in_one_word(plain)
    return _Text(text, habits, lasting).read(plain)


def _in_figures(day: "re.Match[str]") -> str:
    return str(1 + DAYS_IN_WORDS.index(day[0].replace("-", " ")))


class _Text:
    """Reads a text, once its signs and spaces are plain."""

    def __init__(self, text: str, habits: Habits, lasting: bool) -> None:  # noqa: FBT001
        self.text = text
        self.habits = habits
        self.lasting = lasting
        self.weekdays: tuple[int, ...] = ()
        self.doubts: list[str] = []
        self.notes: list[str] = []
        self.time = ""
        self.beside: list[str] = []
        self.dated = text
        self.more = False

    def read(self, plain: str) -> DateAsWritten:
        """Every date that the text may mean."""
        self._ordinals(plain)
        if self.doubts:
            return DateAsWritten(why=self.doubts[0])
        self.weekdays = tuple(_DAYS.index(name[:3]) for name in _WEEKDAY.findall(plain))
        bare = _unbracketed(" ".join(_WEEKDAY.sub(" ", plain).split()).strip(" ,"))
        if found := _MARKED.fullmatch(bare):
            bare = found[1]
            self.notes.append(f"the date bears a mark ({found[2]}) that the file may explain")
            self.more = True
        if day := beside_day(bare):
            bare, self.beside, self.more = day, named_in(bare), True
        if known := without_that(bare):
            bare, self.more = known, True
        spans = self._spans(bare)
        if not spans and (why := missing(bare)):
            self.doubts.insert(0, why)
        if not spans and (days := self._days_beside(bare)):
            number = "two" if days == 2 else days
            self.doubts.insert(0, f"it names {number} dates; each needs a row of its own")
        if spans and all(fault_of(one.text, self.habits) for one in spans):
            spans = self._timed(bare) or spans
        if spans and CLOCK_END.fullmatch(bare) and not FIGURES.fullmatch(bare):
            return DateAsWritten(why="its end may be a time of day or a second date")
        return self._result(spans or self._timed(bare))

    def _spans(self, bare: str) -> list[Span]:
        reader = Reader(self.habits, self.lasting, self.weekdays)
        spans = reader.whole(bare)
        self.doubts += reader.doubts
        return spans

    def _days_beside(self, bare: str) -> int:
        """How many days stand beside each other, each of which could stand alone; else 0."""
        days = _BESIDE.split(bare)
        alone = len(days) > 1 and all(FIGURES.fullmatch(one) and self._spans(one) for one in days)
        return len(days) if alone else 0

    def _ordinals(self, plain: str) -> None:
        for digits, end in ORDINAL.findall(plain):
            number = int(digits)
            right = "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
            if end == "th" != right:
                self.notes.append(f"“{digits}{end}” was read as {digits}{right}")
            elif end != right:
                self.doubts.append(f"“{digits}{end}” is no day: its figures or its letters are "
                                   "a slip")  # fmt: skip

    def _timed(self, bare: str) -> list[Span]:
        """A date with a time of day after or before it."""
        for pattern in (_TIMED, _TIME_FIRST):
            if (found := pattern.fullmatch(bare)) and (spans := self._with_clock(found)):
                return spans
        return []

    def _with_clock(self, found: "re.Match[str]") -> list[Span]:
        day, clock = found["day"].strip(" ,-"), found["clock"]
        spans = self._spans(_unbracketed(day))
        if not spans:
            return []
        if re.match(r"(?:19|20)[0-9]{2}(?![0-9]|\.| ?h)", clock):
            bare = replace(self.habits, period=None, year=None)
            if not Reader(bare, self.lasting, ()).whole(_unbracketed(day)):
                return []  # the year of the day before it
            self.notes.append(f"{clock[:4]} was read as a time of day")
        clock = _FOUR_FIGURES.sub(r"\1:\2", re.sub(r"^eve$", "evening", clock))
        if found["about"] or found["after"]:
            clock = f"about {clock}"
        # Databases write a midnight with its seconds where there is no time at all.
        if clock.startswith("00:00:00"):
            return spans
        given = read_time(re.sub(r"in the |(?<=:[0-9]{2}):[0-9]{2}(?:\.[0-9]+)?", "", clock))
        if clock == "00:00":
            self.notes.append("00:00 was read as no time of day")
        elif any(form_of(one.text) not in {"day", ""} for one in spans):
            self.notes.append("a time of day needs one day, and was not taken")
            self.more = True
            return spans
        elif len(given.readings) == 1:
            self.time = given.readings[0]
        else:
            self.notes.append(f"the time: {given.why}")
            self.more = True
            return spans
        self.dated, self.more = day, bool(given.said)
        return spans

    def _result(self, spans: list[Span]) -> DateAsWritten:
        sound: dict[str, tuple[str, ...]] = {}
        wrong = ""
        for span in spans:
            if fault := fault_of(span.text, self.habits):
                wrong = wrong or fault
            else:
                sound.setdefault(span.text, span.notes)
        if self.weekdays and any(form_of(one) == "year" for one in sound):
            return DateAsWritten(why="a weekday needs a day and a month")
        if not sound:
            said = unplaced(self.text)
            return DateAsWritten(
                why=wrong or next(iter(self.doubts), said.why if said else _UNREADABLE)
            )
        month = self.weekdays and any(form_of(one) in {"month", "season"} for one in sound)
        when = (
            " ".join(self.text.split()) if month or self.more or not _is_plain(self.dated) else ""
        )
        if len(sound) > 1:
            return DateAsWritten(tuple(sound), self.time, when, _why(tuple(sound), spans))
        ((reading, notes),) = sound.items()
        notes = (*notes, *self.notes, *conflicts(reading, self.weekdays))
        notes += tuple(_not_that_day(reading, self.beside))
        found = checked({reading: notes}, self.habits)
        return replace(found, time=self.time, when=when) if found.readings else found


def _not_that_day(reading: str, names: list[str]) -> Iterator[str]:
    """Days that are called otherwise than what stands beside them says."""
    when = parse_when(reading)
    for name in names:
        days = list(days_of(name, when.earliest.year))
        if when.exact and days and not any(one.around or one.day == when.earliest for one in days):
            right = parse_when(days[0].day.isoformat()).words()
            yield f"{when.words()} is not the day that it is called; that was {right}"


def _unbracketed(text: str) -> str:
    if re.fullmatch(r"\([^()]+\)|\[[^\[\]]+\]", text) and ".." not in text:
        return text[1:-1].strip()
    return text


def _why(readings: tuple[str, ...], spans: list[Span]) -> str:
    said = next((span.why for span in spans if span.why), "")
    return f"{either_of(readings)}{f': {said}' if said else ''}"


def _is_plain(text: str) -> bool:
    """Whether a date in figures says all that the words do."""
    lower = _WEEKDAY.sub(" ", ORDINAL_JOINED.sub(r"\1 ", text.translate(_ALIKE).lower())).strip()
    lower = _unbracketed(lower)
    if EDTF.fullmatch(lower):
        return True
    words = re.findall(r"[^\W\d_]+", lower)
    return not any(sign in lower for sign in "?~([&") and all(
        word in _PLAIN_WORDS or word in WELSH for word in words
    )
