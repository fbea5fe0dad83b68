"""`lt join` after one of two people gave a record another id, and the other went on with it."""

import json
from pathlib import Path

import pytest

from conftest import Lt
from gitting import git, needs_git
from sample import SAMPLE, write

BASE = {
    **SAMPLE,
    "agencies.yaml": "- id: health\n  name: The health trust\n",
    "people.yaml": "- id: HV1\n  role: Health visitor of the family\n  agency: health\n",
    "timeline/health.yaml": (
        "- id: health-1\n  date: 2020-01-01\n  event: The child was seen at home, and well.\n"
    ),
    "factors.yaml": "- id: CF1\n  summary: As [[health-1]] shows, few staff\n",
    ".gitignore": "/private/\n/.lt/\n",
}
LATER = "- id: CF2\n  summary: Also in [[health-1]]\n"
SENT = {
    "private/imports/health/1/rows.jsonl": '{"entry": "health-1", "row": 2}\n',
    "private/imports/health/1/import.json": '{"agency": "health", "created": ["health-1"]}\n',
}

pytestmark = needs_git


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Two clones of one review."""
    one = write(tmp_path / "one", BASE)
    git(one, "init", "-q", "-b", "main")
    commit(one)
    git(tmp_path, "clone", "-q", "one", "two")
    return one, tmp_path / "two"


def commit(root: Path) -> None:
    """Keeps what git sees: `private/` stays out."""
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Work")


def edited(root: Path) -> None:
    """What the other person does: a word in the entry, a record that names it, a delivery."""
    write(root, SENT)
    entry = root / "timeline/health.yaml"
    entry.write_text(entry.read_text().replace("and well", "and unwell"))
    with (root / "factors.yaml").open("a") as file:
        file.write(LATER)
    commit(root)


def standing(root: Path) -> str:
    return (root / "timeline/health.yaml").read_text() + (root / "factors.yaml").read_text()


def wanted() -> str:
    entry = BASE["timeline/health.yaml"].replace("and well", "and unwell")
    return (entry + BASE["factors.yaml"] + LATER).replace("health-1", "health-40")


def test_whoever_joins_first(two: tuple[Path, Path], lt: Lt) -> None:
    one, other = two
    assert lt("renumber", "health-1", "health-40", "--yes", cwd=one).code == 0
    edited(other)
    said = lt("join", one, "--yes", cwd=other)
    assert said.code == 0, said.err
    assert "health-1 is health-40: the other side has given it another id." in said.out
    assert standing(other) == wanted()
    about = json.loads((other / "private/imports/health/1/import.json").read_text())
    assert about["created"] == ["health-40"]
    assert '"health-40"' in (other / "private/imports/health/1/rows.jsonl").read_text()
    commit(other)
    back = lt("join", other, "--yes", cwd=one)
    assert back.code == 0, back.err
    assert standing(one) == wanted()


def test_the_one_who_gave_it_joins(two: tuple[Path, Path], lt: Lt) -> None:
    one, other = two
    lt("renumber", "health-1", "health-40", "--yes", cwd=one)
    edited(other)
    said = lt("join", other, "--yes", "--format", "json", cwd=one)
    assert json.loads(said.out)["given_ids"] == [
        {"kind": "timeline", "before": "health-1", "there": "health-1", "here": "health-40",
         "by": "here"}
    ]  # fmt: skip
    assert standing(one) == wanted()
    # What the join noted knows that their health-1 is our health-40.
    assert "brings nothing new" in lt("join", other, "--yes", cwd=one).out


def test_in_a_merge_of_gits(two: tuple[Path, Path], lt: Lt) -> None:
    one, other = two
    lt("renumber", "health-1", "health-40", "--yes", cwd=one)
    commit(one)
    edited(other)
    with pytest.raises(AssertionError):
        git(other, "pull", "-q", "--no-rebase", "origin", "main")  # both changed one line
    said = lt("join", "--yes", cwd=other)
    assert said.code == 0, said.err
    assert "health-1 is health-40" in said.out
    assert standing(other) == wanted()
    about = json.loads((other / "private/imports/health/1/import.json").read_text())
    assert about["created"] == ["health-40"]


def test_an_agency_and_what_it_sent(two: tuple[Path, Path], lt: Lt) -> None:
    one, other = two
    assert lt("renumber", "health", "hv", "--yes", cwd=one).code == 0
    edited(other)
    said = lt("join", one, "--yes", cwd=other)
    assert said.code == 0, said.err
    assert "health is hv: the other side" in said.out
    assert not (other / "timeline/health.yaml").exists()
    assert "and unwell" in (other / "timeline/hv.yaml").read_text()
    about = json.loads((other / "private/imports/hv/1/import.json").read_text())
    assert about["agency"] == "hv"
    assert not (other / "private/imports/health").exists()


def test_a_code_of_a_person_is_left_to_whoever_has_the_key(two: tuple[Path, Path], lt: Lt) -> None:
    one, other = two
    write(other, {"private/identities.yaml": "- code: HV1\n  names: [Ines Quill]\n"})
    assert lt("renumber", "HV1", "HV9", "--yes", cwd=one).code == 0
    said = lt("join", one, "--yes", cwd=other)
    assert said.code == 0, said.err
    text = " ".join(said.out.split())
    assert "Your key of real names still says HV1" in text
    assert "HV9 there (private/identities.yaml)" in text
    assert "HV1" in (other / "private/identities.yaml").read_text()
    assert "HV9" in "".join(path.read_text() for path in other.glob("people*"))


def test_both_gave_one(two: tuple[Path, Path], lt: Lt) -> None:
    one, other = two
    lt("renumber", "health-1", "health-40", "--yes", cwd=one)
    lt("renumber", "health-1", "health-41", "--yes", cwd=other)
    edited_other = (other / "factors.yaml").read_text() + LATER.replace("health-1", "health-41")
    (other / "factors.yaml").write_text(edited_other)
    said = lt("join", other, "--yes", cwd=one)
    assert "Both of you have given health-1 another id, health-40 here and health-41 there" in (
        " ".join(said.out.split())
    )
    assert "health-41" not in standing(one)
    assert standing(one).count("health-40") == 3


def test_the_id_is_taken_here(two: tuple[Path, Path], lt: Lt) -> None:
    one, other = two
    lt("renumber", "CF1", "CF2", "--yes", cwd=one)
    edited(other)  # makes a CF2 of its own
    said = " ".join(lt("join", one, "--yes", cwd=other).out.split())
    assert "CF1 is CF3, since CF2 is another record here: the other side" in said
    assert "id: CF3\n  summary: As [[health-1]] shows" in standing(other)
