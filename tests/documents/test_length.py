"""What is told of a document that is longer than it is to be."""

import io

import pytest
from pypdf import PdfReader

from learning_together.documents import length
from learning_together.documents.document import Document
from learning_together.documents.document_formats import to_pdf
from learning_together.documents.length import told


def document(body: str) -> Document:
    return Document(
        name="brief", title="T", subtitle="", kind="", marking="", stamp=(), body=body,
        contents=False,
    )  # fmt: skip


def text(words: int) -> str:
    return " ".join(["word"] * words)


BODY = (
    f"# One {{#a}}\n\n{text(600)}\n\n## Two\\.\n\n{text(300)}\n\n"
    f"# Three\n\n::: {{.small}}\n{text(70)}\n:::\n"
)


def test_pages_are_those_of_the_file() -> None:
    made = document(BODY + "\n::: {.pagebreak}\n:::\n\nMore.\n")
    content = to_pdf(made)
    pages = len(PdfReader(io.BytesIO(content)).pages)
    assert told(made, "pdf", content, pages) == ()
    (said,) = told(made, "pdf", content, pages - 1)
    assert said.startswith(f"brief.pdf has {pages} pages; it is to have {pages - 1} at most.")
    assert "Its longest parts are “One” (601 words), “Two.” (301 words) and “Three” (72" in said
    assert said.endswith("nothing was left out here.")


@pytest.mark.parametrize("suffix", ["docx", "html", "md"])
def test_words_where_there_are_no_pages(suffix: str) -> None:
    made = document(BODY)
    assert told(made, suffix, b"", 3) == ()
    (said,) = told(made, suffix, b"", 2)
    assert said.startswith(f"brief.{suffix} has about 973 words, which take 3 pages; it is")


def test_what_may_have_any_length_is_never_told() -> None:
    assert told(document(BODY), "md", b"", 0) == ()


def test_a_page_is_full_and_no_more() -> None:
    one = length._A_PAGE
    assert told(document(text(one)), "md", b"", 1) == ()
    assert told(document(text(one + 1)), "md", b"", 1)
