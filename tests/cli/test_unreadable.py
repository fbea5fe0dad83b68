"""A folder or file that this user may not read is told, and work goes on."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from goldens import small
from sample import Folder

#: As root everything can be read, but for a root without these powers.
_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
_LESS = "-dac_override,-dac_read_search"
_AS_ANYBODY = ("setpriv", f"--bounding-set={_LESS}", f"--inh-caps={_LESS}") if _ROOT else ()

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps such rights elsewhere"),
    pytest.mark.skipif(
        bool(_ROOT and not shutil.which("setpriv")), reason="nothing is unreadable for root"
    ),
]


@pytest.fixture
def root(folder: Folder) -> Path:
    made = folder({**small(), "templates/part.md.j2": "A part\n"})
    (made / "episodes").mkdir(exist_ok=True)
    return made


@pytest.fixture(params=["private/identities.yaml", pytest.param("private", marks=pytest.mark.long)])
def closed(root: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    path = root / request.param
    yield from _shut(path)


def _shut(path: Path) -> Iterator[Path]:
    mode = path.stat().st_mode
    path.chmod(0)
    yield path
    path.chmod(mode)


def _lt(root: Path, *args: str) -> subprocess.CompletedProcess[str]:
    command = (*_AS_ANYBODY, sys.executable, "-m", "learning_together.cli.main", "-C", str(root))
    wide = {**os.environ, "COLUMNS": "500", "LT_KEY_PASSPHRASE": "four words of a test"}
    ran = subprocess.run(
        (*command, *args), capture_output=True, encoding="utf-8", check=False, env=wide
    )
    assert "Traceback" not in ran.stderr
    return ran


def test_a_key_that_may_not_be_read_is_told(root: Path, closed: Path) -> None:
    ran = _lt(root, "validate")
    assert ran.returncode == 1
    assert "LT009" in ran.stdout
    assert "private/identities.yaml" in ran.stdout
    assert "Not readable: Permission denied." in ran.stdout


@pytest.mark.parametrize(
    "args",
    [
        ("new", "tasks", "--set", "what=Call"),
        ("report", "findings", "--to", "md"),
        ("export", "decisions", "--to", "csv"),
        ("status",),
    ],
)
def test_work_goes_on_without_the_key(root: Path, closed: Path, args: tuple[str, ...]) -> None:
    ran = _lt(root, *args)
    assert (ran.returncode, ran.stdout != "") == (0, True), ran.stderr


@pytest.mark.parametrize(
    "args",
    [
        ("key", "lock"),
        ("pseudonymise", "--dry-run"),
        ("report", "findings", "--audience", "board", "--to", "md"),
    ],
)
def test_what_needs_the_key_says_that_it_cannot_be_read(
    root: Path, closed: Path, args: tuple[str, ...]
) -> None:
    ran = _lt(root, *args)
    assert ran.returncode == 2
    # All of private/ is locked, so that a folder that cannot be looked into is named itself.
    named = closed.name if args == ("key", "lock") else "identities.yaml"
    assert named in ran.stderr
    assert "cannot be read" in ran.stderr


@pytest.mark.parametrize(
    ("name", "args", "code"),
    [
        ("private", ("import", "--undo"), 2),
        ("private", ("key", "unlock"), 2),
        ("templates", ("report", "findings", "--to", "md"), 2),
        ("review.yaml", ("validate",), 1),
        ("episodes", ("validate",), 1),
        (".", ("validate",), 2),
    ],
)
def test_each_folder(root: Path, name: str, args: tuple[str, ...], code: int) -> None:
    for _ in _shut(root / name):
        ran = _lt(root, *args)
        assert ran.returncode == code, ran.stderr
        said = (ran.stdout + ran.stderr).lower()
        assert "cannot be read: permission denied" in said or "not readable" in said
