"""The rows of one table as drafts, in their author's words: dates, times, texts, who was seen.

Takes a table, its columns and what is known of its dates; gives drafts whose texts still hold
names. Knows neither the key of names nor any entry.
"""

import hashlib
import re

from learning_together.dates.as_written.cells import Cell, as_text
from learning_together.dates.as_written.dates import read_date
from learning_together.dates.as_written.plausibility import DateAsWritten
from learning_together.dates.as_written.readings import Habits, went_on
from learning_together.dates.as_written.times import TimeAsWritten, counts_to_24, read_time
from learning_together.dates.edtf import parse_when
from learning_together.exchange.imports.readers.table import Row, Table
from learning_together.exchange.imports.rows import row_types
from learning_together.exchange.imports.rows.columns import Layout
from learning_together.exchange.imports.rows.dated_rows import in_days
from learning_together.exchange.imports.rows.draft import Draft, Drafted, KeptRow, Note, Raw
from learning_together.exchange.imports.rows.headings import FIELDS, TYPE

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
_DATE_IN_ROW = "its date stands with its text, or in another column, and was taken from there"
_ALONE = (
    "one text stands in it, across the columns and without a date: it may be an event or a "
    "heading; give it a date, or leave it out"
)
_TWO_TIMES = "the date and the time column name two times; that of the time column was taken"
_SEEN_OR_NOT = "this does not say whether the child was seen; it stands at the end of the event"
_TEXTS = ("source", "event", "response", "voice", "comment")


