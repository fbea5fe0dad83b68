"""Names in every place of a sentence, of people from everywhere; and sentences without any."""

import pytest

from learning_together.exchange.imports.people.likely_names import Suspects
from learning_together.exchange.imports.people.people_in_text import Coder
from learning_together.exchange.imports.people.plain_words import is_plain
from learning_together.ids import Id
from learning_together.records.kinds.identity import Identity
from places import TESTS

TABLE = TESTS / "data" / "readings" / "names.txt"
#: Two words with capitals that are in no list: to be found is right for them.
TOO_MUCH = {"Attends Alcoholics Anonymous."}
PAIRS = [
    (text, [] if names == "none" else names.split("; "))
    for text, mark, names in (
        line.rpartition(" => ") for line in TABLE.read_text(encoding="utf-8").splitlines()
    )
    if mark and not text.startswith("# ")
]


def left(text: str) -> str:
    """What remains of a sentence, when what may be a name is taken out."""
    suspects = Suspects()
    suspects.learn([text], frozenset())
    for start, end, _, _ in reversed(list(suspects.find(text))):
        text = text[:start] + "…" + text[end:]
    return text


def test_the_table_is_there() -> None:
    assert sum(bool(names) for _, names in PAIRS) >= 100
    assert sum(not names for _, names in PAIRS) >= 75


@pytest.mark.parametrize(("text", "names"), PAIRS, ids=[text for text, _ in PAIRS])
def test_sentence(text: str, names: list[str]) -> None:
    remains = left(text)
    for name in names:
        for word in name.replace(",", " ").replace(".", " ").split():
            if len(word) > 2 or (len(word) == 2 and word not in {"al", "de", "la"}):
                assert word not in remains.replace("…", " … ").split()
    if not names:
        assert remains == text or text in TOO_MUCH


@pytest.mark.parametrize("word", ["disengaged", "re-referred", "unkempt", "café", "verbally",
                                  "hv's", "evicted", "intoxicated", "weaning"])  # fmt: skip
def test_words_of_the_language(word: str) -> None:
    assert is_plain(word)


@pytest.mark.parametrize("word", ["oluwaseun", "xiaoling", "hodan", "kel", "nimco", "szczepańska"])
def test_words_that_are_none(word: str) -> None:
    assert not is_plain(word)


def test_a_name_in_small_letters_is_known_everywhere_in_a_delivery() -> None:
    suspects = Suspects()
    texts = ["spoke to sharon today", "seen with mr patel", "Khan rang. dr khan will ring back"]
    suspects.learn(texts, frozenset())
    found = [[text[a:b] for a, b, _, _ in suspects.find(text)] for text in texts]
    assert found == [["sharon"], ["patel"], ["Khan", "khan"]]


@pytest.mark.parametrize(
    ("text", "coded"),
    [
        ("Spoke to April on the phone", "Spoke to SIB on the phone"),
        ("Seen by April and her aunt", "Seen by SIB and her aunt"),
        ("M and April attended", "M and SIB attended"),
        ("The weight of April was told", "The weight of SIB was told"),
        ("Reviewed in April", "Reviewed in April"),
        ("From March to April 2009", "From March to April 2009"),
        ("between March and April", "between March and April"),
        ("on 3 April", "on 3 April"),
        ("From April to June", "From April to June"),
        ("April 2009", "April 2009"),
    ],
)
def test_a_name_of_the_key_that_is_a_month_as_well(text: str, coded: str) -> None:
    key = [Identity.model_validate({"code": "SIB", "names": ["April"]})]
    coder = Coder(key, {Id("SIB"): "SIB", Id("M"): "M"}, {}, frozenset())
    coder.prepare([text])
    assert coder.code(text).text == coded
