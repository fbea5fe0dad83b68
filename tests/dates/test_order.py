"""What dates and their wordings are sorted by."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_together.dates.coarse import coarse_when
from learning_together.dates.edtf import parse_when
from learning_together.dates.order import order

WORDS = ["early", "beginning of", "mid", "middle of", "late", "the end of", "very late in",
         "last week of", "fourth weekend of", "second half of", "4th quarter of"]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wording", "first", "last"),
    [
        ("2023-01", "late January 2023", "2023-01-21", "2023-01-31"),
        ("2023-01", "End of January", "2023-01-21", "2023-01-31"),
        ("2023-02", "mid-Feb", "2023-02-10", "2023-02-18"),
        ("2023-06", "early in the month", "2023-06-01", "2023-06-10"),
        ("2023", "late 2023", "2023-09-01", "2023-12-31"),
        ("2022", "mid-2022", "2022-05-02", "2022-08-31"),
        ("2023-24", "late winter", "2024-01-30", "2024-02-29"),
        ("2023-01", "the early hours, in January", "2023-01-01", "2023-01-31"),
        ("2023-01", "lately", "2023-01-01", "2023-01-31"),
        ("2023-01-10", "late January", "2023-01-10", "2023-01-10"),
        ("2023-01", "last week of January 2023", "2023-01-25", "2023-01-31"),
        ("2023-02", "about the first week in February", "2023-02-01", "2023-02-07"),
        ("2023-02", "3rd weekend of Feb", "2023-02-15", "2023-02-21"),
        ("2023-02", "4th week of Feb", "2023-02-22", "2023-02-28"),
        ("2023-05", "the final few days of May", "2023-05-25", "2023-05-31"),
        ("2023", "second half of 2023", "2023-07-02", "2023-12-31"),
        ("2023", "last half of the year", "2023-07-02", "2023-12-31"),
        ("2023", "third quarter of 2023", "2023-07-02", "2023-09-30"),
        ("2023-01", "third half of January", "2023-01-01", "2023-01-31"),
        ("2023-01", "in her first week of school", "2023-01-01", "2023-01-31"),
    ],
)
def test_part_of_a_month_is_its_third(text: str, wording: str, first: str, last: str) -> None:
    assert [one.isoformat() for one in order(parse_when(text), wording)] == [first, last]


def test_a_bare_year_comes_after_all_that_is_dated_in_it() -> None:
    dated = [
        "2023",
        "2023-12-31",
        "2023-01-01/2023-12-31",
        "2023-11",
        "2024-01-01",
    ]
    ordered = sorted(dated, key=lambda one: order(parse_when(one)))
    assert ordered[-2:] == ["2023", "2024-01-01"]
    assert order(parse_when("2023~")) == order(parse_when("2023"))


def test_a_date_told_coarsely_stays_where_it_is() -> None:
    coarse = coarse_when(parse_when("2023-03-05"), "years")
    assert coarse.form == "year"
    assert order(coarse) == order(coarse, "late 2023") == (date(2023, 3, 5), date(2023, 3, 5))


@given(st.integers(1900, 2100), st.integers(1, 12), st.sampled_from(WORDS))
def test_words_move_nothing_out_of_its_month(year: int, month: int, words: str) -> None:
    when = parse_when(f"{year}-{month:02}")
    first, last = order(when, f"{words} {year}")
    assert when.earliest <= first <= last <= when.latest
