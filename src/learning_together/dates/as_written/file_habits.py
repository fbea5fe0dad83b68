"""In which order a file writes day and month, from its own dates; never more sure than they are.

Takes the cells of its date columns, gives `Habits`.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache

from learning_together.dates.as_written.cells import Cell
from learning_together.dates.as_written.readings import Habits
from learning_together.patterns import regex

#: A whole date in figures, and no part of a range such as 12-15/03/2009.
_FIGURES = regex(
    r"(?<![0-9])(?<![0-9][./-])([0-9]{1,2})[./-]([0-9]{1,2})[./-](?:[0-9]{4}|[0-9]{2})"
    r"(?![./-]?[0-9])"
)
#: From this many dates of the other order on, and so many times as many, one is taken for a slip.
_MANY = 4


def observe(
    cells: Iterable[Cell], habits: Habits, given: frozenset[str]
) -> tuple[Habits, list[str]]:
    """The habits of a file, and what to tell of them; nothing where they are the usual ones.

    Args:
        cells: Of the columns of dates.
        habits: What is known already.
        given: What a person has said: `order`, `cells`; that stays.
    """
    day_first = month_first = either = turnable = fixed = 0
    for cell in cells:
        if isinstance(cell, date | datetime):
            turnable += cell.day <= 12
            fixed += cell.day > 12
        elif isinstance(cell, str):
            for found in _FIGURES.finditer(cell):
                first, second = int(found[1]), int(found[2])
                day_first += first > 12 >= second
                month_first += second > 12 >= first
                either += first <= 12 and second <= 12 and first != second
    said: list[str] = []
    if month_first and "order" not in given and day_first >= _MANY * month_first:
        habits = replace(habits, shown=(day_first, month_first))
        said.append(
            f"Day stands before month in {_dates(day_first)}, month before day in "
            f"{_dates(month_first)}: taken for a slip and refused by itself. If it is none, say "
            "so: --dates month-first."
        )
    elif month_first and "order" not in given:
        slips = day_first > month_first
        habits = replace(habits, order="unsettled", slips=slips)
        also = f"; day before month in {day_first}" if day_first else ""
        too = ", and so are those, which may be slips" if slips else ""
        said.append(
            f"Month stands before day in {_dates(month_first)}{also}. Dates that fit both orders "
            f"are refused{too}. If you know the order, say so: --dates day-first or --dates "
            "month-first."
        )
    text_left = not either and (day_first or month_first)
    # Of true dates, those after the 12th of a month are the more frequent.
    few = not fixed or (3 * fixed < turnable and day_first + month_first > 1)
    if turnable and few and text_left and "cells" not in given:
        habits = replace(habits, cells="unsettled")
        said.append(
            f"The {turnable} cells that Excel holds as dates fit both orders of day and month, "
            "and those that fit one order only are left as text: it looks as if Excel had turned "
            "day and month round. They are refused. If you know better, say so: --date-cells "
            "right or --date-cells turned."
        )
    return habits, said


@lru_cache(maxsize=1)  # one file is asked about for each of its dates
def shown_orders(text: str) -> tuple[int, int]:
    """How many dates in figures fit only day before month, and how many only the other order.

    >>> shown_orders("14/06/2023, 03/04/2023 and 04/14/2023")
    (1, 1)
    """
    pairs = [(int(found[1]), int(found[2])) for found in _FIGURES.finditer(text)]
    return (
        sum(first > 12 >= second for first, second in pairs),
        sum(second > 12 >= first for first, second in pairs),
    )


def _dates(count: int) -> str:
    return "one date" if count == 1 else f"{count} dates"
