"""The PDF: marked on every page, accessible, in order, and with every word as it was typed."""

import io
import re
import string
from itertools import pairwise
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import Destination

from conftest import of_each_kind
from documents.sample import DOCUMENT, MARKING, ROWS, document
from documents.test_hostile import HOSTILE
from learning_together import seal
from learning_together.documents.document import CELL_BREAK, LINE_BREAK
from learning_together.documents.document_formats import to_pdf
from learning_together.documents.pdf import glyphs, table_rows
from learning_together.resources import folder

CONTENTS = re.compile(r"(\w[\w ]*?)[ .]+(\d+)(?= |$)")
SPACE = re.compile(r"[\s\u200b]+")


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def words(data: bytes, first: int = 1) -> str:
    """The text of the pages, from one on, as a reader would copy it."""
    return SPACE.sub(" ", " ".join(page.extract_text() for page in read(data).pages[first:]))


@pytest.fixture(scope="module")
def made() -> bytes:
    return to_pdf(DOCUMENT)


@pytest.fixture(scope="module")
def pages(made: bytes) -> list[str]:
    return [SPACE.sub(" ", page.extract_text()) for page in read(made).pages]


def test_same_twice(made: bytes) -> None:
    assert to_pdf(DOCUMENT) == made


def test_it_is_sealed_and_tells_for_whom_it_was_made() -> None:
    made = to_pdf(document("One.", audience="agency:health"))
    assert seal.is_as_written(made)
    assert seal.made_for(made) == {"agency:health"}
    assert not seal.is_as_written(made.replace(b"agency:health", b"agency:police", 1))
    assert not seal.is_as_written(made + b"\n")
    assert seal.made_for(to_pdf(document("One."))) == set()


def test_it_says_what_it_is(made: bytes) -> None:
    file = read(made)
    assert file.metadata is not None
    assert (file.metadata.title, file.metadata.author) == (DOCUMENT.title, DOCUMENT.author)
    root: Any = file.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made


def test_marking_and_number_stand_on_every_page_but_the_cover(pages: list[str]) -> None:
    assert MARKING in pages[0]
    assert DOCUMENT.title in pages[0]
    for number, text in enumerate(pages[1:], 2):
        assert text.count(MARKING) == 2, number
        assert f"Page {number} of {len(pages)}" in text


def test_a_document_without_marking_says_none() -> None:
    made = to_pdf(document("One.", marking=""))
    assert "OFFICIAL" not in words(made, 0)


def test_the_contents_name_the_pages(made: bytes, pages: list[str]) -> None:
    file = read(made)
    (contents,) = (page for page in pages if "Contents" in page)
    told = {
        title.strip(): int(page)
        for title, page in re.findall(
            r"(\w[\w ]*?)[ .]+(\d+)(?= |$)", contents.partition("Contents")[2]
        )
    }
    there = {
        str(one.title): (file.get_destination_page_number(one) or 0) + 1
        for one in flat(file.outline)
    }
    there.pop("Contents", None)
    assert {"Summary", "Detail", "Chronology", "After"} <= there.keys()
    assert {name: told[name] for name in there} == there


def flat(outline: Any) -> list[Destination]:
    return [one for each in outline for one in (flat(each) if isinstance(each, list) else [each])]


def test_landscape_pages_and_back(made: bytes) -> None:
    turned = [page.mediabox.width > page.mediabox.height for page in read(made).pages]
    assert [a for a, b in pairwise((*turned, None)) if a != b] == [False, True, False]


def test_every_row_stands_on_one_page(pages: list[str]) -> None:
    for number in range(1, len(ROWS.split("\n")) + 1):
        holding = [text for text in pages if f"visit {number} KPE3" in text]
        assert len(holding) == 1, number
        assert f"health-{number:03d} {number % 28 + 1} March 2009" in holding[0]


def test_the_heading_row_comes_again_on_each_page(pages: list[str]) -> None:
    for text in pages:
        if "health-0" in text:
            assert "Entry Date What happened Episode" in text


def test_captions_count(pages: list[str]) -> None:
    text = " ".join(pages)
    for said in ("Table 1: Factors", "Table 2: Entries", "Figure 1: Entries by month"):
        assert said in text


def test_pictures_are_told(made: bytes) -> None:
    assert b"A bar chart" in made or "A bar chart".encode("utf-16-be") in made


def test_links_lead_to_places_and_pages() -> None:
    made = to_pdf(document(HOSTILE))
    links = [
        note.get_object()["/A"]
        for page in read(made).pages
        for note in page.get("/Annots", ())
        if "/A" in note.get_object()
    ]
    assert {link["/URI"] for link in links if link["/S"] == "/URI"} == {
        "https://ok.example/",
        "https://example.org/?a=1&b=2",
        "mailto:a@example.org",
    }
    assert {link["/S"] for link in links} <= {"/URI", "/GoTo"}
    text = words(made)
    for said in ("<script>alert(1)</script>", "onerror", "js", "dead", "block", "\\input{/etc/"):
        assert said in text
    assert "root:" not in text


