"""The Word drafts of the large example, as LibreOffice lays them out."""

import re

import pytest

import libreoffice
from learning_together import resources
from learning_together.actions import report

LARGE = resources.folder("examples") / "harbour-street"
MARKING = "OFFICIAL-SENSITIVE"

pytestmark = [pytest.mark.slow, *libreoffice.NEEDED_FOR_PAGES]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The text of each page of each report, by report."""
    folder = tmp_path_factory.mktemp("looks")
    names = ["review", "chronology", "episodes", "findings"]
    written = list(report.report(LARGE, names, report.Request(out=folder)))
    libreoffice.convert("pdf", folder, *(one.path for one in written))
    return {name: libreoffice.printed(folder / f"{name}.pdf") for name in names}


def test_every_page_carries_the_marking_at_head_and_foot(pages: dict[str, list[str]]) -> None:
    for name, sheets in pages.items():
        assert len(sheets) > 5, name
        for number, sheet in enumerate(sheets, 1):
            lines = [line.strip() for line in sheet.split("\n") if line.strip()]
            if number == 1 and name != "chronology":
                assert sheet.count(MARKING) == 1, f"{name}: a cover says it once, in its box"
                continue
            assert lines[0] == MARKING, f"{name}, page {number}"
            assert MARKING in lines[-1], f"{name}, page {number}"


def test_pages_are_numbered(pages: dict[str, list[str]]) -> None:
    for name, sheets in pages.items():
        for number, sheet in enumerate(sheets[1:], 2):
            assert f"Page {number} of {len(sheets)}" in sheet, f"{name}, page {number}"


def test_the_contents_are_filled(pages: dict[str, list[str]]) -> None:
    front = next(sheet for sheet in pages["review"] if "Contents" in sheet)
    for heading in ("Introduction", "Research questions", "Finding 1", "Conclusion", "References"):
        assert heading in front


def test_the_chronology_repeats_its_header_row(pages: dict[str, list[str]]) -> None:
    sheets = pages["chronology"]
    # Behind it stand the figures of its pictures, in tables of their own.
    end = next(n for n, sheet in enumerate(sheets) if "The figures of the pictures" in sheet)
    assert end > 15
    for number, sheet in enumerate(sheets[2:end], 3):
        assert re.search(r"When\s+Agency\s+Event\s+Response", sheet), f"page {number}"


def test_no_column_is_one_word_wide(pages: dict[str, list[str]]) -> None:
    # A squeezed column shows as page after page of lines with a lone short word.
    for name, sheets in pages.items():
        for number, sheet in enumerate(sheets, 1):
            lines = [line for line in sheet.split("\n") if line.strip()]
            lone = [line for line in lines if re.fullmatch(r"\s{40,}\S{1,12}", line)]
            assert len(lone) < 0.2 * len(lines) + 3, f"{name}, page {number}: {lone[:5]}"


def test_no_page_is_all_but_empty(pages: dict[str, list[str]]) -> None:
    for name, sheets in pages.items():
        for number, sheet in enumerate(sheets[1:-1], 2):
            words = sheet.split()
            if "About this document" in sheet:
                continue  # An imprint has a page of its own, however little it says.
            if re.search(r"^\s*Figure \d+:", sheet, re.MULTILINE):
                continue  # What fills this page is drawn, and no word of its text.
            assert len(words) > 40, f"{name}, page {number}"


def test_each_finding_answers_the_questions_of_a_finding(pages: dict[str, list[str]]) -> None:
    text = re.sub(r"\s+", " ", " ".join(pages["findings"]))
    for question in (
        "How did it show in this case?",
        "What makes it an underlying pattern?",
        "How usual is it, and how wide?",
        "Does it still happen?",
        "Why does it matter?",
        "Questions for the safeguarding partners",
    ):
        assert text.count(question) >= 6, question
