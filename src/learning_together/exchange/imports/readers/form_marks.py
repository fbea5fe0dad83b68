"""The marks that a form of the review's carries unseen, in the properties of its file, as a table.

In Word and OpenDocument they stand where no page prints them. Takes the properties, and gives the
table that other forms hold; properties that are no marks are nobody's concern.
"""

from collections.abc import Iterable

from learning_together.exchange.imports.readers.table import Row, Table, bounded

#: How the name of such a property begins; as in `views.agency_form`, which is not loaded.
PROPERTY = "Learning Together mark "
#: The headings of the table.
HEADS = ("Id", "Mark of what was sent")


def table(properties: Iterable[tuple[str, str]], number: int) -> Table | None:
    """The marks as a table; None where there are none.

    Args:
        properties: Names and values.
        number: Of the table in the file, from 1.
    """
    found = [
        (name.removeprefix(PROPERTY), value)
        for name, value in properties
        if name.startswith(PROPERTY)
    ]
    if not found:
        return None
    bounded(len(found), len(HEADS))
    rows = [Row(at, [*cells], len(HEADS)) for at, cells in enumerate([HEADS, *found], 1)]
    return Table(f"table {number}", rows)
