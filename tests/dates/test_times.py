"""Times of day: what is taken, what is mended, what is refused."""

import pytest

from learning_together.dates.edtf_parts import DateFault
from learning_together.dates.times import Clock, parse_clock


@pytest.mark.parametrize(
    ("text", "bounds", "about", "words"),
    [
        ("14:30", (870, 870), False, "14:30"),
        ("9:05", (545, 545), False, "09:05"),
        ("00:00", (0, 0), False, "00:00"),
        ("about 14:30", (870, 870), True, "about 14:30"),
        ("am", (0, 719), False, "am"),
        ("PM", (720, 1439), False, "pm"),
        ("early hours", (0, 359), False, "early hours"),
        ("morning", (300, 719), False, "morning"),
        ("midday", (720, 720), False, "midday"),
        ("afternoon", (720, 1079), False, "afternoon"),
        ("evening", (1020, 1439), False, "evening"),
        ("night", (1200, 1439), False, "night"),
    ],
)
def test_clock(text: str, bounds: tuple[int, int], about: bool, words: str) -> None:
    clock = parse_clock(text)
    assert clock == Clock(text, *bounds, about)
    assert clock.order == bounds
    assert clock.words() == words


@pytest.mark.parametrize(
    ("text", "help_"),
    [
        ("14.30", "write 14:30"),
        ("2.30pm", "write 14:30"),
        ("2:30 p.m.", "write 14:30"),
        ("2pm", "write 14:00"),
        ("12am", "write 00:00"),
        ("12.30pm", "write 12:30"),
        ("1430", "write 14:30"),
        ("0905", "write 09:05"),
        ("1430hrs", "write 14:30"),
        ("14:30 hrs", "write 14:30"),
        ("14:30:15", "write 14:30"),
        ("2.30", "write 02:30 or 14:30"),
        ("c. 14:30", "write about 14:30"),
        ("14:30~", "write about 14:30"),
        ("noon", "write midday"),
        ("midnight", "write 00:00 with the date of the day that begins then"),
        ("14:30-15:10", "write the time at which it began; say in the text when it ended"),
    ],
)
def test_clock_slips_are_mended(text: str, help_: str) -> None:
    with pytest.raises(DateFault) as caught:
        parse_clock(text)
    assert (caught.value.kind, caught.value.help) == ("unreadable", help_)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("24:00", "impossible"), ("14:75", "impossible"), ("13pm", "unreadable"),
     ("", "unreadable"), ("teatime", "unreadable"), ("14", "unreadable"),
     ("am" + " " * 200, "unreadable")],
)  # fmt: skip
def test_clock_faults(text: str, kind: str) -> None:
    with pytest.raises(DateFault) as caught:
        parse_clock(text)
    assert caught.value.kind == kind


@pytest.mark.parametrize(
    ("text", "message", "help_", "suggestion"),
    [
        ("24:00", "there is no 24:00 on the clock", "midnight is 00:00 of the next day", ""),
        ("24:01", "there is no 24:01 on the clock", "write 14:30, about 14:30, am", ""),
        ("23:60", "there is no 23:60 on the clock", "write 14:30, about 14:30, am", ""),
        ("teatime", "this is not a time of day that lt can read", "write 14:30, about", ""),
        ("2.30pm", "this is not a time of day that lt can read", "write 14:30", "14:30"),
        ("2.30", "this is not a time of day that lt can read", "write 02:30 or 14:30", ""),
        ("midnight", "midnight may mean the start of the day or its end", "write 00:00", "00:00"),
        ("2-3pm", "a time is one moment, not a span", "write the time at which it began", ""),
    ],
)  # fmt: skip
def test_what_a_fault_says(text: str, message: str, help_: str, suggestion: str) -> None:
    with pytest.raises(DateFault) as caught:
        parse_clock(text)
    found = caught.value
    assert (found.message, found.suggestion) == (message, suggestion)
    assert found.help.startswith(help_)


def test_the_last_minute_of_the_day_is_on_the_clock() -> None:
    assert parse_clock("23:59").order == (1439, 1439)


def test_spaces_count_for_nothing_but_a_time_is_short() -> None:
    assert parse_clock(" Early   Hours ").words() == "early hours"
    assert parse_clock(" " * 75 + "14:30").earliest == 870
    for text in ("14:30", "am"):
        with pytest.raises(DateFault):
            parse_clock(text + " " * 80)
