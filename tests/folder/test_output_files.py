"""Files are written whole or not at all, and a draft that somebody changed is kept."""

import errno
import hashlib
import json
import os
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from gitting import git, needs_git
from learning_together.documents.document import Document
from learning_together.documents.document_formats import to_markdown
from learning_together.errors import LtError
from learning_together.folder import files, output_files, refusals


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
    output_files.write(tmp_path, tmp_path, "review", "md", markdown("One."))
    path, kept = output_files.write(tmp_path, tmp_path, "review", "md", markdown("Two."))
    assert kept is None
    assert path == tmp_path / "review.md"
    assert "Two." in path.read_text(encoding="utf-8")
    assert [one.name for one in tmp_path.iterdir()] == ["review.md"]


def test_a_draft_that_somebody_changed_is_kept(tmp_path: Path) -> None:
    path, _ = output_files.write(tmp_path, tmp_path, "review", "md", markdown("One."))
    changed = path.read_text(encoding="utf-8").replace("One.", "One, as I would say it.")
    path.write_text(changed, encoding="utf-8")
    new, kept = output_files.write(tmp_path, tmp_path, "review", "md", markdown("Two."))
    assert (new.name, kept) == ("review-2.md", path)
    assert path.read_text(encoding="utf-8") == changed
    # The second draft is lt's own, so the third takes its place; the changed one stays.
    new, kept = output_files.write(tmp_path, tmp_path, "review", "md", markdown("Three."))
    assert (new.name, kept) == ("review-2.md", path)


def test_somebody_elses_file_is_kept(tmp_path: Path) -> None:
    theirs = tmp_path / "review.docx"
    theirs.write_bytes(b"my notes")
    new, kept = output_files.write(tmp_path, tmp_path, "review", "docx", b"draft")
    assert (new.name, kept) == ("review-2.docx", theirs)
    assert theirs.read_bytes() == b"my notes"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "you may not .* open in Word"),
        (OSError(errno.EROFS, "Read-only file system"), "can only be read"),
        (OSError(errno.ENAMETOOLONG, "File name too long"), "too long for this computer"),
        (OSError(errno.EISDIR, "Is a directory"), "is a file, so there can be no folder"),
        (OSError(errno.ENOSPC, "No space left on device"), "no room left on the disk"),
        (OSError(errno.EIO, "Input/output error"), "cannot be written: Input/output error"),
    ],
)
def test_what_cannot_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str
) -> None:
    before = markdown("One.")
    output_files.write(tmp_path, tmp_path, "review", "md", before)

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(LtError, match=said):
        output_files.write(tmp_path, tmp_path, "review", "md", markdown("Two."))
    monkeypatch.undo()
    assert [one.name for one in tmp_path.iterdir()] == ["review.md"]
    assert (tmp_path / "review.md").read_bytes() == before


def test_a_file_that_word_holds_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Windows refuses to put a file in the place of one that is open.
    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "The process cannot access the file")

    before = markdown("One.")
    output_files.write(tmp_path, tmp_path, "review", "md", before)
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(LtError, match="open in Word"):
        output_files.write(tmp_path, tmp_path, "review", "md", markdown("Two."))
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [before]


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("a file", encoding="utf-8")
    for folder in (tmp_path / "reports", tmp_path / "reports" / "more" / "of"):
        with pytest.raises(LtError, match="reports is a file, so there can be no folder"):
            output_files.write(tmp_path, folder, "review", "docx", b"draft")
    with pytest.raises(LtError, match="reports is a file, and no folder"):
        output_files.write_named(tmp_path, tmp_path / "reports" / "x.json", "{}")
    with pytest.raises(LtError, match="There is no folder"):
        output_files.write_named(tmp_path, tmp_path / "nowhere" / "x.json", "{}")


def test_names_that_windows_cannot_hold_are_refused_everywhere(tmp_path: Path) -> None:
    with pytest.raises(LtError, match="Windows cannot hold"):
        output_files.write(tmp_path, tmp_path / "con", "review", "docx", b"draft")
    with pytest.raises(LtError, match="Windows cannot hold"):
        output_files.write_named(tmp_path, tmp_path / "x.json.", "{}")
    assert not [*tmp_path.iterdir()]


