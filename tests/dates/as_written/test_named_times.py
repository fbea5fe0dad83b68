"""Terms, holidays, quarters and years of accounts, each between the right months."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_together.dates.as_written.named_times import NamedTime, named_times
from learning_together.dates.edtf import parse_when


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("first quarter of 2023", "2023-01", "2023-03"),
        ("the 2nd quarter of the year 2023", "2023-04", "2023-06"),
        ("in the third quarter of 2023", "2023-07", "2023-09"),
        ("4th quarter of 2023", "2023-10", "2023-12"),
        ("last quarter of 2023", "2023-10", "2023-12"),
        ("first half of 2023", "2023-01", "2023-06"),
        ("2nd half of 2023", "2023-07", "2023-12"),
        ("final half of 2023", "2023-07", "2023-12"),
        ("q1 2022/23", "2022-04", "2022-06"),
        ("q4 2022/23", "2023-01", "2023-03"),
        ("2022/23 q2", "2022-07", "2022-09"),
        ("2022-2023, quarter 3", "2022-10", "2022-12"),
        ("h2 1999/00", "1999-10", "2000-03"),
        ("first quarter of the financial year 2022/23", "2022-04", "2022-06"),
        ("financial year 2022/23", "2022-04", "2023-03"),
        ("fy2022-23", "2022-04", "2023-03"),
        ("f.y. 2022/2023", "2022-04", "2023-03"),
        ("2022/23 financial year", "2022-04", "2023-03"),
        ("in the tax year 2022/23", "2022-04-06", "2023-04-05"),
        ("school year 2022/23", "2022-08", "2023-08"),
        ("academic year 1999/2000", "1999-08", "2000-08"),
        ("a.y. 2022/23", "2022-08", "2023-08"),
        ("autumn term 2022", "2022-08", "2022-12"),
        ("autumn term 2022/23", "2022-08", "2022-12"),
        ("during the spring term of 2023", "2023-01", "2023-04"),
        ("spring term 2022/23", "2023-01", "2023-04"),
        ("2023 summer term", "2023-04", "2023-07"),
        ("summer school term 2022/23", "2023-04", "2023-07"),
        ("start of autumn term 2022", "2022-08", "2022-09"),
        ("beginning of the spring term 2023", "2023-01", "2023-01"),
        ("start of the summer term 2023", "2023-04", "2023-05"),
        ("end of the autumn term 2022", "2022-12", "2022-12"),
        ("end of spring term 2023", "2023-03", "2023-04"),
        ("end of the summer term 2022/23", "2023-06", "2023-07"),
        ("october half term 2022", "2022-10", "2022-11"),
        ("autumn halfterm 2022/23", "2022-10", "2022-11"),
        ("half-term october 2022", "2022-10", "2022-11"),
        ("half term in oct 2022", "2022-10", "2022-11"),
        ("february 2023 half-term", "2023-02", "2023-02"),
        ("spring term half-term holiday 2023", "2023-02", "2023-02"),
        ("spring half-term 2022/23", "2023-02", "2023-02"),
        ("may half-term break 2023", "2023-05", "2023-06"),
        ("summer half-term 2022/23", "2023-05", "2023-06"),
        ("christmas holidays 2022", "2022-12", "2023-01"),
        ("over the christmas holidays 2022/23", "2022-12", "2023-01"),
        ("xmas hols 2022", "2022-12", "2023-01"),
        ("easter break 2023", "2023-03", "2023-04"),
        ("easter school holidays 2022/23", "2023-03", "2023-04"),
        ("summer holidays of 2023", "2023-06", "2023-09"),
    ],
)
def test_a_time_with_one_reading(text: str, first: str, last: str) -> None:
    assert named_times(text) == [NamedTime(first, last)]


@pytest.mark.parametrize(
    ("text", "firsts", "why"),
    [
        ("q1 2023", ["2023-01", "2023-04", "2022-04"], "a financial year, which begins in April"),
        ("quarter 4 2023", ["2023-10", "2024-01", "2023-01"], "a financial year"),
        ("3rd quarter 2023", ["2023-07", "2023-10", "2022-10"], "a financial year"),
        ("h1 2023", ["2023-01", "2023-04", "2022-04"], "a financial year"),
        ("q2 fy 2023", ["2023-07", "2022-07"], "names one year, and lies in two"),
        ("last quarter of the financial year 2023", ["2024-01", "2023-01"], "lies in two"),
        ("financial year 2023", ["2023-04", "2022-04"], "lies in two"),
        ("tax year 2023", ["2023-04-06", "2022-04-06"], "lies in two"),
        ("academic year 2023", ["2023-08", "2022-08"], "lies in two"),
    ],
)
def test_what_lies_in_two_years_or_has_two_counts_is_not_picked(
    text: str, firsts: list[str], why: str
) -> None:
    found = named_times(text)
    assert [one.first for one in found] == firsts
    assert all(why in one.why for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "half-term", "half-term 2023", "term 3 2022/23", "autumn term", "q5 2023", "q1", "h3 2023",
        "q1 2022/24", "financial year 2022/24", "autumn term 2022/24", "q1 2022/2022",
        "summer holidays 2022/23", "third half of 2023", "march half-term 2023", "spring 2023",
        "2022/23", "school holidays 2023", "winter term 2023", "q1 23",
    ],
)  # fmt: skip
def test_what_is_no_such_time(text: str) -> None:
    assert named_times(text) == []


@given(st.integers(1900, 2098), st.sampled_from(["autumn", "spring", "summer"]))
def test_the_terms_of_a_school_year_lie_in_it_and_in_their_order(year: int, name: str) -> None:
    (school,) = named_times(f"school year {year}/{(year + 1) % 100:02}")
    (term,) = named_times(f"{name} term {year}/{(year + 1) % 100:02}")
    assert term == named_times(f"{name} term {year + (name != 'autumn')}")[0]
    assert school.first <= term.first < term.last <= school.last
    for end in ("start", "end"):
        (part,) = named_times(f"{end} of the {name} term {year}/{year + 1}")
        outer, inner = (parse_when(f"[{one.first}..{one.last}]") for one in (term, part))
        assert outer.earliest <= inner.earliest <= inner.latest
        assert inner.latest <= outer.latest or (name, end) == ("summer", "start")


@given(st.integers(1900, 2098), st.integers(1, 4))
def test_the_quarters_of_a_year_of_accounts_make_it_up(year: int, number: int) -> None:
    pair = f"{year}/{year + 1}"
    (whole,) = named_times(f"financial year {pair}")
    quarters = [named_times(f"q{one} {pair}")[0] for one in range(1, 5)]
    assert (quarters[0].first, quarters[3].last) == (whole.first, whole.last)
    months = [one for part in quarters for one in (part.first, part.last)]
    assert months == sorted(months)
    every = [one._replace(why="") for one in named_times(f"q{number} {year}")]
    assert quarters[number - 1] in every
