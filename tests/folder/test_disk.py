"""Files are written whole or not at all, never through a link, never over another's change."""

import codecs
import errno
import os
import subprocess
import sys
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
        disk.write(tmp_path / "link", b"new", before=b"old")
    assert (tmp_path / "there").read_bytes() == b"old"


@pytest.mark.parametrize("name", ["reports", "private", ".lt", "findings"])
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
    with pytest.raises(LtError, match=r"changed .* meanwhile; it was left as it was"):
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
    with pytest.raises(LtError, match="no room left"):
        disk.write(path, b"new", before=b"old")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_left_overs_are_swept_but_not_what_is_being_written(tmp_path: Path) -> None:
    old, young = tmp_path / ".lt-old.tmp", tmp_path / ".lt-young.tmp"
    old.touch()
    young.touch()
    os.utime(old, (time.time() - 3600,) * 2)
    disk.write(tmp_path / "file", b"new")
    assert (old.exists(), young.exists()) == (False, True)


def test_a_file_that_has_come_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"theirs")
    with pytest.raises(LtError, match="Somebody changed"):
        disk.write(path, b"ours")
    assert path.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("hard_links", [True, False])
def test_a_file_that_comes_at_the_last_moment_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hard_links: bool
) -> None:
    path = tmp_path / "file"
    real = Path.hardlink_to

    def late(self: Path, target: Path) -> None:
        self.write_bytes(b"theirs")
        if not hard_links:
            raise OSError(errno.EPERM, "Operation not permitted")
        real(self, target)

    monkeypatch.setattr(Path, "hardlink_to", late)
    with pytest.raises(LtError, match="Somebody changed"):
        disk.write(path, b"ours")
    assert path.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_self: Path, _target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", none)
    disk.write(tmp_path / "file", b"new")
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [b"new"]


_COUNT = """
import sys
from pathlib import Path
from learning_together.folder import disk
from learning_together.folder.one_writer import writing
path = Path(sys.argv[1])
for _ in range(40):
    with writing(path.parent):
        before = path.read_bytes()
        disk.write(path, str(int(before) + 1).encode(), before)
"""


def test_of_several_writers_at_once_none_overwrites_another(tmp_path: Path) -> None:
    (tmp_path / "review.yaml").touch()
    path = tmp_path / "count"
    path.write_bytes(b"0")
    command = (sys.executable, "-c", _COUNT, str(path))
    writers = [subprocess.Popen(command) for _ in range(3)]
    assert [one.wait() for one in writers] == [0, 0, 0]
    assert path.read_bytes() == b"120"
    assert {one.name for one in tmp_path.iterdir()} == {".lt", "count", "review.yaml"}


def test_of_several_files_none_is_written_if_one_was_changed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"read")
    (tmp_path / "b").write_bytes(b"theirs")
    with pytest.raises(LtError, match="Somebody changed"):
        disk.write_all(tmp_path, {"a": b"1", "b": b"2"}, {"a": b"read", "b": b"read"})
    assert [(tmp_path / name).read_bytes() for name in "ab"] == [b"read", b"theirs"]


def test_a_text_keeps_its_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(codecs.BOM_UTF8 + b"old")
    disk.write_texts(tmp_path, {"a": "new", "below/b": "new"}, {"a": "old"})
    assert (tmp_path / "a").read_bytes() == codecs.BOM_UTF8 + b"new"
    assert (tmp_path / "below" / "b").read_bytes() == b"new"


def test_what_somebody_changed_is_not_removed(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"theirs")
    with pytest.raises(LtError, match="Somebody changed"):
        disk.remove(path, b"read")
    assert path.read_bytes() == b"theirs"
    disk.remove(path, b"theirs")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_somebody_made_meanwhile_is_refused(tmp_path: Path) -> None:
    disk.make_folder(tmp_path / "1", new=True)
    disk.make_folder(tmp_path / "1")
    with pytest.raises(LtError, match="Somebody changed"):
        disk.make_folder(tmp_path / "1", new=True)
