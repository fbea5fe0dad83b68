"""Who is meant: a part of a name is no proof, and nothing of a name is left over."""

import re

import pytest

from learning_together.exchange.imports.people.people_in_text import Coder
from learning_together.exchange.imports.people.wordings import FREE, MASKED, Unknown
from learning_together.ids import Id
from learning_together.records.kinds.identity import Identity
from learning_together.review.load import load
from sample import Folder

KEY = """- code: C1
  names: [Tyler Brown]
- code: HV1
  names: [Niamh O'Sullivan]
- code: M
  names: [Kelly Anne Jones]
  known_as: [Kel, Mrs Jones]
- code: SW2
  names: [Will Hope]
- code: GP1
  names: [Dr Anil Patel]
"""
PEOPLE = {Id(one): one for one in ("C1", "HV1", "M", "SW2", "GP1")}


@pytest.fixture
def coder(folder: Folder) -> Coder:
    root = folder({"private/identities.yaml": KEY})
    return Coder(load(root).review.all(Identity), PEOPLE, {}, frozenset({"harbour trust"}))


@pytest.mark.parametrize(
    ("text", "coded"),
    [
        # Whole names, turned round or not, and forms that the key gives.
        ("Kelly Jones left", "M left"),
        ("Kelly Anne Jones left", "M left"),
        ("Jones, Kelly", "M"),
        ("TYLER BROWN was seen", "C1 was seen"),
        ("Mrs Jones rang", "M rang"),
        ("Kel said so", "M said so"),
        ("Dr Anil Patel wrote", "GP1 wrote"),
        # A first name that is one person's, with nobody beside it.
        ("Niamh and her sister", "HV1 and her sister"),
        ("Tyler and Kelly went", "C1 and M went"),
        ("Tyler's shoes", "C1's shoes"),
        # Surnames, titles, other first names and double names are others'.
        ("Mr Brown was arrested", "Mr (name) was arrested"),
        ("Darren Brown was bailed", "(name) was bailed"),
        ("Darren Kelly came", "(name) came"),
        ("Kelly Smith came", "(name) came"),
        ("Tyler Kelly", "(name)"),
        ("Tyler Brown-Smith", "(name)"),
        ("Mr Tyler rang", "Mr (name) rang"),
        ("Patel shop owner rang", "(name) shop owner rang"),
        ("T Brown was seen", "(name) was seen"),
        # A family by its name, and places that are called like somebody.
        ("The O'Sullivans moved; Patels too", "The (name) moved; (name) too"),
        ("the jones house", "the (name) house"),
        ("seen in Kelly Jones Road", "seen in (place)"),
        ("by 12 Kelly Jones Close.", "by (place)."),
        ("Kelly Jones house keys", "(name) house keys"),
        # Initials and small words belong to the name beside them.
        ("S Smith rang", "(name) rang"),
        ("Mr D Brown present", "Mr (name) present"),
        ("seen by J. van der Berg", "seen by (name)"),
        ("Smith, J.", "(name)"),
        # Words that are names as well.
        ("Will the team agree?", "Will the team agree?"),
        ("Will hope to attend", "Will hope to attend"),
        ("a brown bag", "a brown bag"),
        ("Spoke to Will at home", "Spoke to SW2 at home"),
        ("Harbour Trust wrote", "Harbour Trust wrote"),
    ],
)
def test_who_is_meant(coder: Coder, text: str, coded: str) -> None:
    coder.prepare([text])
    assert re.sub(r"\((name|place) [0-9]+\)", r"(\1)", coder.code(text).text) == coded


def test_whoever_a_street_is_called_like_did_not_take_part(coder: Coder) -> None:
    text = "Kelly Jones Road was searched"
    coder.prepare([text])
    assert coder.code(text).codes == ()


def test_codes_count_in_any_case_where_they_are_no_other_word(coder: Coder) -> None:
    text = "hv1, Sw2; c1/GP1 saw her, m was out"
    coder.prepare([text])
    assert coder.code(text).codes == ("HV1", "SW2", "C1", "GP1")


