"""Dates and times in every shape that people give them: none is read as another.

The tables are written by hand; what stands there is what a careful person would say.
"""

import re
from calendar import monthrange
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.imports.reading_tables import USUAL, Said, table
from learning_together.dates.as_written.dates import read_date
from learning_together.dates.as_written.times import counts_to_24, read_time
from learning_together.dates.edtf import DateFault, parse_when
from learning_together.dates.times import parse_clock

DATES, TIMES = list(table("dates.txt")), list(table("times.txt"))


def name(said: Said) -> str:
    return f"{said.line}-{said.text}"


def test_the_tables_are_there() -> None:
    assert len(DATES) >= 750
    assert len(TIMES) >= 200


@pytest.mark.parametrize("said", DATES, ids=name)
def test_date(said: Said) -> None:
    found = read_date(said.text, said.habits)
    if said.kind in {"no", "two"}:
        assert len(found.readings) != 1
        assert found.why
        assert said.kind == "no" or set(found.readings) == set(said.readings)
        return
    assert (found.readings, found.time) == (said.readings, said.time)
    assert bool(found.notes) == (said.kind == "!"), found.notes
    assert bool(found.when) == said.kept
    parse_when(said.readings[0])


@pytest.mark.parametrize("said", TIMES, ids=name)
def test_time(said: Said) -> None:
    found = read_time(said.text)
    if said.kind == "none":
        assert found == type(found)()
    elif said.kind in {"no", "two"}:
        assert len(found.readings) != 1
        assert found.why
        assert found.said == said.text
        assert said.kind == "no" or found.readings == said.readings
    else:
        assert found.readings == said.readings
        assert bool(found.said) == (said.kind == "+")
        parse_clock(found.readings[0])


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip
NAMES = st.sampled_from(["{d} {B} {Y}", "{d}{th} {B} {Y}", "{d} {b} {y:02}", "{d}-{b}-{Y}",
                         "the {d}{th} of {B} {Y}", "{B} {d}, {Y}", "{b} {d} {Y}"])  # fmt: skip
FIGURES = st.sampled_from(["{d}/{m}/{Y}", "{d:02}/{m:02}/{y:02}", "{d}.{m}.{y:02}", "{d}-{m}-{Y}",
                           "{d:02} {m:02} {Y}", "{Y}-{m:02}-{d:02}", "{Y}/{m}/{d}",
                           "{d:02}{m:02}{Y}", "{Y}{m:02}{d:02}"])  # fmt: skip
FORMS = st.one_of(NAMES, FIGURES)
AROUND = st.sampled_from(["{}", "{}", "?{}", "c. {}", "w/c {}", "before {}", "since {}", "{} 14:30",
                          "{} to 31/12/2010", "between 1/1/08 and {}", "{} or 31 December 2010",
                          "{} & 31/12/2010", "({})", "DOB {}", "early {}"])  # fmt: skip


def written(form: str, year: int, month: int, day: int) -> str:
    end = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    word = MONTHS[(month - 1) % 12]
    return form.format(d=day, m=month, Y=year, y=year % 100, B=word, b=word[:3], th=end)


@given(FORMS, st.dates(date(2000, 1, 1), date(2012, 12, 31)))
def test_a_day_is_read_as_itself_or_reported(form: str, day: date) -> None:
    text = written(form, day.year, day.month, day.day)
    found = read_date(text, USUAL)
    assert found.readings in {(day.isoformat(),), ()} or (
        len(found.readings) > 1 and day.isoformat() in found.readings
    ), text


@given(FORMS, AROUND, st.integers(1999, 2011), st.integers(0, 25), st.integers(0, 45))
def test_a_day_that_there_is_not_is_no_other(
    form: str, around: str, year: int, month: int, day: int
) -> None:
    named = "{b}" in form or "{B}" in form
    if (1 <= month <= 12 or named) and 1 <= day <= monthrange(year, (month - 1) % 12 + 1)[1]:
        return
    text = around.format(written(form, year, month, day))
    found = read_date(text, USUAL)
    # 2001-20-00 without its marks is 20 January 2000.
    turned = form == "{Y}{m:02}{d:02}" and month in {19, 20}
    assert len(found.readings) != 1 or turned, (text, found)


@given(st.lists(st.sampled_from(
    ["12", "3", "09", "2009", "31", "0", "00", "13", "99", "March", "Feb", "/", "/", "-", ".", " ",
     " ", " to ", " and ", " or ", "th", "?", "c. ", "w/c ", "between ", "before ", "since ",
     "Thurs ", "14:30", "2.30pm", "early ", "(", ")", "'", ",", "[", "]", "..", "~"]),
    min_size=1, max_size=9))  # fmt: skip
