"""The effect of an import as text: how columns were read, what changes, what was refused and why.

Takes a plan, gives lines. No name is in it that git may not see, unless names are asked for.
"""

from collections.abc import Iterator, Mapping

from learning_together.actions.import_ import left_out, name_answers
from learning_together.actions.import_.plan import FileEffect, Plan, Update
from learning_together.actions.import_.private_files import EQUATED
from learning_together.cli.lines import one_line
from learning_together.english import counted, listed, starting
from learning_together.exchange.imports.rows.account import ROWS
from learning_together.exchange.imports.rows.headings import FIELDS, TYPE, Column
from learning_together.folder.private_places import DELIVERIES

_BY = {
    "given": "as you said",
    "kept": "as last time",
    "name": "by its heading",
    "spelling": "by its heading, spelt otherwise",
    "content": "by what stands in it: please check",
    "nothing": "",
}
_MOST = 40


def as_text(plan: Plan, *, done: bool, names: bool = False) -> str:
    """The whole effect.

    Args:
        plan: Of the import.
        done: Whether it was carried out.
        names: Whether to show what may be names, rather than mask it.
    """
    lines: list[str] = []
    for number, effect in enumerate(plan.files, 1):
        lines += _file(effect, number, len(plan.files), plan.agency, done=done)
    lines += _equated(plan, shown=names)
    lines += _names(plan, shown=names)
    lines += _freed(plan)
    if not plan.texts:
        lines += ["", "The timeline stays as it is."]
    elif done:
        lines += ["", *(f"Written: {path}" for path in plan.texts)]
        lines += ["To take it back: lt import --undo"]
        if any(effect.awaits for effect in plan.files):
            lines += ["When you have read what was left out, and it may be: add --left-out-read."]
    else:
        lines += ["", "Nothing was written: this is what the import would do."]
    return "\n".join(lines).lstrip("\n") + "\n"


def _file(effect: FileEffect, number: int, of: int, agency: str, *, done: bool) -> Iterator[str]:
    drafted = effect.drafted
    head = f"File {number} of {of}" if of > 1 else "The file"
    yield ""
    yield f"{head} ({drafted.form})" + _as_what(effect)
    for notice in drafted.notices:
        yield f"  Note: {notice}"
    for table in drafted.tables:
        if not table.columns:
            continue
        as_before = ", with the columns of the table before it" if table.continued else ""
        yield f"  {starting(table.name)}: {counted(table.rows, 'row')}{as_before}"
        if not table.continued and not table.is_text:
            for column in table.columns:
                if said := _column(column):
                    yield f"    {said}"
        for heading, filled in table.unread:
            rows = counted(filled, "row")
            yield f"    {_quoted(heading)}: filled in {rows}; no field takes it, so it is private"
        if table.is_text:
            yield from _beginnings(effect)
    yield from _effect(effect, done=done)
    yield from _account(effect, agency)


def _beginnings(effect: FileEffect) -> Iterator[str]:
    """Where each entry of running text begins, with its day as it was read."""
    yield "    Where each entry begins:"
    for one in effect.drafted.drafts[:_MOST]:
        when = f"{one.fields.get('date', 'no date')} {one.fields.get('time', '')}".strip()
        yield f"      {one.row}  {when}  {_short(one.fields.get('event', ''))}"
    yield from _more(len(effect.drafted.drafts))


_ROW_NAMES = {
    "entry": ("entry", "entries"), "continued": ("part of the row above", "parts of rows above"),
    "headings": ("row of headings", "rows of headings"), "title": ("title", "titles"),
    "empty": ("empty", "empty"), "refused": ("refused", "refused"),
    "deleted": ("deleted in the file", "deleted in the file"),
    "above": ("above the headings", "above the headings"),
    "other": ("in a table that is no chronology", "in tables that are no chronology"),
}  # fmt: skip


def _account(effect: FileEffect, agency: str) -> Iterator[str]:
    """The sum of rows and cells, and what was left out: by place and length, without its words."""
    made = effect.account
    rows = {sort: counted(made.rows[sort], *_ROW_NAMES[sort]) for sort in ROWS if made.rows[sort]}
    entries = len({note.row for note in effect.refused})
    if entries < made.rows["refused"]:  # Rows that go on from one that is refused go with it.
        rows["refused"] += f" (of {counted(entries, 'entry', 'entries')})"
    yield f"  Rows: {made.rows.total()} in all: {', '.join(rows.values())}"
    yield (
        f"  Cells: {made.filled} filled: {made.headings} headings, {made.in_fields} in a field, "
        f"{made.joined} joined to one, {made.private} kept in private"
    )
    if not made.left_out:
        return
    if effect.awaits:
        yield f"  Left out, and to be answered ({len(effect.awaits)}):"
        yield from (f"    {left_out.described(one)}" for one in effect.awaits[:_MOST])
        yield from _more(len(effect.awaits))
    others = left_out.together(one for one in made.left_out if one not in effect.awaits)
    if others:
        yield f"  {'Also left' if effect.awaits else 'Left'} out:"
        yield from (f"    {one}" for one in others[:_MOST])
        yield from _more(len(others))
    number = effect.number or effect.same_as
    yield f"    In words: {DELIVERIES}/{agency}/{number}/{left_out.PAGE}"


