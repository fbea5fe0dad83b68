"""`lt calendar`: read back by icalendar itself and by vobject, which is a reader of its own."""

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from icalendar import Calendar

from conftest import Lt
from gitting import commit, git, needs_git
from learning_together.actions.calendar import calendar_file
from learning_together.errors import LtError
from learning_together.exchange.calendar import CalendarFile
from sample import SAMPLE, Folder

LONDON = ZoneInfo("Europe/London")
MEETINGS = """\
- id: MTG1
  type: planning
  date: 2024-02-05
  time: "10:00"
  duration: 3 hours
  venue: "Civic centre, room 2; ring twice"
- id: MTG2
  type: follow-on-1
  date: 2024-06-14
  duration: 13:30-16:00
- id: MTG3
  type: analysis
  date: 2024-03-05
- id: MTG4
  type: family
  date: 2024-03-06
  time: afternoon
  venue: 12 Acacia Avenue
- id: MTG5
  type: sign-off
"""
TASKS = """\
- id: TSK1
  what: Read the records of Zaphod
  due: 2024-02-20
- id: TSK2
  what: Book rooms
  due: 2024-02-21
  done_on: 2024-02-19
- id: TSK3
  what: No day yet
"""


@pytest.fixture
def review(folder: Folder) -> Path:
    return folder({"meetings.yaml": MEETINGS, "tasks.yaml": TASKS})


def entries(made: CalendarFile) -> dict[str, Any]:
    """The entries by the id that their description starts with."""
    calendar = Calendar.from_ical(made.text)
    assert calendar.errors == []
    found = {str(one["DESCRIPTION"]).split(".")[0]: one for one in calendar.events}
    assert len(found) == made.entries
    assert all(one.errors == [] for one in found.values())
    return found


def edit(root: Path, old: str, new: str, path: str = "meetings.yaml") -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), "utf-8")


def test_times_days_and_their_lengths(review: Path) -> None:
    found = entries(calendar_file(review))
    assert list(found) == ["MTG1", "MTG3", "MTG4", "MTG2"]
    times = {id: (one["DTSTART"].dt, one["DTEND"].dt) for id, one in found.items()}
    assert times == {
        "MTG1": (datetime(2024, 2, 5, 10, tzinfo=LONDON), datetime(2024, 2, 5, 13, tzinfo=LONDON)),
        "MTG2": (
            datetime(2024, 6, 14, 13, 30, tzinfo=LONDON),
            datetime(2024, 6, 14, 16, tzinfo=LONDON),
        ),
        "MTG3": (date(2024, 3, 5), date(2024, 3, 6)),
        "MTG4": (date(2024, 3, 6), date(2024, 3, 7)),
    }
    assert str(found["MTG4"]["DESCRIPTION"]) == "MTG4. Time: afternoon."
    assert str(found["MTG1"]["LOCATION"]) == "Civic centre, room 2; ring twice"


def test_another_reader_agrees(review: Path) -> None:
    """Vobject takes the time zone from the file, not from this machine."""
    made = calendar_file(review, tasks=True, titles=True)
    calendar: Any = vobject.readOne(made.text)
    events = {one.description.value.split(".")[0]: one for one in calendar.vevent_list}
    assert len(events) == made.entries
    assert calendar.method.value == "PUBLISH"
    planning, follow_on = events["MTG1"].dtstart.value, events["MTG2"].dtstart.value
    assert planning.utcoffset().total_seconds() == 0
    assert follow_on.utcoffset().total_seconds() == 3600
    assert follow_on == datetime(2024, 6, 14, 13, 30, tzinfo=LONDON)
    assert events["MTG3"].dtstart.value == date(2024, 3, 5)
    assert events["MTG1"].location.value == "Civic centre, room 2; ring twice"


def test_the_time_zone_of_the_file_is_that_of_london(review: Path) -> None:
    calendar: Any = vobject.readOne(calendar_file(review).text)
    zone = calendar.vtimezone.tzinfo
    for year in range(2000, 2036):
        for month, day in ((1, 15), (3, 24), (4, 1), (7, 1), (10, 24), (11, 1)):
            noon = datetime(year, month, day, 12)
            assert zone.utcoffset(noon) == LONDON.utcoffset(noon), noon


def test_nothing_of_the_case_is_in_it(review: Path) -> None:
    made = calendar_file(review, tasks=True).text
    for word in ("Sample", "Child C", "Acacia", "Zaphod", "rooms"):
        assert word not in made
    assert "SUMMARY:Case review: planning meeting\r\n" in made
    assert made.count("CLASS:PRIVATE") == made.count("BEGIN:VEVENT")
    titled = calendar_file(review, tasks=True, titles=True).text
    assert "SUMMARY:Sample: planning meeting\r\n" in titled
    assert "12 Acacia Avenue" in titled


