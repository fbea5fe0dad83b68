"""A workbook of `lt export`, opened: its cells as text, and what its hidden sheet says of them."""

from dataclasses import dataclass

from learning_together.errors import LtError
from learning_together.exchange import printed_numbers
from learning_together.exchange.asking import asked
from learning_together.exchange.edited_workbook import grid
from learning_together.exchange.edited_workbook.grid import Sheets
from learning_together.exchange.exports.excel import DOWN, SHEET, SIGN, VERSION
from learning_together.ids import Id
from learning_together.review.review import Review

#: The version whose headings are the names of fields.
_BY_FIELDS = "1"


@dataclass(frozen=True, slots=True)
class SentWorkbook:
    """What the hidden sheet of a workbook says.

    Attributes:
        audience: For whom it was made, as typed.
        numbers: The fingerprint of which record goes by which number; empty where they go by ids.
        columns: The fields of each sheet as sent, in the order of their columns, by its name.
        headings: What is printed above each column, by sheet, by field.
        down: Sheets whose headings stand below each other.
        names: The table of each sheet, by its name.
        marks: By sheet, by the row's key: its id and the mark of each cell.
    """

    audience: str
    numbers: str
    columns: dict[str, tuple[str, ...]]
    headings: dict[str, dict[str, str]]
    down: set[str]
    names: dict[str, str]
    marks: dict[str, dict[str, tuple[str, tuple[str, ...]]]]


def opened(data: bytes, name: str = "The file") -> Sheets | None:
    """The cells of a workbook as text, by sheet; None where it was not exported by `lt`.

    Args:
        data: Its bytes.
        name: What to call it in messages.

    Raises:
        LtError: It is no workbook, or was not read to its end.
    """
    return grid.sheets(asked("workbook", data, name, sheet=SHEET, sign=SIGN))


def sent(sheets: Sheets) -> SentWorkbook:
    """What the workbook's hidden sheet says.

    Raises:
        LtError: Another version of `lt` made it.
    """
    head, *lines = sheets[SHEET]
    if head[1:2] not in ([_BY_FIELDS], [VERSION]):
        raise LtError(
            "Another version of lt has made this workbook.",
            "Export again with this version, and make the changes there.",
        )
    audience, numbers, *_ = (*head[3:], *("team", "")[len(head[3:]) :])
    found = SentWorkbook(audience, numbers, {}, {}, set(), {}, {})
    name = ""
    for line in lines:
        if line[0] == "sheet":
            name = line[1]
            found.names[name] = line[2]
            found.columns[name] = tuple(cell for cell in line[3:] if cell)
            found.headings[name] = {one: one for one in found.columns[name]}
            found.marks[name] = {}
        elif line[0] == "heads" and name:
            found.headings[name] = dict(zip(found.columns[name], line[2:], strict=False))
            if line[1] == DOWN:
                found.down.add(name)
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
