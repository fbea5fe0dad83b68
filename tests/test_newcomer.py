"""A newcomer's first files, slips and all: from there to no errors in three runs of validate.

The files are as somebody new to YAML typed them. What can be mended by itself is, once; the rest is
mended by hand, as each help of the second run says, and by the third run no error is left.
"""

import json
import shutil
from pathlib import Path

import pytest

from conftest import Lt
from places import TESTS

FILES = TESTS / "data" / "newcomer"

#: What the second run tells, and what is done about it: a file, what stands there, what is to.
BY_HAND = """
conversations/CV1.yaml | date: 4/3/24 | date: 2024-03-04
conversations/CV1.yaml | on: late January 2023 | on: 2023-01
episodes/KPE1.yaml | end: ongoing | end:
family.yaml | offered_on: 10/2/24 | offered_on: 2024-02-10
family.yaml | answer: Yes - wants to meet | answer: taking-part
meetings.yaml | time: 10am - 12.30 | time: 10:00
meetings.yaml | date: 5th Feb 2024, 10am | date: 2024-02-05
meetings.yaml | date: 22 April 2024 (pm) | date: 2024-04-22
meetings.yaml | date: tbc | date:
meetings.yaml | date: Sept 2024 | date:
people.yaml | conversation: Yes | conversation: planned
people.yaml | level: manager | level: senior-manager
people.yaml | conversation: yes – held 12/3/24 | conversation: held
people.yaml | conversation: no | conversation: none
people.yaml | - id: RT1 | - id: RT1~  group: review-team
timeline/ASC.yaml | unknown - before Xmas 2022 | "[..2022-12-25]"
timeline/GP.yaml | between Easter and June 2023 | "[2023-04..2023-06]"
timeline/Housing.yaml | adult seen: yes | child_seen: yes
timeline/Housing.yaml | 03/06/2022 | 2022-06-03
timeline/fire.yaml | 2nd fire Sept 22 (date tbc) | 2022-09?
"""


def told(lt: Lt, root: Path) -> list[str]:
    found = json.loads(lt("validate", "--format", "json", cwd=root).out)["diagnostics"]
    return [
        f"{one['file']}:{one['line']} {one['code']} {one['message']}"
        for one in found
        if one["severity"] == "error"
    ]


def begun(lt: Lt, root: Path, files: Path) -> Path:
    """A new review into which somebody typed such files."""
    agencies = "ASC=Adult Social Care", "GP=GP practice", "Housing=Riverside Homes", "Fire=Fire"
    named = [word for one in agencies for word in ("--agency", one)]
    assert lt("init", root, "--yes", "--framework", "sar", "--title", "x", *named).code == 0
    shutil.copytree(files, root, dirs_exist_ok=True)
    return root


def typed(root: Path, deeds: str) -> None:
    """What somebody types after the messages of the second run."""
    for line in deeds.strip().split("\n"):
        path, *parts = line.split(" | ")
        if parts[0] == "renamed":
            (root / path).rename(root / parts[1])
            continue
        old, new = (part.replace("~", "\n").replace("§", "|") for part in parts)
        text = (root / path).read_text(encoding="utf-8")
        assert old in text, line
        (root / path).write_text(
            text.replace(old, new.removesuffix("$"), 1), encoding="utf-8", newline="\n"
        )


def test_three_runs_of_validate_and_one_of_mend(lt: Lt, tmp_path: Path) -> None:
    root = begun(lt, tmp_path / "review", FILES)
    first = told(lt, root)
    assert len(first) > 90
    assert lt("mend", "--yes", cwd=root).code == 0
    second = told(lt, root)
    assert len(second) < len(first) / 2
    typed(root, BY_HAND)
    assert told(lt, root) == []


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("newcomer_all_kinds", 100),
        ("newcomer_layouts", 100),
        ("newcomer_signs", 100),
        ("newcomer_habits", 80),
        ("newcomer_registers", 80),
    ],
)
def test_three_runs_are_enough_in_all_kinds(lt: Lt, tmp_path: Path, name: str, least: int) -> None:
    root = begun(lt, tmp_path / "review", TESTS / "data" / name)
    first = told(lt, root)
    assert len(first) > least
    assert lt("mend", "--yes", cwd=root).code == 0
    assert len(told(lt, root)) < len(first) * 2 / 3
    typed(root, (TESTS / "data" / f"{name}.txt").read_text(encoding="utf-8"))
    assert told(lt, root) == []
