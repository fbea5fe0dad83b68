"""People and conversations: who is asked, by whom, and within which limits."""

import pytest

from checked import Said

TEAM = """\
- {id: RT1, role: Nurse, group: review-team, agency: health}
- {id: RT2, role: Inspector, group: review-team, agency: police}
- {id: LR1, role: Lead reviewer, group: lead-reviewer}
- {id: HV1, role: Health visitor, group: case-group, agency: health}
"""


def records(said: Said, code: str, files: dict[str, str], stage: str = "board") -> list[str | None]:
    return [str(one.problem.record) for one in said(code, files, stage)]


def conversation(fields: str) -> dict[str, str]:
    return {
        "people.yaml": TEAM,
        "conversations.yaml": f"- {{id: CV1, participant: HV1, {fields}}}\n",
    }


@pytest.mark.parametrize(
    ("person", "told"),
    [
        ("group: case-group", True),
        ("group: case-group, conversation: planned", False),
        ("group: case-group, conversation: held", False),
        ("group: case-group, conversation: none", True),
        ("group: case-group, conversation: none, no_conversation_because: Ill", False),
        ("group: case-group, no_conversation_because: Ill", False),
        ("group: other, agency: health", True),
        ("group: other", False),
        ("group: family", False),
        ("group: review-team, agency: health", False),
        ("group: board, agency: health", False),
    ],
)
def test_staff_in_the_timeline_are_spoken_to_or_not_for_a_reason(
    said: Said, person: str, told: bool
) -> None:
    files = {
        "people.yaml": f"- {{id: X1, role: Role, {person}}}\n",
        "timeline.yaml": "- {id: a-1, date: 2022-05-01, agency: gp, event: V, people: [x1]}\n",
    }
    assert bool(said("LT301", files)) == told


def test_others_are_staff_of_the_case_only_where_they_appear(said: Said) -> None:
    files = {"people.yaml": "- {id: X1, role: Role, group: other, agency: health}\n"}
    assert said("LT301", files) == []


def test_nobody_is_missing_while_conversations_cannot_be_read(said: Said) -> None:
    files = {
        "people.yaml": "- {id: X1, role: Role, group: case-group}\n"
        "- {id: X2, role: Role, group: case-group, conversation: held}\n",
        "conversations/CV1.yaml": "participant: X1\nmindset: She said: no\n",
    }
    for code in ("LT301", "LT316", "LT317"):
        assert said(code, files, faulty=True) == []


@pytest.mark.parametrize(("option", "told"), [("full", True), ("focused", False)])
def test_a_focused_review_asks_for_no_conversations(said: Said, option: str, told: bool) -> None:
    files = {
        "review.yaml": f"format: 1\ntitle: S\nframework: sar\noption: {option}\nstage: board\n",
        "people.yaml": "- {id: X1, role: Role, group: case-group}\n",
    }
    assert bool(said("LT301", files)) == told


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ("held_by: [RT2]", True),
        ("held_by: [RT2, rt02]", True),
        ("held_by: [RT2, LR1]", False),
        ("date: 2024-01-15, mindset: It went well", True),
        ("date: 2024-01-15", False),
        ("date: 2024-01-16, mindset: It went well", False),
        ("date: 2024-01-16, held_by: RT2", True),
        ("recording: none", False),
        ("mindset: It went well", True),
    ],
)
def test_conversations_are_held_in_pairs(said: Said, fields: str, told: bool) -> None:
    assert bool(said("LT302", conversation(fields))) == told


@pytest.mark.parametrize(
    ("fields", "not_shared", "not_agreed"),
    [
        ("date: 2023-06-01", True, False),
        ("date: 2024-01-15", False, False),
        ("date: 2024-01-15, mindset: It went well", True, False),
        ("date: 2024-06-01", False, False),
        ("date: 2023-06-01, writeup_shared: 2023-06-10", False, True),
        ("date: 2023-06-01, writeup_shared: 2024-06-10", False, False),
        ("date: 2023-06-01, writeup_shared: 2023-06-10, agreed_on: 2023-06-12", False, False),
        ("date: 2023-06-01, agreed_on: 2023-06-12", False, False),
    ],
)
def test_a_write_up_is_shared_then_agreed(
    said: Said, fields: str, not_shared: bool, not_agreed: bool
) -> None:
    assert bool(said("LT304", conversation(fields))) == not_shared
    assert bool(said("LT305", conversation(fields))) == not_agreed


