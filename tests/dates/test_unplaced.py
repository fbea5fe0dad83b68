"""Words for a time that are no date are told for what they are."""

import pytest

from learning_together.dates.unplaced import unplaced


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("half-term", "differ from one authority"),
        ("Half term 2023", "differ from one authority"),
        ("the school holidays", "differ from one authority"),
        ("term 3 2022/23", "differ from one authority"),
        ("Autumn 1", "differ from one authority"),
        ("end of term", "differ from one authority"),
        ("in the holidays", "differ from one authority"),
        ("INSET day", "differ from one authority"),
        ("bank holiday", "which bank holiday"),
        ("Bank Holiday Monday 2023", "which bank holiday"),
        ("during the first lockdown", "different times in each nation"),
        ("Eid 2023", "falls on other days each year"),
        ("Ramadan", "falls on other days each year"),
        ("yesterday", "counts from another day"),
        ("last Tuesday", "counts from another day"),
        ("three weeks ago", "counts from another day"),
        ("2 days before", "counts from another day"),
        ("the next day", "counts from another day"),
        ("at birth", "counts from another day"),
        ("aged 14", "an age or a year at school"),
        ("when she was three", "an age or a year at school"),
        ("Year 6", "an age or a year at school"),
        ("Christmas", "names no year"),
        ("before New Year\u2019s Eve", "names no year"),
        ("the end of the summer term", "names no year"),
        ("over the Easter holidays", "names no year"),
        ("Q3", "names no year"),
        ("first quarter", "names no year"),
        ("August bank holiday", "names no year"),
        ("12th March", "names no year"),
        ("late Sept", "names no year"),
        ("autumn", "names no year"),
    ],
)
def test_why_words_are_no_date(text: str, why: str) -> None:
    said = unplaced(text)
    assert said is not None
    assert why in said.why
    assert said.help


def test_what_is_typed_is_repeated_with_a_year() -> None:
    said = unplaced(" Christmas  Day. ")
    assert said is not None
    assert said.help == "add the year, such as Christmas Day 2023, or write the day"


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2023", "31/2/2009", "half-term, 13/02/2023", "HV visited the home", "Easterly",
     "Mr May", "a lent book " + "x" * 80, "31 June 2009", "12 foomarch"],
)  # fmt: skip
def test_other_words_are_not_explained(text: str) -> None:
    assert unplaced(text) is None
