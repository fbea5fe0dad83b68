"""A word that is somebody's name as well, where it is plainly a word."""

import pytest

from learning_together.exchange.exports import json as objects
from learning_together.privacy.audience import Reader, as_read_by
from learning_together.privacy.likely_names.plainly_words import is_month, is_plainly_word
from learning_together.privacy.names.key import Key
from learning_together.privacy.names.search import Search
from learning_together.records.base import Audience
from learning_together.records.kinds import KINDS
from learning_together.records.kinds.identity import Identity
from learning_together.review.load import load
from places import ROOT


def spot(text: str) -> tuple[str, int, int]:
    """A text with one word between bars, and where that stands."""
    before, word, after = text.split("|")
    return before + word + after, len(before), len(before) + len(word)


@pytest.mark.parametrize(
    "text",
    [
        "decided on 12 |May| 2023", "on 3rd of |June| it", "in |April| the", "late |May|",
        "|June| to July", "May and |June|", "from March to |April|", "since |May|", "|May| ’22",
        "moved to Harbour |Street| in", "Harbour |Street|", "Westfield |Road| shops",
        "is |White| British", "the |White| Paper", "|Young| people said",
        "|Young| children’s homes",
        "|Will| the board", "|May| be so", "a Serious |Case| Review", "a |Long| Term Plan",
        "the Annual |Grant| was", "|Rose| Cottage", "|Page| 3 of", "\t|Page|  PAGE 1",
        "\u00a0|Page|\u00a012",
    ],
)  # fmt: skip
def test_words(text: str) -> None:
    assert is_plainly_word(*spot(text))


@pytest.mark.parametrize(
    "text",
    [
        "Then |May| rang", "told by |May| that", "to |June|", "in |May|’s words",
        "in |May|'s words",
        "Kelly |Street| came", "Mrs |Street| came", "it was |Street| who", "seen by |White|",
        "Health Visitor |Grant| said", "Officer |Day| came", "Auntie |Rose| was", "Nan |Rose| was",
        "|Hope| rang", "|Will| rang", "|Young| rang", "Yesterday |Rose| came", "|Rose| Brown",
        "the |Grant| family", "was |Page| there", "a home.\nYesterday |Grant| came", "Dear |Rose|",
        "Ivy |Rose| Kelly", "so |Case| said", "|Rose| 3 times", "“Yesterday |Rose| came",
    ],
)  # fmt: skip
def test_names(text: str) -> None:
    assert not is_plainly_word(*spot(text))


@pytest.mark.parametrize(
    ("text", "month"),
    [("in |May|", True), ("in |Hope| 12", False), ("|may|-June", True), ("seen |May|", False)],
)
def test_months(text: str, month: bool) -> None:
    assert is_month(*spot(text)) is month


_FIRST = ("Rose", "May", "April", "June", "Will", "Mark", "Grace", "Hope", "Ivy", "Dean")
_LAST = (
    "White", "Street", "Young", "Page", "Case", "Day", "Law", "Long", "Field", "Green", "Brown",
    "King", "Hill", "Wood", "Bell", "Ward", "Knight", "Cook", "Short", "Grant",
)  # fmt: skip


def test_two_hundred_common_names_raise_few_warnings_in_the_example() -> None:
    review = load(ROOT / "examples/harbour-street").review
    who = Reader(Audience.PUBLIC)
    text = objects.as_json(as_read_by(review, who), tuple(KINDS), who.key).decode()
    key = [
        Identity.model_validate({"code": f"X{first}{last}", "names": [f"{first} {last}"]})
        for first in _FIRST
        for last in _LAST
    ]
    assert len(key) == 200
    look = Search(Key(key, []))
    hits = look.hits(text, near=True, finished=True)
    assert len(hits) <= 3, [text[max(0, hit.start - 20) : hit.end + 20] for hit in hits]
    writer = look.hits(text, near=True)
    assert len(writer) > 20, "whoever writes is asked about each"
    assert look.hits("then May Street rang", finished=True)[0].sure


def test_a_word_of_the_dictionary_is_no_misspelt_name() -> None:
    look = Search(Key([Identity.model_validate({"code": "X", "names": ["Ottoline Pannel"]})], []))
    assert look.hits("seen by Panel", near=True) == []
    assert [hit.sure for hit in look.hits("seen by Pannal", near=True)] == [False]


@pytest.mark.parametrize(("text", "is_word"), [
    ("In Jan 2023 he came", True), ("on 3 Jan she", True), ("Jan-23", True), ("Jan ’23", True),
    ("3rd Jan.", True), ("Jan. 2023", True), ("Then Jan rang", False), ("Jan 3 times", False),
    ("Jan's bag in 2023", False), ("2023 Jan rang", False), ("in Jan they", False),
])  # fmt: skip
def test_a_short_month_is_one_beside_its_day_or_year_alone(text: str, *, is_word: bool) -> None:
    at = text.index("Jan")
    assert is_plainly_word(text, at, at + 3) is is_word
