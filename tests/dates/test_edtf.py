"""Dates, with the `edtf` package as the oracle for what it knows."""

import re
from datetime import date

import pytest
from edtf import EDTFParseException, parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from learning_together.dates.edtf import DateFault, When, parse_day, parse_when
from learning_together.dates.times import parse_clock

days = st.dates(min_value=date(1000, 1, 1)).map(date.isoformat)
months = days.map(lambda day: day[:7])
years = days.map(lambda day: day[:4])
plain = st.one_of(days, months, years)
signed = st.builds(str.__add__, plain, st.sampled_from(["~", "?", "%"]))
ends = st.one_of(plain, signed)
scraps = st.lists(
    st.sampled_from(["2009", "2010", "-", "-", "03", "12", "31", "/", "..", "~", "?", "[", "]"]),
    min_size=1,
    max_size=9,
).map("".join)
seasons = st.builds("{}-{}".format, years, st.integers(21, 24))


def fault(text: str) -> DateFault:
    with pytest.raises(DateFault) as caught:
        parse_when(text)
    return caught.value


def oracle(text: str) -> tuple[date, date]:
    """Bounds as edtf has them, without its padding for `~` and `?`, which we do not have either."""
    found = parse_edtf(text)
    lower, upper = found.lower_strict(), found.upper_strict()
    return date(*lower[:3]), date(*upper[:3])


@given(st.one_of(plain, signed))
def test_single_dates_agree_with_edtf(text: str) -> None:
    assert parse_when(text).order == oracle(text)


@given(st.tuples(ends, ends).map("/".join))
def test_spans_agree_with_edtf(text: str) -> None:
    lower, upper = oracle(text)
    if upper < lower:
        # edtf takes a span that ends before it starts; nobody means that.
        assert fault(text).kind == "impossible"
    else:
        assert parse_when(text).order == (lower, upper)


@given(st.one_of(st.tuples(days, days), st.tuples(months, months)))
def test_one_between_two_agrees_with_edtf(pair: tuple[str, str]) -> None:
    # Only pairs of one form: edtf reads no years (`[2009..2010]`) and no mixed forms here.
    text = "[{}..{}]".format(*sorted(pair))
    assert parse_when(text).order == oracle(text)


@given(ends)
def test_open_spans_are_read_by_both(text: str) -> None:
    # edtf gives infinities for `..`, and fails to make them bounds; ours are the calendar's ends.
    lower, upper = oracle(text)
    parse_edtf(f"{text}/..")
    assert parse_when(f"{text}/..").order == (lower, date.max)
    parse_edtf(f"../{text}")
    assert parse_when(f"../{text}").order == (date.min, upper)


@given(seasons)
def test_seasons_are_three_whole_months(text: str) -> None:
    # edtf ends winter on 31 December of the same year, and reads no `2009-21~`.
    parse_edtf(text)
    when = parse_when(text)
    first = 3 * (int(text[-2:]) - 20)
    assert when.earliest == date(int(text[:4]), first, 1)
    if text != "9999-24":
        assert 89 <= (when.latest - when.earliest).days <= 91
        assert when.latest.month == (first + 2 if first < 12 else 2)
    assert parse_when(f"{text}~").about


@given(st.one_of(st.text(), st.text(alphabet="0123456789-/.[]~?% XxTaprilm", max_size=30)))
def test_any_text_is_read_or_a_fault(text: str) -> None:
    for parse in (parse_when, parse_day, parse_clock):
        try:
            parse(text)
        except DateFault as caught:
            found = caught
        else:
            continue
        assert found.message
        assert found.help


@given(scraps)
def test_what_we_read_edtf_reads(text: str) -> None:
    try:
        parse_when(text)
    except DateFault:
        return
    if not text.startswith("["):  # known differences, above
        parse_edtf(text)


@given(scraps)
def test_what_edtf_reads_as_a_date_we_read(text: str) -> None:
    try:
        parse_edtf(text)
    except (EDTFParseException, TypeError):  # TypeError: edtf stumbles over `/..`
        return
    if re.search(r"^\[|^/|/$|(?:^|/)-|[~?][-0-9]", text) or not text.strip("./"):
        # Beyond our subset, and mended by the help: sets, ends left blank, signs within or before
        # a date. Without meaning for us: years BC, spans open at both ends.
        return
    try:
        parse_when(text)
    except DateFault as caught:
        found = caught
    else:
        return
    # The seasons of level 2 (25 to 41) are not ours, and are no months.
    beyond = r"is no year that|ends before it starts|there is no month (?:2[5-9]|3\d|4[01])\b"
    assert re.search(beyond, found.message)


