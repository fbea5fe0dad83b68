"""Working days in England and Wales."""

from datetime import date

import pytest

from learning_together.dates.working_days import (
    bank_holiday,
    is_weekend,
    is_working_day,
    working_days_between,
)


@pytest.mark.parametrize(
    ("day", "weekend", "holiday"),
    [
        (date(2024, 3, 28), False, ""),
        (date(2024, 3, 29), False, "Good Friday"),
        (date(2024, 3, 30), True, ""),
        (date(2024, 3, 31), True, ""),
        (date(2024, 4, 1), False, "Easter Monday"),
        (date(2022, 9, 19), False, "State Funeral"),
        (date(2024, 12, 26), False, "Boxing Day"),
    ],
)
def test_a_day(day: date, weekend: bool, holiday: str) -> None:
    assert is_weekend(day) is weekend
    assert holiday in bank_holiday(day)
    assert bool(bank_holiday(day)) is bool(holiday)
    assert is_working_day(day) is not (weekend or bool(holiday))


def test_no_holiday_of_scotland_counts() -> None:
    assert is_working_day(date(2024, 1, 2))


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2024, 3, 28), date(2024, 3, 28), 0),
        (date(2024, 3, 28), date(2024, 4, 1), 0),
        (date(2024, 3, 28), date(2024, 4, 2), 1),
        (date(2024, 3, 27), date(2024, 3, 28), 1),
        (date(2024, 4, 8), date(2024, 4, 22), 10),
        (date(2023, 12, 29), date(2024, 1, 3), 2),
        (date(2024, 4, 2), date(2024, 3, 28), 0),
    ],
)
def test_working_days_after_a_day_up_to_another(start: date, end: date, days: int) -> None:
    assert working_days_between(start, end) == days
