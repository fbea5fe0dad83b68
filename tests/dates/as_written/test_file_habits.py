"""The order of day and month that a file shows by its own dates, and what is told of it."""

from datetime import date, datetime

import pytest

from learning_together.dates.as_written.cells import Cell
from learning_together.dates.as_written.file_habits import observe, shown_orders
from learning_together.dates.as_written.habits import Habits

USUAL = Habits(today=date(2024, 1, 15))
NOBODY: frozenset[str] = frozenset()


def day(number: int) -> date:
    return date(2009, 3, number)


@pytest.mark.parametrize(
    "cells",
    [
        [],
        ["13/3/2009", "3/4/09"],
        ["12/12/2009", "1/2/09"],
        ["13/13/2009", "1/3/9", "2009-03-14", "113/1/2009", "1/13/20091"],
        ["12 March 2009", 39884.0],
        [day(3), day(14)],
    ],
)
def test_nothing_is_told_of_the_usual_order(cells: list[Cell]) -> None:
    assert observe(cells, USUAL, NOBODY) == (USUAL, [])


def test_one_date_that_only_fits_month_before_day_unsettles_the_order() -> None:
    habits, (said,) = observe(["3/13/2009", "3/4/2009"], USUAL, NOBODY)
    assert (habits.order, habits.slips, habits.cells) == ("unsettled", False, "right")
    assert said.startswith("Month stands before day in one date. Dates that fit both orders are ")
    assert "slips" not in said
    assert "--dates day-first or --dates month-first" in said


def test_where_the_other_order_is_more_frequent_it_is_a_slip() -> None:
    habits, (said,) = observe(
        ["3/13/2009", "13.3.09", "14-3-2009 and 12/31/09, 31/12/09"], USUAL, NOBODY
    )
    assert habits.slips
    assert "in 2 dates; day before month in 3." in said
    assert "may be slips" in said
    _, (said,) = observe(["12/3/2009", "3/13/2009"], USUAL, NOBODY)
    assert "day before month" not in said
    even, (said,) = observe(["12/13/2009", "13/12/2009"], USUAL, NOBODY)
    assert not even.slips
    assert "; day before month in 1." in said


@pytest.mark.parametrize(
    ("cells", "unsettled"),
    [
        ([day(3), "13/3/2009"], True),
        ([datetime(2009, 3, 12, 9), "13/3/2009"], True),
        ([day(13), "13/3/2009"], False),
        # Text that fits both orders was left as it is: nothing was turned.
        ([day(3), "13/3/2009", "3/4/2009"], False),
        ([day(3), "13/3/2009", "4/4/2009"], True),
        ([day(3), "13/3/2009", "12/4/2009"], False),
        ([day(3), "13/3/2009", "4/12/2009"], False),
        ([day(3), "12/4/2009"], False),
        ([day(3)], False),
        # Some after the 12th are no proof, where they are rare.
        ([*map(day, (1, 2, 3, 4)), day(13), "13/3/2009", "14/3/2009"], True),
        ([*map(day, (1, 2, 3, 4)), day(13), "13/3/2009"], False),
        ([*map(day, (1, 2, 3)), day(13), "13/3/2009", "14/3/2009"], False),
    ],
)
def test_cells_that_the_spreadsheet_may_have_turned(cells: list[Cell], unsettled: bool) -> None:
    habits, said = observe(cells, USUAL, NOBODY)
    assert (habits.cells == "unsettled") is unsettled
    assert len(said) == unsettled


def test_how_many_cells_may_be_turned_is_told() -> None:
    _, (said,) = observe([day(3), day(4), "13/3/2009"], USUAL, NOBODY)
    assert said.startswith("The 2 cells that Excel holds as dates fit both orders")
    assert "--date-cells right or --date-cells turned" in said
    _, both = observe([day(3), "3/13/2009"], USUAL, NOBODY)
    assert len(both) == 2


def test_what_a_person_said_stays() -> None:
    cells: list[Cell] = [day(3), "3/13/2009"]
    assert observe(cells, USUAL, frozenset({"order", "cells"})) == (USUAL, [])
    assert observe(cells, USUAL, frozenset({"order"}))[0].order == "day-first"
    assert observe(cells, USUAL, frozenset({"cells"}))[0].cells == "right"


def test_from_four_dates_to_one_on_the_one_is_a_slip_and_refused_by_itself() -> None:
    habits, (said,) = observe(["3/13/2009", *["13/3/2009"] * 4], USUAL, NOBODY)
    assert (habits.order, habits.shown) == ("day-first", (4, 1))
    assert said.startswith("Day stands before month in 4 dates, month before day in one date")
    habits, _ = observe(["3/13/2009", *["13/3/2009"] * 3], USUAL, NOBODY)
    assert (habits.order, habits.slips) == ("unsettled", True)


def test_few_cells_after_the_twelfth_beside_text_of_both_orders() -> None:
    cells: list[Cell] = [*map(day, (3, 4, 5, 6, 14)), "13/3/2009", "3/13/2009"]
    assert observe(cells, USUAL, NOBODY)[0].cells == "unsettled"
    assert observe(cells[:-1], USUAL, NOBODY)[0].cells == "right"
    assert observe([*cells, day(15)], USUAL, NOBODY)[0].cells == "right"


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("13/12/2023", (1, 0)),
        ("12/13/2023", (0, 1)),
        ("12/12/2023 and 13/13/2023", (0, 0)),
        ("13/1/23, 14.2.2023; 1-31-2023", (2, 1)),
        ("113/1/2023, 13/1/20231", (0, 0)),
    ],
)
def test_the_orders_that_a_text_shows(text: str, orders: tuple[int, int]) -> None:
    assert shown_orders(text) == orders
