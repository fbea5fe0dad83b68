"""Cells of tables as text, whatever a spreadsheet held."""

from datetime import date, datetime, time, timedelta

import pytest

from learning_together.dates.as_written.cells import Cell, as_text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  12 March ", "12 March"),
        (True, "yes"),
        (False, "no"),
        (3, "3"),
        (3.0, "3"),
        (3.5, "3.5"),
        (-3.0, "-3"),
        (1e15, "1000000000000000.0"),
        (date(2009, 3, 12), "2009-03-12"),
        (datetime(2009, 3, 12), "2009-03-12"),
        (datetime(2009, 3, 12, 14, 30, 5), "2009-03-12 14:30"),
        (time(9, 5, 30), "09:05"),
        (timedelta(hours=2), "2:00:00"),
    ],
)
def test_a_cell_as_text(cell: Cell, text: str) -> None:
    assert as_text(cell) == text
