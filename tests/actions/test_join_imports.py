"""Two people who each bring in what an agency sent: what both brought is there once."""

import re
from pathlib import Path

import pytest

from conftest import Lt
from gitting import git, needs_git
from sample import SAMPLE, write

pytestmark = needs_git

HEAD = "Date,Event,Source\n"
CALL = "03/02/2022,Called about the letters,Log 1\n"
VISIT = "05/06/2022,Visited at home,Log 2\n"
LETTER = "17/01/2022,Letter sent to the surgery,Log 9\n"


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Two clones of one review."""
    one = write(tmp_path / "one", {
        **SAMPLE, "agencies.yaml": "- id: health\n  name: The trust\n",
        ".gitignore": "/private/\n/.lt/\n",
    })  # fmt: skip
    git(one, "init", "-q", "-b", "main")
    git(one, "add", "-A")
    git(one, "commit", "-qm", "Begin")
    git(tmp_path, "clone", "-q", "one", "two")
    return one, tmp_path / "two"


def brought(lt: Lt, root: Path, name: str, *rows: str) -> str:
    """Imports a file of such rows; what is said of it."""
    file = write(root.parent, {f"{root.name}-{name}.csv": HEAD + "".join(rows)})
    done = lt("import", file / f"{root.name}-{name}.csv", "--agency", "health",
              "--dates", "day-first", "--yes", cwd=root)  # fmt: skip
    assert done.code == 0, done.err
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Import", "--allow-empty")
    return done.out


def events(root: Path) -> list[str]:
    text = (root / "timeline/health.yaml").read_text()
    ids = re.findall(r"- id: (\S+)", text)
    assert len(ids) == len({*ids})
    return sorted(re.findall(r"event: (.*)", text))


def test_the_same_file(two: tuple[Path, Path], lt: Lt) -> None:
    one, other = two
    brought(lt, one, "v1", CALL, VISIT)
    brought(lt, other, "v1", CALL, VISIT)
    hashes = [re.findall(r"hash: (\w+)", (root / "timeline/health.yaml").read_text())
              for root in two]  # fmt: skip
    assert hashes[0] != hashes[1], "each computer notes rows in its own way"
    said = lt("join", one, "--yes", cwd=other)
    assert said.code == 0, said.err
    assert "taken for one" in said.out or "brings nothing new" in said.out
    assert not (other / "differences.yaml").exists()
    assert events(other) == ["Called about the letters", "Visited at home"]
    # What this computer noted of its rows is what it goes on with.
    assert re.findall(r"hash: (\w+)", (other / "timeline/health.yaml").read_text()) == hashes[1]


def test_two_versions_and_then_a_third(two: tuple[Path, Path], lt: Lt) -> None:
    one, other = two
    brought(lt, one, "v1", CALL, VISIT)
    brought(lt, other, "v2", LETTER, CALL)
    with pytest.raises(AssertionError):
        git(other, "pull", "-q", "--no-rebase", "origin", "main")
    said = lt("join", "--yes", cwd=other)
    assert said.code == 0, said.err
    assert not (other / "differences.yaml").exists()
    every = ["Called about the letters", "Letter sent to the surgery", "Visited at home"]
    assert events(other) == every
    git(other, "add", "-A")
    git(other, "commit", "-qm", "Join")
    brought(lt, other, "v3", LETTER, CALL, VISIT)
    assert events(other) == every
    assert "gone:" not in (other / "timeline/health.yaml").read_text()
