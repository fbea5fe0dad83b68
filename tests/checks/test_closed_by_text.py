"""A check is closed by what it asks for, never by the mere presence of text or of a record."""

import pytest

from checked import Said

FINDING = "- id: FIN1\n  statement: Neglect is met visit by visit\n"
RESPONSE = "- {id: RSP1, finding: FIN1, "
COMMENT = "- {id: COM1, text: It was a Tuesday, "
PERSON = "- {id: HV1, role: Health visitor, group: case-group, "
PROCEEDING = "- {id: PRO1, title: Trial, contact: Lawyer, agreed_on: 2023-06-01, "
SIGNED = "- {id: RT1, role: Nurse, group: review-team}\n"


@pytest.mark.parametrize(
    ("code", "files", "more", "still", "closed"),
    [
        (
            "LT301",
            {},
            ("people.yaml", PERSON + "conversation: none, no_conversation_because: %s}\n"),
            "tbc",
            "Long ill",
        ),
        (
            "LT402",
            {},
            ("episodes.yaml", "- {id: KPE1, title: Visit, why_key: %s}\n"),
            "To be written",
            "It set the plan",
        ),
        (
            "LT411",
            {
                "sources.yaml": "- {id: munro2011, citation: The Munro review}\n",
                "documents.yaml": "- {id: DOC1, title: Record, read_by: [RT1]}\n",
            },
            ("episodes.yaml", "- {id: KPE1, title: Visit, evidence: [%s]}\n"),
            "munro2011",
            "DOC1",
        ),
        (
            "LT446",
            {},
            ("findings.yaml", FINDING + "  wider_evidence: [{reach: local, %s}]\n"),
            "shows: tbc",
            "shows: In 14 of 20 files",
        ),
        (
            "LT447",
            {},
            ("findings.yaml", FINDING + "  wider_evidence: [{shows: The same, source: %s}]\n"),
            "to follow",
            "Audit of 20 files",
        ),
        (
            "LT630",
            {},
            ("meetings.yaml", "- {id: MTG1, type: supervision, date: 2024-01-10, %s}\n"),
            "status: cancelled",
            "status: held",
        ),
        (
            "LT630",
            {},
            ("meetings.yaml", "- {id: MTG1, type: supervision, date: %s, status: held}\n"),
            "2024-03-01",
            "2024-01-10",
        ),
        (
            "LT630",
            {},
            ("supervision.yaml", "- {id: SUP1, date: %s}\n"),
            "2024-03-01",
            "2024-01-10",
        ),
        (
            "LT605",
            {"meetings.yaml": "- {id: MTG1, type: board, date: 2024-01-10, status: held}\n"},
            ("signoffs.yaml", "- {id: SGN1, by: [RT1], date: %s}\n"),
            "2024-03-01",
            "2024-01-09",
        ),
        (
            "LT605",
            {"meetings.yaml": "- {id: MTG1, type: board, date: 2024-01-10, status: held}\n"},
            ("signoffs.yaml", "- {id: SGN1, date: 2024-01-09, by: [%s]}\n"),
            "",
            "RT1",
        ),
        (
            "LT631",
            {},
            ("effort.yaml", "- {id: EFF1, issue: staff, %s}\n"),
            "activity: To be counted",
            "hours: 4",
        ),
        (
            "LT315",
            {},
            ("family.yaml", "- {id: FAM1, person: M, answer: awaited, met_on: %s}\n"),
            "2024-03-01",
            "2024-01-10",
        ),
        (
            "LT606",
            {"people.yaml": SIGNED},
            ("signoffs.yaml", "- {id: SGN1, by: [RT1], date: %s}\n"),
            "2024-03-01",
            "2024-01-10",
        ),
        ("LT634", {}, ("comments.yaml", COMMENT + "answer: Yes, %s}\n"), "", "status: accepted"),
        (
            "LT643",
            {"findings.yaml": FINDING},
            ("responses.yaml", RESPONSE + "accepted: partly, reason: Half of it is so, %s}\n"),
            "",
            "monitoring: By audit",
        ),
        (
            "LT636",
            {},
            (
                "proceedings.yaml",
                PROCEEDING + "agreed_with: Lawyer, limits: %s}\n",
            ),
            "To be discussed with the police.",
            "Not the night",
        ),
        (
            "LT643",
            {"findings.yaml": FINDING, "responses.yaml": RESPONSE + "accepted: yes}\n"},
            ("actions.yaml", "- {id: ACT1, response: RSP1, what: %s}\n"),
            "To be agreed with the board",
            "Count the families",
        ),
        (
            "LT475",
            {"questions.yaml": "- {id: RQ1, text: How is neglect seen?, findings: [FIN1]}\n"},
            ("findings.yaml", "- {id: FIN1, statement: %s}\n"),
            "tbc",
            "Neglect is met visit by visit",
        ),
        ("LT440", {}, ("findings.yaml", "- {id: FIN1, statement: %s}\n"), "tbc", "Neglect is met"),
        (
            "LT311",
            {"people.yaml": SIGNED},
            ("tasks.yaml", "- {id: TSK1, who: [RT1], what: %s}\n"),
            "tbc",
            "Ask for the record",
        ),
        ("LT413", {}, ("episodes.yaml", "- {id: KPE1, title: %s}\n"), "tbc", "The first visit"),
        ("LT610", {}, ("agencies.yaml", "- {id: health, name: %s}\n"), "tbc", "Health visiting"),
        (
            "LT612",
            {},
            ("people.yaml", "- {id: HV1, group: case-group, role: %s}\n"),
            "to be confirmed",
            "Health visitor",
        ),
        (
            "LT611",
            {},
            ("people.yaml", "- {id: RT1, group: review-team, role: %s}\n"),
            "to be confirmed",
            "Named nurse",
        ),
        (
            "LT470",
            {},
            ("synopsis.yaml", "- {id: SYN1, start: 2022-01-01, text: %s}\n"),
            "tbc",
            "Each visit was met as if it were the first",
        ),
        (
            "LT205",
            {"agencies.yaml": "- {id: health, name: Health visiting}\n"},
            ("timeline/health.yaml", "- {id: health-1, date: 2022-05-10, event: %s}\n"),
            "tbc",
            "Home visit",
        ),
        (
            "LT410",
            {"episodes.yaml": "- {id: KPE1, title: Visit, valence: mixed, factors: [CF1]}\n"},
            ("factors.yaml", "- {id: CF1, summary: %s}\n"),
            "tbc",
            "Two posts were vacant",
        ),
        (
            "LT410",
            {"episodes.yaml": "- {id: KPE1, title: Visit, valence: mixed}\n"},
            ("factors.yaml", "- {id: CF1, episodes: [KPE1], summary: %s}\n"),
            "tbc",
            "Two posts were vacant",
        ),
        (
            "LT442",
            {"findings.yaml": FINDING + "  factors: [CF1]\n"},
            ("factors.yaml", "- {id: CF1, summary: %s}\n"),
            "tbc",
            "Two posts were vacant",
        ),
        (
            "LT427",
            {},
            (
                "factors.yaml",
                ("- {id: CF1, type: family, summary: She did not call}\n"
                "- {id: CF2, type: personal, summary: He was new}\n"
                "- {id: CF3, type: conditions, summary: %s}\n"),
            ),
            "tbc",
            "Two posts were vacant",
        ),
        (
            "LT621",
            {"decisions.yaml": "- {id: DEC1, what: Leave it, reason: Small, meeting: MTG1}\n"},
            ("meetings.yaml", "- {id: MTG1, type: supervision, date: 2024-01-10, status: %s}\n"),
            "cancelled",
            "held",
        ),
        (
            "LT107",
            {},
            ("documents.yaml", "- {id: DOC1, title: School record, gaps: %s}\n"),
            "'?'",
            "All of 2022",
        ),
    ],
)  # fmt: skip
def test_text_alone_closes_nothing(
    said: Said,
    code: str,
    files: dict[str, str],
    more: tuple[str, str],
    still: str,
    closed: str,
) -> None:
    path, text = more
    for value, told in ((still, True), (closed, False)):
        # Of a field that every record needs, LT023 tells the placeholder as well.
        found = said(code, {**files, path: text % value}, faulty=told)
        assert bool(found) == told, value


