"""Whether a field says something, or only holds its place."""

import pytest

from learning_together.records.placeholders import says_something


@pytest.mark.parametrize(
    "text",
    [
        "tbc", "TBC.", "T.B.A.", "tbd", "To do", "TODO", "?", "…", "-", " ", "xxx", "pending",
        "(to follow)", "Still to come.", "Not yet", "To be agreed",
        "to be discussed with the police.",
        "To be confirmed by the coroner’s officer", "*To be written*", "To be added later",
    ],
)  # fmt: skip
def test_what_only_holds_a_place_says_nothing(text: str) -> None:
    assert not says_something(text)
    assert not says_something((text, ""))


@pytest.mark.parametrize(
    "text",
    [
        "None", "n/a", "No", "Not known", "No limits were asked for.", "Unknown", "A",
        "To be agreed with the police. Until then, nothing of the night.",
        "To be discussed with the police; nothing of the night until then",
        "To be agreed each time: the officer is rung before every meeting",
        "To be seen is what mattered to her.", "Pending a decision of the court, nobody attends.",
        "The plan was to be written by Friday.",
    ],
)  # fmt: skip
def test_an_answer_is_left_to_its_readers(text: str) -> None:
    assert says_something(text)
    assert says_something(("tbc", text))


def test_no_placeholder_is_longer_than_a_line_or_so() -> None:
    """What only holds a place in form says something where it goes on."""
    assert not says_something("?" * 120)
    assert says_something("?" * 121)
    assert not says_something(("tbc", "?"))
    assert says_something(3)
    assert not says_something(None)
