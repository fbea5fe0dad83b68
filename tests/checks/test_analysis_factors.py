"""Corroboration of factors: what counts is who stands behind them, not how often they are cited."""

import pytest

from checked import Said

BASE = {
    "agencies.yaml": "- {id: health, name: Health visiting}\n- {id: police, name: Police}\n",
    "people.yaml": """\
- {id: HV1, role: Health visitor, group: case-group, agency: health, level: front-line}
- {id: HV2, role: Health visitor, group: case-group, agency: health, level: front-line}
- {id: HVM, role: Team manager, group: case-group, agency: health, level: first-line-manager}
- {id: HVS, role: Director, group: case-group, agency: health, level: senior-manager}
- {id: PO1, role: Police officer, group: case-group, agency: police, level: front-line}
- {id: AD1, role: Clerk, group: case-group, agency: police}
- {id: M, role: Mother, group: family}
""",
    "conversations.yaml": """\
- {id: CV1, participant: HV1, mindset: Busy}
- {id: CV2, participant: HV1, mindset: Busy}
- {id: CV3, participant: HVM, mindset: Busy}
- {id: CV4, participant: HVS, mindset: Busy}
- {id: CV5, participant: PO1, mindset: Busy}
- {id: CV6, participant: HV2, mindset: Busy}
- {id: CV7, participant: AD1, mindset: Busy}
""",
    "documents.yaml": """\
- {id: DOC1, title: Health visiting record, agency: health, read_by: [AD1]}
- {id: DOC2, title: Police log, agency: police, read_by: [AD1]}
""",
    "timeline/health.yaml": """\
- {id: health-001, date: 2022-05-01, source: Record, event: Visit}
- {id: health-002, date: 2022-05-02, source: Record, event: Call}
- {id: health-003, date: 2022-05-03, source: Record, event: Call, document: DOC1}
- {id: health-004, date: 2022-05-04, source: Record, event: Call, document: DOC1}
""",
    "timeline/police.yaml": "- {id: police-001, date: 2022-05-01, source: Log, event: Visit}\n",
    "family.yaml": "- {id: FAM1, person: M, views: She was tired.}\n",
    "sources.yaml": "- {id: munro2011, citation: The Munro review}\n",
}


def factor(evidence: str, type_: str = "interagency") -> dict[str, str]:
    return {
        **BASE,
        "factors.yaml": f"- id: CF1\n  summary: Two posts were vacant\n  type: {type_}\n"
        f"  evidence: {evidence}\n",
    }


@pytest.mark.parametrize(
    ("evidence", "alone"),
    [
        ("[CV1, CV2]", "what HV1 said"),
        ("[cv1, CV001]", "what HV1 said"),
        ("[health-001, health-002]", "the records of health"),
        ("[health-003, health-004, DOC1]", "the document DOC1"),
        ("[FAM1]", "what the family said (FAM1)"),
    ],
)
def test_what_goes_back_to_one_source_is_one_source(said: Said, evidence: str, alone: str) -> None:
    (one,) = said("LT421", factor(evidence))
    assert f"rests on one source alone: {alone}." in one.problem.message


@pytest.mark.parametrize(
    "evidence", ["[CV1, CV3]", "[CV1, DOC1]", "[health-001, police-001]", "[FAM1, CV1]"]
)
def test_two_sources_are_no_single_one(said: Said, evidence: str) -> None:
    assert said("LT421", factor(evidence)) == []


def test_a_conversation_may_name_the_factor_instead(said: Said) -> None:
    files = factor("[CV1]")
    files["conversations.yaml"] += "- {id: CV8, participant: PO1, mindset: Busy, factors: [CF1]}\n"
    assert said("LT421", files) == []


def test_literature_is_no_evidence_of_this_case(said: Said) -> None:
    (one,) = said("LT420", factor("[munro2011]"))
    assert "cites literature, but nothing in this case" in one.problem.message
    assert said("LT421", factor("[munro2011]")) == []


