"""What the text of a cell means, also where a program has made a day, a time or a number of it.

Takes what a cell shows, and gives what somebody will have meant. Of the review it
knows its words alone.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from learning_together.dates.as_written.times import read_time
from learning_together.dates.as_written.typed import typed_date
from learning_together.dates.edtf_parts import DateFault
from learning_together.dates.times import parse_clock
from learning_together.exchange.edited_workbook.grid import Day
from learning_together.exchange.exports.table import BETWEEN, Column
from learning_together.patterns import regex
from learning_together.review.vocabulary import Vocabulary, has_words

#: An id, and what its record is called, as a cell offers them.
_TITLED = regex(rf"([A-Za-z][A-Za-z0-9-]*|[A-Z][a-z ]+ [0-9]+){BETWEEN}[^\n]*")
_SERIAL = regex(r"[1-7][0-9]{4}")
_FRACTION = regex(r"0?\.[0-9]+")
_MONTH = regex(r"([0-9]{4}-[0-9]{2})[~?%]?")
#: Takes a field, what was typed and every date that it may mean; gives the one that is meant.
Choose = Callable[[str, str, tuple[str, ...]], str]
#: The day from which spreadsheets count.
_FIRST = date(1899, 12, 30)
#: Days of these years may stand as numbers; years are smaller numbers.
_YEARS = range(1930, 2100)
_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Meant:
    """What a cell means.

    Attributes:
        text: As its field writes it; as it stands where that cannot be told.
        readings: Of a date, every one that it may mean; only where there are several.
        wording: The words of a date that says more than its field holds.
        time: The time of day that stands with a date.
    """

    text: str
    readings: tuple[str, ...] = ()
    wording: str = ""
    time: str = ""


def meant(text: str, column: Column, words: Vocabulary) -> Meant:
    """What a cell means, where a program or a person wrote it otherwise than its field does.

    Args:
        text: Of the cell.
        column: Its column.
        words: Of the review.
    """
    shape = column.shape
    if not text.strip() or shape is None:
        return Meant(text)
    if column.sort == "date":
        return _date(text, day=shape.says.name == "day")
    if column.sort == "time":
        return Meant(_time(text))
    if not has_words(shape):
        return Meant(text)
    if shape.refs is not None:
        text = _TITLED.sub(r"\1", text)
    value = column.value(text)
    if isinstance(value, str):
        return Meant(words.meant(shape, text.strip()))
    return Meant(column.joined.join(one for _, one in words.items(shape, value)))


def _date(text: str, *, day: bool) -> Meant:
    if _SERIAL.fullmatch(text):
        counted = _FIRST + timedelta(int(text))
        return Meant(counted.isoformat() if counted.year in _YEARS else text)
    read = typed_date(text, day=day)
    if len(read.readings) != 1:
        return Meant(text, read.readings)
    return Meant(read.readings[0], (), read.wording, read.time)


def _time(text: str) -> str:
    if _FRACTION.fullmatch(text):
        minutes = round(float(text) * _MINUTES)
        return f"{minutes // 60:02}:{minutes % 60:02}" if minutes < _MINUTES else text
    read = read_time(text)
    return read.readings[0] if len(read.readings) == 1 and not read.said else text


def beside(found: Meant, column: Column, known: Mapping[str, Column]) -> Iterator[tuple[str, str]]:
    """What a date says besides, with the heading of the column that holds such; if there is one.

    Args:
        found: What its cell means.
        column: Of the date.
        known: The columns, by heading.
    """
    if column.steps[-1:] == ("date",):
        for name, said in (("when", found.wording), ("time", found.time)):
            heading = ".".join(map(str, (*column.steps[:-1], name)))
            if said and heading in known:
                yield heading, said


def is_other(typed: str, taken: str) -> bool:
    """Whether something was taken for more than the same in other capitals."""
    return typed.strip().lower() != taken.lower()


def same_time(one: str, two: str) -> bool:
    """Whether two texts are the same time of day: `9:05` comes back as `09:05`."""
    try:
        first, second = parse_clock(one), parse_clock(two)
    except DateFault:
        return False
    return first.words() == second.words()


def made_of_a_month(text: str, had: str) -> bool:
    """Whether a program will have made the first day of a month of the month that stood there."""
    month = _MONTH.fullmatch(had)
    return isinstance(text, Day) and month is not None and text == f"{month[1]}-01"
