"""Rows of a file to drafts of timeline entries: what each would say, and why some cannot be one.

Takes `Foreign` and what is known of the review, gives drafts in the order of the file. Knows no
entry that is there already, and writes nothing.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from learning_together.dates import DateFault, parse_when
from learning_together.importers import headings, row_sorts
from learning_together.importers.date_readings import Habits, went_on
from learning_together.importers.dates_as_written import read_date
from learning_together.importers.file_habits import observe
from learning_together.importers.headings import FIELDS, By, Column, Layout
from learning_together.importers.people_in_text import Coder
from learning_together.importers.table import Cell, Foreign, Row, Table, as_text
from learning_together.importers.times_as_written import read_time

Fields = dict[str, str | list[str]]

_SEEN = {
    "yes": "yes", "y": "yes", "seen": "yes", "true": "yes", "✓": "yes", "✔": "yes",
    "no": "no", "n": "no", "not seen": "no", "false": "no", "✗": "no", "x": "no",
    "not recorded": "not-recorded", "nr": "not-recorded", "n/r": "not-recorded",
    "not known": "not-recorded", "unknown": "not-recorded", "n/k": "not-recorded",
    "nk": "not-recorded", "?": "not-recorded", "not stated": "not-recorded",
    "n/a": "not-applicable", "na": "not-applicable", "not applicable": "not-applicable",
}  # fmt: skip
_TOO_MANY = (
    "the row has more cells than there are headings; a separator within its text may have pushed "
    "the cells to the right"
)
_TWO_TIMES = "the date and the time column name two times; that of the time column was taken"
_TEXTS = ("source", "event", "response", "voice", "comment")


class Note(NamedTuple):
    """Something to tell about a row.

    Attributes:
        row: Its label.
        code: What sort of thing, for machines.
        text: In words, without names.
    """

    row: str
    code: str
    text: str


@dataclass
class Draft:
    """A row as an entry.

    Attributes:
        row: Its label: the row, or table and row.
        hash: Equal for equal content.
        fields: What the entry would hold.
        notes: What was taken for granted, or does not fit.
        refused: Why it cannot be an entry; empty where it can.
        named: The id that the row gives itself, as in a form that the review has sent out.
    """

    row: str
    hash: str = ""
    fields: Fields = field(default_factory=Fields)
    notes: list[Note] = field(default_factory=list)
    refused: list[Note] = field(default_factory=list)
    named: str = ""


@dataclass
class Kept:
    """A row as it is kept in private, whatever became of it.

    Attributes:
        table: The number of its table.
        row: As the file counts.
        sort: What it was taken for.
        cells: As text.
        draft: The entry that it is, or is part of.
    """

    table: int
    row: int
    sort: str
    cells: list[str]
    draft: Draft | None = None


@dataclass
class TableSeen:
    """What was made of a table.

    Attributes:
        name: What to call it.
        rows: How many rows it has.
        columns: What they hold; empty where it is no chronology.
        continued: Whether it goes on with the columns of the one before it.
        unread: Columns that no field takes: heading, and in how many rows something stands.
    """

    name: str
    rows: int
    columns: tuple[Column, ...] = ()
    continued: bool = False
    unread: list[tuple[str, int]] = field(default_factory=list)


@dataclass
class Drafted:
    """A whole file as drafts.

    Attributes:
        form: Of the file.
        tables: What was made of each.
        drafts: Of every row that is an entry, refused ones included.
        kept: Every row.
        notices: What its reader should know.
    """

    form: str
    tables: list[TableSeen]
    drafts: list[Draft]
    kept: list[Kept]
    notices: list[str]


@dataclass(frozen=True)
class Task:
    """What is known when a file is read.

    Attributes:
        habits: Of dates, as far as they are known before the file is seen.
        given: Which of them a person has said: `order`, `cells`.
        known: Fields by plain heading.
        coder: Takes out names.
        secret: Of this review, for hashes.
    """

    habits: Habits
    given: frozenset[str]
    known: Mapping[str, tuple[str, By]]
    coder: Coder
    secret: bytes


@dataclass
class _Raw:
    """A row's texts before names are taken out."""

    draft: Draft
    texts: dict[str, str]
    quotes: list[tuple[str, str, str, list[Note]]] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    people: str = ""


