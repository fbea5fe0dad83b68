"""Figures that may be a season or two years."""

import pytest

from learning_together.dates.season_or_years import either


@pytest.mark.parametrize(
    ("text", "season"),
    [
        ("2020-21", "[2020-03..2020-05]"),
        ("2021-22", "[2021-06..2021-08]"),
        ("2022-23~", "[2022-09..2022-11]"),
        ("2023-24", "[2023-12..2024-02]"),
        ("2019/2021-22", "[2021-06..2021-08]"),
    ],
)
def test_what_they_are_as_a_season(text: str, season: str) -> None:
    found = either(text)
    assert found is not None
    assert found.season == season


def test_what_they_are_as_years() -> None:
    found = either("2023-24")
    assert found is not None
    assert found[:2] == ("2023-24", 2023)
    assert (found.years, found.within) == ("2023/2024", "[2023..2024]")


@pytest.mark.parametrize(
    "text", ["2021-23", "2019-20", "2024-25", "2021-10-22", "12021-22", "2022"]
)
def test_others(text: str) -> None:
    assert either(text) is None