@given(st.one_of(ends, seasons, st.tuples(ends, ends).map("/".join), st.tuples(days, days)))
def test_words_hold_no_notation(value: object) -> None:
    text = value if isinstance(value, str) else "[{}..{}]".format(*sorted(value))  # type: ignore[call-overload]
    try:
        words = parse_when(text).words()
    except DateFault:
        return
    assert not set(words) & set("-~?%[].")
    assert "  " not in words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2009-03-12", "12 March 2009"),
        ("2009-03", "March 2009"),
        ("2009", "2009"),
        ("2009-03-12~", "about 12 March 2009"),
        ("2009-03~", "about March 2009"),
        ("2009-03?", "probably March 2009"),
        ("2009%", "probably about 2009"),
        ("2009-21", "spring 2009"),
        ("2009-22", "summer 2009"),
        ("2009-23?", "probably autumn 2009"),
        ("2009-24", "winter 2009/10"),
        ("1999-24~", "about winter 1999/00"),
        ("2009-03-12/2009-03-15", "12 to 15 March 2009"),
        ("2009-03-12/2009-04-03", "12 March to 3 April 2009"),
        ("2009-12-30/2010-01-02", "30 December 2009 to 2 January 2010"),
        ("2009-03-12/2010-03-12", "12 March 2009 to 12 March 2010"),
        ("2009-03-12/2009-03-12", "12 March 2009"),
        ("2009-03/2009-05", "March to May 2009"),
        ("2009-11/2010-02", "November 2009 to February 2010"),
        ("2009/2011", "2009 to 2011"),
        ("2009-03/2009-04-15", "March 2009 to 15 April 2009"),
        ("2009-21/2009-22", "spring to summer 2009"),
        ("2009-23/2009-24", "autumn 2009 to winter 2009/10"),
        ("2009-03-12~/2009-03-15", "from about 12 March 2009 to 15 March 2009"),
        ("2009-03-12/..", "from 12 March 2009"),
        ("2009-03~/..", "from about March 2009"),
        ("../2009-03-12", "until 12 March 2009"),
        ("[2009-04-26..2009-07-07]", "one day between 26 April and 7 July 2009"),
        ("[2009-04-26..2010-07-07]", "one day between 26 April 2009 and 7 July 2010"),
        ("[2009-04-02..2009-04-07]", "one day between 2 and 7 April 2009"),
        ("[2009-04..2009-07]", "some time between April and July 2009"),
        ("[2009..2010]", "some time between 2009 and 2010"),
        ("[2009-04..2009-04]", "some time in April 2009"),
        ("[..2009-07-07]", "on or before 7 July 2009"),
        ("[2009-04-26..]", "on or after 26 April 2009"),
        ("[2009-04..]", "in or after April 2009"),
        ("[..2009]", "in or before 2009"),
        (" 2009-03-12 ", "12 March 2009"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert parse_when(text).words() == words


def test_what_a_date_carries() -> None:
    assert parse_when("2009-03-12/..") == When(
        "2009-03-12/..", date(2009, 3, 12), date.max, about=False, uncertain=False, form="span"
    )
    both = parse_when("2009-03%")
    assert (both.about, both.uncertain, both.form) == (True, True, "month")
    mixed = parse_when("2009-03~/2009-04?")
    assert (mixed.about, mixed.uncertain, mixed.form) == (True, True, "span")
    assert parse_when("[2009-04..]").form == "between"
    assert parse_when("2009-24").order == (date(2009, 12, 1), date(2010, 2, 28))
    assert parse_when("2011-24").latest == date(2012, 2, 29)
    assert parse_when("9999-24").latest == date.max
    assert [parse_when(text).form for text in ("2009-03-12", "2009-03", "2009", "2009-21")] == [
        "day", "month", "year", "season",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "exact"),
    [("2009-03-12", True), ("2009-03-12~", False), ("2009-03-12?", False), ("2009-03", False),
     ("2009-03-12/2009-03-12", True), ("2009-03-12/..", False)],
)  # fmt: skip
def test_exact(text: str, exact: bool) -> None:
    assert parse_when(text).exact is exact


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("13/03/2009", "2009-03-13"),
        ("12 March 2009", "2009-03-12"),
        ("12th Mar 09", "2009-03-12"),
        ("Thursday, 12 March 2009", "2009-03-12"),
        ("1st of May 2009", "2009-05-01"),
        ("12Sept2009", "2009-09-12"),
        ("March 12, 2009", "2009-03-12"),
        ("March 2009", "2009-03"),
        ("Mar-09", "2009-03"),
        ("03/2009", "2009-03"),
        ("12/13/2009", "2009-12-13"),  # only month-first exists
        ("about 12 March 2009", "2009-03-12~"),
        ("12 to 15 March 2009", "2009-03-12/2009-03-15"),
        ("12–15 March 2009", "2009-03-12/2009-03-15"),
        ("12/03/2009 - 15/03/2009", "2009-03-12/2009-03-15"),
        ("2009-03-12/15.03.2009", "2009-03-12/2009-03-15"),
        ("between 26 April 2009 and 7 July 2009", "[2009-04-26..2009-07-07]"),
    ],
)
def test_day_first_is_refused_and_the_day_first_reading_offered(text: str, suggestion: str) -> None:
    found = fault(text)
    assert found.kind == "day-first"
    assert found.suggestion == suggestion
    assert found.help == f"if this means {parse_when(suggestion).words()}, write {suggestion}"


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("12/03/2009", ("2009-03-12", "2009-12-03")),
        ("12.03.2009", ("2009-03-12", "2009-12-03")),
        ("1-3-09", ("2009-03-01", "2009-01-03")),
        ("about 12/03/87", ("1987-03-12~", "1987-12-03~")),
        ("1/2/2009 to 3/4/2009", ("2009-02-01/2009-04-03", "2009-01-02/2009-03-04")),
        ("4/3/2009 to 2/5/2009", ("2009-03-04/2009-05-02",)),  # the other ends before it starts
    ],
)
def test_each_reading_that_exists_is_offered(text: str, readings: tuple[str, ...]) -> None:
    found = fault(text)
    assert found.kind == "day-first"
    assert found.readings == readings
    assert found.help == "; ".join(
        f"if this means {parse_when(one).words()}, write {one}" for one in readings
    )


