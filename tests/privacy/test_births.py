"""Dates of birth of the key, in every notation in which people write them."""

import pytest

from learning_together.privacy.finished_files import look_into
from learning_together.privacy.own_files import search
from learning_together.review.load import load_contents
from sample import SAMPLE

KEY = "- {code: HV1, born: 2005-06-14}\n"


def found(text: str) -> list[tuple[str, bool]]:
    """What a text gives away, and whether that is sure."""
    files = {**SAMPLE, "private/identities.yaml": KEY}
    review = load_contents({path: said.encode() for path, said in files.items()}).review
    return [(one.what, one.sure) for one in look_into("a.txt", text.encode(), search(review)).leaks]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ref 140605 came in.", True),
        ("Ref 050614 came in.", True),
        ("Ref X140605, and 140605.", True),
        ("Ref 140606 came in.", False),
        ("Ref 7140605 came in.", False),
        ("Ref 1406051 came in.", False),
    ],
)
def test_six_figures_of_a_birth_of_the_key_are_a_warning(text: str, told: bool) -> None:
    assert found(text) == [("perhaps a date of birth (entry 2 of the key)", False)] * told


def test_a_birth_with_signs_between_its_figures_is_sure() -> None:
    for text in ("Ref 14.06.05 came in.", "It was 2005-06-14.", "On 14062005."):
        assert [sure for _, sure in found(text)] == [True], text
