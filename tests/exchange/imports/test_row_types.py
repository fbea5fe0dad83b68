"""What the rows of tables are that nobody has prepared."""

from datetime import date

import pytest

from learning_together.dates.as_written.habits import Habits
from learning_together.exchange.imports.readers.table import Row, Table, rectangular
from learning_together.exchange.imports.rows import columns, row_types
from learning_together.exchange.imports.rows.row_types import Seen

HABITS = Habits(period=(date(2008, 1, 1), date(2010, 12, 31)), today=date(2024, 1, 15))


def look(*rows: str, head: str = "Date|Event") -> list[Seen]:
    cells = [text.split("|") for text in (head, *rows)]
    made = [Row(number, list(row), len(row)) for number, row in enumerate(cells, 1)]
    table = Table("table 1", rectangular(made))
    layout = columns.find_layout(table, {}, HABITS)
    assert layout is not None
    return row_types.look(table, layout, HABITS)[1:]


@pytest.mark.parametrize(
    ("rows", "sorts"),
    [
        # Nobody ends with a full stop here, so its lack says nothing.
        (["12/3/09|Home visit", "|Telephone call", "|and more of it"],
         ["entry", "entry", "continued"]),
        (["12/3/09|Visit made.", "|Telephone call.", "13/3/09|Text that goes on to", "|The end."],
         ["entry", "entry", "entry", "continued"]),
        (["|Born early.", "12/3/09|Visit."], ["entry", "entry"]),
        (["2009|", "12/3|Visit", "|2010", "13/3|Call"], ["title", "entry", "title", "entry"]),
        (["12/3/09|", "|What happened then"], ["entry", "entry"]),
        (["12/3/09|Visit", "|", "Date|Event", "13/3/09|Call"],
         ["entry", "empty", "headings", "entry"]),
    ],
)  # fmt: skip
def test_sorts(rows: list[str], sorts: list[str]) -> None:
    assert [one.sort for one in look(*rows)] == sorts


def test_a_year_in_any_column_is_that_of_the_rows_below_it() -> None:
    seen = look("2009|", "12/3|Visit", "|2010", "13/3|Call")
    assert [one.year for one in seen] == [2009, 2009, 2010, 2010]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2", "2 March 2009"),
        ("Mon 2nd", "Mon 2nd March 2009"),
        ("2 (Mon)", "(Mon) 2 March 2009"),
        ("2nd, Monday", "Monday 2nd March 2009"),
        ("the 2nd", "the 2nd March 2009"),
        ("2 - 4", "2 - 4 March 2009"),
        ("2nd to the 4th", "2nd to the 4th March 2009"),
        ("Mon 2 at 9.30am", "Mon 2 March 2009 at 9.30am"),
        ("2nd 1430hrs", "2nd March 2009 1430hrs"),
        ("2, 3pm", "2 March 2009, 3pm"),
        ("2 weeks", "2 weeks"),
        ("2/4", "2/4"),
        ("Mon", "Mon"),
    ],
)
def test_what_leaves_its_month_to_a_heading(written: str, read: str) -> None:
    (_, entry) = look("March 2009|", f"{written}|Seen")
    assert (entry.date, entry.dated_by) == (read, 2 if read != written else 0)


def test_a_year_holds_until_a_row_gives_another() -> None:
    seen = look("2009|", "12/11|Visit", "5/1/2010|Call", "7/2|Letter", "8/2/2010|Visit")
    assert [one.year for one in seen] == [2009, 2009, 2009, None, None]
    seen = look("2009|", "12/11/2009|Visit", "13/11|Call")
    assert [one.year for one in seen] == [2009, 2009, 2009]


