"""The process: diary, sign-off, decisions and what they accept, responses."""

from datetime import date

import pytest

from checked import Said

REVIEW = "format: 1\ntitle: S\nframework: lcspr\noption: {option}\nstage: board\n"
TEAM = {
    "people.yaml": "- {id: RT1, role: Nurse, group: review-team}\n"
    "- {id: RT2, role: Head, group: review-team}\n- {id: LR1, role: Lead, group: lead-reviewer}\n"
}


def meetings(*those: str) -> dict[str, str]:
    """`planning 2024-03-01 held` and so on, as meetings MTG1, MTG2 …"""
    lines = []
    for number, one in enumerate(those, 1):
        type_, day, status = [*one.split(), "planned"][:3]
        lines.append(f"- {{id: MTG{number}, type: {type_}, date: {day}, status: {status}}}\n")
    return {"meetings.yaml": "".join(lines)}


def messages(said: Said, code: str, files: dict[str, str], **more: object) -> list[str]:
    return [one.problem.message for one in said(code, files, **more)]


def test_a_review_that_is_set_up_has_no_diary_yet(said: Said) -> None:
    assert said("LT602", {}, stage="setup") == []
    assert len(said("LT602", meetings("planning 2024-03-01"), stage="setup")) == 1
    assert len(said("LT602", {}, stage="collect")) == 1


def test_cancelled_meetings_do_not_count(said: Said) -> None:
    files = meetings(
        "planning 2024-03-01",
        "analysis 2024-03-02",
        "sign-off 2024-03-03",
        "board 2024-03-04 cancelled",
    ) | {"review.yaml": REVIEW.format(option="focused")}
    assert messages(said, "LT602", files) == [
        "The diary has no meetings of the board. The option “Focused review” usually has them."
    ]


def test_how_many_of_how_many(said: Said) -> None:
    files = meetings(
        "planning 2024-03-01",
        "introductory 2024-03-01",
        "analysis 2024-03-02",
        "follow-on-1 2024-03-02",
        "follow-on-2 2024-03-02",
        "sign-off 2024-03-03",
        "board 2024-03-04",
    )
    (message,) = messages(said, "LT602", files)
    assert message.startswith("The diary has 1 of 2 analysis meetings. ")


@pytest.mark.parametrize(
    ("those", "which"),
    [
        (["planning 2024-03-01", "introductory 2024-03-01", "follow-on-1 2024-03-01"], []),
        (["follow-on-1 2024-03-05", "follow-on-2 2024-03-01"], ["MTG2"]),
        (["introductory 2024-03-05", "follow-on-2 2024-03-01"], ["MTG2"]),
        (["introductory 2024-03-05", "follow-on-1 2024-03-01 cancelled"], []),
        # A second planning meeting may come later than the introductory one.
        (["planning 2024-03-01", "introductory 2024-03-05", "planning 2024-03-09"], []),
        (["analysis 2024-02-01", "planning 2024-03-01", "analysis 2024-03-02"], ["MTG1"]),
        (["sign-off 2024-03-01", "analysis 2024-03-02"], ["MTG1"]),
        (["supervision 2024-01-20", "family 2024-01-21", "planning 2024-03-01"], []),
    ],
)
def test_order_of_meetings(said: Said, those: list[str], which: list[str]) -> None:
    assert [str(one.problem.record) for one in said("LT603", meetings(*those))] == which


def test_each_meeting_that_comes_too_early_is_told(said: Said) -> None:
    files = meetings("planning 2024-06-01", "introductory 2024-03-01", "follow-on-1 2024-03-02")
    assert [str(one.problem.record) for one in said("LT603", files)] == ["MTG2", "MTG3"]


def test_sign_off_waits_for_the_last_follow_on_meeting_there_is(said: Said) -> None:
    files = meetings("follow-on-1 2024-05-01", "sign-off 2024-04-01")
    (message,) = messages(said, "LT604", files)
    assert "comes before the first follow-on meeting (MTG1)" in message
    files = meetings("follow-on-2 2024-05-01") | TEAM
    files["signoffs.yaml"] = "- {id: SGN1, by: [RT1], date: 2024-04-30}\n"
    assert messages(said, "LT604", files) == [
        "SGN1 is dated before the second follow-on meeting (MTG1)."
    ]
    files["signoffs.yaml"] = "- {id: SGN1, by: [RT1], date: 2024-05-01}\n"
    assert messages(said, "LT604", files) == []


