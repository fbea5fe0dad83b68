"""Dates as people write them: every form of the issue, and what is never picked."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_together.dates.as_written.cells import Cell, Picked
from learning_together.dates.as_written.dates import read_date
from learning_together.dates.as_written.readings import Habits
from learning_together.dates.edtf import parse_when

TODAY = date(2024, 1, 15)
PERIOD = (date(2008, 1, 1), date(2010, 12, 31))
HABITS = Habits(period=PERIOD, today=TODAY)
BOTH = Habits(order="unsettled", period=PERIOD, today=TODAY)


@pytest.mark.parametrize(
    ("text", "reading", "when"),
    [
        ("12/3/09", "2009-03-12", ""),
        ("12.03.2009", "2009-03-12", ""),
        ("12 03 2009", "2009-03-12", ""),
        ("12\\03\\2009", "2009-03-12", ""),
        ("12th March 2009", "2009-03-12", ""),
        ("the 3rd of April 2009", "2009-04-03", ""),
        ("Thurs 12 Mar 09", "2009-03-12", ""),
        ("Thursday 12 March 2009", "2009-03-12", ""),
        ("12/03/2009 (Thurs)", "2009-03-12", ""),
        ("12-Mar-09", "2009-03-12", ""),
        ("12Mar2009", "2009-03-12", ""),
        ("March 12, 2009", "2009-03-12", ""),
        ("12 Sept. 2009", "2009-09-12", ""),
        ("March 2009", "2009-03", ""),
        ("Mar '09", "2009-03", ""),
        ("03/2009", "2009-03", ""),
        ("early March 2009", "2009-03", "early March 2009"),
        ("end of 2009", "2009", "end of 2009"),
        ("Spring 1999", "1999-21", ""),
        ("Winter 2008/09", "2008-24", ""),
        ("?22 may 2016", "2016-05-22?", "?22 may 2016"),
        ("22 May 2016?", "2016-05-22?", "22 May 2016?"),
        ("probably 22/5/16", "2016-05-22?", "probably 22/5/16"),
        ("22.05/16", "2016-05-22", ""),
        ("c. 2008", "2008~", "c. 2008"),
        ("Easter Monday 2009", "2009-04-13", "Easter Monday 2009"),
        ("Good Friday, 10th April 2009", "2009-04-10", "Good Friday, 10th April 2009"),
        ("25/12/2009 (Xmas Day)", "2009-12-25", "25/12/2009 (Xmas Day)"),
        ("Bank Holiday Monday 25 May 2009", "2009-05-25", "Bank Holiday Monday 25 May 2009"),
        ("Financial Year 2008/09", "[2008-04..2009-03]", "Financial Year 2008/09"),
        ("c.2008", "2008~", "c.2008"),
        ("approx March 2009", "2009-03~", "approx March 2009"),
        ("probably about March 2009", "2009-03%", "probably about March 2009"),
        ("12–15 March 2009", "2009-03-12/2009-03-15", ""),
        ("12th to 15th March 2009", "2009-03-12/2009-03-15", ""),
        ("12-15/3/09", "2009-03-12/2009-03-15", ""),
        ("12/03/2009–15/04/2009", "2009-03-12/2009-04-15", ""),
        ("12/3/09 to 15/3", "2009-03-12/2009-03-15", ""),
        ("March - May 2009", "2009-03/2009-05", ""),
        ("28 Dec – 3 Jan 2010", "2009-12-28/2010-01-03", ""),
        (
            "between 26 April and 7 July 1999",
            "[1999-04-26..1999-07-07]",
            "between 26 April and 7 July 1999",
        ),
        ("12 or 13 March 2009", "[2009-03-12..2009-03-13]", "12 or 13 March 2009"),
        ("12/13 March 2009", "[2009-03-12..2009-03-13]", ""),
        ("w/c 9 March 2009", "[2009-03-09..2009-03-15]", "w/c 9 March 2009"),
        ("week commencing 9/3/09", "[2009-03-09..2009-03-15]", "week commencing 9/3/09"),
        ("week ending 13/3/09", "[2009-03-07..2009-03-13]", "week ending 13/3/09"),
        ("since March 2009", "2009-03/..", "since March 2009"),
        ("12/3/09 onwards", "2009-03-12/..", "12/3/09 onwards"),
        ("until June 2009", "../2009-06", "until June 2009"),
        ("before 12 March 2009", "[..2009-03-11]", "before 12 March 2009"),
        ("after March 2009", "[2009-04-01..]", "after March 2009"),
        ("the 1990s", "[1990..1999]", "the 1990s"),
        ("2009", "2009", ""),
        ("2009-03-12", "2009-03-12", ""),
        ("20090312", "2009-03-12", ""),
        ("12032009", "2009-03-12", ""),
        (date(2009, 3, 12), "2009-03-12", ""),
        (datetime(2009, 3, 12), "2009-03-12", ""),
    ],
)
def test_one_reading(text: Cell, reading: str, when: str) -> None:
    found = read_date(text, HABITS)
    assert (found.readings, found.when) == ((reading,), when)
    parse_when(reading)


@pytest.mark.parametrize(
    ("text", "reading", "clock"),
    [
        ("12/03/2009 14:30", "2009-03-12", "14:30"),
        ("12/03/09 at 2.30pm", "2009-03-12", "14:30"),
        ("12.03.2009 14.30", "2009-03-12", "14:30"),
        ("12 March 2009, 1430hrs", "2009-03-12", "14:30"),
        ("12/3/09 (am)", "2009-03-12", "am"),
        ("12/03/2009 00:00:00", "2009-03-12", ""),
        ("2009-03-12T14:30:00", "2009-03-12", "14:30"),
        ("2009-03-12T00:00:00", "2009-03-12", ""),
        (datetime(2009, 3, 12, 14, 30), "2009-03-12", "14:30"),
    ],
)
def test_a_time_in_the_same_cell(text: Cell, reading: str, clock: str) -> None:
    found = read_date(text, HABITS)
    assert (found.readings, found.time) == ((reading,), clock)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("03/04/09", ("2009-04-03", "2009-03-04")),
        ("?3.4.2009", ("2009-04-03?", "2009-03-04?")),
        ("w/c 3/4/09", ("[2009-04-03..2009-04-09]", "[2009-03-04..2009-03-10]")),
        ("13/4/09", ("2009-04-13",)),
        ("4/13/09", ("2009-04-13",)),
        ("4/4/09", ("2009-04-04",)),
        ("3 April 2009", ("2009-04-03",)),
    ],
)
def test_both_orders_where_the_file_shows_both(text: str, readings: tuple[str, ...]) -> None:
    assert read_date(text, BOTH).readings == readings


@pytest.mark.parametrize("text", ["2008/09", "2008-09", "2009/10"])
def test_a_month_or_a_year(text: str) -> None:
    year = int(text[:4])
    readings = read_date(text, HABITS).readings
    assert set(readings) == {f"[{year}..{year + 1}]", f"{year}-{text[-2:]}"}


def test_without_a_year() -> None:
    assert len(read_date("12 March", HABITS).readings) == 3
    by_title = read_date("12 March", Habits(period=PERIOD, year=2009, today=TODAY))
    assert by_title.readings == ("2009-03-12",)
    assert "title above" in by_title.notes[0]
    narrow = Habits(period=(date(2009, 1, 1), date(2009, 12, 31)), today=TODAY)
    assert read_date("12/3", narrow).readings == ("2009-03-12",)
    assert read_date("w/c 9 March", HABITS).readings == ("[2009-03-09..2009-03-15]",)
    assert "weekday" in read_date("w/c 9 March", HABITS).notes[0]
    assert read_date("Thurs 12 March", HABITS).readings == ("2009-03-12",)
    assert read_date("12 March", Habits(today=TODAY)).readings == ()


def test_serial_numbers() -> None:
    assert read_date(39884.0, Habits(epoch=1900, today=TODAY)).readings == ("2009-03-12",)
    assert read_date(38422.0, Habits(epoch=1904, today=TODAY)).readings == ("2009-03-12",)
    assert read_date("39884.5", Habits(epoch=1900, today=TODAY)).time == "12:00"
    both = read_date("39884", Habits(today=TODAY))
    assert both.readings == ("2009-03-12", "2013-03-13")
    assert read_date("39884", HABITS).readings == ("2009-03-12",)
    assert read_date(2009.0, HABITS).readings == ("2009",)


def test_cells_that_may_be_turned() -> None:
    unsettled = Habits(cells="unsettled", today=TODAY)
    assert read_date(date(2009, 3, 4), unsettled).readings == ("2009-03-04", "2009-04-03")
    assert read_date(date(2009, 3, 13), unsettled).readings == ("2009-03-13",)
    assert read_date(date(2009, 4, 4), unsettled).readings == ("2009-04-04",)
    turned = Habits(cells="turned", today=TODAY)
    assert read_date(date(2009, 3, 4), turned).readings == ("2009-04-03",)


def test_two_digit_years_are_those_of_the_period() -> None:
    early = Habits(period=(date(1995, 1, 1), date(1999, 12, 31)), today=TODAY)
    assert read_date("1/2/98", early).readings == ("1998-02-01",)
    assert read_date("1/2/98", HABITS).readings == ("1998-02-01",)
    assert read_date("1/2/12", HABITS).readings == ("2012-02-01",)
    assert read_date("1/2/30", HABITS).readings == ()  # 1930 and a slip are equally likely


def test_a_weekday_that_contradicts_is_told_and_not_refused() -> None:
    found = read_date("Fri 12 Mar 09", HABITS)
    assert found.readings == ("2009-03-12",)
    assert found.notes == ("12 March 2009 was a Thursday, not a Friday",)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        (True, "cannot be read as a date"),
        (time(9, 30), "cannot be read as a date"),
        (timedelta(hours=2), "cannot be read as a date"),
        (12.1, "the end may be missing"),
        (-12.1, "the end may be missing"),
        ("", "there is no date"),
        (" TBC. ", "there is no date"),
        ("Thurs 2009", "a weekday needs a day and a month"),
        ("12/3/09 - 14.10", "may be a time of day or a second date"),
        ("21th March 2009", "read as"),
        ("12st March 2009", "“12st” is no day"),
        ("31/02/2009", "February 2009 has 28 days"),
    ],
)  # fmt: skip
def test_why_there_is_no_date(cell: Cell, why: str) -> None:
    found = read_date(cell, HABITS)
    assert why in f"{found.why}{found.notes}"


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("12\u2010March\u20102009", "2009-03-12"),
        ("12\u20443\u20442009", "2009-03-12"),
        ("\u200e12/03/2009\u200f", "2009-03-12"),
        ("12\u1d57\u02b0 March 2009", "2009-03-12"),
        ("\uff11\uff12/\uff10\uff13/\uff12\uff10\uff10\uff19", "2009-03-12"),
        ("'12/03/2009", "2009-03-12"),
        ("Date: 12/03/2009.", "2009-03-12"),
        ("on 12 March 2009,", "2009-03-12"),
        ("(12/03/2009)", "2009-03-12"),
        ("[12/03/2009]", "2009-03-12"),
        ("12thMarch 2009", "2009-03-12"),
        ("12 Mawrth 2009", "2009-03-12"),
    ],
)
def test_signs_that_look_like_others_make_no_difference(text: str, reading: str) -> None:
    found = read_date(text, HABITS)
    assert (found.readings, found.when) == ((reading,), "")


@pytest.mark.parametrize(
    ("text", "readings", "clock", "when", "said"),
    [
        ("2009-06-12T14:30:00Z", ("2009-06-12",), "", "2009-06-12T14:30:00Z", "not taken"),
        ("2009-01-12T14:30:00Z", ("2009-01-12",), "14:30", "", ""),
        ("2009-01-12T14:30:00+0000", ("2009-01-12",), "14:30", "", ""),
        ("2009-06-12T14:30:00+01:00", ("2009-06-12",), "14:30", "", ""),
        ("2009-01-12T14:30+05:30", ("2009-01-12",), "", "2009-01-12T14:30+05:30", "not taken"),
        ("2009-03-29T00:59Z", ("2009-03-29",), "00:59", "", ""),
        ("2009-03-29T01:00Z", ("2009-03-29",), "", "2009-03-29T01:00Z", "not taken"),
        ("2009-10-25T00:59Z", ("2009-10-25",), "", "2009-10-25T00:59Z", "not taken"),
        ("2009-10-25T01:00Z", ("2009-10-25",), "01:00", "", ""),
        ("2009-06-12T23:30Z", ("2009-06-12", "2009-06-13"), "", "2009-06-12T23:30Z", " or 13 June"),
        ("2009-06-12T01:30-05:00", ("2009-06-12",), "", "2009-06-12T01:30-05:00", "not taken"),
        ("2009-06-12T25:30", ("2009-06-12",), "", "2009-06-12T25:30", "is none"),
        ("2009-06-12T00:00:00Z", ("2009-06-12",), "", "", ""),
        ("2009-06-32T14:30", (), "", "", ""),
    ],
)  # fmt: skip
def test_the_clock_of_a_machine_is_that_of_the_united_kingdom_or_told(
    text: str, readings: tuple[str, ...], clock: str, when: str, said: str
) -> None:
    found = read_date(text, HABITS)
    assert (found.readings, found.time, found.when) == (readings, clock, when)
    assert said in f"{found.why}{found.notes}"


@pytest.mark.parametrize(
    ("text", "clock", "when", "note"),
    [
        ("14:30 on 12/03/2009", "14:30", "", ""),
        ("2pm, 12 March 2009", "14:00", "", ""),
        ("12/03/2009 in the morning", "morning", "", ""),
        ("12/03/2009 00:00", "", "", "no time of day"),
        ("March 2009 14:30", "", "March 2009 14:30", "needs one day"),
        ("12/03/2009 2.30", "", "12/03/2009 2.30", "02:30 or 14:30"),
        ("12/03/2009 14:00 - 15:00", "14:00", "12/03/2009 14:00 - 15:00", ""),
    ],
)
def test_a_time_before_or_after_the_date(text: str, clock: str, when: str, note: str) -> None:
    found = read_date(text, HABITS)
    assert len(found.readings) == 1
    assert (found.time, found.when) == (clock, when)
    assert note in " ".join(found.notes)


def test_what_a_spreadsheet_may_have_turned_is_told() -> None:
    unsettled = read_date(date(2009, 3, 4), Habits(cells="unsettled", today=TODAY))
    assert unsettled.why.startswith("this may mean 4 March 2009 or 3 April 2009: the spreadsheet")
    turned = read_date(datetime(2009, 12, 4, 9, 5), Habits(cells="turned", today=TODAY))
    assert (turned.readings, turned.time) == (("2009-04-12",), "09:05")
    assert turned.notes == ("day and month were turned back",)


def test_between_where_it_went_on() -> None:
    said = "between 26 April and 7 July 1999"
    assert read_date(said, HABITS, lasting=True).readings == ("1999-04-26/1999-07-07",)


@pytest.mark.parametrize(
    "text", ["", "n/k", "undated", "soon after", "31/02/2009", "13/13/2009", "x" * 500, "9/9/9/9"]
)
def test_no_reading(text: str) -> None:
    found = read_date(text, HABITS)
    assert found.readings == ()
    assert found.why


@given(st.dates(date(1950, 1, 1), date(2023, 12, 31)), st.sampled_from(
    ["%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%A %d %B %Y", "%d-%b-%Y", "%d %b. %Y", "%Y-%m-%d",
     "%B %d, %Y", "%Y%m%d"]))  # fmt: skip
def test_any_day_reads_back(day: date, form: str) -> None:
    found = read_date(day.strftime(form), HABITS)
    assert day.isoformat() in found.readings
    assert found.readings == (day.isoformat(),) or form == "%Y%m%d"
    assert found.notes == () or (day.year < 1978 and "long before" in found.notes[0])


@given(st.text(max_size=40))
def test_any_text_is_read_or_explained(text: str) -> None:
    found = read_date(text, BOTH)
    for reading in found.readings:
        parse_when(reading)
    assert len(found.readings) == 1 or found.why


def test_a_year_of_two_digits_stands_first_only_where_it_is_one_of_the_review() -> None:
    nineties = Habits(period=(date(1997, 1, 1), date(1999, 12, 31)), today=TODAY)
    assert read_date("98-03-12", nineties).readings == ("1998-03-12",)
    assert read_date("98-03-12", HABITS).readings == ()
    # A slip for 22/3/09, and no day of 1932.
    assert read_date("32/3/09", HABITS).readings == ()


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        (12.1, "this is a number, of which the end may be missing"),
        (-9999.5, "this is a number, of which the end may be missing"),
        (10_000.25, "this cannot be read as a date"),
        ("x" * 121, "this cannot be read as a date"),
    ],
)
def test_numbers_and_long_texts(cell: Cell, says: str) -> None:
    assert (read_date(cell, BOTH).readings, read_date(cell, BOTH).why) == ((), says)


@pytest.mark.parametrize(
    ("shown", "held", "readings"),
    [
        ("3/4/09", date(2009, 3, 4), ("2009-03-04",)),
        ("3/4/09", date(2009, 4, 3), ("2009-04-03",)),
        ("March 2009", date(2009, 3, 31), ("2009-03",)),
        ("March 2009", date(2009, 4, 1), ("2009-03", "2009-04-01")),
        ("3/4/09", date(2009, 5, 5), ("2009-04-03", "2009-03-04", "2009-05-05")),
    ],
)
def test_a_picked_day_settles_or_contradicts(
    shown: str, held: date, readings: tuple[str, ...]
) -> None:
    assert read_date(Picked(shown, held), BOTH).readings == readings


@pytest.mark.parametrize(
    ("day", "turned"),
    [
        (date(2009, 12, 3), ("2009-12-03", "2009-03-12")),
        (date(2009, 3, 12), ("2009-03-12", "2009-12-03")),
        (date(2009, 3, 13), ("2009-03-13",)),
        (date(2009, 4, 4), ("2009-04-04",)),
    ],
)
def test_days_that_a_spreadsheet_may_have_turned(day: date, turned: tuple[str, ...]) -> None:
    unsettled = Habits(cells="unsettled", period=PERIOD, today=TODAY)
    assert read_date(day, unsettled).readings == turned
    assert read_date(day, HABITS).readings == turned[:1]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("2009-03-12T23:30:00-05:30", ("2009-03-12", "2009-03-13")),
        ("2009-03-12T23:31:00-00:30", ("2009-03-12", "2009-03-13")),
        ("2009-03-12T23:29:00-0030", ("2009-03-12",)),
        ("2009-03-12T00:29:00+00:30", ("2009-03-12", "2009-03-11")),
        ("2009-07-12T22:59:00Z", ("2009-07-12",)),
        ("2009-07-12T23:00:00Z", ("2009-07-12", "2009-07-13")),
    ],
)
def test_a_machine_in_another_time_zone(text: str, readings: tuple[str, ...]) -> None:
    assert read_date(text, BOTH).readings == readings


def test_a_day_that_is_not_the_one_it_is_called_is_told() -> None:
    for text, said in (
        ("Good Friday 11 April 2009", "11 April 2009 is not the day that it is called; that was"),
        ("Christmas Day 24/12/2009", "that was 25 December 2009"),
    ):
        found = read_date(text, HABITS)
        assert len(found.readings) == 1
        assert any(said in note for note in found.notes)
    assert not read_date("Christmas 24/12/2009", HABITS).notes
    assert not read_date("Good Friday 10 April 2009", HABITS).notes


@pytest.mark.parametrize(
    ("text", "why"),
    [("half-term", "differ from one authority"), ("during lockdown", "in each nation"),
     ("Christmas Eve", "the year is not written"), ("at about Q1", "names no year")],
)  # fmt: skip
def test_words_that_no_calendar_places_are_told_for_what_they_are(text: str, why: str) -> None:
    found = read_date(text, HABITS)
    assert why in found.why
    assert len(found.readings) != 1