def test_tasks_only_when_asked_for(review: Path) -> None:
    assert "TSK1" not in entries(calendar_file(review))
    made = calendar_file(review, tasks=True)
    found = entries(made)
    assert str(found["TSK1"]["SUMMARY"]) == "Case review: task TSK1 due"
    assert str(found["TSK2"]["SUMMARY"]) == "Case review: task TSK2, done"
    assert found["TSK1"]["DTSTART"].dt == date(2024, 2, 20)
    assert "TSK3" not in found
    assert any(note.startswith("TSK3 has no day") for note in made.notes)


def test_what_is_missing_or_not_understood_is_said(review: Path) -> None:
    edit(review, "duration: 3 hours", "duration: as long as it takes")
    edit(review, "  date: 2024-03-05\n", '  date: 2024-03-05\n  time: "9:00"\n')
    edit(review, "duration: 13:30-16:00", 'duration: 13:30-16:00\n  time: "14:00"')
    made = calendar_file(review)
    said = "\n".join(made.notes)
    assert "MTG1: lt cannot tell how long “as long as it takes” is. It reads such as" in said
    assert "MTG3 says from when but not how long" in said
    assert "MTG5 has no date yet" in said
    assert "“13:30-16:00” and the time 14:00 do not agree; the time was taken." in said
    length = entries(made)["MTG1"]["DTEND"].dt - entries(made)["MTG1"]["DTSTART"].dt
    assert length.total_seconds() == 3600


def test_meetings_that_cannot_be_read_are_not_cancelled(review: Path) -> None:
    edit(review, "venue: ", "venue: a: b: ")
    with pytest.raises(LtError, match="the calendar would lack some"):
        calendar_file(review)


def test_without_git_the_draft_numbers_the_entries(review: Path, folder: Folder) -> None:
    first = entries(calendar_file(review))["MTG1"]
    assert first["SEQUENCE"] == 0
    edit(review, "stage: setup", "stage: setup\ndraft: 3\ndraft_date: 2024-02-01", "review.yaml")
    second = entries(calendar_file(review))["MTG1"]
    assert second["SEQUENCE"] == 3
    assert second["DTSTAMP"].dt == datetime(2024, 2, 1, tzinfo=ZoneInfo("UTC"))
    assert first["UID"] == second["UID"]


def test_the_command(review: Path, lt: Lt, tmp_path: Path) -> None:
    ran = lt("-C", review, "calendar")
    assert ran.code == 0
    assert ran.out.startswith("BEGIN:VCALENDAR\r\n")
    assert "MTG5 has no date yet" in ran.err
    file = tmp_path / "diary.ics"
    for _ in range(2):
        ran = lt("-C", review, "calendar", "--output", file, width=400)
        assert (ran.code, ran.out) == (0, "")
        assert f"4 entries written to {file}" in ran.err
    assert file.read_bytes() == lt("-C", review, "calendar").out.encode()
    file.write_text("mine", "utf-8")
    assert lt("-C", review, "calendar", "--output", file).code == 2
    assert file.read_text("utf-8") == "mine"


def test_control_characters_and_long_lines(folder: Folder) -> None:
    venue = "Ä very long place " * 20 + "\\r\\nATTENDEE:mailto:x@example.org\\x07"
    root = folder({"meetings.yaml": f'- id: MTG1\n  date: 2024-02-05\n  venue: "{venue}"\n'})
    made = calendar_file(root).text
    assert "\r\nATTENDEE" not in made
    assert "\x07" not in made
    assert all(len(line) <= 75 for line in made.encode().split(b"\r\n"))
    assert "mailto:x@example.org" in str(entries(calendar_file(root))["MTG1"]["LOCATION"])


