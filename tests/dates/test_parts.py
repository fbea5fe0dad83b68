"""Words for a part of a month, season or year."""

import pytest

from learning_together.dates.parts import PART, part_of

BEFORE = (
    "early |very early |mid |mid-|middle of |late |latter part of |beginning of |the start of |"
    "the middle of |end of |during |in |beginning of the year |end of the month of |last week of |"
    "the first week in |4th weekend of |final few days of |second half of |3rd quarter of the "
)


@pytest.mark.parametrize("words", BEFORE.split("|"))
def test_what_stands_before_a_month_or_year(words: str) -> None:
    rest = "2009" if "quarter" in words or "year" in words else "march 2009"
    found = PART.match(words + rest)
    assert found is not None
    assert found.end() == len(words)


@pytest.mark.parametrize(
    "text", ["march 2009", "midmarch", "last week", "first week of 3 march", "fifth week of march"]
)
def test_what_names_no_part(text: str) -> None:
    assert PART.match(text) is None


@pytest.mark.parametrize(
    ("wording", "days", "part"),
    [
        ("early May", 31, (0, 10)),
        ("LateMay", 31, (20, 31)),
        ("first week of May", 31, (0, 7)),
        ("1st weekend of May", 31, (0, 7)),
        ("second week in the month", 30, (7, 14)),
        ("fourth week of Feb", 28, (21, 28)),
        ("4th week of Feb", 27, (20, 27)),
        ("last few days of May", 31, (24, 31)),
        ("final days of May", 31, (24, 31)),
        ("first half of 2022", 365, (0, 182)),
        ("last quarter of 2022", 365, (273, 365)),
        ("4th quarter of the year", 365, (273, 365)),
        ("third half of 2022", 365, None),
        ("last week at school", 31, None),
        ("the last time in May", 31, None),
    ],
)
def test_the_days_of_a_part(wording: str, days: int, part: tuple[int, int] | None) -> None:
    assert part_of(wording, days) == part


@pytest.mark.parametrize(
    ("words", "part"),
    [
        *((one, (0, 10)) for one in ("early", "start of", "beginning of", "at the start of")),
        *((one, (10, 20)) for one in ("mid", "middle of", "about the middle of")),
        *((one, (20, 30)) for one in ("late", "end of", "towards the end of")),
        *((f"{one} week of", (0, 7)) for one in ("first", "1st")),
        *((f"{one} week of", (7, 14)) for one in ("second", "2nd")),
        *((f"{one} week of", (14, 21)) for one in ("third", "3rd")),
        *((f"{one} week of", (21, 28)) for one in ("fourth", "4th")),
        *((f"{one} week of", (23, 30)) for one in ("last", "final")),
    ],
)
def test_every_word_for_a_part(words: str, part: tuple[int, int]) -> None:
    assert part_of(f"{words} June", 30) == part
