"""Reports as PDF: the pages that people hold."""

import re
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from conftest import Lt
from documents import pdf_pages
from documents.pdf_faults import faults
from goldens import fit_to_publish, small
from learning_together.actions.report import Request, report
from learning_together.reports.catalogue import REPORTS
from places import ROOT
from sample import Folder

EXAMPLES = ROOT / "examples"
MARKING = "OFFICIAL-SENSITIVE"
BESIDE = {"meeting": "MTG5", "conversation": "CV1", "agency-form": "health"}
NONE = "import-problems"


def written(lt: Lt, out: Path, example: str, *asked: str) -> list[PdfReader]:
    # In a copy, since what may be a name is noted in the review that a report is of.
    review = out.parent / "review"
    if not review.exists():
        shutil.copytree(EXAMPLES / example, review)
    ran = lt("-C", review, "report", *asked, "--to", "pdf", "--out", out)
    if ran.code == 2:
        assert re.search("would be empty|nothing|There is no|no conversations|alone", ran.err)
    else:
        assert ran.code == 0, ran.err
    return [PdfReader(made) for made in sorted(out.glob("*.pdf"))]


def are_sound(files: list[PdfReader], *, public: bool = False) -> None:
    for file in files:
        assert faults(file, marking="" if public else MARKING, public=public) == []


def test_the_review_as_pages(lt: Lt, tmp_path: Path) -> None:
    (made,) = written(lt, tmp_path / "out", "harbour-street", "review")
    are_sound([made])
    text = [" ".join(page.extract_text().split()) for page in made.pages]
    assert "Local child safeguarding practice review" in text[0]
    assert "Draft" not in text[0]
    assert "About this document Draft" in text[1]
    assert "At a glance" in text[2]
    assert "Finding 6" in text[2], "it is one page"
    assert "Contents At a glance" in text[3]


@pytest.mark.parametrize("name", ["findings", "response"])
def test_what_is_published_as_pages(name: str, folder: Folder, tmp_path: Path) -> None:
    asked = Request(formats="pdf", audience="public", out=tmp_path)
    (made,) = report(folder(fit_to_publish(small())), [name], asked)
    are_sound([PdfReader(made.path)], public=True)


def test_a_half_filled_review_as_pages(lt: Lt, tmp_path: Path) -> None:
    ran = lt("init", tmp_path / "new", "--yes", "--title", "New")
    assert ran.code == 0, ran.err
    files = {
        "timeline/health.yaml": "- id: health-001\n  date: 2023-02-03\n  event: Seen.\n",
        "findings.yaml": "- id: FIN1\n  title: A first one\n",
        "synopsis.yaml": "- id: SYN1\n",
    }
    for name, text in files.items():
        (tmp_path / "new" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "new" / name).write_text(text, encoding="utf-8")
    ran = lt("-C", tmp_path / "new", "report", "review", "--to", "pdf", "--out", tmp_path / "out")
    assert ran.code == 0, ran.err
    made = PdfReader(tmp_path / "out" / "review.pdf")
    are_sound([made])
    assert "A first one" in " ".join(page.extract_text() for page in made.pages)


@pytest.mark.long
@pytest.mark.parametrize("audience", ["reviewers", "team", "family"])
@pytest.mark.parametrize("example", ["harbour-street", "elm-court"])
@pytest.mark.parametrize(
    "name", [one.name for one in REPORTS if one.name != NONE and "pdf" in one.formats]
)
def test_every_report_of_the_examples(
    name: str, example: str, audience: str, lt: Lt, tmp_path: Path
) -> None:
    subject = ("--for", BESIDE[name]) if name in BESIDE else ()
    are_sound(written(lt, tmp_path / "out", example, name, *subject, "--audience", audience))


def test_pages_are_looked_at_as_an_eye_does(lt: Lt, tmp_path: Path) -> None:
    (made,) = written(lt, tmp_path / "out", "harbour-street", "feedback")
    lines = pdf_pages.lines(made.pages[0])
    assert [pdf_pages.said(line) for line in lines[1:3]] == [
        "Feedback and learning",
        "Harbour Street",
    ]
