"""A cell of a table as somebody filled it: text, or a value that a spreadsheet held as such."""

from datetime import date, datetime, time, timedelta
from typing import Self


class Picked(str):
    """Text of a cell in which somebody has picked a day: what is shown, and the day that was held.

    The day decides between readings of what is shown, and never says more than that.
    """

    __slots__ = ("held",)
    held: date

    def __new__(cls, shown: str, held: date) -> Self:
        """The text that is shown, and the day behind it."""
        made = super().__new__(cls, shown)
        made.held = held
        return made


Cell = str | int | float | bool | date | datetime | time | timedelta


def as_text(cell: Cell) -> str:
    """A cell as text, spaces at its ends left out.

    >>> as_text(3.0), as_text(date(2009, 3, 12)), as_text(" x ")
    ('3', '2009-03-12', 'x')
    """
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else str(cell)
    if isinstance(cell, datetime):
        whole = cell.time() == time(0)
        return cell.date().isoformat() if whole else cell.isoformat(" ", "minutes")
    if isinstance(cell, time):
        return cell.isoformat("minutes")
    return str(cell)
