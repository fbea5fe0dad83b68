"""References: what leads nowhere, what was meant, and what must stay silent."""

import pytest

from checked import Said

PEOPLE = """\
- {id: HV2, role: Health visitor, group: case-group}
- {id: LR1, role: Lead reviewer, group: lead-reviewer}
"""
EPISODES = "- {id: KPE1, title: The first visit}\n- {id: KPE3, title: The call}\n"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("KEP3", "KPE3"),
        ("KP3", "KPE3"),
        ("KPEl", "KPE1"),
        ("KPE-3", "KPE3"),
        ("KPE2", ""),
        ("CF3", ""),
    ],
)
def test_a_slip_is_offered_its_mending_and_another_number_never(
    said: Said, typed: str, meant: str
) -> None:
    files = {
        "episodes.yaml": EPISODES,
        "factors.yaml": f"- id: CF1\n  summary: Vacant posts\n  episodes: [{typed}]\n",
    }
    (problem,) = (one.problem for one in said("LT101", files))
    assert typed in problem.message
    assert ("Did you mean" in problem.help) == bool(meant)
    assert meant in problem.help


def test_one_person_is_never_offered_for_another(said: Said) -> None:
    files = {
        "people.yaml": PEOPLE,
        "conversations.yaml": "- {id: CV1, participant: HV1}\n",
    }
    (problem,) = (one.problem for one in said("LT101", files))
    assert "HV2" not in problem.message + problem.help
    assert "LR1" not in problem.message + problem.help


def test_what_may_stand_in_an_unread_file_is_not_missing(said: Said) -> None:
    files = {
        "factors.yaml": "- id: CF7\n  summary: Note: vacant\n",
        "episodes.yaml": "- id: KPE1\n  title: The first visit\n  factors: [CF7, CF8]\n",
    }
    assert [one.problem.field for one in said("LT101", files, faulty=True)] == ["factors.1"]


def test_a_reference_in_folded_text_is_found_on_its_line(said: Said) -> None:
    files = {
        "factors.yaml": "- id: CF1\n  summary: >-\n    Posts were vacant\n"
        "    as [[DOC8]] and\n    [[DOC9]] and [[DOC9]] tell.\n",
    }
    places = [one.problem.place for one in said("LT101", files)]
    assert [(place.line, place.column, place.length) for place in places][:2] == [
        (4, 8, 8),
        (5, 5, 8),
    ]


def test_the_place_of_the_first_is_named_whatever_its_kind(said: Said) -> None:
    files = {
        "documents.yaml": "- {id: X1, title: Record}\n",
        "episodes/x.yaml": "id: x01\ntitle: The first visit\n",
    }
    (problem,) = (one.problem for one in said("LT102", files))
    assert problem.place.file == "episodes/x.yaml"
    assert "“X1”" in problem.message
    assert "document at documents.yaml, line 1" in problem.message


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ("KPE1", "KPEl", True),
        ("KPE1", "KPEI", True),
        ("DOC10", "DOC1O", True),
        ("HV-1", "HV1", True),
        ("PL1", "P11", False),
        ("KPE1", "KPE7", False),
        ("KPE-i", "KPE-l", False),
    ],
)
def test_only_what_looks_alike_looks_alike(
    said: Said, first: str, second: str, alike: bool
) -> None:
    files = {"documents.yaml": f"- {{id: {first}, title: A}}\n- {{id: {second}, title: B}}\n"}
    assert bool(said("LT103", files)) == alike


