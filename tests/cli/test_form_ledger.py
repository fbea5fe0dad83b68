"""Forms that are out: who was sent what, by when it is due, and who has not answered."""

import json
from pathlib import Path

import pytest

import filling
from conftest import Lt
from sample import Folder

FILES = {
    "agencies.yaml": "- {id: health, name: Health}\n- {id: police, name: Police}\n",
    "people.yaml": "- {id: HV1, role: Health visitor, group: case-group, agency: health}\n",
    "queries.yaml": "- {id: QRY1, agency: health, question: When was C weighed?}\n",
    "private/identities.yaml": "- {code: HV1, names: [Peregrine Tolleton]}\n",
}


@pytest.fixture
def root(folder: Folder) -> Path:
    return folder(FILES)


def test_a_form_goes_out_is_reminded_of_and_comes_back(root: Path, lt: Lt) -> None:
    made = lt("form", "query", "--for", "all", "--due", "1 March 2023", cwd=root)
    assert made.code == 0
    assert "There is no form about police" in made.err + made.out
    form, letter = (root / "reports" / f"{one}-queries-health.docx" for one in ("form", "letter"))
    assert form.is_file()
    assert letter.is_file()
    sent = ("--to", "Named nurse", "--audience", "agency:health", "--anyway", "A form")
    issued = lt("issue", form, *sent, "--due", "2023-03-01", cwd=root)
    assert issued.code == 0, issued.err
    said = lt("status", cwd=root).out
    assert "1 open, 1 overdue" in said
    assert "DIS1 (Named nurse, due 1 March 2023): Query (health" in said
    (waits,) = json.loads(lt("status", "--format", "json", cwd=root).out)["open"]["forms"]["waits"]
    assert (waits["id"], waits["who"], waits["due"]) == ("DIS1", "Named nurse", "2023-03-01")
    assert lt("report", "reminder", "--to", "md", cwd=root).code == 0
    reminder = (root / "reports" / "reminder-reviewers.md").read_text(encoding="utf-8")
    assert "To: Named nurse" in reminder
    assert "asked for it back by 1 March 2023. That was" in reminder
    back = root / "back.docx"
    back.write_bytes(filling.filled(form.read_bytes(), {"QRY1.answer": "On 12 May, by HV1."}))
    assert lt("import", back, cwd=root).code == 0
    assert "On 12 May, by HV1." in (root / "queries.yaml").read_text(encoding="utf-8")
    assert "returned: " in (root / "disclosures.yaml").read_text(encoding="utf-8")
    assert lt("report", "reminder", "--to", "md", cwd=root).code == 2
    assert json.loads(lt("status", "--format", "json", cwd=root).out)["open"]["forms"]["open"] == 0


def test_only_a_form_has_a_day_to_come_back_by(root: Path, lt: Lt) -> None:
    (root / "letter.txt").write_text("Hello.\n")
    ran = lt("issue", root / "letter.txt", "--to", "Chair", "--audience", "board",
             "--anyway", "Read", "--due", "2023-03-01", cwd=root)  # fmt: skip
    assert ran.code == 2
    assert "is no form of lt's" in ran.err
