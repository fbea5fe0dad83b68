"""A file knows whether somebody has edited it."""

import io

import docx
import pytest

from documents.sample import DOCUMENT, repacked
from learning_together.documents.document_formats import (
    is_as_written,
    to_docx,
    to_html,
    to_markdown,
)


def test_untouched_files_are_as_written() -> None:
    assert is_as_written(to_docx(DOCUMENT), ".docx")
    assert is_as_written(to_html(DOCUMENT), ".html")
    assert is_as_written(to_markdown(DOCUMENT), ".md")


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/document.xml", b"Chronology", b"Chronologie"),
        ("word/footnotes.xml", b"A note.", b"A n0te."),
        ("word/headerMarking.xml", b"OFFICIAL", b"OFICIAL"),
        ("docProps/custom.xml", b"Learning", b"Learning"),
    ],
)
def test_edits_of_a_word_file_show(part: str, old: bytes, new: bytes) -> None:
    assert is_as_written(repacked(to_docx(DOCUMENT), part, old, new), "docx") is (old == new)


def test_saving_again_shows() -> None:
    opened = docx.Document(io.BytesIO(to_docx(DOCUMENT)))
    opened.paragraphs[-1].add_run(" And so on.")
    out = io.BytesIO()
    opened.save(out)
    assert not is_as_written(out.getvalue(), ".docx")


def test_edits_of_text_show_but_line_ends_do_not() -> None:
    for made, suffix in ((to_html(DOCUMENT), ".html"), (to_markdown(DOCUMENT), ".md")):
        assert not is_as_written(made.replace(b"Child C", b"Child D", 1), suffix)
        assert not is_as_written(made + b"x", suffix)
        assert is_as_written(made.replace(b"\n", b"\r\n"), suffix)


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md"])
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xff\xfe", b"learning-together-seal: -"])
def test_foreign_files_count_as_edited(data: bytes, suffix: str) -> None:
    assert not is_as_written(data, suffix)
