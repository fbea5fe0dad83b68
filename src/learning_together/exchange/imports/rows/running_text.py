"""A chronology written as running text, a paragraph an entry, as the table that it stands for.

Takes the paragraphs of a file and gives a table of dates and events. Knows no entry.
"""

from learning_together.dates.as_written.dated_text import dated_start, month_of_text
from learning_together.dates.as_written.readings import Habits
from learning_together.exchange.imports.readers.table import Foreign, Row, Table
from learning_together.exchange.imports.rows.row_types import is_title

RUNNING = (
    "There is no table with dates and events in the file. Its paragraphs that begin with their "
    "date were read as rows, counted by paragraph; what stands below one without a date was added "
    "to it."
)
_LEAST = 2


def as_table(foreign: Foreign, habits: Habits) -> Table | None:
    """The table that a file's paragraphs stand for; None where fewer than two begin with a date.

    What it takes is no longer text that stands outside of tables.
    """
    said = [*(text for table in foreign.tables for text in table.above), *foreign.below]
    found = [dated_start(text, habits) for text in said]
    if sum(one is not None for one in found) < _LEAST:
        return None
    rows: list[Row] = []
    left: list[str] = []
    for number, (text, dated) in enumerate(zip(said, found, strict=True), 1):
        if dated is not None:
            rows.append(Row(number, list(dated), 2))
        elif rows and (month := month_of_text(text)):
            rows.append(Row(number, [month, text], 2))
        elif rows and not is_title(text):
            rows[-1].cells[1] = f"{rows[-1].cells[1]}\n{text}"
        else:
            left.append(text)
    for table in foreign.tables:
        table.above = ()
    foreign.below = tuple(left)
    return Table("the text", rows, number=len(foreign.tables) + 1, fields=("date", "event"))
