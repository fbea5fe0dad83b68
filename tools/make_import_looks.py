"""Adds to the corpus of agencies' files those whose cells look otherwise than they are.

Run it after tools/make_import_corpus.py, where LibreOffice (soffice) is on the PATH. What is
expected is written down here by hand.
"""

import zipfile
from datetime import date, datetime

import docx
from make_import_corpus import OUT, convert, says, sheet, table, write_csv
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

HEAD = ["Date", "Time", "Event", "Action"]
STRUCK = "struck out"


def looks() -> None:
    """Formats that show less than a cell holds, hidden rows and columns, struck out words."""
    rows = [
        (date(2009, 3, 1), "mmm-yy", "Month is shown"),
        (date(2009, 1, 1), "yyyy", "Year is shown"),
        (date(2009, 3, 12), "d-mmm", "No year is shown"),
        (datetime(2009, 3, 12, 9, 30), "hh:mm", "A time is shown"),
        (date(2009, 3, 12), "dddd d mmmm yyyy", "A day is shown"),
        (date(2009, 3, 13), "dd/mm/yyyy", "Hidden row"),
        (date(2009, 3, 14), "dd/mm/yyyy", "Struck row"),
        (date(2009, 3, 15), "dd/mm/yyyy", ""),
    ]
    book, page = sheet([HEAD])
    for number, (value, code, event) in enumerate(rows, 2):
        page.append([value, None, event])
        page.cell(number, 1).number_format = code
    page["B6"], page["B6"].number_format = 930, "0000"
    page["D6"], page["D6"].number_format = 12, '0" weeks"'
    page["D7"], page["D7"].number_format = 0.5, "0%"
    page["A8"].font = Font(strike=True)
    page["C8"].font = Font(strike=True)
    page["C9"] = CellRichText(
        "Seen by ", TextBlock(InlineFont(strike=True), "HV1 "), "GP1 in the surgery"
    )
    page.row_dimensions[7].hidden = True
    page.column_dimensions["D"].hidden = True
    book.save(OUT / "looks.xlsx")
    convert("looks.xlsx", "looks.ods")
    convert("looks.xlsx", "looks-lo.xlsx", "xlsx:Calc MS Excel 2007 XML")
    entries = [
        {"date": "2009-03", "event": "Month is shown"},
        {"date": "2009", "event": "Year is shown"},
        {"date": "2009-03-12", "time": "09:30", "event": "A day is shown", "response": "12 weeks"},
        {"date": "2009-03-13", "event": "Hidden row", "response": "50%"},
        {
            "date": "2009-03-15",
            "event": "Seen by [struck out: HV1 ]GP1 in the surgery",
            "people": ["HV1", "GP1"],
        },
    ]
    refused = [["4", "two-dates"], ["5", "bad-date"], ["8", "bad-date"]]
    for name in ("looks.xlsx", "looks-lo.xlsx", "looks.ods"):
        notices = ["hidden", STRUCK, "shown than is held"]
        says(name, entries, refused=refused, notices=notices)


def errors() -> None:
    """Errors and formulas without results are no empty cells: the date above is not theirs."""
    book, page = sheet([HEAD, [date(2009, 3, 12), None, "First of that day"]])
    page.append(["#REF!", None, "Its date is an error"])
    page.append(["=A2+1", None, "Its date is a formula"])
    page.append([None, None, "Another of that day"])
    page.append([date(2009, 3, 16), None, "#N/A"])
    book.save(OUT / "errors.xlsx")
    says(
        "errors.xlsx",
        [
            {"date": "2009-03-12", "event": "First of that day"},
            {"date": "2009-03-16", "event": "#N/A"},
        ],
        refused=[["3", "bad-date"], ["4", "no-date"], ["5", "no-date"]],
        notices=["error", "formulas"],
    )


def threads() -> None:
    """Comments of newer programs, with replies, by hand: no program here writes them."""
    book, _ = sheet([HEAD, [date(2009, 3, 12), None, "Home visit"]])
    book.save(OUT / "threads.xlsx")
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.microsoft.com/office"
    added = {
        "xl/worksheets/_rels/sheet1.xml.rels": f'<Relationships xmlns="{relations}"><Relationship '
        f'Id="rId1" Type="{office}/2017/10/relationships/threadedComment" '
        'Target="../threadedComments/threadedComment1.xml"/></Relationships>',
        "xl/threadedComments/threadedComment1.xml": "<ThreadedComments "
        f'xmlns="{office}/spreadsheetml/2018/threadedcomments"><threadedComment ref="C2" '
        'dT="2009-03-20T10:00:00.00" personId="{1}" id="{2}"><text>Was the child seen?</text>'
        '</threadedComment><threadedComment ref="C2" personId="{1}" id="{3}" parentId="{2}">'
        "<text>Yes, asleep.</text></threadedComment></ThreadedComments>",
        "xl/persons/person.xml": "<personList "
        f'xmlns="{office}/spreadsheetml/2018/threadedcomments"><person displayName="An Author" '
        'id="{1}" userId="x" providerId="None"/></personList>',
    }
    path = OUT / "threads.xlsx"
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**parts, **{key: text.encode() for key, text in added.items()}}.items():
            archive.writestr(name, data)
    says(
        "threads.xlsx",
        [{"date": "2009-03-12", "event": "Home visit"}],
        notices=["2 comments"],
        comments=["Was the child seen?", "Yes, asleep.", "An Author"],
    )


def struck() -> None:
    """Struck out words and hidden text in documents."""
    document = docx.Document()
    made = table(document, [HEAD, ["", "", "", ""], ["14/03/2009", "", "", ""]])
    old, _ = (made.cell(1, 0).paragraphs[0].add_run(text) for text in ("12/03/2009", "13/03/2009"))
    old.font.strike = True
    for text, gone in (("Seen by ", False), ("HV1", True), (" and M", True), (" GP1", False)):
        made.cell(2, 2).paragraphs[0].add_run(text).font.strike = gone
    made.cell(1, 2).text = "Two dates, one of them struck out"
    made.cell(2, 3).paragraphs[0].add_run("Nobody sees this").font.hidden = True
    document.save(str(OUT / "struck.docx"))
    convert("struck.docx", "struck.odt")
    convert("struck.docx", "struck.html", "html:HTML (StarWriter)")
    event = "Seen by [struck out: HV1 and M] GP1"
    entry = {"date": "2009-03-14", "event": event, "people": ["HV1", "M", "GP1"],
             "response": "Nobody sees this"}  # fmt: skip
    for name in ("struck.docx", "struck.odt", "struck.html"):
        hidden = ["hidden text"] if name.endswith("docx") else []
        says(name, [entry], refused=[["2", "bad-date"]], notices=[STRUCK, *hidden])


def times() -> None:
    """A column whose hours go to 24, so that 9:30 is in the morning."""
    rows = [HEAD, ["12/03/2009", "9:30", "Home visit", ""], ["13/03/2009", "14:15", "Call", ""]]
    write_csv("times-24.csv", rows)
    said = [
        {"date": "2009-03-12", "time": "09:30", "event": "Home visit"},
        {"date": "2009-03-13", "time": "14:15", "event": "Call"},
    ]
    says("times-24.csv", said)


if __name__ == "__main__":
    looks()
    errors()
    threads()
    struck()
    times()
