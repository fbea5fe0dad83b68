"""Times of day as people write them; what may mean two is told with both."""

from datetime import date, datetime, time, timedelta

import pytest

from learning_together.dates.as_written.cells import Cell
from learning_together.dates.as_written.times import counts_to_24, read_time
from learning_together.dates.times import parse_clock


@pytest.mark.parametrize(
    ("text", "readings", "said"),
    [
        ("14.30", ("14:30",), ""),
        ("14:30:00", ("14:30",), ""),
        ("2.30pm", ("14:30",), ""),
        ("2.30 p.m.", ("14:30",), ""),
        ("9am", ("09:00",), ""),
        ("1430hrs", ("14:30",), ""),
        ("0930 hours", ("09:30",), ""),
        ("1430", ("14:30",), ""),
        ("am", ("am",), ""),
        ("A.M.", ("am",), ""),
        ("Evening", ("evening",), ""),
        ("noon", ("midday",), ""),
        ("approx 2pm", ("about 14:00",), ""),
        ("at 14:30", ("14:30",), ""),
        ("14:30-15:15", ("14:30",), "14:30-15:15"),
        ("2-3pm", ("14:00",), "2-3pm"),
        ("2.30", ("02:30", "14:30"), "2.30"),
        ("midnight", ("00:00", "24:00"), "midnight"),
        ("teatime", (), "teatime"),
        ("n/k", (), ""),
        ("", (), ""),
        (time(14, 30), ("14:30",), ""),
        (0.5, ("12:00",), ""),
    ],
)
def test_times(text: Cell, readings: tuple[str, ...], said: str) -> None:
    found = read_time(text)
    assert (found.readings, found.said) == (readings, said)
    if len(readings) == 1:
        parse_clock(readings[0])
    elif said:
        assert found.why


@pytest.mark.parametrize(
    ("cell", "reading"),
    [
        (datetime(2009, 3, 12, 9, 5), "09:05"),
        (time(9, 5), "09:05"),
        (timedelta(hours=9, minutes=5, seconds=20), "09:05"),
        (0.0, "00:00"),
        (0.25, "06:00"),
        ("\uff11\uff14:30", "14:30"),
        ("14:30;", "14:30"),
        ("@ 14:30", "14:30"),
        ("14.30.59", "14:30"),
        ("14:30:00.000", "14:30"),
        ("9.05 hrs", "09:05"),
        ("about 2pm", "about 14:00"),
        ("at night", "night"),
        ("Mid-day", "midday"),
        ("early am", "early hours"),
        ("12pm", "12:00"),
    ],
)
def test_one_time(cell: Cell, reading: str) -> None:
    found = read_time(cell)
    assert (found.readings, found.said, found.why) == ((reading,), "", "")
    parse_clock(reading)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("late evening", "evening"),
        ("early morning", "morning"),
        ("Mid morning", "morning"),
        ("10-11.15am", "10:00"),
        ("14:30 to 15:15", "14:30"),
        ("14:30 until 15:15", "14:30"),
        ("22:30-01:15", "22:30"),
        ("18:00-11:59", "18:00"),
    ],
)
def test_words_that_say_more_than_the_reading_are_kept(text: str, reading: str) -> None:
    found = read_time(text)
    assert (found.readings, found.said) == ((reading,), text)


@pytest.mark.parametrize(
    ("cell", "readings", "why"),
    [
        (timedelta(hours=24), (), "longer than a day"),
        (date(2009, 3, 12), (), "this is a date"),
        (1.0, (), "cannot be read"),
        ("12am", ("00:00", "12:00"), "whether 00:00 or 12:00"),
        ("12 midnight", ("00:00", "24:00"), "the start of the day or its end"),
        ("about 2.30", ("about 02:30", "about 14:30"), "whether about 02:30"),
        ("230", ("02:30", "14:30"), "whether"),
        ("14:61", (), "cannot be read"),
        ("14.30.75", (), "cannot be read"),
        ("17:59-11:59", (), "cannot be read"),
        ("18:00-12:00", (), "cannot be read"),
        ("15:00-14:00", (), "cannot be read"),
        ("2.30-3.30", (), "cannot be read"),
        ("9-10-11am", (), "cannot be read"),
    ],
)
def test_why_there_is_not_one_time(cell: Cell, readings: tuple[str, ...], why: str) -> None:
    found = read_time(cell)
    assert found.readings == readings
    assert found.said
    assert why in found.why


def test_a_column_that_counts_to_24_is_before_noon() -> None:
    assert read_time("2.30", day_clock=True).readings == ("02:30",)
    assert read_time("about 2.30", day_clock=True).readings == ("about 02:30",)


@pytest.mark.parametrize(
    ("cells", "to_24"),
    [
        (["9:30", " 14:15 "], True),
        (["09.30"], True),
        (["23:59:59"], True),
        (["9.30", "12.15"], False),
        (["24:00", time(14, 0), "14:75"], False),
        ([], False),
    ],
)
def test_what_shows_that_a_column_counts_to_24(cells: list[Cell], to_24: bool) -> None:
    assert counts_to_24(cells) is to_24
