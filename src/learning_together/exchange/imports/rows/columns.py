"""Which column of a table holds what: by what was given or kept, by name, by synonym, by content.

Takes tables, gives columns with their fields and how each was found, to be shown before anything
is written. Synonyms are data, in columns.yaml beside this module. Knows no review.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from learning_together.dates.as_written.cells import Cell, as_text
from learning_together.dates.as_written.dates import read_date
from learning_together.dates.as_written.readings import Habits
from learning_together.dates.as_written.times import read_time
from learning_together.errors import LtError
from learning_together.exchange.imports.readers.table import Row, Table
from learning_together.exchange.imports.rows.headings import (
    FIELDS,
    NONE,
    TYPE,
    By,
    Column,
    header_of,
    headings_at,
    is_of_record,
    late,
    named,
    named_in_two,
    other_sort,
    own_heading,
    plain,
)
from learning_together.patterns import regex

#: Fields whose text may come from several columns.
JOINED = frozenset({"source", "people", "event", "response", "voice", "comment"})

_NUMBER = regex(r"[A-Z]{0,4}[-/]?[0-9][0-9/-]*")
#: A date stands beside them, where there is one.
_COARSE = frozenset({"day", "week", "month", "year", "period"})
_PARTS = ("day", "month", "year")
_DAY = regex(r"[0-9]{1,2}(?![0-9./])")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is laid out.

    Attributes:
        columns: One for each.
        header: The place of the row of headings among the table's rows; -1 where there is none.
        continued: Whether the table goes on with the columns of the one before it.
        parts: The columns of day, month and year, where each has one of its own; -1 for years that
            stand with their months.
    """

    columns: tuple[Column, ...]
    header: int
    continued: bool = False
    parts: tuple[int, int, int] | None = None

    @property
    def first_heading(self) -> int:
        """The column of the date, where it has a heading; -1 where not."""
        for number, one in enumerate(self.columns):
            if one.field == "date":
                return number if one.heading else -1
        return -1

    @property
    def date_at(self) -> int:
        """The column of the date."""
        return self.of("date")[0]

    def date(self, row: Row) -> Cell:
        """What dates a row, put together where day, month and year stand apart."""
        if self.parts is None:
            return row.cells[self.date_at]
        day, month, year = (as_text(row.cells[n]) if n >= 0 else "" for n in self.parts)
        if not day and month.isdigit():
            return f"{month}/{year}"
        return f"{day} {month} {year}".strip()

    def of(self, field: str) -> list[int]:
        """The columns of a field."""
        return [number for number, one in enumerate(self.columns) if one.field == field]


def given(pairs: list[str]) -> dict[str, str]:
    """What was typed after `--map`: plain headings and their fields.

    Raises:
        LtError: A pair is no pair, or names no field.
    """
    found: dict[str, str] = {}
    for pair in pairs:
        heading, sign, field = pair.rpartition("=")
        field = field.strip().lower().replace("-", "_").replace(" ", "_")
        if not sign or not heading.strip():
            raise LtError(
                f"“{pair}” is not HEADING=FIELD.", 'For example: --map "Date of contact=date"'
            )
        if field not in (*FIELDS, TYPE, NONE):
            raise LtError(
                f"“{field}” is no field that a column can fill.",
                f"Fields: {', '.join((*FIELDS, TYPE))}; {NONE} for a column to leave alone.",
            )
        found[plain(heading) or heading.strip()] = field
    return found


def find_layout(
    table: Table,
    known: Mapping[str, tuple[str, By]],
    habits: Habits,
    before: Layout | None = None,
) -> Layout | None:
    """How a table is laid out; None where it is no chronology.

    Args:
        table: To look at.
        known: Fields by plain heading, of `--map` and of the agency's last delivery.
        habits: Of dates, for columns that are known by their content.
        before: Of the table before it in the file, which it may go on with.
    """
    width = max((len(row.cells) for row in table.rows), default=0)
    if not width or other_sort(table, known):
        return None
    if table.fields:
        return Layout(tuple(Column("", field, "content") for field in table.fields), -1)
    header = header_of(table.rows, known)
    parts = None
    if header < 0:
        goes_on = before is not None and len(before.columns) == width and not own_heading(table)
        if before is not None and goes_on and _fits(table, before, habits):
            return Layout(before.columns, -1, continued=True)
        columns = [Column("", "", "nothing")] * width
    else:
        headings, last = headings_at(table.rows, header)
        name = named if last == header else named_in_two
        columns = [name(heading, known) for heading in headings]
        header = last
        parts = _parts(columns, table.rows[header + 1 :])
        columns = _with_late(_without_doubles(columns))
        for n in (one for one in parts or () if one >= 0):
            columns[n] = Column(columns[n].heading, "date", "name")
    columns = _without_numbers(columns, table.rows[header + 1 :])
    columns = _by_content(columns, table.rows[header + 1 :], habits, sure=header >= 0)
    found = {column.field for column in columns}
    if not {"date", "event"} <= found:
        return None
    return Layout(tuple(columns), header, parts=parts)


