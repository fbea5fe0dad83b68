"""An edit is proved where it changes what it is meant to change, and nothing else."""

import pytest

from learning_together.diagnostics import Edit, Place
from learning_together.folder.yaml import Reading, read_on
from learning_together.folder.yaml.edits import edited
from learning_together.folder.yaml.proof import is_proved

TEXT = """\
- id: CF1
  summary: Two posts
  note: [a1, b2]
  # A comment
  deep:
    - one: Here
      two: There
- id: CF2
  summary: Duty: line
  effect: helps
  sumary: Other
  last: word
"""


def proved(line: int, column: int, length: int, new: str, text: str = TEXT) -> bool:
    edits = [Edit(Place("factors.yaml", line, column, length), new)]
    after = edited(text, edits)
    return is_proved(read_on("x.yaml", text), read_on("x.yaml", after), text, edits)


@pytest.mark.parametrize(
    ("line", "column", "length", "new"),
    [
        (2, 12, 9, "Three posts"),
        (2, 12, 9, '"Two posts"'),
        (3, 9, 8, "[a1, b3]"),
        (9, 12, 10, '"Duty: line"'),
        (10, 11, 5, "hinders"),
        (11, 3, 6, "summary2"),
        (7, 12, 5, "Elsewhere"),
        (1, 3, 0, "note2: x\n  "),
        (4, 3, 11, "# Another"),
    ],
)
def test_what_is_proved(line: int, column: int, length: int, new: str) -> None:
    assert proved(line, column, length, new)


@pytest.mark.parametrize(
    ("line", "column", "length", "new"),
    [
        (2, 12, 9, '"Two posts'),  # It swallows what stands below.
        (2, 12, 9, "Two: posts"),  # A new fault of the text.
        (8, 1, 2, "  "),  # One record less.
        (3, 1, 16, "- id: CF3"),  # One more.
        (2, 3, 7, "note"),  # Takes the place of another field.
        (2, 3, 9, "#summary:"),
        (4, 3, 11, "<<<<<<< "),
    ],
)
def test_what_is_not(line: int, column: int, length: int, new: str) -> None:
    assert not proved(line, column, length, new)


def test_words_that_the_edit_did_not_take_are_not_lost() -> None:
    text = "- id: CF1\n  summary: One # two\n  other: three\n"
    assert not proved(2, 12, 0, "# ", text)
    assert proved(2, 12, 9, '"One # two"', text)


def test_a_value_on_another_line_does_not_change() -> None:
    text = "- id: CF1\n  a: |\n    one\n\n  b: two\n"
    assert proved(3, 5, 3, "one more", text)
    assert not proved(2, 6, 1, "'", text)


def test_no_word_comes_that_nobody_gave() -> None:
    text = "- id: CF1\n  a: one\n  # b: two\n"
    assert not proved(3, 3, 2, "", text)


def changed(text: str, line: int, column: int, length: int, after: str) -> bool:
    """Whether another text is taken for what an edit of one line makes of a text."""
    edit = Edit(Place("factors.yaml", line, column, length), "x")
    return is_proved(read_on("x.yaml", text), read_on("x.yaml", after), text, [edit])


def test_values_of_lines_that_were_not_edited_do_not_change() -> None:
    text = "- id: CF1\n  a: one two\n  b: |\n    three\n    four\n- id: CF2\n  c: five six\n"
    assert not changed(text, 2, 3, 1, text.replace("three\n    four", "four\n    three"))
    assert not changed(text, 3, 3, 1, text.replace("one two", "two one"))
    assert not changed(text, 2, 3, 1, text.replace("five six", "six five"))
    assert not changed(text, 6, 3, 1, text.replace("three\n    four", "four\n    three"))
    assert changed(text, 5, 5, 1, text.replace("three\n    four", "four\n    three"))
    assert changed(text, 2, 6, 1, text.replace("one two", "two one"))
    assert changed(text, 7, 6, 1, text.replace("five six", "six five"))
    last = "- id: CF1\n  b: |\n    three\n    four"
    assert changed(last, 4, 5, 1, last.replace("three\n    four", "four\n    three"))


def test_a_new_fault_is_not_proved_although_all_is_read_as_before() -> None:
    assert not proved(2, 21, 0, " #4")


def test_a_record_more_is_not_proved() -> None:
    assert not proved(3, 1, 16, "- id: CF3\n  summary: x")
    assert not proved(11, 1, 15, "- sumary: Other")


def test_more_that_is_left_out_is_not_proved() -> None:
    records, problems, *_ = read_on("x.yaml", TEXT)
    one, two = Reading(records, problems, ("a",)), Reading(records, problems, ("a", "b"))
    assert is_proved(two, one, TEXT, [])
    assert not is_proved(one, two, TEXT, [])


def test_more_that_cannot_be_read_is_not_proved() -> None:
    assert not proved(12, 9, 4, "a: word")


def test_what_comes_to_light_is_proved() -> None:
    text = '- id: CF1\n  a: "One\n  b: two\n  c: "three"\n'
    assert proved(2, 6, 4, '"One"', text)
