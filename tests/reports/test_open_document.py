"""Reports as OpenDocument: what LibreOffice makes of the Word file, and nothing of its own."""

import re
import shutil
import zipfile
from functools import cache
from pathlib import Path

import pytest

import libreoffice
from conftest import Lt
from goldens import fit_to_publish, small
from learning_together import seal
from learning_together.actions.made_document import in_format
from learning_together.documents.document import Document
from learning_together.folder import libreoffice as at_hand
from learning_together.reports.catalogue import REPORTS
from places import ROOT
from sample import Folder

pytestmark = libreoffice.NEEDED_FOR_PAGES
MARKING = "OFFICIAL-SENSITIVE"
MINE = "<text:p>Mine.</text:p>"


def parts(file: Path) -> dict[str, str]:
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}


def pages(file: Path, out: Path) -> list[str]:
    return [" ".join(page.split()) for page in libreoffice.pages(file, out)]


def test_it_says_what_the_word_file_says_page_by_page(lt: Lt, tmp_path: Path) -> None:
    root, out = tmp_path / "review", tmp_path / "out"
    shutil.copytree(ROOT / "examples" / "elm-court", root)
    ran = lt("-C", root, "report", "review", "--to", "docx,odt", "--out", out)
    assert ran.code == 0, ran.err
    made = out / "review.odt"
    saved = pages(made, tmp_path / "odt")
    assert saved == pages(out / "review.docx", tmp_path / "docx")
    assert [page for page in saved[1:] if page.count(MARKING) < 2] == []
    assert MARKING in saved[0]
    held = parts(made)
    listed = re.findall(r'full-path="([^"]+)"', held["META-INF/manifest.xml"])
    assert {*listed} == {*held} - {"mimetype", "META-INF/manifest.xml"} | {"/"}
    assert next(iter(held)) == "mimetype"
    assert not re.search("Printer(Name|Setup)|PrintFaxName|Rsid", held["settings.xml"])
    assert not [name for name in held if name.startswith(("Thumbnails", "Configurations"))]
    assert "LibreOffice" not in held["meta.xml"]
    ran = lt("-C", root, "leaks", made)
    assert "read whole, nothing found" in ran.out


def test_it_bears_its_seal_and_what_a_person_wrote_in_it_stays(
    lt: Lt, folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # One and the same Word file is saved once.
    monkeypatch.setattr(at_hand, "as_odt", cache(at_hand.as_odt))
    root = folder(fit_to_publish(small()))
    asked = ("report", "terms", "--audience", "board", "--to", "odt", "--out", tmp_path)
    assert lt(*asked, cwd=root).code == 0
    (made,) = tmp_path.glob("*.odt")
    written = made.read_bytes()
    assert seal.made_for(written) == {"board"}
    assert seal.is_as_written(written)
    assert lt(*asked, cwd=root).code == 0
    assert [*tmp_path.glob("*.odt")] == [made], "what nobody changed is made anew"
    held = parts(made)
    with zipfile.ZipFile(made, "w") as package:
        for name, text in held.items():
            package.writestr(
                name, text.replace("</office:text>", "<text:p>Mine.</text:p></office:text>")
            )
    changed = made.read_bytes()
    assert not seal.is_as_written(changed)
    assert lt(*asked, cwd=root).code == 0
    assert made.read_bytes() == changed
    assert len([*tmp_path.glob("*.odt")]) == 2
    with zipfile.ZipFile(made, "w") as package:
        for name, text in held.items():
            package.writestr(name, text.replace(">board<", ">public<"))
    assert not seal.is_as_written(made.read_bytes()), "for whom it is, is sealed, too"


def test_without_libreoffice_it_is_refused_in_words_and_nothing_is_written(
    lt: Lt, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("learning_together.folder.libreoffice.shutil.which", lambda _: None)
    monkeypatch.setattr("learning_together.folder.libreoffice._USUAL", ())
    root = folder(small())
    ran = lt("report", "terms", "--to", "docx,odt", cwd=root)
    assert ran.code == 2
    assert "LibreOffice" in ran.err
    assert "--to docx" in ran.err
    assert not (root / "reports").exists()


@pytest.mark.long
@pytest.mark.parametrize("page_numbers", [False, True])
def test_its_contents_have_page_numbers_where_they_are_asked_for(
    *, page_numbers: bool, tmp_path: Path
) -> None:
    body = "# One\n\n::: {.pagebreak}\n:::\n\n# Two\n\nEnd.\n"
    document = Document("two", "Two", "", "", "", (), body, contents=True)
    made = tmp_path / "two.odt"
    made.write_bytes(in_format(document, "odt", page_numbers=page_numbers))
    (contents,) = (page for page in pages(made, tmp_path / "pdf") if "Contents" in page)
    assert bool(re.search(r"One[ .]*\d+ Two[ .]*\d+", contents)) is page_numbers


@pytest.mark.long
@pytest.mark.parametrize("example", ["elm-court", "harbour-street"])
def test_every_report_of_the_examples(example: str, lt: Lt, tmp_path: Path) -> None:
    """And each page bears its marking, as in Word."""
    root, out = tmp_path / "review", tmp_path / "out"
    shutil.copytree(ROOT / "examples" / example, root)
    beside = {"meeting": "MTG5", "conversation": "CV1", "agency-form": "health"}
    for one in REPORTS:
        if "odt" not in one.can_be:
            continue
        about = ("--for", beside[one.name]) if one.name in beside else ()
        ran = lt("-C", root, "report", one.name, *about, "--to", "odt", "--out", out)
        assert ran.code in {0, 2}, ran.err
    made = sorted(out.glob("*.odt"))
    assert len(made) > len(REPORTS) // 2
    for file in made:
        told = pages(file, tmp_path / "pdf")
        assert [page for page in told[1:] if page.count(MARKING) < 2] == [], file.name
        assert MARKING in told[0]
        assert seal.is_as_written(file.read_bytes())
