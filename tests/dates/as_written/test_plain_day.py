"""A plain day is read at once, and as the long way would read it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_together.dates.as_written.dates import read_date
from learning_together.dates.as_written.plain_day import plain_day
from learning_together.dates.as_written.readings import Habits

TODAY = date(2026, 11, 30)
figures = st.integers(0, 33).flatmap(lambda n: st.sampled_from([str(n), f"{n:02}"]))
years = st.one_of(st.integers(1895, 2030).map(str), st.sampled_from(["0000", "0001", "9999"]))
days_first = st.builds(
    lambda day, month, year, sign: sign.join([day, month, year]),
    figures, figures, years, st.sampled_from("/.-"),
)  # fmt: skip
years_first = st.builds(lambda day, month, year: f"{year}-{month:0>2}-{day:0>2}",
                        figures, figures, years)  # fmt: skip
habits = st.builds(
    Habits,
    order=st.sampled_from(["day-first", "month-first", "unsettled"]),
    slips=st.booleans(),
    shown=st.sampled_from([(0, 0), (9, 1)]),
    period=st.sampled_from([None, (date(2006, 1, 1), date(2010, 12, 31)),
                            (date(1960, 1, 1), date(1961, 1, 1))]),
    year=st.sampled_from([None, 2009]),
    today=st.just(TODAY),
)  # fmt: skip


@given(text=st.one_of(days_first, years_first), known=habits)
def test_read_at_once_as_the_long_way_reads_it(text: str, known: Habits) -> None:
    # A comma at the end is no part of the date, and takes the long way.
    assert plain_day(f"{text},", known) is None
    assert read_date(text, known) == read_date(f"{text},", known)


@pytest.mark.parametrize("text", ["12/03/2009", "12.3.2009", "12-03-2009", "2009-03-12"])
def test_a_plain_day(text: str) -> None:
    read = plain_day(text, Habits(today=TODAY))
    assert read is not None
    assert (read.readings, read.notes, read.when, read.time) == (("2009-03-12",), (), "", "")


def test_a_day_to_come_says_so() -> None:
    read = plain_day("01/12/2026", Habits(today=TODAY))
    assert read is not None
    assert read.notes == ("1 December 2026 is still to come",)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("12/03/2009", "month-first"),
        ("12/03/2009", "unsettled"),
        ("03/13/2009", "day-first"),
        ("31/02/2009", "day-first"),
        ("12/03.2009", "day-first"),
        ("12/03/09", "day-first"),
        ("12/03/1850", "day-first"),
        ("2009-13-01", "day-first"),
        ("12 March 2009", "day-first"),
    ],
)
def test_what_is_not_plain_is_left_to_the_long_way(text: str, order: str) -> None:
    assert plain_day(text, Habits(order=order, today=TODAY)) is None  # type: ignore[arg-type]
