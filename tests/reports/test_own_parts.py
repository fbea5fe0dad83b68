"""Parts that a team adds to the report of its review, and where they stand."""

from collections.abc import Mapping

import pytest

from goldens import fit_to_publish, small
from learning_together.checks.analysis import section_without_place
from learning_together.privacy.audience import Reader
from learning_together.records.base import Audience
from learning_together.reports.catalogue import named
from learning_together.reports.draw_up import draw_up
from learning_together.reports.report import Asked
from learning_together.review.load import load_contents
from learning_together.review.review import Review
from learning_together.stages import Stage

BOUND = "published: {response: yes}\n"


def section(id: str, more: str = "") -> dict[str, str]:
    return {f"sections/{id}.md": f"---\nid: {id}\n{more}---\n\nText of {id}.\n"}


def review_of(files: Mapping[str, str]) -> Review:
    whole = {**fit_to_publish(small()), **files}
    return load_contents({path: text.encode() for path, text in whole.items() if text}).review


def body(files: Mapping[str, str], audience: str = "public") -> str:
    asked = Asked(reader=Reader(Audience(audience)))
    return draw_up(named("review"), review_of(files), asked, anchors=False).body


def order(text: str, *words: str) -> None:
    places = [text.index(one) for one in words]
    assert places == sorted(places), words


EVERY = section("methodology") | section("limitations") | section("conclusion") | section("window")


@pytest.mark.parametrize(
    ("after", "before", "behind"),
    [
        ("summary", "What the review found", "# Introduction"),
        ("introduction", "Three agencies knew the family", "The review looks at the period"),
        ("time-frame", "The review looks at the period", "## Family composition"),
        ("family-composition", "Mother of Child D", "## Research questions"),
        ("questions", "How do services come to share", "Text of methodology"),
        ("Methodology ", "Text of methodology", "Text of limitations"),
        ("limitations", "Text of limitations", "## Involvement of the family"),
        ("family", "Took part in the review", "# Findings"),
        ("synopsis", "Practice was careful, and apart", "Text of window"),
        ("window", "Text of window", "## The findings"),
        ("findings", "How will the partners make it easy", "Text of conclusion"),
        ("conclusion", "Text of conclusion", "# Appendix"),
        ("appendix", "Lead reviewers and review team", ""),
        ("nowhere", "Text of conclusion", "# Appendix"),
        ("", "Text of conclusion", "# Appendix"),
    ],
)
def test_a_section_stands_where_it_is_to(after: str, before: str, behind: str) -> None:
    text = body(EVERY | section("county", f"after: {after}\n" if after else ""))
    assert text.count("Text of county") == 1
    order(text, before, "Text of county", *([behind] if behind else []))


def test_several_behind_one_part_stand_in_their_order() -> None:
    files = EVERY | section("b-two", "after: window\n") | section("a-one", "after: window\n")
    order(body(files), "Text of window", "Text of a", "Text of b", "## The findings")


def told(files: Mapping[str, str]) -> list[tuple[str, str]]:
    from learning_together.checks.rule import Setting

    found = section_without_place.find(review_of(files), Setting.__new__(Setting))
    return [(one.message, one.help) for one in found]


def test_a_place_that_there_is_not_is_told() -> None:
    ((message, help_),) = told(section("county", "after: methodolgy\n"))
    assert "“methodolgy”, which is no part of the report" in message
    assert help_.startswith("Did you mean “methodology”? The parts are ")
    assert "brief-" not in help_
    ((_, help_),) = told(section("county", "after: zzzzzz\n"))
    assert help_.startswith("The parts are ")
    ((message, help_),) = told(section("window", "after: summary\n"))
    assert "“after” changes nothing" in message
    assert told(section("county", "after: Window\n") | section("window") | section("x")) == []


def test_the_timeline_holds_what_its_reader_may_see() -> None:
    assert "Significant incidents" not in body({}, "team")
    text = body(section("timeline"), "team")
    order(text, "## Timeline of significant incidents", "Text of timeline", "Significant incidents")
    public = body(section("timeline"))
    assert "Text of timeline" in public
    assert "Significant incidents" not in public
    entries = small()["timeline/health.yaml"]
    assert entries.startswith("- id: health-001\n")
    opened = entries.replace("- id: health-001\n", "- id: health-001\n  handling: [team, public]\n")
    public = body(section("timeline") | {"timeline/health.yaml": opened})
    assert "Significant incidents, as told here" in public


def test_entries_of_no_episode_are_no_incidents() -> None:
    files = section("timeline") | {
        "episodes.yaml": "",
        "findings.yaml": "- {id: FIN1, statement: A}\n",
    }
    assert "Significant incidents" not in body(files, "team")


def test_who_did_the_review_stands_in_its_body() -> None:
    text = body(section("reviewers") | section("groups"))
    order(text, "Text of reviewers", "| Lead reviewer |", "Text of groups", "| Named nurse |")
    assert "| Lead reviewer | 2 |" in text, "no column stands empty"
    assert "| Health visitor | Health visiting | 1 |" in text
    assert "| Mother |" not in text.partition("Text of groups")[2].partition("## ")[0]


def test_people_are_not_counted_where_not_all_are_seen() -> None:
    people = small()["people.yaml"].replace(
        "{id: LR2, role: Lead reviewer,", "{id: LR2, handling: [team], role: Lead reviewer,"
    )
    assert people != small()["people.yaml"]
    text = body(section("reviewers") | {"people.yaml": people})
    assert "| Lead reviewer |  |" in text


def test_the_response_is_bound_in_where_it_is_wanted_and_given() -> None:
    facts = small()["review.yaml"]
    assert "# Response of" not in body({})
    text = body({"review.yaml": facts + BOUND})
    order(
        text, "## The findings", "# Response of Westhaven", "## The response in brief", "# Appendix"
    )
    assert "\n# The response in brief" not in text
    assert "# Response of" not in body({"review.yaml": facts + BOUND, "responses.yaml": ""})
    no = facts + "published: {response: no}\n"
    assert "# Response of" not in body({"review.yaml": no})


def test_the_check_asks_from_the_start() -> None:
    assert Stage.SETUP in section_without_place.CHECK.steps
