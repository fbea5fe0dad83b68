"""What every foreign form is read into: tables of rows of cells, and what was noticed on the way.

Knows neither forms nor records.
"""

from dataclasses import dataclass, field

from learning_together.dates.as_written.cells import Cell
from learning_together.errors import LtError

MAX_ROWS = 100_000
MAX_COLUMNS = 300
MAX_CELLS = 3_000_000


@dataclass(slots=True)
class Row:
    """A row as it stands in its file.

    Attributes:
        number: As the file's own program counts it, from 1.
        cells: By column; an empty one is "".
        parts: How many cells the file has there; one where a cell goes across the whole table.
        carried: Columns whose cell is merged with the one above, whose value stands here again.
        deleted: Whether the row is a tracked deletion.
        unsolved: Columns whose cell is empty here because it holds a formula whose result is not
            stored: what belongs there is not known.
        above: The title that stands above it in running text.
    """

    number: int
    cells: list[Cell]
    parts: int = -1
    carried: frozenset[int] = frozenset()
    deleted: bool = False
    unsolved: frozenset[int] = frozenset()
    above: str = ""

    @property
    def filled(self) -> list[int]:
        """The columns that hold something."""
        return [number for number, cell in enumerate(self.cells) if cell != ""]


@dataclass(slots=True)
class Table:
    """A table or sheet.

    Attributes:
        name: What to call it in messages ("sheet 2"); never its own name, which may be a person's.
        rows: In order.
        above: The text that stands between it and the table before it.
        epoch: The year from which the workbook counts days; None where the form has no such count.
        hidden: Whether the sheet is hidden.
        number: Of the table in the file, from 1, where it is a part of one; 0 where it is whole.
        columns: What to call the columns that the part takes, and what stands above them.
        fields: What its columns hold, where the reader itself has put them there.
        title: The own name of a sheet, which is never told; it may say whom its rows are about.
    """

    name: str
    rows: list[Row]
    above: tuple[str, ...] = ()
    epoch: int | None = None
    hidden: bool = False
    number: int = 0
    columns: str = ""
    fields: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment that somebody left in the file.

    Attributes:
        table: The number of the table, from 1; 0 where it stands outside of tables.
        row: The number of the row; 0 likewise.
        author: Who wrote it.
        text: What it says.
    """

    table: int
    row: int
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Outside:
    """Text that stands in no table.

    Attributes:
        where: In words: “the page header”.
        text: What it says.
    """

    where: str
    text: str


@dataclass(slots=True)
class Foreign:
    """A file as its form's module read it.

    Attributes:
        form: Its form, for messages.
        tables: In order.
        notices: What its reader should know; never words of the file.
        remarks: Comments, which are kept apart from the rows.
        below: Text after the last table.
        outside: Text that is not part of the running text: page headers, boxes.
    """

    form: str
    tables: list[Table]
    notices: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    below: tuple[str, ...] = ()
    outside: list[Outside] = field(default_factory=list)


def bounded(rows: int, columns: int) -> None:
    """Refuses a table that is larger than any chronology.

    Raises:
        LtError: It is.
    """
    if rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        raise LtError(
            f"A table of this file reaches over {rows:,} rows and {columns:,} columns; that is "
            "no chronology.",
            f"At most {MAX_ROWS:,} rows and {MAX_COLUMNS} columns are read. Open the file, delete "
            "what stands far away from the table, save it, and try again.",
        )


def rectangular(rows: list[Row]) -> list[Row]:
    """The rows, each with as many cells as the widest."""
    width = max((len(row.cells) for row in rows), default=0)
    bounded(len(rows), width)
    for row in rows:
        row.cells.extend([""] * (width - len(row.cells)))
    return rows
