"""Reports as PDF: the pages that people hold."""

import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PageObject, PdfReader

from conftest import Lt
from learning_together.reports.catalogue import REPORTS
from learning_together.resources import folder

EXAMPLES = folder("examples")
#: Points: text of a report is smaller, its headings of the first three levels are not.
HEADING = 11.4
#: Points from the foot of a page to the end of its text.
FOOT = 60
BESIDE = {"meeting": "MTG5", "conversation": "CV1", "agency-form": "health"}
NONE = "import-problems"


def lines(page: PageObject) -> list[tuple[float, float, str]]:
    """What stands on a page, from its head to its foot: height, size of letters, text."""
    found: list[tuple[float, float, str]] = []

    def note(text: str, whole: list[float], own: list[float], _: Any, size: float) -> None:
        if text.strip():
            height = own[4] * whole[1] + own[5] * whole[3] + whole[5]
            found.append((height, size * abs(own[3] * whole[3]), text.strip()))

    page.extract_text(visitor_text=note)
    return sorted(found, reverse=True)


def pages(lt: Lt, out: Path, example: str, *asked: str) -> PdfReader:
    ran = lt("-C", EXAMPLES / example, "report", *asked, "--to", "pdf", "--out", out)
    assert ran.code == 0, ran.err
    return PdfReader(next(out.glob("*.pdf")))


def test_the_review_as_pages(lt: Lt, tmp_path: Path) -> None:
    made = pages(lt, tmp_path, "harbour-street", "review")
    text = [" ".join(page.extract_text().split()) for page in made.pages]
    assert all("OFFICIAL-SENSITIVE" in one for one in text)
    (listed,) = (page for page in text if " Contents At a glance" in page)
    contents = re.findall(r"(Finding \d: [^.]+?)[ .]+(\d+)(?= |$)", listed)
    assert len(contents) == 6
    for title, number in contents:
        assert title in text[int(number) - 1]
    for number, page in enumerate(made.pages[1:], 2):
        stands = [line for line in lines(page) if line[0] > FOOT]
        assert stands[-1][1] < HEADING, f"page {number} ends with “{stands[-1][2]}”"


@pytest.mark.long
@pytest.mark.parametrize("example", ["harbour-street", "elm-court"])
@pytest.mark.parametrize("name", [one.name for one in REPORTS if one.name != NONE])
def test_every_report_of_the_examples(name: str, example: str, lt: Lt, tmp_path: Path) -> None:
    subject = ("--for", BESIDE[name]) if name in BESIDE else ()
    ran = lt(
        "-C", EXAMPLES / example, "report", name, *subject, "--audience", "reviewers",
        "--to", "pdf", "--out", tmp_path,
    )  # fmt: skip
    if ran.code == 2:
        assert "would be empty" in ran.err or "nothing" in ran.err or "There is no" in ran.err
        return
    for made in tmp_path.glob("*.pdf"):
        for page in PdfReader(made).pages[1:]:
            stands = [line for line in lines(page) if line[0] > FOOT]
            assert stands[-1][1] < HEADING, stands[-1]
