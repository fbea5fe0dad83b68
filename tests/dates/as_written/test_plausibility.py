"""What can be the date of an event in a review, and what does not fit it."""

from datetime import date

import pytest

from learning_together.dates.as_written.habits import Habits
from learning_together.dates.as_written.plausibility import checked, conflicts, fault_of, form_of

TODAY = date(2024, 1, 15)
HABITS = Habits(period=(date(2008, 1, 1), date(2010, 12, 31)), today=TODAY)


def test_the_form_of_a_date_or_none() -> None:
    assert [form_of(one) for one in ("2009-03-12", "2009-03", "2009-21", "2009", "soon")] == [
        "day", "month", "season", "year", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("reading", "why"),
    [
        ("2009-03-12", ""),
        ("1900-01-02", ""),
        ("1900", ""),
        ("2025-12-31", ""),
        ("2009-03-12/..", ""),
        ("[..2009-03-12]", ""),
        ("1900-01-01", "programs write this where no date was given"),
        ("1904-01-01", "programs write this where no date was given"),
        ("1904-01-02/1904-01-05", ""),
        ("1899-12-31", "the year 1899 is too long ago"),
        ("1899-12-31/2009-01-01", "the year 1899 is too long ago"),
        ("1899-12-31/..", "the year 1899 is too long ago"),
        ("../1899-12-31", "the year 1899 is too long ago"),
        ("9999-12-31", "the year 9999 is still to come"),
        ("2026-01-01", "the year 2026 is still to come"),
        ("2009-01-01/2026-01-01", "the year 2026 is still to come"),
        ("2009-02-30", "February 2009 has 28 days"),
    ],
)
def test_what_can_be_no_date_of_a_review(reading: str, why: str) -> None:
    assert why in fault_of(reading, HABITS)
    assert bool(fault_of(reading, HABITS)) is bool(why)


def test_a_sound_reading_keeps_its_notes() -> None:
    found = checked({"2009-03-12": ("a note",)}, HABITS)
    assert (found.readings, found.notes, found.why) == (("2009-03-12",), ("a note",), "")
    refused = checked({"1900-01-01": ("a note",)}, HABITS)
    assert (refused.readings, refused.notes) == ((), ())
    assert refused.why


@pytest.mark.parametrize(
    ("reading", "note"),
    [
        ("2024-01-15", ""),
        ("2024-01-16", "16 January 2024 is still to come"),
        ("1978-12-31", ""),
        ("1977-12-31", "31 December 1977 is long before the time of the review"),
    ],
)
def test_what_does_not_fit_the_review_is_told(reading: str, note: str) -> None:
    assert checked({reading: ()}, HABITS).notes == ((note,) if note else ())
    if "long" in note:
        assert checked({reading: ()}, Habits(today=TODAY)).notes == ()


@pytest.mark.parametrize(
    ("reading", "weekdays", "said"),
    [
        ("2009-03-12", (3,), []),
        ("2009-03-12", (), []),
        ("2009-03-12", (4,), ["12 March 2009 was a Thursday, not a Friday"]),
        ("2009-03-12", (3, 4), []),
        ("2009-03-12", (4, 3), ["12 March 2009 was a Thursday, not a Friday"]),
        ("2009-03", (4,), []),
        ("2009-03-12/2009-03-13", (3, 4), []),
        ("2009-03-12/2009-03-13", (3, 3), ["13 March 2009 was a Friday, not a Thursday"]),
        ("2009-03-12/2009-03-13", (0,), []),
        ("../2009-03-13", (0, 0), ["13 March 2009 was a Friday, not a Monday"]),
    ],
)
def test_weekdays_that_contradict(reading: str, weekdays: tuple[int, ...], said: list[str]) -> None:
    assert conflicts(reading, weekdays) == said
