"""Dense lines of every agency, as one delivery: some that name nobody, some that name people.

They were written by somebody who did not know the lists. The first of each pair was then read while
the lists grew, the second too, later on; what docs/importing.md says of others is measured anew.
"""

import re

import pytest

from learning_together.privacy.likely_names.suspects import Suspects
from places import TESTS

READINGS = TESTS / "data" / "readings"


def found(lines: list[str]) -> list[str]:
    """What may be a name in each line of a delivery."""
    suspects = Suspects()
    suspects.learn(lines, frozenset())
    return [" ".join(line[at:end] for at, end, *_ in suspects.find(line)) for line in lines]


@pytest.mark.parametrize(("name", "most"), [("a", 10), ("b", 35)])
def test_lines_that_nobody_is_named_in(name: str, most: int) -> None:
    lines = (READINGS / f"dense_free_{name}.txt").read_text("utf-8").splitlines()
    assert len(lines) == 180
    assert sum(bool(one) for one in found(lines)) <= most


@pytest.mark.parametrize(("name", "most"), [("a", 2), ("b", 10)])
def test_names_are_not_let_through(name: str, most: int) -> None:
    rows = [
        row.split("\t")
        for row in (READINGS / f"dense_names_{name}.tsv").read_text("utf-8").splitlines()
    ]
    assert len(rows) == 100
    left = [
        word
        for (_, names), covered in zip(rows, found([text for text, _ in rows]), strict=True)
        for word in re.split(r"[| ]", names)
        if word.strip(".") not in covered
    ]
    assert len(left) <= most
