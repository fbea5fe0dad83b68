"""Which column of a table holds what: by what was given or kept, by name, by synonym, by content.

Takes tables, gives columns with their fields and how each was found, to be shown before anything
is written. Synonyms are data, in columns.yaml beside this module. Knows no review.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple

from learning_together.dates.as_written.cells import Cell, as_text
from learning_together.dates.as_written.dates import read_date
from learning_together.dates.as_written.readings import Habits
from learning_together.dates.as_written.times import read_time
from learning_together.errors import LtError
from learning_together.exchange.imports.readers.table import Row, Table
from learning_together.folder.yaml.shipped import shipped

By = Literal["given", "kept", "name", "spelling", "content", "nothing"]

#: Fields of an entry that a column can fill.
FIELDS = (
    "date", "end_date", "time", "source", "people", "event", "response", "child_seen", "voice",
    "comment",
)  # fmt: skip
#: Words of type or category, which join the event.
TYPE = "type"
#: What a person may give for a column that is to be left alone.
NONE = "none"
#: Fields whose text may come from several columns.
JOINED = frozenset({"source", "people", "event", "response", "voice", "comment"})

_LOOK_AT = 40
_LONGEST_HEADING = 80
_SHORT_HEADING = 40
_PARTS = ("day", "month", "year")


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        heading: As it stands; empty where it has none.
        field: Of the entry; empty where it fills none.
        by: How that was found.
    """

    heading: str
    field: str
    by: By


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is laid out.

    Attributes:
        columns: One for each.
        header: The place of the row of headings among the table's rows; -1 where there is none.
        continued: Whether the table goes on with the columns of the one before it.
        parts: The columns of day, month and year, where each has one of its own.
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
        return " ".join(as_text(row.cells[n]) for n in self.parts).strip()

    def of(self, field: str) -> list[int]:
        """The columns of a field."""
        return [number for number, one in enumerate(self.columns) if one.field == field]


class _Words(NamedTuple):
    names: dict[str, str]
    holds: tuple[tuple[str, str], ...]
    others: dict[str, frozenset[str]]


def plain(heading: str) -> str:
    """A heading as it is compared.

    >>> plain("Date of Contact (dd/mm/yyyy):"), plain("Child's  voice")
    ('date of contact', 'child s voice')
    """
    bare = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", heading.lower())
    return " ".join(re.findall(r"[a-z0-9]+", bare.replace("&", " and ")))


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
        goes_on = before is not None and len(before.columns) == width and not _own_heading(table)
        if before is not None and goes_on and _fits(table, before, habits):
            return Layout(before.columns, -1, continued=True)
        columns = [Column("", "", "nothing")] * width
    else:
        columns = [named(as_text(cell), known) for cell in table.rows[header].cells]
        parts = _parts(columns)
        columns = _without_doubles(columns)
        for n in parts or ():
            columns[n] = Column(columns[n].heading, "date", "name")
    columns = _by_content(columns, table.rows[header + 1 :], habits, sure=header >= 0)
    found = {column.field for column in columns}
    if not {"date", "event"} <= found:
        return None
    return Layout(tuple(columns), header, parts=parts)


def _parts(columns: list[Column]) -> tuple[int, int, int] | None:
    """The columns of day, month and year, where each has one of its own."""
    names = [plain(column.heading) for column in columns]
    if any(names.count(name) != 1 for name in _PARTS):
        return None
    day, month, year = (names.index(name) for name in _PARTS)
    return day, month, year


def other_sort(table: Table, known: Mapping[str, tuple[str, By]]) -> str:
    """What a table is by its headings that is no chronology, in words; empty where it may be one.

    Two headings of such a table are enough, one where no heading names what happened, and none
    where a person has said what the columns hold.
    """
    row = next((row for row in table.rows[:_LOOK_AT] if len(row.filled) > 1), None)
    if row is None or not _reads_as_headings(row):
        return ""
    headings = [plain(as_text(cell)) for cell in row.cells if cell != ""]
    columns = [named(heading, known) for heading in headings]
    if any(column.by in {"given", "kept"} for column in columns):
        return ""
    told = {column.field for column in columns if column.by in {"name", "spelling"}}
    enough = 3 if {"date", "event"} <= told else (2 if "event" in told else 1)
    words = _synonyms()
    counts = {
        sort: sum(heading in names for heading in headings) for sort, names in words.others.items()
    }
    sort = max(counts, key=lambda one: counts[one], default="")
    return sort if sort and counts[sort] >= enough else ""