@pytest.mark.parametrize(
    ("path", "text", "field"),
    [
        ("timeline.yaml", "- {id: a-1, agency: a, date: 2022-05-01, source: Record, event: %s}\n",
         "event"),
        ("review.yaml", "format: 1\ntitle: %s\nframework: lcspr\noption: full\nstage: setup\n",
         "title"),
        ("meetings.yaml", "- {id: MTG1, type: planning, agenda: [{title: %s}]}\n",
         "agenda.0.title"),
        ("people.yaml", "- {id: HV1, group: case-group, role: %s}\n", "role"),
    ],
)  # fmt: skip
def test_what_every_record_needs_says_something(
    said: Said, path: str, text: str, field: str
) -> None:
    for placeholder in ("TBC", "to be confirmed", "'?'"):
        (one,) = said("LT023", {path: text % placeholder}, faulty=True)
        assert one.problem.field == field
        assert placeholder.strip("'") in one.problem.message + one.problem.help
    assert not said("LT023", {path: text % "A word of sense"}, faulty=True)


def test_a_placeholder_in_the_key_is_no_name(said: Said) -> None:
    key = "private/identities.yaml"
    (one,) = said("LT023", {key: "- {code: HV1, names: [A. Person, TBC]}\n"}, faulty=True)
    assert one.problem.place.file == key
    assert "names" in one.problem.message
    assert not said("LT023", {key: "- {code: HV1, names: [A. Person, T. B. Cole]}\n"})
    people = {"people.yaml": "- {id: HV1, group: case-group, role: Visitor, tasks: tbc}\n"}
    for name, missing in (("TBC", True), ("A. Person", False)):
        files = {**people, key: f"- {{code: HV1, names: [{name}]}}\n"}
        assert bool(said("LT702", files, faulty=True)) == missing
        assert not said("LT720", files, faulty=True)  # “tbc” elsewhere is nobody's name


