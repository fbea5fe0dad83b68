"""Swim lanes of a review: which entries they show, and what they say of the rest."""

import re

import pytest

from learning_together.documents.pictures.canvas import UPRIGHT
from learning_together.ids import Id
from learning_together.privacy.audience import Reader, as_read_by
from learning_together.records.base import Audience
from learning_together.reports.pictures import swim_lanes
from learning_together.reports.pictures.picture import Shown
from learning_together.reports.report import Asked
from learning_together.review.load import load
from sample import Folder

FACTS = (
    "format: 1\ntitle: Mill Lane\nframework: lcspr\noption: full\nstage: analyse\n"
    "marking: OFFICIAL\nperiod: {start: 2023-01-01, end: 2023-06-30}\n"
)
AGENCIES = (
    "- id: health\n  name: Health visiting\n- id: police\n  name: Police\n"
    "- id: housing\n  name: Housing\n"
)
EPISODES = (
    "- {id: KPE2, title: Two, start: 2023-02-05, end: 2023-03-10, valence: mixed}\n"
    "- {id: KPE1, title: One, start: 2023-01-10, end: 2023-02-10}\n"
    "- {id: KPE3, title: Before, start: 2020-02-05, end: 2020-03-10}\n"
    "- {id: KPE4, title: Undated}\n"
)


def entries(agency: str, *lines: str) -> str:
    return "".join(
        f"- id: {agency}-{n:03}\n  event: Visit\n  date: {line}\n"
        for n, line in enumerate(lines, 1)
    )


HEALTH = entries(
    "health",
    "2023-01-03\n  child_seen: yes",
    "2023-01-31\n  child_seen: yes",
    "2023-03\n  child_seen: no",
    "2023\n  child_seen: no",
    "2019-05-01\n  child_seen: yes",
    "2023-01-03\n  child_seen: yes\n  duplicate_of: health-001",
    *["2023-06-30\n  child_seen: not-applicable"] * 4,
)
POLICE = entries("police", "2023-02-01", "2023-05-31\n  child_seen: not-recorded", "2023-06-01")
FILES = {
    "review.yaml": FACTS,
    "agencies.yaml": AGENCIES,
    "episodes.yaml": EPISODES,
    "timeline/health.yaml": HEALTH,
    "timeline/police.yaml": POLICE,
}


def shown(folder: Folder, asked: Asked | None = None, **changed: str) -> Shown | None:
    files = {**FILES, **{f"{name.replace('_', '/')}.yaml": text for name, text in changed.items()}}
    review = as_read_by(load(folder(files)).review, Reader(Audience.TEAM))
    return swim_lanes.build(review, asked or Asked(), UPRIGHT)


@pytest.fixture
def picture(folder: Folder) -> Shown:
    found = shown(folder)
    assert found is not None
    return found


def test_the_table_counts_every_entry_of_the_time_once_by_what_it_says(picture: Shown) -> None:
    table = picture.tables[0]
    assert [title for title, _ in table.columns] == [
        "Agency", "Entries", "Child seen", "There or looked for, not seen", "No part in it",
        "Not recorded", "Last seen",
    ]  # fmt: skip
    assert table.rows == (
        ("Health visiting", "8", "2", "2", "4", "0", "31 January 2023"),
        ("Police", "3", "0", "0", "0", "3", "–"),
        ("Housing", "0", "0", "0", "0", "0", "–"),
    )


def test_what_is_not_drawn_or_counted_is_said(picture: Shown) -> None:
    assert picture.notes == (
        "Not drawn, but counted in the table: 1 entry of too vague a date. Not counted: 1 entry "
        "outside the period and 1 repeat of an entry. Without a lane, since nothing of theirs can "
        "be drawn: Housing. Episodes without dates in this time: KPE3 and KPE4."
    )


def test_marks_that_have_no_room_are_said(folder: Folder) -> None:
    many = entries("police", *["2023-02-01\n  child_seen: yes"] * 9)
    found = shown(folder, timeline_police=many)
    assert found is not None
    assert found.notes.startswith(
        "Not drawn, but counted in the table: 5 entries where a mark of the same sort stands and "
        "1 entry of too vague a date."
    )