def test_the_board_waits_for_the_sign_off(said: Said) -> None:
    past = meetings("board 2024-01-10 held")
    assert "no sign-off of the report is recorded" in messages(said, "LT605", past)[0]
    signed = {"signoffs.yaml": "- {id: SGN1, by: [RT1], date: 2024-01-12}\n"} | TEAM
    assert "before the first sign-off" in messages(said, "LT605", past | signed)[0]
    signed["signoffs.yaml"] = "- {id: SGN1, by: [RT1], date: 2024-01-09}\n"
    assert messages(said, "LT605", past | signed) == []
    ahead = meetings("board 2024-02-10")
    assert messages(said, "LT605", ahead) == []
    unread = past | {"signoffs.yaml": "- id: 'SGN1\n"}
    assert messages(said, "LT605", unread, faulty=True) == []


def test_who_of_the_team_has_not_signed(said: Said) -> None:
    assert messages(said, "LT606", TEAM) == [
        "Nobody has signed off the report; the review team has 2 members."
    ]
    some = {"signoffs.yaml": "- {id: SGN1, by: [rt01], date: 2024-01-09}\n"} | TEAM
    assert messages(said, "LT606", some) == [
        "RT2 of the review team has not signed off the report."
    ]
    several = {"signoffs.yaml": "- {id: SGN1, by: [RT1]}\n- {id: SGN2, by: [RT2]}\n"} | TEAM
    assert messages(said, "LT606", several) == []


@pytest.mark.parametrize(
    ("meeting", "today", "number"),
    [
        ("other 2024-01-15 planned", date(2024, 1, 15), 0),
        ("other 2024-01-15 planned", date(2024, 1, 16), 1),
        ("other 2024-01-15 cancelled", date(2024, 1, 16), 0),
        ("other 2024-01-15 held", date(2024, 1, 15), 0),
        ("other 2024-01-15 held", date(2024, 1, 14), 1),
    ],
)
def test_status_and_day(said: Said, meeting: str, today: date, number: int) -> None:
    assert len(said("LT608", meetings(meeting), today=today)) == number


def test_the_mid_range_has_six_conversations(said: Said) -> None:
    lines = [f"- {{id: CV{n}, participant: HV1}}\n" for n in range(1, 8)]
    files = {
        "review.yaml": REVIEW.format(option="mid-range"),
        "people.yaml": "- {id: HV1, role: Visitor, group: case-group}\n",
        "conversations.yaml": "".join(lines[:6]),
    }
    assert said("LT609", files) == []
    files["conversations.yaml"] = "".join(lines)
    assert "no more than 6" in messages(said, "LT609", files)[0]


def test_a_meeting_says_who_decided_and_when(said: Said) -> None:
    decision = "- {id: DEC1, what: To go on, reason: So, meeting: MTG1}\n"
    files = {"decisions.yaml": decision} | meetings("other 2024-01-10 held")
    assert said("LT621", files) == []


def test_a_decision_that_only_accepts_has_its_reasons_there(said: Said) -> None:
    files = {"decisions.yaml": "- {id: DEC1, what: W, accepts: [{check: LT445, reason: R}]}\n"}
    assert said("LT620", files) == []


def test_an_acceptance_without_reason_has_no_reason_field(said: Said) -> None:
    files = {"decisions.yaml": "- {id: DEC1, what: W, accepts: [{check: LT445}]}\n"}
    (one,) = said("LT023", files, faulty=True)
    assert one.problem.field == "accepts.0.reason"


