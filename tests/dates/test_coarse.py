"""Dates told less exactly: none says its day any more, and all else stays."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_together.dates.coarse import (
    HOWS,
    How,
    coarse_day,
    coarse_text,
    coarse_when,
    keeps_no_day,
)
from learning_together.dates.edtf import parse_when
from learning_together.english import MONTHS


@pytest.mark.parametrize(
    ("text", "how", "said"),
    [
        ("2023-03-12", "months", "March 2023"),
        ("2023-03-12~", "months", "about March 2023"),
        ("2023-03-12/2023-04-02", "months", "March to April 2023"),
        ("2023-03-12/2023-03-15", "months", "March 2023"),
        ("[2023-03-12..2023-03-15]", "months", "March 2023"),
        ("2023-03-12/..", "months", "from March 2023"),
        ("2023", "months", "2023"),
        ("2023-03-12", "seasons", "spring 2023"),
        ("2023-01-12", "seasons", "winter 2022/23"),
        ("2022-12-12", "seasons", "winter 2022/23"),
        ("2023-03-12", "years", "2023"),
        ("2023-21", "years", "2023"),
        ("2023-03", "months", "March 2023"),
        ("2023-24", "seasons", "winter 2023/24"),
        ("2023-11-02?", "seasons", "probably autumn 2023"),
        ("2023-02-28", "seasons", "winter 2022/23"),
        ("1000-01-02", "seasons", "winter 1000/01"),
    ],
)
def test_a_date(text: str, how: How, said: str) -> None:
    coarse = coarse_when(parse_when(text), how)
    assert coarse.words() == said
    assert coarse.order == parse_when(text).order
    assert not coarse.exact


def test_the_heading_above_a_date_is_a_year() -> None:
    when = parse_when("2023-03-12/..")
    assert coarse_when(when, "months").heading == "2023"


def test_a_day() -> None:
    day = coarse_day(date(2023, 3, 12), "months")
    assert (day.said, f"{day:%d %B %Y}") == ("March 2023", "March 2023")
    assert day < date(2023, 3, 13)
    assert coarse_day(date(2023, 3, 12), "years").said == "2023"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("On 3 March 2023 HV1 rang.", "In March 2023 HV1 rang."),
        ("on Friday, the 3rd of March 2023", "in March 2023"),
        ("by the 3rd March", "by March"),
        ("between 3 and 12 March 2023", "in March 2023"),
        ("from 28 February to 3 March 2023", "from February to March 2023"),
        ("3, 4 and 5 March", "March"),
        ("3\u201312 Mar. 2023", "March 2023"),
        ("3-Mar-23 and 3 Mar '23", "March 2023 and March 2023"),
        ("March 3, 2023, and March 3rd.", "March 2023, and March."),
        ("On 2023-03-03, on 03/03/2023, 3.3.2023 and 03.03.23", None),
        ("seen on 3/3 at home", "seen in March at home"),
        ("3\nMarch\n2023", "March 2023"),
        ("on 31/12, on 12/13, on 1/1", "in December, in December, in January"),
        ("31/1/2023, 3/13/2023, 12/12/2023", "January 2023, March 2023, December 2023"),
        ("5/4/49, 5/4/50", "April 2049, April 1950"),
        ("1.2.2010, 01.02.10", "February 2010, February 2010"),
        ("from 3 to 5 March 2023", "in March 2023"),
    ],
)
def test_prose(text: str, said: str | None) -> None:
    found = coarse_text(text, "months")
    assert found == (said or "In March 2023, in March 2023, March 2023 and March 2023")


@pytest.mark.parametrize("how", HOWS)
@pytest.mark.parametrize(
    "text",
    [
        "In 2023, 3 of 12 visits were made; 3/4 of staff knew.",
        "of the 3 may have been two",
        "In March 20 staff left",
        "see section 1.2.10 and [[health-012]], HV1 at 14:30",
        "https://example.org/2023/03/03/report",
        "They march 3 abreast",
        "forms 32/1/2023, 0/3/2023, 3/0/2023, 13/13/2023, on 32/12",
        "paragraphs 1.2.10 and 11.2.10",
    ],
)
def test_what_is_no_date_stays(how: How, text: str) -> None:
    assert coarse_text(text, how) == text


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("seasons", "In spring 2023; in winter 2022/23; in spring 2023; that spring 2023"),
        ("years", "In 2023; in 2023; in 2023; that 2023"),
    ],
)
def test_prose_more_coarsely(how: How, said: str) -> None:
    text = "On 3 March 2023; on 4 January 2023; in late March 2023; that spring 2023"
    assert coarse_text(text, how) == said


@pytest.mark.parametrize(
    ("text", "how", "said"),
    [
        ("January to early July 2022", "seasons", "winter 2021/22 to summer 2022"),
        ("October to December 2021", "years", "2021"),
        ("from 28 February to 3 March 2023", "years", "in 2023"),
        ("between May 2022 and June 2023", "years", "between 2022 and 2023"),
        ("In March, and by 3 April", "years", "In that year, and by that year"),
        ("since late November", "seasons", "since autumn"),
        ("in December, in January, in July", "seasons", "in winter, in winter, in summer"),
        ("in winter 2022; spring of 2023; in autumn 2023", "years", "in 2022; 2023; in 2023"),
        ("January 2021 to March 2022", "years", "2021 to 2022"),
        ("2023-12-31 and 2023/1/5", "seasons", "winter 2023/24 and winter 2022/23"),
        ("She may. They march in line.", "years", "She may. They march in line."),
    ],
)
def test_months_in_prose(text: str, how: How, said: str) -> None:
    assert coarse_text(text, how) == said


@given(
    st.dates(date(1950, 1, 1), date(2049, 12, 31)),
    st.sampled_from(HOWS),
    st.sampled_from(
        [
            "{d} {m} {y}",
            "{d:02}/{n:02}/{y}",
            "{y}-{n:02}-{d:02}",
            "{m} {d}, {y}",
            "{d}th of {m} {y}",
        ]
    ),
)
def test_no_day_is_left(day: date, how: How, form: str) -> None:
    written = form.format(d=day.day, m=MONTHS[day.month - 1], n=day.month, y=day.year)
    found = coarse_text(f"HV1 rang on {written}, and again.", how)
    assert written not in found
    assert not re.search(r"[0-9]{1,2}(?:th)? (?:of )?[A-Z]|[A-Z][a-z]+ [0-9]{1,2}\b(?!/)", found)


@pytest.mark.parametrize(
    ("wording", "kept"),
    [
        ("early March 2023", True),
        ("14 March", False),
        ("the 3rd", False),
        ("the Monday after", False),
        ("Christmas Eve 2022", False),
    ],
)
def test_a_wording_of_the_team(wording: str, kept: bool) -> None:
    assert keeps_no_day(wording, "months") is kept
    assert not keeps_no_day(wording, "years")
