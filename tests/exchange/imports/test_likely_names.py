"""What may be a name and is in no key."""

import pytest

from learning_together.exchange.imports.people.likely_names import Suspects


def found(*texts: str, not_names: frozenset[str] = frozenset()) -> list[list[str]]:
    suspects = Suspects()
    suspects.learn(texts, not_names)
    return [[text[a:b] for a, b, _, _ in suspects.find(text)] for text in texts]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Home visit by Sharon Smith today.", ["Sharon Smith"]),
        ("Sharon attended with Mr Okafor-Wells.", ["Sharon", "Okafor-Wells"]),
        ("Call from Dr Patel and PC Brown", ["Patel", "Brown"]),
        ("Seen with Zbigniew’s aunt", ["Zbigniew"]),
        ("KELLY said she was fine", ["KELLY"]),
        ("Moved to 12 Harbour Street in spring", ["12 Harbour Street"]),
        ("A pupil of Westfield Primary School", ["Westfield Primary School"]),
        ("Spoke with Élodie about it", ["Élodie"]),
        ("Initial Child Protection Conference held on Monday", []),
        ("Home Visit. Mother appeared tired. Discussed at MASH.", []),
        ("Will attend on Tuesday. Mark on arm seen in May 2009.", []),
        ("A&E attendance; GP informed, HV1 to visit", []),
    ],
)
def test_one_text(text: str, names: list[str]) -> None:
    assert found(text) == [names]


def test_a_name_is_known_again_at_the_start_of_a_sentence() -> None:
    assert found("Zbigniew was out.", "Seen with Zbigniew") == [["Zbigniew"], ["Zbigniew"]]


def test_words_that_the_file_writes_small_are_no_names() -> None:
    assert found("Seen at Boxercise", "the boxercise class") == [[], []]


def test_words_that_the_team_has_found_to_be_no_names() -> None:
    text = "Referred to Sunshine Lodge by letter"
    assert found(text) == [["Sunshine Lodge"]]
    assert found(text, not_names=frozenset({"sunshine lodge"})) == [[]]
