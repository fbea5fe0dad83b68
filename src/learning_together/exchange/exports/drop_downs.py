"""What may be chosen in a column of an exported workbook; whoever types something else is asked.

Takes columns and the sheets of the workbook, and gives what XlsxWriter takes. Nobody is kept from
typing what a record has: `lt import` takes names and words for what they mean, and says so.
"""

from collections.abc import Mapping
from typing import Any

from learning_together.english import either, short
from learning_together.exchange.exports.table import BETWEEN, Column, Table
from learning_together.records.kinds import kind_of

#: Excel takes no longer list of words, no longer title of a message, and no longer message.
_TITLED = 60
_LIST, _TITLE, _MESSAGE = 255, 32, 255
#: Rows below the last one in which something may be chosen too.
ROOM = 1000


def titled(table: Table) -> list[str]:
    """The records of a table as a cell offers them: the id, and what the record is called."""
    names = [one.name for one in table.columns]
    label = kind_of(table.kind).label
    at = names.index(label) if label in names else -1
    return [
        f"{row.id}{BETWEEN}{short(row.cells[at], _TITLED)}"
        if at >= 0 and row.cells[at] and row.cells[at] != row.id
        else row.id
        for row in table.rows
    ]


def drop_down(column: Column, sheets: Mapping[str, str]) -> dict[str, Any] | None:
    """What a column offers; None where anything may stand there.

    Args:
        column: The column.
        sheets: Of the kinds that have a sheet: where their records are listed.
    """
    shape = column.shape
    if shape is None or not column.open:
        return None
    words = list(shape.choices) or (["yes", "no"] if shape.says.name == "yes or no" else [])
    if words and len(",".join(words)) <= _LIST:
        source: str | list[str] = words
        says = f"One of: {either(words)}."
    elif column.names in sheets:
        source = sheets[column.names]
        says = f"An id of a record of {column.names}."
    else:
        return None
    if column.joined:
        says += " Several: put commas between them."
    return {
        "validate": "list",
        "source": source,
        "error_type": "information" if column.joined else "warning",
        "error_title": column.heading[:_TITLE],
        "error_message": says[:_MESSAGE],
    }
