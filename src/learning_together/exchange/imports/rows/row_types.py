"""What each row of a table is: an entry, headings again, a title, empty, or more of the row before.

Takes a table and its columns, gives its rows sorted. Knows no review.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

from learning_together.dates.as_written.cells import Cell, as_text
from learning_together.dates.as_written.dated_text import (
    MONTH_TITLE,
    YEAR_TITLE,
    dated_start,
    dated_whole,
)
from learning_together.dates.as_written.dates import read_date
from learning_together.dates.as_written.readings import Habits
from learning_together.exchange.imports.readers.table import Row, Table
from learning_together.exchange.imports.rows.columns import JOINED, Layout, is_header
from learning_together.exchange.imports.rows.headings import is_of_record
from learning_together.patterns import regex

Sort = Literal["entry", "headings", "title", "empty", "continued", "above", "deleted"]

#: Stands for the text above a table, which is no row.
ABOVE = -1
_DITTO = frozenset({'"', "“", "”", "″", "〃", "''", "do", "ditto", "as above", "same", "same date",
                    "same day", "as previous"})  # fmt: skip
_LONGEST_TITLE = 60
_MOST_WORDS = 8
_ENDS = frozenset(".!?:;)”\"'")
_NUMBER = r"[0-9]{1,2} ?(?:st|nd|rd|th)?"
_WEEKDAY = r"\(?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?\)?"
#: What leaves its month to a heading: a day or a range of days, its weekday and a time of day.
_DAY = regex(
    rf"(?P<before>(?:{_WEEKDAY},? )?(?:the )?)"
    rf"(?P<days>{_NUMBER}(?: ?(?:-|–|—|to|and|&|or) ?(?:the )?{_NUMBER})?)"
    rf"(?P<after>,? {_WEEKDAY})?"
    r"(?P<time>,? (?:at |@ ?)?(?:[0-9]{1,2}[:.][0-9]{2}.{0,6}|[0-9]{4} ?h(?:rs?|ours)?"
    r"|[0-9]{1,2} ?[ap]\.?m\.?))?",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Seen:
    """A row, and what it is.

    Attributes:
        row: As it stands.
        sort: What it is.
        year: That the title above it gives; None where none does.
        dated_by: The number of the row whose date it shares because its own is left empty, or of
            the heading that names its month; `ABOVE` where that stands above the table.
        to: The place among the rows of the entry that it continues; -1 where it continues none.
        date: The cell that dates it.
        event: What happened, where it does not stand in the column of events: beside its date in
            one cell, or alone across the columns.
        alone: Whether the row holds one text across its columns, and no date.
    """

    row: Row
    sort: Sort
    year: int | None = None
    dated_by: int = 0
    to: int = -1
    date: Cell = ""
    event: str = ""
    alone: bool = False


@dataclass(slots=True)
class _Headed:
    """What the last title says of the time of the rows below it."""

    year: int | None = None
    month: str = ""
    day: Cell = ""
    row: int = 0


def look(table: Table, layout: Layout, habits: Habits) -> list[Seen]:
    """What each row is."""
    return _Looker(table, layout, habits).look()


class _Looker:
    def __init__(self, table: Table, layout: Layout, habits: Habits) -> None:
        self.table = table
        self.layout = layout
        self.habits = habits
        self.full_stops = _ends_sentences(table, layout)
        self.seen: list[Seen] = []
        self.last = -1
        #: Of months and years that stand apart from days, by column: the last, and its row.
        self.above: dict[int, tuple[Cell, int]] = {}

    def look(self) -> list[Seen]:
        headed = _headed_above(self.table)
        for number, row in enumerate(self.table.rows):
            if number < self.layout.header:
                self.seen.append(Seen(row, "above" if row.filled else "empty"))
                if len(row.filled) == 1 and (found := MONTH_TITLE.fullmatch(_titled(row))):
                    headed = _month_headed(found, headed.year, row.number)
                headed.year = headed.year or _year_of(row)
                continue
            one = Seen(row, self._sort(row, number), headed.year)
            if one.sort == "title":
                headed = self._below(one, headed)
                one.year = headed.year
            elif one.sort == "entry":
                headed = self._entry(one, number, headed)
            self.seen.append(one)
        return self.seen

    def _sort(self, row: Row, number: int) -> Sort:
        if not row.filled:
            return "empty"
        if number == self.layout.header or is_header(row, self.layout):
            return "headings"
        if row.deleted:
            return "deleted"
        if self._is_title(row, number):
            return "title"
        return "entry"

    def _is_title(self, row: Row, number: int) -> bool:
        """A row with one short text in it that is no entry's: “2009”, “Pregnancy and birth”."""
        at = _alone_at(row, self.layout)
        if at is None:
            return False
        cell = row.cells[at]
        text = as_text(cell).strip(" :-–")
        if time_named(text, self.habits) in {"year", "month"}:
            return True  # wherever it stands: the rows below must not be given the time above it
        if at == self.layout.date_at and read_date(cell, self.habits).readings:
            return self._dates_those_below(number)
        if not self._stands_apart(row, at):
            return False
        return is_title(text) and dated_start(text, self.habits) is None

    def _stands_apart(self, row: Row, at: int) -> bool:
        """Whether a lone text stands where no column would take it."""
        columns = self.layout.columns
        if at == self.layout.date_at or (row.parts == 1 and at < len(columns)):
            return True
        return at == 0 and columns[0].field not in JOINED

    def _dates_those_below(self, number: int) -> bool:
        """Whether a lone date is that of the rows below it, which have none of their own."""
        for row in self.table.rows[number + 1 :]:
            if row.filled:
                return self.layout.date(row) == "" and _alone_at(row, self.layout) is None
        return False

    def _below(self, one: Seen, headed: _Headed) -> _Headed:
        at = one.row.filled[-1]
        text = _titled(one.row)
        if at == self.layout.date_at and time_named(text, self.habits) == "day":
            return _Headed(headed.year, headed.month, one.row.cells[at], one.row.number)
        if found := MONTH_TITLE.fullmatch(text):
            return _month_headed(found, headed.year, one.row.number)
        year = _year_of(one.row) or (None if _says_new_part(one.row) else headed.year)
        return _Headed(year, headed.month if year == headed.year else "", "", one.row.number)

    def _entry(self, one: Seen, number: int, headed: _Headed) -> _Headed:
        row, at = one.row, self.layout.date_at
        if row.filled and row.carried.issuperset(row.filled) and self.last >= 0:
            # All that stands in it is merged with the row above: it says nothing of its own.
            one.sort, one.to = "continued", self.last
            return headed
        one.date, one.dated_by = self._put_together(row)
        alone = _alone_at(row, self.layout)
        if alone is not None and self._stands_apart(row, alone):
            self._alone(one, as_text(row.cells[alone]).strip())
        elif headed.month and (day := _DAY.fullmatch(" ".join(as_text(one.date).split()))):
            weekday = (day["after"] or "").strip(" ,")
            parts = (day["before"].strip(), weekday, day["days"], headed.month)
            one.date = " ".join(filter(None, parts)) + (day["time"] or "")
            one.dated_by = headed.row
        elif repeats(as_text(one.date)) and self.last >= 0:
            self._as_above(one, self.seen[self.last])
        elif one.date == "" and at not in row.unsolved:
            if headed.day != "" and headed.row > self._last_row():
                one.date, one.dated_by = headed.day, headed.row
            elif self.last >= 0:
                self._without_date(one)
        if one.sort == "entry":
            self.last = number
        if headed.year and _of_another_year(one.date, self.habits, headed.year):
            return _Headed()  # the part of the table that the title stood above has ended
        return headed

    def _put_together(self, row: Row) -> tuple[Cell, int]:
        """What dates a row, and the row whose month or year it takes where it leaves them empty."""
        if self.layout.parts is None:
            return self.layout.date(row), 0
        day, *others = self.layout.parts
        cells, dated_by = list(row.cells), 0
        for n in (one for one in others if one >= 0):
            if cells[n] != "":
                self.above[n] = cells[n], row.number
            elif cells[day] != "" and n in self.above:
                cells[n], dated_by = self.above[n]
        return self.layout.date(replace(row, cells=cells)), dated_by

    def _last_row(self) -> int:
        return self.seen[self.last].row.number if self.last >= 0 else 0

    def _alone(self, one: Seen, text: str) -> None:
        """A row of one text: an entry where it begins with its date, else to be asked about."""
        if found := dated_start(text, self.habits):
            one.date, one.event = found
        elif not read_date(one.date, self.habits).readings:
            one.date, one.event, one.alone = "", text, True

    def _without_date(self, one: Seen) -> None:
        """A row whose date is left empty: another event of that day, or more of the row before."""
        row, above = one.row, self.seen[self.last]
        if self._dated_elsewhere(one, above.row):
            return
        columns = self.layout.columns
        fields = {columns[n].field for n in row.filled if n < len(columns)}
        if _goes_on(above.row, row, self.layout, fields, full_stops=self.full_stops):
            one.sort, one.to = "continued", self.last
            return
        self._as_above(one, above)

    def _as_above(self, one: Seen, above: Seen) -> None:
        one.date = above.date
        one.dated_by = above.dated_by if above.dated_by > 0 else above.row.number
        one.year = above.year

    def _dated_elsewhere(self, one: Seen, above: Row) -> bool:
        """Whether a row has a date of its own in another column, though that of dates is empty.

        An action of another day is an entry of that day; what was done stands for what happened.
        """
        row, columns = one.row, self.layout.columns
        for n in row.filled:
            if n >= len(columns) or n in row.carried or is_of_record(columns[n].heading):
                continue
            cells = (row.cells[n], above.cells[n])
            if columns[n].field not in {"", "number"} or as_text(cells[0]).strip().isdigit():
                continue
            if all(read_date(cell, self.habits).readings for cell in cells if cell != "") and (
                cells[1] != ""
            ):
                one.date = cells[0]
                if not any(row.cells[m] != "" for m in self.layout.of("event")):
                    done = (as_text(row.cells[m]) for m in self.layout.of("response"))
                    one.event = "\n".join(filter(None, done))
                return True
        return False


