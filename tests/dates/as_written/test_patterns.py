"""The forms that people give to dates: which spellings each pattern takes, and which it leaves."""

import re

import pytest

from learning_together.dates.as_written import patterns
from learning_together.dates.edtf_parts import SEASONS
from learning_together.english import MONTHS, month_of


@pytest.mark.parametrize("month", MONTHS)
def test_a_month_in_full_or_in_short(month: str) -> None:
    for name in (month.lower(), month[:3].lower(), f"{month[:3].lower()}."):
        found = re.fullmatch(patterns.NAME, name)
        assert found
        assert MONTHS[month_of(found[1]) - 1] == month
    assert not re.fullmatch(patterns.NAME, f"{month.lower()}x")


def test_every_month_has_its_welsh_name() -> None:
    assert [name.capitalize() for name in patterns.WELSH.values()] == list(MONTHS)
    said = "12 ionawr, 3 rhagfyr; maison"
    assert patterns.WELSH_MONTH.findall(said) == ["ionawr", "rhagfyr"]


@pytest.mark.parametrize(
    ("name", "takes", "leaves"),
    [
        ("FIGURES", "12/3/2009|12.3.09|12 - 3 - 2009|12,3,2009|1\\2\\09|1 2 '09", "1/2|1/2/209"),
        ("ISO", "2009-03-12|2009/3/1|2009.03.12|2009 03 12", "2009-03/12|209-03-12"),
        ("ISO_MONTH", "2009-03|2009/03|2009 - 03", "2009-3|2009.03"),
        ("TWO_YEARS", "2009/2010|2009 / 2010", "2009-2010|2009/10"),
        ("COMPACT", "20090312", "2009031|200903123"),
        ("SERIAL", "39884|39884.5", "3988|398845|39884."),
        (
            "DAY_NAME",
            "12 march 2009|the 12th of march '09|12mar09|12 day of may, 2009",
            "march 2009|12 march|12th 2009",
        ),
        ("NAME_DAY", "march 12, 2009|mar. 12th 2009|march12 2009", "march 12 09|march 2009"),
        ("MONTH", "march 2009|march of 2009|mar-09|mar. '09", "march|march 9"),
        ("MONTH_FIGURES", "3/2009|03.2009|03-2009", "3/09|3 2009"),
        (
            "SEASON",
            "spring 2009|the summer of '09|winter 2009/10|winter 2009 - 2010",
            "spring|monsoon 2009",
        ),
        ("DECADE", "1990s|the 1990's|in the 1990s", "1995s|90s"),
        ("NO_YEAR_NAME", "12 march|the 12th of march|12mar", "march 12|12"),
        ("NO_YEAR_FIGURES", "12/3|12.3|12-03", "12 3|12/3/9"),
        ("DAY_ONLY", "12|12th|the 12 th", "123|12thx"),
        ("CLOCK_END", "12/3/09 - 14.10|2009-9.05", "12/3/09 - 14.30|12/3/09 - 25.10"),
        ("UNTIL", "until x|till x|up to x|up until x", "to x"),
        ("BEFORE", "before x|prior to x|by x", "after x"),
        ("AFTER", "after x", "in after x"),
        ("NOT_AFTER", "on or before x|in or before x", "before x"),
        ("NOT_BEFORE", "on or after x|in or after x", "after x"),
        (
            "SINCE",
            (
                "since x|from x|x onwards|x onward|x - present|x -ongoing|x - to date|x - now|"
                "x to present|x to date|x to now|x ongoing|x and ongoing"
            ),
            "x|x to y",
        ),
        (
            "BETWEEN",
            (
                "between x and y|at some time between x & y|sometime between x to y|"
                "one day between x - y|b/w x and y|betw. x and y"
            ),
            "x and y|between x",
        ),
        (
            "EDTF",
            (
                "2009-03~|2009-03-12%|2009-03-12/2009-03-15?|../2009-03-12|2009-03-12~/..|"
                "[2009..2010]|[..2009-03]|[2009-03-12..]"
            ),
            "2009~|2009-03|2009/2010|2009-03-12?",
        ),
    ],
)
def test_spellings(name: str, takes: str, leaves: str) -> None:
    pattern: re.Pattern[str] = getattr(patterns, name)
    assert [one for one in takes.split("|") if not pattern.fullmatch(one)] == []
    assert [one for one in leaves.split("|") if pattern.fullmatch(one)] == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "ABOUT",
            (
                "about |around |on or about |on or around |approx |approx. |approximately |"
                "circa |ca. |c. |c |c|roughly |~"
            ),
        ),
        (
            "UNSURE",
            (
                "probably |possibly |perhaps |maybe |thought to be |believed to be |likely |?|"
                "probably on |possibly in "
            ),
        ),
        (
            "WEEK",
            (
                "w/c |w.c. |wc |wk/c |week commencing |week beginning |w/b |week of |"
                "wk commencing |wk beginning |wb: |during the w/c |w/c the "
            ),
        ),
        ("WEEK_END", "week ending |w/e |wk ending: "),
    ],
)
def test_words_before_a_date(name: str, words: str) -> None:
    pattern: re.Pattern[str] = getattr(patterns, name)
    for word in words.split("|"):
        found = pattern.match(f"{word}2009")
        assert found, word
        assert found.end() == len(word), word
    assert not pattern.match("2009")


def test_letters_after_a_figure() -> None:
    assert patterns.ORDINAL.findall("1st 2 nd 3rd 4thx 115th") == [
        ("1", "st"),
        ("2", "nd"),
        ("3", "rd"),
    ]
    assert patterns.ORDINAL_JOINED.sub(r"\1 ", "12thmarch 12thing") == "12th march 12thing"


def test_seasons_are_numbered_as_in_edtf() -> None:
    assert {number: name for name, number in patterns.SEASONS.items()} == SEASONS