def draft(foreign: Foreign, task: Task) -> Drafted:
    """Every row of a file, and what it would say as an entry."""
    made = Drafted(foreign.form, [], [], [], list(foreign.notices))
    layouts = _layouts(foreign, task)
    cells = [
        row.cells[column]
        for table, layout in zip(foreign.tables, layouts, strict=True)
        if layout is not None
        for column in (*layout.of("date"), *layout.of("end_date"))
        for row in table.rows[layout.header + 1 :]
    ]
    habits, said = observe(cells, task.habits, task.given)
    made.notices += said
    raws: list[_Raw] = []
    for number, (table, layout) in enumerate(zip(foreign.tables, layouts, strict=True), 1):
        if layout is None:
            _no_chronology(made, number, table)
            continue
        at = _AtTable(number, table, layout, _with_epoch(habits, table), task)
        raws += at.rows(made)
        made.tables.append(_seen(table, layout))
    _code(raws, task.coder)
    made.drafts = [raw.draft for raw in raws]
    return made


def _layouts(foreign: Foreign, task: Task) -> list[Layout | None]:
    found: list[Layout | None] = []
    before: Layout | None = None
    for table in foreign.tables:
        layout = None
        if not table.hidden:
            habits = _with_epoch(task.habits, table)
            layout = headings.find_layout(table, task.known, habits, before)
        found.append(layout)
        before = layout or before
    return found


def _with_epoch(habits: Habits, table: Table) -> Habits:
    from dataclasses import replace

    return replace(habits, epoch=table.epoch) if table.epoch else habits


def _no_chronology(made: Drafted, number: int, table: Table) -> None:
    rows = [row for row in table.rows if row.filled]
    made.kept += [Kept(number, row.number, "other", _texts(row)) for row in rows]
    made.tables.append(TableSeen(table.name, len(rows)))
    if rows:
        why = "is hidden" if table.hidden else "has no columns for a date and an event"
        made.notices.append(
            f"{table.name[0].upper()}{table.name[1:]} ({len(rows)} rows) {why}; it was not read as "
            "a chronology. Its rows are kept in private/imports."
        )


def _texts(row: Row) -> list[str]:
    return [cell if isinstance(cell, str) else as_text(cell) for cell in row.cells]


def _seen(table: Table, layout: Layout) -> TableSeen:
    seen = TableSeen(table.name, 0, layout.columns, layout.continued)
    rows = [row for row in table.rows[layout.header + 1 :] if row.filled]
    seen.rows = len(rows)
    for number, column in enumerate(layout.columns):
        if column.field in FIELDS:
            continue
        filled = sum(1 for row in rows if row.cells[number] != "")
        if filled:
            seen.unread.append((column.heading, filled))
    return seen


