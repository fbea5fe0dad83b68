"""What somebody typed into a cell of a workbook that comes back, and what its field holds."""

from datetime import date, datetime, time
from pathlib import Path

import pytest

from learning_together.exchange.edited_workbook.cells import (
    Meant,
    beside,
    is_other,
    made_of_a_month,
    meant,
    same_time,
)
from learning_together.exchange.edited_workbook.grid import Day, told
from learning_together.exchange.exports.table import Column
from learning_together.exchange.exports.tables import tables
from learning_together.review.load import load
from learning_together.review.vocabulary import Vocabulary
from sample import Folder

AGENCIES = "- id: health\n  name: Health visiting\n- id: homes\n  name: Homes, Land and Places\n"


@pytest.fixture
def root(folder: Folder) -> Path:
    return folder({"agencies.yaml": AGENCIES, "people.yaml": "- id: HV1\n  role: Nurse\n"})


def columns(root: Path, kind: str) -> dict[str, Column]:
    (table,) = tables(load(root).review, [kind])
    return {one.name: one for one in table.columns}


def cell(root: Path, name: str, typed: str, kind: str = "timeline") -> Meant:
    return meant(typed, columns(root, kind)[name], Vocabulary(load(root).review))


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("10th January 2023", Meant("2023-01-10")),
        ("31/12/2023", Meant("2023-12-31")),
        ("May 2023", Meant("2023-05")),
        ("2009-03-12/..", Meant("2009-03-12/..")),
        ("44713", Meant("2022-06-01")),
        ("99999", Meant("99999")),
        ("10959", Meant("1930-01-01")),
        ("10958", Meant("10958")),
        ("73050", Meant("2099-12-31")),
        ("73051", Meant("73051")),
        ("late January 2023", Meant("2023-01", (), "late January 2023")),
        ("12/03/2009", Meant("12/03/2009", ("2009-03-12", "2009-12-03"))),
        ("10 Jan 2023 at 2pm", Meant("2023-01-10", (), "", "14:00")),
        ("soon", Meant("soon")),
        ("half-term", Meant("half-term")),
        ("Easter 2023", Meant("2023-04-09~", (), "Easter 2023")),
        ("May bank holiday 2023", Meant("May bank holiday 2023", ("2023-05-01", "2023-05-29"))),
        ("", Meant("")),
        (" ", Meant(" ")),
    ],
)
def test_a_date(root: Path, typed: str, taken: Meant) -> None:
    assert cell(root, "date", typed) == taken
    assert cell(root, "event", typed) == Meant(typed)


def test_where_one_day_is_needed_nothing_vaguer_is_taken(root: Path) -> None:
    assert cell(root, "read_on", "May 2023", "documents") == Meant("May 2023")
    assert cell(root, "read_on", "1 May 2023", "documents") == Meant("2023-05-01")


@pytest.mark.parametrize(
    ("typed", "taken"),
    [("2.30pm", "14:30"), ("1430hrs", "14:30"), ("0.604166667", "14:30"), ("0.999999", "0.999999"),
     ("2.30", "2.30"), ("late morning", "late morning"), ("evening", "evening")],
)  # fmt: skip
def test_a_time(root: Path, typed: str, taken: str) -> None:
    assert cell(root, "time", typed).text == taken


@pytest.mark.parametrize(
    ("kind", "name", "typed", "taken"),
    [
        ("people", "agency", "Health Visiting ", "health"),
        ("people", "agency", "Homes, Land & Places", "homes"),
        ("people", "agency", "Hospital", "Hospital"),
        ("people", "group", "Case Group", "case-group"),
        ("people", "group", "the Safeguarding Partners", "board"),
        ("people", "group", "Friends", "Friends"),
        ("timeline", "known_to", "Health visiting; HV1, Homes, Land & Places",
         "health, HV1, homes"),
        ("timeline", "known_to", "Land, HV1", "Land, HV1"),
        ("timeline", "child_seen", "Not recorded", "not-recorded"),
        ("meetings", "type", "FOLLOW ON 1", "follow-on-1"),
        ("review", "framework", "Safeguarding adults review", "sar"),
        ("review", "title", "Health visiting", "Health visiting"),
    ],
)  # fmt: skip
def test_names_of_agencies_and_words_of_lists(
    root: Path, kind: str, name: str, typed: str, taken: str
) -> None:
    assert cell(root, name, typed, kind).text == taken


def test_what_a_date_says_besides_goes_where_the_kind_has_a_place(root: Path) -> None:
    said = Meant("2023-01", (), "late January 2023", "14:00")
    known = columns(root, "timeline")
    assert list(beside(said, known["date"], known)) == [
        ("when", "late January 2023"),
        ("time", "14:00"),
    ]
    assert not list(beside(said, known["end_date"], known))
    known = columns(root, "meetings")
    assert [name for name, _ in beside(said, known["date"], known)] == ["time"] * ("time" in known)


def test_the_same_in_other_capitals_is_not_told() -> None:
    assert not is_other(" Planning", "planning")
    assert is_other("Follow on 1", "follow-on-1")


@pytest.mark.parametrize(
    ("cell", "text"),
    [(None, ""), (True, "yes"), (False, "no"), (3.0, "3"), (3.5, "3.5"), (7, "7"), ("x", "x"),
     (datetime(2022, 6, 1), "2022-06-01"), (datetime(2022, 6, 1, 14, 30), "2022-06-01 14:30"),
     (date(2022, 6, 1), "2022-06-01"), (time(9, 5), "09:05")],
)  # fmt: skip
def test_a_cell_as_text(cell: object, text: str) -> None:
    found = told(cell)
    assert found == text
    assert isinstance(found, Day) == (text == "2022-06-01")


def test_one_time_of_day_in_two_forms() -> None:
    assert same_time("9:05", "09:05")
    assert not same_time("9:05", "09:06")
    assert not same_time("nine", "09:05")
    assert not same_time("09:05", "nine")


def test_the_first_day_that_a_program_makes_of_a_month() -> None:
    assert made_of_a_month(Day("2022-05-01"), "2022-05~")
    assert made_of_a_month(Day("2022-05-01"), "2022-05")
    assert not made_of_a_month("2022-05-01", "2022-05")
    assert not made_of_a_month(Day("2022-05-02"), "2022-05")
    assert not made_of_a_month(Day("2022-05-01"), "2022-05-01")