def _alone_at(row: Row, layout: Layout) -> int | None:
    """The column of a row's only text that is its own; None where it has several, or none."""
    own = [column for column in row.filled if column not in row.carried]
    if len(own) != 1 or len(layout.columns) < 2:
        return None
    return own[0]


def time_named(text: str, habits: Habits) -> str:
    """Whether a text is no more than a `year`, a `month` or a `day`; empty where it is none."""
    if YEAR_TITLE.fullmatch(text):
        return "year"
    if MONTH_TITLE.fullmatch(text):
        return "month"
    return "day" if read_date(text, habits).readings else ""


def names_time(text: str) -> bool:
    """Whether a title is no more than a year, a month or a day, in figures or words."""
    bare = text.strip(" :-–")
    return bool(YEAR_TITLE.fullmatch(bare) or MONTH_TITLE.fullmatch(bare) or dated_whole(bare))


def is_title(text: str) -> bool:
    """Whether a text that stands alone reads as a title rather than as something that happened.

    >>> is_title("School holidays"), is_title("Mother was hit. She told nobody.")
    (True, False)
    """
    return (
        len(text) <= _LONGEST_TITLE
        and len(text.split()) <= _MOST_WORDS
        and "\n" not in text
        and not text.endswith((".", "!", "?", ";"))
        and not re.search(r"[.;!?] |[0-9]{1,2}[./-][0-9]{1,2}", text)
    )