class _AtTable:
    """Reads the rows of one table."""

    def __init__(
        self, number: int, table: Table, layout: Layout, habits: Habits, task: Task
    ) -> None:
        self.number = number
        self.table = table
        self.layout = layout
        self.habits = habits
        self.task = task
        self.columns = {name: layout.of(name) for name in FIELDS}
        self.filling = [n for name in FIELDS for n in self.columns[name]]
        self.headed = table.rows[layout.header].parts if layout.header >= 0 else len(layout.columns)
        self.years: dict[int | None, Habits] = {None: habits}

    def rows(self, made: Drafted) -> list[_Raw]:
        """The drafts of the table's rows; every row goes to what is kept."""
        raws: list[_Raw] = []
        by_place: dict[int, _Raw] = {}
        seen = row_sorts.look(self.table, self.layout, self.habits)
        parts: dict[int, list[Row]] = {}
        for number, one in enumerate(seen):
            if one.sort == "entry":
                parts[number] = [one.row]
            elif one.sort == "continued":
                parts[one.to].append(one.row)
        for number, one in enumerate(seen):
            kept = Kept(self.number, one.row.number, one.sort, _texts(one.row))
            made.kept.append(kept)
            if one.sort == "entry":
                by_place[number] = self._raw(one, parts[number])
                raws.append(by_place[number])
                kept.draft = by_place[number].draft
            elif one.sort == "continued":
                kept.draft = by_place[one.to].draft
        return raws

    def _label(self, row: Row) -> str:
        return str(row.number) if self.number == 1 else f"{self.number}-{row.number}"

    def _raw(self, one: row_sorts.Seen, rows: list[Row]) -> _Raw:
        label = self._label(one.row)
        made = _Raw(Draft(label), {})
        made.draft.hash = self._hash(one, rows)
        for column in self.layout.of("number")[:1]:
            cell = one.row.cells[column]
            made.draft.named = (cell if isinstance(cell, str) else as_text(cell)).strip()
        for name in _TEXTS:
            made.texts[name] = self._text(name, rows)
        made.people = self._text("people", rows)
        note = made.draft.notes.append
        if len(rows) > 1:
            shown = ", ".join(str(row.number) for row in rows[1:])
            note(Note(label, "continued", f"row {shown} was read as more of this row"))
        if one.dated_by:
            note(Note(label, "date-above", f"the date is left empty; that of row {one.dated_by} "
                      "was taken"))  # fmt: skip
        self._date(made, one)
        self._time(made, rows)
        self._child_seen(made, rows)
        if (
            self.headed > 0
            and one.row.parts > self.headed
            and any(cell != "" for cell in one.row.cells[self.headed :])
        ):
            made.draft.refused.append(Note(label, "too-many-cells", _TOO_MANY))
        if not made.texts["event"]:
            if not any(made.texts.values()):
                reason = "nothing is said of what happened"
            else:
                reason = "the column that says what happened is empty"
            made.draft.refused.append(Note(label, "no-event", reason))
        return made

    def _hash(self, one: row_sorts.Seen, rows: list[Row]) -> str:
        said = [as_text(one.date), str(one.year or "")]
        for row in rows:
            cells = row.cells
            said += [cell if type(cell) is str else as_text(cell)
                     for cell in map(cells.__getitem__, self.filling)]  # fmt: skip
        text = "\x1f".join(said).encode("utf-8", "replace")
        return hashlib.blake2b(text, digest_size=6, key=self.task.secret[:64]).hexdigest()

    def _text(self, name: str, rows: list[Row]) -> str:
        """A field's text: of several columns and rows, each below the other."""
        columns = self.columns[name]
        if not columns:
            return ""
        pieces: list[str] = []
        for column in columns:
            lines: list[str] = []
            for row in rows:
                text = as_text(row.cells[column])
                if not text or (column in row.carried and row is not rows[0]):
                    continue
                if lines and row is not rows[0] and not lines[-1].endswith((".", "!", "?", ":")):
                    lines[-1] = f"{lines[-1]} {text}"
                else:
                    lines.append(text)
            if not lines:
                continue
            whole = "\n".join(lines)
            heading = self.layout.columns[column].heading
            pieces.append(whole if column == columns[0] else f"{heading}: {whole}")
        return "\n".join(pieces)

    def _cell(self, name: str, rows: list[Row]) -> tuple[Cell, str]:
        for column in self.columns[name]:
            for row in rows:
                if row.cells[column] != "":
                    return row.cells[column], self.layout.columns[column].heading
        return "", ""

    def _date(self, made: _Raw, one: row_sorts.Seen) -> None:
        if one.year not in self.years:
            from dataclasses import replace

            self.years[one.year] = replace(self.habits, year=one.year)
        habits = self.years[one.year]
        draft = made.draft
        words = made.texts["event"]
        lasting = "etween" in as_text(one.date) and went_on(words)
        found = read_date(one.date, habits, lasting=lasting)
        said = as_text(one.date)
        if len(found.readings) != 1:
            code = "two-dates" if found.readings else ("no-date" if said == "" else "bad-date")
            made.quotes.append((code, said, found.why, draft.refused))
            return
        draft.fields["date"] = found.readings[0]
        if found.time:
            draft.fields["time"] = found.time
        if found.when:
            made.texts["when"] = found.when
        for text in found.notes:
            made.quotes.append(("date", said, text, draft.notes))
        self._end(made, one, habits)

    def _end(self, made: _Raw, one: row_sorts.Seen, habits: Habits) -> None:
        cell, _ = self._cell("end_date", [one.row])
        said = as_text(cell)
        draft = made.draft
        if said.lower() in {"", "-", "n/a", "na"}:
            return
        if said.lower() in {"ongoing", "present", "to date", "current", "continuing"}:
            draft.fields["date"] = f"{draft.fields['date']}/.."
            made.texts.setdefault("when", f"{as_text(one.date)} – {said}")
            return
        found = read_date(cell, habits)
        if len(found.readings) != 1:
            code = "two-dates" if found.readings else "bad-date"
            made.quotes.append((code, said, f"the end: {found.why}", draft.refused))
            return
        start, end = parse_when(str(draft.fields["date"])), parse_when(found.readings[0])
        if start.text == end.text:
            return
        if end.latest < start.earliest:
            made.quotes.append(("end-before-start", said, "the end is before the start",
                                draft.refused))  # fmt: skip
            return
        draft.fields["end_date"] = found.readings[0]

    def _time(self, made: _Raw, rows: list[Row]) -> None:
        cell, heading = self._cell("time", rows)
        if cell == "":
            return
        found = read_time(cell)
        draft = made.draft
        if len(found.readings) == 1:
            if draft.fields.get("time") not in {None, found.readings[0]}:
                made.extra.append(f"{heading or 'Time'}: {as_text(cell)}")
                draft.notes.append(Note(draft.row, "two-times", _TWO_TIMES))
            draft.fields["time"] = found.readings[0]
        elif found.why:
            made.quotes.append(("time", as_text(cell), found.why, draft.notes))
        if found.said:
            made.extra.append(f"{heading or 'Time'}: {found.said}")

    def _child_seen(self, made: _Raw, rows: list[Row]) -> None:
        cell, heading = self._cell("child_seen", rows)
        said = as_text(cell)
        if not said:
            return
        plain = " ".join(said.lower().split()).strip(" .")
        value = _SEEN.get(plain)
        if value is None:
            start = re.match(r"(yes|no|not recorded|not applicable|n/a)\b", plain)
            value = _SEEN[start[1]] if start else None
            made.extra.append(f"{heading or 'Child seen'}: {said}")
        if value:
            made.draft.fields["child_seen"] = value