def test_records_of_two_agencies_are_still_records(said: Said) -> None:
    assert len(said("LT422", factor("[DOC1, DOC2, police-001]"))) == 1
    assert said("LT422", factor("[DOC1, DOC2, FAM1]")) == []
    # One record alone is said by LT421, and once is enough.
    assert said("LT422", factor("[DOC1]")) == []


@pytest.mark.parametrize("type_", ["personal", "role", "conditions", "own-team", "organisation"])
def test_an_agency_can_show_its_own_conditions_from_two_sides(said: Said, type_: str) -> None:
    assert said("LT423", factor("[CV1, CV3]", type_)) == []
    assert said("LT423", factor("[CV1, DOC1]", type_)) == []
    # Two of one side are of one mind.
    assert len(said("LT423", factor("[CV1, CV6]", type_))) == 1


def test_what_lies_between_agencies_needs_two_of_them(said: Said) -> None:
    (one,) = said("LT423", factor("[CV1, CV3, DOC1]"))
    assert "Health visiting" in one.problem.message
    assert said("LT423", factor("[CV1, police-001]")) == []
    assert said("LT423", factor("[CV1, CV3, FAM1]")) == []


def test_managers_alone_are_no_front_line(said: Said) -> None:
    (one,) = said("LT424", factor("[CV3, CV4, DOC2]"))
    assert "(HVM and HVS)" in one.problem.message
    assert said("LT424", factor("[CV3, CV5]")) == []
    # A level that nobody filled in may be the front line's.
    assert said("LT424", factor("[CV3, CV7]")) == []


@pytest.mark.parametrize("code", ["LT420", "LT421", "LT422", "LT423", "LT424"])
def test_nothing_is_missing_where_the_conversations_cannot_be_read(said: Said, code: str) -> None:
    files = {**factor("[CV3, DOC1]"), "conversations.yaml": "- id: CV3\n  participant: 'HVM\n"}
    assert said(code, files, faulty=True) == []


def test_a_faulty_type_is_not_called_missing(said: Said) -> None:
    files = {"factors.yaml": "- {id: CF1, summary: S, type: workload, level: national}\n"}
    (one,) = said("LT426", files, faulty=True)
    assert one.problem.message == "CF1 has no effect."


def test_one_factor_of_another_kind_is_enough(said: Said) -> None:
    personal = "- {id: CF1, summary: S, type: personal}\n- {id: CF2, summary: S, type: family}\n"
    assert len(said("LT427", {"factors.yaml": personal})) == 1
    assert said("LT427", {"factors.yaml": personal + "- {id: CF3, summary: S}\n"}) == []
    assert said("LT427", {"factors.yaml": "- {id: CF1, summary: S, type: personal}\n"}) == []


@pytest.mark.parametrize(
    ("evidence", "told"),
    [
        ("CV8", "CV8, a conversation that is still to come (1 March 2027)."),
        ("CV9", "CV9, a conversation of which nothing is written up."),
        ("DOC3", "DOC3, and nobody is said to have read it yet."),
        ("FAM2", "FAM2, and nothing is recorded that they said."),
        ("CV1, DOC1, FAM1, health-001, munro2011", ""),
    ],
)
def test_evidence_of_what_has_not_happened_is_told(said: Said, evidence: str, told: str) -> None:
    files = factor(f"[{evidence}]")
    files["conversations.yaml"] += (
        "- {id: CV8, participant: PO1, date: 2027-03-01, mindset: Busy}\n"
        "- {id: CV9, participant: PO1, date: 2023-03-01, mindset: tbc}\n"
    )
    files["documents.yaml"] += "- {id: DOC3, title: Minutes}\n"
    files["family.yaml"] += "- {id: FAM2, person: M, met_on: 2023-03-01}\n"
    for stage in ("setup", "board"):
        found = [one.problem.message for one in said("LT476", files, stage)]
        assert found == ([f"CF1 cites {told}"] if told else [])
    assert bool(said("LT420", files)) == bool(told)