class TableRows:
    """Reads the rows of one table.

    Args:
        number: Of the table.
        table: As it was read.
        layout: Its columns.
        habits: Of its dates.
        secret: Of this review, for hashes.
    """

    def __init__(
        self, number: int, table: Table, layout: Layout, habits: Habits, secret: bytes
    ) -> None:
        self.number = number
        self.table = table
        self.layout = layout
        self.habits = habits
        self.start = hashlib.blake2b(digest_size=6, key=secret[:64])
        self.columns = {name: layout.of(name) for name in (*FIELDS, TYPE)}
        self.numbered = layout.of("number")[:1]
        self.filling = [n for name in (*FIELDS, TYPE) for n in self.columns[name]]
        self.headed = table.rows[layout.header].parts if layout.header >= 0 else len(layout.columns)
        self.years: dict[int | None, Habits] = {None: habits}
        #: What stands above one of several tables side by side is part of what its rows say.
        self.titled = ""
        if table.columns:
            above = (as_text(row.cells[n]) for row in table.rows[: max(layout.header, 0)]
                     for n in row.filled)  # fmt: skip
            self.titled = "; ".join(filter(None, above))
        times = [row.cells[n] for n in self.columns["time"] for row in table.rows]
        self.day_clock = counts_to_24(times)
        # The same days and times stand in many rows.
        self.dates: dict[tuple[object, ...], tuple[str, DateAsWritten]] = {}
        self.times: dict[tuple[type, Cell], TimeAsWritten] = {}

    def rows(self, made: Drafted) -> list[Raw]:
        """The drafts of the table's rows; every row goes to what is kept."""
        raws: list[Raw] = []
        by_place: dict[int, Raw] = {}
        seen = row_types.look(self.table, self.layout, self.habits)
        cells = [texts(one.row) for one in seen]
        parts: dict[int, list[int]] = {}
        for number, one in enumerate(seen):
            if one.sort == "entry":
                parts[number] = [number]
            elif one.sort == "continued":
                parts[one.to].append(number)
        titles: list[str] = []
        for number, one in enumerate(seen):
            if one.sort in {"title", "above"}:
                titles.append(" ".join(filter(None, cells[number])))
            kept = KeptRow(
                self.number, one.row.number, one.sort, cells[number], columns=self.layout.columns,
                whole=bool(one.event and len(one.row.filled) == 1),
            )  # fmt: skip
            made.kept.append(kept)
            if one.sort == "entry":
                those = parts[number]
                raw = by_place[number] = self._raw(one, [seen[place].row for place in those])
                raw.number = one.row.number
                above = (one.row.above, *reversed(titles), *reversed(self.table.above))
                raw.headed = tuple(filter(None, (*above, self.table.title)))
                raw.extra += [f"Above the table: {self.titled}"] if self.titled else []
                raw.draft.hash = self._hash(one, [cells[place] for place in those])
                kept.draft = raw.draft
                several = in_days(raw, self.habits)
                raws += several
                made.kept += [
                    KeptRow(self.number, one.row.number, one.sort, [], part.draft, again=True)
                    for part in several[1:]
                ]
            elif one.sort == "continued":
                kept.draft = by_place[one.to].draft
        return raws

    def _label(self, row: Row) -> str:
        own = f"{row.number}{self.table.columns.partition(' ')[0]}"
        return own if self.number == 1 else f"{self.number}-{own}"

    def _raw(self, one: row_types.Seen, rows: list[Row]) -> Raw:
        label = self._label(one.row)
        made = Raw(Draft(label), {name: self._text(name, rows) for name in _TEXTS})
        if one.event:
            # What stands for the event is not told again as what it was typed as.
            moved = {name: "" for name in _TEXTS if made.texts[name].endswith(one.event)}
            made.texts |= moved | {"event": one.event}
        for column in self.numbered:
            made.draft.named = as_text(one.row.cells[column])
        made.people = self._text("people", rows)
        made.about = self._text("about", rows)
        self._told(made, one, rows)
        if one.alone:
            made.draft.refused.append(Note(label, "text-alone", _ALONE))
        else:
            self._date(made, one)
        self._time(made, rows)
        self._child_seen(made, rows)
        for column in self.columns[TYPE]:
            for said in filter(None, (as_text(row.cells[column]) for row in rows)):
                made.extra.append(f"{self.layout.columns[column].heading}: {said}")
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

    def _told(self, made: Raw, one: row_types.Seen, rows: list[Row]) -> None:
        """What was taken for granted of the row as a whole."""
        label, note = made.draft.row, made.draft.notes.append
        if len(rows) > 1:
            shown = ", ".join(str(row.number) for row in rows[1:])
            note(Note(label, "continued", f"row {shown} was read as more of this row"))
        if whose := self._date_of_another(one):
            note(Note(label, "date-above", whose))
        if one.event and not one.alone:
            note(Note(label, "date-in-row", _DATE_IN_ROW))

    def _date_of_another(self, one: row_types.Seen) -> str:
        """Why a row has the date of another, and of which; nothing where it has its own."""
        if not one.dated_by:
            return ""
        said = as_text(one.row.cells[self.layout.date_at])
        lacks = "month and year are left to the heading"
        if self.layout.parts is not None:
            lacks = "month or year is left empty"
        elif not said:
            lacks = "the date is left empty"
        elif row_types.repeats(said):
            lacks = "the date repeats the one above"
        whose = f"row {one.dated_by}" if one.dated_by > 0 else "the text above the table"
        return f"{lacks}; that of {whose} was taken"

    def _hash(self, one: row_types.Seen, rows: list[list[str]]) -> str:
        said = [as_text(one.date), str(one.year or "")]
        for cells in rows:
            said += map(cells.__getitem__, self.filling)
        text = "\x1f".join(said).encode("utf-8", "replace")
        made = self.start.copy()
        made.update(text)
        return made.hexdigest()

    def _text(self, name: str, rows: list[Row]) -> str:
        """A field's text: of several columns and rows, each below the other."""
        columns = self.columns[name]
        if not columns:
            return ""
        if len(columns) == len(rows) == 1:
            cell = rows[0].cells[columns[0]]
            return cell.strip() if isinstance(cell, str) else as_text(cell)
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

    def _date(self, made: Raw, one: row_types.Seen) -> None:
        if one.year not in self.years:
            from dataclasses import replace

            self.years[one.year] = replace(self.habits, year=one.year)
        habits = self.years[one.year]
        draft = made.draft
        key = (type(one.date), one.date, getattr(one.date, "held", None), one.year)
        known = self.dates.get(key)
        if known is None:
            known = self.dates[key] = (as_text(one.date), read_date(one.date, habits))
        said, found = known
        if "etween" in said and went_on(made.texts["event"]):
            found = read_date(one.date, habits, lasting=True)
        if len(found.readings) != 1:
            code = "two-dates" if found.readings else ("no-date" if said == "" else "bad-date")
            whose = self._date_of_another(one)
            why = f"{found.why} ({whose})" if whose else found.why
            made.quotes.append((code, said, why, draft.refused))
            return
        draft.fields["date"] = found.readings[0]
        if found.time:
            draft.fields["time"] = found.time
        if found.when:
            made.texts["when"] = found.when
        for text in found.notes:
            made.quotes.append(("date", said, text, draft.notes))
        self._end(made, one, habits)

    def _end(self, made: Raw, one: row_types.Seen, habits: Habits) -> None:
        if not self.columns["end_date"]:
            return
        cell, _ = self._cell("end_date", [one.row])
        said = as_text(cell)
        draft = made.draft
        if said.lower() in {"", "-", "n/a", "na", "same", "same day"}:
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
        if found.time:
            made.extra.append(f"Ended at {found.time}")
        start, end = parse_when(str(draft.fields["date"])), parse_when(found.readings[0])
        if start.text == end.text:
            return
        if end.latest < start.earliest:
            made.quotes.append(("end-before-start", said, "the end is before the start",
                                draft.refused))  # fmt: skip
            return
        draft.fields["end_date"] = found.readings[0]

    def _time(self, made: Raw, rows: list[Row]) -> None:
        cell, heading = self._cell("time", rows)
        if cell == "":
            return
        key = (type(cell), cell)
        found = self.times.get(key)
        if found is None:
            found = self.times[key] = read_time(cell, day_clock=self.day_clock)
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
            if len(found.readings) != 1:
                draft.moved.add("time")

    def _child_seen(self, made: Raw, rows: list[Row]) -> None:
        cell, heading = self._cell("child_seen", rows)
        said = as_text(cell)
        if not said:
            return
        value = _SEEN.get(said)
        plain = "" if value else " ".join(said.lower().split()).strip(" .")
        value = value or _SEEN.get(plain)
        if value is None:
            start = re.match(r"(yes|no|not recorded|not applicable|n/a)\b", plain)
            value = _SEEN[start[1]] if start else None
            made.extra.append(f"{heading or 'Child seen'}: {said}")
        if value:
            made.draft.fields["child_seen"] = value
        else:
            made.draft.moved.add("child_seen")
            made.quotes.append(("child-seen", said, _SEEN_OR_NOT, made.draft.notes))


def texts(row: Row) -> list[str]:
    """The cells of a row as text."""
    return [cell if isinstance(cell, str) else as_text(cell) for cell in row.cells]
