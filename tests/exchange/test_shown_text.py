"""Which records' text differs from what was sent, by its fingerprints."""

import pytest

from learning_together.exchange.text_fingerprint import fingerprint
from learning_together.exchange.word_comments.shown_text import Altered, altered


def differ(before: dict[str, list[str]], now: dict[str, list[str]]) -> list[tuple[str, int, int]]:
    sent = {record: list(map(fingerprint, texts)) for record, texts in before.items()}
    return [(one.record, len(one.gone), len(one.come)) for one in altered(sent, now)]


FOUR, THREE = "one two three four", "one two three"


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ({"A": ["x y"]}, {"A": ["x  y"]}, []),
        ({"A": ["x"]}, {"A": ["z"]}, [("A", 1, 1)]),
        ({"A": ["x", "x"]}, {"A": ["x"]}, [("A", 1, 0)]),
        ({"A": ["x"]}, {"A": ["x", "x"]}, [("A", 0, 1)]),
        ({"A": ["x"]}, {"A": ["x"], "B": ["z"]}, [("B", 0, 1)]),
        ({"A": ["x"], "B": ["z"]}, {"A": ["x"]}, [("B", 1, 0)]),
        # A text of some length was moved; a short one may be another.
        ({"A": ["x", FOUR], "B": ["z"]}, {"A": ["x"], "B": ["z", FOUR]}, []),
        ({"A": ["x", THREE], "B": ["z"]}, {"A": ["x"], "B": ["z", THREE]},
         [("A", 1, 0), ("B", 0, 1)]),
        # Where a record has lost its places, its text stands at another, or at none.
        ({"A": [THREE], "B": ["z"]}, {"B": ["z", THREE]}, []),
        ({"A": [THREE]}, {"": [THREE]}, []),
    ],
)  # fmt: skip
def test_what_differs(
    before: dict[str, list[str]], now: dict[str, list[str]], told: list[tuple[str, int, int]]
) -> None:
    assert differ(before, now) == told


def test_what_came_is_told_in_words_and_what_went_by_its_fingerprint() -> None:
    assert altered({"A": [fingerprint("old")]}, {"A": ["new"]}) == [
        Altered("A", (fingerprint("old"),), ("new",))
    ]
