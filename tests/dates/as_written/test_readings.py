"""A date in words or figures, spans and weeks too: every reading, with its doubts."""

from datetime import date

import pytest

from learning_together.dates.as_written.habits import Habits
from learning_together.dates.as_written.readings import Reader, Span

TODAY = date(2024, 1, 15)
PERIOD = (date(2008, 1, 1), date(2010, 12, 31))
USUAL = Habits(period=PERIOD, today=TODAY)
BOTH = Habits(order="unsettled", period=PERIOD, today=TODAY)
TITLE = Habits(period=PERIOD, year=2009, today=TODAY)


def read(
    text: str,
    habits: Habits = USUAL,
    weekdays: tuple[int, ...] = (),
    *,
    lasting: bool = False,
) -> tuple[list[Span], list[str]]:
    """The readings of a text, and the doubts."""
    reader = Reader(habits, lasting, weekdays)
    return reader.whole(text), reader.doubts


def readings(text: str, habits: Habits = USUAL, *, lasting: bool = False) -> list[str]:
    return [one.text for one in read(text, habits, lasting=lasting)[0]]


@pytest.mark.parametrize(
    "text", ["2009-03-12~", "2009-03-12/2009-03-15", "2009-03-12/..", "[2009..2010]"]
)
def test_what_lt_writes_is_taken_as_it_is(text: str) -> None:
    assert readings(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2009/2010", ["[2009..2010]"]),
        ("2009 / 2010", ["[2009..2010]"]),
        ("2009/2011", []),
        ("2009-2011", ["2009/2011"]),
        ("2012/13", ["[2012..2013]"]),
        ("2011/12", ["[2011..2012]", "2011-12"]),
        ("2009-10", ["[2009..2010]", "2009-10"]),
        ("1999-00", ["[1999..2000]", "1999-00"]),
        ("2009/11", []),
        ("1990s", ["[1990..1999]"]),
        ("the 1990's", ["[1990..1999]"]),
    ],
)
def test_several_years(text: str, expected: list[str]) -> None:
    assert readings(text) == expected


@pytest.mark.parametrize(
    ("text", "weekdays", "expected", "note"),
    [
        ("w/c 9 march 2009", (), ["[2009-03-09..2009-03-15]"], ""),
        ("w/c 8 march 2009", (), ["[2009-03-08..2009-03-14]"], ""),
        ("w/c 11 march 2009", (2,), ["[2009-03-11..2009-03-17]"], "was a Wednesday, on which no"),
        ("w/c 9 march", (), ["[2009-03-09..2009-03-15]"], "fits the weekday"),
        ("w/c 10 march", (2,), ["[2010-03-10..2010-03-16]"], "fits the weekday"),
        ("week of 9 march 2009", (), ["[2009-03-09..2009-03-15]"], ""),
        ("week of 8 march 2009", (), ["[2009-03-08..2009-03-14]"], ""),
        ("week ending 13 march 2009", (), ["[2009-03-07..2009-03-13]"], ""),
        ("w/e 13 march", (4,), ["[2009-03-07..2009-03-13]"], "fits the weekday"),
        ("w/e march 2009", (), [], ""),
        ("w/c march 2009", (), [], ""),
        ("w/c 31/2/2009", (), [], ""),
    ],
)
def test_weeks(text: str, weekdays: tuple[int, ...], expected: list[str], note: str) -> None:
    spans, _ = read(text, USUAL, weekdays)
    assert [one.text for one in spans] == expected
    assert note in str([one.notes for one in spans])
    assert bool(note) is any(one.notes for one in spans)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("early 2009", "2009"),
        ("? 2009", "2009?"),
        ("2009 ?", "2009?"),
        ("2009??", "2009?"),
        ("2009 (?)", "2009?"),
        ("2009 approx", "2009~"),
        ("2009 (approx.)", "2009~"),
        ("2009~", "2009~"),
        ("12 march 2009 tbc", "2009-03-12?"),
        ("probably c. 2009", "2009%"),
        ("c. probably 2009", "2009%"),
        ("possibly perhaps 2009", "2009?"),
        ("probably w/c 9 march 2009", "[2009-03-09..2009-03-15]"),
        ("about 12-15 march 2009", "2009-03-12~/2009-03-15~"),
        ("around 12 or 14 march 2009", "[2009-03-12..2009-03-14]"),
        ("from probably 12 march 2009 to 15 march 2009", "2009-03-12?/2009-03-15"),
    ],
)
def test_words_and_signs_of_doubt(text: str, reading: str) -> None:
    assert readings(text) == [reading]