class TestInGit:
    """Entries keep their identity, and a later state has a higher number."""

    pytestmark = needs_git

    def test_the_same_bytes_again(self, review: Path) -> None:
        commit(review, "2024-01-10", "09:30:00")
        made = calendar_file(review, tasks=True)
        assert made == calendar_file(review, tasks=True)
        stamp = entries(made)["MTG1"]["DTSTAMP"].dt
        assert stamp == datetime(2024, 1, 10, 9, 30, tzinfo=ZoneInfo("UTC"))

    def test_a_moved_meeting_has_a_higher_number(self, review: Path) -> None:
        commit(review, "2024-01-10")
        before = entries(calendar_file(review))
        edit(review, "2024-02-05", "2024-02-06")
        moved = entries(calendar_file(review))
        commit(review, "2024-01-11")
        assert entries(calendar_file(review))["MTG1"]["SEQUENCE"] == moved["MTG1"]["SEQUENCE"]
        assert {id: one["UID"] for id, one in moved.items()} == {
            id: one["UID"] for id, one in before.items()
        }
        assert {id: one["SEQUENCE"] for id, one in moved.items()} == {
            "MTG1": 1, "MTG2": 0, "MTG3": 0, "MTG4": 0,
        }  # fmt: skip
        edit(review, "2024-02-06", "2024-02-05")
        commit(review, "2024-01-12")
        assert entries(calendar_file(review))["MTG1"]["SEQUENCE"] == 2

    def test_notes_and_attendees_are_no_new_state(self, review: Path) -> None:
        commit(review, "2024-01-10")
        edit(review, "  venue: ", "  notes: Much was said.\n  attendees: [LR1]\n  venue: ")
        commit(review, "2024-01-11")
        assert entries(calendar_file(review))["MTG1"]["SEQUENCE"] == 0

    def test_a_cancelled_meeting(self, review: Path) -> None:
        commit(review, "2024-01-10")
        edit(review, "  duration: 3 hours", "  duration: 3 hours\n  status: cancelled")
        found = entries(calendar_file(review))["MTG1"]
        assert (str(found["STATUS"]), found["SEQUENCE"]) == ("CANCELLED", 1)

    def test_a_meeting_that_was_taken_out_is_cancelled(self, review: Path) -> None:
        commit(review, "2024-01-10")
        before = entries(calendar_file(review))["MTG3"]
        edit(review, "- id: MTG3\n  type: analysis\n  date: 2024-03-05\n", "")
        for _ in range(2):
            found = entries(calendar_file(review))["MTG3"]
            assert (str(found["STATUS"]), found["SEQUENCE"]) == ("CANCELLED", 1)
            assert found["UID"] == before["UID"]
            commit(review, "2024-01-11")

    def test_moving_a_meeting_to_another_file_is_no_new_state(self, review: Path) -> None:
        commit(review, "2024-01-10")
        (review / "meetings").mkdir()
        (review / "meetings.yaml").rename(review / "meetings" / "all.yaml")
        commit(review, "2024-01-11")
        found = entries(calendar_file(review))
        assert {one["SEQUENCE"] for one in found.values()} == {0}
        assert {str(one["STATUS"]) for one in found.values()} == {"CONFIRMED"}

    def test_a_state_that_could_not_be_read_cancels_nothing(self, review: Path) -> None:
        commit(review, "2024-01-10")
        edit(review, "venue: ", "venue: a: b: ")
        commit(review, "2024-01-11")
        edit(review, "venue: a: b: ", "venue: ")
        commit(review, "2024-01-12")
        assert {one["SEQUENCE"] for one in entries(calendar_file(review)).values()} == {0}

    def test_uids_outlive_a_new_title_and_a_new_folder_name(self, review: Path) -> None:
        alone = entries(calendar_file(review))["MTG1"]["UID"]
        commit(review, "2024-01-10")
        edit(review, "title: Sample", "title: Quite another name", "review.yaml")
        commit(review, "2024-01-11")
        moved = review.rename(review.with_name("renamed"))
        assert entries(calendar_file(moved))["MTG1"]["UID"] == alone

    def test_two_reviews_have_entries_of_their_own(self, review: Path) -> None:
        uid = entries(calendar_file(review))["MTG1"]["UID"]
        text = SAMPLE["review.yaml"].replace("title: Sample", "title: Other")
        (review / "review.yaml").write_text(text, "utf-8")
        assert entries(calendar_file(review))["MTG1"]["UID"] != uid

    def test_a_repository_without_commits(self, review: Path) -> None:
        git(review, "init", "-q")
        assert len(entries(calendar_file(review))) == 4


def test_only_meetings_that_its_readers_may_know_of_are_in_it(review: Path) -> None:
    edit(review, "- id: MTG3", "- id: MTG3\n  handling: [team]")
    everything = entries(calendar_file(review))
    made = calendar_file(review, audience="case-group")
    assert set(everything) - set(entries(made)) == {"MTG3"}
    assert "MTG3" not in made.text
    assert "X-LT-AUDIENCE:case-group\r\n" in made.text
    assert "TSK1" not in calendar_file(review, audience="case-group", tasks=True).text


def test_the_board_gets_no_ids(review: Path) -> None:
    made = calendar_file(review, audience="board", tasks=True)
    assert made.entries > 1
    assert "MTG" not in made.text
    assert "TSK" not in made.text


@pytest.mark.parametrize("audience", ["team", "case-group", "board"])
def test_a_real_name_stops_it(audience: str, review: Path) -> None:
    (review / "private").mkdir(exist_ok=True)
    (review / "private/identities.yaml").write_text("- code: HV1\n  names: [Zeb Quisp]\n", "utf-8")
    edit(review, "Civic centre", "Quisp House")
    with pytest.raises(LtError) as caught:
        calendar_file(review, audience=audience)
    assert "must not know" in caught.value.message
    assert "Quisp" not in caught.value.message