@pytest.mark.parametrize(
    ("proceeding", "told"),
    [
        ("type: criminal, status: open", True),
        ("type: criminal", True),
        ("type: criminal, status: closed", False),
        ("type: criminal, opened: 2023-06-01", True),
        ("type: criminal, opened: 2023-06-02", False),
        ("type: criminal, status: closed, closed: 2023-06-01", True),
        ("type: criminal, status: closed, closed: 2023-05-31", False),
        ("type: coroner, status: open", False),
    ],
)
def test_audio_is_held_against_the_days_of_the_proceedings(
    said: Said, proceeding: str, told: bool
) -> None:
    files = {
        **conversation("date: 2023-06-01, recording: audio"),
        "proceedings.yaml": f"- {{id: PRO1, title: Trial, {proceeding}}}\n",
    }
    assert bool(said("LT306", files)) == told


@pytest.mark.parametrize(
    ("barred", "told"),
    [
        ("{person: hv01}", True),
        ("{person: RT1}", False),
        ("{person: HV1, items: [The night]}", False),
        ("{person: HV1, items: [the NIGHT, The day]}", True),
    ],
)
def test_the_barred_do_not_attend(said: Said, barred: str, told: bool) -> None:
    meeting = (
        "- id: MTG1\n  type: follow-on-1\n  attendees: [RT2, HV1]\n"
        "  agenda: [{title: The night}, {title: The day}]\n"
        f"  barred: [{barred}]\n"
    )
    files = {"people.yaml": TEAM, "meetings.yaml": meeting}
    found = said("LT307", files, "setup")
    assert [one.problem.field for one in found] == (["attendees.1"] if told else [])


@pytest.mark.parametrize(
    ("meeting", "told"),
    [
        ("type: follow-on-1, date: 2023-06-01", True),
        ("type: follow-on-2", True),
        ("type: follow-on-1, date: 2023-01-31", False),
        ("type: follow-on-1, date: 2023-06-01, status: cancelled", False),
        ("type: analysis, date: 2023-06-01", True),
        ("type: introductory, date: 2023-06-01", False),
        ("type: follow-on-1, date: 2023-06-01, barred: [{person: HV1}]", False),
        ("type: follow-on-1, date: 2023-06-01, barred: [{person: RT1}]", True),
    ],
)
def test_witnesses_meet_within_limits(said: Said, meeting: str, told: bool) -> None:
    files = {
        "people.yaml": TEAM,
        "proceedings.yaml": "- id: PRO1\n  title: Trial\n  type: criminal\n  opened: 2023-02-01\n"
        "  people: [hv1]\n",
        "meetings.yaml": f"- {{id: MTG1, {meeting}, attendees: [HV1]}}\n",
    }
    assert bool(said("LT308", files)) == told


@pytest.mark.parametrize(
    ("proceeding", "told"),
    [
        ("limits: To be discussed with the police., agreed_on: 2023-03-01", "nor cleared."),
        ("limits: All is agreed., agreed_on: 2023-03-01, agreed_with: Police", "nor cleared."),
        ("type: family-court", "nor cleared."),
        ("type: domestic-homicide-review", ""),
        ("status: closed", ""),
        ("cleared: [{person: hv1, by: Lawyer, on: 2023-06-01}]", ""),
        ("cleared: [{person: hv1, by: Lawyer, on: 2023-06-02}]", "is of a later day."),
        ("cleared: [{person: hv1, by: Lawyer}]", "has no day."),
        ("cleared: [{person: hv1, on: 2023-06-01}]", "does not say who gave it."),
        ("cleared: [{person: RT1, by: Lawyer, on: 2023-06-01}]", "nor cleared."),
    ],
)
def test_a_witness_is_cleared_by_somebody_on_a_day(said: Said, proceeding: str, told: str) -> None:
    files = {
        "people.yaml": TEAM,
        "proceedings.yaml": f"- {{id: PRO1, title: Trial, people: [HV1], {proceeding}}}\n",
        "meetings.yaml": (
            "- {id: MTG1, type: follow-on-1, date: 2023-06-01, attendees: [RT1, HV1]}\n"
        ),
    }
    found = said("LT308", files, faulty=True)
    assert [one.problem.field for one in found] == (["attendees.1"] if told else [])
    assert all(one.problem.message.endswith(told) for one in found)


@pytest.mark.parametrize(
    ("proceeding", "limits", "told"),
    [
        ("agreed_on: 2023-03-01, agreed_with: Police", "Not the night", False),
        ("agreed_on: 2023-03-01, agreed_with: Police, limits: Not the night", "", False),
        ("agreed_on: 2023-03-01, limits: Not the night", "", True),
        ("limits: Not the night", "Not the night", True),
        ("agreed_on: 2023-03-01, agreed_with: Police", "", True),
        ("agreed_on: 2023-03-01, agreed_with: Police", "To be agreed with the police.", True),
        ("cleared: [{person: HV1, by: Lawyer, on: 2023-05-01}]", "", False),
    ],
)
def test_a_conversation_with_a_witness_has_agreed_limits(
    said: Said, proceeding: str, limits: str, told: bool
) -> None:
    files = {
        "proceedings.yaml": f"- {{id: PRO1, title: Trial, people: [HV1], {proceeding}}}\n",
        "conversations.yaml": "- id: CV1\n  participant: HV1\n  date: 2023-06-01\n"
        f"  limits: {limits}\n",
    }
    assert bool(said("LT308", files)) == told


