"""What the help of a date that cannot be read offers is what a date that is typed is taken for."""

import re

import pytest

from learning_together.dates.as_written.typed import typed_date
from learning_together.diagnostics import Problem
from learning_together.review.load import load_contents
from sample import SAMPLE

TYPED = (
    "12th March 2009", "12/03/2009", "25/03/09", "early March 2009", "c. 12 March 2009",
    "12-15 March 2009", "between 3 and 9 April 2009", "12 March 2009 at 2.30pm", "w/c 9 March 2009",
    "Winter 2008/09", "12032009", "09-03-12", "2009-03-12/15", "12 MAR '09", "44713",
    "12 or 13 March 2009", "2009-03-12T14:30", "the 12th of March, 2009", "summer of 2009", "1990s",
    "Easter 2009", "Good Friday 2009", "autumn term 2009", "Q1 2009", "first quarter of 2009",
    "financial year 2008/09", "May bank holiday 2009", "February half-term 2009",
)  # fmt: skip


def problem(kind: str, field: str, typed: str) -> Problem:
    start = {"timeline": "- id: health-1\n  date: 2009-03-12\n  event: x\n",
             "episodes": "- id: KPE1\n  title: x\n",
             "documents": "- id: DOC1\n  title: x\n"}[kind]  # fmt: skip
    path = "timeline/health.yaml" if kind == "timeline" else f"{kind}.yaml"
    if field == "date":
        start = start.replace("  date: 2009-03-12\n", "")
    files = {**SAMPLE, "agencies.yaml": "- id: health\n  name: Health\n",
             path: f'{start}  {field}: "{typed}"\n'}  # fmt: skip
    (found,) = load_contents({name: text.encode() for name, text in files.items()}).problems
    return found


@pytest.mark.parametrize("typed", TYPED)
def test_the_help_offers_what_is_understood(typed: str) -> None:
    found, read = problem("timeline", "date", typed), typed_date(typed)
    assert tuple(re.findall(r'write "?(\S+?)"?(?:[;.]|$)(?= |$)', found.help)) == read.readings
    sure = len(read.readings) == 1 and not read.wording + read.time
    assert (found.edit.replacement if found.edit else "") == (read.readings[0] if sure else "")
    assert ("can stand in `when`" in found.help) == bool(read.wording)
    assert ("goes into `time`" in found.help) == bool(read.time)


def test_where_the_record_has_no_place_for_the_words_none_is_named() -> None:
    for field, kind in (("end_date", "timeline"), ("start", "episodes")):
        found = problem(kind, field, "late March 2009")
        assert found.help == "If this means March 2009, write 2009-03."
        assert found.edit is None  # “late” would be lost


def test_where_one_day_is_needed_a_month_is_not_offered() -> None:
    assert "write 2009-03-12." in problem("documents", "read_on", "12 March 2009").help
    assert "If this means" not in problem("documents", "read_on", "March 2009").help


def test_what_is_no_date_and_what_is_a_time_have_their_own_help() -> None:
    assert problem("timeline", "date", "31 June 2009").help.startswith("Write the right day")
    found = problem("timeline", "time", "2.30pm")
    assert "is not a time of day that lt can read" in found.message
    assert (found.help, found.edit.replacement if found.edit else "") == ("Write 14:30.", "14:30")


@pytest.mark.parametrize(
    ("typed", "help_", "instead"),
    [
        ("p.m.", "Write pm.", "pm"),
        ("A M", "Write am.", "am"),
        ("at lunchtime", "Write midday.", "midday"),
        ("late evening", "If this means evening, write evening.", ""),
        ("unknown", "Leave the field empty where the time is not known.", ""),
        ("2.30", "Write 02:30 or 14:30.", ""),
        ("teatime", "Write 14:30, about 14:30, am, pm, early hours, morning", ""),
    ],
)
def test_words_for_a_time_of_day(typed: str, help_: str, instead: str) -> None:
    found = problem("timeline", "time", typed)
    assert found.help.startswith(help_)
    assert (found.edit.replacement if found.edit else "") == instead


def test_a_time_that_stood_with_a_date_is_one_that_its_field_takes() -> None:
    found = problem("timeline", "date", "14 March 2009 p.m.")
    assert "write 2009-03-14; the time goes into `time`: pm" in found.help


def test_what_is_said_is_short() -> None:
    found = problem("timeline", "date", "early March 2009")
    assert found.message == "“early March 2009” is not a date that lt can read."
    found = problem("timeline", "date", "x" * 60)
    assert found.message == f"“{'x' * 38} …” is not a date that lt can read."
    found = problem("timeline", "date", "31 June 2009")
    assert found.message.startswith("“31 June 2009” cannot be read as a date: ")


def test_words_that_no_calendar_places_are_told_with_what_to_write() -> None:
    found = problem("timeline", "date", "half-term")
    assert "“half-term” cannot be read as a date: terms and school holidays differ" in found.message
    assert found.help.startswith("Write the days, such as 2023-02-13/2023-02-17, or the month")
    assert found.edit is None
    found = problem("timeline", "date", "Christmas")
    assert (found.message, found.help) == (
        "“Christmas” cannot be read as a date: it names no year.",
        "Add the year, such as Christmas 2023, or write the day.",
    )
    found = problem("documents", "read_on", "half-term")
    assert found.help == (
        "Write year, month and day: 2009-03-12, or leave the field empty until it is known."
    )
