"""Page numbers in the contents of a Word file, from LibreOffice's layout."""

import re
from pathlib import Path

import pytest

import libreoffice
from conftest import Lt
from documents import pdf_pages
from documents.sample import W, document, root, words
from learning_together.documents.document_formats import to_docx
from learning_together.documents.word.page_numbers import WHOSE, of_headings
from learning_together.folder import libreoffice as layout
from sample import Folder

BODY = "# One\n\n::: {.pagebreak}\n:::\n\n## Two\n\n::: {.pagebreak}\n:::\n\n# Three\n\nEnd.\n"
FILES = {"findings.yaml": "- {id: FIN1, title: A first one, statement: A pattern}\n"}


def entries(data: bytes) -> list[str]:
    return [
        words(one).replace("\n", " ").strip()
        for one in root(data).iter(f"{W}p")
        if one.find(f"{W}hyperlink/{W}r/{W}fldChar") is not None
    ]


def test_contents_have_the_numbers_that_they_are_given() -> None:
    assert entries(to_docx(document(BODY), pages=(3, 4, 12))) == ["One 3", "Two 4", "Three 12"]
    assert entries(to_docx(document(BODY))) == []
    said = [words(one) for one in root(to_docx(document(BODY), pages=())).iter(f"{W}p")]
    assert WHOSE in said
    assert WHOSE not in [words(one) for one in root(to_docx(document(BODY))).iter(f"{W}p")]


@libreoffice.needed
def test_they_are_the_pages_on_which_the_headings_stand(
    folder: Folder, lt: Lt, tmp_path: Path
) -> None:
    pages = of_headings(layout.as_pdf(to_docx(document(BODY), pages=())))
    assert pages[1] == pages[0] + 1
    assert pages[2] == pages[0] + 2
    home = folder(FILES)
    ran = lt("report", "review", "--page-numbers", "--out", tmp_path, cwd=home)
    assert ran.code == 0, ran.err
    path = tmp_path / "review.docx"
    told = entries(path.read_bytes())
    libreoffice.convert("pdf", tmp_path, path)
    printed = pdf_pages.reader(path.with_suffix(".pdf").read_bytes()).pages
    for entry in told:
        title, _, number = entry.rpartition(" ")
        on = re.sub(r"\s", "", printed[int(number) - 1].extract_text())
        assert re.sub(r"\s", "", title) in on, entry


def test_without_a_program_that_lays_out_it_is_refused_in_words(
    folder: Folder, lt: Lt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("learning_together.folder.libreoffice.shutil.which", lambda _: None)
    monkeypatch.setattr("learning_together.folder.libreoffice._USUAL", ())
    home = folder(FILES)
    ran = lt("report", "review", "--page-numbers", cwd=home)
    assert ran.code == 2
    assert "LibreOffice is not installed here" in ran.err
    assert not (Path(home) / "reports").exists()
    ran = lt("report", "review", "--page-numbers", "--to", "pdf", cwd=home)
    assert ran.code == 2
    assert "Only the contents of Word files" in ran.err
