"""What differs between two values of a field, down to the innermost one.

Takes values as records hold them, gives values that can be shown and compared. Knows no review.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from learning_together.dates.edtf import When
from learning_together.dates.times import Clock
from learning_together.ids import Id
from learning_together.records.base import Part
from learning_together.records.shape import Shape, fields
from learning_together.review.text_diff import same_words

#: A value as it can be shown: text, a list, a group of fields; None where there is none.
Plain = None | str | list["Plain"] | dict[str, "Plain"]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What happened to one field of a record.

    Attributes:
        field: Its name; dotted where it is nested, with the place in a list from 0.
        old: What it held; None where it was empty.
        new: What it holds; None where it is empty.
        taken: Of a list of references or words: what left it.
        put: And what came into it.
        worded: Whether it is text that people read.
        listed: Whether it is a list of which `taken` and `put` tell all.
    """

    field: str
    old: Plain
    new: Plain
    taken: tuple[str, ...] = ()
    put: tuple[str, ...] = ()
    worded: bool = False
    listed: bool = False


def raw(value: Any) -> Plain:
    """What was typed, where it is not what its field's type says."""
    if isinstance(value, list):
        return [raw(item) for item in value]
    if isinstance(value, dict):
        return {str(name): raw(item) for name, item in value.items()}
    return value if value is None else str(value)


def plain(shape: Shape, value: Any) -> Plain:
    """The value of a field."""
    if isinstance(value, str):
        return str(value)
    if value is None or value == ():
        return None
    if isinstance(value, tuple):
        return [plain(shape, item) for item in value]
    if isinstance(value, Part):
        return _part(value)
    if isinstance(value, dict):
        return {str(name): plain(shape, item) for name, item in value.items()}
    return _text(value)


def _part(part: Part) -> Plain:
    """A group of fields by name, without the empty ones."""
    values = {name: plain(shape, getattr(part, name)) for name, shape in fields(type(part)).items()}
    return {name: value for name, value in values.items() if value is not None}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, When | Clock):
        return value.text.strip()
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def differences(shape: Shape, path: str, old: Plain, new: Plain) -> Iterator[FieldChange]:
    """What differs between two values of a field, down to the innermost one that does."""
    if isinstance(old, str) and isinstance(new, str):
        same = same_words(old, new) if shape.worded else _same(shape, old, new)
        if not same:
            yield FieldChange(path, old, new, worded=shape.worded)
    elif isinstance(old, dict) and isinstance(new, dict):
        within: Mapping[str, Shape] = fields(shape.part) if shape.part else {}
        for name in dict.fromkeys((*within, *old, *new)):
            if old.get(name) != new.get(name):
                yield from differences(
                    within.get(name, shape), f"{path}.{name}", old.get(name), new.get(name)
                )
    elif isinstance(old, list) and isinstance(new, list):
        if shape.worded or shape.part is not None:
            yield from _in_list(shape, path, old, new)
        else:
            yield from _in_set(shape, path, old, new)
    elif old != new:
        yield FieldChange(path, old, new, worded=shape.worded)


def _same(shape: Shape, old: str, new: str) -> bool:
    return Id(old) == Id(new) if shape.refs is not None else old == new


def _in_set(shape: Shape, path: str, old: list[Plain], new: list[Plain]) -> Iterator[FieldChange]:
    """A list of references or words: what left it and what came into it."""
    refs = shape.refs is not None
    before = {Id(text) if refs else text: text for text in map(str, old)}
    after = {Id(text) if refs else text: text for text in map(str, new)}
    if list(before) != list(after):
        taken = tuple(text for key, text in before.items() if key not in after)
        put = tuple(text for key, text in after.items() if key not in before)
        yield FieldChange(path, list(old), list(new), taken, put, listed=True)


def _in_list(shape: Shape, path: str, old: list[Plain], new: list[Plain]) -> Iterator[FieldChange]:
    """A list of texts or groups: items that stand at the same spot between equal ones are one."""
    from rapidfuzz.distance import Indel

    before, after = [_key(item) for item in old], [_key(item) for item in new]
    gaps: list[list[int]] = [[0, 0, 0, 0]]
    for step in Indel.opcodes(before, after):
        if step.tag == "equal":
            gaps.append([step.src_end, step.src_end, step.dest_end, step.dest_end])
        else:
            gaps[-1][1], gaps[-1][3] = step.src_end, step.dest_end
    for start, end, new_start, new_end in gaps:
        both = min(end - start, new_end - new_start)
        for at in range(both):
            here = f"{path}.{new_start + at}"
            yield from differences(shape, here, old[start + at], new[new_start + at])
        for at in range(start + both, end):
            yield FieldChange(f"{path}.{at}", old[at], None, worded=shape.worded)
        for at in range(new_start + both, new_end):
            yield FieldChange(f"{path}.{at}", None, new[at], worded=shape.worded)


def _key(value: Plain) -> str:
    return " ".join(str(value).split())
