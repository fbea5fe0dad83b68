"""What is wrong with a value of another form than its field holds, in words, and what to write.

Takes the record as it was typed and what its field is; gives sentences. Generic over kinds.
"""

import re
from collections.abc import Mapping
from typing import Any

from learning_together import ids
from learning_together.english import short
from learning_together.folder.yaml import Record
from learning_together.folder.yaml.lines import copied, mended, read, split
from learning_together.patterns import regex
from learning_together.records.base import Part
from learning_together.records.did_you_mean import is_plain, only, otherwise, within
from learning_together.records.field_paths import Loc
from learning_together.records.shape import Shape, fields
from learning_together.records.typed_numbers import TypedNumber, typed_number

_WANTED = {
    "text": "text",
    "prose": "text",
    "id": "an id",
    "reference": "the id of a record",
    "day": "a whole, certain day",
    "year and month": "a year and month",
    "date, as exact as it is known": "a date",
    "time of day": "a time of day",
    "whole number": "a whole number",
    "number": "a number",
    "group of fields": "a group of fields",
}
_COLON = (
    "The text here has a colon with a space after it, which YAML reads as the end of a field's "
    "name."
)
#: What a text must not hold, or begin with, to stand behind the name of a field as it is.
_UNSAFE = regex(r": |:\Z| #|\n|\A[\s\"'\[\]{}|>&*!#%@`,?-]|\A\Z")
_NUMBERS = ("whole number", "number")
_YES_OR_NO = ("yes", "no")
#: The code of a person or the id of a record, and a reason or remark behind it.
_CODE_AND_TEXT = regex(r"([A-Za-z]+-?[0-9]+)(?:\s*[-–—:,;]\s+|\s+(?=\())(\S.*)")
#: What people put between the items of a list.
BETWEEN = regex(r"\s*(?:[,;/&+]|\band\b)\s*")


def wrong_type(
    record: Record, shape: Shape | None, name: str, value: Any, loc: Loc
) -> tuple[str, str, str]:
    """What is said, what helps, and what to write instead, where that is sure."""
    found = f"“{short(value, 40)}”" if isinstance(value, str) else what(value)
    if shape is None:
        return f"“{name}” holds {found}, which cannot be read.", "", ""
    wanted = _WANTED.get(shape.says.name, shape.says.name)
    said = f"“{name}” holds {found}; {wanted} is expected."
    if shape.part is not None:
        if isinstance(value, Mapping):
            said = f"“{name}” holds a list of groups of fields; here stands one without its dash."
        return said, _as_group(shape, shape.part, value), _group_of(shape.part, value, loc)
    if isinstance(value, list | dict):
        return *(_text_in_brackets(record, shape, value, loc) or (said, _example(shape))), ""
    other = ""
    if shape.says.name == "yes or no":
        other = otherwise(value, _YES_OR_NO) or only(within(value, _YES_OR_NO))
    if other:
        return (
            said,
            f"Did you mean “{other}”? Then:\n{copied(f'{name}: {other}')}",
            (other if is_plain(value) else ""),
        )
    if shape.says.name == "year and month" and (month := _month(value)):
        return said, f"Write the month alone:\n{copied(f'{name}: {month}')}", month
    if number := number_in(shape, value):
        help_ = f"Write the figures alone:\n{copied(f'{name}: {number.figures}')}"
        return said, help_, number.figures
    return said, _example(shape), ""


def _month(value: Any) -> str:
    """The month of a date, however it was typed; empty where there is no telling."""
    from learning_together.dates.as_written.typed import typed_date

    found = {one[:7] for one in typed_date(value, day=False).readings} if value else set()
    month = found.pop() if len(found) == 1 else ""
    return month if re.fullmatch("[0-9]{4}-(?:0[1-9]|1[0-2])", month) else ""


def number_in(shape: Shape | None, value: Any) -> TypedNumber | None:
    """The number that was typed with something around it, where the field holds one."""
    if shape is None or not isinstance(value, str) or shape.says.name not in _NUMBERS:
        return None
    return typed_number(value, whole=shape.says.name == "whole number")


def _example(shape: Shape) -> str:
    example = shape.example or shape.says.example
    return f"For example:\n{copied(f'{shape.name}: {example}')}" if example else ""


