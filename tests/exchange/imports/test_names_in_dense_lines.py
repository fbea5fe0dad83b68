"""Dense lines of every agency, as one delivery: some that name nobody, some that name people.

They were written by somebody who did not know the lists, and read while the lists grew: what
docs/importing.md says of others is measured anew.
"""

import re

import pytest

from learning_together.exchange.imports.people.people_in_text import Coder
from places import TESTS

READINGS = TESTS / "data" / "readings"


def coded(lines: list[str]) -> list[str]:
    """The lines of one delivery as an import writes them that has no key."""
    coder = Coder([], {}, {}, frozenset())
    coder.prepare(lines)
    return [coder.code(line).text for line in lines]


@pytest.mark.parametrize(("name", "most"), [("a", 10), ("b", 35), ("c", 3)])
def test_lines_that_name_nobody(name: str, most: int) -> None:
    lines = (READINGS / f"dense_free_{name}.txt").read_text("utf-8").splitlines()
    assert len(lines) >= 179
    assert sum(one != line for one, line in zip(coded(lines), lines, strict=True)) <= most


@pytest.mark.parametrize(("name", "most"), [("a", 4), ("b", 11), ("c", 6)])
def test_names_are_not_let_through(name: str, most: int) -> None:
    rows = [
        row.split("\t")
        for row in (READINGS / f"dense_names_{name}.tsv").read_text("utf-8").splitlines()
    ]
    assert len(rows) == 100
    left = [
        word
        for (_, names), text in zip(rows, coded([text for text, _ in rows]), strict=True)
        for word in re.split(r"[| ]", names)
        if re.search(rf"(?<!\w){re.escape(word.strip('.'))}(?!\w)", text)
    ]
    assert len(left) <= most
