"""Tables as an Excel workbook that can come back: every cell is text, none a formula.

A hidden sheet holds what each cell held, as a short mark, so that what somebody changed is told
from what the folder changed since. Columns that `lt` works out are grey.
"""

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from learning_together import seal
from learning_together.documents.design import COLOURS
from learning_together.exchange.exports.formula_injection import is_formula
from learning_together.exchange.exports.tables import ExportRow, Table, mark

#: The hidden sheet, and what its first cell says.
SHEET = "lt"
SIGN = "learning-together export"
VERSION = "1"
#: What stands for a cell that cannot be taken back.
SHUT = "!"
#: Characters that a cell can hold.
MOST = 32_000
_CUT = " […: the cell is too small for the rest]"
_WIDE = {"event": 60, "response": 45, "comment": 40, "significance": 40, "text": 60}


def as_xlsx(tables: Iterable[Table], title: str, audience: str, numbers: str = "") -> bytes:
    """Tables as the bytes of a workbook, sealed; the same tables give the same bytes.

    Args:
        tables: The tables.
        title: Of the review.
        audience: For whom they are, as typed.
        numbers: The fingerprint of which record goes by which number; empty where they go by ids.
    """
    import xlsxwriter

    out = io.BytesIO()
    book: Any = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "@"})
    book.set_properties({"title": title, "created": datetime(1980, 1, 1)})
    book.set_custom_property(seal.PROPERTY, seal.EMPTY)
    book.set_custom_property(seal.AUDIENCE_PROPERTY, audience)
    looks = _Looks(book)
    marks: list[tuple[str, ...]] = [(SIGN, VERSION, title, audience, numbers)]
    for table in tables:
        name = _sheet_name(table.name, [one[1] for one in marks[1:] if one[0] == "sheet"])
        marks.append(("sheet", name, table.name, *(column.name for column in table.columns)))
        marks += _fill(book.add_worksheet(name), table, looks)
    hidden = book.add_worksheet(SHEET)
    hidden.very_hidden()
    for number, line in enumerate(marks):
        for place, text in enumerate(line):
            hidden.write_string(number, place, text)
    book.close()
    return seal.sealed(out.getvalue())


class _Looks:
    def __init__(self, book: Any) -> None:
        cell = {"num_format": "@", "text_wrap": True, "valign": "top"}
        self.head = book.add_format({"bold": True, "bg_color": f"#{COLOURS['mist']}", "border": 1})
        self.cell = book.add_format(cell)
        self.grey = book.add_format(
            {**cell, "font_color": f"#{COLOURS['quiet']}", "bg_color": f"#{COLOURS['mist']}"}
        )
        self.quoted = book.add_format({**cell, "quote_prefix": True})


def _sheet_name(name: str, taken: list[str]) -> str:
    short, number = name[:31], 1
    while short in taken or short == SHEET:
        number += 1
        short = f"{name[: 30 - len(str(number))]}~{number}"
    return short


def _fill(sheet: Any, table: Table, looks: _Looks) -> list[tuple[str, ...]]:
    for place, column in enumerate(table.columns):
        name = column.name.rpartition(".")[2]
        look = looks.cell if column.open else looks.grey
        sheet.set_column(place, place, _WIDE.get(name, max(12, len(column.name) + 2)), look)
        sheet.write_string(0, place, column.name, looks.head)
        if column.explains:
            sheet.write_comment(0, place, column.explains)
    sheet.freeze_panes(1, 1)
    if table.columns and table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    marks: list[tuple[str, ...]] = []
    for number, row in enumerate(table.rows, 1):
        for place, (column, text) in enumerate(zip(table.columns, row.cells, strict=True)):
            if text:
                look = looks.cell if column.open else looks.grey
                text = _fitting(text)
                sheet.write_string(number, place, text, looks.quoted if is_formula(text) else look)
        marks.append(("row", row.key, row.id, row.number, _marks(table, row)))
    return marks


def _fitting(text: str) -> str:
    return text if len(text) <= MOST else text[: MOST - len(_CUT)] + _CUT


def _marks(table: Table, row: ExportRow) -> str:
    return " ".join(
        # What lt works out has a mark: it changes with what it is worked out of.
        SHUT if (column.open and column.name in row.shut) or len(text) > MOST else mark(text)
        for column, text in zip(table.columns, row.cells, strict=True)
    )
