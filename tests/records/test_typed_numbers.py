"""Numbers as people type them."""

import pytest

from learning_together.records.typed_numbers import TypedNumber, typed_number


@pytest.mark.parametrize(
    ("typed", "figures"),
    [
        ("12 hrs", "12"),
        ("12h", "12"),
        ("2.5 hours", "2.5"),
        ("1,250", "1250"),
        ("£1,200", "1200"),
        ("£ 1,200.50", "1200.5"),
        ("40 GBP", "40"),
        ("two", "2"),
        ("Twelve", "12"),
        ("2h30", "2.5"),
        ("1 hr 15 mins", "1.25"),
        ("45 minutes", "0.75"),
        ("3.0", "3"),
        ("20", "20"),
    ],
)
def test_what_is_sure(typed: str, figures: str) -> None:
    assert typed_number(typed, whole=False) == TypedNumber(figures, sure=True)


@pytest.mark.parametrize(
    ("typed", "figures"),
    [
        ("~20", "20"),
        ("about 20 hours", "20"),
        ("1.200,00", "1200"),
        ("3,5", "3.5"),
        ("20 mins", "0.33"),
        ("2 (medium)", "2"),
        ("12 hrs (so far)", "12"),
    ],
)
def test_what_is_probable(typed: str, figures: str) -> None:
    assert typed_number(typed, whole=False) == TypedNumber(figures, sure=False)


@pytest.mark.parametrize(
    ("typed", "figures", "sure"),
    [
        ("v3", "3", True),
        ("2nd", "2", True),
        ("3.0", "3", True),
        ("No. 4", "4", True),
        ("Q1", "1", False),
    ],
)
def test_whole_numbers(typed: str, figures: str, sure: bool) -> None:
    assert typed_number(typed, whole=True) == TypedNumber(figures, sure)


@pytest.mark.parametrize(
    "typed", ["two days", "high", "none", "", "3 or 4", "1,20,000", "12 weeks", "9" * 50, "half"]
)
def test_what_there_is_no_telling_of(typed: str) -> None:
    assert typed_number(typed, whole=False) is None


@pytest.mark.parametrize("typed", ["2.5", "2h30", "45 minutes", "3,5"])
def test_what_is_no_whole_number(typed: str) -> None:
    assert typed_number(typed, whole=True) is None
