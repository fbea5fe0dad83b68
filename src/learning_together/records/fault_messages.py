"""What is wrong with a field, in words: which check, where, what to write instead.

Takes pydantic's errors and the record as it was typed; gives problems. Generic over kinds.
"""

import re
from dataclasses import replace
from typing import Any

from learning_together import ids
from learning_together.diagnostics import Check, Edit, Problem
from learning_together.english import short
from learning_together.folder.yaml import Record
from learning_together.folder.yaml.lines import copied, lines_of
from learning_together.records import date_messages, field_faults
from learning_together.records.base import Kind, Model
from learning_together.records.date_edits import dated, without_quotes
from learning_together.records.date_edits import readings as date_readings
from learning_together.records.did_you_mean import (
    begun,
    did_you_mean,
    is_denied,
    is_plain,
    nearest,
    one_letter_off,
    only,
    otherwise,
    within,
)
from learning_together.records.field_paths import Loc, id_of, part_at, shape_at
from learning_together.records.list_edits import below_a_bar, unlisted
from learning_together.records.placeholders import is_none
from learning_together.records.shape import ID_EXAMPLES, Shape, fields
from learning_together.records.unknown_fields import unknown_field
from learning_together.records.wrong_type import BETWEEN, as_ids, number_in, what, wrong_type


def problem(model: type[Model], record: Record, fault: Any, loc: Loc) -> Problem:
    """One error of pydantic's, as a problem at its place."""
    name = next((step for step in reversed(loc) if isinstance(step, str)), "")
    shape = shape_at(model, loc)
    if fault["type"] == "extra_forbidden":
        return unknown_field(model, record, loc)
    value = fault["input"]
    instead = ""
    check: Check = field_faults.WRONG_TYPE
    context = fault.get("ctx") or {}
    if fault["type"] == "literal_error":
        check = field_faults.UNKNOWN_VALUE
        said, help_, instead = _unknown_value(name, shape, value, words(fault))
    elif fault["type"] == "date_fault":
        check = field_faults.DAY_FIRST if context["kind"] == "day-first" else field_faults.BAD_DATE
        part = part_at(model, loc)
        said, help_, suggestion = date_messages.of(part, shape, value, context)
        empty = record.emptied(value, *loc) if date_messages.is_empty(shape, value) else None
        return check.at(
            record.place(*loc),
            said,
            help_,
            record=id_of(record),
            field=".".join(map(str, loc)),
            edit=empty
            or unlisted(record, value, loc)
            or dated(record, shape, value, suggestion, loc, when="when" in fields(part)),
            choices=date_readings(record, shape, value, loc, when="when" in fields(part)),
        )
    elif fault["type"] == "id":
        check = field_faults.BAD_ID
        said, help_, instead = _bad_id(model, value)
    elif shape is not None and (bracketed := without_quotes(record, shape, value, loc)):
        said, help_, edit = bracketed
        return check.at(
            record.place(*loc), said, help_, record=id_of(record),
            field=".".join(map(str, loc)), edit=edit,
        )  # fmt: skip
    else:
        said, help_, instead = wrong_type(record, shape, name, value, loc)
    edit = record.edit(value, instead, *loc)
    if isinstance(value, list) and (shape is None or not shape.many):
        edit = unlisted(record, value, loc) or below_a_bar(record, shape, value, loc)
    elif edit and check is not field_faults.WRONG_TYPE:
        # Of a mended id others may be meant, and others may be written.
        sure = check is field_faults.UNKNOWN_VALUE and _sure_word(value, instead)
        edit = replace(edit, sure=sure)
    elif edit and (number := number_in(shape, value)):
        edit = replace(edit, sure=number.sure)
    return check.at(
        record.place(*loc),
        said,
        help_,
        record=id_of(record),
        field=".".join(map(str, loc)),
        edit=edit,
    )


def _sure_word(typed: str, word: str) -> bool:
    return word.startswith("[") or one_letter_off(typed, word) or is_plain(typed)


