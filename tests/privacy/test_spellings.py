"""Names of the key in every way in which people write them, numbers in theirs, and long words."""

import time

import pytest

from learning_together.privacy.hits import Hit
from learning_together.privacy.names.key import Key
from learning_together.privacy.names.search import Search
from learning_together.records.kinds.identity import Identity

KEY = Key(
    [
        Identity.model_validate({"code": code, "type": "person", **held})
        for code, held in {
            "CH": {
                "names": ["Jessamy Quillfeather"],
                "schools": ["St Wilfrid's Primary School", "Park School"],
            },
            "X1": {"names": ["Bjørn Sørensen"]},
            "X2": {"names": ["Đorđe Đorđević"]},
            "X3": {"names": ["Anna Straßmann"]},
            "X4": {"names": ["Jörg Müller"]},
            "X5": {"names": ["Þórdís Æsudóttir"]},
            "X6": {"names": ["Wojciech Łukaszewicz"]},
            "X7": {"names": ["Fatma Işıkoğlu"]},
            "X8": {"names": ["Siobhán O'Dalaigh"]},
            "X9": {"names": ["Greta Weissmueller"]},
            "X10": {"names": ["Aoife OMalveney"]},
        }.items()
    ]
)


def found(text: str) -> list[Hit]:
    return Search(KEY).hits(text, near=True, finished=True)


@pytest.mark.parametrize(
    "name",
    [
        "Dordevic", "Djordjevic", "Sorensen", "Soerensen", "Strassmann", "Strasmann", "Mueller",
        "Muller", "Thordis", "Aesudottir", "Lukaszewicz", "ISIKOGLU", "Isikoglu", "ODalaigh",
        "O’Dalaigh", "O`Dalaigh", "Weißmueller", "Müller", "Þórdís", "OMalveney", "O’Malveney",
        "O'Malveney",
    ],
)  # fmt: skip
def test_a_name_is_found_however_its_letters_are_spelt(name: str) -> None:
    hits = found(f"The man {name} was seen.")
    assert [hit.sure for hit in hits] == [True]
    assert hits[0].start in {8, 8 + 2 * (name[1] in "’`'")}


@pytest.mark.parametrize(
    "tag",
    [
        "#JusticeForJessamy",
        "facebook.com/justiceforjessamy",
        "@jessamyq",
        "jessamy07",
        "OurJessamy",
    ],
)
def test_a_name_in_a_hashtag_a_handle_or_a_user_name_is_told(tag: str) -> None:
    assert [hit.sure for hit in found(f"They shared {tag} that week.")] == [False]


@pytest.mark.parametrize("text", ["a bejessamyed coat", "#JusticeForAll", "and/or", "step07"])
def test_other_words_are_no_tags(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    "school", ["St. Wilfrid's", "St Wilfrid’s", "St Wilfrids", "Saint Wilfrid"]
)
def test_a_school_by_its_short_name_is_told(school: str) -> None:
    assert [hit.sure for hit in found(f"They moved to {school} that week.")] == [False]


def test_a_school_whose_short_name_is_a_common_word_is_left() -> None:
    assert not found("They went to the Park at St Mary's.")


@pytest.mark.parametrize("number", ["0044 7700 900123", "00 44 7700 900123", "+44 (0)7700 900123"])
def test_a_telephone_number_from_abroad_is_found(number: str) -> None:
    assert [hit.what for hit in found(f"Ring {number} now.")] == ["a telephone number"]


@pytest.mark.parametrize("word", ["A" + "b" * 320_000, "Jessamy" * 45_000, "Ab1" * 100_000])
def test_a_long_word_takes_no_more_time_than_its_length(word: str) -> None:
    started = time.process_time()
    found(word)
    assert time.process_time() - started < 5
