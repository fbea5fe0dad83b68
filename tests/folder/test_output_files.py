"""Files are written whole or not at all, and a draft that somebody changed is kept."""

import errno
import os
from pathlib import Path

import pytest

from learning_together.documents.document import Document
from learning_together.documents.document_formats import to_markdown
from learning_together.errors import LtError
from learning_together.folder import output_files


def markdown(text: str) -> bytes:
    return to_markdown(
        Document(
            name="review",
            title="Sample",
            subtitle="",
            kind="Report",
            marking="",
            stamp=(),
            body=text,
        )
    )


def test_a_draft_nobody_touched_is_replaced(tmp_path: Path) -> None:
    output_files.write(tmp_path, "review", "md", markdown("One."))
    path, kept = output_files.write(tmp_path, "review", "md", markdown("Two."))
    assert kept is None
    assert path == tmp_path / "review.md"
    assert "Two." in path.read_text(encoding="utf-8")
    assert [one.name for one in tmp_path.iterdir()] == ["review.md"]


def test_a_draft_that_somebody_changed_is_kept(tmp_path: Path) -> None:
    path, _ = output_files.write(tmp_path, "review", "md", markdown("One."))
    changed = path.read_text(encoding="utf-8").replace("One.", "One, as I would say it.")
    path.write_text(changed, encoding="utf-8")
    new, kept = output_files.write(tmp_path, "review", "md", markdown("Two."))
    assert (new.name, kept) == ("review-2.md", path)
    assert path.read_text(encoding="utf-8") == changed
    # The second draft is lt's own, so the third takes its place; the changed one stays.
    new, kept = output_files.write(tmp_path, "review", "md", markdown("Three."))
    assert (new.name, kept) == ("review-2.md", path)


def test_somebody_elses_file_is_kept(tmp_path: Path) -> None:
    theirs = tmp_path / "review.docx"
    theirs.write_bytes(b"my notes")
    new, kept = output_files.write(tmp_path, "review", "docx", b"draft")
    assert (new.name, kept) == ("review-2.docx", theirs)
    assert theirs.read_bytes() == b"my notes"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "open in Word"),
        (OSError(errno.ENOSPC, "No space left on device"), "no room left on the disk"),
        (OSError(errno.EIO, "Input/output error"), "cannot be written: Input/output error"),
    ],
)
def test_what_cannot_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str
) -> None:
    before = markdown("One.")
    output_files.write(tmp_path, "review", "md", before)

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(LtError, match=said):
        output_files.write(tmp_path, "review", "md", markdown("Two."))
    monkeypatch.undo()
    assert [one.name for one in tmp_path.iterdir()] == ["review.md"]
    assert (tmp_path / "review.md").read_bytes() == before


def test_a_file_that_word_holds_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Windows refuses to put a file in the place of one that is open.
    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "The process cannot access the file")

    before = markdown("One.")
    output_files.write(tmp_path, "review", "md", before)
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(LtError, match="open in Word"):
        output_files.write(tmp_path, "review", "md", markdown("Two."))
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [before]


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("a file", encoding="utf-8")
    with pytest.raises(LtError, match="cannot be written"):
        output_files.write(tmp_path / "reports", "review", "docx", b"draft")
