"""Numbers and dates of cells, which a workbook keeps otherwise than they are shown."""

from collections.abc import Iterator
from datetime import date

from learning_together.office import workbook
from learning_together.office.archive import UnreadableError
from learning_together.privacy.contents.piece import Piece


def pieces(data: bytes, *, numbers: bool) -> Iterator[Piece]:
    """Dates of cells, each with its column's heading, and numbers where they are wanted.

    Args:
        data: The workbook.
        numbers: Whether its numbers do not stand in it as they are written.
    """
    try:
        with workbook.opened(data) as book:
            for name, sheet, _ in workbook.worksheets(book):
                headings: dict[int, str] = {}
                for number, row in enumerate(sheet.to_python(skip_empty_area=False), 1):
                    for column, cell in enumerate(row):
                        where = f"sheet “{name}”, row {number}"
                        if isinstance(cell, date):
                            said = f"{headings.get(column, '')}: {cell:%Y-%m-%d}"
                            yield Piece(where, said)
                        elif isinstance(cell, str) and cell:
                            headings.setdefault(column, cell)
                        elif numbers and isinstance(cell, float):
                            yield Piece(where, f"{cell:.15g}")
    except UnreadableError as broken:
        locked = broken.why == "locked"
        yield Piece("cells", unread="it is locked with a password" if locked else "it is damaged")
