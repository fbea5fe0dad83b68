"""What is still to be written is set apart in every format."""

import io
import zipfile

from learning_together.documents.document import Document
from learning_together.documents.document_formats import to_docx, to_html, to_markdown

BODY = "# One\n\nText.\n\n::: {.unwritten}\nStill to be written:\n\n- Why?\n\n:::\n\nMore.\n"
DOCUMENT = Document(
    name="draft", title="T", subtitle="", kind="", marking="", stamp=(), body=BODY, contents=False
)


def test_in_word_it_has_a_style() -> None:
    with zipfile.ZipFile(io.BytesIO(to_docx(DOCUMENT, None))) as made:
        text = made.read("word/document.xml").decode("utf-8")
    assert text.count('<w:pStyle w:val="Gap"/>') == 2
    before, _, after = text.partition("Still to be written:")
    assert before.rpartition("<w:p>")[2].count('"Gap"') == 1
    assert '"Gap"' not in after.partition("More.")[2]


def test_in_html_it_has_a_class() -> None:
    made = to_html(DOCUMENT).decode("utf-8")
    assert '<div class="unwritten">' in made
    assert ".unwritten {" in made


def test_in_markdown_it_is_text() -> None:
    made = to_markdown(DOCUMENT).decode("utf-8")
    assert "Still to be written:\n\n- Why?" in made
    assert "unwritten" not in made.partition("Text.")[2].partition("Still")[0]