def test_what_is_read_is_made_of_what_is_written(pieces: list[str]) -> None:
    """Every year and day of a reading stands in the text, or is told."""
    text = "".join(pieces)
    found = read_date(text, USUAL)
    assert len(found.readings) == 1 or found.why
    if len(found.readings) != 1 or found.notes:
        return
    (reading,) = found.readings
    figures = [int(one) for one in re.findall(r"[0-9]+", text)]
    for year, _, day in re.findall(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?", reading):
        known = {int(year), int(year) % 100, int(year) - 1, int(year) + 1, (int(year) + 1) % 100}
        assert known & set(figures) or "00" in pieces or re.search("[0-9]{8}", text), (
            text,
            reading,
        )
        moved = any(word in text for word in ("before", "w/c"))
        if day and not moved:
            assert int(day) in figures or re.search("[0-9]{6}", text), (text, reading)


LIVED = st.dates(date(1985, 1, 1), date(2023, 12, 31))


@given(LIVED, LIVED, st.sampled_from(
    ["{a}", "{a}~", "{m}", "{m}?", "{y}", "{m}%", "{a}/{b}", "{m}/{n}", "{a}/..", "../{a}",
     "[{a}..{b}]", "[..{m}]", "[{y}..]", "{y}-21", "{y}-24"]))  # fmt: skip
def test_the_words_of_lt_read_back(first: date, last: date, form: str) -> None:
    a, b = sorted((first.isoformat(), last.isoformat()))
    reading = form.format(a=a, b=b, m=a[:7], n=b[:7], y=a[:4])
    words = parse_when(reading).words()
    found = read_date(words, USUAL)
    assert len(found.readings) != 1 or same(found.readings[0], reading), (words, found)
    if (
        form in {"{a}", "{m}", "{y}", "{a}/..", "../{a}", "[{a}..{b}]", "{y}-21", "{y}-24"}
        and a != b
    ):
        assert found.readings, words


def same(one: str, other: str) -> bool:
    ours, theirs = parse_when(one), parse_when(other)
    return (ours.order, ours.about, ours.uncertain) == (
        theirs.order, theirs.about, theirs.uncertain)  # fmt: skip


@given(st.times(), st.sampled_from(["%H:%M", "%H.%M", "%H%M", "%H%Mhrs", "%I.%M%p", "%I:%M %p",
                                    "%H:%M:%S", "at %H.%M", "%H%M hours"]))  # fmt: skip
def test_a_time_is_read_as_itself_or_reported(at: time, form: str) -> None:
    found = read_time(at.strftime(form))
    assert found.readings == (at.strftime("%H:%M"),) or len(found.readings) != 1


@given(st.integers(0, 99), st.integers(0, 99), st.sampled_from(["", "am", "pm", "hrs", "-15:00"]))
def test_a_time_that_there_is_not_is_no_other(hour: int, minute: int, end: str) -> None:
    found = read_time(f"{hour:02}.{minute:02}{end}")
    if hour > 23 or minute > 59 or (end in {"am", "pm"} and not 1 <= hour <= 12):
        assert len(found.readings) != 1
        assert found.why


@given(st.text(max_size=30))
def test_any_text_is_a_time_or_explained(text: str) -> None:
    found = read_time(text)
    for reading in found.readings:
        assert reading == "24:00" or parse_clock(reading)
    assert len(found.readings) == 1 or found.why or not found.said


def test_a_column_that_counts_the_hours_to_24() -> None:
    assert counts_to_24(["9:30", "14:15"])
    assert counts_to_24(["09:30", "9:45"])
    assert not counts_to_24(["9.30", "2.15", "2.30pm", "12.15"])
    assert read_time("9:30", day_clock=True).readings == ("09:30",)
    assert read_time("about 2.30", day_clock=True).readings == ("about 02:30",)


def test_cells() -> None:
    assert read_date(12.1, USUAL).readings == ()  # may be 12.10
    assert read_date(date(1900, 1, 1), USUAL).readings == ()
    assert read_date(date(2090, 3, 12), USUAL).readings == ()
    assert read_date(39884.0, USUAL).readings == ("2009-03-12",)
    assert read_date(timedelta(hours=2), USUAL).readings == ()
    with pytest.raises(DateFault):
        parse_when("2009-02-30")
