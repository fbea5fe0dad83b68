"""One day, month, season or year: its form, words and bounds, and the words of two of them."""

from datetime import date

import pytest

from learning_together.dates.edtf_parts import DateFault, between_words, parse_part, span_words


@pytest.mark.parametrize(
    ("text", "form", "words", "first", "last"),
    [
        ("2009-03-12", "day", "12 March 2009", date(2009, 3, 12), date(2009, 3, 12)),
        ("2009-02?", "month", "probably February 2009", date(2009, 2, 1), date(2009, 2, 28)),
        ("2008-02%", "month", "probably about February 2008", date(2008, 2, 1), date(2008, 2, 29)),
        ("2009-12", "month", "December 2009", date(2009, 12, 1), date(2009, 12, 31)),
        ("2009~", "year", "about 2009", date(2009, 1, 1), date(2009, 12, 31)),
        ("2009-21", "season", "spring 2009", date(2009, 3, 1), date(2009, 5, 31)),
        ("2009-22", "season", "summer 2009", date(2009, 6, 1), date(2009, 8, 31)),
        ("2009-23", "season", "autumn 2009", date(2009, 9, 1), date(2009, 11, 30)),
        ("2009-24", "season", "winter 2009/10", date(2009, 12, 1), date(2010, 2, 28)),
        ("1999-24", "season", "winter 1999/00", date(1999, 12, 1), date(2000, 2, 29)),
        ("9999-24", "season", "winter 9999/00", date(9999, 12, 1), date.max),
        ("2009-01-01", "day", "1 January 2009", date(2009, 1, 1), date(2009, 1, 1)),
        ("2009-12-31", "day", "31 December 2009", date(2009, 12, 31), date(2009, 12, 31)),
        ("2009-01", "month", "January 2009", date(2009, 1, 1), date(2009, 1, 31)),
        ("1000", "year", "1000", date(1000, 1, 1), date(1000, 12, 31)),
    ],
)
def test_a_part(text: str, form: str, words: str, first: date, last: date) -> None:
    part = parse_part(text)
    assert (part.form, part.words(), part.bounds()) == (form, words, (first, last))


@pytest.mark.parametrize(
    ("text", "message", "suggestion"),
    [
        ("soon", "not a date that lt can read", ""),
        ("0999", "0999 is no year", ""),
        ("2009-00", "there is no month 00", ""),
        ("2009-25", "there is no month 25", ""),
        ("2009-20", "there is no month 20", ""),
        ("2009-21-03", "there is no month 21", "2009-03-21"),
        ("2009-31-04", "there is no month 31", ""),
        ("2009-13-01", "there is no month 13", "2009-01-13"),
        ("2009-31-12", "there is no month 31", "2009-12-31"),
        ("2009-30-02", "there is no month 30", ""),
        ("2009-13-12~", "there is no month 13", "2009-12-13~"),
        ("2009-13-13", "there is no month 13", ""),
        ("2009-13-00", "there is no month 13", ""),
        ("2009-00-03", "there is no month 00", ""),
        ("2009-02-29", "there is no 29 February", ""),
        ("2009-03-00?", "there is no day 00", "2009-03?"),
    ],
)
def test_what_there_is_not(text: str, message: str, suggestion: str) -> None:
    with pytest.raises(DateFault) as caught:
        parse_part(text)
    assert message in str(caught.value)
    assert caught.value.message == str(caught.value)
    assert caught.value.suggestion == suggestion


@pytest.mark.parametrize(
    ("text", "help_"),
    [
        ("soon", "write 2009-03-12, 2009-03 or 2009; add ~ for about"),
        ("0999", "write the year with its four digits, such as 2009"),
        ("2009-13", "months are 01 to 12; 21 is spring, 22 summer, 23 autumn, 24 winter"),
        ("2009-13-05?", "if this means probably 13 May 2009, write 2009-05-13?"),
        ("2009-13-13", "write year, month and day: 2009-03-12"),
        ("2009-02-29~", "write the right day, or 2009-02~ if the day is not known"),
        ("2009-03-00", "if the day is not known, write 2009-03"),
    ],
)
def test_what_to_write_instead(text: str, help_: str) -> None:
    with pytest.raises(DateFault) as caught:
        parse_part(text)
    assert caught.value.help.startswith(help_)


def test_an_end_may_leave_its_year_to_the_other() -> None:
    assert parse_part("2009-24").words(year=False) == "winter"
    assert parse_part("2009-03-12").words(month=False, year=False) == "12"


@pytest.mark.parametrize(
    ("left", "right", "span", "between"),
    [
        ("2009-03-12", "2009-03-15", "12 to 15 March 2009", "one day between 12 and 15 March 2009"),
        ("2009-03-12", "2009-04-15", "12 March to 15 April 2009",
         "one day between 12 March and 15 April 2009"),
        ("2009-03-12", "2010-03-15", "12 March 2009 to 15 March 2010",
         "one day between 12 March 2009 and 15 March 2010"),
        ("2009-03", "2009-05", "March to May 2009", "some time between March and May 2009"),
        ("2009-03", "2009-03", "March 2009", "some time in March 2009"),
        ("2009-03-12", "2009-03-12", "12 March 2009", "12 March 2009"),
        ("2009", "2010", "2009 to 2010", "some time between 2009 and 2010"),
        ("2009-03", "2009-04-02", "March 2009 to 2 April 2009",
         "some time between March 2009 and 2 April 2009"),
        ("2009-03-12", "2009-04", "12 March 2009 to April 2009",
         "some time between 12 March 2009 and April 2009"),
        ("2009-21", "2009-22", "spring to summer 2009", "some time between spring and summer 2009"),
        ("2009-21", "2009-24", "spring 2009 to winter 2009/10",
         "some time between spring 2009 and winter 2009/10"),
    ],
)  # fmt: skip
def test_two_parts_in_words(left: str, right: str, span: str, between: str) -> None:
    assert (span_words(left, right), between_words(left, right)) == (span, between)


def test_ends_that_are_open_or_not_sure() -> None:
    assert span_words("2009-03", "..") == "from March 2009"
    assert span_words("..", "2009-03") == "until March 2009"
    assert span_words("2009-03~", "2009-04") == "from about March 2009 to April 2009"
    assert span_words("2009-03", "2009-04?") == "from March 2009 to probably April 2009"
    assert between_words("2009-03-12", "") == "on or after 12 March 2009"
    assert between_words("", "2009-03") == "in or before March 2009"
