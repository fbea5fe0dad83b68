"""Words of the language after which nobody is called are data; what somebody may go by is not."""

import re

import pytest

from learning_together.exchange.imports.people.people_in_text import Coder
from learning_together.privacy.likely_names.nobodys_words import (
    is_inflected,
    is_nobodys,
    stands_for_nobody,
    writes_things_with_capitals,
)
from learning_together.privacy.likely_names.plain_words import words
from places import TESTS

LINES = [
    line.rpartition(" => ")[::2]
    for line in (TESTS / "data/readings/names_in_no_line.txt").read_text("utf-8").splitlines()
    if not line.startswith("# ")
]


def coded(*texts: str) -> list[str]:
    """Texts of one delivery as an import writes them that has no key."""
    coder = Coder([], {}, {}, frozenset())
    coder.prepare(list(texts))
    return [coder.code(text).text for text in texts]


def test_lines_without_a_name_keep_their_words() -> None:
    assert len(LINES) == 389
    assert [text for text, what in LINES if (coded(text) == [text]) != (what == "none")] == []
    # Before nobody's words: 117 of all lines lost a word, 25 of them the name of a place.
    assert sum(what == "?" for _, what in LINES) <= 30


def stands(marked: str, *, starts: bool = False, habit: bool = False) -> bool:
    """Whether the word behind | stands for nobody, among the words with capitals beside it."""
    start, text = marked.index("|"), marked.replace("|", "")
    runs = re.finditer(r"[A-Z][\w’]*(?: [A-Z][\w’]*)*", text)
    run = next(one for one in runs if one.start() <= start < one.end())
    found = list(re.finditer(r"[A-Z][\w’]*", text[: run.end()]))
    found = [one for one in found if one.start() >= run.start()]
    number = next(n for n, one in enumerate(found) if one.start() == start)
    return stands_for_nobody(text, found, number, starts=starts, habit=habit)


@pytest.mark.parametrize(
    "text",
    [
        "left after |Fireworks", "children |Screaming", "with |Syringes", "her |Hamster died",
        "hides |Hamster", "had |Hamster", "Shotgun and |Rifle", "used for |Rifle",
        "quantity of |Spice", "a bottle of |Sorrel", "the |Canal", "to the |Portal.",
        "|Foster Carers came", "the |Sorrel Assessment", "at the Christmas |Portal",
        "after Rifle |Sorrel Assessment", "effect on |Hamster", "told her |Hamster",
        "under |Correspondence", "fell from |Trampoline", "vote |Unanimous", "tripped over |Sorrel",
    ],
)  # fmt: skip
def test_words(text: str) -> None:
    assert stands(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mother and |Rifle", "toys for |Rifle", "quantity of |Sharon", "quantity of |Spice’s",
        "the |Canal rang", "the |Canal family", "the |Canals", "|Foster Children came",
        "|Grant Family", "|Grant House", "|Grant Visited", "|Grant At", "told |Grant Panel",
        "Ringing |Sorrel", "the Sister |Sorrel", "at the Christmas |Portal rang",
        "Mrs |Fireworks", "Mr |Foster Carers", "seen with |Hamster", "lifted |Hamster",
        "letter from |Hamster", "bruise on |Hamster", "|Hamster’s mum", "|Hamster rang",
        "her aunt, |Hamster", "told the carer |Hamster", "Kelly |Hamster", "at |Zbyk",
        "at |Sharon Panel",
    ],
)  # fmt: skip
def test_what_somebody_may_go_by(text: str) -> None:
    assert not stands(text)


def test_the_word_that_begins_a_sentence_has_its_capital_from_there() -> None:
    assert stands("|Abnormal Smear, seen", starts=True)
    assert not stands("|Hamster, seen", starts=True)
    assert not stands("|Hamster House", starts=True)
    assert stands("Fresh |Hamster found empty", starts=True) is False  # as somebody may be
    assert stands("Left |Hamster alone", starts=True)
    assert stands("|Ground 8 notice", starts=True)
    assert not stands("|Fennel 8 weeks", starts=True)
    assert not stands("|Fennel 8/12", starts=True)
    assert not stands("|Grant 8 notice", starts=True)
    assert stands("Conclusive |Grounds awaited", starts=True)
    assert not stands("Left |Sorrel alone", starts=True)


def test_whoever_writes_things_with_capitals_means_nobody_by_one() -> None:
    lines = ["in Snowsuit by Heaters", "Left by Door with Towels", "saw no Shoes or Coat or Chairs"]
    lines += [
        "ate at Tables by Windows with Gloves and Knives",
        "hid under Beds",
        "spoke to Rodent",
    ]
    assert writes_things_with_capitals("\n".join(lines))
    assert not writes_things_with_capitals("\n".join(lines).lower())
    assert not writes_things_with_capitals("\n".join(lines) + " they went home" * 200)
    assert not writes_things_with_capitals("saw Social Workers and Health Visitors at Table" * 30)
    assert coded(*lines)[-1] == "spoke to Rodent"
    assert coded("spoke to Rodent") == ["spoke to (name 1)"]
    assert coded(*lines[:-1], "spoke to Sorrel and her aunt, Rodent")[-1] == (
        "spoke to (name 1) and her aunt, (name 2)"
    )


@pytest.mark.parametrize(
    ("word", "nobodys"),
    [
        ("hamster", True), ("fennel", False), ("zbyk", False), ("wetting", True),
        ("correspondence", True), ("raven", False), ("ghost", False), ("blessing", False),
        ("happiness", False), ("foster", False), ("happily", True), ("supportive", True),
    ],
)  # fmt: skip
def test_whose_words_they_are(word: str, nobodys: bool) -> None:
    assert is_nobodys(word) == nobodys


@pytest.mark.parametrize(
    ("word", "inflected"),
    [
        ("petring", False), ("jogging", True), ("fireworks", True), ("wetting", True),
        ("baking", True), ("puppies", True),
        ("kettles", True), ("harding", False), ("hobbs", False), ("glass", False),
        ("hamster", False), ("wilkes", False), ("sadness", True), ("soiled", True),
        ("zbyks", False),
    ],
)  # fmt: skip
def test_forms_of_words(word: str, inflected: bool) -> None:
    assert is_inflected(word) == inflected


def test_rare_names_are_on_no_other_list() -> None:
    assert len(words("rare_names") | words("wishes")) > 4000
    assert not words("rare_names") & words("wishes")
    assert not words("rare_names") & (words("first_names") | words("surnames"))
