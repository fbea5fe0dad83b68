"""A chronology written as lines that say first what they tell, as the table that it stands for.

Case systems print one contact after the other so (“Date of contact: …”, “Details: …”), and mails
that somebody pasted stand so (“From: …”, “Sent: …”). Takes the
paragraphs of a file, and gives a table of a column a label and a row a contact. Knows no entry.
"""

from collections import Counter

from learning_together.dates.as_written.habits import Habits
from learning_together.dates.as_written.labelled_lines import labels_of_dates, parts
from learning_together.exchange.imports.readers.mail import pasted
from learning_together.exchange.imports.readers.table import Foreign, Row, Table
from learning_together.exchange.imports.rows.headings import named

LABELLED = (
    "There is no table in the file. Its lines say first what they tell (“Date: …”), and were read "
    "as a table with a row for each contact, counted by line; a line without such a word was added "
    "to the one above."
)
_LEAST = 2


def as_table(foreign: Foreign, habits: Habits) -> Table | None:
    """The table that a file's labelled lines stand for; None where they are none.

    What it takes is no longer text that stands outside of tables.
    """
    if foreign.tables:
        return None
    lines = [said for text in foreign.below for one in text.split("\n") if (said := one.strip())]
    if mails := pasted("\n".join(lines)):
        table, foreign.below = mails
        foreign.notices.append("Read as mails, one below the other; each is an entry of its day.")
        return table
    dates = labels_of_dates(lines, habits)
    date = next((one for one in dates if named(one, {}).field == "date"), *dates[:1] or [""])
    often = Counter(found[0] for one in lines if (found := parts(one)))
    labels = [one for one in often if often[one] >= _LEAST or named(one, {}).field]
    if not date or len(labels) < _LEAST:
        return None
    # What stands before the date of each contact belongs to it as well.
    first = next(one for one in labels if often[one] == often[date])
    above: list[str] = []
    rows: list[Row] = []
    column = 0
    for number, line in enumerate(lines, 1):
        if not any(map(str.isalnum, line)):
            continue  # a line of dashes between contacts
        found = parts(line)
        label, said = found if found and found[0] in labels else ("", line)
        if label == first:
            rows.append(Row(number, [""] * len(labels), len(labels)))
        if not rows:
            above.append(line)
            continue
        column = labels.index(label) if label else column
        cells = rows[-1].cells
        cells[column] = f"{cells[column]}\n{said}".strip("\n")
    foreign.below = ()
    foreign.notices.append(LABELLED)
    heads = [*labels]
    if named(date, {}).field != "date":
        heads[labels.index(date)] = "Date"
        foreign.notices.append(f"“{date}” was taken for the date of each contact: please check.")
    head = Row(rows[0].number, [*heads], len(labels))
    return Table("the text", [head, *rows], above=tuple(above))
