"""Numbers above their words, cards, and pictures that leave room beside them."""

import math
import re

import pytest

from documents.sample import W, document, root, still, words
from documents.test_pdf import read
from learning_together.documents.document_formats import to_docx, to_html, to_markdown, to_pdf

NUMBERS = """::: {.table widths="50 50" look="numbers"}

| 18 | 7 |
|---|---|
| months | agencies |

:::
"""
CARDS = (
    '::: {.table widths="50 50" header="0" look="cards"}\n\n|  |  |\n|---|---|\n'
    "| First | Second |\n| Third |  |\n\n:::\n"
)


#: Where a PDF draws a plain picture: its scale, and how high it was drawn.
DRAWN = re.compile(
    rb"[-\d.]+ [-\d.]+ ([-\d.]+) ([-\d.]+) [-\d.]+ [-\d.]+ cm\s*/c0 cs [\d. ]+ scn "
    rb"0 0 m 400 0 l 400 (\d+) l"
)


def styles(body: str) -> dict[str, str]:
    """The style of each paragraph of a Word file, by its words."""
    found = {}
    for one in root(to_docx(document(body))).iter(f"{W}p"):
        style = one.find(f"{W}pPr/{W}pStyle")
        text = "".join(piece.text or "" for piece in one.iter(f"{W}t"))
        found[text] = "" if style is None else style.get(f"{W}val")
    return found


def test_in_word_they_are_styles_that_a_team_may_change() -> None:
    said = styles(NUMBERS)
    assert (said["18"], said["months"]) == ("Number", "TableText")
    said = styles(CARDS)
    assert [said[one] for one in ("First", "Second", "Third")] == ["Card"] * 3
    assert styles(CARDS.replace(' look="cards"', ""))["First"] == "TableHeading"


def test_where_a_card_is_missing_there_is_none() -> None:
    cells = [
        [style.get(f"{W}val") for style in cell.iter(f"{W}pStyle")]
        for cell in root(to_docx(document(CARDS))).iter(f"{W}tc")
    ]
    assert cells[-4:] == [["Card"], ["Card"], ["Card"], ["TableText"]]
    assert fills(CARDS) == fills(CARDS.replace("| Third |  |", "| Third | Fourth |")) - 1


def fills(body: str) -> int:
    """How many areas of a PDF are filled."""
    contents = [page.get_contents() for page in read(to_pdf(document(body))).pages]
    return sum(one.get_data().split().count(b"f") for one in contents if one is not None)


def test_no_column_of_cards_says_what_the_others_are() -> None:
    *_, held = root(to_docx(document(CARDS))).iter(f"{W}tblLook")
    assert (held.get(f"{W}firstColumn"), held.get(f"{W}val")) == ("0", "0400")


def test_in_html_they_are_classes() -> None:
    made = to_html(document(NUMBERS + CARDS)).decode()
    assert 'class="grid numbers"' in made
    assert 'class="grid cards"' in made
    assert 'class="grid x"' not in to_html(document(NUMBERS.replace("numbers", "x"))).decode()


@pytest.mark.parametrize("body", [NUMBERS, CARDS])
def test_in_a_pdf_and_in_markdown_every_word_is_there(body: str) -> None:
    text = "".join(page.extract_text() for page in read(to_pdf(document(body))).pages)
    for word in re.findall(r"\w{3,}", body.split("}", 1)[1]):
        assert word in text
        assert word in to_markdown(document(body)).decode()


def in_word(body: str) -> int:
    """How high a picture is in Word, in EMU."""
    given = document(body, pictures={"a.png": still(400, 1600)}, contents=False)
    extent = next(one for one in root(to_docx(given)).iter() if one.tag.endswith("}extent"))
    return int(extent.get("cy"))


def in_pdf(body: str, high: int) -> float:
    """How high a picture is in a PDF, in points."""
    made = to_pdf(document(body, pictures={"a.png": still(400, high)}, contents=False))
    return next(
        math.hypot(*map(float, found[:2])) * float(found[2])
        for page in read(made).pages
        if (content := page.get_contents()) is not None
        for found in DRAWN.findall(content.get_data())
    )


SHOWN = '![A]( a.png "B")'.replace("( ", "(")
SHORT = f"::: {{.short}}\n\n{SHOWN}\n\n:::\n"


def test_a_short_picture_leaves_half_the_page() -> None:
    assert in_word(SHORT) < 0.6 * in_word(SHOWN)
    assert in_pdf(SHORT, 500) < 0.6 * in_pdf(SHOWN, 500)


def test_in_a_pdf_a_picture_that_would_be_too_small_has_a_page() -> None:
    assert in_pdf(SHORT, 1600) == in_pdf(SHOWN, 1600) > 500
    turned = "::: {.landscape}\n\n@\n\n:::\n"
    assert in_pdf(turned.replace("@", SHOWN), 800) > 500, "it lies on its side"
    assert in_pdf(turned.replace("@", SHOWN), 450) < 400, "it need not"
    assert in_pdf(SHOWN, 100) == pytest.approx(100), "nothing is made larger than it was drawn"


