"""How much of faulty wording is found, and how often the word lists cry out at nothing.

Half of each set was never looked at while the lists were made; it is counted apart.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from learning_together.load import load
from learning_together.models.base import Model
from learning_together.wordlists import CLASSES, Finder, Spot, Word, looks_for, words

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data" / "wording"
FINDER = Finder((word.phrase, word) for word in words())
#: The treatment under which everything is looked for.
STRICTEST = "account"


def read(name: str) -> Any:
    return yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))


def found(text: str, treatment: str = STRICTEST) -> list[tuple[Spot, Word]]:
    return [
        (spot, word)
        for spot, word in FINDER.find(text)
        if word.of in looks_for(treatment) and treatment not in word.not_where
    ]


FAULTY = [
    (of, sentence, number % 2 == 1)
    for of, sentences in read("faulty").items()
    for number, sentence in enumerate(sentences)
]


def missed(held_out: bool) -> list[str]:
    return [
        f"{of}: {sentence}"
        for of, sentence, unseen in FAULTY
        if unseen is held_out and of not in {word.of for _, word in found(sentence)}
    ]


def test_there_are_enough_faulty_sentences_of_each_class() -> None:
    assert len(FAULTY) >= 200
    assert len({sentence for _, sentence, _ in FAULTY}) == len(FAULTY)
    assert {of for of, _, _ in FAULTY} == set(CLASSES)


@pytest.mark.parametrize("held_out", [False, True], ids=["seen", "held-out"])
def test_at_least_nine_in_ten_faulty_sentences_are_found(held_out: bool) -> None:
    every = sum(unseen is held_out for _, _, unseen in FAULTY)
    assert len(missed(held_out)) <= 0.1 * every, missed(held_out)


def prose_of(record: Model) -> Iterator[str]:
    for value in record.__dict__.values():
        if isinstance(value, str) and " " in value:
            yield value


def own_prose() -> list[str]:
    """What the examples write of their own: no conversations, quotations or proceedings."""
    kinds = ("timeline", "episodes", "factors", "findings", "synopsis")
    return [
        text
        for example in ("harbour-street", "elm-court")
        for kind in kinds
        for record in load(ROOT / "examples" / example).review.records.get(kind, ())
        for text in prose_of(record)
    ]


FINE = [(passage["text"], number % 2 == 1) for number, passage in enumerate(read("fine"))]


def alarms(texts: list[str]) -> tuple[list[str], int]:
    shown = [
        f"{word.of}: {text[max(spot.start - 30, 0) : spot.end + 30]}"
        for text in texts
        for spot, word in found(text)
    ]
    return shown, sum(len(text.split()) for text in texts)


def test_passages_are_short_cited_and_there_are_enough() -> None:
    for passage in read("fine"):
        assert passage["source"]
        assert len(passage["text"].split()) <= 150
    words_in_all = alarms([text for text, _ in FINE])[1] + alarms(own_prose())[1]
    assert words_in_all >= 3000
    assert alarms([text for text, _ in FINE])[1] >= 2000


@pytest.mark.parametrize(
    "texts",
    [[text for text, _ in FINE], own_prose()],
    ids=["public guidance", "the examples"],
)
def test_at_most_two_false_alarms_in_a_thousand_words(texts: list[str]) -> None:
    shown, count = alarms(texts)
    assert len(shown) <= 2 * count / 1000, shown


def test_the_measure_can_fail() -> None:
    """Faulty sentences taken for fine ones go far past the bound."""
    shown, count = alarms([sentence for _, sentence, _ in FAULTY])
    assert len(shown) > 50 * count / 1000


@pytest.mark.parametrize("sentence", read("facts"))
def test_facts_of_a_timeline_are_left_alone(sentence: str) -> None:
    assert [word.phrase.pattern for _, word in found(sentence, "facts")] == []
