"""What may be chosen in a column of an exported workbook; whoever types something else is asked.

Takes columns and the sheets of the workbook, and gives what XlsxWriter takes. Nobody is kept from
typing what a record has: `lt import` takes names and words for what they mean, and says so.
"""

from collections.abc import Mapping
from typing import Any

from learning_together.english import either
from learning_together.exchange.exports.table import Column

#: Excel takes no longer list of words, no longer title of a message, and no longer message.
_LIST, _TITLE, _MESSAGE = 255, 32, 255
#: Rows below the last one in which something may be chosen too.
ROOM = 1000


def drop_down(column: Column, sheets: Mapping[str, tuple[str, int]]) -> dict[str, Any] | None:
    """What a column offers; None where anything may stand there.

    Args:
        column: The column.
        sheets: Of the kinds that have a sheet: its name, and how many rows it has.
    """
    shape = column.shape
    if shape is None or not column.open:
        return None
    words = list(shape.choices) or (["yes", "no"] if shape.says.name == "yes or no" else [])
    if words and len(",".join(words)) <= _LIST:
        source: str | list[str] = words
        says = f"One of: {either(words)}."
    elif column.names in sheets:
        name, rows = sheets[column.names]
        source = f"='{name}'!$A$2:$A${rows + ROOM}"
        says = f"An id of the sheet “{name}”."
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
