"""What stands beside a text: a finding's facts, in every format, and where there is no room."""

import re

import pytest

from documents import pdf_pages
from documents.sample import W, document, root, words
from learning_together.documents.document_formats import to_docx, to_html, to_markdown, to_pdf

TEXT = "The text goes on beside it and is read first. " * 20
FACTS = (
    "::: {.beside}\n::: {.label}\nRests on\n:::\n\n8 conversations\n\n**17 of 40** contacts\n:::\n"
)
BODY = f"{FACTS}\n{TEXT}\n"
LONG = f"{FACTS.replace('8 conversations', f'{TEXT}' * 8)}\n{TEXT}\n"


def framed(body: str) -> dict[str, bool]:
    """The paragraphs of a Word file, and whether each is in a frame."""
    found = root(to_docx(document(body))).iter(f"{W}p")
    return {words(one): one.find(f"{W}pPr/{W}framePr") is not None for one in found}


def test_in_word_it_is_a_frame_of_paragraphs() -> None:
    said = framed(BODY)
    assert [said[one] for one in ("Rests on", "8 conversations", "17 of 40 contacts")] == [True] * 3
    assert not said[TEXT.strip()]


def test_in_word_it_stands_above_where_a_page_would_not_hold_it() -> None:
    assert not any(framed(LONG).values())
    assert framed(LONG)["Rests on"] is False


@pytest.mark.parametrize(("body", "beside"), [(BODY, True), (LONG, False)])
def test_in_a_pdf_it_stands_beside_the_text_or_above_it(body: str, beside: bool) -> None:
    pages = pdf_pages.reader(to_pdf(document(body, contents=False))).pages
    drawn = [(number, run) for number, page in enumerate(pages) for run in pdf_pages.runs(page)]
    page, label = next((n, run) for n, run in drawn if run.text.startswith("Rests"))
    texts = [(n, run) for n, run in drawn if run.size == 10.5 and run.text.startswith("The text")]
    first, text = texts[0]
    if beside:
        assert first == page
        assert label.left > max(run.right for n, run in drawn if n == page and run.size == 10.5)
        assert abs(label.foot - text.foot) < 30
    else:
        assert (first, -text.foot) > (page, -label.foot)


def test_in_html_and_markdown_its_words_are_there() -> None:
    made = to_html(document(BODY)).decode()
    held = re.search(r'<div class="beside">(.*?</div>.*?)</div>', made, re.DOTALL)
    assert held is not None
    said = " ".join(re.sub(r"<[^>]*>", "", held[1]).split())
    assert said == "Rests on 8 conversations 17 of 40 contacts"
    assert "8 conversations" in to_markdown(document(BODY)).decode()