def test_its_words_say_what_it_shows(picture: Shown) -> None:
    assert picture.caption == "Who had contact, and was the child seen?"
    assert picture.alt == (
        "A picture of 2 agencies, each with a lane of its own, from January 2023 to June 2023. "
        "Above them 2 key practice episodes. 11 entries: child seen in 2, there or looked for, not "
        "seen in 2, no part in it in 4 and not recorded in 3. A table gives the numbers of each "
        "agency."
    )


def test_the_episodes_are_told_by_time_with_how_practice_was(picture: Shown) -> None:
    assert picture.tables[1].rows == (
        ("KPE3", "Before", "5 February 2020 to 10 March 2020", ""),
        ("KPE1", "One", "10 January 2023 to 10 February 2023", ""),
        ("KPE2", "Two", "5 February 2023 to 10 March 2023", "Mixed"),
        ("KPE4", "Undated", "", ""),
    )
    bars = picture.pages[0]["vconcat"][0]["layer"][1]["data"]["values"]
    assert len(bars) == 2


def test_the_frameworks_word_for_the_person(folder: Folder) -> None:
    found = shown(folder, review=FACTS.replace("lcspr", "sar"))
    assert found is not None
    assert found.caption.endswith("was the adult seen?")
    assert found.tables[0].columns[2][0] == "Adult seen"


def test_episodes_are_not_drawn_where_one_is_held_back(folder: Folder) -> None:
    kept = EPISODES.replace("title: Two", "title: Two, handling: [reviewers]")
    found = shown(folder, episodes=kept)
    assert found is not None
    assert len(found.tables) == len(found.pages[0]["vconcat"]) == 1
    assert "KPE" not in str(found)


def test_only_the_agencies_that_are_asked_for(folder: Folder) -> None:
    found = shown(folder, Asked(agencies=(Id("police"),)))
    assert found is not None
    assert [row[0] for row in found.tables[0].rows] == ["Police"]
    assert found.little, "three entries are seen at a glance"


def test_without_a_period_it_goes_as_far_as_the_entries(folder: Folder) -> None:
    facts = FACTS.replace("period: {start: 2023-01-01, end: 2023-06-30}\n", "")
    found = shown(folder, review=facts)
    assert found is not None
    assert "from May 2019 to December 2023" in found.alt
    assert "outside" not in found.notes


def test_where_no_entry_can_be_drawn_there_is_no_picture(folder: Folder) -> None:
    assert shown(folder, timeline_health="[]\n", timeline_police="[]\n") is None
    assert shown(folder, timeline_health=entries("health", "2023"), timeline_police="[]\n") is None


def test_there_is_a_picture_of_one_day(folder: Folder) -> None:
    facts = FACTS.replace(
        "start: 2023-01-01, end: 2023-06-30", "start: 2023-01-03, end: 2023-01-03"
    )
    found = shown(folder, review=facts)
    assert found is not None
    assert found.tables[0].rows[0][1] == "2", "the year 2023 holds that day too"


def test_the_picture_has_little_below_ten_entries(picture: Shown, folder: Folder) -> None:
    assert not picture.little
    less = shown(folder, timeline_police="[]\n")
    assert less is not None
    assert less.little


def test_episodes_without_room_are_told_and_stand_in_the_table(folder: Folder) -> None:
    many = "".join(
        f"- {{id: KPE{n}, title: T, start: 2023-01-10, end: 2023-06-10}}\n" for n in range(1, 201)
    )
    seen = shown(folder, episodes=many)
    assert seen is not None
    said = re.search(r"Without room above the lanes, but in the table: (\d+) key", seen.notes)
    assert said is not None
    drawn = re.search(r"Above them (\d+) key practice episodes", seen.alt)
    assert drawn is not None
    assert int(said[1]) + int(drawn[1]) == 200
    assert len(seen.tables[1].rows) == 200