def test_a_two_digit_year_at_either_end_is_offered_too() -> None:
    found = fault("09-03-12")
    assert found.kind == "day-first"
    assert found.suggestion == ""
    assert found.help == (
        "if this means 9 March 2012, write 2012-03-09; if this means 3 September 2012, "
        "write 2012-09-03; if this means 12 March 2009, write 2009-03-12"
    )


@pytest.mark.parametrize(
    ("text", "message", "help_"),
    [
        ("2009-02-30", "there is no 30 February; February 2009 has 28 days",
         "write the right day, or 2009-02 if the day is not known"),
        ("2009-02-29", "there is no 29 February; February 2009 has 28 days",
         "write the right day, or 2009-02 if the day is not known"),
        ("2009-04-31~", "there is no 31 April; April 2009 has 30 days",
         "write the right day, or 2009-04~ if the day is not known"),
        ("2009-13-45", "there is no month 13", "write year, month and day: 2009-03-12"),
        ("2009-13-05", "there is no month 13", "if this means 13 May 2009, write 2009-05-13"),
        ("2009-21-03", "there is no month 21", "if this means 21 March 2009, write 2009-03-21"),
        ("2009-13", "there is no month 13",
         "months are 01 to 12; 21 is spring, 22 summer, 23 autumn, 24 winter"),
        ("2009-03-00", "there is no day 00", "if the day is not known, write 2009-03"),
        ("0209-03-12", "0209 is no year that a review can mean",
         "write the year with its four digits, such as 2009"),
        ("2009-03-15/2009-03-12",
         "this ends before it starts: 15 March 2009 is after 12 March 2009",
         "if the two dates are swapped, write 2009-03-12/2009-03-15"),
        ("[2009-07..2009-04]", "this ends before it starts: July 2009 is after April 2009",
         "if the two dates are swapped, write [2009-04..2009-07]"),
    ],
)  # fmt: skip
def test_impossible_dates_say_why(text: str, message: str, help_: str) -> None:
    found = fault(text)
    assert (found.kind, found.message, found.help) == ("impossible", message, help_)