def _code(raws: list[_Raw], coder: Coder) -> None:
    """Takes names out of all texts, and puts what was read into the drafts."""
    coder.prepare(
        [text for raw in raws for text in (*raw.texts.values(), raw.people, *raw.extra) if text]
    )
    code = coder.code
    for raw in raws:
        made = raw.draft
        row = f"row {made.row}"
        people: list[str] = []
        named = code(raw.people, f"{row}, people")
        people += named.codes
        for name, text in raw.texts.items():
            if not text:
                continue
            coded = code(text, f"{row}, {name}")
            made.fields[name] = coded.text
            if name in {"event", "response", "voice"}:
                people += coded.codes
        if raw.people:
            _people(made, named.text, people)
        if raw.extra:
            lines = [code(text, f"{row}, event").text for text in raw.extra]
            made.fields["event"] = "\n".join([str(made.fields.get("event", "")), *lines]).strip()
        if people:
            made.fields["people"] = list(dict.fromkeys(people))
        for kind, said, why, where in raw.quotes:
            quote = f"“{code(said, f'{row}, date').text[:80]}”: " if said else ""
            where.append(Note(made.row, kind, f"{quote}{why}"))


def _people(made: Draft, text: str, codes: list[str]) -> None:
    """Who is named beside the codes stands at the end of the event, so that nobody is dropped."""
    rest = re.sub(r"\b(?:and|with)\b", ",", text)
    others = [one.strip(" .()-") for one in re.split(r"[,;/\n&+]", rest)]
    others = [one for one in others if one and one not in codes]
    if others:
        line = f"People: {' '.join(text.split())}"
        made.fields["event"] = "\n".join([str(made.fields.get("event", "")), line]).strip()


def sound(fields: Fields) -> bool:
    """Whether the date of an entry can be read."""
    try:
        parse_when(str(fields.get("date", "")))
    except DateFault:
        return False
    return True
