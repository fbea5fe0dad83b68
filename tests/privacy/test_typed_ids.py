"""Ids that are typed plainly are found in records and files, and none reaches the public."""

from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Lt
from learning_together.privacy.typed_ids import TypedIds, typed_ids
from learning_together.records.base import Audience
from learning_together.review.load import load
from sample import SAMPLE, Folder

FILES = {
    "private/identities.yaml": "- {code: HV1, names: [Peregrine Tolleton]}\n",
    "agencies.yaml": "- {id: health, name: Community health, sector: health}\n",
    "people.yaml": (
        "- {id: HV1, role: Health visitor, group: case-group, agency: health}\n"
        "- {id: MGM, role: Grandmother, group: family, relation: Grandmother}\n"
    ),
    "timeline/health.yaml": "- {id: health-012, date: 2022-03-01, event: Visit, source: Log}\n",
    "episodes.yaml": "- {id: KPE3, title: The start}\n- {id: KPE4, title: The end}\n",
    "sources.yaml": "- {id: NG76, citation: 'NICE guideline NG76.', short: NICE}\n",
    "conversations.yaml": "- {id: CV4, participant: HV1}\n",
}


def made(text: str, harmless: str = "") -> dict[str, str]:
    review = SAMPLE["review.yaml"] + (f"harmless: [{harmless}]\n" if harmless else "")
    finding = f"- id: FIN2\n  title: A pattern\n  statement: So it is\n  impact: '{text}'\n"
    return {**SAMPLE, **FILES, "review.yaml": review, "findings.yaml": finding}


def found(folder: Folder, text: str, audience: Audience = Audience.PUBLIC) -> list[str]:
    ids = typed_ids(load(folder(made("-", "the M25 HV1 road"))).review, audience)
    assert ids
    return [text[start:end] for start, end in ids.found(text)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("As KPE3 shows", ["KPE3"]),
        ("(kpe03), HV1's, health-012.", ["kpe03", "HV1", "health-012"]),
        ("HV1-led; pre-HV1; KPE3/KPE4", ["HV1", "HV1", "KPE3", "KPE4"]),
        ("health–12, health_012, HEALTH-12", ["health–12", "health_012", "HEALTH-12"]),
        ("KPE 3; KPEs 3 and 4; HV\u00a01", ["KPE 3", "KPEs 3 and 4", "HV\u00a01"]),
        ("Health 012 on the list", ["Health 012"]),
        ("KPE3__title", ["KPE3"]),
        ("the former KPE77, FIN9 and FIN-9", ["KPE77", "FIN9", "FIN-9"]),
        ("the end.KPE3", ["KPE3"]),
        ("[[KPE3]] and `lt agree FAM1`", []),
        ("[[KPE3]] and HV1", ["HV1"]),
        ("NG76, CG192, health 12 times, MGM, KPE, Act 1989, CV5, xHV1, HV1a, HV12", []),
        ("the M25 HV1 road", []),
        ("HV1 by the M25 HV1 road", ["HV1"]),
        ("", []),
    ],
)
def test_what_is_an_id(text: str, said: list[str], folder: Folder) -> None:
    assert found(folder, text) == said


def test_codes_of_people_stay_for_the_board(folder: Folder) -> None:
    assert found(folder, "HV1 and KPE3", Audience.BOARD) == ["KPE3"]
    assert found(folder, "HV1 and KPE3", Audience.FAMILY) == ["KPE3"]
    review = load(folder(made("-"))).review
    assert typed_ids(review, Audience.TEAM) is None
    assert typed_ids(review, Audience.CASE_GROUP) is None


@given(st.text(alphabet="KPE3 -_–hv10.[]a", max_size=60))
def test_what_is_found_is_an_id_and_lies_in_the_text(text: str) -> None:
    from learning_together.ids import Id

    ids = TypedIds(frozenset({Id("KPE3"), Id("HV1")}), frozenset({"KPE"}))
    last = 0
    for start, end in ids.found(text):
        assert last <= start < end <= len(text)
        last = end
        assert any(sign.isdigit() for sign in text[start:end])