def _group_of(part: type[Part], value: Any, loc: Loc) -> str:
    """An item of a list as the group that it is the one needed text of; empty where it is not."""
    needed = [one for one in fields(part).values() if one.required]
    if not isinstance(value, str) or not isinstance(loc[-1], int) or len(needed) != 1:
        return ""
    is_text = needed[0].plain or needed[0].prose
    return f"{needed[0].name}: {value}" if is_text and not _UNSAFE.search(value) else ""


def _names(shape: Shape, value: str) -> bool:
    return shape.refs is not None and ids.PATTERN.fullmatch(value) is not None


def _as_group(shape: Shape, part: type[Part], value: Any) -> str:
    """How a group of fields is written."""
    inner = fields(part)
    first = [one for one in inner.values() if one.required or one.starts] or list(inner.values())
    lines: list[str] = []
    typed = value if isinstance(value, Mapping) else {}
    first = [inner[one] for one in typed if one in inner] or first
    both = _CODE_AND_TEXT.fullmatch(value) if isinstance(value, str) and first[0].refs else None
    if both:
        first = [first[0], *(one for one in inner.values() if one.worded and not one.many)][:2]
    for one in first[:3]:
        example = one.example or one.sample or one.says.example or "…"
        if isinstance(typed.get(one.name), str):
            example = short(str(typed[one.name]), 50)
        if isinstance(value, str) and (one.plain or _names(one, value)) and not lines:
            example = short(value, 50)
        elif both and not lines:
            example = both[1]
        elif both and one.worded:
            example = short(both[2], 50)
        lines.append(f"{one.name}: {example}")
    if shape.many:
        lines = [f"{'  - ' if not number else '    '}{line}" for number, line in enumerate(lines)]
    else:
        lines = [f"  {line}" for line in lines]
    return f"Its fields are: {', '.join(inner)}. For example:\n" + copied(f"{shape.name}:", *lines)


def _text_in_brackets(record: Record, shape: Shape, value: Any, loc: Loc) -> tuple[str, str] | None:
    """Text that YAML took for a list or for a field, as it stands in the file."""
    place = record.place(*loc)
    lines = split(record.source.text)
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    parts = read(line)
    head = parts.head or f"{shape.name}:"
    flow = line[place.column - 1 : place.column]
    if flow in {"[", "{"}:
        if shape.refs is not None:
            said = f"“{shape.name}” names one record and holds no list."
            if shape.many:
                said = f"“{shape.name}” holds ids; two brackets are for references within text."
            return said, as_ids(shape, parts.value)
        if not shape.worded:
            return None
        return (
            f"At the start of a value, YAML takes {flow} for a bracket of its own and not for text.",
            "Put the whole text in quotes:\n" + mended(head, parts.value),
        )
    if not shape.worded:
        return None
    if isinstance(value, dict) and len(value) == 1:
        text = line.strip().removeprefix("-").strip() if parts.dashes else line.strip()
        head = "-" if parts.dashes else f"{shape.name}:"
        return _COLON, "Put the whole text in quotes:\n" + mended(head, text)
    if isinstance(value, list) and (texts := [*map(_as_text, value)]) and all(texts):
        said = f"“{shape.name}” holds a list; one text is expected."
        if shape.prose:
            items = [f"  - {short(item)}" for item in texts[:4]]
            return said, "A list within text stands below “|”:\n" + copied(
                f"{shape.name}: |", *items
            )
        return said, "Make one text of it:\n" + mended(f"{shape.name}:", " ".join(texts))
    return None


def as_ids(shape: Shape, value: str) -> str:
    """How a field that refers is written, with the ids that stand in it where they are ids."""
    items = [item for item in BETWEEN.split(value.strip("[]{} ")) if item]
    if not items or not all(ids.PATTERN.fullmatch(item) for item in items):
        items = [shape.says.example]
    if shape.many:
        return "Like this:\n" + copied(f"{shape.name}: [{', '.join(items)}]")
    if len(items) > 1:
        return f"Leave one of them: {', '.join(items)}."
    return "Like this:\n" + copied(f"{shape.name}: {items[0]}")


def _as_text(item: Any) -> str:
    """An item of a list as the text that it was typed as; empty where it is none."""
    if isinstance(item, dict) and len(item) == 1:
        ((name, value),) = item.items()
        return f"{name}: {value}" if isinstance(value, str) else ""
    return item if isinstance(item, str) else ""


def what(value: Any) -> str:
    """What stands where something else belongs, in words."""
    return "a list" if isinstance(value, list) else "a group of fields"
