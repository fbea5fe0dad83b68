"""Lines that begin with what a record is called: `CF4: The duty desk is alone`.

Takes the record as it was typed; gives what is wrong, and the record with its fields. Generic over
kinds.
"""

import re
from dataclasses import replace

from learning_together import ids
from learning_together.diagnostics import Edit, Place, Problem
from learning_together.english import short
from learning_together.folder.yaml import Record
from learning_together.folder.yaml.lines import copied, lines_of, mended
from learning_together.records import field_faults
from learning_together.records.base import Model
from learning_together.records.did_you_mean import near
from learning_together.records.field_paths import Loc, id_of
from learning_together.records.shape import fields

#: A field's name has so many words at most, a sentence more.
LONG_NAME = 3
#: Lines of a file that may each be a record; each is looked at for each.
_MANY = 60


def is_keyed(model: type[Model], record: Record) -> bool:
    """Whether a file has a line for each record, which begins with its id: `Q1: Why was …`."""
    known = tuple(fields(model))
    if record.place().column != 1 or len(record.data) > _MANY or {*known} & record.data.keys():
        return False
    return not any(
        near(name, known) or value is None or len(name.split()) > LONG_NAME
        for name, value in record.data.items()
    )


def keyed(model: type[Model], record: Record, loc: Loc) -> Problem:
    """A line that begins with the id of the record that it is."""
    name, value = str(loc[0]), record.data[str(loc[0])]
    first, text = _of_name(model, name)
    lines = copied(f"- {first[0]}", *(f"  {one}" for one in first[1:]))
    if text and isinstance(value, str):
        lines += "\n" + mended(f"  {text}:", value)
    elif isinstance(value, dict):
        lines += "\n" + copied(
            *(f"  {one}: {short(str(typed or ''))}" for one, typed in value.items())
        )
    alone = next(iter(record.data)) == name  # The first of them mends all.
    return field_faults.UNKNOWN_FIELD.at(
        record.place(*loc, key=True),
        f"“{short(name, 40)}” stands where a field does: no {model.KIND.one} can be read from it.",
        f"Each {model.KIND.one} begins with a dash and has its id in a field of its own. Like "
        f"this:\n{lines}",
        record=id_of(record),
        field=name,
        edit=_all_keyed(model, record) if alone else None,
    )


def _of_name(model: type[Model], name: str) -> tuple[list[str], str]:
    """The fields that the name of a line gives, and the field of its text; empty where none has."""
    known = fields(model)
    needed = [one.name for one in known.values() if one.required and one.worded]
    text = needed[-1] if needed else ""
    if "date" in known and known["date"].required and not ids.PATTERN.fullmatch(name):
        return [f"date: {name}"], text
    first = [f"id: {name}"]
    if len(needed) == 2 and model.KIND.label == needed[0]:
        first.append(f"{needed[0]}: {name}")
    return first, text


def _all_keyed(model: type[Model], record: Record) -> Edit | None:
    """Makes a list of a file with a line for each record; None where that takes more."""
    lines = lines_of(record.source.text)
    starts = {record.place(name, key=True).line - 1: name for name in record.data}
    made: list[str] = []
    first, last = min(starts), max(n for n, line in enumerate(lines) if line.strip())
    for row in range(first, last + 1):
        name, line = starts.get(row), lines[row]
        if name is None:
            if line.strip() and not line.startswith(("  ", "#")):
                return None
            made.append(line)
            continue
        given, text = _of_name(model, name)
        if not line.startswith(f"{name}:") or not (
            given[0].startswith("date") or ids.PATTERN.fullmatch(name)
        ):
            return None
        value = record.data[name]
        made.append(f"- {given[0]}")
        made += [f"  {one}" for one in given[1:]]
        if isinstance(value, str):
            if not text or "\n" in value:
                return None
            made.append(f"  {text}:{line[len(name) + 1 :]}")
        elif not isinstance(value, dict) or line.rstrip() != f"{name}:":
            return None
    old = "\n".join(lines[first : last + 1])
    return Edit(Place(record.source.path, first + 1, 1, len(old)), "\n".join(made))


def given_by_name(model: type[Model], record: Record, loc: Loc) -> tuple[str, ...]:
    """The fields that a line of a list gives which begins with what its record is called.

    `- CF4: The duty desk is alone` gives the id and the summary; nothing where it is no such line.
    """
    name, known = str(loc[0]), fields(model)
    if len(loc) > 1 or "id" in record.data or next(iter(record.data)) != name:
        return ()
    alone = len(record.data) == 1 and len(name.split()) <= LONG_NAME
    if not (alone or (ids.PATTERN.fullmatch(name) and re.search("[0-9]", name))):
        return ()
    if near(name, tuple(known)) or not isinstance(record.data[name], str):
        return ()
    needed = [one.name for one in known.values() if one.required and one.worded]
    if "id" in model.KIND.given:
        return ()
    if len(needed) == 2 and model.KIND.label == needed[0]:
        return ("id", *needed)
    return ("id", needed[0]) if len(needed) == 1 and ids.PATTERN.fullmatch(name) else ()


def is_id_as_name(record: Record) -> bool:
    """Whether a record begins with its id as if that were a field: `- CF4:`, and fields below."""
    name = next(iter(record.data), "")
    return (
        "id" not in record.data
        and len(record.data) > 1
        and record.data[name] is None
        and ids.PATTERN.fullmatch(name) is not None
        and re.search("[0-9]", name) is not None
    )


def id_as_name(model: type[Model], record: Record, name: str) -> Problem:
    """The id of a record that stands where the name of a field does."""
    place = record.place(name, key=True)
    return field_faults.UNKNOWN_FIELD.at(
        place,
        f"“{name}” is no field: it is what this {model.KIND.one} is called.",
        f"Write it as its id:\n{copied(f'- id: {name}')}",
        field=name,
        edit=record.source.edit(place, f"{name}:", f"id: {name}"),
    )


def named(model: type[Model], record: Record, loc: Loc, given: tuple[str, ...]) -> Problem:
    """A line that begins with what its record is called."""
    name = str(loc[0])
    value = record.data[name]
    id_ = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")[:24]
    if not ids.PATTERN.fullmatch(id_):
        id_ = f"{model.KIND.name[0]}-{id_}"[:24]
    first = [f"{one}: {id_ if one == 'id' else name}" for one in given[:-1]]
    place = record.place(*loc, key=True)
    line = lines_of(record.source.text)[place.line - 1]
    at = place.column - 1
    edit = None
    if line[at:].startswith(f"{name}:") and not line[:at].strip(" -"):
        new = ("\n" + " " * at).join([*first, given[-1]])
        edit = Edit(replace(place, length=len(name)), new)
    return field_faults.UNKNOWN_FIELD.at(
        place,
        f"“{short(name, 40)}” is no field: it is what this {model.KIND.one} is called.",
        "Its name and its text are fields of their own. Like this:\n"
        + copied(f"- {first[0]}", *(f"  {one}" for one in first[1:]))
        + "\n"
        + mended(f"  {given[-1]}:", value),
        field=name,
        edit=edit,
    )
