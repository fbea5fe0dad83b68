"""`lt clean`: the copy beside the file, what is said of it, and how it ends."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from cleaned import DATA, gone
from conftest import Lt
from learning_together.office import package
from sample import Folder

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
KEY = "- {code: OC, type: person, names: [Peregrine Tolleton]}\n"


@pytest.fixture
def review(folder: Folder) -> Path:
    root = folder({"private/identities.yaml": KEY})
    shutil.copy(DATA / "word.docx", root / "report.docx")
    return root


def said(text: str) -> str:
    return " ".join(text.split())


def test_a_copy_beside_the_file_which_stays(lt: Lt, review: Path) -> None:
    before = hashlib.sha256((review / "report.docx").read_bytes()).hexdigest()
    ran = lt("clean", "report.docx", cwd=review)
    assert ran.code == 0, ran.err
    assert "Written: report-clean.docx" in ran.out
    assert "comments: 1" in ran.out
    assert "tracked insertions: what was inserted stays: 1" in ran.out
    assert "report-clean.docx: read whole, nothing found" in ran.out
    assert hashlib.sha256((review / "report.docx").read_bytes()).hexdigest() == before
    assert gone((review / "report-clean.docx").read_bytes()) == set()


def test_nothing_is_ever_replaced(lt: Lt, review: Path) -> None:
    (review / "report-clean.docx").write_bytes(b"mine")
    ran = lt("clean", "report.docx", cwd=review)
    assert ran.code == 0, ran.err
    assert "Written: report-clean-2.docx" in ran.out
    assert (review / "report-clean.docx").read_bytes() == b"mine"
    assert lt("clean", "report.docx", cwd=review).code == 0
    assert (review / "report-clean-3.docx").is_file()


def test_what_is_still_found_is_told_and_ends_with_1(lt: Lt, folder: Folder) -> None:
    root = folder({"private/identities.yaml": KEY.replace("Tolleton", "STAYSheading")})
    shutil.copy(DATA / "word.docx", root / "report.docx")
    ran = lt("clean", "report.docx", cwd=root)
    assert ran.code == 1
    assert "error: text, paragraph 1: part of a real name (entry 1 of the key)" in said(ran.out)
    assert "STAYSheading" not in ran.out
    assert (root / "report-clean.docx").is_file()


def test_without_a_key_it_ends_with_1_and_says_why(lt: Lt, folder: Folder) -> None:
    root = folder({"private/identities.yaml": ""})
    shutil.copy(DATA / "word.docx", root / "report.docx")
    ran = lt("clean", "report.docx", cwd=root)
    assert ran.code == 1
    assert "Real names could not be looked for" in said(ran.out)


def test_a_name_in_the_name_of_the_file_is_masked_and_found(lt: Lt, review: Path) -> None:
    shutil.copy(review / "report.docx", review / "Tolleton.docx")
    ran = lt("clean", "Tolleton.docx", cwd=review)
    assert ran.code == 1
    assert "tolleton" not in ran.out.lower()
    assert (review / "Tolleton-clean.docx").is_file()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"words", "of a form that lt does not know"),
        (b"PK\x03\x04broken", "it is damaged"),
        (package.write({"a.txt": b"x"}), "of a form that lt does not know"),
        (b"{\\rtf1 x}", "of a form that lt does not know"),
        (OLD, "is in an old form of Office"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "is locked with a password"),
        (b"", "of a form that lt does not know"),
    ],
)
def test_what_it_cannot_clean_ends_with_2_and_writes_nothing(
    content: bytes, why: str, lt: Lt, review: Path
) -> None:
    (review / "x.docx").write_bytes(content)
    ran = lt("clean", "x.docx", cwd=review)
    assert ran.code == 2
    assert why in said(ran.err)
    assert "Nothing was written" in said(ran.err)
    assert not (review / "x-clean.docx").exists()


def test_a_folder_or_nothing_is_told(lt: Lt, review: Path) -> None:
    assert "is a folder. Name one file in it." in said(lt("clean", ".", cwd=review).err)
    assert "There is no file" in lt("clean", "none.docx", cwd=review).err


def test_that_a_seal_is_gone_is_told(lt: Lt, review: Path) -> None:
    assert "seal" not in lt("clean", "report.docx", cwd=review).out
    made = lt("report", "terms", "--to", "docx", cwd=review)
    assert made.code == 0, made.err
    (path,) = (review / "reports").rglob("*.docx")
    ran = lt("clean", path, cwd=review)
    assert "The file bears lt's seal, the copy does not" in said(ran.out)


def test_what_may_still_tell_something_is_listed(lt: Lt, review: Path) -> None:
    held = package.unpacked((review / "report.docx").read_bytes())
    white = held[package.DOCUMENT].replace(
        b"</w:p>", b'<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>STAYS</w:t></w:r></w:p>', 1
    )
    white = white.replace(b"<w:body>", b'<w:background w:color="000000"/><w:body>')
    (review / "white.docx").write_bytes(package.write({**held, package.DOCUMENT: white}))
    assert "Still in it" not in lt("clean", "report.docx", cwd=review).out
    ran = lt("clean", "white.docx", cwd=review, width=200)
    assert "Still in it" in ran.out
    assert "pieces of white text, which may stand on something dark: 1" in ran.out


def test_for_machines(lt: Lt, review: Path) -> None:
    ran = lt("clean", "report.docx", "--format", "json", cwd=review)
    assert ran.code == 0, ran.err
    said = json.loads(ran.out)
    assert said["version"] == 1
    assert {"what": "comments", "number": 1} in said["taken"]
    assert said["file"]["file"] == "report-clean.docx"
    assert said["file"]["read"] == "whole"
    assert said["summary"] == {"blocking": 0, "to_look_at": 0}
    assert said["names"] is True
    assert said["was_sealed"] is False
    again = lt("clean", "report.docx", "--format", "json", "--output", "said.json", cwd=review)
    assert (again.code, again.out) == (0, "")
    assert json.loads((review / "said.json").read_text("utf-8"))["file"]["leaks"] == []
    assert lt("clean", "report.docx", "--output", "x.json", cwd=review).code == 2
