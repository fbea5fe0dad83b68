"""What a file from elsewhere says by the seal of `lt` is read in a process of its own."""

import zipfile

import pytest

from conftest import Lt
from goldens import small
from learning_together.office import package
from learning_together.privacy.contents import OwnSeal, own_seal
from reading_here import apart_was_asked
from sample import Folder


@pytest.mark.parametrize("suffix", ["docx", "md"])
def test_what_a_file_says_of_itself(suffix: str, lt: Lt, folder: Folder) -> None:
    review = folder(small())
    made = lt("report", "chronology", "--audience", "team", "--to", suffix, cwd=review)
    data = (review / made.out.split()[0]).read_bytes()
    assert own_seal(data) == OwnSeal(holds=True, made_for=frozenset({"team"}))
    assert own_seal(b"Plain.") == OwnSeal()
    assert own_seal(b"PK\x03\x04 damaged") == OwnSeal()
    newer = b"<!-- learning-together-seal: 9:x -->"
    assert own_seal(newer) == OwnSeal(of_newer=True)


def test_what_is_packed_is_unpacked_apart(
    monkeypatch: pytest.MonkeyPatch, lt: Lt, folder: Folder
) -> None:
    review = folder(small())
    made = lt("report", "chronology", "--audience", "team", "--to", "docx", cwd=review)
    file = made.out.split()[0]
    here: list[bytes] = []
    monkeypatch.setattr(package, "unpacked", lambda data, *_: here.append(data))
    assert own_seal((review / file).read_bytes()).holds
    ran = lt("issue", file, "--audience", "team", "--to", "Chair", cwd=review)
    assert ran.code == 0, ran.err
    assert here == []


def test_a_form_that_comes_back_is_unpacked_apart(
    monkeypatch: pytest.MonkeyPatch, lt: Lt, folder: Folder
) -> None:
    review = folder(small())
    file = lt("form", "meeting", cwd=review).out.split()[0]
    here: list[object] = []
    monkeypatch.setattr(zipfile.ZipFile, "__init__", lambda _, data, *__: here.append(data))
    ran = lt("import", file, cwd=review)
    assert "0 fields" in ran.out, ran.err
    assert here == []


def test_what_was_not_read_to_its_end_bears_no_seal(monkeypatch: pytest.MonkeyPatch) -> None:
    apart_was_asked(monkeypatch)
    assert own_seal(b"PK\x03\x04") == OwnSeal()
