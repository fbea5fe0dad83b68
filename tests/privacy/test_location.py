"""A find tells machines in which record and field it stands."""

import json

import pytest

from conftest import Lt
from goldens import small
from sample import Folder

NAME = "Peregrine Tolleton"


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_record_and_field(form: str, lt: Lt, folder: Folder) -> None:
    files = small()
    files["timeline/health.yaml"] += (
        f"# {NAME} in a comment\n"
        f"- id: health-090\n  date: 2022-03-14\n  source: Log\n  event: >-\n    Rang twice, then\n"
        f"    {NAME} answered.\n  people: [HV1]\n"
        f"- event: {NAME} again\n  id: health-091\n  date: 2022-03-14\n  source: Log\n"
    )
    files["sections/summary.md"] = f"---\nid: summary\n---\nText.\n\n{NAME} rang.\n"
    files["review.yaml"] += f"categories:\n  - key: tools\n    label: of {NAME}\n"
    ran = lt("validate", "--select", "LT720", "--format", form, cwd=folder(files))
    found = json.loads(ran.out)
    if form == "sarif":
        assert "health-090" in ran.out
        assert "tolleton" not in ran.out.lower()
        return
    told = {
        (one["file"], one["line"]): (one["record"], one["field"]) for one in found["diagnostics"]
    }
    assert set(told.values()) == {
        (None, None),
        ("health-090", "event"),
        ("health-091", "event"),
        ("summary", "text"),
        ("review", "categories.0.label"),
    }


def test_a_record_whose_id_is_a_name_is_masked(lt: Lt, folder: Folder) -> None:
    files = small()
    files["glossary.yaml"] = "- {id: tolleton-x, term: A term, means: Something}\n"
    ran = lt("validate", "--select", "LT720", "--format", "json", cwd=folder(files))
    assert "tolleton" not in ran.out.lower()
    assert "LT720" in ran.out
