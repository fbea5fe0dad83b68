"""What each row of a table is: an entry, headings again, a title, empty, or more of the row before.

Takes a table and its columns, gives its rows sorted. Knows no review.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

from learning_together.dates.as_written.cells import Cell, as_text
from learning_together.dates.as_written.dates import read_date
from learning_together.dates.as_written.readings import Habits
from learning_together.exchange.imports.readers.table import Row, Table
from learning_together.exchange.imports.rows.columns import JOINED, Layout, is_header

Sort = Literal["entry", "headings", "title", "empty", "continued", "above", "deleted"]

_YEAR = re.compile(r"(?:year )?((?:19|20)[0-9]{2})\b(?! ?[-/] ?[0-9])")
_LONGEST_TITLE = 120
_ENDS = frozenset(".!?:;)”\"'")


@dataclass(slots=True)
class Seen:
    """A row, and what it is.

    Attributes:
        row: As it stands.
        sort: What it is.
        year: That the title above it gives; None where none does.
        dated_by: The number of the row whose date it shares because its own is left empty.
        to: The place among the rows of the entry that it continues; -1 where it continues none.
        date: The cell that dates it.
    """

    row: Row
    sort: Sort
    year: int | None = None
    dated_by: int = 0
    to: int = -1
    date: Cell = ""


def look(table: Table, layout: Layout, habits: Habits) -> list[Seen]:
    """What each row is."""
    seen: list[Seen] = []
    year = _year_above(table)
    last: int = -1
    full_stops = _ends_sentences(table, layout)
    date_at = layout.of("date")[0]
    for number, row in enumerate(table.rows):
        if number < layout.header:
            seen.append(Seen(row, "above" if row.filled else "empty"))
            year = year or _year_of(row)
            continue
        one = Seen(row, _sort(row, number, layout, habits, date_at), year)
        if one.sort == "title":
            year = _year_of(row) or (None if _says_new_part(row) else year)
            one.year = year
        elif one.sort == "entry":
            one.date = row.cells[date_at]
            if one.date == "" and last >= 0 and date_at not in row.unsolved:
                _without_date(one, seen, last, layout, full_stops=full_stops)
            if one.sort == "entry":
                last = number
            if year and _of_another_year(one.date, habits, year):
                year = None  # the part of the table that the title stood above has ended
        seen.append(one)
    return seen


def _sort(row: Row, number: int, layout: Layout, habits: Habits, date_at: int) -> Sort:
    filled = row.filled
    if not filled:
        return "empty"
    if number == layout.header or is_header(row, layout):
        return "headings"
    if row.deleted:
        return "deleted"
    if _is_title(row, filled, layout, habits, date_at):
        return "title"
    return "entry"


def _is_title(row: Row, filled: list[int], layout: Layout, habits: Habits, date_at: int) -> bool:
    """A row with one short text in it that is no entry's: “2009”, “Pregnancy and birth”."""
    if len(filled) - len(row.carried) > 1:
        return False
    own = [column for column in filled if column not in row.carried]
    if len(own) != 1 or len(layout.columns) < 2:
        return False
    text = as_text(row.cells[own[0]])
    if len(text) > _LONGEST_TITLE or "\n" in text:
        return False
    if _YEAR.fullmatch(text.strip(" :-–")):
        return True  # wherever it stands: the rows below it must not be given the year above it
    across = row.parts == 1
    if own[0] == date_at or (across and own[0] < len(layout.columns)):
        if across:
            return True
        return own[0] == date_at and not read_date(row.cells[own[0]], habits).readings
    # A lone text in the first column that is no column of text: a title typed at the left.
    return own[0] == 0 and layout.columns[0].field not in JOINED


def _ends_sentences(table: Table, layout: Layout) -> bool:
    """Whether the author is one to end what happened with a full stop, most of the time."""
    columns = layout.of("event")
    said = [text for row in table.rows[layout.header + 1 :] for column in columns
            if (text := as_text(row.cells[column]))]  # fmt: skip
    return 2 * sum(text[-1] in _ENDS for text in said) >= len(said)


def _without_date(
    one: Seen, seen: list[Seen], last: int, layout: Layout, *, full_stops: bool
) -> None:
    """A row whose date is left empty: another event of that day, or more of the row before."""
    row = one.row
    fields = {layout.columns[n].field for n in row.filled if n < len(layout.columns)}
    if _goes_on(seen[last].row, row, layout, fields, full_stops=full_stops):
        one.sort, one.to = "continued", last
        return
    one.date = seen[last].date
    one.dated_by = seen[last].dated_by or seen[last].row.number
    one.year = seen[last].year


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


def _year_above(table: Table) -> int | None:
    for text in reversed(table.above):
        if found := _YEAR.fullmatch(text.strip(" :-–")):
            return int(found[1])
    return None


def _year_of(row: Row) -> int | None:
    for column in row.filled:
        if found := _YEAR.match(as_text(row.cells[column])):
            return int(found[1])
    return None


def _says_new_part(row: Row) -> bool:
    """Whether a title names another time, after which the year above no longer holds."""
    return any(re.search(r"\b(?:19|20)[0-9]{2}\b", as_text(row.cells[n])) for n in row.filled)
