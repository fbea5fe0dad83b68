"""Numbers and dates of cells, which a workbook keeps otherwise than they are shown, and its sheets.

A day that stands in a cell as a number is a count of days, as Excel has it; any other number of
that size may stand there as well.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from learning_together.office import workbook
from learning_together.office.archive import UnreadableError
from learning_together.patterns import regex
from learning_together.privacy.contents.piece import Piece

#: From these days Excel counts, and the days that people may be born on, as it counts from 1900.
_FROM = {1900: date(1899, 12, 30), 1904: date(1904, 1, 1)}
_FIRST, _LAST = 3654, 53328  # 1910 to 2045
_OF_BIRTH = regex(r"\b(?:born|birth|birthday|d\.?o\.?b)\b", re.IGNORECASE)


def pieces(data: bytes, *, about: bytes | None) -> Iterator[Piece]:
    """Dates of cells, each with its column's heading, and numbers that stand nowhere as written.

    A number that may be a day is told once, where it stands first, but for what stands below a
    heading that says so: a list of a hundred thousand amounts is no hundred thousand days.

    Args:
        data: The workbook.
        about: Its part about itself; None where it is an old one, whose numbers are not written
            out anywhere else.
    """
    days = _Days(_FROM[workbook.first_year(about, data)])
    try:
        with workbook.opened(data) as book:
            for name, sheet, _ in workbook.worksheets(book):
                yield Piece("the name of a sheet", name, typed=False)
                columns: dict[int, _Column] = {}
                for number, row in enumerate(sheet.to_python(skip_empty_area=False), 1):
                    for at, cell in enumerate(row):
                        if isinstance(cell, float):
                            said = days.told(
                                cell, columns.get(at, _NO_COLUMN), as_well=about is None
                            )
                        elif isinstance(cell, date):
                            said = [_day(columns.get(at, _NO_COLUMN).heading, cell)]
                        else:
                            if isinstance(cell, str) and cell and at not in columns:
                                columns[at] = _Column(cell, _OF_BIRTH.search(cell) is not None)
                            continue
                        for one in said:
                            yield replace(one, where=f"sheet “{name}”, row {number}")
    except UnreadableError as broken:
        locked = broken.why == "locked"
        yield Piece("cells", unread="it is locked with a password" if locked else "it is damaged")


class _Column(NamedTuple):
    heading: str
    of_births: bool


_NO_COLUMN = _Column("", of_births=False)


class _Days:
    """What the numbers of a workbook may mean.

    Args:
        start: The day that it counts from.
    """

    def __init__(self, start: date) -> None:
        self._start = start
        self._late = (start - _FROM[1900]).days
        self._seen: set[float] = set()

    def told(self, number: float, column: _Column, *, as_well: bool) -> Sequence[Piece]:
        """A number as the day that it may be, and as it is where that is wanted as well."""
        found = []
        if _FIRST <= number + self._late <= _LAST and number.is_integer():
            day = self._start + timedelta(days=number)
            if column.of_births:
                found.append(_day(column.heading, day))
            elif number not in self._seen:
                self._seen.add(number)
                found.append(replace(_day("", day), typed=False, maybe=True))
        if as_well:
            found.append(Piece("", f"{number:.15g}"))
        return found


def _day(heading: str, day: date) -> Piece:
    return Piece("", f"{heading}: {day:%Y-%m-%d}")