BANDS = """::: {.table bands="1"}

| When | Agency | Entries |
|---|---|---|
| **2022** | | |
| May | [Health](https://example.org) | 12 |
| **2023** | | |
| June | | 3,400 |
| July | Police | |

:::
"""


def rows_of_word(body: str) -> list[list[tuple[int, str]]]:
    """Of each row of a Word table, how many columns each cell spans, and its words."""
    *_, table = root(to_docx(document(body))).iter(f"{W}tbl")
    return [
        [
            (
                int(span.get(f"{W}val"))
                if (span := cell.find(f"{W}tcPr/{W}gridSpan")) is not None
                else 1,
                words(cell),
            )
            for cell in row.iter(f"{W}tc")
        ]
        for row in table.findall(f"{W}tr")
    ]


def test_bands_go_across_in_word() -> None:
    found = rows_of_word(BANDS)
    assert found[1] == [(3, "2022")]
    assert found[3] == [(3, "2023")]
    assert found[4] == [(1, "June"), (1, ""), (1, "3,400")]
    *_, table = root(to_docx(document(BANDS))).iter(f"{W}tbl")
    band = table.findall(f"{W}tr")[1]
    assert band.find(f".//{W}keepNext") is not None, "never last on a page"
    plain = rows_of_word(BANDS.replace(' bands="1"', ""))
    assert plain[1] == [(1, "2022"), (1, ""), (1, "")]


def test_the_last_rows_of_a_long_table_stay_together_in_word() -> None:
    rows = "\n".join(f"| {number} | b |" for number in range(40))
    made = to_docx(document(f"::: {{.table}}\n| A | B |\n|---|---|\n{rows}\n:::\n"))
    *_, table = root(made).iter(f"{W}tbl")
    kept = [
        all(one.find(f"{W}pPr/{W}keepNext") is not None for one in row.iter(f"{W}p"))
        for row in table.findall(f"{W}tr")
    ]
    assert kept == [True, *[False] * 37, True, True, False]


def test_bands_go_across_in_html() -> None:
    made = to_html(document(BANDS)).decode()
    bands = re.findall(r'<tr class="band"><th scope="rowgroup" colspan="3">(.*?)</th></tr>', made)
    assert [re.sub("<[^>]*>", "", band) for band in bands] == ["2022", "2023"]
    assert 'class="band"' not in to_html(document(BANDS.replace(' bands="1"', ""))).decode()


def test_bands_go_across_in_a_pdf() -> None:
    page = read(to_pdf(document(BANDS, contents=False))).pages[-1].extract_text()
    said = [word for word in page.split() if word in {"2022", "May", "2023", "June", "July"}]
    assert said == ["2022", "May", "2023", "June", "July"]


@pytest.mark.parametrize("last", [1, 2, 3, 4])
@pytest.mark.parametrize("before", [32, 33, 34, 35, 36])
def test_no_band_stands_alone_before_the_last_rows_in_a_pdf(before: int, last: int) -> None:
    rows = "| **1950** | |\n" + "| May | A visit. |\n" * before + "| **1951** | |\n"
    rows += "| June | Another. |\n" * last
    body = f'::: {{.table bands="1"}}\n\n| When | What |\n|---|---|\n{rows}\n:::\n'
    for page in read(to_pdf(document(body, contents=False))).pages:
        text = page.extract_text()
        assert ("1951" in text) == ("June" in text)


@pytest.mark.few(1)
@pytest.mark.parametrize("tall", [False, True])
def test_bands_come_again_in_a_pdf_and_never_end_a_page(tall: bool) -> None:
    rows = f"| May 1949 | {'word ' * 900}|\n" if tall else ""
    rows += "".join(
        f"| **{year}** | |\n"
        + f"| May {year} | A visit of that year\\, with a word or two. |\n" * 7
        for year in range(1950, 2010)
    )
    made = to_pdf(
        document(f'::: {{.table bands="1"}}\n\n| When | What |\n|---|---|\n{rows}\n:::\n')
    )
    for page in read(made).pages[5:]:
        found = re.findall(r"(May\s+)?((?:19|20)\d\d)", page.extract_text())
        assert found[0] == ("", found[1][1]), "each page begins with the year of its first row"
        assert found[-1][0], "none ends with a year"


def test_numbers_stand_at_the_right() -> None:
    *_, table = root(to_docx(document(BANDS))).iter(f"{W}tbl")
    right = [
        words(cell)
        for cell in table.iter(f"{W}tc")
        if cell.find(f".//{W}jc") is not None and cell.find(f".//{W}jc").get(f"{W}val") == "right"
    ]
    assert right == ["Entries", "12", "3,400", ""]
    made = to_html(document(BANDS)).decode()
    numbers = re.findall(r'class="number"[^>]*>(.*?)</t[hd]>', made)
    assert numbers == ["Entries", "12", "3,400", ""]