def test_an_id_within_a_long_word() -> None:
    ids = TypedIds(frozenset(), frozenset({"KPE"}))
    word = "a1-" * 20_000 + "KPE3" + "-b2" * 20_000
    assert list(ids.found(word)) == [(60_000, 60_004)]


@pytest.mark.parametrize(
    "text", ["Nobody asked HV1", "See KPE 3", "See health-012", "CV4 tells it"]
)
class TestReports:
    def test_none_reaches_the_public(self, text: str, lt: Lt, folder: Folder) -> None:
        root = folder(made(text))
        for suffix in ("docx", "html", "md", "pdf"):
            ran = lt("report", "findings", "--to", suffix, "--audience", "public", cwd=root)
            assert ran.code == 2
            assert "an id of the team's (" in " ".join(ran.err.split())
        ran = lt("export", "findings", "--to", "xlsx,json", "--audience", "public", cwd=root)
        assert ran.code == 2
        assert not (root / "reports").exists()

    def test_the_board_is_asked_about(self, text: str, lt: Lt, folder: Folder) -> None:
        root = folder(made(text))
        ran = lt("report", "findings", "--to", "md", "--audience", "board", cwd=root)
        assert ran.code == 0
        assert ("an id of the team's (" in " ".join(ran.out.split() + ran.err.split())) is (
            "HV1" not in text
        )

    def test_records_are_told(self, text: str, lt: Lt, folder: Folder) -> None:
        root = folder(made(text))
        said = " ".join(
            lt("validate", "--stage", "report", "--select", "LT729", cwd=root).out.split()
        )
        assert "FIN2 names " in said
        assert "in text that the public may read" in said
        held = made(text)
        held["findings.yaml"] += "  field_handling: {impact: [team, board]}\n"
        root = folder(held)
        said = lt("validate", "--stage", "report", "--select", "LT729", cwd=root).out
        assert "FIN2 names" not in said


def test_what_a_place_is_called_counts(lt: Lt, folder: Folder) -> None:
    """A draft of version 0.1.0 has ids for its bookmarks."""
    root = folder(made("-"))
    assert lt("report", "findings", "--audience", "public", cwd=root).code == 0
    path = root / "reports/findings-public.docx"
    document = docx.Document(str(path))
    for one in document.element.body.iter("{*}bookmarkStart"):
        for key, value in list(one.attrib.items()):
            one.set(key, value.replace("Finding_2", "FIN2").replace("Finding_1", "FIN2"))
    path = Path(root / "old.docx")
    document.save(str(path))
    ran = lt(
        "issue", path, "--audience", "public", "--to", "All", "--anyway", "It is old", cwd=root
    )
    assert ran.code == 2
    assert "an id of the team's (FIN2)" in " ".join(ran.err.split())


def test_the_name_of_a_file_counts(lt: Lt, folder: Folder) -> None:
    root = folder(made("-"))
    (root / "KPE3 for the website.md").write_text("Nothing.\n", encoding="utf-8")
    ran = lt("issue", "KPE3 for the website.md", "--audience", "public", "--to", "All", cwd=root)
    assert ran.code == 2
    assert "the file's own name: an id of the team's (KPE3)" in " ".join(ran.err.split())


def test_what_the_subject_is_called_stays(lt: Lt, folder: Folder) -> None:
    files = made("Child C1 and the sibling")
    files["review.yaml"] = files["review.yaml"].replace("Child C", "Child C1")
    files["people.yaml"] += "- {id: C1, role: The child, group: family, relation: Child}\n"
    files["people.yaml"] += "- {id: C2, role: The sibling, group: family, relation: Sibling}\n"
    root = folder(files)
    ran = lt("report", "review", "--audience", "public", "--to", "md", cwd=root)
    assert ran.code == 0, ran.err
    said = (root / "reports/review-public.md").read_text(encoding="utf-8")
    assert "| C1 | The child |" in said
    assert "| Person 2 | The sibling |" in said
    files["findings.yaml"] = files["findings.yaml"].replace("the sibling", "C2")
    assert lt("report", "review", "--audience", "public", cwd=folder(files)).code == 2
