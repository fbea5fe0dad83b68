"""Merged cells to a plain grid: a cell merged downwards stands again in each row that it covers.

Knows no form; bounded, since a file may claim that a cell covers a million others.
"""

from learning_together.dates.as_written.cells import Cell
from learning_together.exchange.imports.readers.table import MAX_COLUMNS, MAX_ROWS, Row, bounded


class Grid:
    """Takes rows of cells with their spans, gives rows of a grid."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._open: dict[int, tuple[Cell, int]] = {}
        self._row = Row(0, [])
        self._carried: set[int] = set()
        self._parts = 0
        self._cells = 0

    @property
    def row(self) -> Row:
        """The row that is being read."""
        return self._row

    def start(self, number: int) -> None:
        """Begins a row."""
        self._row = Row(number, [])
        self._carried = set()
        self._parts = 0

    def put(self, cell: Cell, across: int = 1, down: int = 1) -> None:
        """The next cell of the row, which goes over so many columns and rows."""
        self._cover()
        across, down = min(across, MAX_COLUMNS), min(down, MAX_ROWS)
        at = len(self._row.cells)
        self._row.cells += [cell, *([""] * (across - 1))]
        self._parts += 1
        if down > 1:
            for column in range(at, at + across):
                self._open[column] = (cell if column == at else "", down - 1)
        bounded(len(self.rows) + 1, len(self._row.cells))

    def end(self, *, deleted: bool = False) -> None:
        """Ends the row."""
        self._cover()
        self._row.parts = self._parts
        self._row.carried = frozenset(self._carried)
        self._row.deleted = deleted
        self._cells += len(self._row.cells)
        bounded(1, 1 if self._cells < 3_000_000 else MAX_COLUMNS + 1)
        self.rows.append(self._row)

    def _cover(self) -> None:
        """Cells that reach down into this row from above."""
        while (at := len(self._row.cells)) in self._open:
            cell, left = self._open.pop(at)
            self._row.cells.append(cell)
            if cell != "":
                self._carried.add(at)
                self._parts += 1
            if left > 1:
                self._open[at] = (cell, left - 1)
