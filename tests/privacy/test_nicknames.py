"""Short and pet forms of first names in the key."""

import pytest

from learning_together.privacy.finished_files import look_into
from learning_together.privacy.names.common_words import ORDINARY
from learning_together.privacy.names.nicknames import _OF, short_forms
from learning_together.privacy.own_files import search
from learning_together.review.load import load_contents
from sample import SAMPLE

KEY = "- code: HV1\n  names: [Arthur Quisenby]\n- code: M\n  names: [Elizabeth Anne Tolleton]\n"


def found(text: str) -> list[tuple[str, bool]]:
    """What a text gives away, and whether that is sure."""
    files = {**SAMPLE, "private/identities.yaml": KEY}
    review = load_contents({path: said.encode() for path, said in files.items()}).review
    return [(one.what, one.sure) for one in look_into("a.txt", text.encode(), search(review)).leaks]


@pytest.mark.parametrize(
    "text", ["Arty came at nine.", "She saw Artie.", "It was ARTY's.", "Lizzie left."]
)
def test_a_short_form_alone_is_a_warning(text: str) -> None:
    ((what, sure),) = found(text)
    assert "perhaps a short form of part of a real name" in what
    assert not sure


def test_with_the_surname_it_is_a_name() -> None:
    ((what, sure),) = found("Arty Quisenby came at nine.")
    assert sure
    assert what.startswith("a real name")


@pytest.mark.parametrize(
    "text",
    ["An arty room.", "A party.", "Bert came.", "Annie came."],  # of a middle name, too
)
def test_what_is_none(text: str) -> None:
    assert found(text) == []


def test_the_table() -> None:
    assert short_forms("arthur") == ("arty", "artie")
    assert short_forms("tolleton") == ()
    words = [form for forms in _OF.values() for form in forms]
    assert all(word.isalpha() and word.islower() and len(word) > 1 for word in (*words, *_OF))
    assert not {"will", "bill", "art", "she", "tel", "nan", "may"} & {*words}
    assert len(_OF) > 150
    assert sum(word in ORDINARY for word in words) < len(words) / 4
