"""Rows of a file to drafts of timeline entries: what each would say, and why some cannot be one.

Takes `Foreign` and what is known of the review, gives drafts in the order of the file, with names
taken out. Knows no entry that is there already, and writes nothing.
"""

import re
from functools import lru_cache

from learning_together.dates.as_written.file_habits import observe
from learning_together.dates.as_written.readings import Habits
from learning_together.english import counted, listed
from learning_together.exchange.imports.people.people_in_text import Coder
from learning_together.exchange.imports.readers.table import Foreign, Table
from learning_together.exchange.imports.rows import columns, form_parts, labelled_text, running_text
from learning_together.exchange.imports.rows.columns import Layout
from learning_together.exchange.imports.rows.draft import (
    Draft,
    Drafted,
    KeptRow,
    Note,
    Raw,
    TableSeen,
    Task,
)
from learning_together.exchange.imports.rows.draft_rows import TableRows, texts
from learning_together.exchange.imports.rows.headings import FIELDS, TYPE, other_sort
from learning_together.exchange.imports.rows.prepared import prepare
from learning_together.exchange.imports.rows.row_agency import of_others
from learning_together.ids import Id

#: Texts whose people are those of the entry.
_LONGEST_HEADING = 120
_TELL_WHO = frozenset({"event", "response", "voice"})


def draft(foreign: Foreign, task: Task) -> Drafted:
    """Every row of a file, and what it would say as an entry."""
    if (table := labelled_text.as_table(foreign, task.habits)) is not None:
        foreign.tables.append(table)
    made = Drafted(foreign.form, [], [], [], list(foreign.notices))
    made.notices += prepare(foreign, task.known)
    layouts = _layouts(foreign, task)
    told = len(foreign.notices)
    if not any(layouts) and (table := running_text.as_table(foreign, task.habits)) is not None:
        made.notices += foreign.notices[told:]
        layout = columns.find_layout(table, task.known, task.habits)
        layouts = [*(None for _ in foreign.tables), layout]
        foreign.tables.append(table)
    cells = [
        cell
        for table, layout in zip(foreign.tables, layouts, strict=True)
        if layout is not None
        for row in table.rows[layout.header + 1 :]
        for cell in (layout.date(row), *(row.cells[n] for n in layout.of("end_date")))
    ]
    habits, said = observe(cells, task.habits, task.given)
    made.notices += said
    raws: list[Raw] = []
    ours = _our_parts(foreign, layouts, task)
    for table, layout in zip(foreign.tables, layouts, strict=True):
        if layout is None:
            _no_chronology(made, table.number, table, ours=id(table) in ours)
            continue
        rows = TableRows(table.number, table, layout, _with_epoch(habits, table), task.secret)
        read = rows.rows(made)
        others = of_others(table, layout, task.agencies)
        for raw in read if others else ():
            if why := others.get(raw.number):
                raw.draft.refused.append(Note(raw.draft.row, "other-agency", why))
        raws += read
        made.tables.append(_seen(table, layout, ours=id(table) in ours))
    _code(raws, task.coder)
    _about(raws, task, made)
    made.drafts = [raw.draft for raw in raws]
    return made


def _layouts(foreign: Foreign, task: Task) -> list[Layout | None]:
    found: list[Layout | None] = []
    before: Layout | None = None
    known = task.known
    if form_parts.is_form(foreign):
        # What the agency's own files call by these names says nothing of the review's form.
        known = {name: one for name, one in known.items() if one[1] == "given" and name != "id"}
    for table in foreign.tables:
        layout = None
        if not table.hidden:
            habits = _with_epoch(task.habits, table)
            layout = columns.find_layout(table, known, habits, before)
        found.append(layout)
        before = layout or before
    return found


def _our_parts(foreign: Foreign, layouts: list[Layout | None], task: Task) -> set[int]:
    """The tables that the review has put into its own form, and those with its ids."""
    if not form_parts.is_form(foreign):
        return set()
    heads = {one.heading for layout in layouts if layout for one in layout.columns}
    return {
        id(table)
        for table, layout in zip(foreign.tables, layouts, strict=True)
        if (layout and any(column.heading == "Id" for column in layout.columns))
        or (layout is None and form_parts.is_part(table, heads, task.coder.people))
    }


def _with_epoch(habits: Habits, table: Table) -> Habits:
    from dataclasses import replace

    return replace(habits, epoch=table.epoch) if table.epoch else habits


