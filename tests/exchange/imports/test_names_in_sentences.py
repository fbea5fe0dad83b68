"""Names in every place of a sentence, of people from everywhere; and sentences without any."""

import re
from pathlib import Path

import pytest

from learning_together.exchange.imports.people.people_in_text import Coder
from learning_together.ids import Id
from learning_together.privacy.likely_names.plain_words import is_plain
from learning_together.privacy.likely_names.suspects import Suspects
from learning_together.records.kinds.identity import Identity
from places import TESTS

TABLE = TESTS / "data" / "readings" / "names.txt"
#: Two words with capitals that are in no list: to be found is right for them.
TOO_MUCH = {"Attends Alcoholics Anonymous."}


def pairs(table: Path) -> list[tuple[str, list[str]]]:
    return [
        (text, [] if names == "none" else names.split("; "))
        for text, mark, names in (
            line.rpartition(" => ") for line in table.read_text(encoding="utf-8").splitlines()
        )
        if mark and not text.startswith("# ")
    ]


PAIRS = pairs(TABLE)


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


MEASURED = [
    (text, [] if names == "none" else names.split())
    for text, mark, names in (
        line.rpartition(" => ")
        for line in (TESTS / "data/readings/names_measured.txt").read_text("utf-8").splitlines()
    )
    if mark and not text.startswith("# ")
]


def masked(text: str) -> tuple[str, Coder]:
    """A text as an import writes it that has no key at all."""
    coder = Coder([], {}, {}, frozenset())
    coder.prepare([text])
    return coder.code(text).text, coder


def test_slips_in_100_sentences_and_false_masks_in_180_lines() -> None:
    named = [(text, names) for text, names in MEASURED if names]
    bare = [text for text, names in MEASURED if not names]
    assert (len(named), len(bare)) == (100, 180)
    slips = [
        text for text, names in named
        if set(re.findall(r"[\w-]+", masked(text)[0])) & set(names)
    ]  # fmt: skip
    # docs/importing.md says how many.
    assert slips == []
    assert [text for text in bare if masked(text)[0] != text] == []


@pytest.mark.parametrize(
    ("text", "coded"),
    [
        ("Seen by Khan. Oluwaseun rang", "Seen by (name 1). (name 2) rang"),
        ("Told Ali. Khan rang", "Told (name 1). (name 2) rang"),
        ("Went to St. Oswald Primary. Okafor rang", None),
        ("Dr. Khan rang", "Dr. (name 1) rang"),
        ("Seen by J. Okonkwo", "Seen by (name 1)"),
    ],
)
def test_a_mask_never_spans_a_full_stop(text: str, coded: str | None) -> None:
    found, coder = masked(text)
    assert coded in {found, None}
    for one in coder.unknown.values():
        assert not re.search(r"\w{3,}\. ", one.text)


def test_all_sentences_together_are_masked_within_each() -> None:
    texts = [text for text, _ in MEASURED]
    coder = Coder([], {}, {}, frozenset())
    coder.prepare([" ".join(texts)])
    coder.code(" ".join(texts))
    assert len(coder.unknown) > 80
    assert not [one for one in coder.unknown if re.search(r"\w{4,}\. ", one)]


def test_titles_that_one_number_has_are_told() -> None:
    coder = Coder([], {}, {}, frozenset())
    text = "Mr Brown and Ms Brown rang; Mrs. Okafor did not"
    coder.prepare([text])
    found = coder.code(text).text
    assert found == "Mr (name 1) and Ms (name 1) rang; Mrs. (name 2) did not"
    assert [one.titles for one in coder.unknown.values()] == [("Mr", "Ms"), ("Mrs",)]


@pytest.mark.parametrize(
    "text",
    [
        "Breach of the Peace. Threats to Kill.",
        "Seen in Ear, Nose and Throat.",
        "Reduced Fetal Movements; Nystatin given.",
        "Clare’s Law application made.",
        "Possession With Intent to Supply.",
    ],
)
def test_terms_with_capitals_are_data(text: str) -> None:
    assert masked(text)[0] == text


def test_fresh_lines_lose_their_names_and_nothing_else() -> None:
    table = pairs(TABLE.with_name("names_in_fresh_lines.txt"))
    assert len(table) > 150
    wrong = [
        text
        for text, names in table
        for remains in [left(text)]
        if (any(name in remains for name in names) if names else remains != text)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "name", ["Boyd", "Reilly", "Cindy", "Reddy", "Healy", "Carey", "Barr", "Grewal", "Wheeler"]
)
@pytest.mark.parametrize(
    "text",
    ["{} rang in tears.", "{}: seen at home.", "{} was late.", "Told {} of it.", "{}, aunt, came."],
)
def test_names_that_look_like_words_with_an_ending(name: str, text: str) -> None:
    assert name not in left(text.format(name))


@pytest.mark.parametrize(
    "text",
    ["Winter coat bought by school.", "Woods behind the school searched.", "Hardy plants grew.",
     "Walker given by physiotherapist.", "Piper alarm fitted.", "West wing closed."],
)  # fmt: skip
def test_words_that_are_surnames_too_open_a_sentence_as_words(text: str) -> None:
    assert left(text) == text