@pytest.mark.parametrize("text", ["200?", "20??", "probably", "?", "a - b", "12 march 2009 -"])
def test_what_is_no_date(text: str) -> None:
    assert read(text) == ([], [])


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("since 2009", "2009/.."),
        ("from 2009, ", "2009/.."),
        ("2009 onwards", "2009/.."),
        ("2009 to date", "2009/.."),
        ("2009 and ongoing", "2009/.."),
        ("march 2009 - present", "2009-03/.."),
        ("until 2009", "../2009"),
        ("up to march 2009", "../2009-03"),
        ("in or before 2009", "[..2009]"),
        ("on or after 12 march 2009", "[2009-03-12..]"),
        ("before march 2009", "[..2009-02-28]"),
        ("prior to 12 march 2009", "[..2009-03-11]"),
        ("after march 2009", "[2009-04-01..]"),
        ("by march 2009", "[..2009-03-31]"),
        ("by 12 march 2009", "[..2009-03-12]"),
    ],
)
def test_spans_with_one_end(text: str, reading: str) -> None:
    assert readings(text) == [reading]


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("from 12 to 15 march 2009", "2009-03-12/2009-03-15"),
        ("12 and 13 march 2009", "2009-03-12/2009-03-13"),
        ("march and april 2009", "2009-03/2009-04"),
        ("march/april 2009", "[2009-03..2009-04]"),
        ("spring/summer 2009", "[2009-21..2009-22]"),
        ("autumn 2009 - spring 2010", "2009-23/2010-21"),
        ("early march - late april 2009", "2009-03/2009-04"),
        ("12 march 2009 - 13", "2009-03-12/2009-03-13"),
        ("12-15/3/2009", "2009-03-12/2009-03-15"),
        ("12/3/2009-15/3", "2009-03-12/2009-03-15"),
        ("jan 2010 to dec", "2010-01/2010-12"),
        ("12 march 2009 - 12 march 2009", "2009-03-12"),
        ("between 1 march 2009 and 3 april", "[2009-03-01..2009-04-03]"),
        ("b/w march and may 2009", "[2009-03..2009-05]"),
    ],
)
def test_spans(text: str, reading: str) -> None:
    spans, doubts = read(text)
    assert ([one.text for one in spans], doubts) == ([reading], [])
    assert spans[0].notes == ()


@pytest.mark.parametrize(
    ("text", "reading", "year"),
    [
        ("28 dec - 3 jan 2010", "2009-12-28/2010-01-03", 2009),
        ("28 dec 2009 - 3 jan", "2009-12-28/2010-01-03", 2010),
        ("15 march to 12 march 2009", "2008-03-15/2009-03-12", 2008),
    ],
)
def test_a_year_that_one_end_leaves_to_the_other_is_told(
    text: str, reading: str, year: int
) -> None:
    (span,), _ = read(text)
    assert span.text == reading
    assert span.notes == (f"one of its years is not written; {year} was taken",)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("12 & 14 march 2009", "it names two dates"),
        ("12 and 14 march 2009", "it names two dates"),
        ("dec - jan 2010", "may be either of two"),
        ("dec 2009 to jan", "may be either of two"),
        ("28 dec - 3 jan", "a new year lies between"),
        ("week of 10 march 2009", "whether that week began on this day"),
        ("w/c 1/2/30", "does not say its century"),
    ],
)
def test_why_a_span_is_not_read(text: str, doubt: str) -> None:
    spans, doubts = read(text)
    assert spans == []
    assert doubt in doubts[0]