def _no_chronology(made: Drafted, number: int, table: Table, *, ours: bool) -> None:
    rows = [row for row in table.rows if row.filled]
    sort = other_sort(table, {})
    made.kept += [
        KeptRow(
            number,
            row.number,
            "other" if row.filled else "empty",
            texts(row),
            unknown=not (sort or ours),
        )
        for row in table.rows
    ]
    made.tables.append(TableSeen(table.name, len(rows)))
    if rows and not ours:
        why = "has no columns for a date and an event"
        if table.hidden or sort:
            why = "is hidden" if table.hidden else f"looks like {sort}"
        made.notices.append(
            f"{table.name[0].upper()}{table.name[1:]} ({counted(len(rows), 'row')}) {why}; it was "
            "not read as a chronology. Its rows are kept in private/imports."
        )


def _seen(table: Table, layout: Layout, *, ours: bool) -> TableSeen:
    name = f"{table.name}, columns {table.columns}" if table.columns else table.name
    seen = TableSeen(name, 0, layout.columns, layout.continued, is_text=bool(table.fields))
    rows = [row for row in table.rows[layout.header + 1 :] if any(c != "" for c in row.cells)]
    seen.rows = len(rows)
    for number, column in enumerate(layout.columns):
        if column.field in (*FIELDS, TYPE) or (ours and column.field == "number"):
            continue  # the ids of our own form fill no field, and are read all the same
        filled = sum(1 for row in rows if row.cells[number] != "")
        if filled:
            seen.unread.append((column.heading, filled))
    return seen


def _code(raws: list[Raw], coder: Coder) -> None:
    """Takes names out of all texts, and puts what was read into the drafts."""
    coder.prepare(
        [
            text
            for raw in raws
            for text in (*raw.texts.values(), raw.people, raw.about, *raw.extra, *raw.headed)
            if text
        ]
    )
    code = coder.code
    for raw in raws:
        made = raw.draft
        row = made.row
        people: list[str] = []
        named = code(raw.people, row, "people")
        # In a list of people a code counts in any case: “hv1; m”.
        listed = (coder.people.get(Id(one)) for one in _several(raw.people))
        people += dict.fromkeys([*named.codes, *filter(None, listed)])
        for name, text in raw.texts.items():
            if not text:
                continue
            coded = code(text, row, name)
            made.fields[name] = coded.text
            if coded.codes and name in _TELL_WHO:
                people += coded.codes
        if raw.people:
            _people(made, named.text, people)
        if raw.extra:
            lines = [code(text, row, "event").text for text in raw.extra]
            made.fields["event"] = "\n".join([str(made.fields.get("event", "")), *lines]).strip()
        if people:
            made.fields["people"] = list(dict.fromkeys(people))
        for kind, said, why, where in raw.quotes:
            quote = f"“{code(said, row, 'date').text[:80]}”: " if said else ""
            where.append(Note(made.row, kind, f"{quote}{why}"))


def _about(raws: list[Raw], task: Task, made: Drafted) -> None:
    """Notes whom entries are about, where a column or what stands above them says so."""
    headed: dict[str, str] = {}
    for raw in raws:
        entry = raw.draft
        codes: list[str] = []
        if raw.about:
            named = task.coder.code(raw.about, entry.row, "about")
            codes = [*task.whom.meant(raw.about), *named.codes]
            if not codes:
                line = f"About: {' '.join(named.text.split())}"
                entry.fields["event"] = f"{entry.fields.get('event', '')}\n{line}".strip()
                entry.moved.add("about")
        for text in () if raw.about else raw.headed:
            if text not in headed:
                headed[text] = _headed(text, task)
            if headed[text]:
                codes = [headed[text]]
                break
        if codes:
            entry.fields["about"] = list(dict.fromkeys(codes))
    told = list(dict.fromkeys(filter(None, headed.values())))
    if told:
        made.notices.append(
            f"What stands above entries, or the name of their sheet, says whom they are about: "
            f"{listed(told)}. It was noted with each (“about”)."
        )


def _headed(text: str, task: Task) -> str:
    """The one person whom a heading names, by role, code or a name of the key; else empty."""
    if len(text) > _LONGEST_HEADING:
        return ""
    named = set(task.coder.whole_names(text))
    if found := task.whom.within(text):
        named.add(found)
    return named.pop() if len(named) == 1 else ""


@lru_cache(maxsize=4096)
def _several(text: str) -> tuple[str, ...]:
    """Those who are named in a list."""
    rest = re.sub(r"\b(?:and|with)\b", ",", text)
    return tuple(filter(None, (one.strip(" .()-") for one in re.split(r"[,;/\n&+]", rest))))


def _people(made: Draft, text: str, codes: list[str]) -> None:
    """Who is named beside the codes stands at the end of the event, so that nobody is dropped."""
    known = {code.lower() for code in codes}
    if any(one.lower() not in known for one in _several(text)):
        made.moved.add("people")
        line = f"People: {' '.join(text.split())}"
        made.fields["event"] = "\n".join([str(made.fields.get("event", "")), line]).strip()
