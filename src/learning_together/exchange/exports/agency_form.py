"""An agency's form as an Excel workbook: drop-downs, checks of dates and codes, locked headings.

The lock has no password: it keeps headings from being changed by chance, not a person from working.
What a check doubts it says; it stops nobody from writing what the record has.
"""

import io
from typing import Any

from learning_together import seal
from learning_together.documents.design import COLOURS
from learning_together.exchange.exports import sheets
from learning_together.exchange.exports.formula_injection import is_formula
from learning_together.reports.views.agency_form import MARKS, Column, Form

#: Empty rows below the entries so far.
ROOM = 300
_HEAD = 0
#: Excel shows no more of a message than this.
_TITLE, _MESSAGE = 32, 255


def as_xlsx(form: Form, title: str, audience: str) -> bytes:
    """The form as the bytes of a workbook, sealed; the same form gives the same bytes."""
    out = io.BytesIO()
    book = sheets.workbook(out, title, audience)
    entries, help_, codes = (
        book.add_worksheet(name) for name in ("Chronology", "How to fill it in", "Codes")
    )
    _entries(book, entries, form)
    _help(book, help_, form, title)
    _codes(book, codes, form)
    _marks(book.add_worksheet("Marks"), form)
    for sheet in (entries, help_, codes):
        sheets.set_up(sheet, form.marking, form.agency)
    book.close()
    return seal.sealed(out.getvalue())


def _looks(book: Any) -> tuple[Any, Any]:
    hairline, mist = (f"#{COLOURS[name]}" for name in ("hairline", "mist"))
    cell = {
        "text_wrap": True,
        "valign": "top",
        "border": 1,
        "border_color": hairline,
    }
    return (
        sheets.head(book),
        {
            "locked": book.add_format({**cell, "num_format": "@", "bg_color": mist}),
            "open": book.add_format({**cell, "num_format": "@", "locked": False}),
            "quoted": book.add_format(
                {**cell, "num_format": "@", "locked": False, "quote_prefix": True}
            ),
            # What Excel takes for a day is shown with its month as a word.
            "date": book.add_format({**cell, "num_format": "d mmmm yyyy", "locked": False}),
        },
    )


def _width(column: Column) -> float:
    """Of a column, in characters."""
    return max(10.0, column.share * 1.8)


def _entries(book: Any, sheet: Any, form: Form) -> None:
    head, looks = _looks(book)
    last = len(form.rows) + ROOM
    for place, column in enumerate(form.columns):
        sheet.set_column(place, place, _width(column))
        sheet.write_string(_HEAD, place, column.heading, head)
        look = looks["date" if column.sort == "date" else "open"]
        for number in range(_HEAD + 1, last + 1):
            row = number - _HEAD - 1
            text = form.rows[row][place] if row < len(form.rows) else ""
            if column.sort == "id":
                look = looks["locked" if text else "open"]
            if text:
                sheet.write_string(
                    number, place, text, looks["quoted"] if is_formula(text) else look
                )
            else:
                sheet.write_blank(number, place, None, look)
        sheet.data_validation(_HEAD + 1, place, last, place, _check(column, place, form))
    widths = [_width(column) for column in form.columns]
    heads = [column.heading for column in form.columns]
    sheet.set_row(_HEAD, sheets.height(heads, [width * sheets.BOLD for width in widths]))
    for number, texts in enumerate(form.rows, _HEAD + 1):
        sheet.set_row(number, sheets.height(texts, widths))
    sheet.repeat_rows(_HEAD)
    sheet.freeze_panes(_HEAD + 1, 1)
    sheet.protect(
        "",
        {
            "format_cells": True,
            "format_rows": True,
            "format_columns": True,
            "insert_rows": True,
            "sort": True,
            "autofilter": True,
        },
    )


def _check(column: Column, place: int, form: Form) -> dict[str, Any]:
    check: dict[str, Any] = {
        "input_title": column.heading[:_TITLE],
        "input_message": column.guidance[:_MESSAGE],
        "error_type": "warning",
        "error_title": column.heading[:_TITLE],
    }
    cell = f"{chr(65 + place)}{_HEAD + 2}"
    if column.sort == "choice":
        check |= {
            "validate": "list",
            "source": list(column.choices),
            "error_message": f"One of: {', '.join(column.choices)}.",
        }
    elif column.sort == "people" and form.codes:
        check |= {
            "validate": "list",
            "source": f"=Codes!$A$2:$A${len(form.codes) + 1}",
            "error_type": "information",
            "error_message": "Not a single code of the list. Several codes: put commas between "
            "them. Please write no names.",
        }
    elif column.sort == "date":
        first = f"DATE({form.start.year - 30},1,1)" if form.start else "DATE(1900,1,1)"
        year = f'OR(ISNUMBER(SEARCH("19",{cell})),ISNUMBER(SEARCH("20",{cell})))'
        check |= {
            "validate": "custom",
            "value": f"=IF(ISNUMBER({cell}),AND({cell}>={first},{cell}<=TODAY()),{year})",
            "error_message": "This is no day up to today, or its year is missing. Write 12 March "
            "2023, March 2023, about 2021. Keep it if the record has it so.",
        }
    else:
        check |= {"validate": "any"}
    return check


def _help(book: Any, sheet: Any, form: Form, title: str) -> None:
    bold = book.add_format({"bold": True, "valign": "top", "text_wrap": True})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    lines = [
        (title, form.subject),
        ("Agency", form.agency),
        ("Period under review", form.period),
        (
            "Rows",
            (
                "One event a row. What is there already is what the review holds from you so far: "
                "correct it in its row. Write new events into empty rows, in any order."
            ),
        ),
        ("Facts", "Write what the record says, and no judgement: that has a column of its own."),
        ("No names", "Nobody is named: use the codes on the sheet “Codes”."),
        *((column.heading, column.guidance) for column in form.columns),
    ]
    for number, (label, said) in enumerate(lines):
        sheet.write_string(number, 0, label, bold)
        sheet.write_string(number, 1, said, text)
        sheet.set_row(number, sheets.height((label, said), (24, 100)))
    sheet.protect()


def _marks(sheet: Any, form: Form) -> None:
    """What the cells held as the form went out: on a sheet that nobody needs to see."""
    for number, pair in enumerate((MARKS, *form.marks)):
        for place, text in enumerate(pair):
            sheet.write_string(number, place, text)
    sheet.protect()
    sheet.very_hidden()


def _codes(book: Any, sheet: Any, form: Form) -> None:
    head, _ = _looks(book)
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 60)
    for place, label in enumerate(("Code", "Role")):
        sheet.write_string(0, place, label, head)
    for number, code in enumerate(form.codes, 1):
        sheet.write_string(number, 0, code.id)
        sheet.write_string(number, 1, code.role)
    sheet.protect()
