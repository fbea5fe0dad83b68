"""The files of `private/` as one zip: they come back as they went, and to no other place."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_together.errors import LtError
from learning_together.folder import locked_zip
from learning_together.folder.locked_zip import packed, places, unpacked
from learning_together.office.package import write


def test_messages_name_no_file_of_a_person() -> None:
    lay_at = ["private/Jessamy.md", "private/imports/health/1/file/Tolleton.docx", "private/x/y/z"]
    assert places(lay_at) == "private/, private/imports/health/"
    assert places(["private/imports/not-names.txt"]) == "private/"


@given(
    st.dictionaries(
        st.sampled_from(
            ["private/who.md", "private/imports/health/1/rows.jsonl", "private/é.md", "private/a b"]
        ),
        st.binary(),
    )
)
def test_a_zip_comes_back_as_it_went(files: dict[str, bytes]) -> None:
    assert unpacked(packed(files)) == files


STRANGE = [
    "private/../review.yaml", "/private/x", "private", "private/", "private//x", "private/./x",
    "review.yaml", "private/a:b", "private/a\\b", "private/x.", "private/x ", "private/a\nb",
    "Private/x", "private/\udcff",
]  # fmt: skip


@pytest.mark.parametrize("path", STRANGE)
def test_a_path_that_leads_elsewhere_is_neither_locked_nor_put_back(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(LtError, match="cannot be locked"):
        packed({path: b""})
    if path.isprintable():
        with pytest.raises(LtError, match="was not made by lt"):
            unpacked(write({path: b"", "private/good.md": b""}))


def test_names_that_differ_in_capitals_alone_are_not_locked() -> None:
    with pytest.raises(LtError, match="cannot be locked"):
        packed({"private/a.md": b"", "private/A.md": b""})


def test_one_path_twice_in_a_zip_is_not_put_back() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("private/a.md", b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("private/a.md", b"2")
    with pytest.raises(LtError, match="was not made by lt"):
        unpacked(made.getvalue())


def test_what_is_no_zip_is_damaged() -> None:
    with pytest.raises(LtError, match=r"private/locked\.zip\.age is damaged"):
        unpacked(b"PK, but not really")


def test_too_much_is_told_and_not_locked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locked_zip, "LARGEST", 5)
    monkeypatch.setattr(locked_zip, "MOST", 2)
    assert packed({"private/a": b"12", "private/b": b"345"})
    for files in (
        {"private/a": b"123456"},
        dict.fromkeys(["private/a", "private/b", "private/c"], b""),
    ):
        with pytest.raises(LtError, match="can be locked together"):
            packed(files)


def test_how_much_may_be_locked_together() -> None:
    locked_zip.refuse_too_much(2**30, 100_000)
    for size, number in ((2**30 + 1, 0), (0, 100_001)):
        with pytest.raises(LtError, match="100,000 files, or 1,024 MB"):
            locked_zip.refuse_too_much(size, number)
