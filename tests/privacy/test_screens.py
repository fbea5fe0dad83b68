"""What screens let through: nothing that is sought may be lost to speed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_together.method.wordlists import finder
from learning_together.method.wordlists.finder import Finder
from learning_together.method.wordlists.phrases import Phrase
from learning_together.patterns import Screen
from learning_together.privacy.hits import Hit
from learning_together.privacy.names.key import Key
from learning_together.privacy.names.search import Search
from learning_together.records.kinds.identity import Identity

KEY = Key(
    [
        Identity.model_validate(one)
        for one in (
            {
                "code": "HV1",
                "names": ["Zoë O’Brien-Smith", "Petronella Thornersett"],
                "known_as": ["Nell"],
                "initials": ["Z.O.S."],
                "addresses": ["12 Abbey Street, ZE9 9ZZ", "Flat 3, 44b Mill Lane"],
                "numbers": ["943 476 5919", "AB/12345-X", "00123456"],
                "born": "1979-03-04",
            },
            {"code": "C", "names": ["Mark Hill", "Jo van der Berg"], "born": "2009-05-14"},
            {"code": "M", "names": ["Siobhán Ní Dhomhnaill", "Παπαδόπουλος", "Łukasz Żółć"]},
            {"code": "town", "type": "place", "names": ["Great Snoring"]},
        )
    ]
)
TEXT = (
    "Zoë O’Brien-Smith|zoe|OBRIEN|Petronella|thornersett|Thornerset|Thorenrsett|mcThornerset|Nell|"
    "Z.O.S.|ZOS|12 Abbey St|Mill Lane|44B|943 476 5919|x9434765919|ab12345x|00 12 34 56|14/5/09|"
    "14 May 2009|2009-05-14|14052009|May 14, 2009|4th of March ’79|Mark|mark|HILL|Jo|SIOBHÁN|Jo|"
    "jo van der berg|Siobhan|ΠΑΠΑΔΟΠΟΥΛΟΣ|παπαδοπουλος|Zolc|great  snoring|snoring|9434765919|3rd|"
    "020 7946 0958|+44 7700 900123|AB 12 34 56 C|SW1A 1AA|sw1a1aa|a@b.co.uk|/home/someone|51°30N|"
    "51.5074, -0.12775|born on 3 June 2011|DOB: 3/4/2010|d.o.b 03.04.10|date of birth 2010-04-03|"
    "٣|²|\ud800|\u00ad|\u0301|\u200b|_|-|.| |\n|’s|the|x|1"
)
PIECES = TEXT.split("|")

PHRASES = ("fail* to", "with hindsight", "could not", "no-one", "was/were ignored", "Zoë’s")
WORDS = (
    *("failed", "FAILING", "to", "in", "With", "hindsight.", "couldn’t", "not", "could", "no-one"),
    *("unfailing", "were", "(ignored)", "fail_to", "Had", "she", "had", "Zoë’s", "zoë", "’", "of"),
)


def hits(text: str) -> list[Hit]:
    return Search(KEY).hits(text, near=True)


@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=8), st.sampled_from(("", " "))
)
def test_screens_lose_nothing(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    found = hits(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Screen, "passes", lambda _self, _text: True)
        assert hits(text) == found


def test_screens_hold_back_what_is_fine() -> None:
    fine = "The health visitor rang on 2022-03-01, at 14:30 and 15:10; page 4 of the record, HV1."
    assert not KEY._screen.passes(fine)
    assert KEY._screen.passes(f"{fine} Mark")
    assert not KEY._screen.passes(f"{fine} A mark on the arm")


@pytest.mark.parametrize("text", ["\ud800", "é\ud800 a"])
def test_half_a_character_passes(text: str) -> None:
    assert Screen(["b"]).passes(text)


def test_a_key_that_is_too_large_lets_all_through() -> None:
    assert Screen(["[a-z]{1000}{1000}"]).passes("anything")
    assert not Screen(()).passes("anything")


@given(st.lists(st.lists(st.sampled_from(WORDS)).map(" ".join), max_size=12))
def test_phrases_are_found_alike_in_much_text_and_little(texts: list[str]) -> None:
    usual = Finder((Phrase(pattern), pattern) for pattern in PHRASES)
    exact = Finder([(Phrase("Had he/she", exact=True), "Had")])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finder, "_MUCH", 0)
        patch.setattr(finder, "_AT_ONCE", 3)
        much = [*usual.find_all(texts)], [*exact.find_all(texts)]
    assert much == ([*usual.find_all(texts)], [*exact.find_all(texts)])
