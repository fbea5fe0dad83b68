"""One day, month, season or year: every one that a text may mean, and what makes it doubtful."""

from datetime import date

import pytest

from learning_together.dates.as_written.habits import Habits
from learning_together.dates.as_written.points import Point, PointReader

TODAY = date(2024, 1, 15)
PERIOD = (date(2008, 1, 1), date(2010, 12, 31))
USUAL = Habits(period=PERIOD, today=TODAY)
NO_PERIOD = Habits(today=TODAY)
MONTH_FIRST = Habits(order="month-first", period=PERIOD, today=TODAY)
BOTH = Habits(order="unsettled", period=PERIOD, today=TODAY)
SLIPS = Habits(order="unsettled", slips=True, period=PERIOD, today=TODAY)
TITLE = Habits(period=PERIOD, year=2009, today=TODAY)
SPRING = Habits(period=(date(2009, 3, 12), date(2009, 6, 30)), today=TODAY)
NINETIES = Habits(period=(date(1995, 1, 1), date(1999, 12, 31)), today=TODAY)
LONG = Habits(period=(date(2004, 1, 1), date(2016, 12, 31)), today=TODAY)
FROM_1900 = Habits(period=PERIOD, epoch=1900, today=TODAY)
FROM_1904 = Habits(period=PERIOD, epoch=1904, today=TODAY)


def read(
    text: str, habits: Habits = USUAL, weekdays: tuple[int, ...] = (), *, alone: bool = True
) -> tuple[list[Point], list[str]]:
    """What a text may mean, and the doubts."""
    reader = PointReader(habits, weekdays)
    return list(reader.points(text, alone=alone)), reader.doubts


def readings(text: str, habits: Habits = USUAL, weekdays: tuple[int, ...] = ()) -> list[str]:
    return [one.text for one in read(text, habits, weekdays)[0]]


def notes(points: list[Point]) -> set[str]:
    return {note for one in points for note in one.notes}


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        (" 2009, ", "2009"),
        ("2009 03 12", "2009-03-12"),
        ("2003-03", "2003-03"),
        ("2009-01", "2009-01"),
        ("2012-12", "2012-12"),
        ("1/2009", "2009-01"),
        ("12/2009", "2009-12"),
        ("march 2009", "2009-03"),
        ("mar 2012", "2012-03"),
        ("mar '12", "2012-03"),
        ("mar 08", "2008-03"),
        ("mar 10", "2010-03"),
        ("mar 00", "2000-03"),
        ("summer 2009", "2009-22"),
        ("winter 2009/0", "2009-24"),
        ("winter 2009/10", "2009-24"),
        ("winter 2009/2010", "2009-24"),
        ("12/3-2009", "2009-03-12"),
        ("12-3/2009", "2009-03-12"),
        ("9-3-'12", "2012-03-09"),
        ("31/3/09", "2009-03-31"),
        ("12th of march 2009", "2009-03-12"),
        ("march 12, 2009", "2009-03-12"),
        ("easter 09", "2009-04-12~"),
        ("eastermonday 2009", "2009-04-13"),
        ("christmas 2009/10", "2009-12-25~"),
        ("newyear 2009/10", "2010-01-01~"),
        ("newyearseve 2009/2010", "2009-12-31"),
        ("newyearsday 2009/0", "2010-01-01"),
    ],
)
def test_one_reading(text: str, reading: str) -> None:
    assert read(text)[1] == []
    assert readings(text) == [reading]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("2009-13", "a month or a year"),
        ("2009-12", "a month or a year"),
        ("2001-05", "a month or a year"),
        ("2012-00", "a month or a year"),
        ("mar 12", "whether 12 is a day or a year"),
        ("mar 11", "whether 11 is a day or a year"),
        ("mar 07", "whether 07 is a day or a year"),
        ("mar 01", "whether 01 is a day or a year"),
        ("mar 31", "whether 31 is a day or a year"),
        ("3-12/2009", "one day, or go from one to another"),
        ("1-31 2009", "one day, or go from one to another"),
        ("1-32/2009", "there is no month 32"),
        ("12/13/2009", "there is no month 13"),
    ],
)
def test_what_may_be_something_else_is_not_read(text: str, doubt: str) -> None:
    points, doubts = read(text)
    assert points == []
    assert doubt in doubts[-1]


