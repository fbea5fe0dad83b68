"""Christmas, Easter and bank holidays: their days, and what stands beside their names."""

from datetime import date, timedelta

import pytest

from learning_together.dates.as_written.named_days import (
    NamedDay,
    beside_day,
    days_of,
    in_one_word,
    named_in,
    with_year,
    without_year,
)


@pytest.mark.parametrize(
    ("typed", "name", "day"),
    [
        ("christmas day", "christmasday", date(2022, 12, 25)),
        ("xmas day", "christmasday", date(2022, 12, 25)),
        ("christmas eve", "christmaseve", date(2022, 12, 24)),
        ("boxing day", "boxingday", date(2022, 12, 26)),
        ("new years eve", "newyearseve", date(2022, 12, 31)),
        ("new year's day", "newyearsday", date(2022, 1, 1)),
        ("hallowe'en", "halloween", date(2022, 10, 31)),
        ("guy fawkes night", "bonfirenight", date(2022, 11, 5)),
        ("valentines day", "valentinesday", date(2022, 2, 14)),
        ("good friday", "goodfriday", date(2022, 4, 15)),
        ("easter sunday", "eastersunday", date(2022, 4, 17)),
        ("easter day", "eastersunday", date(2022, 4, 17)),
        ("easter monday", "eastermonday", date(2022, 4, 18)),
        ("maundy thursday", "maundythursday", date(2022, 4, 14)),
        ("palm sunday", "palmsunday", date(2022, 4, 10)),
        ("mothering sunday", "mothersday", date(2022, 3, 27)),
        ("mother's day", "mothersday", date(2022, 3, 27)),
        ("ash wednesday", "ashwednesday", date(2022, 3, 2)),
        ("pancake day", "shrovetuesday", date(2022, 3, 1)),
        ("may day bank holiday", "earlymaybankholiday", date(2022, 5, 2)),
        ("early may bank holiday", "earlymaybankholiday", date(2022, 5, 2)),
        ("spring bank holiday", "springbankholiday", date(2022, 6, 2)),
        ("late may bank holiday", "springbankholiday", date(2022, 6, 2)),
        ("august bank holiday", "augustbankholiday", date(2022, 8, 29)),
        ("summer bank holiday", "augustbankholiday", date(2022, 8, 29)),
    ],
)
def test_a_name_and_its_day(typed: str, name: str, day: date) -> None:
    assert in_one_word(f"on {typed}, 2022") == f"on {name}, 2022"
    assert list(days_of(name, 2022)) == [NamedDay(day, around=False)]


@pytest.mark.parametrize(
    ("typed", "name", "day"),
    [
        ("x-mas", "christmas", date(2023, 12, 25)),
        ("christmas time", "christmas", date(2023, 12, 25)),
        ("new year", "newyear", date(2023, 1, 1)),
        ("eastertime", "easter", date(2023, 4, 9)),
    ],
)
def test_of_some_the_time_about_the_day_is_meant(typed: str, name: str, day: date) -> None:
    assert in_one_word(typed) == name
    assert list(days_of(name, 2023)) == [NamedDay(day, around=True)]


def test_a_name_that_two_days_bear_or_none() -> None:
    may = [one.day for one in days_of("maybankholiday", 2023)]
    assert may == [date(2023, 5, 1), date(2023, 5, 29)]
    assert list(days_of("earlymaybankholiday", 1970)) == []


def test_a_time_of_school_a_longer_word_or_another_is_no_day() -> None:
    for text in (
        "christmas holidays 2022", "easter school hols", "easter term", "christmas break",
        "easterly", "xmasy", "eastern", "easter half-term", "easter bank holiday", "may day",
    ):  # fmt: skip
        assert in_one_word(text) == text


@pytest.mark.parametrize("year", range(1950, 2031))
def test_easter_is_the_sunday_that_the_church_reckons(year: int) -> None:
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    easter = date(year, f // 31, f % 31 + 1)
    for name, days in (
        ("easter", 0), ("goodfriday", -2), ("eastermonday", 1), ("mothersday", -21),
        ("ashwednesday", -46), ("shrovetuesday", -47), ("palmsunday", -7), ("maundythursday", -3),
    ):  # fmt: skip
        assert [one.day for one in days_of(name, year)] == [easter + timedelta(days=days)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("easter 2023", ("easter", "2023", "")),
        ("easter '23", ("easter", "23", "")),
        ("over christmas of 2022", ("christmas", "2022", "")),
        ("at the newyear, 2023", ("newyear", "2023", "")),
        ("christmas 2022/23", ("christmas", "2022", "23")),
        ("christmas 2022 - 2023", ("christmas", "2022", "2023")),
        ("christmas", None),
        ("christmas 2022 she left", None),
        ("a 2022", None),
    ],
)
def test_a_name_with_its_year(text: str, parts: tuple[str, str, str] | None) -> None:
    assert with_year(text) == parts


def test_a_name_without_a_year() -> None:
    assert without_year("over christmas") == "christmas"
    assert without_year("easter 2023") == without_year("half-term") == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("goodfriday 7 april 2023", "7 april 2023"),
        ("on christmasday, 25/12/2022", "25/12/2022"),
        ("25/12/2022 (christmasday)", "25/12/2022"),
        ("bank holiday: 29 may 2023", "29 may 2023"),
        ("goodfriday 2023", ""),
        ("2023 goodfriday", ""),
        ("goodfriday", ""),
    ],
)
def test_the_day_in_figures_beside_a_name(text: str, day: str) -> None:
    assert beside_day(text) == day


def test_names_in_a_text() -> None:
    assert named_in("goodfriday 7 april, easter") == ["goodfriday", "easter"]
