"""Workbooks of `lt export` in tests, whose headings are words: which field each is of."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from learning_together.records.base import Part
from learning_together.records.kinds import model
from learning_together.records.shape import fields as shapes


def fields(sheet: Any) -> list[str]:
    """The fields of a sheet, in the order of its columns."""
    return [_field(sheet.title, one.value or "") for one in sheet[1]]


def fact(sheet: Any, field: str) -> Any:
    """The cell of a fact of the review, which stand below each other."""
    (row,) = (row for row in sheet.iter_rows() if _field(sheet.title, row[0].value) == field)
    return row[1]


def _field(title: str, heading: str) -> str:
    heading = heading.removesuffix(" (needed)")
    # What lt works out is no field, and what a framework calls otherwise is named after it.
    return _named(title).get(heading, heading.lower().replace(": ", ".").replace(" ", "_"))


@cache
def _named(title: str) -> dict[str, str]:
    kind, *path = title.split(".")
    part: type[Part] = model(kind)
    for step in path:
        inner = shapes(part)[step].part
        assert inner is not None
        part = inner
    return dict(_headings(part, (), ()))


def _headings(
    part: type[Part], steps: tuple[str, ...], labels: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    for name, shape in shapes(part).items():
        path, (first, *rest) = (*steps, name), (*labels, shape.label)
        if shape.part is not None and not shape.many:
            yield from _headings(shape.part, path, (first, *rest))
        else:
            yield ": ".join((first, *(one.lower() for one in rest))), ".".join(path)