def test_months_and_years_above_the_headings_and_above_the_table() -> None:
    def rows(*lines: str, above: tuple[str, ...] = ()) -> list[Seen]:
        made = [Row(n, [*text.split("|")], 2) for n, text in enumerate(lines, 1)]
        table = Table("table 1", rectangular(made), above)
        layout = columns.find_layout(table, {}, HABITS)
        assert layout is not None
        return row_types.look(table, layout, HABITS)

    seen = rows("2009|", "MARCH|", "Date|Event", "2nd|Visit")
    assert [one.sort for one in seen] == ["above", "above", "headings", "entry"]
    assert (seen[3].date, seen[3].year, seen[3].dated_by) == ("2nd March 2009", 2009, 2)
    seen = rows("March 2009|by the team", "Date|Event", "2nd|Visit")
    assert (seen[2].date, seen[2].dated_by) == ("2nd", 0)
    seen = rows("|", "2008 log|x", "2010|", "Date|Event", "2 May|Visit")
    assert (seen[0].sort, seen[4].year) == ("empty", 2008)
    seen = rows("Date|Event", "2nd|Visit", above=("April 2009", "Chronology"))
    assert (seen[1].date, seen[1].dated_by) == ("2nd April 2009", row_types.ABOVE)
    seen = rows("Date|Event", "2 May|Visit", above=("April 2009", "2010:"))
    assert (seen[1].date, seen[1].year) == ("2 May", 2010)


def test_a_lone_date_is_that_of_the_rows_below_it_that_have_none() -> None:
    head = "Date|Event|Who"
    seen = look("12/3/2009||", "|Visit|HV1", "|Call|HV1", "13/3/2009|Letter|", head=head)
    assert [one.sort for one in seen] == ["title", "entry", "entry", "entry"]
    assert [(one.date, one.dated_by) for one in seen[1:]] == [
        ("12/3/2009", 2), ("12/3/2009", 2), ("13/3/2009", 0),
    ]  # fmt: skip
    for below in ("13/3/2009|Visit|", "|Visit|", "||"):
        assert look("12/3/2009||", below, head=head)[0].sort == "entry"
    # It is not that of what comes after an entry with a date of its own.
    seen = look("12/3/2009||", "|Visit|HV1", "14/3/2009|Call|", "|Rang back|HV1", head=head)
    assert [one.date for one in seen[1:]] == ["12/3/2009", "14/3/2009", "14/3/2009"]


def test_a_lone_text_is_a_title_only_where_no_column_would_take_it() -> None:
    seen = look("Pregnancy||", "1|12/3/09|Visit", head="Ref|Date|Event")
    assert [one.sort for one in seen] == ["title", "entry"]
    seen = look("She was hit. She told nobody.||", "1|12/3/09|Visit", head="Ref|Date|Event")
    assert [(one.sort, one.alone) for one in seen] == [("entry", True), ("entry", False)]
    seen = look("13/3/09 rang||", "1|12/3/09|Visit", head="Ref|Date|Event")
    assert (seen[0].sort, seen[0].date, seen[0].event) == ("entry", "13/3/09", "rang")
    seen = look("Pregnancy||", "Log|12/3/09|Visit", head="Source|Date|Event")
    assert (seen[0].sort, seen[0].alone) == ("entry", False)


def test_a_first_row_without_a_date_is_given_none() -> None:
    (first, second) = look("|Born early", "12/3/09|Visit")
    assert (first.date, first.dated_by, first.to) == ("", 0, -1)
    assert second.date == "12/3/09"


def test_a_date_in_another_column_makes_a_row_of_its_own() -> None:
    head = "Date|Event|Action on|Action|Target date"
    seen = look("12/3/09|Visit|12/3/09|Rang|", "||16/3/09|Letter|", head=head)
    assert (seen[1].sort, seen[1].date, seen[1].event) == ("entry", "16/3/09", "Letter")
    seen = look("12/3/09|Visit|12/3/09|Rang|", "|Call|16/3/09|Letter|", head=head)
    assert (seen[1].date, seen[1].event) == ("16/3/09", "")
    # Not where the one above has none there, where it is no date, or one of what is to be done.
    for above, row in (
        ("12/3/09|Visit||Rang|", "||16/3/09|Letter|"),
        ("12/3/09|Visit|12/3/09|Rang|", "||soon|Letter|"),
        ("12/3/09|Visit||Rang|12/4/09", "|||Letter|16/4/09"),
        ("12/3/09|Visit|39884|Rang|", "||39891|Letter|"),
    ):
        seen = look(above, row, head=head)
        assert seen[1].date != "16/3/09"
        assert seen[1].sort == "continued"