def test_an_agency_sits_in_the_team_by_its_own_members(said: Said) -> None:
    files = {
        "agencies.yaml": "".join(
            f"- {{id: {id_}, name: N, sector: {sector}}}\n"
            for id_, sector in (
                ("health", "health"),
                ("police", "police"),
                ("gp", "health"),
                ("csc", "social-care"),
                ("board", "board"),
            )
        ),
        "people.yaml": TEAM + "- {id: SW1, role: SW, group: case-group, agency: CSC}\n"
        "- {id: BD1, role: Chair, group: board, agency: board}\n",
        "timeline.yaml": "- {id: a-1, date: 2022-05-01, agency: police, event: V}\n",
    }
    assert records(said, "LT310", files) == ["csc"]
    assert said("LT310", files, "setup") == []


@pytest.mark.parametrize(
    ("family", "stage", "told"),
    [
        ("", "setup", False),
        ("", "collect", True),
        ("- {id: FAM1, person: M, answer: awaited}\n", "analyse", False),
        ("- {id: FAM1, person: M, answer: awaited}\n", "report", True),
        ("- {id: FAM1, person: M}\n", "report", True),
        ("- {id: FAM1, person: M, met_on: 2023-06-01}\n", "report", False),
        ("- {id: FAM1, person: M, answer: no-answer}\n", "report", False),
        ("- {id: FAM1, person: M, answer: not-offered}\n", "collect", True),
        ("- {id: FAM1, person: M, answer: not-offered, reason: Ill}\n", "report", False),
        ("- {id: FAM1, person: M, answer: not-feasible, obstacles: grief}\n", "report", False),
    ],
)
def test_the_family_is_asked_or_there_is_a_reason(
    said: Said, family: str, stage: str, told: bool
) -> None:
    assert bool(said("LT315", {"family.yaml": family}, stage)) == told


@pytest.mark.parametrize(("stage", "told"), [("collect", False), ("report", True)])
def test_a_plan_for_the_family_is_enough_until_the_report(
    said: Said, stage: str, told: bool
) -> None:
    review = (
        "format: 1\ntitle: S\nframework: lcspr\noption: full\nstage: setup\n"
        "family_involvement: By letter, after the trial.\n"
    )
    found = said("LT315", {"review.yaml": review}, stage)
    assert [one.problem.place.line for one in found] == ([6] if told else [])


@pytest.mark.parametrize(
    ("plan", "record", "differs", "outstanding"),
    [
        ("", "", False, False),
        ("planned", "", False, True),
        ("planned", "date: 2024-02-01", False, True),
        ("planned", "date: 2024-01-15, mindset: Busy", True, False),
        ("planned", "date: 2024-01-15", False, True),
        ("held", "", True, False),
        ("held", "date: 2024-02-01, mindset: Busy", True, True),
        ("held", "date: 2023-12-01, mindset: Busy", False, False),
        ("held", "date: 2023-12-01", True, True),
        ("none", "date: 2023-12-01, mindset: Busy", True, False),
        ("", "date: 2023-12-01, mindset: Busy", False, False),
    ],
)
def test_plan_and_record(
    said: Said, plan: str, record: str, differs: bool, outstanding: bool
) -> None:
    person = "id: X1, role: Role, group: case-group" + (f", conversation: {plan}" if plan else "")
    files = {"people.yaml": f"- {{{person}}}\n"}
    if record:
        files["conversations.yaml"] = f"- {{id: CV1, participant: X1, {record}}}\n"
    assert bool(said("LT317", files)) == differs
    assert bool(said("LT316", files)) == outstanding


def test_a_second_conversation_does_not_put_off_the_first(said: Said) -> None:
    files = {
        "people.yaml": "- {id: X1, role: Role, group: case-group, conversation: held}\n",
        "conversations.yaml": "- {id: CV1, participant: X1, date: 2023-12-01, mindset: Busy}\n"
        "- {id: CV2, participant: X1, date: 2024-12-01}\n",
    }
    assert said("LT316", files) == []
    assert said("LT317", files) == []


def test_a_conversation_that_was_held_and_is_dated_ahead_is_told_so(said: Said) -> None:
    files = {
        "people.yaml": "- {id: X1, role: Role, group: case-group, conversation: held}\n",
        "conversations.yaml": "- {id: CV1, participant: X1, date: 2024-02-01, mindset: Busy}\n",
    }
    (told,) = said("LT317", files)
    assert told.problem.message == "A conversation with X1 was held, and CV1 is dated after today."