def test_what_stands_in_the_way_and_is_no_file(tmp_path: Path) -> None:
    from learning_together.folder.refusals import unwritable

    (tmp_path / "x").mkdir()
    said = str(unwritable(tmp_path / "x", FileExistsError(errno.EEXIST, "File exists")))
    assert "File exists" not in said
    assert "is there already" in said


SHA = hashlib.sha256(b"One.").hexdigest()
NAME = hashlib.sha256(b"out.json").hexdigest()


class TestWithoutASeal:
    """What holds no seal is known by its SHA-256; what is not known is somebody's."""

    def test_is_written_anew_where_nobody_touched_it(self, tmp_path: Path) -> None:
        for text in ("One.", "Two.", "Three."):
            output_files.write_named(tmp_path, tmp_path / "out.json", text)
            assert (tmp_path / "out.json").read_text("utf-8") == text
        sha = hashlib.sha256(b"Three.").hexdigest()
        assert written(tmp_path) == f"{sha}\t{NAME}\n", "a line a file, without its name"
        assert sorted(one.name for one in (tmp_path / ".lt").iterdir()) == [
            ".gitignore",
            "written.tsv",
        ]

    @pytest.mark.parametrize("changed", [b"Once.", b"One.\n", b"\xff", b"\0" * 9])
    def test_is_kept_where_somebody_changed_it(self, tmp_path: Path, changed: bytes) -> None:
        path, _ = output_files.write(tmp_path, tmp_path / "reports", "out", "csv", b"One.")
        path.write_bytes(changed)
        new, kept = output_files.write(tmp_path, tmp_path / "reports", "out", "csv", b"Two.")
        assert (new.name, kept) == ("out-2.csv", path)
        with pytest.raises(LtError, match="nothing shows that lt wrote it"):
            output_files.write_named(tmp_path, path, "Two.")
        assert path.read_bytes() == changed
        # The new one is lt's own, under its own name.
        new, kept = output_files.write(tmp_path, tmp_path / "reports", "out", "csv", b"Three.")
        assert (new.name, kept) == ("out-2.csv", path)

    def test_is_somebodys_under_another_name_and_in_another_folder(self, tmp_path: Path) -> None:
        for home in ("a", "b"):
            (tmp_path / home).mkdir()
        output_files.write_named(tmp_path / "a", tmp_path / "a/out.json", "One.")
        (tmp_path / "a/copy.json").write_text("One.", "utf-8")
        (tmp_path / "b/out.json").write_text("One.", "utf-8")
        for home, name in (("a", "copy.json"), ("b", "out.json")):
            assert not output_files.may_go(tmp_path / home, tmp_path / home / name, b"Two.")
        assert output_files.may_go(tmp_path / "a", tmp_path / "a/../a/out.json", b"Two.")

    def test_may_lie_outside_of_the_folder_and_the_folder_may_move(self, tmp_path: Path) -> None:
        home, out = tmp_path / "review", tmp_path / "all.json"
        home.mkdir()
        output_files.write_named(home, out, "One.")
        output_files.write_named(home, home / "in.json", "One.")
        assert [one.name for one in tmp_path.iterdir() if one != home] == ["all.json"]
        moved = home.rename(tmp_path / "moved")
        for path in (out, moved / "in.json"):
            output_files.write_named(moved, path, "Two.")
            assert path.read_text("utf-8") == "Two."

    def test_loses_nothing_where_nothing_is_there_or_the_same(self, tmp_path: Path) -> None:
        for old in ("", "One."):
            home = tmp_path / (old or "empty")
            home.mkdir()
            (home / "out.json").write_text(old, "utf-8")
            output_files.write_named(home, home / "out.json", "One.")
            assert written(home) == f"{SHA}\t{NAME}\n"

    def test_what_somebody_writes_meanwhile_stays(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "out.json"
        output_files.write_named(tmp_path, path, "One.")

        def meanwhile(_: bytes) -> bool:
            path.write_text("Theirs.", "utf-8")
            return False

        monkeypatch.setattr(output_files, "is_as_written", meanwhile)
        for write in (
            lambda: output_files.write_named(tmp_path, path, "Two."),
            lambda: output_files.write(tmp_path, tmp_path, "out", "json", b"Two."),
        ):
            path.write_text("One.", "utf-8")
            with pytest.raises(LtError, match="meanwhile"):
                write()
            assert path.read_text("utf-8") == "Theirs."
        assert written(tmp_path) == f"{SHA}\t{NAME}\n"

    def test_those_written_at_one_time_are_all_noted(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        compare = refusals.refuse_changed

        def slowly(path: Path, before: bytes | None, called: Path | None = None) -> None:
            compare(path, before, called)
            time.sleep(0.02)

        monkeypatch.setattr(refusals, "refuse_changed", slowly)
        paths = [tmp_path / f"{number}.json" for number in range(4)]
        with ThreadPoolExecutor(len(paths)) as at_once:
            for text in ("One.", "Two."):
                list(at_once.map(partial(output_files.write_named, tmp_path, text=text), paths))
        assert [one.read_text("utf-8") for one in paths] == ["Two."] * 4
        assert len(written(tmp_path).splitlines()) == 4

    def test_a_sealed_file_is_not_noted(self, tmp_path: Path) -> None:
        output_files.write(tmp_path, tmp_path, "review", "md", markdown("One."))
        assert not (tmp_path / ".lt").exists()

    @pytest.mark.parametrize(
        "held",
        [
            "",
            SHA,
            f"{SHA}\n",
            f"{SHA}\t",
            f"{SHA}\tout.json\n",
            f"{SHA} {NAME}\n",
            f"{SHA.upper()}\t{NAME}\n",
            f" {SHA}\t{NAME}\n",
            f"{SHA}\t{NAME}\tmore\n",
            f"{SHA}\t{NAME}\r\n",
            f"{SHA[:-1]}\t{NAME}\n",
            f"{'0' * 64}\t{NAME}\n",
            f"{SHA}\t{'0' * 64}\n",
            f"{SHA}\t{NAME}\n{'0' * 64}\t{NAME}\n",
            f"{SHA}\t{NAME}\n" * 2,
            f"{SHA}\t{NAME}\n\xff".encode("latin-1"),
            f"{SHA}\t{NAME}\n".encode("utf-16"),
            b"\0" * 200,
        ],
    )
    def test_a_damaged_list_shows_nothing(self, tmp_path: Path, held: str | bytes) -> None:
        (tmp_path / "out.json").write_text("One.", "utf-8")
        (tmp_path / ".lt").mkdir()
        place = tmp_path / ".lt/written.tsv"
        place.write_bytes(held if isinstance(held, bytes) else held.encode())
        assert not output_files.may_go(tmp_path, tmp_path / "out.json", b"Two.")
        # What is written next is noted all the same.
        output_files.write_named(tmp_path, tmp_path / "new.json", "One.")
        output_files.write_named(tmp_path, tmp_path / "new.json", "Two.")

    def test_a_list_that_is_a_link_or_a_pipe_or_too_large(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path, place = tmp_path / "out.json", tmp_path / ".lt/written.tsv"
        output_files.write_named(tmp_path, path, "One.")
        assert output_files.may_go(tmp_path, path, b"Two.")
        with monkeypatch.context() as patch:
            patch.setattr(files, "MAX_BYTES", 100)
            assert not output_files.may_go(tmp_path, path, b"Two.")
        real = place.rename(tmp_path / "real.tsv")
        place.symlink_to(real)
        assert not output_files.may_go(tmp_path, path, b"Two.")
        output_files.write_named(tmp_path, tmp_path / "new.json", "One.")
        assert real.read_text("utf-8") == f"{SHA}\t{NAME}\n", "nothing is written through a link"
        place.unlink()
        place.mkdir()
        assert not output_files.may_go(tmp_path, path, b"Two.")
        place.rmdir()
        if hasattr(os, "mkfifo"):
            os.mkfifo(place)
            assert not output_files.may_go(tmp_path, path, b"Two.")

    def test_the_folder_of_the_list_is_no_link(self, tmp_path: Path) -> None:
        home, other = tmp_path / "home", tmp_path / "other"
        for one in (home, other):
            one.mkdir()
        output_files.write_named(home, home / "out.json", "One.")
        (home / ".lt").rename(other / "lt")
        (home / ".lt").symlink_to(other / "lt")
        before = (other / "lt/written.tsv").read_bytes()
        assert not output_files.may_go(home, home / "out.json", b"Two.")
        output_files.write_named(home, home / "new.json", "One.")
        assert (other / "lt/written.tsv").read_bytes() == before

    def test_a_folder_that_cannot_hold_the_list(self, tmp_path: Path) -> None:
        (tmp_path / ".lt").write_text("a file", "utf-8")
        output_files.write_named(tmp_path, tmp_path / "out.json", "One.")
        with pytest.raises(LtError, match="nothing shows that lt wrote it"):
            output_files.write_named(tmp_path, tmp_path / "out.json", "Two.")

    def test_what_version_0_1_0_exported_is_known(self, tmp_path: Path) -> None:
        path = tmp_path / "factors.csv"
        path.write_bytes(b"One.")
        held = json.dumps({"factors.csv": SHA, "a.csv": "0" * 64}, indent=1, sort_keys=True) + "\n"
        (tmp_path / ".lt-exports.json").write_text(held, "utf-8")
        assert output_files.may_go(tmp_path / "home", path, b"Two.")
        path.rename(tmp_path / "a.csv")
        assert not output_files.may_go(tmp_path / "home", tmp_path / "a.csv", b"Two.")
        path.write_bytes(b"Once.")
        assert not output_files.may_go(tmp_path / "home", path, b"Two.")


class TestInGit:
    pytestmark = needs_git

    def test_git_never_sees_the_list(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "-q")
        output_files.write_named(tmp_path, tmp_path / "out.json", "One.")
        assert git(tmp_path, "status", "--porcelain", "-uall") == "?? out.json"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("make", ["mkfifo", "mkdir", "symlink"])
def test_what_is_no_file_is_kept(tmp_path: Path, make: str) -> None:
    given = ("nowhere", tmp_path / "out.json")
    getattr(os, make)(*(given if make == "symlink" else given[1:]))
    assert not output_files.may_go(tmp_path, tmp_path / "out.json", b"One.")
    path, kept = output_files.write(tmp_path, tmp_path, "out", "json", b"One.")
    assert (path.name, kept) == ("out-2.json", tmp_path / "out.json")
    with pytest.raises(LtError):
        output_files.write_named(tmp_path, tmp_path / "out.json", "One.")


def written(home: Path) -> str:
    return (home / ".lt/written.tsv").read_text("utf-8")


def test_what_is_own_and_for_whom_it_was_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted, sealed = tmp_path / "out.csv", tmp_path / "review.md"
    output_files.write(tmp_path, tmp_path, "out", "csv", b"One.", audience="family")
    output_files.write(tmp_path, tmp_path, "plain", "csv", b"Two.")
    output_files.write(tmp_path, tmp_path, "review", "md", markdown("One."))
    (tmp_path / "theirs.csv").write_bytes(b"Three.")
    own = partial(output_files.is_own, tmp_path)
    assert [own(noted), own(sealed), own(tmp_path / "theirs.csv")] == [True, True, False]
    assert not own(tmp_path / "nowhere.csv")
    assert not own(tmp_path)
    assert output_files.made_for(tmp_path, b"One.") == {"family"}
    assert (
        output_files.made_for(tmp_path, b"Two.")
        == output_files.made_for(tmp_path, b"Six.")
        == set()
    )
    monkeypatch.setattr(output_files, "MAX_BYTES", 4)
    assert own(noted)
    monkeypatch.setattr(output_files, "MAX_BYTES", 3)
    assert not own(noted)


def test_a_place_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(LtError, match="is a folder"):
        output_files.write_named(tmp_path, tmp_path, "One.")
    with pytest.raises(LtError, match="There is no folder"):
        output_files.write_named(tmp_path, tmp_path / "nowhere/out.json", "One.")
    assert list(tmp_path.iterdir()) == []