def test_what_goes_on_with_the_row_above() -> None:
    head = "No|Date|Event|Who|Status"
    for row, sort in (
        ("||and rang.||", "continued"), ("||(by phone)||", "continued"), ("||Rang.||", "entry"),
        ("||and rang.|HV1|", "entry"), ("2||and rang.||", "entry"), ("||||Closed", "continued"),
    ):  # fmt: skip
        seen = look("1|12/3/09|Visit made.|HV1|Open", row, head=head)
        assert (row, seen[1].sort) == (row, sort)
        assert seen[1].to == (1 if sort == "continued" else -1)
    seen = look("1|12/3/09|Visit made|HV1|Open", "||Rang.||", "3|14/3/09|Call.||", head=head)
    assert seen[1].sort == "continued"  # for its author ends with a full stop


def test_what_was_deleted_is_neither_title_nor_entry() -> None:
    made = [Row(1, ["Date", "Event"], 2), Row(2, ["12/3/09", "Visit"], 2, deleted=True),
            Row(3, ["2009", ""], 2, deleted=True), Row(4, ["", ""], 2, deleted=True),
            Row(5, ["Date", "Event"], 2, deleted=True), Row(6, ["13/3/09", "Call"], 2)]  # fmt: skip
    table = Table("table 1", made)
    layout = columns.find_layout(table, {}, HABITS)
    assert layout is not None
    assert [one.sort for one in row_types.look(table, layout, HABITS)] == [
        "headings", "deleted", "deleted", "empty", "headings", "entry",
    ]  # fmt: skip


def test_rows_below_each_other_without_a_date_are_all_dated_by_the_row_that_gives_it() -> None:
    head = "Date|Event|Who"
    seen = look("12/3/2009|Visit.|HV1", "|Call.|HV1", "ditto|Rang.|HV1", "|Wrote.|SW1", head=head)
    assert [(str(one.date), one.dated_by) for one in seen] == [
        ("12/3/2009", 0), ("12/3/2009", 2), ("12/3/2009", 2), ("12/3/2009", 2),
    ]  # fmt: skip
    seen = look("12/3/2009||", "|Visit.|HV1", "|Call.|HV1", "13/3/2009|Rang.|", "|Wrote.|SW1",
                head=head)  # fmt: skip
    assert [one.dated_by for one in seen] == [0, 2, 2, 0, 5]


def test_a_first_row_that_repeats_a_date_has_none_to_repeat() -> None:
    seen = look("ditto|Visit.", "12/3/2009|Call.")
    assert [(one.date, one.dated_by) for one in seen] == [("ditto", 0), ("12/3/2009", 0)]


def test_without_headings_the_first_row_dates_those_below_it() -> None:
    lines = ["12/3/2009|Visited at home as was planned.", "as above|Rang her about it later.",
             "|Wrote to the surgery about it.", "13/3/2009|Called at the school again.",
             "14/3/2009|Saw her with her aunt there.", "15/3/2009|Nobody was in."]  # fmt: skip
    made = [Row(n, [*text.split("|")], 2) for n, text in enumerate(lines, 1)]
    table = Table("table 1", made)
    layout = columns.find_layout(table, {}, HABITS)
    assert layout is not None
    assert layout.header < 0
    seen = row_types.look(table, layout, HABITS)
    assert [(one.sort, one.dated_by) for one in seen] == [
        ("entry", 0), ("entry", 1), ("entry", 1), *[("entry", 0)] * 3,
    ]  # fmt: skip