def test_what_was_equated_is_listed(coder: Coder) -> None:
    coder.prepare(["Kelly Jones and Niamh", "Niamh again"])
    coder.code("Kelly Jones and Niamh", "1", "event")
    coder.code("Niamh again", "2", "event")
    assert [(one.masked, one.code, one.whole, one.seen, one.where)
            for one in coder.equated.values()] == [
        ("K… J…", "M", True, 1, "row 1, event"),
        ("N…", "HV1", False, 2, "row 1, event"),
    ]  # fmt: skip


def test_whose_an_unknown_may_be_is_proposed(coder: Coder) -> None:
    coder.prepare(["Mr Brown rang", "Kelly Brown rang"])
    for text in ("Mr Brown rang", "Kelly Brown rang"):
        coder.code(text)
    assert {one.text: one.codes for one in coder.unknown.values()} == {
        "Brown": ("C1",), "Kelly Brown": ("C1", "M"),
    }  # fmt: skip


TOLD = """- code: C1
  names: [Tyler Brown]
  initials: [TB, TQB]
  user_names: [tyb_2009]
  nhs: ["943 476 5919"]
  addresses: [4 Mill Lane]
- code: the estate
  type: place
  names: [Moss Side Park]
"""


@pytest.mark.parametrize(
    ("text", "coded", "codes"),
    [
        ("Seen with TB today", "Seen with C1 today", ("C1",)),
        ("on tb treatment, Mr TQB left", "on tb treatment, C1 left", ("C1",)),
        ("online as tyb_2009", "online as C1’s user name", ("C1",)),
        ("NHS 943 476 5919 held", "NHS C1’s number held", ("C1",)),
        ("moved to 4 Mill Lane", "moved to C1’s address", ("C1",)),
        ("at Moss Side Park again", "at the estate again", ()),
        ("rang 07700 900123 twice", "rang (phone 1) twice", ()),
        ("rang (0161) 496.0123, then 0044 7700 900123", "rang (phone 1), then (phone 2)", ()),
        ("form 0123456789 or 0123 456789", "form 0123456789 or 0123 456789", ()),
        (
            "rang 0300 123 4567, on 01/02/2009 at 0915",
            "rang 0300 123 4567, on 01/02/2009 at 0915",
            (),
        ),
        ("ISBN 0 7156 1234 5", "ISBN 0 7156 1234 5", ()),
        ("wrote to x.y@example.org", "wrote to (email 1)", ()),
        ("lives in ZE9 9ZZ now", "lives in (postcode 1) now", ()),
        ("NHS 943 476 5870 held", "NHS (number 1) held", ()),
        ("job 943 476 5871 raised", "job 943 476 5871 raised", ()),
        ("TB and 07700 900123, C1", "C1 and (phone 1), C1", ("C1",)),
        ("Nothing of note", "Nothing of note", ()),
        ("", "", ()),
    ],
)
def test_initials_numbers_and_places(
    text: str, coded: str, codes: tuple[str, ...], folder: Folder
) -> None:
    key = load(folder({"private/identities.yaml": TOLD})).review.all(Identity)
    coder = Coder(key, PEOPLE, {}, frozenset())
    coder.prepare([text])
    made = coder.code(text, "1", "event")
    assert (made.text, made.codes) == (coded, codes)


def test_without_a_key_and_without_people_numbers_and_names_are_seen_all_the_same() -> None:
    texts = ["Nothing of note", "rang 07700 900123", "Zbigniew left", "at home"]
    coder = Coder((), {}, {}, frozenset())
    coder.prepare(texts)
    assert [coder.code(text).text for text in texts] == [
        "Nothing of note", "rang (phone 1)", "(name 2) left", "at home"
    ]  # fmt: skip


def test_an_unknown_keeps_its_number_its_titles_and_how_often_it_was_seen(coder: Coder) -> None:
    texts = ["Mrs Zbyk rang", "Mr Zbyk and Zbyk", "Dr Kowal came"]
    coder.prepare(texts)
    assert [coder.code(text, str(row), "event").text for row, text in enumerate(texts, 1)] == [
        "Mrs (name 1) rang", "Mr (name 1) and (name 1)", "Dr (name 2) came"
    ]  # fmt: skip
    first, second = coder.unknown.values()
    assert (first.seen, first.titles, first.where) == (3, ("Mrs", "Mr"), "row 1, event")
    assert (second.seen, second.titles, second.where) == (1, ("Dr",), "row 3, event")
    assert second.proposal != first.proposal


