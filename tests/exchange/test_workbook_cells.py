"""Dates that somebody typed into a workbook that comes back."""

import pytest

from learning_together.exchange.edited_workbook.cells import meant
from learning_together.exchange.exports.tables import Column


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("10th January 2023", "2023-01-10"),
        ("31/12/2023", "2023-12-31"),
        ("May 2023", "2023-05"),
        ("2009-03-12/..", "2009-03-12/.."),
        # What would lose words, or has two readings, stays for validate to tell.
        ("late January 2023", "late January 2023"),
        ("12/03/2009", "12/03/2009"),
        ("10 Jan 2023 at 2pm", "10 Jan 2023 at 2pm"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_a_date_is_read_where_nothing_is_lost(typed: str, taken: str) -> None:
    assert meant(typed, Column("date", ("date",), sort="date")) == taken
    assert meant(typed, Column("event", ("event",))) == typed