def test_a_day_first_date_that_no_calendar_has_says_both() -> None:
    found = fault("31/02/2009")
    assert found.kind == "day-first"
    assert "year first" in found.message
    assert "no 31 February" in found.message


def test_what_mends_one_end_is_not_offered_for_the_whole() -> None:
    assert fault("2009-13-05").suggestion == "2009-05-13"
    assert fault("2009-13-05/2009-06-01").suggestion == ""


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("2009-3-12", "2009-03-12"),
        ("2009/03/12", "2009-03-12"),
        ("2009.03.12", "2009-03-12"),
        ("2009/10", "2009-10"),
        ("20090312", "2009-03-12"),
        ("2009-03-XX", "2009-03"),
        ("2009–03–12", "2009-03-12"),
        ("2009-03-12T14:30:00Z", "2009-03-12"),
        ("2009-03-12 14:30", "2009-03-12"),
        ("c. 2009", "2009~"),
        ("~2009-03", "2009-03~"),
        ("2009-03 ?", "2009-03?"),
        ("probably 2009", "2009?"),
        ("spring 2009", "2009-21"),
        ("early March 2009", "2009-03"),
        ("2009-03-12 to 2009-03-15", "2009-03-12/2009-03-15"),
        ("2009-03-12 / 2009-03-15", "2009-03-12/2009-03-15"),
        ("2009-03-12/15", "2009-03-12/2009-03-15"),
        ("2009-03-12..2009-03-15", "2009-03-12/2009-03-15"),
        ("2009-03-12/", "2009-03-12/.."),
        ("/2009-03-12", "../2009-03-12"),
        ("[ 2009-04 .. 2009-07 ]", "[2009-04..2009-07]"),
    ],
)
def test_other_notations_are_refused_and_mended(text: str, suggestion: str) -> None:
    found = fault(text)
    assert found.kind == "unreadable"
    assert found.suggestion == suggestion
    assert suggestion in found.help
    parse_when(suggestion)


@pytest.mark.parametrize(
    "text",
    ["", "  ", "unknown", "Easter 2009", "1st May", "/", "../..", "[..]", "2009-W01-1",
     "[2009~..2010]", "٢٠٠٩-٠٣-١٢", "2009-03-1x", "[2009-01-01,2009-01-03]", "2009-" * 100],
)  # fmt: skip
def test_what_cannot_be_guessed_is_unreadable_and_not_repeated(text: str) -> None:
    found = fault(text)
    assert found.kind == "unreadable"
    assert found.suggestion == ""
    # A date field may hold a name by mistake: no message prints one.
    assert not text.strip() or len(text) < 3 or text not in found.message + found.help


def test_the_help_of_a_day_names_nothing_vaguer() -> None:
    for text in ("half-term", "March", "2009-03"):
        with pytest.raises(DateFault) as caught:
            parse_day(text)
        assert caught.value.help == "write year, month and day: 2009-03-12"


def test_parse_day_wants_one_sure_day() -> None:
    assert parse_day("2009-03-12") == date(2009, 3, 12)
    for text in ("2009-03", "2009-03-12~", "2009-03-12/2009-03-12", "2009"):
        with pytest.raises(DateFault, match="one whole day"):
            parse_day(text)
    with pytest.raises(DateFault) as caught:
        parse_day("12/03/2009")
    assert caught.value.kind == "day-first"


@pytest.mark.parametrize(
    ("sign", "about", "uncertain"), [("~", True, False), ("?", False, True), ("%", True, True)]
)
def test_a_sign_at_one_end_of_a_span_says_no_more_than_it_does(
    sign: str, about: bool, uncertain: bool
) -> None:
    for text in (f"2009-03-12{sign}/2009-03-15", f"2009-03-12/2009-03-15{sign}"):
        when = parse_when(text)
        assert (when.about, when.uncertain) == (about, uncertain)
