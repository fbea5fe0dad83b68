"""The folder that `make portable` makes runs where it is moved to, with nothing of where it was."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tools.portable import interpreter

from places import ROOT

#: What a program sees of this one's environment.
BARE = {
    name: os.environ[name]
    for name in ("PATH", "HOME", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
    if name in os.environ
}


def _moved(made: Path, goal: Path) -> Path:
    """Moves a folder, and leaves nothing where it was."""
    goal.parent.mkdir(parents=True)
    return Path(shutil.move(made, goal))


@pytest.mark.skipif(sys.platform == "win32", reason="its Python is one folder as it is")
def test_a_copied_python_runs_where_it_is_moved(tmp_path: Path) -> None:
    python = interpreter.at_hand()
    program = interpreter.copy(python, tmp_path / "made")
    home = _moved(tmp_path / "made", tmp_path / "ünder way" / "python")
    ask = (
        "import ssl, sqlite3, ctypes, sys; print(*sys.path, sys.prefix, sep='\\n')\n"
        "try: maps = open('/proc/self/maps', encoding='utf-8').read().splitlines()\n"
        "except OSError: maps = []\n"
        "print(*{one[one.index('/') :] for one in maps if 'libpython' in one}, sep='\\n')"
    )
    ran = subprocess.run(
        [home / "bin" / program.name, "-I", "-c", ask],
        env=BARE, capture_output=True, text=True, check=True,
    )  # fmt: skip
    paths = {one for one in ran.stdout.splitlines() if one}
    assert paths
    assert not [one for one in paths if not Path(one).is_relative_to(home)]
    assert not [*home.rglob("test_*.py")]


@pytest.mark.long
@pytest.mark.registry
def test_the_folder_runs_where_it_is_moved(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "tools.portable", tmp_path / "made"], cwd=ROOT, check=True
    )
    (made,) = (tmp_path / "made").iterdir()
    home = _moved(made, tmp_path / "another place" / "ü lt")
    before = {path: path.stat().st_mtime for path in home.rglob("*")}
    starter = home / ("lt.cmd" if sys.platform == "win32" else "lt")

    def lt(*said: str) -> str:
        ran = subprocess.run(
            [starter, *said], cwd=tmp_path, env=BARE, capture_output=True, text=True,
            check=False, encoding="utf-8",
        )  # fmt: skip
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout

    lt("init", "--example", "elm-court", "review", "--no-git")
    lt("-C", "review", "validate")
    lt("-C", "review", "report", "review", "--to", "docx,html,md,pdf")
    assert len([*(tmp_path / "review" / "reports").iterdir()]) == 4
    assert "0 faults" in lt("doctor") or "Nothing is missing" in lt("doctor")
    # It may lie where its user may only read.
    assert {path: path.stat().st_mtime for path in home.rglob("*")} == before
