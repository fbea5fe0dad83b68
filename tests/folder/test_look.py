"""What stands on the disk is told plainly, and what cannot be looked at is told in words."""

import errno
import os
from pathlib import Path

import pytest

from learning_together.errors import LtError
from learning_together.folder import look

LOOKS = (look.about, look.is_there, look.is_file, look.is_folder, look.size, look.names)


def test_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"12")
    (tmp_path / "a").mkdir()
    (tmp_path / "link").symlink_to("b")
    (tmp_path / "nowhere").symlink_to("none")
    one = tmp_path / "b"
    assert (look.is_there(one), look.is_file(one), look.is_folder(one)) == (True, True, False)
    assert (look.size(one), look.content(one)) == (2, b"12")
    assert (look.is_folder(tmp_path / "a"), look.content(tmp_path / "a")) == (True, None)
    assert look.names(tmp_path) == ["a", "b", "link", "nowhere"]
    assert (look.is_link(tmp_path / "link"), look.is_file(tmp_path / "link")) == (True, True)
    assert (look.is_taken(tmp_path / "nowhere"), look.is_there(tmp_path / "nowhere")) == (
        True,
        False,
    )


@pytest.mark.parametrize("name", ["none", "b/c", "a\0b", "\udc80" * 3, "a" * 5000, "circle"])
def test_where_nothing_can_be_nothing_is(tmp_path: Path, name: str) -> None:
    (tmp_path / "b").touch()
    (tmp_path / "circle").symlink_to("circle")
    path = tmp_path / name
    assert (look.is_there(path), look.is_file(path), look.is_folder(path)) == (False, False, False)
    assert (look.names(path), look.content(path), look.size(path)) == ([], None, 0)
    assert look.is_link(path) == look.is_taken(path) == (name == "circle")


@pytest.mark.parametrize("error", [errno.EACCES, errno.EIO])
def test_what_cannot_be_looked_at_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    def refuse(_self: Path) -> os.stat_result:
        raise OSError(error, os.strerror(error))

    path = tmp_path / "file"
    monkeypatch.setattr(Path, "stat", refuse)
    for one in LOOKS:
        with pytest.raises(LtError) as told:
            one(path)
        assert told.value.message == f"{path} cannot be read: {os.strerror(error)}."
        assert "would be missing" in told.value.hint
    assert look.is_file(path, unsure=True)
    assert not look.is_file(path, unsure=False)
