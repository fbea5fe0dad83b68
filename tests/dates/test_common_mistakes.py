"""What people write instead of our dates and times, and what they may mean by it."""

import pytest

from learning_together.dates.common_mistakes import clock_slip, date_slip


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("12/03/2009", ("2009-03-12", "2009-12-03")),
        ("12/13/2009", ("2009-12-13",)),
        ("13/12/2009", ("2009-12-13",)),
        ("13/13/2009", ("2009-13-13",)),
        ("12/12/2009", ("2009-12-12",)),
        ("12/3/49", ("2049-03-12", "2049-12-03")),
        ("12/3/50", ("1950-03-12", "1950-12-03")),
        ("09-03-12", ("2012-03-09", "2012-09-03", "2009-03-12")),
        ("9-03-12", ("2012-03-09", "2012-09-03")),
        ("09.03.12", ("2012-03-09", "2012-09-03")),
        ("09-03-2012", ("2012-03-09", "2012-09-03")),
        ("Thurs, 12th of March 2009", ("2009-03-12",)),
        ("March 12th, 2009", ("2009-03-12",)),
        ("Mar '09", ("2009-03",)),
        ("December 2009", ("2009-12",)),
        ("03/2009", ("2009-03",)),
        ("12/3", ()),
        ("12 to 15 March 2009", ("2009-03-12/2009-03-15",)),
        ("12th-15 March 2009", ("2009-03-12/2009-03-15",)),
        ("13/03/2009 until 2009-04-01", ("2009-03-13/2009-04-01",)),
        ("2009-04-01 - 12/05/2009", ("2009-04-01/2009-05-12", "2009-04-01/2009-12-05")),
        ("1/2/2009 to 3/4/2009", ("2009-02-01/2009-04-03", "2009-01-02/2009-03-04")),
        ("between 3 May 2009 and 4 June 2009", ("[2009-05-03..2009-06-04]",)),
        ("2009-03-12/04-15", ("2009-03-12/2009-04-15",)),
        ("about 12 March 2009", ("2009-03-12~",)),
        ("perhaps 12/3/09", ("2009-03-12?", "2009-12-03?")),
    ],
)
def test_day_first(text: str, readings: tuple[str, ...]) -> None:
    slip = date_slip(text)
    assert slip is not None
    assert (slip.kind, slip.readings) == ("day-first", readings)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("12/03/2009", "year first, so that day and month cannot be confused"),
        ("12 to 15 March 2009", "year first, so that day and month cannot be confused"),
        ("March 2009", "dates are written in figures, year first"),
        ("03/2009", "dates are written in figures, year first"),
        ("12/3", "the year is missing"),
        ("2009-03-12 14:30", "a date holds no time of day"),
        ("2009-3-12", ""),
    ],
)
def test_what_is_wrong(text: str, message: str) -> None:
    slip = date_slip(text)
    assert slip is not None
    assert message in slip.message
    assert bool(slip.message) is bool(message)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("2009-3-1", "2009-03-01"),
        ("2009/3", "2009-03"),
        ("2009.03.12?", "2009-03-12?"),
        ("2009-03-xx", "2009-03"),
        ("2009-xx-xx", "2009"),
        ("20090312", "2009-03-12"),
        ("spring of 2009", "2009-21"),
        ("summer 2009", "2009-22"),
        ("autumn 2009", "2009-23"),
        ("Winter 2009", "2009-24"),
        (" 2009", "2009"),
        ("circa 2009", "2009~"),
        ("~2009", "2009~"),
        ("2009 %", "2009%"),
        ("early in March 2009", "2009-03"),
        ("the end of 2009-03", "2009-03"),
        ("2009-03-12/15", "2009-03-12/2009-03-15"),
        ("2009-03-12/", "2009-03-12/.."),
        ("/2009-03-12", "../2009-03-12"),
        ("[2009-04 .. 2009-07]", "[2009-04..2009-07]"),
        ("[ .. 2009-07]", "[..2009-07]"),
        ("between 2009 and 2010", "[2009..2010]"),
        ("2009\u201303\u201312", "2009-03-12"),
        ("the last week of March 2009", "2009-03"),
    ],
)
def test_another_form(text: str, reading: str) -> None:
    slip = date_slip(text)
    assert slip is not None
    assert (slip.kind, slip.readings) == ("unreadable", (reading,))


def test_what_is_said_besides() -> None:
    timed, vague = date_slip("2009-03-12t14:30"), date_slip("late March 2009")
    assert timed is not None
    assert timed.note == "; the time goes into `time`"
    assert vague is not None
    assert vague.note == "; the wording can stand in `when`"


@pytest.mark.parametrize(
    "text", ["unknown", "easter 2009", "probably soon", "/", "[..]", "2009", "2009 x"]
)
def test_what_cannot_be_guessed(text: str) -> None:
    assert date_slip(text) is None


def test_of_what_is_in_our_form_nothing_is_said() -> None:
    assert date_slip("2009-03-12") is None


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("14.30", ("14:30",)),
        ("14;30", ("14:30",)),
        ("14h30", ("14:30",)),
        ("1430", ("14:30",)),
        ("1430hrs.", ("14:30",)),
        ("14:30:15", ("14:30",)),
        ("23.59", ("23:59",)),
        ("2.30pm", ("14:30",)),
        ("12.30am", ("00:30",)),
        ("12pm", ("12:00",)),
        ("1 a.m.", ("01:00",)),
        ("02.30", ("02:30",)),
        ("2.30", ("02:30", "14:30")),
        ("12.30", ("12:30",)),
        ("ca. 2.30", ("about 02:30", "about 14:30")),
        ("14:30~", ("about 14:30",)),
        ("12 noon", ("midday",)),
        ("12 midnight", ("00:00",)),
        ("2 to 3pm", ()),
    ],
)
def test_a_time_in_another_form(text: str, readings: tuple[str, ...]) -> None:
    slip = clock_slip(text)
    assert slip is not None
    assert (slip.kind, slip.readings) == ("unreadable", readings)


@pytest.mark.parametrize("text", ["teatime", "14", "13pm", "0am", "24.30", "14.60", "2.60pm", ""])
def test_what_is_no_time(text: str) -> None:
    assert clock_slip(text) is None