@pytest.mark.parametrize(
    ("text", "columns", "says"),
    [
        ("See [[KPE 3]].", [18], "Write [[KPE3]]."),
        ("See [[KPE1, KPE3]].", [18], "[[KPE1]] and [[KPE3]]"),
        ("See [[KPE1 and KPE3]].", [18], "[[KPE1]] and [[KPE3]]"),
        ("See [[KPE3] for more.", [18], "Write [[KPE3]]."),
        ("See [[KPE3 for more.", [18], "Write [[KPE3]]."),
        ("See [KPE3]] for more.", [18], "Write [[KPE3]]."),
        ("See [[]] and [[KPE1].", [18, 27], "Write"),
        ("See [[ KPE3 ]] and [[[KPE1]]].", [], ""),
        (r"The note had \[[two words]] in it.", [], ""),
        ("He said [it was [illegible]] then.", [], ""),
        ("He said [she was with [KPE3]] then.", [], ""),
        ("A closing ]] alone.", [], ""),
    ],
)
def test_brackets(said: Said, text: str, columns: list[int], says: str) -> None:
    files = {
        "episodes.yaml": EPISODES,
        "factors.yaml": f"- id: CF1\n  summary: {text}\n",
    }
    found = said("LT105", files)
    # `  summary: ` is eleven columns wide, and the texts have four before the brackets.
    assert [one.problem.place.column for one in found] == [at - 2 for at in columns]
    assert all(says in one.problem.help for one in found[:1])


def test_what_is_malformed_is_not_missing_too(said: Said) -> None:
    files = {"factors.yaml": "- id: CF1\n  summary: See [[KPE 3]] and [[KPE4]].\n"}
    assert len(said("LT105", files)) == 1
    assert ["KPE4" in one.problem.message for one in said("LT101", files)] == [True]


def test_a_thousand_brackets_are_told_in_moderation(said: Said) -> None:
    files = {"factors.yaml": f"- id: CF1\n  summary: x {'[[a b ' * 100_000}\n"}
    assert 0 < len(said("LT105", files)) <= 500


@pytest.mark.parametrize(
    ("use", "used"),
    [
        ({}, False),
        ({"comments.yaml": "- {id: COM1, record: CV1, text: Unclear}\n"}, False),
        ({"disclosures.yaml": "- {id: DIS1, material: Notes, records: [CV1]}\n"}, False),
        ({"factors.yaml": "- {id: CF1, summary: Posts, evidence: [cv01]}\n"}, True),
        ({"sections/summary.md": "---\nid: summary\n---\n\nAs [[CV1]] tells.\n"}, True),
        ({"episodes.yaml": "- id: KPE1\n  title: Visit\n  local_rationality: As [[CV1]]\n"}, True),
    ],
)
def test_only_the_analysis_uses_a_conversation(said: Said, use: dict[str, str], used: bool) -> None:
    files = {
        "people.yaml": PEOPLE,
        "conversations.yaml": "- {id: CV1, participant: HV2, date: 2023-05-01, mindset: Busy}\n",
        **use,
    }
    assert bool(said("LT106", files)) != used


@pytest.mark.parametrize(
    ("conversation", "told"),
    [
        ("date: 2024-01-15, mindset: It was going well", True),
        ("date: 2024-01-15", False),
        ("date: 2024-01-16, mindset: It was going well", False),
        ("mindset: It was going well", True),
        ("date: 2024-01-15, factors: [CF1]", False),
    ],
)
def test_a_conversation_to_come_needs_no_use(said: Said, conversation: str, told: bool) -> None:
    files = {"conversations.yaml": f"- {{id: CV1, participant: HV2, {conversation}}}\n"}
    assert bool(said("LT106", files)) == told


def test_a_document_that_entries_are_drawn_from_is_used(said: Said) -> None:
    files = {
        "documents.yaml": "- {id: DOC1, title: A}\n- {id: DOC2, title: B}\n"
        "- {id: DOC3, title: C, read_by: LR1}\n",
        "timeline.yaml": "- {id: h-1, date: 2022-05-01, agency: gp, event: V, document: doc01}\n",
    }
    assert [str(one.problem.record) for one in said("LT107", files)] == ["DOC2"]


def test_the_key_is_left_alone(said: Said) -> None:
    files = {
        "private/identities.yaml": "- code: HV2\n  names: ['A [[made up]] name', '[[Nobody]]']\n"
    }
    assert said("LT101", files) == []
    assert said("LT105", files) == []