def test_a_name_in_place_of_a_code_is_understood(said: Said) -> None:
    accepts = "- {{id: DEC1, what: W, accepts: [{{check: {}, reason: R}}]}}\n"
    files = {"decisions.yaml": accepts.format("finding-on-one-episode")}
    (one,) = said("LT622", files)
    assert one.problem.help == "Did you mean LT445 (finding-on-one-episode)?"
    assert said("LT622", {"decisions.yaml": accepts.format("lt445")}) == []


def test_the_state_that_is_offered_is_the_one_that_counts(said: Said) -> None:
    accepts = "- {{id: DEC1, what: W, accepts: [{{check: LT445, record: FIN1, reason: R{}}}]}}\n"
    files = {
        "findings.yaml": "- {id: FIN1, statement: One}\n",
        "decisions.yaml": accepts.format(""),
    }
    (one,) = said("LT624", files)
    seen = one.problem.help.rpartition("seen: ")[2]
    files["decisions.yaml"] = accepts.format(f", seen: {seen}")
    assert said("LT624", files) == said("LT625", files) == []
    files["findings.yaml"] = "- {id: FIN1, statement: Another}\n"
    assert len(said("LT625", files)) == 1


def test_an_open_query_is_told_when_due_and_when_the_report_is_written(said: Said) -> None:
    files = {
        "agencies.yaml": "- {id: health, name: Health visiting}\n",
        "queries.yaml": "- {id: QRY1, agency: health, question: Who?, due: 2024-01-15}\n",
    }
    assert said("LT632", files, stage="collect") == []
    assert messages(said, "LT632", files, stage="report") == [
        "QRY1 to Health visiting is not answered."
    ]
    assert messages(said, "LT632", files, stage="collect", today=date(2024, 1, 16)) == [
        "QRY1 to Health visiting is not answered; it was due on 15 January 2024."
    ]


def test_a_task_is_due_by_its_meeting(said: Said) -> None:
    files = {"tasks.yaml": "- {id: TSK1, what: Read, who: [RT1], meeting: MTG1}\n"} | TEAM
    assert messages(said, "LT633", files | meetings("other 2024-01-10 held")) == [
        "TSK1 for RT1 was due on 10 January 2024 and is not marked as done."
    ]
    assert messages(said, "LT633", files | meetings("other 2024-01-15")) == []


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ("", 1),
        (", status: open", 1),
        (", status: open, answer: Changed", 1),
        (", status: noted", 0),
        (", status: declined", 1),
        (", status: partly, answer: The day only", 0),
    ],
)
def test_comments(said: Said, fields: str, number: int) -> None:
    files = {"comments.yaml": f"- {{id: COM1, text: No{fields}}}\n"}
    assert len(said("LT634", files)) == number


def test_closed_proceedings_ask_for_nothing(said: Said) -> None:
    for status, number in (("open", 1), ("closed", 0)):
        files = {"proceedings.yaml": f"- {{id: PRO1, title: Trial, status: {status}}}\n"}
        assert len(said("LT636", files)) == number


def test_the_board_is_not_late_before_it_has_met(said: Said) -> None:
    files = {"findings.yaml": "- {id: FIN1, statement: One}\n"}
    assert len(said("LT640", files)) == 1
    assert said("LT640", files | meetings("board 2024-02-01")) == []
    assert len(said("LT640", files | meetings("board 2024-01-14"))) == 1
    begun = {
        "findings.yaml": "- {id: FIN1, statement: One}\n- {id: FIN2, statement: Two}\n",
        "responses.yaml": "- {id: RSP1, finding: FIN2}\n",
    }
    assert [
        str(one.problem.record) for one in said("LT640", begun | meetings("board 2024-02-01"))
    ] == ["FIN1"]


def test_an_agency_can_own_an_action(said: Said) -> None:
    files = {
        "agencies.yaml": "- {id: health, name: Health visiting}\n",
        "actions.yaml": "- {id: ACT1, what: Count, agency: health, due: 2024-06-30}\n",
    }
    assert said("LT644", files) == []


def test_supervision_may_stand_in_the_diary_alone(said: Said) -> None:
    assert len(said("LT630", {})) == 1
    assert said("LT630", meetings("supervision 2024-01-10 held")) == []
