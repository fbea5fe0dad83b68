"""`lt doctor` sees what is missing, says what follows, and ends as it found things."""

import json
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typst

from conftest import Lt
from learning_together.actions.doctor import computer as asking
from learning_together.actions.doctor import installation
from learning_together.documents import pandoc
from learning_together.errors import LtError
from learning_together.folder import age_passphrase, computer, libreoffice
from learning_together.folder.git import calls, keep
from learning_together.folder.shared_places import place_of
from sample import Folder


def _refused(*_: object, **__: object) -> Any:
    raise LtError("It is not here.")


def _fault(*_: object, **__: object) -> Any:
    raise OSError(13, "Permission denied")


def _nothing(*_: object, **__: object) -> None:
    return None


def _false(*_: object, **__: object) -> bool:
    return False


def _changed(content: bytes, passphrase: str) -> bytes:
    return b"age-encryption.org/v1\nno lock"


#: Of each thing that may be missing: its name, how it stands with it then, what is taken away.
MISSING: dict[str, tuple[str, str, object, str, Callable[..., object]]] = {
    "pandoc": ("word", "fault", pandoc, "_run", _refused),
    "typst": ("pdf", "fault", typst, "compile", _refused),
    "encryption": ("encryption", "fault", age_passphrase, "seal", _changed),
    "a package": ("packages", "fault", installation, "version_of", lambda name: ""),
    "the right to write": ("folder", "fault", computer, "TemporaryFile", _fault),
    "room": ("room", "note", computer, "free", lambda folder: 1024**2),
    "git": ("git", "note", calls, "program", _nothing),
    "git's user": ("git-user", "note", keep, "author_in", _nothing),
    "LibreOffice": ("libreoffice", "note", libreoffice, "_program", _nothing),
    "a face": ("fonts", "note", asking, "has", _false),
    "long paths": ("long-paths", "note", computer, "allows_long_paths", _false),
    "letters of the console": ("console", "note", computer, "code_page", lambda: 1252),
    "a way to the window": ("window", "note", socket, "create_server", _fault),
}


def _found(lt: Lt, root: Path) -> tuple[int, dict[str, dict[str, str]]]:
    ran = lt("doctor", "--format", "json", cwd=root)
    return ran.code, {one["about"]: one for one in json.loads(ran.out)["findings"]}


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What documents are made with is tried once, by a test of its own."""
    monkeypatch.setattr(installation, "_PARTS", ())


@pytest.mark.parametrize("what", MISSING)
def test_what_is_missing_is_seen(
    what: str, lt: Lt, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    about, state, module, name, instead = MISSING[what]
    parts = [one for one in installation._PARTS if one[0] == about]
    monkeypatch.setattr(installation, "_PARTS", tuple(parts))
    monkeypatch.setattr(module, name, instead)
    code, found = _found(lt, folder({}))
    assert found[about]["state"] == state
    assert found[about]["follows"]
    assert found[about]["mend"]
    assert code == int(state == "fault")


def test_all_that_documents_are_made_with_is_tried(lt: Lt, folder: Folder) -> None:
    ran = lt("doctor", cwd=folder({}))
    assert ran.code == 0, ran.out
    for part in ("word", "pdf", "reading", "pictures", "encryption"):
        assert f"fine  {part}: It works" in ran.out
    assert "fault" not in ran.out.replace("0 faults", "")


@pytest.mark.usefixtures("quick")
def test_nothing_is_left_behind_and_no_review_is_needed(lt: Lt, tmp_path: Path) -> None:
    code, found = _found(lt, tmp_path)
    assert code == 0
    assert found["folder"]["said"] == "Files can be made in this folder."
    assert not [*tmp_path.iterdir()]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("place", ["OneDrive - Council", "Dropbox", "SharePoint"])
def test_a_synced_folder_is_told(place: str, lt: Lt, tmp_path: Path) -> None:
    within = tmp_path / place / "review"
    within.mkdir(parents=True)
    code, found = _found(lt, within)
    assert (code, found["synced"]["state"]) == (0, "note")
    assert place_of(str(within)) in found["synced"]["said"]


@pytest.mark.usefixtures("quick")
def test_a_place_of_another_name_is_told(
    lt: Lt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    within = tmp_path / "Files of the council" / "review"
    within.mkdir(parents=True)
    assert _found(lt, within)[1]["synced"]["state"] == "fine"
    monkeypatch.setenv("OneDriveCommercial", str(within.parent))
    assert _found(lt, within)[1]["synced"]["state"] == "note"


def test_a_drive_of_another_computer_is_told() -> None:
    assert computer.is_remote(Path(r"\\server\share\review"))
    assert not computer.is_remote(Path("/srv/review"))
