"""Packed or not, pandoc's answer is the same: pandoc itself is the oracle."""

import string
import unicodedata
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import costly
from documents.sample import W, document, root, tables, words
from learning_together.documents import pandoc
from learning_together.documents.document_formats import to_docx
from learning_together.documents.packing import pack

# What people type, and what Markdown might trip over.
CHARACTERS = string.ascii_letters + string.digits + string.punctuation + " éß–—“”’…£½日\u0301\u00a0"


def nfc(text: str) -> str:
    """Pandoc writes a letter and its accent as one character, which is the same text."""
    return unicodedata.normalize("NFC", text)


def escape(text: str) -> str:
    return "".join(f"\\{c}" if c in string.punctuation else c for c in text)


typed = (
    st.text(CHARACTERS, min_size=1, max_size=60)
    .map(lambda text: " ".join(part for part in text.split(" ") if part))
    .filter(lambda text: text.strip("\u00a0") != "")
)
raw = st.text("ab \ue001.\\`*_[](){}<>&!|#1-x\"'", max_size=40)


@costly
@given(st.lists(st.one_of(typed.map(escape), raw), min_size=1, max_size=12))
def test_rows_read_the_same_packed_or_not(cells: list[str]) -> None:
    table = "| A | B |\n|---|---|\n"
    table += "".join(f"| {cell} | [some id]{{#x{n}}} |\n" for n, cell in enumerate(cells))
    packed = pack(table)
    as_is = pandoc.convert(table, "html5", "--wrap=none").decode()
    unpacked = packed.unpack(pandoc.convert(packed.text, "html5", "--wrap=none").decode())
    assert nfc(unescape(unpacked)) == nfc(unescape(as_is))


@costly
@given(st.lists(typed, min_size=1, max_size=12))
def test_what_is_typed_arrives(texts: list[str]) -> None:
    rows = "".join(f"| {escape(text)} |\n" for text in texts)
    paragraphs = "\n\n".join(f"x {escape(text)}" for text in texts)
    made = root(to_docx(document(f"{paragraphs}\n\n| Head |\n|---|\n{rows}\n", contents=False)))
    table = tables(made[0])[1]
    assert [nfc(words(row)) for row in table.findall(f"{W}tr")] == ["Head", *map(nfc, texts)]
    shown = [nfc(words(p)) for p in made[0].findall(f"{W}p") if words(p).startswith("x ")]
    assert shown == [f"x {nfc(text)}" for text in texts]


def test_plain_rows_are_packed() -> None:
    packed = pack("| one two three\\, and four | [health\\-0001]{#health_1} [KPE3333333](#KPE3) |")
    assert packed.words == ["one two three, and four", "health-0001", "KPE3333333"]
    assert packed.text == "| ꙮ0ꙮ | [ꙮ1ꙮ]{#health_1} [ꙮ2ꙮ](#KPE3) |"


def test_rows_with_markup_are_left_alone() -> None:
    for row in ("| _one two three_ |", "| `one two three` |", "| a <b> one two three |"):
        assert pack(row).text == row


def test_emphasis_does_not_keep_the_rest_from_being_packed() -> None:
    packed = pack("| Seen at home\ue001*Comment:* and &c., so_called A&E! | *(one two three)* |")
    assert packed.words == ["Seen at home\ue001", "and &amp;c., so_called A&amp;E!"]


@pytest.mark.parametrize(
    "row",
    [
        "| Finding 1 of all\ue001**[A title of some length]{#F1__title}** |",
        "| **[A title of some length]{#F1__title}**\ue001and what follows |",
        "| *[one]{#a__b}*\ue000and what follows\ue000*[two]{#a__c}* |",
    ],
)
def test_emphasis_of_a_place_stays_beside_a_break(row: str) -> None:
    from learning_together.documents import pandoc

    table = f"| A |\n|---|\n{row}\n"
    packed = pack(table)
    made = packed.unpack(pandoc.convert(packed.text, "html").decode("utf-8"))
    assert made.split() == pandoc.convert(table, "html").decode("utf-8").split()
    assert "*" not in made


def test_hostile_row_takes_no_time() -> None:
    row = "| " + "](x) [" * 20_000 + "\\"
    assert pack(row).text == row


def test_places_of_fields_travel_with_their_words() -> None:
    row = "| [HV1]{#HV1} | [Health \\[visitor]{#HV1__role} | []{#HV1__level} | a [b]{#x__y} |"
    packed = pack(row)
    assert packed.text.count("__") == 1, "what stands first in its cell, and only that"
    assert "[HV1]{#HV1}" in packed.text
    place = "<{name} {key}>{text}"
    written = packed.unpack(packed.text, place)
    assert "<HV1__role 2000000>Health [visitor |" in written
    assert "<HV1__level 2000001> |" in written
    digits = pack("| [Age]{#HV1__age}15 | seen at home |")
    assert digits.unpack(digits.text) == "| Age15 | seen at home |"
    assert pack("| [*Health* visitor]{#HV1__role} |").places == {}
    assert pack("| *[Health visitor]{#HV1__role}* |").places == {}
