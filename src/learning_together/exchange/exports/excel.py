"""Tables as an Excel workbook that can come back: every cell is text, none a formula.

A hidden sheet holds what each cell held, as a short mark, so that what somebody changed is told
from what the folder changed since. What no record fills yet, and what `lt` works out, is folded at
the end of each sheet; the review's own facts stand one below the other.
"""

import io
from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Any

from learning_together import seal
from learning_together.documents.design import COLOURS
from learning_together.exchange.exports import sheets
from learning_together.exchange.exports.cell_text import mark
from learning_together.exchange.exports.drop_downs import ROOM, drop_down, titled
from learning_together.exchange.exports.formula_injection import is_formula
from learning_together.exchange.exports.table import Column, ExportRow, Table

#: The hidden sheet, and what its first cell says.
SHEET = "lt"
#: The hidden sheet of what cells offer.
LISTS = "lists"
SIGN = "learning-together export"
#: Of what the hidden sheet holds. The first one's headings were the fields' names.
VERSION = "2"
#: What stands for a cell that cannot be taken back.
SHUT = "!"
#: How the headings of a sheet run.
ACROSS, DOWN = "across", "down"
#: What stands behind the heading of a column without which there is no record.
NEEDED = " (needed)"
#: Characters that a cell can hold.
MOST = 32_000
_CUT = " […: the cell is too small for the rest]"
#: Widths in characters: of prose by its field, of other prose, and where there is little room; of
#: what is short, and of an id; and of a sheet that can still be read when printed.
_WIDE = {"event": 55, "response": 40, "text": 60}
_PROSE, _NARROW, _LEAST, _SHORT, _ID, _SHEET = 34, 20, 9, 16, 20, 320
_LABELS, _FACTS = 34, 110


@dataclass(frozen=True, slots=True)
class Workbook:
    """What is told of a workbook beside its tables.

    Attributes:
        title: Of the review.
        marking: The protective marking; empty for none.
        audience: For whom it is, as typed.
        numbers: The fingerprint of which record goes by which number; empty where they go by ids.
        scope: What of the timeline is left out, in a sentence; empty where nothing is.
    """

    title: str
    marking: str
    audience: str
    numbers: str = ""
    scope: str = ""


def as_xlsx(tables: Iterable[Table], about: Workbook) -> bytes:
    """Tables as the bytes of a workbook, sealed; the same tables give the same bytes.

    Args:
        tables: The tables.
        about: What is told beside them.
    """
    out = io.BytesIO()
    book = sheets.workbook(out, about.title, about.audience, default_date_format="@")
    looks = _Looks(book)
    names: dict[str, str] = {}
    every = [_arranged(table) for table in tables]
    for table, _ in every:
        names[table.name] = _sheet_name(table.name, [*names.values()])
    offered = {
        table.kind: _listed(names[table.name], place, table)
        for place, (table, _) in enumerate(every)
        if table.name == table.kind and table.columns[0].name == "id"
    }
    marks: list[tuple[str, ...]] = [(SIGN, VERSION, about.title, about.audience, about.numbers)]
    for table, folded in every:
        name = names[table.name]
        sheet = book.add_worksheet(name)
        title = f"{about.title}: {name}"
        if name == "timeline" and about.scope:
            title += f". {about.scope}"
        if not table.rows:
            sheet.set_tab_color(f"#{COLOURS['hairline']}")
        marks.append(("sheet", name, table.name, *(column.name for column in table.columns)))
        down = table.kind == table.name == "review"
        headings = (_heading(column) for column in table.columns)
        marks.append(("heads", DOWN if down else ACROSS, *headings))
        fill = _facts if down else _columns
        sheets.set_up(sheet, about.marking, title, fill(sheet, table, folded, looks))
        _offer(sheet, table, offered, down=down)
        marks += (("row", row.key, row.id, row.number, _marks(table, row)) for row in table.rows)
    lists = book.add_worksheet(LISTS)
    lists.very_hidden()
    for place, (table, _) in enumerate(every):
        for number, text in enumerate(titled(table) if table.name in offered else ()):
            lists.write_string(number, place, text)
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
        self.head = sheets.head(book)
        self.cell = book.add_format(cell)
        self.grey = book.add_format(
            {**cell, "font_color": f"#{COLOURS['quiet']}", "bg_color": f"#{COLOURS['mist']}"}
        )
        self.quoted = book.add_format({**cell, "quote_prefix": True})

    def of(self, column: Column, text: str, shut: Container[str]) -> Any:
        """How a cell of a column looks that holds a text; of a row some are shut."""
        if is_formula(text):
            return self.quoted
        return self.cell if column.open and column.name not in shut else self.grey


def _sheet_name(name: str, taken: list[str]) -> str:
    short, number = name[:31], 1
    while short in taken or short in {SHEET, LISTS}:
        number += 1
        short = f"{name[: 30 - len(str(number))]}~{number}"
    return short


def _arranged(table: Table) -> tuple[Table, int]:
    """A table as people look at it, and how many of its last columns are folded.

    What tells rows apart comes first, then what is filled or belongs into any new record; then
    what could be filled, and what `lt` works out.
    """
    own = [place for place, one in enumerate(table.columns) if not one.open]
    keys = [place for place in own if not table.columns[place].explains or place == 0]
    shown: list[int] = []
    empty: list[int] = []
    for place, column in enumerate(table.columns):
        if column.open:
            is_used = any(row.cells[place] for row in table.rows)
            asked = column.shape is not None and (column.shape.starts or column.shape.required)
            (shown if is_used or asked else empty).append(place)
    last = [*empty, *(place for place in own if place not in keys)]
    order = [*keys, *shown, *last]
    return Table(
        table.name,
        table.kind,
        tuple(table.columns[place] for place in order),
        tuple(
            ExportRow(
                row.id, row.number, row.steps, tuple(row.cells[place] for place in order), row.shut
            )
            for row in table.rows
        ),
    ), len(last)


