"""Chronologies of shapes that systems and people give them: every row is right, or told.

Texts and what is right stand in `tests/data/hard_chronologies.txt`; books and documents are made
here. What is right is one line for each entry, refused row, text that awaits an answer, column that
no field takes, and table that is no chronology.
"""

import io
import re
from collections.abc import Callable, Iterator
from datetime import date

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml

import bare_word
from exchange.imports.test_account import read
from learning_together.exchange.imports.readers import any_file
from places import TESTS

Rows = list[list[object]]
Edit = Callable[..., object] | None
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def texts() -> Iterator[tuple[str, bytes, list[str]]]:
    """The files of the data, and what is right of each."""
    whole = (TESTS / "data" / "hard_chronologies.txt").read_text(encoding="utf-8")
    for part in re.split(r"^==== ", whole, flags=re.MULTILINE)[1:]:
        name, _, rest = part.partition("\n")
        body, _, right = rest.partition("\n----\n")
        yield name, f"{body}\n".encode(), right.strip().split("\n")


def found(name: str, data: bytes) -> list[str]:
    """What was made of a file, a line each."""
    made, sums = read(any_file.open_foreign(data, name))
    assert sums.filled == sums.headings + sums.in_fields + sums.joined + sums.private
    lines = []
    for one in made.drafts:
        if one.refused:
            lines.append(f"refused {one.row}: {'; '.join(note.code for note in one.refused)}")
            continue
        said = one.fields
        ends = f" until {said['end_date']}" if "end_date" in said else ""
        when = f" {said['time']}" if "time" in said else ""
        rest = [f"{name}: {said[name]}" for name in ("response", "comment", "when") if name in said]
        text = "; ".join([str(said["event"]), *rest]).replace("\n", " / ")
        lines.append(f"{one.row} {said['date']}{when}{ends} | {text}")
    lines += [f"awaits {one.where}" for one in sums.left_out if one.awaits]
    lines += [f"private {heading}" for table in made.tables for heading, _ in table.unread]
    return lines + [f"no chronology: {one.name}" for one in made.tables if not one.columns]


def book(
    *sheets: tuple[str, Rows], merged: str = "", edit: Callable[..., object] | None = None
) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets:
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    for cells in merged.split():
        made.worksheets[0].merge_cells(cells)
    if edit:
        edit(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def word(*parts: str | list[list[str]], edit: Edit = None) -> bytes:
    made = bare_word.document()
    for part in parts:
        if isinstance(part, str):
            made.add_paragraph(part)
            continue
        table = made.add_table(len(part), len(part[0]))
        for number, row in enumerate(part):
            for cell, text in zip(table.rows[number].cells, row, strict=True):
                cell.text = text
    if edit:
        edit(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _two_heading_rows(document: docx.document.Document) -> None:
    table = document.tables[0]
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))


def _one_date_for_two(document: docx.document.Document) -> None:
    document.tables[0].cell(1, 0).merge(document.tables[0].cell(2, 0))


def _printed(document: docx.document.Document) -> None:
    document.sections[0].footer.paragraphs[0].text = "Printed 15/01/2024 by Admin"
    document.sections[0].header.paragraphs[0].text = "OFFICIAL-SENSITIVE"


def _box(document: docx.document.Document) -> None:
    inner = "<w:p><w:r><w:t>15/03/2009 Neighbour rang about noise</w:t></w:r></w:p>"
    document.element.body.insert(
        2,
        parse_xml(
            f'<w:p xmlns:w="{_W}" xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:shape>'
            f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"
            "</w:r></w:p>"
        ),
    )


def _hidden(made: openpyxl.Workbook) -> None:
    made["Old"].sheet_state = "hidden"
    made["Chron"].column_dimensions["C"].hidden = True
    made["Chron"].row_dimensions[3].hidden = True


MARCH = date(2009, 3, 12)
TABLE = [["Date", "Event"], ["12/03/2009", "Visit"]]
MORE = [["Date", "Event"], ["19/03/2009", "Call"]]

