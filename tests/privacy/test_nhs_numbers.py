"""NHS numbers are found by their check digit, without a label; numbers that count are nobody's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_together.exchange.imports.people.people_in_text import Coder
from learning_together.privacy.names.search import Search

SEARCH = Search(None)
#: As they are printed, typed, and copied out of systems.
SPELLINGS = (
    "{}{}{}", "{} {} {}", "{}-{}-{}", "{}\u00a0{}\u00a0{}", "{}\u2009{}\u2009{}",
    "{}\u2011{}\u2011{}", "{}.{}.{}", "{}/{}/{}", "{} {}{}",
)  # fmt: skip


def checked(first: int) -> str:
    """Nine digits with the one that checks them; empty where there is none."""
    digits = f"{first:09}"
    total = sum(int(one) * weight for one, weight in zip(digits, range(10, 1, -1), strict=True))
    check = (11 - total % 11) % 11
    return f"{digits}{check}" if check < 10 else ""


#: All that were ever given out, and more: those of Scotland begin with a day of the month.
GIVEN_OUT = st.integers(10_100_000, 999_999_999).map(checked).filter(
    lambda one: len(set(one)) > 1 and one not in {"0123456789", "9876543210"}
)  # fmt: skip


def kinds(text: str) -> list[str]:
    return [one.what for one in SEARCH.hits(text, finished=True)]


@given(GIVEN_OUT, st.sampled_from(SPELLINGS), st.sampled_from(["{}", "seen, {}.", "No {}\nNext"]))
def test_one_is_found_in_every_usual_spelling_without_a_label(
    number: str, spelling: str, around: str
) -> None:
    typed = spelling.format(number[:3], number[3:6], number[6:])
    assert "an NHS number" in kinds(around.format(typed))


@given(GIVEN_OUT, st.integers(1, 9))
def test_with_another_last_digit_it_is_none(number: str, more: int) -> None:
    other = f"{number[:9]}{(int(number[9]) + more) % 10}"
    assert "an NHS number" not in kinds(f"Case {other} was closed")


@pytest.mark.parametrize(
    "text",
    ["0123456789", "Row 0123456789", "012 345 6789", "9876543210", "987-654-3210",
     "Sheet row 0000000019", "000 000 0019"],
)  # fmt: skip
def test_digits_that_count_are_nobody_s(text: str) -> None:
    assert kinds(text) == []
    # An import may take it for a telephone number, and asks; not for one of the NHS.
    assert "(number" not in Coder([], {}, {}, frozenset()).code(text, "row 1").text


def test_a_text_that_counts_through_a_number() -> None:
    assert checked(943476591) == "9434765919"
    assert "an NHS number" not in kinds("Rows 9434765918 9434765919 9434765920")
    assert "an NHS number" not in kinds("9434765918\n943 476 5919\n9434765920")
    # One of the two, or either within a longer number, is no row that is counted.
    for text in (
        "9434765918 9434765919", "9434765919 9434765920", "94347659180 9434765919 9434765920",
        "9434765918 9434765919 19434765920",
    ):  # fmt: skip
        assert "an NHS number" in kinds(text)


@given(GIVEN_OUT)
def test_two_that_are_one_apart_are_never_nhs_numbers_both(number: str) -> None:
    assert checked(int(number) // 10) == number
    after = int(number) + 1
    assert checked(after // 10) != f"{after:010}"