def _reads_as_headings(row: Row) -> bool:
    """Whether a row holds short words only, as headings do."""
    return all(
        isinstance(row.cells[n], str)
        and len(as_text(row.cells[n])) <= _SHORT_HEADING
        and not re.search(r"[0-9]|[.!?;]\s*\Z", as_text(row.cells[n]))
        for n in row.filled
    )


def _own_heading(table: Table) -> bool:
    """Whether the first row of a table names columns of its own."""
    first = next((row for row in table.rows if row.filled), None)
    return first is not None and len(first.filled) > 1 and _reads_as_headings(first)


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


def is_of_record(heading: str) -> bool:
    """Whether a heading names a date, but not that of an event: when something was written."""
    words = r"\b(?:recorded|entered|created|added|birth|dob|modified|printed|updated|target|due)\b"
    return re.search(words, plain(heading)) is not None


@cache
def _synonyms() -> _Words:
    names: dict[str, str] = {}
    holds: list[tuple[str, str]] = []
    others: dict[str, frozenset[str]] = {}
    for record in shipped(__package__, "columns.yaml"):
        data: dict[str, Any] = record.data
        if "other" in data:
            others[data["other"]] = frozenset(map(plain, data["names"]))
            continue
        names |= {plain(name): data["field"] for name in data["names"]}
        holds += [(plain(phrase), data["field"]) for phrase in data["holds"]]
    names |= {plain(field): field for field in FIELDS}
    return _Words(names, tuple(sorted(holds, key=lambda one: -len(one[0]))), others)


def named(heading: str, known: Mapping[str, tuple[str, By]]) -> Column:
    """A column by its heading alone."""
    heading = " ".join(heading.split())
    name = plain(heading)
    if name in known or heading in known:
        field, by = known.get(name) or known[heading]
        return Column(heading, "" if field == NONE else field, by)
    if not name or len(heading) > _LONGEST_HEADING:
        return Column(heading, "", "nothing")
    words = _synonyms()
    if name in words.names:
        return Column(heading, words.names[name], "name")
    if is_of_record(heading):
        return Column(heading, "", "nothing")
    if re.search(r" (?:id|no|number|nr|ref|reference|type|status|code)\Z", name):
        return Column(heading, "number", "name")
    padded = f" {name} "
    for phrase, field in words.holds:
        if f" {phrase} " in padded:
            return Column(heading, field, "name")
    if len(name) >= 4 and (near := _near(name, words)):
        return Column(heading, near, "spelling")
    return Column(heading, "", "nothing")


def _near(name: str, words: _Words) -> str:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = 1 if len(name) < 10 else 2
    best = process.extractOne(name, words.names.keys(), scorer=OSA.distance, score_cutoff=most)
    return words.names[best[0]] if best else ""


def header_of(rows: list[Row], known: Mapping[str, tuple[str, By]]) -> int:
    """The row of headings: that with the most of them, among the first rows."""
    best, found = 0, -1
    for number, row in enumerate(rows[:_LOOK_AT]):
        texts = [as_text(cell) for cell in row.cells if isinstance(cell, str) and cell != ""]
        if len(texts) < 2 or any(len(text) > 4 * _LONGEST_HEADING for text in texts):
            continue
        columns = [named(text, known) for text in texts]
        fields = {column.field for column in columns if column.field}
        given = sum(column.by == "given" for column in columns)
        score = len(fields) + given
        if score > best and (score >= 2 and (len(fields) * 2 >= len(texts) or score >= 3)):
            best, found = score, number
    return found


def _without_doubles(columns: list[Column]) -> list[Column]:
    """Of two columns of one field that holds one value, the one that says so best keeps it."""
    order = ("given", "kept", "name", "spelling", "content", "nothing")
    for field in FIELDS:
        those = [number for number, one in enumerate(columns) if one.field == field]
        if len(those) < 2 or field in JOINED:
            continue
        best = min(those, key=lambda number: order.index(columns[number].by))
        for number in those:
            if number != best:
                columns[number] = Column(columns[number].heading, "", "nothing")
    return columns


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
