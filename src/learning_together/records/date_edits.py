"""A date in the place of the words that were typed for it; what they say beyond it is kept.

Takes a record as it was typed, gives an edit, or None where more than one thing may be meant.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from learning_together.dates.edtf import DateFault, parse_when
from learning_together.dates.season_or_years import either
from learning_together.diagnostics import Edit
from learning_together.folder.yaml import Record
from learning_together.folder.yaml.lines import copied, lines_of, read
from learning_together.folder.yaml.write.scalars import scalar
from learning_together.records.shape import Shape

Loc = tuple[str | int, ...]


def dated(
    record: Record, shape: Shape | None, value: Any, suggestion: str, loc: Loc, *, when: bool
) -> Edit | None:
    """What mends a date or a time of day that was typed in another form.

    Args:
        record: In which it stands.
        shape: Its field.
        value: As it was typed.
        suggestion: The one value that the date itself, or the time, was taken to mean; may be
            empty.
        loc: Where it stands.
        when: Whether the record has a field for the wording of its date.
    """
    from learning_together.dates.as_written.typed import typed_date

    if not isinstance(value, str) or shape is None:
        return None
    if not shape.is_date:
        return record.edit(value, suggestion, *loc)
    typed = typed_date(value, day=shape.says.name == "day")
    if not typed.readings:
        in_figures = re.search("[a-z]", value, re.IGNORECASE) is None
        return record.edit(value, suggestion, *loc) if in_figures else None
    if len(typed.readings) > 1 or typed.time:
        return None
    return _written(record, value, typed.readings[0], typed.wording, loc, when=when)


def readings(
    record: Record, shape: Shape | None, value: Any, loc: Loc, *, when: bool
) -> tuple[Edit, ...]:
    """What mends a date that can mean several: an edit for each; none where one cannot be made.

    Args:
        record: In which it stands.
        shape: Its field.
        value: As it was typed.
        loc: Where it stands.
        when: Whether the record has a field for the wording of its date.
    """
    from learning_together.dates.as_written.typed import typed_date

    if not isinstance(value, str) or shape is None or not shape.is_date:
        return ()
    typed = typed_date(value, day=shape.says.name == "day")
    if len(typed.readings) < 2 or typed.time:
        return ()
    return _choices(
        _written(record, value, one, typed.wording, loc, when=when) for one in typed.readings
    )


def one_of(record: Record, value: str, dates: Iterable[str], loc: Loc) -> tuple[Edit, ...]:
    """What puts each of several dates in the place of one that may mean them; none where it cannot.

    Args:
        record: In which it stands.
        value: As it was typed.
        dates: What it may mean, as `lt` writes dates.
        loc: Where it stands.
    """
    return _choices(_in_place(record, value, one, loc) for one in dates)


def _choices(edits: Iterable[Edit | None]) -> tuple[Edit, ...]:
    every = tuple(edits)
    return tuple(replace(one, sure=False) for one in every if one) if all(every) else ()


def _written(
    record: Record, value: str, date: str, wording: str, loc: Loc, *, when: bool
) -> Edit | None:
    """A date in the place of what was typed, with its wording in `when` where it has some."""
    if found := either(date):  # With the words beside it nobody reads two years.
        date, wording = (
            (date, value)
            if when and loc == ("date",)
            else (date.replace(found.figures, found.season), "")
        )
    edit = _in_place(record, value, date, loc)
    if edit is None or not wording:
        return edit
    parts = read(lines_of(record.source.text)[edit.place.line - 1])
    # Nothing may stand in `when` yet, nor behind the date on its line.
    if not when or loc != ("date",) or "when" in record.data or parts.value != value:
        return None
    margin = " " * parts.margin
    return replace(edit, replacement=f"{edit.replacement}\n{margin}when: {scalar(wording)}")


def _in_place(record: Record, value: str, date: str, loc: Loc) -> Edit | None:
    """A date in the place of what was typed, in quotes where YAML wants them."""
    edit = record.edit(value, "date", *loc)
    if edit is None:
        return None
    quoted = lines_of(record.source.text)[edit.place.line - 1][edit.place.column - 2] in "\"'"
    return replace(edit, replacement=date if quoted else _as_value(date))


def _as_value(date: str) -> str:
    """A date as YAML takes it for a text: one in square brackets needs quotes."""
    return scalar(date) if date.startswith("[") else date


def without_quotes(
    record: Record, shape: Shape, value: Any, loc: Loc
) -> tuple[str, str, Edit | None] | None:
    """A date in square brackets that lacks its quotes, which YAML takes for a list.

    Returns:
        What is said, what helps, and the mend; None where it is no such date.
    """
    if shape.says.name != "date, as exact as it is known" or not isinstance(value, list):
        return None
    typed = f"[{value[0]}]" if len(value) == 1 else ""
    try:
        parse_when(typed)
    except DateFault:
        return None
    place = record.place(*loc)
    line = lines_of(record.source.text)[place.line - 1]
    start = place.column - 1
    raw = line[start : line.find("]", start) + 1]
    edit = Edit(replace(place, length=len(raw)), scalar(typed)) if raw[:1] == "[" else None
    said = (
        f"“{shape.name}” holds a date in square brackets; without quotes YAML makes a list of it."
    )
    return said, f"Put it in quotes:\n{copied(f'{shape.name}: {scalar(typed)}')}", edit
