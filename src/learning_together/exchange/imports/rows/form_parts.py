"""The parts of a form that the review has sent out, which are no chronology and need no word.

Takes a file as it was read. What somebody has put in beside them is none of these parts.
"""

from collections.abc import Collection, Iterable

from learning_together.dates.as_written.cells import as_text
from learning_together.errors import LtError
from learning_together.exchange.imports.readers.form_marks import HEADS as MARKS
from learning_together.exchange.imports.readers.table import Foreign, Row, Table
from learning_together.ids import Id
from learning_together.patterns import regex

#: The same in forms of a later version, which say so: the first one says nothing.
_NEWER = regex(r"Id\nMark of what was sent \([0-9]+\)")
_CODES = ("Code", "Role")
_GUIDANCE = ("Column", "What belongs there")
#: What stands at the left of the sheet of guidance, beside the headings of the columns.
_HELP = frozenset({"Agency", "Period under review", "Rows", "Facts", "No names"})
#: What stands at the left of the first table in Word.
_COVER = frozenset({"Draft", "Date", "For", "Dates", "Places", "Commissioned by", "Version"})


def is_form(foreign: Foreign) -> bool:
    """Whether a file is such a form: it carries the marks of what was sent.

    Raises:
        LtError: It does, and in a version that this lt does not know.
    """
    for table in foreign.tables:
        heads = table.rows[0].cells[: len(MARKS)] if table.rows else []
        if _NEWER.fullmatch("\n".join(map(as_text, heads))):
            raise LtError(
                "A newer lt made this form, with marks that this one cannot read. Nothing was "
                "brought in.",
                "Bring lt up to date on this computer, then import the form again.",
            )
    return any(_starts(table, MARKS) for table in foreign.tables)


def is_part(table: Table, headings: Collection[str], people: Collection[Id]) -> bool:
    """Whether a table of a form is one that the review has put there, as it was.

    Args:
        table: Of the form.
        headings: Of its chronology.
        people: Ids of the review's records of people; other codes are somebody's own.
    """
    if _starts(table, MARKS):
        return True
    rows = [row for row in table.rows if row.filled]
    if all(map(_is_of_cover, rows)):
        return True
    if any(set(row.filled) - {0, 1} for row in rows):
        return False
    labels = list(_labels(rows))
    if _starts(table, _CODES):
        return all(Id(one) in people for one in labels[1:])
    if _starts(table, _GUIDANCE):
        return set(labels[1:]) <= set(headings)
    return bool(labels[1:]) and set(labels[1:]) <= {*headings, *_HELP}


def _is_of_cover(row: Row) -> bool:
    """Whether a row says what the document is: labels with their words beside them, in pairs."""
    return all(as_text(row.cells[at - at % 2]) in _COVER for at in row.filled)


def _labels(rows: Iterable[Row]) -> Iterable[str]:
    return (as_text(row.cells[0]) for row in rows)


def _starts(table: Table, heads: tuple[str, str]) -> bool:
    first = table.rows[0].cells[: len(heads)] if table.rows else []
    return tuple(map(as_text, first)) == heads
