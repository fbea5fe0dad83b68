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
