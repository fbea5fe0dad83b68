"""Numbers above their words, cards, and pictures that leave room beside them."""

import re

import pytest

from documents.sample import W, document, png, root
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


#: Where a PDF draws a picture: how high.
DRAWN = re.compile(rb"[\d.]+ 0 0 (-?[\d.]+) [-\d.]+ [-\d.]+ cm\s*/\w+ Do")


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


def heights(body: str) -> tuple[int, float]:
    """How high a picture is in Word, in EMU, and in a PDF, in points."""
    given = document(body, pictures={"a.png": png(400, 1600)}, contents=False)
    extent = next(one for one in root(to_docx(given)).iter() if one.tag.endswith("}extent"))
    drawn = [
        abs(float(high))
        for page in read(to_pdf(given)).pages
        if (content := page.get_contents()) is not None
        for high in DRAWN.findall(content.get_data())
    ]
    return int(extent.get("cy")), drawn[0]


def test_a_short_picture_leaves_half_the_page() -> None:
    shown = '![A]( a.png "B")'.replace("( ", "(")
    whole, short = heights(shown), heights(f"::: {{.short}}\n\n{shown}\n\n:::\n")
    assert short[0] < 0.6 * whole[0]
    assert short[1] < 0.6 * whole[1]
