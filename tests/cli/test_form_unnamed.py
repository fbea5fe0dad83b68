"""Feedback of participants: a form that says nothing of who fills it in."""

from pathlib import Path

import pytest

import filling
from conftest import Lt
from sample import Folder

ANSWER = "+feedback.{}.answer"


@pytest.fixture
def root(folder: Folder) -> Path:
    return folder({"meetings.yaml": "- {id: MTG1, type: planning}\n"})


def test_answers_are_told_from_five_on(root: Path, lt: Lt) -> None:
    assert lt("form", "feedback", cwd=root).code == 0
    form = (root / "reports" / "form-feedback-new.docx").read_bytes()
    path = root / "back.docx"
    for number in range(1, 6):
        path.write_bytes(filling.filled(form, {
            "+feedback.0.group": "Case group", "+feedback.0.may_quote": "Yes",
            ANSWER.format(2): f"I was heard {number} times.",
        }))  # fmt: skip
        ran = lt("import", path, cwd=root)
        assert ran.code == 0, ran.out
        made = lt("report", "feedback", "--to", "md", cwd=root)
        assert made.code == 0, made.err
        text = (root / "reports" / "feedback-reviewers.md").read_text(encoding="utf-8")
        assert ("I was heard 1 times." in text) is (number == 5)
        assert (f"have answered so: {number}" in text) is (number < 5)
    records = (root / "feedback.yaml").read_text(encoding="utf-8")
    assert records.count("anonymous: yes") == 5
    assert records.count("group: case-group") == 5
    assert "date:" not in records.replace("# date:", "")
    assert not list((root / "private").rglob("*.docx"))
