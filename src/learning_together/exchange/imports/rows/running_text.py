"""A chronology written as running text, a paragraph an entry, as the table that it stands for.

Takes the paragraphs of a file, and the lines of tables that have one column, and gives a table of
dates and events. Knows no entry.
"""

from collections.abc import Iterator
from dataclasses import replace

from learning_together.dates.as_written.cells import as_text
from learning_together.dates.as_written.dated_lines import (
    Headed,
    bare,
    begun,
    heading,
    sentences,
)
from learning_together.dates.as_written.dated_text import days_in
from learning_together.dates.as_written.dates import read_date
from learning_together.dates.as_written.habits import Habits
from learning_together.english import counted, listed
from learning_together.exchange.imports.readers.table import Foreign, Row, Table
from learning_together.exchange.imports.rows.row_types import is_title
from learning_together.patterns import regex

RUNNING = (
    "There is no table with dates and events in the file. Its paragraphs that begin with their "
    "date, or stand below it, were read as rows, counted by paragraph; what stands below one "
    "without a date was added to it."
)
_LEAST = 2
_DAY = regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
#: What stands between a day and a month in figures.
_MARKED_BY = regex(r"[0-9]{1,2}([./])[0-9]{1,2}")
#: Numbers of paragraphs that are told.
_TOLD = 10


class _Reader:
    """Reads paragraph after paragraph."""

    def __init__(self, habits: Habits) -> None:
        self.habits = habits
        self.rows: list[Row] = []
        self.left: list[str] = []
        self.headed = Headed()
        #: Headings that no entry has taken its date from, by their text; each is told then.
        self.unused: list[str] = []
        self.headings = self.added = 0
        self.title = ""
        #: Whether text goes on with the row above, and whether a heading dates that, so that no
        #: title parts it: below a title text is nobody's.
        self.goes_on = self.below = False
        #: The date of a heading below which there is no entry yet; empty where none waits.
        self.waits = ""
        #: The last day whose year is written, as it stands there, and the last as it is read.
        self.written, self.last = "", ""
        #: Paragraphs whose year was taken from the entry above.
        self.without_year: list[int] = []

    def read(self, number: int, text: str) -> None:
        """Takes the next paragraph."""
        begins, above = begun(text, self.habits, self.headed), self.headed
        if begins is None and (year := self._year_above(text)):
            above = replace(self.headed, year=year)
            begins = begun(text, self.habits, above)
            self.without_year.append(number)
        if begins:
            if above is not self.headed or begun(text, self.habits, Headed()):
                # What stood above a day of its own was a title.
                self.left += self.unused
                self.unused.clear()
                self.headed = replace(self.headed, day="")
            self._add(number, *begins)
            self.below = bool(self.headed.day)
        elif (said := heading(text, self.habits, above)) is not None:
            self.headings += 1
            if said.words:
                self.waits = said.words
            self.unused.append(text)
            self.headed, self.goes_on = said, False
        elif self.waits:
            self._add(number, self.waits, text.strip())
            self.below = True
        elif self.goes_on and (self.below or not _is_title(text)):
            self.rows[-1].cells[1] = f"{self.rows[-1].cells[1]}\n{bare(text)}"
            self.added += 1
        else:
            self.left.append(text)
            self.goes_on = False
            self.title = text

    def _year_above(self, text: str) -> int | None:
        """The year of the entry above, for a paragraph that begins with a day and month alone.

        None where it does not, or where the day is before that of the entry: its year may be any.
        """
        if self.headed.year is not None or not self.last:
            return None
        found = _MARKED_BY.match(text.strip())
        if found and found[1] not in self.written:
            return None  # “12.5 – weight” is no day where days are written otherwise.
        above = Headed(int(self.last[:4]))
        begins, alone = begun(text, self.habits, above), heading(text, self.habits, above)
        date = begins[0] if begins else alone.words if alone else ""
        (day, *others) = read_date(date, self.habits).readings or ("",)
        return above.year if _DAY.fullmatch(day) and day >= self.last and not others else None

    def _add(self, number: int, date: str, text: str) -> None:
        readings = read_date(date, self.habits).readings
        if len(readings) == 1 and _DAY.fullmatch(readings[0]):
            self.last = readings[0]
            if number not in self.without_year:
                self.written = date
        self.rows.append(Row(number, [date, text], 2, above=self.title))
        self.goes_on, self.waits = True, ""
        self.unused.clear()

    def told(self) -> str:
        """What became of the paragraphs, as a sum."""
        headings = self.headings - len(self.unused)
        parts = [
            counted(len(self.rows), "begins an entry", "begin an entry"),
            counted(self.added, "goes on with one", "go on with one"),
            counted(headings, "dates those below it", "date those below them"),
            counted(len(self.left) + len(self.unused), "is no part of any", "are no part of any"),
        ]
        total = len(self.rows) + self.added + self.headings + len(self.left)
        return f"Of {counted(total, 'paragraph')} {listed(parts)}."

    def years_taken(self) -> Iterator[str]:
        """Of which paragraphs the year is not written, and which was taken."""
        if numbers := self.without_year:
            shown = listed(map(str, numbers[:_TOLD]))
            more = f" and {len(numbers) - _TOLD} more" if len(numbers) > _TOLD else ""
            yield (
                f"The year is not written in {counted(len(numbers), 'paragraph')} that "
                f"{'begins' if len(numbers) == 1 else 'begin'} with a day and month ({shown}"
                f"{more}); that of the entry above was taken."
            )


def as_table(foreign: Foreign, habits: Habits) -> Table | None:
    """The table that a file's paragraphs stand for; None where fewer than two have a date.

    What it takes is no longer text that stands outside of tables, and no table of one column.
    """
    reader = _Reader(habits)
    for number, text in enumerate(_paragraphs(foreign), 1):
        reader.read(number, text)
    if len(reader.rows) < _LEAST:
        return None
    foreign.tables = [table for table in foreign.tables if not _is_text(table)]
    for table in foreign.tables:
        table.above = ()
    foreign.below = (*reader.left, *reader.unused)
    foreign.notices += [RUNNING, reader.told(), *reader.years_taken()]
    return Table("the text", reader.rows, number=len(foreign.tables) + 1, fields=("date", "event"))


def _paragraphs(foreign: Foreign) -> Iterator[str]:
    """All paragraphs in the order of the file, a line each."""
    said: list[str] = []
    for table in foreign.tables:
        said += table.above
        if _is_text(table):
            said += (as_text(row.cells[n]) for row in table.rows for n in row.filled)
    said += foreign.below
    for text in said:
        for line in filter(None, map(str.strip, text.split("\n"))):
            yield from sentences(line)


def _is_title(text: str) -> bool:
    """Whether a paragraph is a title; what goes on in small letters is none."""
    return is_title(text) and not text[:1].islower()


def _is_text(table: Table) -> bool:
    """Whether a table has one column only, in which days stand: running text in a frame."""
    columns = {n for row in table.rows for n in row.filled if n not in row.carried}
    if len(columns) != 1 or table.hidden:
        return False
    return any(days_in(as_text(row.cells[n])) for row in table.rows for n in row.filled)
