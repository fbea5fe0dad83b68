"""What is known of the dates of a file before one of them is read: plain data."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Order = Literal["day-first", "month-first", "unsettled"]


@dataclass(frozen=True, slots=True)
class Habits:
    """What is known of the dates of a file.

    Attributes:
        order: Of day and month in figures; unsettled where the file shows both or the other.
        cells: Whether cells that a spreadsheet holds as dates are as their author meant them, or
            were turned round by a program that read the other order; unsettled where they may
            have been: then those that fit both orders have two readings.
        slips: Whether what fits only month before day is more likely a slip, since the file
            itself shows the other order more often.
        shown: How many dates of the file fit only day before month, and how many only month before
            day.
        period: The review's first and last day.
        year: That a section title above the row gives.
        epoch: From which the workbook counts days; None where nothing tells.
        today: Nothing in a chronology happened later.
    """

    order: Order = "day-first"
    cells: Literal["right", "turned", "unsettled"] = "right"
    slips: bool = False
    shown: tuple[int, int] = (0, 0)
    period: tuple[date, date] | None = None
    year: int | None = None
    epoch: int | None = None
    today: date = field(default_factory=date.today)
