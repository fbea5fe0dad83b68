"""Findings: the layers that they pass through or skip, and what the report needs."""

import pytest

from checked import Said

LAYERS = {
    "agencies.yaml": "- {id: health, name: Health visiting}\n",
    "timeline/health.yaml": "- {id: health-001, date: 2022-05-01, source: Record, event: Visit}\n",
    "episodes.yaml": "- {id: KPE1, title: First}\n- {id: KPE2, title: Second, factors: [CF2]}\n",
    "factors.yaml": "- {id: CF1, summary: One, episodes: [KPE1]}\n- {id: CF2, summary: Two}\n"
    "- {id: CF3, summary: Three}\n",
}


def finding(**fields: str) -> dict[str, str]:
    lines = "".join(f"  {name}: {value}\n" for name, value in fields.items())
    return {**LAYERS, "findings.yaml": f"- id: FIN1\n  statement: A pattern\n{lines}"}


def words(said: Said, code: str, files: dict[str, str]) -> str:
    (one,) = said(code, files)
    return one.problem.message


def test_from_records_to_a_pattern_skips_two_layers(said: Said) -> None:
    message = words(said, "LT443", finding(evidence="[health-001]"))
    assert "straight to a pattern" in message
    assert "key practice episodes and contributory factors" in message


def test_a_jump_is_told_once(said: Said) -> None:
    files = finding(evidence="[health-001]")
    assert said("LT441", files) == []
    assert said("LT442", files) == []


def test_from_episodes_to_a_pattern_skips_the_factors(said: Said) -> None:
    (one,) = said("LT443", finding(episodes="[KPE1, KPE2]"))
    assert "The layer of contributory factors is skipped" in one.problem.message
    assert "CF1 and CF2" in one.problem.help
    assert one.problem.field == "factors"


def test_factors_of_no_episode_skip_the_episodes(said: Said) -> None:
    message = words(said, "LT443", finding(factors="[CF3]", evidence="[health-001]"))
    assert "(CF3). The layer of key practice episodes is skipped." in message


def test_episodes_are_reached_through_factors_on_either_side(said: Said) -> None:
    for factor, episode in (("CF1", "KPE1"), ("CF2", "KPE2")):
        files = finding(factors=f"[{factor}]", evidence="[health-001]")
        assert said("LT443", files) == []
        (one,) = said("LT441", files)
        assert episode in one.problem.help


def test_an_empty_draft_lacks_and_does_not_jump(said: Said) -> None:
    files = finding()
    assert said("LT443", files) == []
    assert len(said("LT441", files)) == len(said("LT442", files)) == 1


def test_a_reference_that_leads_nowhere_is_no_jump(said: Said) -> None:
    files = finding(episodes="[KPE1]", factors="[CF9]")
    assert said("LT443", files) == []
    assert len(said("LT101", files)) == 1


def test_no_jump_is_seen_where_factors_cannot_be_read(said: Said) -> None:
    files = finding(episodes="[KPE1]") | {"factors.yaml": "- id: 'CF1\n"}
    assert said("LT443", files, faulty=True) == []


def test_ends_of_a_chain_that_do_not_meet(said: Said) -> None:
    files = finding(episodes="[KPE1, KPE2, KPE3]", factors="[CF1, CF3]")
    files["episodes.yaml"] += "- {id: KPE3, title: Third}\n"
    messages = [one.problem.message for one in said("LT444", files)]
    assert messages == [
        "FIN1 names KPE2, which has none of its factors.",
        "FIN1 names KPE3, which has no contributory factors.",
        "FIN1 names CF3, which was at work in none of its episodes.",
    ]


def test_one_episode_named_twice_is_one(said: Said) -> None:
    assert len(said("LT445", finding(episodes="[KPE1, kpe01]"))) == 1
    assert said("LT445", finding(episodes="[KPE1, KPE2]")) == []


def test_questions_left_open_are_told_in_one_line(said: Said) -> None:
    message = words(said, "LT452", finding(manifestation="So.", still_current="Yes."))
    assert message == "FIN1 does not say how usual it is, how wide it is and why it matters."


REVIEW = "format: 1\ntitle: S\nframework: {framework}\noption: full\nstage: report\n"


@pytest.mark.parametrize(
    ("framework", "setting", "noted", "asked"),
    [
        # What is usual under the framework.
        ("lcspr", "", False, False),
        ("dardr", "", False, False),
        ("sar", "", True, True),
        ("scr", "", True, True),
        # What the review says itself.
        ("lcspr", "recommendations: questions\n", True, True),
        ("sar", "recommendations: recommendations\n", False, False),
        ("lcspr", "recommendations: none\n", True, False),
    ],
)
def test_recommendations_are_a_setting_of_the_review(
    said: Said, framework: str, setting: str, noted: bool, asked: bool
) -> None:
    review = {"review.yaml": REVIEW.format(framework=framework) + setting}
    recommends = finding(recommendations="Fill the posts.") | review
    assert bool(said("LT454", recommends)) == noted
    assert bool(said("LT449", recommends)) == asked
    assert said("LT449", finding(questions="Are they filled?") | review) == []
    neither = said("LT449", finding() | review)
    assert bool(neither) == ("none" not in setting)
    assert all("framework" not in one.problem.help for one in said("LT454", recommends))


