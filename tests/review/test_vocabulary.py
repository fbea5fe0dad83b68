"""Names of agencies, printed words and words of lists are taken for ids and keys."""

import pytest

from learning_together.records.frameworks import framework, frameworks, option, options
from learning_together.records.kinds import KINDS, model
from learning_together.records.shape import Shape, fields
from learning_together.review.load import load
from learning_together.review.vocabulary import (
    Vocabulary,
    framework_labels,
    has_words,
    option_labels,
    printed_words,
    word_meant,
)
from sample import Folder

FILES = {
    "agencies.yaml": "- id: health\n  name: Health visiting\n- id: sw1\n  name: Social care\n"
    "- id: sw2\n  name: Social care\n- id: hsg\n  name: Housing\n- id: trust\n"
    "  name: Homes, Land, Places\n",
    "people.yaml": "- id: Police\n  role: x\n",
    "review.yaml": "format: 1\ntitle: x\nframework: sar\noption: full\nstage: setup\n"
    "typology: lt2012\ncategories:\n  - key: own\n    label: Our own pattern\n",
}


@pytest.fixture
def words(folder: Folder) -> Vocabulary:
    return Vocabulary(load(folder(FILES)).review)


def shape(kind: str, name: str) -> Shape:
    return fields(model(kind))[name]


@pytest.mark.parametrize(
    ("kind", "name", "typed", "meant"),
    [
        ("people", "agency", "health  VISITING", "health"),
        ("people", "agency", "Housing", "hsg"),
        ("people", "agency", "Social care", "Social care"),
        ("people", "agency", "SW01", "sw1"),
        ("timeline", "known_to", "Police", "Police"),
        ("timeline", "people", "Health visiting", "Health visiting"),
        ("people", "group", "Review team", "review-team"),
        ("people", "group", "Safeguarding Adults Board", "board"),
        ("people", "group", "Adult and the family", "family"),
        ("people", "group", "Safeguarding partners", "Safeguarding partners"),
        ("effort", "issue", "Safeguarding Adults Board", "board"),
        ("effort", "issue", "review_team", "review-team"),
        ("assurance", "what", "Adult seen", "Adult seen"),
        ("review", "option", "focused REVIEW", "focused"),
        ("review", "framework", "Serious case review", "scr"),
        ("findings", "category", "Management systems", "management-systems"),
        ("findings", "category", "our own pattern", "own"),
        ("findings", "category", "TOOLS", "tools"),
        ("findings", "category", "Other", "Other"),
        ("findings", "statement", "Housing", "Housing"),
        ("people", "group", "", ""),
    ],
)
def test_what_is_meant(words: Vocabulary, kind: str, name: str, typed: str, meant: str) -> None:
    assert words.meant(shape(kind, name), typed) == meant


def test_a_name_with_commas_is_one_item(words: Vocabulary) -> None:
    known_to = shape("timeline", "known_to")
    typed = ["Homes", "Land", "Places", "Police", "Housing", "Homes", "Land"]
    assert list(words.items(known_to, typed)) == [
        ("Homes, Land, Places", "trust"),
        ("Police", "Police"),
        ("Housing", "hsg"),
        ("Homes", "Homes"),
        ("Land", "Land"),
    ]
    assert list(words.items(known_to, [])) == []


def test_every_label_of_every_framework_and_option_has_its_key() -> None:
    for key in frameworks():
        assert word_meant(framework(key).label.upper(), framework_labels()) == key
        assert word_meant(key.upper(), framework_labels()) == key
    for key in options():
        assert word_meant(option(key).label, option_labels()) == key
    assert set(frameworks()) == set(fields(model("review"))["framework"].choices)
    assert set(options()) == set(fields(model("review"))["option"].choices)


def test_no_two_printed_words_of_a_field_are_alike() -> None:
    """Otherwise neither could be taken for its key."""
    for key in frameworks():
        for kind in KINDS:
            for one in fields(model(kind)).values():
                for label, word in printed_words(framework(key), one.choices).items():
                    known = {**printed_words(framework(key), one.choices),
                             **{each: each for each in one.choices}}  # fmt: skip
                    assert word_meant(label, known) == word


def test_which_fields_have_words() -> None:
    assert has_words(shape("people", "agency"))
    assert has_words(shape("people", "group"))
    assert has_words(shape("findings", "category"))
    assert not has_words(shape("findings", "statement"))


def test_of_two_alike_neither_is_taken() -> None:
    assert word_meant("A-B", {"a b": "1", "a_b": "2"}) == "A-B"
    assert word_meant("a b", {"a b": "1", "a_b": "2"}) == "1"