@pytest.mark.parametrize(
    "text",
    [
        "2009/03",
        "mar 8",
        "summer 2009/11",
        "winter 2009/11",
        "32/3/09",
        "98-03-12",
        "",
        "christmas 2009/11",
        "earlymaybankholiday 1970",
    ],
)
def test_what_has_no_form_of_a_date(text: str) -> None:
    assert read(text) == ([], [])


def test_no_month_is_taken_for_a_season() -> None:
    assert readings("13/2009") == ["2009-13-00"]
    assert readings("0/2009") == ["2009-00-00"]


def test_under_a_title_with_a_year_a_short_year_may_be_a_day() -> None:
    assert "a day or a year" in read("mar 09", TITLE)[1][0]
    assert "a day or a year" in read("mar 09", NO_PERIOD)[1][0]


def test_a_winter_without_its_second_year_lies_in_two() -> None:
    points, _ = read("winter 2009")
    assert [one.text for one in points] == ["2008-24", "2009-24"]
    assert {one.why for one in points} == {"a winter lies in two years"}


def test_a_summer_of_two_years_is_in_one_of_them() -> None:
    points, _ = read("summer 2009/10")
    assert [one.text for one in points] == ["2009-22", "2010-22"]
    assert {one.why for one in points} == {"there is a summer in each of the two years"}


@pytest.mark.parametrize(
    ("text", "habits", "expected", "note"),
    [
        ("3/12/09", USUAL, ["2009-12-03"], ""),
        ("3/12/09", MONTH_FIRST, ["2009-03-12"], ""),
        ("3/12/09", BOTH, ["2009-12-03", "2009-03-12"], ""),
        ("12/3/09", BOTH, ["2009-03-12", "2009-12-03"], ""),
        ("12/12/09", BOTH, ["2009-12-12"], ""),
        ("12/12/09", MONTH_FIRST, ["2009-12-12"], ""),
        ("13/12/2009", USUAL, ["2009-12-13"], ""),
        ("13/12/2009", BOTH, ["2009-12-13"], ""),
        ("13/12/2009", MONTH_FIRST, ["2009-12-13"], "day stands before month here"),
        ("12/13/2009", MONTH_FIRST, ["2009-12-13"], ""),
        ("12/13/2009", BOTH, ["2009-12-13"], "month stands before day here"),
        ("12/13/2009", SLIPS, [], ""),
        ("12/13/2009", USUAL, [], ""),
    ],
)
def test_the_order_of_day_and_month_is_that_of_the_file(
    text: str, habits: Habits, expected: list[str], note: str
) -> None:
    points, doubts = read(text, habits)
    assert [one.text for one in points] == expected
    assert notes(points) == ({note} if note else set())
    assert bool(doubts) is not bool(expected)


@pytest.mark.parametrize(
    ("text", "habits", "weekday", "expected"),
    [
        ("4/3/2009", USUAL, 2, ["2009-03-04"]),
        ("4/3/2009", USUAL, 4, ["2009-03-04", "2009-04-03"]),
        ("4/3/2009", USUAL, 0, ["2009-03-04"]),
        ("4/3/2009", MONTH_FIRST, 2, ["2009-04-03"]),
        ("4/3/2009", BOTH, 4, ["2009-03-04", "2009-04-03"]),
        ("3/3/2009", USUAL, 5, ["2009-03-03"]),
        ("31/4/2009", USUAL, 4, ["2009-04-31"]),
        ("30/2/2009", USUAL, 0, ["2009-02-30"]),
        ("13/3/2009", USUAL, 0, ["2009-03-13"]),
    ],
)
def test_a_weekday_may_speak_for_the_other_order(
    text: str, habits: Habits, weekday: int, expected: list[str]
) -> None:
    assert readings(text, habits, (weekday,)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("09-03-12", ["2012-03-09", "2009-03-12"]),
        ("10-03-11", ["2011-03-10", "2010-03-11"]),
        ("09-02-31", []),
        ("09-03-10", ["2010-03-09"]),
        ("10/03/12", ["2012-03-10"]),
        ("10-3-12", ["2012-03-10"]),
        ("10-02-31", []),
        ("10-11-30", []),
        ("07-03-12", ["2012-03-07"]),
        ("32/3/2009", ["2009-03-32"]),
    ],
)
def test_a_short_year_may_stand_first_where_it_is_one_of_the_review(
    text: str, expected: list[str]
) -> None:
    assert readings(text) == expected