def _as_what(effect: FileEffect) -> str:
    if effect.same_as is not None:
        return f": the very file that came as delivery {effect.same_as}"
    if effect.replaces is not None:
        return f": read as a new version of delivery {effect.replaces}"
    return ""


def _column(column: Column) -> str:
    if column.field == TYPE:
        return f"{_quoted(column.heading)} → event, at its end ({_BY[column.by]})"
    if column.field not in FIELDS:
        return ""
    return f"{_quoted(column.heading)} → {column.field} ({_BY[column.by]})"


def _quoted(heading: str) -> str:
    return f"“{one_line(heading)}”" if heading else "A column without heading"


def _effect(effect: FileEffect, *, done: bool) -> Iterator[str]:
    verb = "" if done else "would be "
    refused = {note.row for note in effect.refused}
    said = [
        f"{len(effect.created)} {verb}created",
        f"{len(effect.updated)} {verb}updated",
        f"{effect.unchanged} unchanged",
        f"{len(refused)} refused",
    ]
    if effect.gone:
        said.append(f"{len(effect.gone)} gone from the file")
    yield f"  Entries: {', '.join(said)}"
    if effect.created:
        first, last = effect.created[0], effect.created[-1]
        yield f"    created: {first[0]}" + (f" to {last[0]}" if last != first else "")
    for update in effect.updated[:_MOST]:
        yield from _update(update)
    yield from _more(len(effect.updated))
    if effect.gone:
        shown = ", ".join(effect.gone[:_MOST]) + (" …" if len(effect.gone) > _MOST else "")
        yield f"    gone from the file, marked and kept: {shown}"
    for sort, notes in (("Refused", effect.refused), ("To look at", effect.notes)):
        if notes:
            yield f"  {sort}:"
        for note in notes[:_MOST]:
            yield f"    row {note.row}: {one_line(note.text)}"
        yield from _more(len(notes))


def _more(number: int) -> Iterator[str]:
    if number > _MOST:
        yield f"    … and {number - _MOST} more; all of them: --format json"


def _update(update: Update) -> Iterator[str]:
    yield f"    {update.id} (row {update.row}):"
    yield from changed_fields(update.fields)


def changed_fields(fields: Mapping[str, tuple[object, object]]) -> Iterator[str]:
    """A line for each field: what was, and what will be."""
    for name, (old, new) in fields.items():
        yield f"      {name}: {_short(old)} → {_short(new)}"


def _short(value: object) -> str:
    if value is None:
        return "nothing"
    text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    text = one_line(text)
    return f"“{text if len(text) <= 60 else text[:58] + ' …'}”"


def _equated(plan: Plan, *, shown: bool) -> Iterator[str]:
    """Which parts of names were taken for whom; whole names are counted."""
    parts = [one for one in plan.equated if not one.whole]
    if not plan.equated:
        return
    whole = sum(one.seen for one in plan.equated if one.whole)
    yield ""
    yield f"Taken for people of the key: whole names in {counted(whole, 'place')}" + (
        ", and these first names, short forms and answers:" if parts else "."
    )
    for one in parts[:_MOST]:
        text = one_line(one.text if shown else one.masked)
        times = f", {one.seen} times" if one.seen > 1 else ""
        yield f"  {text} → {one.code} in {one.where}{times}"
    yield from _more(len(parts))
    number = next((effect.number for effect in plan.files if effect.number), 0)
    if number:
        yield f"  In full: {DELIVERIES}/{plan.agency}/{number}/{EQUATED}"


def _names(plan: Plan, *, shown: bool) -> Iterator[str]:
    if not plan.names:
        return
    total = sum(one.seen for one in plan.names)
    what = "One wording that may be a name" if len(plan.names) == 1 else (
        f"{len(plan.names)} wordings that may be names"
    )  # fmt: skip
    yield ""
    yield f"{what}, in {counted(total, 'place')}. The key does not hold them, so the timeline has"
    yield "numbers in their place:"
    for one in plan.names[:_MOST]:
        text = one_line(one.text if shown else one.masked)
        who = f"; may be {' or '.join(one.codes)}" if one.codes else ""
        code = f"; code to think of: {one.proposal}" if one.proposal else ""
        times = f", {one.seen} times" if one.seen > 1 else ""
        several = f"; with {listed(one.titles)}: several people?" if len(one.titles) > 1 else ""
        yield f"  {one.stands}: {text} in {one.where}{times}{who}{several}{code}"
    yield from _more(len(plan.names))
    yield "  Put names into private/identities.yaml, and write “free: true” below what may stay as"
    yield "  it is; then import again. The list, to copy from and to write in:"
    yield f"  {DELIVERIES}/{plan.agency}/names.yaml"
    if plan.unanswered:
        yield "  On a terminal, without --yes, lt import asks about each of them."


def _freed(plan: Plan) -> Iterator[str]:
    """How many words stand as written, though they may be names, since somebody said so."""
    if plan.freed:
        words, total = counted(len(plan.freed), "wording"), sum(one.seen for one in plan.freed)
        yield ""
        yield f"Answered to be no names, so left as written: {words} in {counted(total, 'place')}."
    if plan.freed or any(one.answer for one in plan.names):
        yield "To be asked again about a word, delete its answer:"
        yield f"  {DELIVERIES}/{plan.agency}/{name_answers.FILE}, or “free” in names.yaml beside it"