def _columns(sheet: Any, table: Table, folded: int, looks: _Looks) -> float:
    """A row a record, headings across; gives how wide it is."""
    shown = len(table.columns) - folded
    widths = _widths(table, shown)
    for place, (column, width) in enumerate(zip(table.columns, widths, strict=True)):
        fold = {"level": 1, "hidden": True} if place >= shown else {}
        sheet.set_column(place, place, width, looks.cell if column.open else looks.grey, fold)
        sheet.write_string(0, place, _heading(column), looks.head)
        if column.explains:
            sheet.write_comment(0, place, column.explains)
    if folded:
        sheet.set_column(len(widths), len(widths), None, None, {"collapsed": True})
    heads = [*map(_heading, table.columns[:shown])]
    sheet.set_row(0, sheets.height(heads, [width * sheets.BOLD for width in widths[:shown]]))
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.hide_gridlines(0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    for number, row in enumerate(table.rows, 1):
        sheet.set_row(number, sheets.height(row.cells[:shown], widths[:shown]))
        for place, (column, text) in enumerate(zip(table.columns, row.cells, strict=True)):
            if text:
                text = _fitting(text)
                sheet.write_string(number, place, text, looks.of(column, text, row.shut))
    return sum(widths[:shown])


def _facts(sheet: Any, table: Table, folded: int, looks: _Looks) -> float:
    """The one record's fields below each other, headings at the left; gives how wide that is."""
    (row,) = table.rows
    shown = len(table.columns) - folded
    sheet.set_column(0, 0, _LABELS)
    sheet.set_column(1, 1, _FACTS, looks.cell)
    for place, (column, text) in enumerate(zip(table.columns, row.cells, strict=True)):
        text = _fitting(text)
        tall = sheets.height((_heading(column), text), (_LABELS * sheets.BOLD, _FACTS))
        sheet.set_row(place, tall, None, {"level": 1, "hidden": True} if place >= shown else {})
        sheet.write_string(place, 0, _heading(column), looks.head)
        if column.explains:
            sheet.write_comment(place, 0, column.explains)
        if text:
            sheet.write_string(place, 1, text, looks.of(column, text, row.shut))
    if folded:
        sheet.set_row(len(table.columns), None, None, {"collapsed": True})
    sheet.freeze_panes(0, 1)
    sheet.hide_gridlines(0)
    return _LABELS + _FACTS


def _heading(column: Column) -> str:
    """A column's heading; it says where no record stands without it."""
    needed = column.open and column.shape is not None and column.shape.required
    return f"{column.heading}{NEEDED * (needed and len(column.steps) == 1)}"


def _listed(sheet: str, place: int, table: Table) -> str:
    """Where the records of a table are offered from: with titles, or as they are typed there."""
    if not table.rows:
        return f"='{sheet}'!$A$2:$A${ROOM}"
    from xlsxwriter.utility import xl_col_to_name

    column = xl_col_to_name(place, col_abs=True)
    return f"='{LISTS}'!{column}$1:{column}${len(table.rows)}"


def _offer(sheet: Any, table: Table, offered: dict[str, str], *, down: bool) -> None:
    for place, column in enumerate(table.columns):
        if (choice := drop_down(column, offered)) is not None:
            last = len(table.rows) + ROOM
            where = (place, 1, place, 1) if down else (1, place, last, place)
            sheet.data_validation(*where, choice)


def _widths(table: Table, shown: int) -> list[float]:
    """Of the columns in characters, by what they hold and their headings' longest words.

    Args:
        table: The table.
        shown: How many of its columns are not folded. Their prose is narrower where they are many.
    """
    widths = [_width(table, place) for place in range(len(table.columns))]
    prose = [place for place in range(shown) if _is_prose(table.columns[place])]
    most = sum(widths[place] for place in prose)
    room = _SHEET - (sum(widths[:shown]) - most)
    if room < most:
        for place in prose:
            widths[place] = max(min(widths[place], _NARROW), widths[place] * room / most)
    return widths


def _width(table: Table, place: int) -> float:
    column = table.columns[place]
    longest = max((len(row.cells[place]) for row in table.rows), default=0)
    name = column.name.rpartition(".")[2]
    most = _WIDE.get(name, _PROSE) if _is_prose(column) else _ID if place == 0 else _SHORT
    word = max(map(len, _heading(column).split())) / sheets.BOLD + 2
    return max(_LEAST, word, min(longest + 2, most))


def _is_prose(column: Column) -> bool:
    return column.shape is not None and column.shape.worded


def _fitting(text: str) -> str:
    return text if len(text) <= MOST else text[: MOST - len(_CUT)] + _CUT


def _marks(table: Table, row: ExportRow) -> str:
    return " ".join(
        # What lt works out has a mark: it changes with what it is worked out of.
        SHUT if (column.open and column.name in row.shut) or len(text) > MOST else mark(text)
        for column, text in zip(table.columns, row.cells, strict=True)
    )
