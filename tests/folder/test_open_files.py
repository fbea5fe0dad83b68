"""What lies open in `private/` is found without following a link, and is its owner's alone."""

import os
import stat
from pathlib import Path

import pytest

from learning_together.folder import look, open_files
from learning_together.folder.locked_file import seal
from learning_together.folder.private_folder import KEY, LOCKED_KEY
from locking import FILES, MEANS, lay, posix, root, unanswered

__all__ = ["root", "unanswered"]
pytestmark = pytest.mark.usefixtures("unanswered")


def test_open_files_are_all_but_links_and_what_is_locked(root: Path) -> None:
    lay(root, {**FILES, KEY: b"", "private/note.age": b"not locked at all"})
    sealed = seal(b"", MEANS)
    lay(root, {LOCKED_KEY: sealed, "private/sealed.md": sealed, "outside/secret.md": b""})
    (root / "private/linked").symlink_to(root / "outside")
    (root / "private/linked.md").symlink_to(root / "outside/secret.md")
    os.mkfifo(root / "private/imports/pipe")
    assert sorted(open_files.every(root)) == sorted(
        [*FILES, KEY, "private/note.age", "private/sealed.md"]
    )
    odd = ["private/imports/pipe", "private/linked", "private/linked.md"]
    assert sorted(open_files.not_covered(root)) == odd
    (root / "private").rename(root / "moved")
    (root / "private").symlink_to(root / "moved")
    assert list(open_files.every(root)) == []
    assert open_files.not_covered(root) == ["private"]


def test_where_nothing_is_there_is_nothing(root: Path) -> None:
    assert list(open_files.every(root)) == []
    assert open_files.not_covered(root) == []
    open_files.close(root)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
def test_a_file_is_written_for_its_owner_alone(root: Path) -> None:
    lay(root, {"private/who.md": b"names"})
    (root / "private").chmod(0o755)
    (root / "private/who.md").chmod(0o644)
    open_files.write(root, "private/a/b.md", b"", None)
    open_files.write(root, "private/who.md", b"x", b"names")
    assert mode(root / "private") == mode(root / "private/a") == 0o700
    assert mode(root / "private/a/b.md") == mode(root / "private/who.md") == 0o600


@posix
def test_what_was_open_to_others_is_closed(root: Path) -> None:
    lay(root, FILES)
    for path in (root / "private").rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    outside = mode(root / "review.yaml")
    open_files.close(root)
    for path in (root / "private", *(root / "private").rglob("*")):
        assert mode(path) == (0o700 if path.is_dir() else 0o600)
    assert mode(root / "review.yaml") == outside


@posix
def test_a_group_that_shares_the_folder_keeps_its_rights(root: Path) -> None:
    lay(root, FILES)
    for path in (root / "private", *(root / "private").rglob("*")):
        path.chmod(0o775 if path.is_dir() else 0o664)
    (root / "private").chmod(0o2775)
    open_files.close(root)
    assert mode(root / "private") == 0o2770
    assert mode(root / "private/who.md") == 0o660


@posix
def test_a_group_shares_private_where_it_shares_the_review(root: Path) -> None:
    lay(root, FILES)
    (root / "private").chmod(0o755)
    root.chmod(0o2755)
    open_files.close(root)
    assert mode(root / "private") == 0o750
    root.chmod(0o755)
    open_files.close(root)
    assert mode(root / "private") == 0o700


def test_however_deep_folders_lie_they_are_looked_into(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = len(root.parts) + 1200
    monkeypatch.setattr(look, "names", lambda one: ["a" if len(one.parts) < deep else "b"])
    monkeypatch.setattr(look, "is_link", lambda _: False)
    monkeypatch.setattr(look, "is_folder", lambda one: one.name == "a")
    monkeypatch.setattr(look, "is_file", lambda one: one.name == "b")
    (found,) = open_files.every(root)
    assert found.endswith("a/b")
    assert open_files.not_covered(root) == []
