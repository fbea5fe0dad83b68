"""A chronology written as running text, a paragraph an entry, as the table that it stands for.

Takes the paragraphs of a file and gives a table of dates and events. Knows no entry.
"""

from learning_together.dates.as_written.cells import as_text
from learning_together.dates.as_written.dated_text import (
    MONTH_TITLE,
    dated_start,
    dated_whole,
    month_of_text,
)
from learning_together.dates.as_written.habits import Habits
from learning_together.exchange.imports.readers.table import Foreign, Row, Table
from learning_together.exchange.imports.rows.row_types import is_title

RUNNING = (
    "There is no table with dates and events in the file. Its paragraphs that begin with their "
    "date, or stand below it, were read as rows, counted by paragraph; what stands below one "
    "without a date was added to it."
)
_LEAST = 2


def as_table(foreign: Foreign, habits: Habits) -> Table | None:
    """The table that a file's paragraphs stand for; None where fewer than two have a date.

    What it takes is no longer text that stands outside of tables.
    """
    said = [*(text for table in foreign.tables for text in table.above), *foreign.below]
    rows: list[Row] = []
    left: list[str] = []
    #: Whether text goes on with the row above: below a title it is nobody's.
    goes_on = below_date = False
    for number, text in enumerate(said, 1):
        if dated := dated_start(text, habits):
            rows.append(Row(number, list(dated), 2))
            goes_on, below_date = True, False
        elif _is_date(text):
            rows.append(Row(number, [text.strip(" :"), ""], 2))
            goes_on = below_date = True
        elif below_date or (goes_on and not (month_of_text(text) or is_title(text))):
            rows[-1].cells[1] = f"{rows[-1].cells[1]}\n{text}".lstrip("\n")
        elif rows and (month := month_of_text(text)):
            rows.append(Row(number, [month, text], 2))
            goes_on = True
        else:
            left.append(text)
            goes_on = False
    # A month above days of its own is a title.
    left += [as_text(row.cells[0]) for row in rows if not row.cells[1]]
    rows = [row for row in rows if row.cells[1]]
    if len(rows) < _LEAST:
        return None
    for table in foreign.tables:
        table.above = ()
    foreign.below = tuple(left)
    return Table("the text", rows, number=len(foreign.tables) + 1, fields=("date", "event"))


def _is_date(text: str) -> bool:
    """Whether a paragraph is a day, or a month with its year, and no more."""
    bare = text.strip(" :")
    found = MONTH_TITLE.fullmatch(bare)
    return dated_whole(bare) or (found is not None and found[2] is not None)
