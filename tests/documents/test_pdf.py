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
from pypdf.generic import ContentStream, Destination

from conftest import of_each_kind
from documents import pdf_pages
from documents.pdf_faults import faults, flat_with_levels
from documents.sample import DOCUMENT, MARKING, ROWS, document
from documents.test_hostile import HOSTILE
from learning_together import seal
from learning_together.documents.column_widths import MARGINS
from learning_together.documents.document import CELL_BREAK, LINE_BREAK
from learning_together.documents.document_formats import to_pdf
from learning_together.documents.pdf import glyphs, table_rows, word_breaks
from learning_together.documents.pdf.word_breaks import BREAK
from learning_together.resources import folder

CONTENTS = re.compile(r"(\w[\w ]*?)[ .]+(\d+)(?= |$)")
SPACE = re.compile(r"[\s\u200b]+")


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def words(data: bytes, first: int = 0) -> str:
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
    assert "OFFICIAL" not in words(made)


def test_what_is_still_to_be_written_is_set_in_italics() -> None:
    made = to_pdf(document("::: {.unwritten}\nStill to be written.\n:::\n", contents=False))
    fonts = {
        str(font.get_object()["/BaseFont"])
        for font in read(made).pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert any("Italic" in one for one in fonts)


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


def test_contents_a_few_lines_longer_than_a_page_are_set_smaller() -> None:
    body = "# First\n\n" + "".join(f"## Heading number {number}\n\nx\n\n" for number in range(47))
    assert sum(". . ." in text for text in texts(to_pdf(document(body)))) == 1


def test_contents_that_do_not_fit_below_what_is_there_begin_a_page() -> None:
    body = "# First\n\n" + "".join(f"## Heading number {number}\n\nx\n\n" for number in range(43))
    _, about, contents, *_ = texts(to_pdf(document(body)))
    assert "Contents" not in about
    assert re.search("Contents First.*Heading number 42", contents)


def test_the_last_item_of_a_list_is_not_alone_on_a_page() -> None:
    items = "".join(f"- Item {n} {'with words ' * 12}\n" for n in range(1, 7))
    for lines in range(20, 45, 3):
        made = to_pdf(document("Line.\n\n" * lines + items + "\nMore.\n", contents=False))
        assert faults(read(made), marking=MARKING) == [], lines
        assert words(made).count("with words") == 72


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
    assert "A (smiling face with smiling eyes and three hearts)" in words(made)
    assert glyphs.missing(document("One", stamp=(("Board", "\u4e2d"),), month="\u6587")) == (
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
    """A tall row may need more than a page; all others stay on one, be they of the same table."""
    cells = [f"begin{n} {'word ' * (8 + 17 * (n % 7))} end{n}" for n in range(40)]
    if tall:
        cells.insert(20, " ".join(f"tall{number}" for number in range(1200)))
    rows = "\n".join(f"| {number} | {cell} |" for number, cell in enumerate(cells))
    found = texts(to_pdf(document(f"| A | B |\n|---|---|\n{rows}\n", contents=False)))
    for text in found:
        assert re.findall(r"begin(\d+)", text) == re.findall(r"end(\d+)", text)
    whole = " ".join(found)
    assert len(re.findall(r"end\d+", whole)) == 40
    assert sum("tall" in text for text in found) > 1 or not tall
    assert all(f"tall{number} " in whole for number in (0, 600, 1198)) or not tall


def test_what_is_kept_together_is_never_cut_off() -> None:
    lines = "\n\n".join(f"Line {number}" for number in range(90))
    made = to_pdf(document(f"First.\n\n::: {{.keep}}\n{lines}\n:::\n", contents=False))
    assert faults(read(made), marking=MARKING) == []
    assert "Line 89" in words(made)
    lines = "\n\n".join(f"Line {number}" for number in range(20))
    before = "\n\n".join(["Before."] * 20)
    for kind in ("keep", "callout", "quote"):
        made = to_pdf(document(f"{before}\n\n::: {{.{kind}}}\n{lines}\n:::\n", contents=False))
        assert [("Line 0" in text, "Line 19" in text) for text in texts(made)] == [
            (False, False),
            (True, True),
        ]


@pytest.mark.parametrize("before", [28, 29, 30])
def test_a_line_stays_with_the_list_that_it_leads_to(before: int) -> None:
    lines = "Before.\n\n" * before
    made = to_pdf(document(f"{lines}They are:\n\n- One.\n- Two.\n- Three.\n", contents=False))
    told = ("They are:", "One.", "Two.", "Three.")
    assert {sum(one in text for one in told) for text in texts(made)} <= {0, len(told)}


def test_a_small_table_is_not_parted() -> None:
    before = "\n\n".join(["Before."] * 25)
    rows = "\n".join(f"| row {number} |" for number in range(10))
    made = to_pdf(document(f"{before}\n\n| A |\n|---|\n{rows}\n", contents=False))
    assert [("row 0" in text, "row 9" in text) for text in texts(made)] == [
        (False, False),
        (True, True),
    ]


def texts(made: bytes) -> list[str]:
    return [SPACE.sub(" ", page.extract_text()) for page in read(made).pages]


def test_numbers_stand_below_each_other() -> None:
    rows = "| One | 5 | 5 |\n| Two | £1,234 | n |\n| Three | 7 % | 7 |\n"
    made = to_pdf(document(f"| A | Cost | B |\n|---|---|---|\n{rows}", contents=False, stamp=()))
    runs = [run for page in read(made).pages for run in pdf_pages.runs(page)]
    ends = {run.text.strip(): run.right for run in runs}
    starts = {run.text.strip(): run.left for run in runs}
    assert ends["£1,234"] == pytest.approx(ends["Cost"], abs=0.5)
    assert ends["£1,234"] == pytest.approx(ends["7 %"], abs=0.5)
    assert starts["n"] == pytest.approx(starts["7"], abs=0.5), "letters and figures are left"


def test_widths_tall_rows_and_numbers_of_tables() -> None:
    text = (
        '::: {#lt_1 .table widths="1 3"}\n\n| A | B |\n|---|---|\n| [a\\|b](#x) | c |\n\n:::\n'
        "\n"
        f"| A | B |\n|---|---|\n| 1 | b |\n| 2 | {'b ' * 2000}|\n"
    )
    first, second = table_rows.tables(text)
    assert (len(first.shares), first.tall, second.tall) == (2, (), (2,))
    assert (first.numbers, second.numbers) == ((), (1,))
    assert [round(share) for share in first.shares] == [25, 75]
    assert sum(first.shares) == pytest.approx(100)
    broken = f"| A |\n|---|\n| {'a' + LINE_BREAK * 12 + 'b' + CELL_BREAK * 12} |\n"
    assert table_rows.tables(broken)[0].tall == (1,)
    assert table_rows.tables("| A |\n|---|\n") == table_rows.tables(
        "x\n\n| A |\n|---|\n\n```\n| A |\n```\n"
    )


def test_a_row_is_tall_by_the_room_that_it_has() -> None:
    said = "word " * 80
    wide = f"| A |\n|---|\n| {said}|\n"
    many = "| A | B | C | D | E | F | G | H | I |\n"
    narrow = f"{many}{many.translate(dict.fromkeys(map(ord, 'ABCDEFGHI'), '-'))}{'| ' + said}"
    assert table_rows.tables(wide)[0].tall == ()
    assert table_rows.tables(f"{narrow}{(f'| {said}') * 8}|\n")[0].tall == (1,)


def test_headings_that_say_nothing_are_left_out() -> None:
    body = "# One\n\n## []{#a}\n\nText [to it](#a).\n\n### {#b}\n\nMore [there](#b).\n"
    made = read(to_pdf(document(body)))
    assert "Text to it. More there." in " ".join(texts(to_pdf(document(body))))
    assert [str(one.title) for one in flat(made.outline)] == ["One"]
    links = [note for page in made.pages for note in page.get("/Annots", ())]
    assert len(links) == 2, "one, and that of the contents"


def test_no_level_of_headings_is_left_out() -> None:
    made = to_pdf(document("## Two\n\nx\n\n#### Four\n\nx\n\n# One\n\n### Three\n\nx\n"))
    outline = [(level, str(one.title)) for level, one in flat_with_levels(read(made).outline)]
    assert outline == [(1, "Two"), (2, "Four"), (1, "One"), (2, "Three")]


def test_lines_are_no_longer_than_an_eye_likes() -> None:
    said = "Words of running text\\, as people write them in a report on a review\\. " * 12
    heading = "A heading that says at some length what is to be found below"
    turned = f"::: {{.landscape}}\n\n## {heading}\n\n{said}\n\n:::\n"
    body = f"{said}\n\n- {said}\n\n::: {{.small}}\n{said}\n:::\n\n{turned}"
    pages = [pdf_pages.lines(page) for page in read(to_pdf(document(body, contents=False))).pages]
    told = [pdf_pages.said(line) for lines in pages for line in lines]
    assert max(len(line) for line in told if "Words of" in line or "review" in line) <= 78
    assert heading in told, "a heading is as wide as its page"


def test_what_is_short_begins_below_its_name_and_what_is_long_has_a_cover() -> None:
    short, long = to_pdf(document("One.", contents=False)), to_pdf(document("# One\n\nTwo."))
    assert len(read(short).pages) == 1
    assert faults(read(short), marking=MARKING) == []
    assert "Harbour Street: case review" in texts(short)[0]
    assert texts(short)[0].index("Audience") < texts(short)[0].index("One.")
    cover, about, body = texts(long)
    assert "Draft" not in cover
    assert "About this document Draft 3 Audience review team" in about
    assert "Contents One" in about, "what is short needs no page of its own"
    assert "Two." in body
    assert len(read(to_pdf(document("One.", stamp=()))).pages) == 2, "no page without a line"


def test_a_name_stands_on_the_pages_that_it_begins() -> None:
    turned = "::: {.landscape}\n\nOne.\n\n:::\n"
    (page,) = read(to_pdf(document(turned, contents=False))).pages
    assert page.mediabox.width > page.mediabox.height
    assert "Harbour Street: case review" in page.extract_text()
    first, second = read(to_pdf(document(f"Before.\n\n{turned}", contents=False))).pages
    assert "Harbour Street" in first.extract_text().partition("Before")[0]
    assert first.mediabox.width < second.mediabox.width


@pytest.mark.parametrize("times", [1, 6, 30])
def test_a_cover_holds_a_title_of_any_length(times: int) -> None:
    title = " ".join(["How agencies across the valleys worked together"] * times) + "x" * 70
    made = to_pdf(document("# One\n\nTwo.", title=title, subtitle=f"About {title[:120]}"))
    assert faults(read(made), marking=MARKING) == []
    assert title.replace(" ", "") in words(made).replace(" ", "")


def test_the_order_is_that_of_the_body() -> None:
    glance = "::: {.pagebreak}\n:::\n\n# At a glance\n\nFour.\n\n"
    body = f"{glance}::: {{.contents}}\n:::\n\n# Summary\n\nText.\n"
    found = [text.removeprefix(f"{MARKING} ") for text in texts(to_pdf(document(body)))]
    begins = ("About this document", "At a glance", "Contents", "Summary")
    assert [one for one in begins for text in found[1:] if text.startswith(one)] == list(begins)


def test_every_card_has_its_edge_and_none_reaches_into_the_margin() -> None:
    rows = "| A | B |\n|---|---|\n| one | two |\n| three | four |\n"
    cards = f'::: {{.table header="0" look="cards" widths="50 50"}}\n\n{rows}\n:::\n'
    file = read(to_pdf(document(cards, contents=False, stamp=())))
    drawn = ContentStream(file.pages[0].get_contents(), file).operations
    assert [float(given[0]) for given, verb in drawn if verb == b"w"] == [3] * 4, "none is hidden"
    places = [
        (verb, float(given[4 * (verb == b"cm")])) for given, verb in drawn if verb in {b"cm", b"l"}
    ]
    right = [at + far for (one, at), (two, far) in pairwise(places) if (one, two) == (b"cm", b"l")]
    assert max(right) <= float(file.pages[0].mediabox.width) - 62, "the margin is free"


def test_long_words_stay_within_their_cells() -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitaenswitwenpensionskasse"
    made = to_pdf(
        document(f"| A | B | C | D |\n|---|---|---|---|\n| {word} | {word} | {word} | x |\n")
    )
    assert words(made).replace(" ", "").count(word) == 3


WORD = "w" * 70
SMALL = "| A | B |\n|---|---|\n| one two three | 12 |\n"


@pytest.mark.few(7)
@pytest.mark.parametrize(
    "body",
    [
        ("|" + " Heading |" * 12) + ("\n|" + "---|" * 12) + ("\n|" + " mentalhealth-001 |" * 12),
        f"| A | B | C | D | E | F |\n|---|---|---|---|---|---|\n{('| ' + WORD) * 6}|\n",
        f"```\n{'x = 1; ' * 30}\n{WORD}{WORD}\n```\n",
        f"A `{WORD}{WORD}` end.",
        f"[https://example.org/{WORD}{WORD}](https://example.org/{WORD})",
        "\n".join(f"{'  ' * level}- level {level} {'word ' * 20}" for level in range(7)),
        f"## {WORD}{WORD}\n\nx",
        f"::: {{.lead}}\n{'lead ' * 60} {WORD}\n:::\n",
        f"::: {{.plate}}\n## {'Title ' * 20}\n\n{WORD}\n:::\n\nx",
        f"| A | B |\n|---|---|\n| a | {'word ' * 3000}|\n",
        f"> {'word ' * 1500}",
        f"::: {{.callout}}\n{'word ' * 1500}\n:::\n",
        '::: {.table bands="1"}\n\n| A | B |\n|---|---|\n| **x** | |\n| **y** | |\n\n:::\n',
        "| A | B |\n|---|---|\n",
    ],
)
def test_nothing_is_cut_off_or_written_over_each_other(body: str) -> None:
    made = read(to_pdf(document(f"# One\n\n{body}", contents=False)))
    assert [one for one in faults(made, marking=MARKING) if "a line of" not in one] == []


@pytest.mark.parametrize(
    ("around", "is_wide"),
    [
        ("@", True), ("::: {.callout}\n\n@\n\n:::\n", False), ("::: {.keep}\n\n@\n\n:::\n", True),
        ("::: {.quote}\n\n@\n\n:::\n", False),
    ],
)  # fmt: skip
def test_a_table_is_as_wide_as_what_it_stands_in(around: str, is_wide: bool) -> None:
    made = read(to_pdf(document(around.replace("@", SMALL), contents=False, stamp=())))
    (number,) = (run for page in made.pages for run in pdf_pages.runs(page) if run.text == "12")
    assert (number.right > 500) == is_wide
    nested = "- x\n\n" + "".join(f"  {line}\n" for line in SMALL.splitlines())
    quoted = "".join(f"> {line}\n" for line in SMALL.splitlines())
    for body in (nested, quoted):
        made = read(to_pdf(document(body, contents=False, stamp=())))
        (number,) = (run for page in made.pages for run in pdf_pages.runs(page) if run.text == "12")
        assert number.right < 440


def test_words_break_where_a_column_has_no_room_and_nowhere_else() -> None:
    columns = ["A"] * 11 + ["B"]
    cells = ["mental[health](#a)"] * 10 + ["[]{#b}so"] + ["a mental health so it is " * 9]
    table = "\n".join(f"| {' | '.join(row)} |" for row in (columns, ["---"] * 12, cells))
    told, _ = table_rows.fitted(f"{table}\n")
    assert told.replace(BREAK, "") == f"{table}\n", "nothing else has changed"
    row = told.splitlines()[2].split("|")[1:-1]
    assert all(BREAK in cell for cell in row[:10])
    assert not any(BREAK in word for cell in row[10:] for word in cell.split() if len(word) < 4)
    assert table_rows.fitted(SMALL)[0] == SMALL
    plain = table.replace("[health](#a)", "health").replace("[]{#b}", "")
    assert (
        words(to_pdf(document(plain, contents=False))).replace(" ", "").count("mentalhealth") == 19
    )


@given(st.text("abW-/1 |\\[]*\u0301", max_size=60), st.integers(300, 3000))
def test_breaks_change_no_row_but_by_themselves(row: str, room: int) -> None:
    told = word_breaks.in_row(f"| {row} |", [room] * 70, bold=True)
    assert told.replace(BREAK, "") == f"| {row} |"


@pytest.mark.parametrize("word", ["September", "safeguarding", "appointments"])
def test_a_word_as_wide_as_its_column_stays_whole(word: str) -> None:
    """Columns are measured in whole numbers: what is lost by rounding breaks no word."""
    wide = int(sum(word_breaks._width(letter, bold=False) for letter in word))
    row = f"| {word} |"
    for room, whole in ((wide, True), (wide - 2, False)):
        said = word_breaks.in_row(row, [room + MARGINS] * 3, bold=False)
        assert (said == row) == whole