def test_a_year_that_cannot_stand_last_stands_first() -> None:
    (point,) = read("98-03-12", NINETIES)[0]
    assert (point.text, point.notes) == ("1998-03-12", ("the year stands first here",))


@pytest.mark.parametrize(
    ("text", "habits", "expected"),
    [
        ("20090312", USUAL, ["2009-03-12"]),
        ("12032009", USUAL, ["2009-03-12"]),
        ("20102010", USUAL, ["2010-10-20"]),
        ("19000101", USUAL, ["1900-01-01"]),
        ("21000101", USUAL, ["2100-01-01"]),
        ("18991231", USUAL, []),
        ("21010101", USUAL, []),
        ("12121968", USUAL, ["1968-12-12"]),
        ("12121967", USUAL, []),
        ("12121984", NO_PERIOD, ["1984-12-12"]),
        ("12121983", NO_PERIOD, []),
        ("12122064", NO_PERIOD, ["2064-12-12"]),
        ("12122065", NO_PERIOD, []),
        ("99999999", USUAL, []),
    ],
)
def test_eight_figures(text: str, habits: Habits, expected: list[str]) -> None:
    assert readings(text, habits) == expected


@pytest.mark.parametrize(
    ("text", "habits", "expected"),
    [
        ("39884", USUAL, ["2009-03-12"]),
        ("39884", NO_PERIOD, ["2009-03-12", "2013-03-13"]),
        ("39884", LONG, ["2009-03-12", "2013-03-13"]),
        ("39884", FROM_1900, ["2009-03-12"]),
        ("39884", FROM_1904, ["2013-03-13"]),
        ("39448", USUAL, ["2008-01-01"]),
        ("39447", USUAL, []),
        ("40543", USUAL, ["2010-12-31"]),
        ("40544", USUAL, []),
        ("45306", NO_PERIOD, ["2024-01-15"]),
        ("45307", NO_PERIOD, []),
        ("30682", NO_PERIOD, ["1984-01-01", "1988-01-02"]),
        ("30681", NO_PERIOD, ["1988-01-01"]),
        ("35796", FROM_1900, ["1998-01-01"]),
        ("35795", FROM_1900, []),
        ("44196", FROM_1900, ["2020-12-31"]),
        ("44197", FROM_1900, []),
    ],
)
def test_days_as_spreadsheets_count_them(text: str, habits: Habits, expected: list[str]) -> None:
    points, _ = read(text, habits)
    assert [one.text for one in points] == expected
    assert all("number in which a spreadsheet keeps a date" in note for note in notes(points))
    assert all(bool(one.why) is (habits.epoch is None) for one in points)
    told = any("only this reading lies in the review's period" in note for note in notes(points))
    assert told is (habits is USUAL and bool(points))


