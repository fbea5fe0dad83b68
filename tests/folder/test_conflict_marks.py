"""What git leaves of two states: the first is read, and each place is told."""

import pytest

from learning_together.folder.yaml.mistakes.conflict import first_mark, one_side


@pytest.mark.parametrize(
    ("lines", "kept", "told"),
    [
        ("a|<<<<<<< HEAD|b|=======|c|>>>>>>> x|d", "a||b||||d", [2]),
        ("<<<<<<<|b|======= |c|>>>>>>>", "|b|||", [1]),
        ("<<<<<<< a|b|>>>>>>> x|c", "|b||c", [1]),
        ("a|=======|b", "a|=======|b", []),
        ("a|>>>>>>> x|b", "a||b", [2]),
        ("<<<<<<< a|b|=======|>>>>>>> x|<<<<<<< a|d|=======|e|>>>>>>>", "|b||||d|||", [1, 5]),
        ("<<<<<<< a|b|<<<<<<< a|c|=======|d|>>>>>>> x", "|b||c|||", [1, 3]),
        ("<<<<<<<a|b| <<<<<<< a", "<<<<<<<a|b| <<<<<<< a", []),
    ],
)  # fmt: skip
def test_the_first_state_is_kept(lines: str, kept: str, told: list[int]) -> None:
    left, problems = one_side("x.yaml", lines.split("|"))
    assert left == kept.split("|")
    assert [(one.place.line, one.place.column) for one in problems] == [(row, 1) for row in told]
    marks = [lines.split("|")[row - 1] for row in told]
    assert [one.place.length for one in problems] == [len(mark) for mark in marks]


def test_the_first_mark() -> None:
    assert first_mark(["a", "<<<<<<< b"]) == 1
    assert first_mark(["=======", "<<<<<<< b"]) == 0
    assert first_mark(["a", "========"]) is None
