"""What is said of each field, on forms, in workbooks and in docs."""

import re
from collections.abc import Iterator

import pytest

from learning_together.records.base import Part
from learning_together.records.kinds import KINDS, kind_of, model
from learning_together.records.shape import Shape, fields

IDS = re.compile(rf"\b(?:{'|'.join(filter(None, (kind_of(one).prefix for one in KINDS)))})\d+\b")


@pytest.mark.parametrize("kind", KINDS)
def test_no_explanation_names_a_record(kind: str) -> None:
    """A workbook carries them to its reader, who would take the id for one of the review's."""
    for shape in _shapes(model(kind)):
        assert not IDS.search(shape.explains), shape.name


def _shapes(of: type[Part]) -> Iterator[Shape]:
    for shape in fields(of).values():
        yield shape
        if shape.part is not None:
            yield from _shapes(shape.part)
