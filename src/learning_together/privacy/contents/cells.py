"""Numbers and dates of cells, which a workbook keeps otherwise than they are shown, and its sheets.

A day that stands in a cell as a number is a count of days, as Excel has it; any other number of
that size may stand there as well.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from learning_together.office import workbook
from learning_together.office.archive import UnreadableError
from learning_together.patterns import regex
from learning_together.privacy.contents.piece import Piece

#: From this day Excel counts, and the numbers that may be days of people's births: 1910 to 2045.
_FROM = date(1899, 12, 30)
_FIRST, _LAST = 3654, 53328
_OF_BIRTH = regex(r"\b(?:born|birth|birthday|d\.?o\.?b)\b", re.IGNORECASE)


def pieces(data: bytes, *, numbers: bool) -> Iterator[Piece]:
    """Dates of cells, each with its column's heading, and numbers where they are wanted.

    Args:
        data: The workbook.
        numbers: Whether its numbers do not stand in it as they are written.
    """
    try:
        with workbook.opened(data) as book:
            for name, sheet, _ in workbook.worksheets(book):
                yield Piece("the name of a sheet", name, typed=False)
                headings: dict[int, str] = {}
                for number, row in enumerate(sheet.to_python(skip_empty_area=False), 1):
                    for column, cell in enumerate(row):
                        where = f"sheet “{name}”, row {number}"
                        if isinstance(cell, date):
                            said = f"{headings.get(column, '')}: {cell:%Y-%m-%d}"
                            yield Piece(where, said)
                        elif isinstance(cell, float) and _FIRST <= cell <= _LAST:
                            yield from _as_a_day(where, headings.get(column, ""), cell)
                            if numbers:
                                yield Piece(where, f"{cell:.15g}")
                        elif isinstance(cell, str) and cell:
                            headings.setdefault(column, cell)
                        elif numbers and isinstance(cell, float):
                            yield Piece(where, f"{cell:.15g}")
    except UnreadableError as broken:
        locked = broken.why == "locked"
        yield Piece("cells", unread="it is locked with a password" if locked else "it is damaged")


def _as_a_day(where: str, heading: str, number: float) -> Iterator[Piece]:
    """A number as the day that it may be: surely so only below a heading that says so."""
    if number.is_integer():
        day = _FROM + timedelta(days=number)
        said = bool(_OF_BIRTH.search(heading))
        yield Piece(where, f"{heading if said else ''}: {day:%Y-%m-%d}", typed=said, maybe=not said)
