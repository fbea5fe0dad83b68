"""Dates as somebody types them for a field."""

from datetime import date

import pytest

from learning_together.dates.as_written.typed import TypedDate, typed_date, typed_day
from learning_together.dates.edtf import DateFault


@pytest.mark.parametrize(
    ("typed", "readings", "wording", "time"),
    [
        ("2023-01-10", ("2023-01-10",), "", ""),
        (" 2009-03-12/.. ", ("2009-03-12/..",), "", ""),
        ("10th January 2023", ("2023-01-10",), "", ""),
        ("Mon 3 April 2023", ("2023-04-03",), "", ""),
        ("20.2.22", ("2022-02-20",), "", ""),
        ("4/3/24", ("2024-03-04", "2024-04-03"), "", ""),
        ("late Jan 2023", ("2023-01",), "late Jan 2023", ""),
        ("about 3 May 2023", ("2023-05-03~",), "", ""),
        ("10 Jan 2023 at 2.30pm", ("2023-01-10",), "", "14:30"),
        ("2023?", ("2023?",), "", ""),
        ("before Xmas", (), "", ""),
        ("last week of Jan 2023", ("2023-01",), "last week of Jan 2023", ""),
        ("the 2nd half of 2022", ("[2022-07..2022-12]",), "the 2nd half of 2022", ""),
        ("the first days of the 3rd May 2022", (), "", ""),
        ("2021-22", ("2021-22", "[2021..2022]"), "", ""),
        ("2022-24", ("2022-24",), "", ""),
        ("mid-2022", ("2022",), "mid-2022", ""),
        ("mid 2022/23", ("[2022..2023]",), "mid 2022/23", ""),
        ("about 2021-22", ("[2021..2022]",), "about 2021-22", ""),
        ("c. 2008-09", ("[2008..2009]", "2008-09~"), "c. 2008-09", ""),
        ("late 2022/2023", ("[2022..2023]",), "late 2022/2023", ""),
        ("since mid-2022", ("2022/..",), "since mid-2022", ""),
        ("until about March 2022", ("../2022-03~",), "", ""),
        ("before mid-2022", (), "", ""),
        ("2021-12", ("2021-12",), "", ""),
        ("09-03-12", ("2012-03-09", "2012-09-03", "2009-03-12"), "", ""),
        ("09-13-12", ("2012-09-13",), "", ""),
        ("2009-03-12/15", ("2009-03-12/2009-03-15",), "", ""),
        ("2009-03-12 / 04-15", ("2009-03-12/2009-04-15",), "", ""),
        ("2009-03-xx", ("2009-03",), "", ""),
        ("winter 2008/09", ("2008-24",), "", ""),
        ("12032009", ("2009-03-12", "2009-12-03"), "", ""),
        ("12/3", (), "", ""),
        ("Sometime in March 2009", ("2009-03",), "Sometime in March 2009", ""),
        ("some time during 2009", ("2009",), "some time during 2009", ""),
        (
            "some time between 3 and 9 April 2009",
            ("[2009-04-03..2009-04-09]",),
            "some time between 3 and 9 April 2009",
            "",
        ),
        ("31 June 2009", (), "", ""),
        ("Easter 2023", ("2023-04-09~",), "Easter 2023", ""),
        ("Easter Monday 2023 at 2pm", ("2023-04-10",), "Easter Monday 2023 at 2pm", "14:00"),
        ("Christmas", (), "", ""),
        ("May bank holiday 2023", ("2023-05-01", "2023-05-29"), "May bank holiday 2023", ""),
        ("autumn term 2022", ("[2022-08..2022-12]",), "autumn term 2022", ""),
        ("February half-term 2023", ("2023-02",), "February half-term 2023", ""),
        ("half-term", (), "", ""),
        (
            "Q4 2022",
            ("[2022-10..2022-12]", "[2023-01..2023-03]", "[2022-01..2022-03]"),
            "Q4 2022",
            "",
        ),
        ("Q4 2022/23", ("[2023-01..2023-03]",), "Q4 2022/23", ""),
    ],
)
def test_a_date_in_words_or_figures(
    typed: str, readings: tuple[str, ...], wording: str, time: str
) -> None:
    assert typed_date(typed) == TypedDate(readings, wording, time)


def test_where_one_day_is_needed_nothing_vaguer_will_do() -> None:
    assert typed_date("31/12/2023", day=True).readings == ("2023-12-31",)
    assert not typed_date("December 2023", day=True).readings
    assert not typed_date("2023-12", day=True).readings
    assert not typed_date("2023-12-xx", day=True).readings
    assert typed_date("20231231", day=True).readings == ("2023-12-31",)


def test_one_day() -> None:
    assert typed_day("12th March 2009") == typed_day("2009-03-12") == date(2009, 3, 12)
    for typed, said in (
        ("4/3/24", "this can mean 4 March 2024 or 3 April 2024"),
        ("March 2009", "this field needs one whole day"),
        ("soon", "this is not a date that lt can read"),
    ):
        with pytest.raises(DateFault, match=said):
            typed_day(typed)