MADE: dict[str, tuple[bytes, list[str]]] = {
    "two-heading-rows.xlsx": (
        book(
            ("Chron", [["Date", "Contact", None, "Outcome"],
                       [None, "With whom", "What was said", None],
                       [MARCH, "HV1", "Visit at home", "Review"],
                       [date(2009, 3, 19), "GP1", "Call", None]]),
            merged="B1:C1 A1:A2 D1:D2",
        ),
        ["3 2009-03-12 | Visit at home / People: HV1; response: Review",
         "4 2009-03-19 | Call / People: GP1"],
    ),
    "two-heading-rows.docx": (
        word([["Date", "Contact", ""], ["", "Who", "Details of event"],
              ["12/03/2009", "HV1", "Visit at home"], ["19/03/2009", "GP1", "Call"]],
             edit=_two_heading_rows),
        ["3 2009-03-12 | Visit at home / People: HV1", "4 2009-03-19 | Call / People: GP1"],
    ),
    "table-a-month.docx": (
        word("Chronology of health visiting", "March 2009",
             [["Day", "Event"], ["12", "Visit"], ["Thu 19", "Call"]],
             "April 2009", [["Day", "Event"], ["2", "Clinic"], ["3-4", "Two calls"]]),
        ["2 2009-03-12 | Visit", "3 2009-03-19 | Call", "2-2 2009-04-02 | Clinic",
         "2-3 2009-04-03/2009-04-04 | Two calls"],
    ),
    "sheet-a-month.xlsx": (
        book(("March 2009", [["Day", "Event"], [12, "Visit"], [19, "Call"]]),
             ("Apr 09", [["Day", "Event"], ["2nd", "Clinic"]]),
             ("May Smith", [["Day", "Event"], ["3rd", "Call"]])),
        ["2 2009-03-12 | Visit", "3 2009-03-19 | Call", "2-2 2009-04-02 | Clinic",
         "refused 3-2: bad-date"],
    ),
    "day-month-year.xlsx": (
        book(("S", [["Day", "Month", "Year", "Event"], [12, 3, 2009, "Visit"],
                    [19, "March", 2009, "Call"], [None, 4, 2009, "Month only"]])),
        ["2 2009-03-12 | Visit", "3 2009-03-19 | Call", "4 2009-04 | Month only"],
    ),
    "table-not-at-the-edge.xlsx": (
        book(("S", [[], [], [None, None, "Health visiting chronology"], [],
                    [None, None, "Date", None, "Event"], [None, None, MARCH, None, "Visit"],
                    [None, None, date(2009, 3, 19), None, "Call"]])),
        ["6 2009-03-12 | Visit", "7 2009-03-19 | Call"],
    ),
    "one-date-for-three.xlsx": (
        book(("S", [["Date", "Time", "Event"], [MARCH, "09:00", "Visit"], [None, "11:00", "Call"],
                    [None, "15:00", "Second visit"], [date(2009, 3, 13), None, "Letter"]]),
             merged="A2:A4"),
        ["2 2009-03-12 09:00 | Visit", "3 2009-03-12 11:00 | Call",
         "4 2009-03-12 15:00 | Second visit", "5 2009-03-13 | Letter"],
    ),
    "one-event-over-two.xlsx": (
        book(("S", [["Date", "Event"], [MARCH, "Visit"], [None, None],
                    [date(2009, 3, 13), "Letter"], [None, None], [date(2009, 3, 14), "Call"]]),
             merged="B2:B3 A4:A5 B4:B5"),
        ["2 2009-03-12 | Visit", "4 2009-03-13 | Letter", "6 2009-03-14 | Call"],
    ),
    "one-date-for-two.docx": (
        word([["Date", "Event"], ["12/03/2009", "Visit"], ["", "Call to GP1"],
              ["19/03/2009", "Letter"]], edit=_one_date_for_two),
        ["2 2009-03-12 | Visit", "3 2009-03-12 | Call to GP1", "4 2009-03-19 | Letter"],
    ),
    "hidden.xlsx": (
        book(("Chron", [["Date", "Event", "Comment"], [MARCH, "Visit", "Hidden remark"],
                        [date(2009, 3, 13), "Hidden row", None]]),
             ("Old", [["Date", "Event"], [date(2009, 2, 1), "Older entry"]]), edit=_hidden),
        ["2 2009-03-12 | Visit; comment: Hidden remark", "3 2009-03-13 | Hidden row",
         "awaits table 2, row 2", "no chronology: sheet 2"],
    ),
    "paragraphs-between.docx": (
        word("Prepared for the panel", TABLE, "On 14/03/2009 the mother rang; not above.", MORE,
             "Author's note: written from memory."),
        ["2 2009-03-12 | Visit", "2-2 2009-03-19 | Call",
         "awaits text between table 1 and table 2"],
    ),
    "text-box.docx": (
        word("Top", TABLE, MORE, edit=_box),
        ["2 2009-03-12 | Visit", "2-2 2009-03-19 | Call",
         "awaits text between table 1 and table 2"],
    ),
    "printed.docx": (word(TABLE, edit=_printed), ["2 2009-03-12 | Visit"]),
    "continued.docx": (
        word(TABLE, [["19/03/2009", "Call"], ["20/03/2009", "Letter"]]),
        ["2 2009-03-12 | Visit", "2-1 2009-03-19 | Call", "2-2 2009-03-20 | Letter"],
    ),
    "narrative.docx": (
        word("Chronology", "12.03.09 – Health visitor called. No reply.", "19.03.09 – GP1 rang.",
             "In April 2009 the family moved.", "Signed: author"),
        ["2 2009-03-12 | Health visitor called. No reply.", "3 2009-03-19 | GP1 rang.",
         "4 2009-04 | In April 2009 the family moved."],
    ),
}  # fmt: skip
CASES = [*texts(), *((name, *one) for name, one in MADE.items())]


def test_they_are_there() -> None:
    assert len(CASES) >= 40


@pytest.mark.parametrize(("name", "data", "right"), CASES, ids=[name for name, *_ in CASES])
def test_each_is_right_or_told(name: str, data: bytes, right: list[str]) -> None:
    assert found(name.partition(" ")[0], data) == right
