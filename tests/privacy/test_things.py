"""Shops, pubs, wards, medicines, towns and systems are no people, and people beside them are."""

import re

import pytest

from learning_together.exchange.imports.people.people_in_text import Coder
from learning_together.ids import Id
from learning_together.privacy.likely_names.plain_words import words
from learning_together.privacy.likely_names.things import called_by_kind, of_thing, words_of
from learning_together.records.kinds.identity import Identity
from places import TESTS

LINES = [
    line.rpartition(" => ")[::2]
    for line in (TESTS / "data/readings/names_of_things.txt").read_text("utf-8").splitlines()
    if not line.startswith("# ")
]


def coded(text: str, *names: str) -> str:
    """A text as an import writes it that has these names in its key, as those of C1."""
    key = [Identity.model_validate({"code": "C1", "names": list(names)})] if names else []
    coder = Coder(key, {Id("C1"): "C1"} if names else {}, {}, frozenset())
    coder.prepare([text])
    return coder.code(text).text


def test_lines_full_of_things_keep_their_words() -> None:
    bare = [(text, what) for text, what in LINES if what in {"none", "?"} and "Conners" not in text]
    bare += [(text, what) for text, what in LINES if text.startswith("Conners questionnaire")]
    assert len(bare) == 338
    assert [text for text, what in bare if (coded(text) == text) != (what == "none")] == []
    # Without lists: 132 of the first 180, 66 of the next 90, 51 of the last 60.
    assert sum(what == "?" for _, what in bare[:180]) <= 11
    assert sum(what == "?" for _, what in bare[:269]) <= 25
    assert sum(what == "?" for _, what in bare) <= 40


def sentences_about_people() -> list[tuple[str, str]]:
    lines = (TESTS / "data/readings/names_called_as_things.txt").read_text("utf-8").splitlines()
    names = [name for line in lines if line.startswith("names: ") for name in line.split()[1:]]
    return [(line.format(name), name) for line in lines if "{}" in line for name in names]


@pytest.mark.parametrize("every", [29, pytest.param(1, marks=pytest.mark.long)])
def test_people_who_are_called_as_things(every: int) -> None:
    about = sentences_about_people()
    assert len(about) > 15_000
    assert [text for text, name in about[::every] if name in coded(text)] == []


def test_names_beside_things_are_still_taken_out() -> None:
    named = [(text, names.split()) for text, names in LINES if names not in {"none", "?"}]
    assert len(named) >= 99
    assert [
        text for text, names in named if set(names) & set(re.findall(r"[\w-]+", coded(text)))
    ] == []


@pytest.mark.parametrize(
    "text",
    [
        "Seen outside the |Kelly pub.",
        "Drinks at the |George and Dragon",
        "Drinks at the George and |Dragon",
        "Left in the Duke of |Wellington.",
        "Left in the |Duke of Wellington.",
        "Barred from the Queen |Victoria after a fight",
        "Moved to |Florence Ward",
        "Admitted to |Kestrel ward, settled",
        "Settled on |Kestrel Ward",
        "Moved from Cedar ward to |Ashby ward",
        "Seen on 4 |Harvey ward",
        "Letter from |Khan Solicitors",
        "Debt to |Marston Holdings",
        "Fight at the |Nelson Arms",
        "The |Kelly pub rang",
        "Lives in |Chester",
        "At |Boots, alone",
        "Train to |Lincoln",
        "Moved here from |Nelson",
        "Shifts at the |Boots depot",
        "Wore an |Everton shirt",
        "Cinema at |Vue",
        "Laid off from Ford at |Halewood",
        "At Sure Start in |Shipley",
        "Butlins in |Minehead",
        "A bottle of |Glen's vodka",
        "Found in the Coach and |Horses.",
        "Not |Boots, Asda",
        "Food from |Trussell Trust",
        "Food from Trussell |Trust",
        "Recorded on |Merlin",
        "Searched on Connect and |Athena",
        "|Paris records show nothing",
        "|Merlin report shared",
        "Cleaner at |Sainsbury's from five",
        "Marks & |Spencer bag",
        "Cleaner at |Sainsburys from five",
        "Threats on Facebook |Messenger.",
        "Trip to Cadbury |World again",
        "Met him at |Costa",
        "Grew up on the Isle of |Wight",
    ],
)
def test_things(text: str) -> None:
    assert at(text)


@pytest.mark.parametrize(
    "text",
    [
        "Told |Kelly ward full",
        "Told |Kelly pub shut",
        "Went to |Bolton for work",
        "Family near |Bradford",
        "Xanax and |Fragmin",
        "Report on |Merlin",
        "Nothing held on PNC or |Athena",
        "|Merlin created and sent",
        "|Iris reports feeling low",
        "Playing with |Burton",
        "Saw a change in |Chester",
        "Saw Preston near |Chester",
        "Lives in |Chelsea",
        "The pub told |Kelly",
        "Seen with |Kelly",
        "on |Heather ward manager",
        "Dr |Kestrel ward",
        "Mr |Asda",
        "Stayed at the |Okafors",
        "Stayed with the |Georges and Dragons",
        "Went to the |Patel and Shah wedding",
        "laughed at |Chester",
        "Confided in |Chester",
        "At |Chester rang",
        "In |Chester’s bag",
        "in |Chester, a friend",
        "in |Chester Khan",
        "in Kelly |Chester",
        "Told |Chester",
        "Went to |Chelsea for help",
        "Bought from |Dyson",
        "With an |Everton child",
        "Asda and |Mo",
        "Asda and |Florence",
        "near |Chelsea",
        "Report from |Holmes",
        "|Merlin rang",
        "|Sainsbury's mother rang",
        "|Sainsbury's school",
        "Amir |Tesco",
        "|Tesco Khan",
        "un-|Asda",
        "|Tesco Primary School",
        "O'|Neill rang",
        "the |McDonalds came",
        "Facebook |Sorrel rang",
        "Tesco |Grant",
    ],
)
def test_people(text: str) -> None:
    assert not at(text)


def at(marked: str) -> bool:
    """Whether the word behind | is a thing's."""
    start, text = marked.index("|"), marked.replace("|", "")
    found = re.compile(r"[^\W_]+").match(text, start)
    assert found is not None
    return of_thing(text, *found.span())


def test_what_the_key_has_is_no_person_where_a_pub_is_called_so() -> None:
    assert coded("Fell outside the King Arthur pub", "Arthur Bell") == (
        "Fell outside the King Arthur pub"
    )
    assert coded("Fell outside the Arthur Bell pub", "Arthur Bell") == (
        "Fell outside the Arthur Bell pub"
    )
    assert coded("Told Arthur pub shut", "Arthur Bell") == "Told C1 pub shut"
    assert coded("In Chester", "Chester Bell") == "In C1"  # the team's own name goes first
    assert not called_by_kind("In Chester", 3, 10)


def test_a_saint_with_an_apostrophe_is_a_place() -> None:
    assert coded("Pupil at St Oswald’s, tired") == "Pupil at (place 1), tired"
    assert coded("Told St John Okafor") == "Told (name 1)"


def test_lists_hold_no_usual_name() -> None:
    names = words("first_names") | words("surnames")
    assert len(words_of("things")) > 3000
    assert not words_of("things") & names
    assert "o'neill" not in words_of("things")
    assert "isle of wight" in words_of("things")
    assert not {one for one in words_of("shops_too") if one in words("first_names")}