def words(fault: Any) -> tuple[str, ...]:
    """The words that a field knows, out of pydantic's sentence."""
    return tuple(fault["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", "))


def fill_in(shape: Shape, kind: Kind | None = None, example: str = "") -> str:
    """How to fill in a field that is missing.

    Args:
        shape: The field.
        kind: Of the record, where the field is its id.
        example: What to write; one of the field's own where it is empty.
    """
    example = example or shape.example or shape.sample or shape.says.example
    add = "Add it:"
    if shape.name == "id":
        if kind is not None:
            example = ID_EXAMPLES.get(kind.name) or f"{kind.prefix or 'name-'}1"
    elif shape.choices:
        add = f"Add the one that is true here: {', '.join(shape.choices)}. For example:"
    elif example:
        add = "Add what is true here, for example:"
    line = f"{shape.name}: {example or '…'}"
    return f"{shape.explains} {add}\n{copied(line)}"


def write_instead(shape: Shape, typed: str) -> str:
    """What to write in a field where a word only holds its place.

    Args:
        shape: The field.
        typed: The word.
    """
    like = shape.example or shape.sample
    like = f", for example “{like}”" if like else ""
    return (
        f"{shape.explains} Write that in place of “{typed}”{like}; where nobody can say it yet, "
        "take the record out until somebody can."
    )


def no_ids(record: Record, shape: Shape, value: str, loc: Loc) -> Problem:
    """Text that cannot be the id, or the list of ids, that a field holds."""
    items = [item for item in BETWEEN.split(value.strip(" []")) if item]
    whole = all(ids.PATTERN.fullmatch(item) for item in items)
    instead = ""
    if whole and len(items) > 1 and shape.many:
        instead = f"[{', '.join(items)}]"
        said = f"YAML reads “{short(value)}” as one word and not as a list."
        help_ = "Put the list in square brackets:\n" + copied(f"{shape.name}: {instead}")
    elif whole and len(items) > 1:
        said = f"“{shape.name}” names one record; “{short(value)}” looks like several."
        help_ = as_ids(shape, value)
    elif whole and items:
        said = f"“{shape.name}” holds an id and no brackets of its own."
        help_ = "Like this:\n" + copied(f"{shape.name}: {items[0]}")
    else:
        said = f"“{shape.name}” names a record by its id; “{short(value)}” cannot be one."
        example = f"[{shape.says.example}]" if shape.many else shape.says.example
        help_ = "For example:\n" + copied(f"{shape.name}: {shape.example or example}")
    return field_faults.WRONG_TYPE.at(
        record.place(*loc),
        said,
        help_,
        record=id_of(record),
        field=".".join(map(str, loc)),
        # An item of a list that stands in brackets would become a list within a list.
        edit=record.edit(value, instead, *loc) if isinstance(loc[-1], str)
        else _apart(record, value, items, loc),
    )  # fmt: skip


def _apart(record: Record, value: str, items: list[str], loc: Loc) -> Edit | None:
    """Ids with other signs between them, of which a list in brackets took all for one."""
    place = record.place(*loc)
    before = lines_of(record.source.text)[place.line - 1][: place.column - 1].rstrip()
    # “&” and “and” stand in names of agencies.
    whole = len(items) > 1 and all(ids.PATTERN.fullmatch(item) for item in items)
    whole = whole and not re.search(r"&|\band\b", value)
    return record.edit(value, ", ".join(items), *loc) if whole and before[-1:] in "[," else None


def dash_in_text(record: Record, shape: Shape, value: str, loc: Loc) -> Problem:
    """A list of texts whose dashes have no space after them: one text to YAML."""
    items = [item for item in re.split(r"(?:\A|\s)-(?=\S)", value) if item.strip()]
    lines = [f"{shape.name}:", *(f"  - {short(item.strip())}" for item in items)]
    return field_faults.WRONG_TYPE.at(
        record.place(*loc),
        "A space is missing between the dash and the text after it, so this is no list.",
        "Like this:\n" + copied(*lines[:6]),
        record=id_of(record),
        field=".".join(map(str, loc)),
    )


def _unknown_value(
    name: str, shape: Shape | None, value: Any, known: tuple[str, ...]
) -> tuple[str, str, str]:
    """What is said, what helps, and what to write instead, where that is sure."""
    if not isinstance(value, str):
        return f"“{name}” holds {what(value)}; one word is expected.", _one_of(known), ""
    items = [item.strip().lower() for item in BETWEEN.split(value) if item.strip()]
    if shape and shape.many and len(items) > 1 and all(item in known for item in items):
        instead = f"[{', '.join(items)}]"
        help_ = "Put the list in square brackets:\n" + copied(f"{name}: {instead}")
        return f"YAML reads “{short(value)}” as one word and not as a list.", help_, instead
    other = otherwise(value, known)
    guesses = [other] if other else within(value, known) or begun(value, known)
    guesses = guesses or nearest(value, known)
    if not other and is_denied(value, guesses):
        guesses = []
    help_ = f"{did_you_mean(guesses)} {_one_of(known)}".strip()
    if not guesses and is_none(value):
        help_ = f"Leave the field empty where there is none. {_one_of(known)}"
    return f"“{short(value, 40)}” is not a word that “{name}” knows.", help_, only(guesses)


def _one_of(known: tuple[str, ...]) -> str:
    return f"It knows: {', '.join(known)}."


def possible_id(model: type[Model], typed: str) -> str:
    """What was typed for an id as one that can be; empty where there is none."""
    clean = re.sub(r"[^A-Za-z0-9]+", "-", typed).strip("-")
    if model.KIND.name != "timeline":  # Entries alone are numbered behind a hyphen.
        clean = re.sub(r"\A([A-Za-z]{1,6})-([0-9]+)\Z", r"\1\2", clean)
    if clean[:1].isdigit() and not clean.isdigit():
        clean = f"{model.KIND.name[0]}{clean}"
    return clean if ids.PATTERN.fullmatch(clean) else ""


def _bad_id(model: type[Model], value: Any) -> tuple[str, str, str]:
    """What is said, what helps, and what to write instead, where that is sure."""
    said = f"“{short(str(value), 40)}” cannot be an id."
    if not isinstance(value, str):
        said = f"“id” holds {what(value)}; an id is expected."
    instead = possible_id(model, str(value))
    example = instead or ID_EXAMPLES.get(model.KIND.name, "KPE1")
    help_ = (
        "An id starts with a letter and has letters, digits and hyphens only, at most 24. "
        f"For example:\n{copied(f'id: {example}')}"
    )
    return said, help_, instead
