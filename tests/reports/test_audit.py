"""A review against its quality markers: the sets, and what a folder shows and lacks."""

import json

import pytest

from conftest import Lt
from learning_together.records.frameworks import frameworks
from learning_together.records.frameworks.quality_markers import markers_of
from learning_together.reports.quality_markers import QUERIES, audit
from learning_together.reports.report import Asked
from learning_together.review.load import load
from sample import Folder
from small_reviews import HALF


def test_the_sets_are_whole() -> None:
    children, adults = markers_of("scr"), markers_of("sar")
    assert len(children.markers) == 18
    assert len(adults.markers) == 15
    for chosen in (children, adults):
        assert not chosen.borrowed
        assert len({one.key for one in chosen.markers}) == len(chosen.markers)


@pytest.mark.parametrize("key", frameworks())
def test_every_framework_has_a_set_whose_queries_exist(key: str) -> None:
    names = {name for marker in markers_of(key).markers for name in marker.shows}
    assert names <= set(QUERIES)


def test_every_query_is_used() -> None:
    used = {name for key in frameworks() for one in markers_of(key).markers for name in one.shows}
    assert set(QUERIES) == used


def states(found: audit.Audit) -> dict[str, str]:
    return {one.key: one.state for one in found.markers}


def test_what_is_there_what_is_missing_and_what_is_not_due(folder: Folder) -> None:
    found = audit.build(load(folder(HALF)).review, Asked())
    held = {one.key: one for one in found.markers}
    assert held["referral"].state == "nothing-yet"
    assert held["report"].state == "not-due"
    assert held["practitioners"].state == "in-part"
    (spoken,) = [line for line in held["practitioners"].missing if "spoken to" in line.text]
    # HV1 was heard, for HVM there is a reason; of GP1's conversation nothing is written up.
    assert spoken.text.startswith("2 of 5 staff")
    assert spoken.records == ("PC1", "PS1", "GP1")


def test_a_marker_changes_with_its_record(folder: Folder) -> None:
    before = audit.build(load(folder(HALF)).review, Asked())
    told = HALF["review.yaml"] + "referral: By the head of safeguarding, the day after.\n"
    after = audit.build(load(folder({**HALF, "review.yaml": told})).review, Asked())
    changed = {key for key, state in states(before).items() if states(after)[key] != state}
    assert changed == {"referral"}
    assert states(after)["referral"] == "shown"


def test_an_empty_review_shows_nothing_that_is_not_there(folder: Folder) -> None:
    found = audit.build(load(folder({})).review, Asked())
    # No proceedings are recorded: that is no gap.
    assert {key for key, state in states(found).items() if state == "shown"} <= {"parallel"}


def test_json_and_text_say_the_same(folder: Folder, lt: Lt) -> None:
    root = folder(HALF)
    whole = json.loads(lt("audit", "--format", "json", cwd=root).out)
    assert sum(whole["summary"].values()) == len(whole["markers"]) == 18
    text = lt("audit", cwd=root)
    assert text.code == 0
    for marker in whole["markers"]:
        assert f"{marker['number']:>2}. {marker['name']}:" in text.out
    assert max(map(len, text.out.split("\n"))) <= 80


def test_what_no_folder_can_show_is_said_of_each_marker(folder: Folder, lt: Lt) -> None:
    for key in frameworks():
        assert all(one.beyond.startswith("whether ") for one in markers_of(key).markers)
    root = folder(HALF)
    words = " ".join(lt("audit", cwd=root).out.split())
    whole = json.loads(lt("audit", "--format", "json", cwd=root).out)
    for marker in whole["markers"]:
        said = f"? no folder shows {marker['beyond']}" in words
        assert said == (marker["state"] != "not-due")
    assert "Family involvement: recorded" in words or "Analysis: recorded" in words
    assert ": shown" not in words


def test_what_is_planned_or_empty_is_not_recorded_as_done(folder: Folder) -> None:
    planned = {
        "people.yaml": "- {id: HV1, role: Health visitor, group: case-group}\n",
        "conversations.yaml": "- {id: CV1, participant: HV1, date: 2127-03-01, mindset: Busy}\n"
        "- {id: CV2, participant: HV1, date: 2023-03-01}\n",
        "documents.yaml": "- {id: DOC1, title: Record, read_by: [HV1], read_on: 2127-03-01}\n",
        "family.yaml": "- {id: FAM1, person: HV1, views: Planned, met_on: 2127-03-01}\n",
        "meetings.yaml": "- {id: MTG1, type: board, date: 2127-03-01, status: held}\n",
        "factors.yaml": "- {id: CF1, summary: Posts, evidence: [CV1, CV2, DOC1, FAM1]}\n",
    }
    review = load(folder(planned)).review
    names = ("conversations", "documents", "family-heard", "board-meeting", "factors")
    found = [QUERIES[name](review) for name in names]
    assert [one is not None and not one.some for one in found] == [True] * len(names)
    assert QUERIES["write-ups"](review) is None


def test_what_cannot_be_read_is_told(folder: Folder, lt: Lt) -> None:
    ran = lt("audit", cwd=folder({**HALF, "meetings.yaml": "- id: MTG1\n  type: a: b\n"}))
    assert "meetings" in ran.out
    assert "cannot be read" in ran.out


def test_only_for_those_who_see_all_of_it(folder: Folder, lt: Lt) -> None:
    # For others the report would tell as missing what they may not see.
    root = folder(HALF)
    ran = lt("report", "audit", "--audience", "board", "--to", "md", cwd=root)
    assert ran.code == 2
    assert "reviewers alone" in ran.err
    assert lt("report", "audit", "--to", "md", cwd=root).code == 0


def test_no_proceedings_are_no_gap_and_no_achievement(folder: Folder) -> None:
    (held,) = [
        one
        for one in audit.build(load(folder({})).review, Asked()).markers
        if one.key == "parallel"
    ]
    assert held.state == "none-recorded"
    assert held.missing == ()


def test_nothing_is_missing_before_it_is_due(folder: Folder) -> None:
    def missing(stage: str) -> str:
        facts = HALF["review.yaml"].replace("stage: analyse", f"stage: {stage}")
        team = HALF["people.yaml"] + "- {id: RT9, role: Member, group: review-team}\n"
        files = {**HALF, "review.yaml": facts, "people.yaml": team}
        found = audit.build(load(folder(files)).review, Asked())
        return " ".join(line.text for one in found.markers for line in one.missing)

    assert "stage: analyse" in HALF["review.yaml"]
    early, late = missing("collect"), missing("report")
    # The introductory meeting is due when information is collected; the two follow-ons are later.
    for text in ("signed off", "of 3 meetings with the case group"):
        assert text not in early
        assert text in late
    assert "0 of 1 meetings with the case group" in early


def test_the_same_gap_is_told_once(folder: Folder) -> None:
    for one in audit.build(load(folder({})).review, Asked()).markers:
        assert len({line.text for line in one.missing}) == len(one.missing)


def test_what_is_missing_of_several_things_is_named(folder: Folder) -> None:
    facts = (
        HALF["review.yaml"]
        + "owner: The partnership\nperiod: {start: 2022-01-01, end: 2022-12-31}\n"
    )
    found = audit.build(load(folder({**HALF, "review.yaml": facts})).review, Asked())
    missing = " ".join(line.text for one in found.markers for line in one.missing)
    assert "Not recorded: their controller (controller) and until when" in missing
    assert "Not recorded: the reason for it." in missing