@pytest.mark.parametrize(
    ("text", "told"), [("12 or 13 march 2009", False), ("12 or 15 march 2009", True)]
)
def test_of_two_dates_no_day_between_them_is_meant(text: str, told: bool) -> None:
    (span,), _ = read(text)
    assert span.text.startswith("[2009-03-12..")
    assert span.notes == (("one of two dates is meant, and no day between them",) if told else ())


def test_what_went_on_goes_from_one_to_the_other() -> None:
    assert readings("between 1 and 3 march 2009") == ["[2009-03-01..2009-03-03]"]
    assert readings("between 1 and 3 march 2009", lasting=True) == ["2009-03-01/2009-03-03"]
    assert readings("march/april 2009", lasting=True) == ["2009-03/2009-04"]


def test_spans_without_a_year() -> None:
    assert readings("12 march - 15 april", TITLE) == ["2009-03-12/2009-04-15"]
    assert readings("march - april", TITLE) == ["2009-03/2009-04"]
    assert readings("12/3 - 15/4") == [f"{y}-03-12/{y}-04-15" for y in (2008, 2009, 2010)]


def test_of_several_readings_only_those_count_that_run_forwards() -> None:
    assert readings("12/3/2009 - 3/4/2009", BOTH) == ["2009-03-12/2009-04-03"]
    assert readings("4/3/2009 - 5/4/2009", BOTH) == [
        "2009-03-04/2009-04-05", "2009-03-04/2009-05-04",
        "2009-04-03/2009-04-05", "2009-04-03/2009-05-04",
    ]  # fmt: skip
    assert readings("15/4/2009 - 12/3/2009") == ["2009-04-15/2009-03-12"]


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("easter 2009", "2009-04-12~"),
        ("about easter 2009", "2009-04-12~"),
        ("probably easter 2009", "2009-04-12%"),
        ("probably goodfriday 2009", "2009-04-10?"),
        ("in easter 2009", "2009-04-12~"),
        ("before easter 2009", "[..2009-04-11]"),
        ("by easter 2009", "[..2009-04-12]"),
        ("after christmas 2009", "[2009-12-26..]"),
        ("since christmas 2009", "2009-12-25~/.."),
        ("until easter 2009", "../2009-04-12~"),
        ("christmas 2009 to easter 2010", "2009-12-25~/2010-04-04~"),
        ("between christmas 2009 and newyear 2010", "[2009-12-25..2010-01-01]"),
        ("between christmas 2009 and about 3 may 2010", "[2009-12-25..2010-05-03~]"),
        ("early autumn term 2009", "[2009-08..2009-12]"),
        ("probably february half-term 2009", "2009-02"),
        ("12 march 2009 or easter 2009", "[2009-03-12..2009-04-12]"),
    ],
)
def test_days_and_times_that_have_names(text: str, reading: str) -> None:
    assert readings(text) == [reading]


def test_a_time_that_lasts_goes_from_its_start_to_its_end() -> None:
    assert readings("autumn term 2009", lasting=True) == ["2009-08/2009-12"]
    assert readings("autumn term 2009") == ["[2009-08..2009-12]"]


def test_an_end_that_leaves_its_year_to_the_other_lies_on_its_own_side() -> None:
    assert readings("12 march 2009 to 12 march") == ["2009-03-12"]
    assert readings("12 march 2009 to 13 march") == ["2009-03-12/2009-03-13"]
    assert readings("12 march 2009 to 11 march") == ["2009-03-12/2010-03-11"]
    assert readings("12 march to 12 march 2009") == ["2009-03-12"]
    assert readings("13 march to 12 march 2009") == ["2008-03-13/2009-03-12"]


def test_of_several_readings_those_that_run_backwards_are_none() -> None:
    for text in ("3/4/2009 - 4/3/2009", "3/4/2009 - 3/4/2009"):
        assert set(readings(text, BOTH)) == {"2009-03-04", "2009-04-03", "2009-03-04/2009-04-03"}


def test_a_second_number_of_two_figures_may_be_a_year() -> None:
    spans, doubts = read("2008 to 10")
    assert spans == []
    assert doubts == ["it does not say whether its second number is a year"]
    assert read("march 2009 to 10")[1] == []
    assert read("10 to 2008")[1] == []