def _ends_sentences(table: Table, layout: Layout) -> bool:
    """Whether the author is one to end what happened with a full stop, most of the time."""
    columns = layout.of("event")
    said = [text for row in table.rows[layout.header + 1 :] for column in columns
            if (text := as_text(row.cells[column]))]  # fmt: skip
    return 2 * sum(text[-1] in _ENDS for text in said) >= len(said)


def _goes_on(above: Row, row: Row, layout: Layout, fields: set[str], *, full_stops: bool) -> bool:
    """Whether a row without a date is more text of the one above, as after a page's end."""
    if fields & {"time", "source", "people", "child_seen"} or _has_number(row, layout):
        return False
    if not fields & JOINED:
        return True  # nothing that an entry could be made of
    for column in layout.of("event"):
        text, before = as_text(row.cells[column]), as_text(above.cells[column])
        if text and before:
            broken = full_stops and before.rstrip()[-1] not in _ENDS
            return text[0].islower() or text[0] in "…(-–,;" or broken
    return not any(row.cells[column] != "" for column in layout.of("event"))


def _has_number(row: Row, layout: Layout) -> bool:
    """Whether a row has a number or id of its own, and not only the one merged with that above."""
    return any(row.cells[n] != "" and n not in row.carried for n in layout.of("number")[:1])


def _of_another_year(cell: Cell, habits: Habits, year: int) -> bool:
    """Whether a date gives its own year, and that is none that a title has given."""
    readings = read_date(cell, replace(habits, year=None)).readings if cell != "" else ()
    return bool(readings) and not any(str(year) in one for one in readings)


def _headed_above(table: Table) -> _Headed:
    """What the last text above a table that is a year or a month says of its rows."""
    for text in reversed(table.above):
        title = text.strip(" :-–")
        if found := YEAR_TITLE.fullmatch(title):
            return _Headed(int(found[1]))
        if found := MONTH_TITLE.fullmatch(title):
            return _month_headed(found, None, ABOVE)
    return _Headed()


def _month_headed(found: "re.Match[str]", year: int | None, row: int) -> _Headed:
    year = int(found[2]) if found[2] else year
    return _Headed(year, f"{found[1].capitalize()} {year or ''}".strip(), "", row)


def _titled(row: Row) -> str:
    """The text of a row that holds one, as a title is compared."""
    return as_text(row.cells[row.filled[-1]]).strip(" :-–")


def repeats(text: str) -> bool:
    """Whether a cell says that its date is the one above: “ditto”, “as above”."""
    return text.lower().strip(" .") in _DITTO


def _year_of(row: Row) -> int | None:
    for column in row.filled:
        if found := YEAR_TITLE.match(as_text(row.cells[column])):
            return int(found[1])
    return None


def _says_new_part(row: Row) -> bool:
    """Whether a title names another time, after which the year above no longer holds."""
    return any(re.search(r"\b(?:19|20)[0-9]{2}\b", as_text(row.cells[n])) for n in row.filled)
