"""`lt open --shortcut`: what is clicked on a desktop starts the window of the right folder."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Lt
from learning_together.actions import shortcut as action
from learning_together.errors import LtError
from learning_together.folder import own_place
from sample import SAMPLE, held, write


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = tmp_path / "Desktop"
    found.mkdir()
    monkeypatch.setattr(own_place, "desktop", lambda: found)
    return found


#: Names of folders as people and attackers give them.
NAMES = ("review", "Child's review 50% $HOME", 'a "b" `c` \\d; rm -rf x')


@pytest.mark.skipif(os.name == "nt", reason="Windows holds no such names")
@pytest.mark.parametrize("name", NAMES)
def test_it_says_the_folder_whatever_that_is_called(
    name: str, tmp_path: Path, desktop: Path
) -> None:
    root = write(tmp_path / name, SAMPLE)
    before = held(root)
    wanted = [sys.executable, "-m", "learning_together.cli.main", "-C", str(root), "open"]
    script = action.shortcut(root, begun=True, system="darwin")
    assert script.parent == desktop
    assert shlex.split(script.read_text("utf-8").splitlines()[1].removeprefix("exec ")) == wanted
    entry = action.shortcut(root, begun=True, system="linux").read_text("utf-8")
    (line,) = [one for one in entry.splitlines() if one.startswith("Exec=")]
    bare = line.removeprefix("Exec=").replace("%%", "%").replace("\\\\", "\\")
    said = subprocess.run(
        ["sh", "-c", f"printf '%s\\n' {bare}"], capture_output=True, text=True, check=True
    )
    assert said.stdout.splitlines() == wanted
    windows = action.shortcut(root, begun=True, system="win32").read_text("utf-8")
    assert str(root).replace("%", "%%") in windows
    assert held(root) == before


def test_the_command_says_where_it_is_and_does_so_twice(
    tmp_path: Path, desktop: Path, lt: Lt
) -> None:
    root = write(tmp_path / "review", SAMPLE)
    for _ in range(2):
        ran = lt("open", "--shortcut", cwd=root, width=400)
        assert ran.code == 0
        (made,) = desktop.iterdir()
        assert str(made) in ran.out
    made.write_text("somebody's own", "utf-8")
    assert lt("open", "--shortcut", cwd=root).code == 2
    assert made.read_text("utf-8") == "somebody's own"


def test_where_it_cannot_be_put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path / "review", SAMPLE)
    monkeypatch.setattr(own_place, "desktop", lambda: tmp_path / "nowhere")
    with pytest.raises(LtError, match="no desktop"):
        action.shortcut(root, begun=True)
    monkeypatch.setattr(own_place, "desktop", lambda: root)
    with pytest.raises(LtError, match="within the review"):
        action.shortcut(root, begun=True)


def test_in_a_folder_without_a_review_it_begins_one_there(
    tmp_path: Path, desktop: Path, lt: Lt
) -> None:
    ran = lt("open", "--shortcut", cwd=tmp_path, width=400)
    assert ran.code == 0
    assert "begin a review" in ran.out
    (made,) = desktop.iterdir()
    assert made.stem == "Learning Together"
    assert str(tmp_path) in made.read_text("utf-8")
    # That of a review stands beside it.
    root = write(tmp_path / "review", SAMPLE)
    assert lt("open", "--shortcut", cwd=root).code == 0
    assert len(list(desktop.iterdir())) == 2
