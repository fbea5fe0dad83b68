"""Files are written whole or not at all, never through a link, never over another's change."""

import os
import time
from pathlib import Path

import pytest

from learning_together.errors import LtError
from learning_together.folder import disk


def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "key.yaml"
    path.write_bytes(b"old")
    path.chmod(0o600)
    disk.write(path, b"new", before=b"old")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o600)


def test_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "there")
    with pytest.raises(LtError, match="is a link"):
        disk.write(tmp_path / "link", b"new")
    assert (tmp_path / "there").read_bytes() == b"old"


@pytest.mark.parametrize("name", ["reports", "private", ".lt"])
def test_a_linked_folder_of_a_review_is_refused(tmp_path: Path, name: str) -> None:
    elsewhere, review = tmp_path / "elsewhere", tmp_path / "review"
    elsewhere.mkdir()
    review.mkdir()
    (review / "review.yaml").touch()
    (review / name).symlink_to(elsewhere)
    with pytest.raises(LtError, match="is a link"):
        disk.write(review / name / "file", b"new")
    assert list(elsewhere.iterdir()) == []


def test_what_somebody_changed_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"theirs")
    with pytest.raises(LtError, match=r"changed .* meanwhile; that file was left as it is"):
        disk.write(path, b"ours", before=b"read")
    assert path.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failing_write_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "file"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LtError, match="cannot be written"):
        disk.write(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_left_overs_are_swept_but_not_what_is_being_written(tmp_path: Path) -> None:
    old, young = tmp_path / ".lt-old.tmp", tmp_path / ".lt-young.tmp"
    old.touch()
    young.touch()
    os.utime(old, (time.time() - 3600,) * 2)
    disk.write(tmp_path / "file", b"new")
    assert (old.exists(), young.exists()) == (False, True)
