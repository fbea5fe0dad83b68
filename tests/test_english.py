"""Plain English: numbers, rows of words, days and months."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_together import english


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 agencies"), (1, "1 agency"), (2, "2 agencies"), (1204, "1204 agencies")],
)
def test_a_number_with_its_noun(number: int, said: str) -> None:
    assert english.counted(number, "agency", "agencies") == said


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 errors"), (1, "1 error"), (2, "2 errors"), (999, "999 errors"), (1204, "1,204 errors")],
)
def test_a_plural_with_an_s_and_thousands_set_apart(number: int, said: str) -> None:
    assert english.counted(number, "error", commas=True) == said


@pytest.mark.parametrize(
    ("words", "all_of_them", "one_of_them"),
    [
        ("", "", ""),
        ("a", "a", "a"),
        ("ab", "a and b", "a or b"),
        ("abc", "a, b and c", "a, b or c"),
        ("abcd", "a, b, c and d", "a, b, c or d"),
        (["", "a", ""], "a", "a"),
        (["a", "", "b"], "a and b", "a or b"),
    ],
)
def test_words_in_a_row(words: str | list[str], all_of_them: str, one_of_them: str) -> None:
    assert english.listed(words) == all_of_them
    assert english.listed(iter(words)) == all_of_them
    assert english.either(words) == one_of_them


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", ""),
        ("ab", "a and b"),
        ("abcd", "a, b, c and d"),
        ("abcde", "a, b, c and 2 more"),
        ("abcdef", "a, b, c and 3 more"),
    ],
)
def test_the_first_few_of_many(words: str, said: str) -> None:
    assert english.some(iter(words)) == said


def test_as_many_as_are_asked_for() -> None:
    assert english.some("abc", 2) == "a, b and c"
    assert english.some("abcd", 2) == "a, b and 2 more"


@pytest.mark.parametrize(
    ("text", "said"), [("", ""), ("a", "A"), ("the NHS", "The NHS"), ("école", "École")]
)
def test_a_text_begins_a_sentence(text: str, said: str) -> None:
    assert english.starting(text) == said


@pytest.mark.parametrize(
    ("word", "said"),
    [(None, ""), ("", ""), ("held", "Held"), ("not-in-the-KPE", "Not in the KPE")],
)
def test_a_word_of_a_fixed_set(word: str | None, said: str) -> None:
    assert english.label(word) == said


def test_a_text_is_cut_off_where_it_is_too_long() -> None:
    assert english.short("a" * 60) == "a" * 60
    assert english.short("a" * 61) == "a" * 58 + " …"
    assert english.short("abcdef", 6) == "abcdef"
    assert english.short("abcdefg", 6) == "abcd …"
    assert english.short("abc defg", 6) == "abc …"


@pytest.mark.parametrize("month", range(1, 13))
def test_a_day_and_its_month_as_the_calendar_has_them(month: int) -> None:
    day = date(2023, month, 4)
    assert english.day(day) == f"4 {day:%B} 2023"
    assert english.MONTHS[month - 1] == f"{day:%B}"
    assert english.MONTHS_IN_SHORT[month - 1] == f"{day:%b}".lower()
    assert {english.month_of(f"{day:%B}"), english.month_of(f"{day:%b}".lower())} == {month}


def test_a_day_in_words() -> None:
    assert english.day(date(2024, 2, 29)) == "29 February 2024"
    assert english.day(date(999, 12, 1)) == "1 December 999"
    assert english.month_of("Sept.") == 9
    with pytest.raises(ValueError, match="tuple"):
        english.month_of("Smarch")


def test_a_mark_that_running_text_begins_a_line_with_by_chance_needs_company() -> None:
    assert english.items_of(["It was in", "12. May, and", "– as he said", "no more"]) == [1, 2]
    assert english.items_of(["The house is", "12. May came"]) == []
    assert english.items_of(["Who came:", "12. May"]) == [1]
    assert english.items_of(["Two things", "– the rota", "\tthe form"]) == [1, 2]


@pytest.mark.parametrize(
    "mark", ["-", "--", "->", "–", "1.", "1)", "a)", "1 -", "Q1.", "#1", "~", "★"]
)
def test_a_mark_of_a_list_is_one_with_its_space_and_without(mark: str) -> None:
    assert english.items_of(["Steps", f"{mark} rang mother", f"{mark} rang school"]) == [1, 2]
    bare = [] if mark in {"1 -", "Q1.", "#1", "~", "★"} else [1, 2]
    assert english.items_of(["Steps", f"{mark}rang mother", f"{mark}rang school"]) == bare


@pytest.mark.parametrize("line", [
    "e.g. of those", "Mr. Smith", "& father", "2.5 mg", "10 May", "(as he said)", "“No”, she said",
    "£5 a day", "…and left", "/ education", "http://example.org", "HV1 rang",
])  # fmt: skip
def test_what_running_text_begins_a_line_with_is_no_mark_by_itself(line: str) -> None:
    assert english.items_of(["She was told of", line, "and left."]) == []


def test_a_log_is_one_where_every_line_of_it_begins_so() -> None:
    assert english.items_of(["Three calls", "09:30 rang", "10:15 rang", "1430hrs left"]) == [
        1,
        2,
        3,
    ]
    assert english.items_of(["Q: why?", "A: no food"]) == [0, 1]
    assert english.items_of(["She came at", "09:30 and left at", "10:15 with her", "aunt."]) == []
    assert english.items_of(["She came at", "09:30 and left."]) == []
    assert english.items_of(["12/03/2009 seen", "13/03/2009 not", "at home"]) == []


_PIECES = st.sampled_from(
    [
        *"abivx QSP12-*•|+>[](){}.,;:'’/\t=o",
        "Step ",
        "Day ",
        "No. ",
        "the ",
        "Home",
        "12",
        "10:15",
        "- ",
    ]
)


@given(st.lists(_PIECES, max_size=6).map("".join))
def test_a_line_that_is_passed_over_begins_with_no_mark(line: str) -> None:
    marks = (english._SURE, english._LIKELY, english._LOGGED)
    assert not (english._RUNNING.match(line) and any(one.match(line) for one in marks))
