"""Edits of a text: what stands at a place gives way, every other byte stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_together.diagnostics import Edit, Place
from learning_together.folder.yaml.edits import edited, stretch
from learning_together.folder.yaml.lines import split


def edit(line: int, column: int, length: int, new: str) -> Edit:
    return Edit(Place("x.yaml", line, column, length), new)


@pytest.mark.parametrize(
    ("edits", "new"),
    [
        ([edit(1, 1, 1, "X")], "Xb\ncd\n\nef"),
        ([edit(1, 3, 1, "-")], "ab-cd\n\nef"),
        ([edit(2, 2, 0, "\n ")], "ab\nc\n d\n\nef"),
        ([edit(2, 1, 4, "X")], "ab\nXef"),
        ([edit(4, 1, 2, "")], "ab\ncd\n\n"),
        ([edit(4, 2, 1, "X"), edit(1, 2, 2, "YY")], "aYYcd\n\neX"),
        ([edit(1, 1, 1, "X"), edit(1, 2, 1, "Y")], "XY\ncd\n\nef"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_edits(edits: list[Edit], new: str, newline: str) -> None:
    text = "ab\ncd\n\nef".replace("\n", newline)
    assert edited(text, edits) == new.replace("\n", newline)


def test_two_of_one_stretch_are_refused() -> None:
    with pytest.raises(ValueError, match="reach into each other"):
        edited("abc\n", [edit(1, 1, 2, "X"), edit(1, 2, 1, "Y")])


def test_a_text_without_line_ends() -> None:
    assert edited("ab", [edit(1, 3, 0, "\nc")]) == "ab\nc"


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ((1, 1, 2), "ab"),
        ((1, 2, 0), ""),
        ((1, 2, 2), "b\n"),
        ((1, 2, 3), "b\nc"),
        ((1, 2, 6), "b\ncd\n\n"),
        ((4, 1, 9), "ef"),
        ((4, 2, 1), "f"),
    ],
)
def test_what_stands_at_a_place(place: tuple[int, int, int], found: str) -> None:
    line, column, length = place
    assert stretch(["ab", "cd", "", "ef"], Place("", line, column, length)) == found


@given(st.text("ab\n\r\x85 é", max_size=30), st.data())
def test_what_gives_way_is_what_stood_there(text: str, data: st.DataObject) -> None:
    lines = split(text)
    row = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.integers(0, len(lines[row])))
    length = data.draw(st.integers(0, len("\n".join([lines[row][column:], *lines[row + 1 :]]))))
    place = Place("", row + 1, column + 1, length)
    gone = stretch(lines, place)
    assert len(gone) == length
    new = edited(text, [Edit(place, "<>")])
    before = "\n".join([*lines[:row], lines[row][:column]])
    assert "\n".join(split(new)) == before + "<>" + "\n".join(lines)[len(before) + length :]
    assert edited(text, []) == text
