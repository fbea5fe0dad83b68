"""Paths to fields of a record as it was typed, and what stands at their ends."""

from collections.abc import Iterable
from typing import Any

from learning_together import ids
from learning_together.folder.yaml import Record
from learning_together.records.base import Part
from learning_together.records.shape import Shape, fields

Loc = tuple[str | int, ...]


def id_of(record: Record) -> ids.Id | None:
    """The id of a record as it was typed, as far as one was."""
    given = record.data.get("id")
    return ids.Id(given) if isinstance(given, str) and ids.PATTERN.fullmatch(given) else None


def part_at(model: type[Part], loc: Loc) -> type[Part]:
    """The group of fields that the last step of a path is in."""
    names = [step for step in loc if isinstance(step, str)]
    for name in names[:-1]:
        shape = fields(model).get(name)
        if shape is None or shape.part is None:
            break
        model = shape.part
    return model


def shape_at(model: type[Part], loc: Loc) -> Shape | None:
    """The field that a path leads to, or to an item of whose list; None where there is none."""
    name = next((step for step in reversed(loc) if isinstance(step, str)), "")
    return fields(part_at(model, loc)).get(name)


def value_at(data: Any, loc: Iterable[str | int]) -> Any:
    """What was typed at the end of a path; None where it leads nowhere."""
    for step in loc:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data
