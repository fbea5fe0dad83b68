"""The Word drafts of the large example, as LibreOffice lays them out."""

import re
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest

import libreoffice
from documents import pdf_faults, pdf_pages
from learning_together import resources
from learning_together.actions import report

LARGE = resources.folder("examples") / "harbour-street"
MARKING = "OFFICIAL-SENSITIVE"
NAMES = ("review", "chronology", "episodes", "findings")
#: The square inches of a page.
A4 = 8.27 * 11.69

pytestmark = [pytest.mark.slow, *libreoffice.NEEDED_FOR_PAGES]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports as they are printed."""
    folder = tmp_path_factory.mktemp("looks")
    written = list(report.report(LARGE, NAMES, report.Request(out=folder)))
    libreoffice.convert("pdf", folder, *(one.path for one in written))
    return folder


@pytest.fixture(scope="module")
def pages(printed: Path) -> dict[str, list[str]]:
    """The text of each page of each report, by report."""
    return {name: libreoffice.printed(printed / f"{name}.pdf") for name in NAMES}


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
    for number, sheet in enumerate(sheets[end:], end + 1):
        first = "\n".join(sheet.split("\n\n")[:3])
        assert re.search(r"(?m)Table \d+: |Figure \d+: |^ *(Month|Episode)  ", first), (
            f"page {number}"
        )


def test_no_column_is_one_word_wide(pages: dict[str, list[str]]) -> None:
    # A squeezed column shows as page after page of lines with a lone short word.
    for name, sheets in pages.items():
        for number, sheet in enumerate(sheets, 1):
            lines = [line for line in sheet.split("\n") if line.strip()]
            lone = [line for line in lines if re.fullmatch(r"\s{40,}\S{1,12}", line)]
            assert len(lone) < 0.2 * len(lines) + 3, f"{name}, page {number}: {lone[:5]}"


def test_no_page_ends_with_a_heading_and_nothing_is_cut_off(printed: Path) -> None:
    for name in NAMES:
        file = pdf_pages.reader((printed / f"{name}.pdf").read_bytes())
        assert len(file.outline) > 1, f"{name}: it says where its headings are"
        assert pdf_faults.of_layout(file) == [], name


def test_no_page_is_all_but_empty(printed: Path, pages: dict[str, list[str]]) -> None:
    for name, sheets in pages.items():
        drawn = _drawn(printed / f"{name}.pdf")
        for number, sheet in enumerate(sheets[1:-1], 2):
            words = sheet.split()
            if "About this document" in sheet:
                continue  # An imprint has a page of its own, however little it says.
            filled = len(words) > 40 or drawn[number] > A4 / 3
            assert filled, f"{name}, page {number}: {len(words)} words, {drawn[number]:.0f} sq in"


def _drawn(pdf: Path) -> dict[int, float]:
    """How much of each page pictures take, in square inches."""
    command = ["pdfimages", "-list", str(pdf)]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: defaultdict[int, float] = defaultdict(float)
    for line in listed.splitlines()[2:]:
        page, _, kind, wide, high, *_, across, down, _, _ = line.split()
        if kind == "image":
            found[int(page)] += int(wide) / int(across) * int(high) / int(down)
    return found


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
