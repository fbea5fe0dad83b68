"""A date in the place of the words that were typed for it; what they say beyond it is kept.

Takes a record as it was typed, gives an edit, or None where more than one thing may be meant.
"""

import re
from dataclasses import replace
from typing import Any

from learning_together.dates.season_or_years import either
from learning_together.diagnostics import Edit
from learning_together.folder.yaml import Record
from learning_together.folder.yaml.lines import lines_of, read
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
    if shape.says.name not in {"day", "date, as exact as it is known"}:
        return record.edit(value, suggestion, *loc)
    typed = typed_date(value, day=shape.says.name == "day")
    if not typed.readings:
        in_figures = re.search("[a-z]", value, re.IGNORECASE) is None
        return record.edit(value, suggestion, *loc) if in_figures else None
    if len(typed.readings) > 1 or typed.time:
        return None
    (date,) = typed.readings
    wording = typed.wording
    if found := either(date):  # With the words beside it nobody reads two years.
        date, wording = (
            (date, value)
            if when and loc == ("date",)
            else (date.replace(found.figures, found.season), "")
        )
    edit = record.edit(value, date, *loc)
    if not wording or edit is None:
        return edit
    parts = read(lines_of(record.source.text)[edit.place.line - 1])
    # Nothing may stand in `when` yet, nor behind the date on its line.
    if not when or loc != ("date",) or "when" in record.data or parts.value != value:
        return None
    margin = " " * parts.margin
    return replace(edit, replacement=f"{date}\n{margin}when: {scalar(wording)}")
