"""Of a date that lacks a part it is said which, and what will do instead."""

from datetime import date

import pytest

from learning_together.dates.as_written.dates import read_date
from learning_together.dates.as_written.readings import Habits

HABITS = Habits(period=(date(2008, 1, 1), date(2010, 12, 31)), today=date(2024, 1, 15))


@pytest.mark.parametrize("sign", ["?", "??", "xx", "XX", "--", "__", "n/k", "NK", "dd"])
def test_a_sign_in_the_place_of_the_day_is_told_with_what_will_do(sign: str) -> None:
    found = read_date(f"{sign}/04/2009", HABITS)
    assert not found.readings
    assert found.why.endswith("if nobody knows it, the month alone will do: April 2009")
    assert read_date("April 2009", HABITS).readings == ("2009-04",)


@pytest.mark.parametrize("said", [
    "(exact date unknown)", "(date not known)", "- day not recorded", ", exact day unclear",
    "[date of visit n/k]", "exact date not given",
])  # fmt: skip
def test_words_that_the_day_is_not_known_stay_beside_the_month(said: str) -> None:
    found = read_date(f"April 2009 {said}", HABITS)
    assert (found.readings, found.when) == (("2009-04",), f"April 2009 {said}")


@pytest.mark.parametrize(("text", "number"), [
    ("12/3/09 and 14/3/09", "two"), ("12/3/09, 14/3/09", "two"), ("12/3/09 14/3/09", "two"),
    ("12/03/2009; 14/03/2009; 16/03/2009", "3"), ("12/3/09 then 14/3/09", "two"),
])  # fmt: skip
def test_several_days_in_one_cell_are_told_as_that(text: str, number: str) -> None:
    found = read_date(text, HABITS)
    assert not found.readings
    assert found.why == f"it names {number} dates; each needs a row of its own"