@pytest.mark.parametrize(
    "typed",
    [
        "#eval(1)", "#read(a)", "$x^2$", "@someone <label>", "= no heading", "// no comment",
        "/* nor this */", "~ and -- and ---", "'so' \"so\"", "[[x]] {y}", "a_b_c *d*", "1. + - /",
        "C:\\\\dir\\\\u{41}", "\\#let x = 1", "Llanfairpwllgwyngyll ŵ ŷ Żółć İı مرحبا",
    ],
)  # fmt: skip
def test_what_is_typed_stays_text(typed: str) -> None:
    escaped = "".join(f"\\{one}" if one in string.punctuation else one for one in typed)
    made = to_pdf(document(f"Before {escaped} after\\.", contents=False))
    if "مرحبا" in typed:
        typed = typed.replace(" مرحبا", "")
    assert SPACE.sub(" ", typed) in words(made)


@of_each_kind
@given(
    st.lists(
        st.text(st.sampled_from(string.punctuation + "ab 1"), min_size=1, max_size=60),
        min_size=12,
        max_size=16,
    )
)
def test_any_punctuation_stays_as_typed(texts: list[str]) -> None:
    escaped = [
        "".join(f"\\{one}" if one in string.punctuation else one for one in typed)
        for typed in texts
    ]
    lines = "\n\n".join(f"x{one}x" for one in escaped)
    rows = "\n".join(f"| y{one}y | z |" for one in escaped)
    body = f"{lines}\n\n| A | B |\n|---|---|\n{rows}\n"
    said = SPACE.sub("", words(to_pdf(document(body, contents=False, stamp=()))))
    for typed in texts:
        assert SPACE.sub("", f"x{typed}x") in said
        assert SPACE.sub("", f"y{typed}y") in said


def test_characters_without_a_glyph_are_words_and_told() -> None:
    typed = document("Well \U0001f600 done\ufe0f \u4e2d.", title="A \U0001f970")
    assert glyphs.missing(typed) == ("\u4e2d", "\U0001f600", "\U0001f970")
    made = to_pdf(typed)
    assert "Well (grinning face) done (cjk unified ideograph-4e2d)." in words(made)
    assert "A (smiling face with smiling eyes and three hearts)" in words(made, 0)
    assert glyphs.missing(document("One", stamp=(("Board", "\u4e2d"),), state="\u6587")) == (
        "\u4e2d",
        "\u6587",
    )
    assert glyphs.missing(document("Żółć, ŵ, مرحبا, → and ✓")) == ()


def test_what_is_said_to_have_a_glyph_has_one() -> None:
    fonts = [TTFont(path) for path in (folder("templates") / "pdf" / "fonts").glob("*.ttf")]
    there = set().union(*(font.getBestCmap() for font in fonts))
    for code in (*range(0x20, 0x2FFF), *range(0x1F300, 0x1FAFF)):
        if glyphs.in_words(document(chr(code))).body == chr(code) and not chr(code).isspace():
            assert code in there, hex(code)


@pytest.mark.parametrize("tall", [False, True])
def test_a_row_breaks_only_where_it_must(tall: bool) -> None:
    cell = " ".join(f"word{number}" for number in range(900 if tall else 30))
    rows = "\n".join(f"| {number} | {cell} |" for number in range(3 if tall else 30))
    made = to_pdf(document(f"| A | B |\n|---|---|\n{rows}\n", contents=False))
    text = words(made)
    assert text.count("word29 ") == (3 if tall else 30) or not tall
    for page in read(made).pages[1:]:
        found = SPACE.sub(" ", page.extract_text())
        if not tall:
            assert found.count("word0 ") == found.count("word29")
    if tall:
        assert all(text.count(f"word{number} ") >= 3 for number in (0, 450, 898))


def test_widths_and_tall_rows_of_tables() -> None:
    text = (
        '::: {#lt_1 .table widths="1 3"}\n\n| A | B |\n|---|---|\n| [a\\|b](#x) | c |\n\n:::\n\n'
        f"| A | B |\n|---|---|\n| a | {'b ' * 500}|\n"
    )
    first, second = table_rows.tables(text)
    assert (len(first.shares), first.is_tall, second.is_tall) == (2, False, True)
    assert [round(share) for share in first.shares] == [25, 75]
    assert sum(first.shares) == pytest.approx(100)
    broken = f"| A |\n|---|\n| {'a' + LINE_BREAK * 12 + 'b' + CELL_BREAK * 12} |\n"
    assert table_rows.tables(broken)[0].is_tall
    assert table_rows.tables("| A |\n|---|\n") == table_rows.tables(
        "x\n\n| A |\n|---|\n\n```\n| A |\n```\n"
    )


def test_long_words_stay_within_their_cells() -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitaenswitwenpensionskasse"
    made = to_pdf(
        document(f"| A | B | C | D |\n|---|---|---|---|\n| {word} | {word} | {word} | x |\n")
    )
    assert words(made).replace(" ", "").count(word) == 3