def _with_late(columns: list[Column]) -> list[Column]:
    """Where no heading names the date, the first that may: when something was raised or began."""
    if any(column.field == "date" for column in columns):
        return columns
    found = list(columns)
    for field in ("date", "end_date"):
        for n, column in enumerate(found):
            if not column.field and late(column.heading) == field:
                found[n] = Column(column.heading, field, "name")
                break
        else:
            break
    return found


def _parts(columns: list[Column], rows: list[Row]) -> tuple[int, int, int] | None:
    """The columns of day, month and year, where each has one of its own.

    Years may stand with their months; then the days must be figures, and no other column a date.
    """
    names = [plain(column.heading) for column in columns]
    if any(names.count(name) != 1 for name in _PARTS[:2]) or names.count("year") > 1:
        return None
    day, month = (names.index(name) for name in _PARTS[:2])
    if "year" in names:
        return day, month, names.index("year")
    days = [said for row in rows if (said := as_text(row.cells[day]))]
    figures = sum(_DAY.match(said) is not None for said in days)
    dated = [n for n, column in enumerate(columns) if column.field == "date"]
    return (day, month, -1) if 2 * figures > len(days) and {*dated} <= {day, month} else None


def is_header(row: Row, layout: Layout) -> bool:
    """Whether a row repeats the headings, as tables do at the top of each page."""
    first = layout.first_heading
    if first >= 0:
        cell = row.cells[first]
        if not isinstance(cell, str) or not cell or cell[0].isdigit() or len(cell) > 200:
            return False
    same = [
        plain(as_text(cell)) == plain(column.heading)
        for cell, column in zip(row.cells, layout.columns, strict=False)
        if cell != "" and column.heading
    ]
    return len(same) >= 2 and sum(same) >= 0.8 * len(same) and sum(same) >= 2


def _without_doubles(columns: list[Column]) -> list[Column]:
    """Of two columns of one field that holds one value, the one that says so best keeps it."""
    order = ("given", "kept", "name", "spelling", "content", "nothing")
    for field in FIELDS:
        those = [number for number, one in enumerate(columns) if one.field == field]
        if len(those) < 2 or field in JOINED:
            continue
        best = min(
            those,
            key=lambda n: (order.index(columns[n].by), plain(columns[n].heading) in _COARSE),
        )
        for number in those:
            if number != best:
                columns[number] = Column(columns[number].heading, "", "nothing")
    return columns


def _without_numbers(columns: list[Column], rows: list[Row]) -> list[Column]:
    """Of several columns of what happened, one of figures alone is of numbers: “Occurrence”."""
    those = [n for n, one in enumerate(columns) if one.field == "event" and one.by == "name"]
    found = list(columns)
    for n in those if len(those) > 1 else ():
        said = [as_text(row.cells[n]) for row in rows if row.cells[n] != ""]
        if said and all(_NUMBER.fullmatch(one) for one in said):
            found[n] = Column(columns[n].heading, "number", "content")
    return found


def _by_content(
    columns: list[Column], rows: list[Row], habits: Habits, *, sure: bool
) -> list[Column]:
    """The columns, with those that are needed found by what stands in them."""
    columns = list(columns)
    fields = {column.field for column in columns}
    if {"date", "event"} <= fields:
        return columns
    sample = [row for row in rows if len(row.filled) > 1][:200]
    if not sample:
        return columns
    free = [n for n, one in enumerate(columns) if not one.field and one.by == "nothing"]
    if "date" not in fields:
        shares = {n: _share(sample, n, lambda cell: bool(read_date(cell, habits).readings))
                  for n in free}  # fmt: skip
        dated = [n for n in free if not is_of_record(columns[n].heading)]
        best = max(dated, key=lambda n: (shares[n], -n), default=-1)
        if best < 0 or shares[best] < 0.6 or (not sure and len(sample) < 2):
            return columns
        columns[best] = Column(columns[best].heading, "date", "content")
        free.remove(best)
    if "time" not in fields and not sure:
        for n in free:
            if _share(sample, n, lambda cell: bool(read_time(cell).readings)) >= 0.6:
                columns[n] = Column(columns[n].heading, "time", "content")
                free.remove(n)
                break
    if "event" not in fields:
        lengths = {n: sum(len(as_text(row.cells[n])) for row in sample) / len(sample) for n in free}
        best = max(free, key=lambda n: (lengths[n], -n), default=-1)
        if best >= 0 and lengths[best] >= 8:
            columns[best] = Column(columns[best].heading, "event", "content")
    return columns


def _share(rows: list[Row], column: int, holds: Any) -> float:
    filled = [row.cells[column] for row in rows if row.cells[column] != ""]
    if len(filled) * 3 < len(rows):
        return 0.0
    return sum(1 for cell in filled if holds(cell)) / len(filled)


def _fits(table: Table, before: Layout, habits: Habits) -> bool:
    """Whether a table without headings holds what the columns of the one before it hold."""
    dates = before.of("date")
    filled = [row.cells[dates[0]] for row in table.rows if dates and row.cells[dates[0]] != ""]
    if not filled:
        return True
    return 2 * sum(bool(read_date(cell, habits).readings) for cell in filled) >= len(filled)