def test_what_a_setting_asks_instead_is_said(said: Said) -> None:
    files = finding(recommendations="Fill the posts.")
    for setting, instead in (("questions", " and puts questions instead"), ("none", "")):
        more = f"recommendations: {setting}\n"
        files["review.yaml"] = REVIEW.format(framework="sar") + more
        message = f"FIN1 has recommendations; this review gives none{instead}."
        assert words(said, "LT454", files) == message
    files = finding() | {"review.yaml": REVIEW.format(framework="lcspr")}
    assert words(said, "LT449", files) == (
        "FIN1 puts no question to the board and gives no recommendation."
    )


@pytest.mark.parametrize(
    ("more", "category", "help_"),
    [
        ("typology: lt2012\n", "tool", "Did you mean “tools”?"),
        ("typology: lt2008\n", "tools", "human-tool"),
        ("typology: local\ncategories: [{key: rota, label: Rotas}]\n", "tools", "are rota."),
        ("", "tools", "Name a typology"),
    ],
)
def test_unknown_categories(said: Said, more: str, category: str, help_: str) -> None:
    files = finding(category=category) | {"review.yaml": REVIEW.format(framework="lcspr") + more}
    (one,) = said("LT455", files)
    assert help_ in one.problem.help


def test_own_categories_stand_beside_those_of_a_typology(said: Said) -> None:
    more = "typology: lt2012\ncategories: [{key: rota, label: Rotas}]\n"
    for category in ("rota", "tools", "Tools"):
        files = finding(category=category)
        files["review.yaml"] = REVIEW.format(framework="lcspr") + more
        assert said("LT455", files) == []


def test_a_finding_hears_the_voices_of_its_episodes(said: Said) -> None:
    files = finding(episodes="[KPE1]", evidence="[health-001]") | {
        "people.yaml": "- {id: HV1, role: Visitor, group: case-group, agency: health}\n",
        "conversations.yaml": "- id: CV1\n  participant: HV1\n"
        "  turning_points: [{episode: KPE1, saw: A closed door}]\n",
    }
    assert said("LT457", files) == []
    assert len(said("LT457", files | {"conversations.yaml": ""})) == 1


PERIOD = REVIEW.format(framework="lcspr") + "period: {start: 2022-01-01, end: 2022-12-31}\n"


@pytest.mark.parametrize(
    ("spans", "gaps"),
    [
        (["2022-01 2022-06", "2022-07 2022-12"], []),
        (["2022-01-05 2022-12-28"], []),
        (["2021 2023"], []),
        (["../2022-03 ..", "2022-06 2022/.."], []),
        (["2022-03 2022-12"], ["1 January 2022 to 28 February 2022, before SYN1"]),
        (["2022-01 2022-03"], ["1 April 2022 to 31 December 2022, after SYN1"]),
        (
            ["2022-08 2022-12", "2022-01 2022-05"],
            ["1 June 2022 to 31 July 2022, before SYN1"],
        ),
        # The long part covers what the short one within it ends before.
        (["2022-01 2022-11", "2022-02 2022-03", "2022-12 2022-12"], []),
        # A part without an end lasts until the next, and the last to the end.
        (["2022-01", "2022-09"], []),
    ],
)
def test_gaps_of_the_synopsis(said: Said, spans: list[str], gaps: list[str]) -> None:
    parts = []
    for number, span in enumerate(spans, 1):
        start, _, end = span.partition(" ")
        parts.append(f"- id: SYN{number}\n  start: {start}\n")
        if end and end != "..":
            parts.append(f"  end: {end}\n")
    messages = [
        one.problem.message
        for one in said("LT471", {"review.yaml": PERIOD, "synopsis.yaml": "".join(parts)})
    ]
    assert messages == [f"No part of the synopsis covers {gap}." for gap in gaps]


def test_a_section_without_text_is_empty_at_its_own_place(said: Said) -> None:
    text = "---\nid: {}\n---\n{}"
    files = {
        f"sections/{one}.md": text.format(one, "\nText.\n" if one != "summary" else "")
        for one in ("summary", "methodology", "limitations", "conclusion")
    }
    (one,) = said("LT474", files)
    assert one.problem.place.file == "sections/summary.md"
    assert "Succinct summary of the case" in one.problem.message
    files["sections/summary.md"] = "no front matter"
    assert said("LT474", files, faulty=True) == []


def test_numbers_of_findings_begin_with_one(said: Said) -> None:
    for number, told in ((0, True), (-1, True), (1, False)):
        files = {"findings.yaml": f"- {{id: FIN1, statement: Neglect, number: {number}}}\n"}
        assert bool(said("LT477", files)) == told