@pytest.mark.parametrize(
    ("text", "habits", "weekday", "expected"),
    [
        ("12 march", NO_PERIOD, None, []),
        ("12 march", TITLE, None, ["2009-03-12"]),
        ("12 march", USUAL, None, ["2008-03-12", "2009-03-12", "2010-03-12"]),
        ("12 march", USUAL, 3, ["2009-03-12"]),
        ("12 march", USUAL, 6, ["2008-03-12", "2009-03-12", "2010-03-12"]),
        ("march", USUAL, 6, ["2008-03", "2009-03", "2010-03"]),
        ("29 feb", USUAL, None, ["2008-02-29"]),
        ("12 march", SPRING, None, ["2009-03-12"]),
        ("11 march", SPRING, None, []),
        ("30 june", SPRING, None, ["2009-06-30"]),
        ("1 july", SPRING, None, []),
        ("march", SPRING, None, ["2009-03"]),
        ("june", SPRING, None, ["2009-06"]),
        ("feb", SPRING, None, []),
        ("12/4", SPRING, None, ["2009-04-12"]),
        ("31/11", USUAL, None, []),
        ("easter", SPRING, None, ["2009-04-12~"]),
        ("over christmas", TITLE, None, ["2009-12-25~"]),
        ("christmas", SPRING, None, []),
        ("goodfriday", USUAL, 4, ["2008-03-21", "2009-04-10", "2010-04-02"]),
        ("christmasday", USUAL, 4, ["2009-12-25"]),
    ],
)
def test_a_day_without_its_year(
    text: str, habits: Habits, weekday: int | None, expected: list[str]
) -> None:
    points, _ = read(text, habits, () if weekday is None else (weekday,))
    assert [one.text for one in points] == expected
    assert len(notes(points)) == (len(points) == 1)
    if points and habits is not TITLE:
        assert {one.why for one in points} == {"the year is not written"}


def test_by_what_a_year_was_found_is_told() -> None:
    assert "title above" in str(notes(read("12 march", TITLE)[0]))
    assert "fits the weekday" in str(notes(read("12 march", USUAL, (3,))[0]))
    assert "fits the period of the review" in str(notes(read("12 march", SPRING)[0]))


@pytest.mark.parametrize(
    ("text", "habits", "doubtful"),
    [
        ("12/8", USUAL, False),
        ("12/08", USUAL, True),
        ("12/10", USUAL, True),
        ("12/11", USUAL, False),
        ("08/09", USUAL, True),
        ("10/11", USUAL, True),
        ("07/08", USUAL, True),
        ("1/11", USUAL, False),
        ("9/10", TITLE, False),
        ("12/09", TITLE, True),
        ("12/10", TITLE, False),
        ("09/10", TITLE, True),
        ("10/11", NINETIES, False),
        ("99/00", NINETIES, True),
    ],
)
def test_figures_that_may_be_a_year(text: str, habits: Habits, doubtful: bool) -> None:
    points, doubts = read(text, habits)
    assert bool(points) is not doubtful
    assert doubts == (
        ["it may be a day and month, or a month or year and a year"] if doubtful else []
    )


@pytest.mark.parametrize(
    ("digits", "habits", "year", "told"),
    [
        ("98", USUAL, 1998, False),
        ("97", USUAL, 1997, True),
        ("12", USUAL, 2012, False),
        ("13", USUAL, 2013, True),
        ("25", USUAL, 2025, True),
        ("78", USUAL, 1978, True),
        ("85", NINETIES, 1985, False),
        ("84", NINETIES, 1984, True),
        ("65", NINETIES, 1965, True),
        ("01", NINETIES, 2001, False),
        ("02", NINETIES, 2002, True),
        ("84", NO_PERIOD, 1984, False),
        ("25", NO_PERIOD, 2025, False),
    ],
)
def test_the_century_of_a_short_year(digits: str, habits: Habits, year: int, told: bool) -> None:
    points, _ = read(f"1/2/{digits}", habits)
    assert [one.text for one in points] == [f"{year}-02-01"]
    assert notes(points) == ({f"{digits} was read as the year {year}"} if told else set())


@pytest.mark.parametrize(
    ("digits", "habits"),
    [("26", USUAL), ("77", USUAL), ("64", NINETIES), ("83", NO_PERIOD), ("26", NO_PERIOD)],
)
def test_a_short_year_far_from_the_review_needs_its_century(digits: str, habits: Habits) -> None:
    points, doubts = read(f"1/2/{digits}", habits)
    assert points == []
    assert f"the year {digits} does not say its century, and 19{digits} is far" in doubts[0]


def test_an_end_of_a_span_is_neither_a_number_nor_without_a_year() -> None:
    assert read("39884", alone=False)[0] == []
    assert read("12 march", alone=False)[0] == []
    assert [one.text for one in read("early march 2009", alone=False)[0]] == ["2009-03"]
    assert read("early march 2009")[0] == []
