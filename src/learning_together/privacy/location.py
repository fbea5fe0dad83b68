"""In which record and field a spot of a file stands, for messages that machines read.

Takes a review and a place, gives the record's id and the field's name. Worked out from the places
at which records were typed; a comment belongs to no record.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from learning_together.diagnostics import Place
from learning_together.ids import Id
from learning_together.records.base import Model
from learning_together.review.review import Review, lines_of, once_per_review

_At = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Held:
    """The records of one file, by where they start."""

    starts: tuple[_At, ...]
    records: tuple[Model, ...]


def standing(review: Review, place: Place) -> tuple[Id | None, str | None]:
    """The record in which a place lies, by id, and its field, dotted; None where there is none."""
    record, path = record_at(review, place)
    return (record.id if record else None), ".".join(map(str, path)) or None


def record_at(review: Review, place: Place) -> tuple[Model | None, tuple[str | int, ...]]:
    """The record in which a place lies and the path of its field; None where there is none."""
    held = _by_file(review).get(place.file)
    if held is None:
        return None, ()
    line, column = place.line, place.column
    lines = lines_of(review.files.get(place.file, ""))
    if line <= len(lines) and lines[line - 1].lstrip().startswith("#"):
        return None, ()
    number = bisect_right(held.starts, (line, column)) - 1
    # A list's dash, and what is typed before the first field, stand before the record's own place.
    if number + 1 < len(held.starts) and held.starts[number + 1][0] == line:
        number += 1
    if number < 0:
        return None, ()
    record = held.records[number]
    found: tuple[str | int, ...] = ()
    for path in _paths(record.origin.data, ()):
        at = record.origin.place(*path, key=True)
        if (at.line, at.column) > (line, column):
            break
        found = path
    return record, found


@once_per_review
def _by_file(review: Review) -> dict[str, _Held]:
    found: dict[str, list[tuple[_At, Model]]] = {}
    for record in review:
        place = record.place()
        found.setdefault(place.file, []).append(((place.line, place.column), record))
    return {
        path: _Held(
            tuple(at for at, _ in sorted(pairs, key=lambda pair: pair[0])),
            tuple(record for _, record in sorted(pairs, key=lambda pair: pair[0])),
        )
        for path, pairs in found.items()
    }


def _paths(data: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    """The paths of all fields, in the order in which they are typed."""
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for name, value in items:
        yield (*path, name)
        if isinstance(value, dict | list):
            yield from _paths(value, (*path, name))
