"""Of a matter of capability or discipline, nothing but the fact and the day, and in no report."""

from pathlib import Path

import pytest

from conftest import Lt
from learning_together.actions import report
from learning_together.ids import Id
from learning_together.privacy.audience import as_read_by, reader
from learning_together.records.base import Audience
from learning_together.records.kinds.handover import Handover
from learning_together.reports.catalogue import REPORTS
from learning_together.review.load import load
from sample import Folder

AGENCY = "- {id: health, name: Health visiting}\n"
HANDED = "- {id: HND1, agency: health, date: 2023-10-09}\n"


@pytest.mark.parametrize("field", ["person: HV1", "what: Late notes", "notes: Late notes"])
def test_more_cannot_be_said(field: str, folder: Folder, lt: Lt) -> None:
    more = HANDED.replace("}", f", {field}}}")
    ran = lt("validate", cwd=folder({"agencies.yaml": AGENCY, "handovers.yaml": more}))
    assert ran.code == 1
    assert field.partition(":")[0] in ran.out


def test_nothing_points_to_it(folder: Folder, lt: Lt) -> None:
    root = folder(
        {
            "agencies.yaml": AGENCY,
            "handovers.yaml": HANDED,
            "decisions.yaml": "- {id: DEC1, what: See HV1, about: [HND1], reason: Notes}\n",
        }
    )
    ran = lt("validate", cwd=root)
    assert "LT740" in ran.out
    assert "decisions.yaml:1" in ran.out


@pytest.mark.parametrize("who", ["reviewers", "team", "board", "agency:health"])
def test_no_reader_of_a_report_has_it(who: str, folder: Folder) -> None:
    review = load(folder({"agencies.yaml": AGENCY, "handovers.yaml": HANDED})).review
    assert review.all(Handover)
    seen = as_read_by(review, reader(who, review))
    assert not seen.all(Handover)
    assert seen.find(Id("HND1")) is None


def test_no_report_tells_of_it(folder: Folder, tmp_path: Path) -> None:
    wide = HANDED.replace("}", f", handling: [{', '.join(Audience)}]}}")
    kinds = {
        "findings.yaml": "- {id: FIN1, statement: A pattern}\n",
        "people.yaml": "- {id: HV1, role: Health visitor, group: case-group}\n",
    }
    root = folder({"agencies.yaml": AGENCY, "handovers.yaml": wide, **kinds})
    # The others would be empty: they are made of records that this review does not have.
    names = [
        "review",
        "summary",
        "findings",
        "response",
        "case-group",
        "terms",
        "briefing",
        "audit",
    ]
    assert {one.name for one in REPORTS} >= {*names}
    for written in report.report(
        root, names, report.Request(formats="md", audience="reviewers", out=tmp_path / "out")
    ):
        text = written.path.read_text(encoding="utf-8")
        assert "HND1" not in text
        assert "9 October 2023" not in text
