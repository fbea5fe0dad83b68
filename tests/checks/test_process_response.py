"""Checks of responses, disclosure, feedback and effort that one pair of examples cannot settle."""

import json

import pytest

from conftest import Lt
from sample import Folder

FINDING = "- id: FIN1\n  statement: A pattern\n  questions: [Who adds it up?, And when?]\n"


def codes(lt: Lt, folder: Folder, files: dict[str, str], stage: str = "board") -> set[str]:
    ran = lt("validate", "--stage", stage, "--format", "json", cwd=folder(files))
    return {one["code"] for one in json.loads(ran.out)["diagnostics"]}


@pytest.mark.parametrize(
    ("number", "wrong"), [("0", True), ("1", False), ("2", False), ("3", True)]
)
def test_the_numbers_of_questions(number: str, wrong: bool, lt: Lt, folder: Folder) -> None:
    response = f"- id: RSP1\n  finding: FIN1\n  question: {number}\n  accepted: no\n"
    found = codes(lt, folder, {"findings.yaml": FINDING, "responses.yaml": response})
    assert ("LT665" in found) is wrong


def test_what_is_not_accepted_needs_no_monitoring(lt: Lt, folder: Folder) -> None:
    response = "- id: RSP1\n  finding: FIN1\n  accepted: no\n  reason: It is not so\n"
    found = codes(lt, folder, {"findings.yaml": FINDING, "responses.yaml": response})
    assert "LT664" not in found


def test_no_hours_at_all_are_a_figure(lt: Lt, folder: Folder) -> None:
    zero = "- {id: EFF1, issue: panel, hours: 0, usual_hours: 0}\n"
    assert "LT663" not in codes(lt, folder, {"effort.yaml": zero})
    alone = "- {id: EFF1, issue: panel, hours: 0}\n"
    assert "LT663" in codes(lt, folder, {"effort.yaml": alone})


def test_a_no_is_noted_consent(lt: Lt, folder: Folder) -> None:
    for consent, open_ in (("no", False), ("yes", False), ("perhaps", False)):
        said = f"- {{id: FBK1, role: Member, answer: Well, may_quote: {consent}}}\n"
        assert ("LT662" in codes(lt, folder, {"feedback.yaml": said})) is open_


@pytest.mark.parametrize(
    ("more", "missing"),
    [
        ("", False),
        ("disclosure: may-be-disclosed", True),
        ("proceedings: [PRO1]", True),
        ("proceedings: [PRO1], disclosure: not-disclosable", False),
        ("disclosure: not-considered", False),
    ],
)
def test_which_conversations_belong_on_the_schedule(
    more: str, missing: bool, lt: Lt, folder: Folder
) -> None:
    files = {
        "people.yaml": "- {id: PC1, role: Officer, group: case-group}\n",
        "proceedings.yaml": "- {id: PRO1, title: Investigation}\n",
        "conversations.yaml": "- {id: CV1, participant: PC1, date: 2023-09-04, mindset: Busy"
        f", {more}}}\n",
    }
    assert ("LT661" in codes(lt, folder, files)) is missing
