"""A workbook of `lt export`, opened: its cells as text, and what its hidden sheet says of them."""

from dataclasses import dataclass
from typing import Any

from learning_together.errors import LtError
from learning_together.exchange import printed_numbers
from learning_together.exchange.edited_workbook.cells import told
from learning_together.exchange.edited_workbook.formulas import formulas
from learning_together.exchange.exports.excel import SHEET, SIGN, VERSION
from learning_together.ids import Id
from learning_together.office import package, workbook
from learning_together.office.archive import UnreadableError
from learning_together.review.review import Review

#: What stands for a cell in which there is a formula: its text is not what somebody typed.
FORMULA = "\0formula"


@dataclass(frozen=True, slots=True)
class SentWorkbook:
    """What the hidden sheet of a workbook says.

    Attributes:
        audience: For whom it was made, as typed.
        numbers: The fingerprint of which record goes by which number; empty where they go by ids.
        columns: The headings of each sheet as sent, by its name.
        names: The table of each sheet, by its name.
        marks: By sheet, by the row's key: its id and the mark of each cell.
    """

    audience: str
    numbers: str
    columns: dict[str, tuple[str, ...]]
    names: dict[str, str]
    marks: dict[str, dict[str, tuple[str, tuple[str, ...]]]]


def opened(data: bytes) -> dict[str, list[list[str]]] | None:
    """The cells of a workbook as text, by sheet; None where it was not exported by `lt`.

    Raises:
        LtError: It is no workbook.
    """
    parts = package.unpacked(data)
    if f'name="{SHEET}"'.encode() not in parts.get("xl/workbook.xml", b""):
        return None
    try:
        with workbook.opened(data) as book:
            sheets = {
                name: [[told(cell) for cell in row] for row in _rows(book, name)]
                for name in book.sheet_names
            }
    except UnreadableError as broken:
        raise LtError(
            "The file is no Excel workbook (.xlsx), or it is damaged.",
            "Open it in Excel and save it again as “Excel workbook (.xlsx)”.",
        ) from broken
    for name, cells in formulas(parts).items():
        for row, column in cells:
            if row < len(sheets.get(name, ())) and column < len(sheets[name][row]):
                sheets[name][row][column] = FORMULA
    hidden = sheets.get(SHEET)
    return sheets if hidden and hidden[0][:1] == [SIGN] else None


def _rows(book: Any, name: str) -> list[list[Any]]:
    sheet = book.get_sheet_by_name(name)
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    return rows


def sent(sheets: dict[str, list[list[str]]]) -> SentWorkbook:
    """What the workbook's hidden sheet says.

    Raises:
        LtError: Another version of `lt` made it.
    """
    head, *lines = sheets[SHEET]
    if head[1:2] != [VERSION]:
        raise LtError(
            "Another version of lt has made this workbook.",
            "Export again with this version, and make the changes there.",
        )
    audience, numbers, *_ = (*head[3:], *("team", "")[len(head[3:]) :])
    found = SentWorkbook(audience, numbers, {}, {}, {})
    name = ""
    for line in lines:
        if line[0] == "sheet":
            name = line[1]
            found.names[name] = line[2]
            found.columns[name] = tuple(cell for cell in line[3:] if cell)
            found.marks[name] = {}
        elif line[0] == "row" and name and len(line) > 4:
            found.marks[name][line[1]] = (line[2], tuple(line[4].split(" ")))
    return found


def numbers_in(data: bytes, review: Review) -> dict[Id, Id] | None:
    """Which record goes by which number in a workbook; None where nobody knows, empty if by ids.

    Raises:
        LtError: It is no workbook that this version of `lt` made.
    """
    sheets = opened(data)
    if sheets is None:
        raise LtError("It was not made by lt export.")
    return printed_numbers.found(sent(sheets).numbers, review)
