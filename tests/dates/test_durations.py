"""How long something takes, as people write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_together.dates.durations import EXAMPLES, Length, parse_length


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("3 hours", 180), ("3hrs", 180), ("3h", 180), ("1 hour", 60), ("an hour", 60),
        ("one hour", 60), ("Three hours", 180), ("2.5 hours", 150), ("2½ hours", 150),
        ("2 1/2 hours", 150), ("two and a half hours", 150), ("an hour and a half", 90),
        ("half an hour", 30), ("½ hour", 30), ("1/2 hour", 30), ("1 hour 30 minutes", 90),
        ("1 hour and 30 minutes", 90), ("1 hour, 30 mins", 90), ("1h30", 90), ("1h 30m", 90),
        ("90 minutes", 90), ("90 min", 90), ("45 mins.", 45), ("about 3 hours", 180),
        ("approx. 3 hours", 180), ("up to 2 hours", 120), ("half a day", 240), ("Half day", 240),
        ("half-day", 240), ("a half day", 240), ("0.5 hours", 30), ("24 hours", 1440),
        ("1440 minutes", 1440), ("1 minute", 1), ("~ 1 hour", 60),
    ],
)  # fmt: skip
def test_a_part_of_a_day(text: str, minutes: int) -> None:
    assert parse_length(text) == Length(minutes)


@pytest.mark.parametrize(
    ("text", "days"),
    [("a day", 1), ("1 day", 1), ("one day", 1), ("all day", 1), ("whole day", 1),
     ("the whole day", 1), ("full day", 1), ("2 days", 2), ("two days", 2)],
)  # fmt: skip
def test_days(text: str, days: int) -> None:
    assert parse_length(text) == Length(days=days)


@pytest.mark.parametrize(
    ("text", "start", "minutes"),
    [
        ("10:00-13:00", 600, 180), ("10:00 – 13:00", 600, 180), ("10.00 to 13.00", 600, 180),
        ("from 10:00 to 13:00", 600, 180), ("10am-1pm", 600, 180), ("10-1pm", 600, 180),
        ("1-3pm", 780, 120), ("1pm to 3pm", 780, 120), ("9:30-12", 570, 150),
        ("12pm-2pm", 720, 120), ("11:30-12:30pm", 690, 60), ("12am-1am", 0, 60),
        ("0:00-24:00", 0, 1440), ("10am-11", 600, 60), ("10:59-11:00", 659, 1),
        ("11am-11pm", 660, 720), ("1am-3pm", 60, 840), ("1:00-13:01", 60, 721),
    ],
)  # fmt: skip
def test_from_and_to(text: str, start: int, minutes: int) -> None:
    assert parse_length(text) == Length(minutes, start=start)


@pytest.mark.parametrize(
    "text",
    ["", "until we are done", "2-3", "2-3 hours", "13:00-10:00", "10:00-25:00", "10:75-11:00",
     "0 days", "0 minutes", "1441 minutes", "24:01-24:30",
     "23:00-24:01", "10:00-10:00", "10:60-11:30", "about about 3 hours",
     "25 hours", "2000 minutes", "13pm-14pm", "3",
     "as long as it takes, but not for more than the whole day"],
)  # fmt: skip
def test_what_tells_no_length(text: str) -> None:
    assert parse_length(text) is None


def test_the_examples_are_read() -> None:
    for text in EXAMPLES.replace(" or ", ", ").split(", "):
        assert parse_length(text), text


@given(st.text(max_size=100))
def test_any_text_is_read_or_not(text: str) -> None:
    found = parse_length(text)
    assert found is None or found.minutes > 0 or found.days > 0


def test_the_edges_of_a_span() -> None:
    assert parse_length("1-1pm") == Length(720, start=60)  # Noon to noon would be no time at all.
    assert parse_length("1-2pm") == Length(60, start=780)
    assert parse_length("13pm-2:30pm") is None
    assert parse_length("10:60-12:00") is None
    assert parse_length("10:00-10:00") is None
    assert parse_length("3 hours" + " " * 200 + "x" * 400) is None
    assert parse_length("0 days") is None
    assert parse_length("10-24:00") == Length(840, start=600)
    assert parse_length("0:59-1am") == Length(1, start=59)
    assert parse_length("about" + " " * 90 + "3 hours") == Length(180)
