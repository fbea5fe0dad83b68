"""A corrected file on a computer that has only what git holds: nothing of a person is lost."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from actions.test_import import FIRST, HEAD, entries, files, timeline
from conftest import Lt
from exchange.imports.test_corpus import REVIEW
from sample import Folder

pytestmark = pytest.mark.git

CORRECTED = FIRST.replace("Visit again", "Visit again in a week").replace("Letter", "Two letters")


def git(root: Path, *args: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@b.c")
    subprocess.run(["git", *who, *args], cwd=root, check=True, capture_output=True)


def send(lt: Lt, root: Path, text: str, *args: str) -> str:
    path = root.parent / f"{root.name}.csv"
    path.write_text(text, encoding="utf-8")
    ran = lt("import", path, "--agency", "health", "--yes", *args, cwd=root, width=200)
    assert ran.code == 0, ran.err + ran.out
    return ran.out


@pytest.fixture
def clone(lt: Lt, folder: Folder, tmp_path: Path) -> Path:
    """A clone of a review into which a file was imported, and that has hand edits since."""
    root = folder({**REVIEW, ".gitignore": "private/\n"})
    send(lt, root, FIRST)
    path = root / "timeline/health.yaml"
    path.write_text(
        timeline(root).replace("event: Clinic not attended", "event: The clinic not attended"),
        encoding="utf-8",
    )
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "First")
    copy = tmp_path / "elsewhere"
    git(tmp_path, "clone", "-q", str(root), str(copy))
    assert not (copy / "private").exists()
    return copy


def test_what_nobody_touched_follows_and_what_somebody_did_stays(lt: Lt, clone: Path) -> None:
    out = send(lt, clone, CORRECTED)
    found = entries(clone)
    assert list(found) == ["health-001", "health-002", "health-003"]
    assert found["health-001"].response == "Visit again in a week"
    assert found["health-003"].response == "Letter"
    assert found["health-003"].event == "The clinic not attended and no reason given"
    assert "health-003: the file says something else in event, response now" in out
    assert "may have changed it here" in out
    assert found["health-001"].delivery is not None
    assert found["health-001"].delivery.number == 2


def test_the_same_file_there_changes_nothing_but_tells(lt: Lt, clone: Path) -> None:
    before = timeline(clone)
    out = send(lt, clone, FIRST)
    assert timeline(clone) == before
    assert "0 created, 0 updated, 3 unchanged" in out
    assert "health-003" in out


def test_an_entry_without_a_fingerprint_counts_as_changed(lt: Lt, clone: Path) -> None:
    path = clone / "timeline/health.yaml"
    path.write_text(re.sub(r", said: \w+", "", timeline(clone)), encoding="utf-8")
    before = timeline(clone)
    out = send(lt, clone, CORRECTED)
    assert timeline(clone) == before
    assert "health-001: the file says something else in response now" in out


def test_rows_gone_are_marked_there_and_other_files_are_new(lt: Lt, clone: Path) -> None:
    send(lt, clone, "".join(FIRST.splitlines(keepends=True)[:3]))
    assert timeline(clone).count("gone: 2") == 1
    send(lt, clone, HEAD + "01/01/2010,Letter,Something else entirely,Nothing\n")
    assert timeline(clone).count("gone:") == 1
    assert "number: 3" in timeline(clone)


def test_undo_there(lt: Lt, clone: Path) -> None:
    before = timeline(clone)
    ran = lt("import", "--undo", cwd=clone, width=200)
    assert ran.code == 2
    assert "on another computer" in ran.err
    assert timeline(clone) == before
    send(lt, clone, CORRECTED)
    assert timeline(clone) != before
    assert lt("import", "--undo", cwd=clone).code == 0
    assert timeline(clone) == before
    assert lt("import", "--undo", cwd=clone).code == 2


def test_back_on_the_first_computer(lt: Lt, clone: Path, tmp_path: Path) -> None:
    """What the other computer imported is not kept here either, and holds all the same."""
    send(lt, clone, CORRECTED)
    git(clone, "commit", "-qam", "Second")
    again = tmp_path / "again"
    git(tmp_path, "clone", "-q", str(clone), str(again))
    shutil.copytree(clone / "private", again / "private")
    shutil.rmtree(again / "private/imports/health")
    before = files(again)
    out = send(lt, again, CORRECTED)
    assert "0 created, 0 updated, 3 unchanged" in out
    assert (again / "timeline/health.yaml").read_bytes() == before["timeline/health.yaml"]