def test_what_stood_for_whom_before_and_what_was_answered_counts(folder: Folder) -> None:
    key = load(folder({"private/identities.yaml": KEY})).review.all(Identity)
    before = {"zbyk": Unknown("Zbyk", 7), "kowal": Unknown("Kowal", 9, free=True)}
    answers = {"quispel": "HV1", "bairstow": FREE, "olanre": MASKED}
    coder = Coder(key, PEOPLE, before, frozenset(), answers)
    text = "Seen by Zbyk, by Kowal, by Quispel, by Bairstow, by Olanre and by Tewodros"
    coder.prepare([text])
    made = coder.code(text, "2", "event")
    # Whoever was answered has a number too, should the answer be another one next time.
    assert made.text == (
        "Seen by (name 7), by Kowal, by HV1, by Bairstow, by (name 12) and by (name 13)"
    )
    assert made.codes == ("HV1",)
    assert [one.answered for one in coder.equated.values()] == [True]


OF_WORDS = """- code: C1
  names: [Jade Tolleton]
- code: SW2
  names: [Will Hope]
- code: SIB
  names: [Marnie Quell]
- code: SIB2
  names: [Dora Vine]
"""


@pytest.mark.parametrize(
    ("text", "coded"),
    [
        # What is a word as well is somebody by what stands around it, in small letters too.
        ("Home visit. jade asleep", "Home visit. C1 asleep"),
        ("told jade that; with daisy and jade", "told C1 that; with daisy and C1"),
        ("jade’s bed; jade rang; jade and Leah", "C1’s bed; C1 rang; C1 and (name)"),
        ("her sister, jade, slept", "her sister, C1, slept"),
        ("a jade ring; rated jade; the jade rang", "a jade ring; rated jade; the jade rang"),
        ("will said no; she will ask; the will said", "SW2 said no; she will ask; the will said"),
        ("Will hope said so", "SW2 said so"),
        # Nothing of a name is left beside a mask, or beside another name.
        ("Jade Smith visited", "(name) visited"),
        ("Grant Okafor came; May Okafor cried", "(name) came; (name) cried"),
        ("In May Okafor cried.", "In May (name) cried."),
        ("Rose Tilling visited; Rose Panel agreed", "(name) visited; Rose Panel agreed"),
        ("Okafor, P. signed; SW Okafor rang", "(name) signed; SW (name) rang"),
        ("JK Okafor rang; Okafor, J. Adeyemi", "(name) rang; (name), (name)"),
        ("Jade and Leah played", "C1 and (name) played"),
        ("Jade and Kitchen dirty", "Jade and Kitchen dirty"),
        # Without the apostrophe.
        ("Jades bag; Marnies bag", "C1 bag; SIB bag"),
        ("new jades", "new jades"),
        # First letters of whole names, but no usual abbreviation.
        ("JT upset; J.T. rang; M.Q. rang", "(name) upset; (name) rang; (name) rang"),
        ("DV disclosed; jt; mq; RJT", "DV disclosed; jt; mq; RJT"),
        ("Seen by Leah Pemberton. LP to act", "Seen by (name). (name) to act"),
    ],
)
def test_parts_small_letters_and_initials(folder: Folder, text: str, coded: str) -> None:
    root = folder({"private/identities.yaml": OF_WORDS})
    known = {Id(one): one for one in ("C1", "SW2", "SIB", "SIB2")}
    coder = Coder(load(root).review.all(Identity), known, {}, frozenset())
    coder.prepare([text])
    assert re.sub(r"\((name|place) \d+\)", r"(\1)", coder.code(text).text) == coded


def test_letters_of_a_name_say_whose_they_may_be(folder: Folder) -> None:
    coder = Coder(load(folder({"private/identities.yaml": OF_WORDS})).review.all(Identity), {}, {},
                  frozenset())  # fmt: skip
    coder.prepare(["JT upset"])
    coder.code("JT upset")
    assert coder.unknown["jt"].codes == ("C1",)