def test_what_others_said_may_be_a_sign_alone(said: Said) -> None:
    assert not said("LT023", {"comments.yaml": "- {id: COM1, text: '?'}\n"})
    answer = "- {id: FBK1, role: Case group member, answer: '?'}\n"
    assert not said("LT023", {"feedback.yaml": answer})


def test_who_is_barred_from_an_item_to_be_named_is_barred(said: Said) -> None:
    meeting = (
        "- {id: MTG1, type: follow-on-1, attendees: [PC1], barred: [{person: PC1, items: [%s]}]}\n"
    )
    assert said("LT307", {"meetings.yaml": meeting % "tbc"})
    assert not said("LT307", {"meetings.yaml": meeting % "The night"})


def test_words_for_a_date_that_say_nothing_settle_nothing(said: Said) -> None:
    entry = "- {id: a-1, agency: a, date: 2021-22, source: Record, event: Visits, when: %s}\n"
    assert said("LT216", {"timeline.yaml": entry % "tbc"})
    assert not said("LT216", {"timeline.yaml": entry % "in the summer holidays"})


def test_an_acceptance_without_a_real_reason_accepts_nothing(said: Said) -> None:
    decision = (
        "- id: DEC1\n  what: Leave it\n  by: [RT1]\n"
        "  accepts: [{check: LT445, record: FIN1, reason: %s}]\n"
    )
    files = {
        "findings.yaml": FINDING + "  episodes: [KPE1]\n",
        "episodes.yaml": "- {id: KPE1, title: Visit}\n",
    }
    for reason, accepted in (("tbc", False), ("Two cases like it are known", True)):
        files["decisions.yaml"] = decision % reason
        (one,) = said("LT445", files, "analyse", faulty=not accepted)
        assert (one.accepted is not None) == accepted


def test_a_placeholder_is_no_recommendation(said: Said) -> None:
    for text, told in (("tbc", False), ("Fill the posts", True)):
        files = {
            "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\n"
            "stage: analyse\nrecommendations: questions\n",
            "findings.yaml": f"{FINDING}  recommendations: {text}\n",
        }
        assert bool(said("LT454", files)) == told
