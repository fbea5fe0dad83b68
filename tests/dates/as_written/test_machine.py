"""Days and times as programs write them."""

from datetime import date

import pytest

from learning_together.dates.as_written.habits import Habits
from learning_together.dates.as_written.machine import of_machine
from learning_together.dates.as_written.plausibility import DateAsWritten

HABITS = Habits(period=(date(2008, 1, 1), date(2010, 12, 31)), today=date(2024, 1, 15))


def read(text: str) -> DateAsWritten:
    found = of_machine(text, text, HABITS)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "day", "time"),
    [
        ("2009-03-12t14:30:00z", "2009-03-12", "14:30"),
        ("2009-03-12 14:30", "2009-03-12", "14:30"),
        ("2009-06-12t14:30:00+01:00", "2009-06-12", "14:30"),
        ("2009-03-12 00:00:00", "2009-03-12", ""),
        ("2009-03-12t00:00:00+0000", "2009-03-12", ""),
        ("20090312143000", "2009-03-12", "14:30"),
        ("20090312000000", "2009-03-12", ""),
        ("thu mar 12 14:30:00 gmt 2009", "2009-03-12", "14:30"),
        ("thu, 12 mar 2009 14:30:00 +0000", "2009-03-12", "14:30"),
        ("12 jun 2009 14:30 +0100 (bst)", "2009-06-12", "14:30"),
        ("mar 12 14:30:00 2009", "2009-03-12", "14:30"),
        ("fri jun 12 14:30:00 bst 2009", "2009-06-12", "14:30"),
    ],
)
def test_a_day_and_its_time(text: str, day: str, time: str) -> None:
    found = read(text)
    assert (found.readings, found.time, found.when, found.notes) == ((day,), time, "", ())


def test_another_clock_is_told() -> None:
    other = read("2009-06-12t14:30:00z")
    assert (other.readings, other.time) == (("2009-06-12",), "")
    assert "not that of the United Kingdom, and was not taken" in other.notes[0]
    for text in ("2009-06-12t23:30:00z", "fri jun 12 23:30:00 utc 2009"):
        assert read(text).readings == ("2009-06-12", "2009-06-13")
    assert read("2009-03-29t00:59:00z").time == "00:59"
    assert read("2009-03-29t01:00:00z").time == ""
    assert read("2009-10-25t00:59:00z").time == ""
    assert read("2009-10-25t01:00:00z").time == "01:00"
    assert read("2009-03-12t20:00:00-0500").readings == ("2009-03-12", "2009-03-13")


def test_a_time_that_is_none_is_told() -> None:
    found = read("2009-03-12 25:30:00")
    assert (found.readings, found.time) == (("2009-03-12",), "")
    assert found.when
    assert "time of day is none" in found.notes[0]
    assert read("2009-02-31 12:00").readings == ()


@pytest.mark.parametrize(
    "text",
    ["2009-03-12", "12/03/2009 14:30", "18990312143000", "21010312143000", "2009031214300",
     "thu foo 12 14:30:00 gmt 2009", "mar 12 14:30 2009", "thu mar 12 14:30:00 cet 2009"],
)  # fmt: skip
def test_what_no_program_writes(text: str) -> None:
    assert of_machine(text, text, HABITS) is None


def test_a_zone_of_half_an_hour_and_the_years_in_which_march_ends_on_a_sunday() -> None:
    india = read("2009-03-13t04:00:00+05:30")
    assert india.readings == ("2009-03-13", "2009-03-12")
    assert read("2009-06-12t23:45:00+00:30").readings == ("2009-06-12", "2009-06-13")
    assert read("2009-03-12t18:59:00-0500").readings == ("2009-03-12",)
    assert read("2009-03-12t19:00:00-0500").readings == ("2009-03-12", "2009-03-13")
    wide = Habits(today=date(2024, 1, 15))
    for text, time in (("2013-03-31t00:59:00z", "00:59"), ("2013-03-31t01:00:00z", ""),
                       ("2013-03-25t12:00:00z", "12:00")):  # fmt: skip
        found = of_machine(text, text, wide)
        assert found is not None
        assert found.time == time


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("19000312143000", True), ("18990312143000", False), ("21000312143000", True),
     ("21010312143000", False)],
)  # fmt: skip
def test_figures_run_together_are_a_day_of_these_centuries(text: str, is_one: bool) -> None:
    assert (of_machine(text, text, HABITS) is not None) == is_one
