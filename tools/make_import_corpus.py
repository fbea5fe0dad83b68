"""Makes the corpus of agencies' files in tests/data/imports, with what is expected of each.

Run it where LibreOffice (soffice) is on the PATH: `python tools/make_import_corpus.py`. What is
expected is written down by hand, row by row, here and in `import_corpus.yaml`; nothing of it comes
from `lt`. Beside each file stands FILE.json: arguments, entries, refused rows with their codes,
words of the notices.
"""

import csv
import io
import json
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypandoc
import yaml
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

OUT = Path(__file__).parents[1] / "tests" / "data" / "imports"
TABLES = Path(__file__).with_name("import_corpus.yaml")
Rows = Sequence[Sequence[Any]]

# The usual table, as an agency sends it, and the entries that it stands for.
PLAIN: Rows = [
    [
        "Date",
        "Time",
        "Source of information",
        "Professionals involved",
        "What happened",
        "Action taken / outcome",
        "Child seen",
        "Voice of the child",
        "Author's comments",
    ],
    [
        "12/03/2009",
        "14.30",
        "Health visiting record",
        "HV1, M",
        "Home visit. M tearful; “no sleep”. Café noise heard.",
        "Visit again in a week",
        "Yes",
        "C smiled",
        "",
    ],
    [
        "19/3/09",
        "2.30pm",
        "GP record",
        "GP1",
        "Telephone call about M’s mood",
        "",
        "N/A",
        "",
        "No note of a plan",
    ],
    [
        "2 April 2009",
        "am",
        "GP record",
        "M; GP1",
        "Seen in surgery\nWeight taken",
        "Letter sent",
        "no",
        "",
        "",
    ],
]
PLAIN_SAYS = [
    {
        "date": "2009-03-12",
        "time": "14:30",
        "source": "Health visiting record",
        "people": ["HV1", "M", "C"],
        "event": "Home visit. M tearful; “no sleep”. Café noise heard.",
        "response": "Visit again in a week",
        "child_seen": "yes",
        "voice": "C smiled",
    },
    {
        "date": "2009-03-19",
        "time": "14:30",
        "source": "GP record",
        "people": ["GP1", "M"],
        "event": "Telephone call about M’s mood",
        "child_seen": "not-applicable",
        "comment": "No note of a plan",
    },
    {
        "date": "2009-04-02",
        "time": "am",
        "source": "GP record",
        "people": ["M", "GP1"],
        "event": "Seen in surgery\nWeight taken",
        "response": "Letter sent",
        "child_seen": "no",
    },
]

# Every form of date that people write, the reading, and the words to keep.
DATES = [
    ("12/3/09", "2009-03-12", ""),
    ("12.03.2009", "2009-03-12", ""),
    ("12-03-2009", "2009-03-12", ""),
    ("12th March 2009", "2009-03-12", ""),
    ("Thurs 12 Mar 09", "2009-03-12", ""),
    ("Thursday, 12th of March 2009", "2009-03-12", ""),
    ("March 2009", "2009-03", ""),
    ("early March 2009", "2009-03", "early March 2009"),
    ("mid-2009", "2009", "mid-2009"),
    ("Spring 2009", "2009-21", ""),
    ("?22 may 2009", "2009-05-22?", "?22 may 2009"),
    ("22.05/09", "2009-05-22", ""),
    ("c. 2008", "2008~", "c. 2008"),
    ("circa June 2009", "2009-06~", "circa June 2009"),
    ("12–15 March 2009", "2009-03-12/2009-03-15", ""),
    ("12/3/09 - 15/3/09", "2009-03-12/2009-03-15", ""),
    ("28 December – 3 January 2010", "2009-12-28/2010-01-03", ""),
    (
        "between 26 April and 7 July 2009",
        "[2009-04-26..2009-07-07]",
        "between 26 April and 7 July 2009",
    ),
    ("w/c 9 March 2009", "[2009-03-09..2009-03-15]", "w/c 9 March 2009"),
    ("March/April 2009", "[2009-03..2009-04]", ""),
    ("since 2008", "2008/..", "since 2008"),
    ("2009", "2009", ""),
    ("2009-03-12", "2009-03-12", ""),
]


def says(name: str, entries: list[dict[str, Any]], **more: Any) -> None:
    """Writes down what is expected of a file."""
    expected = {"args": [], "entries": entries, "refused": [], "notices": [], **more}
    text = json.dumps(expected, ensure_ascii=False, indent=1) + "\n"
    (OUT / f"{name}.json").write_text(text, encoding="utf-8")


def write_csv(
    name: str, rows: Rows, encoding: str = "utf-8", separator: str = ",", first: str = ""
) -> None:
    """A text file."""
    out = io.StringIO()
    out.write(first)
    csv.writer(out, delimiter=separator, lineterminator="\r\n").writerows(rows)
    (OUT / name).write_bytes(out.getvalue().encode(encoding))


def sheet(rows: Rows) -> tuple[openpyxl.Workbook, Any]:
    """A workbook with one sheet."""
    book = openpyxl.Workbook()
    page = book.active
    for row in rows:
        page.append(list(row))
    return book, page


def table(document: Any, rows: Rows) -> Any:
    """A table of a Word file."""
    made = document.add_table(len(rows), max(len(row) for row in rows))
    made.style = "Table Grid"
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            made.cell(at, column).text = str(text)
    return made


def word(name: str, *tables: Rows, between: Sequence[str] = ()) -> None:
    """A Word file of tables, each on a page of its own."""
    document = docx.Document()
    for number, rows in enumerate(tables):
        if number < len(between):
            document.add_paragraph(between[number])
        elif number:
            document.add_page_break()
        table(document, rows)
    document.save(str(OUT / name))


def convert(source: str, target: str, form: str = "") -> None:
    """Has LibreOffice save a file of the corpus in another form."""
    suffix = target.rpartition(".")[2]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(  # noqa: S603
            [  # noqa: S607
                "soffice",
                f"-env:UserInstallation=file://{folder}/user",
                "--headless",
                "--convert-to",
                form or suffix,
                "--outdir",
                folder,
                str(OUT / source),
            ],
            check=True,
            capture_output=True,
        )
        made = Path(folder, Path(source).with_suffix(f".{suffix}").name)
        shutil.copy(made, OUT / target)


def plain() -> None:
    """The usual table in every form."""
    write_csv("plain-utf8.csv", PLAIN)
    write_csv("plain-bom.csv", PLAIN, "utf-8-sig")
    write_csv("plain-cp1252.csv", PLAIN, "cp1252", ";")
    write_csv("plain-utf16.tsv", PLAIN, "utf-16", "\t")
    write_csv("plain-sep.csv", PLAIN, "cp1252", ";", "sep=;\r\n")
    write_csv("plain-bars.txt", PLAIN, "utf-8", "|")
    book, _ = sheet(PLAIN)
    book.save(OUT / "plain.xlsx")
    word("plain.docx", PLAIN)
    convert("plain.xlsx", "plain.xls")
    convert("plain.xlsx", "plain.ods")
    convert("plain.xlsx", "plain-lo.xlsx", "xlsx:Calc MS Excel 2007 XML")
    convert("plain.docx", "plain.odt")
    convert("plain.docx", "plain-lo.docx", "docx:MS Word 2007 XML")
    convert("plain.docx", "plain-lo.html", "html:HTML (StarWriter)")
    convert("plain.xlsx", "plain-sheet.html", "html:HTML (StarCalc)")
    shutil.copy(OUT / "plain-sheet.html", OUT / "plain-html.xls")
    pandoc = pypandoc.convert_file(str(OUT / "plain.docx"), "html")
    (OUT / "plain-pandoc.html").write_text(pandoc, encoding="utf-8")
    for form in ("docx", "odt"):
        pypandoc.convert_file(
            str(OUT / "plain.docx"), form, outputfile=str(OUT / f"plain-pandoc.{form}")
        )
    notices = {
        "plain-cp1252.csv": ["cp1252", "semicolons"],
        "plain-utf16.tsv": ["UTF-16", "tabs"],
        "plain-html.xls": ["web page"],
    }
    for path in sorted(OUT.glob("plain*")):
        if path.suffix != ".json":
            says(path.name, PLAIN_SAYS, notices=notices.get(path.name, []))


def dates() -> None:
    """Every form of date in every kind of file."""
    rows = [["Date", "Event"], *([said, f"Event {n}"] for n, (said, _, _) in enumerate(DATES, 1))]
    entries = []
    for number, (_, reading, when) in enumerate(DATES, 1):
        entry = {"date": reading, "event": f"Event {number}"}
        entries.append({**entry, "when": when} if when else entry)
    write_csv("dates.csv", rows)
    book, _ = sheet(rows)
    book.save(OUT / "dates.xlsx")
    word("dates.docx", rows)
    convert("dates.docx", "dates.odt")
    convert("dates.docx", "dates.html", "html:HTML (StarWriter)")
    for name in ("dates.csv", "dates.xlsx", "dates.docx", "dates.odt", "dates.html"):
        says(name, entries)


def spreadsheets() -> None:
    """What goes wrong in workbooks."""
    head = ["Date", "Time", "Event"]
    rows = [
        head,
        [date(2009, 3, 12), time(14, 30), "Visit"],
        [datetime(2009, 3, 13, 9, 5), None, "Call"],
        [39886, 0.5, "Serial number"],
    ]
    entries = [
        {"date": "2009-03-12", "time": "14:30", "event": "Visit"},
        {"date": "2009-03-13", "time": "09:05", "event": "Call"},
        {"date": "2009-03-14", "time": "12:00", "event": "Serial number"},
    ]
    book, _ = sheet(rows)
    book.save(OUT / "cells.xlsx")
    says("cells.xlsx", entries)
    convert("cells.xlsx", "cells.xls")
    says("cells.xls", entries)
    convert("cells.xlsx", "cells.ods")
    says("cells.ods", entries)
    book, _ = sheet([head, [date(2009, 3, 12), None, "Visit"], [38424, None, "Serial number"]])
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book.epoch = CALENDAR_MAC_1904
    book.save(OUT / "cells-1904.xlsx")
    says(
        "cells-1904.xlsx",
        [
            {"date": "2009-03-12", "event": "Visit"},
            {"date": "2009-03-14", "event": "Serial number"},
        ],
    )
    book, _ = sheet(
        [
            ["Date", "Event"],
            [date(2009, 3, 4), "Turned, or not"],
            ["13/04/2009", "Left as text"],
            [date(2009, 5, 5), "Same both ways"],
            ["25/12/2009", "Left as text too"],
        ]
    )
    left = [
        {"date": "2009-04-13", "event": "Left as text"},
        {"date": "2009-05-05", "event": "Same both ways"},
        {"date": "2009-12-25", "event": "Left as text too"},
    ]
    book.save(OUT / "cells-turned.xlsx")
    says("cells-turned.xlsx", left, refused=[["2", "two-dates"]], notices=["--date-cells"])
    book.save(OUT / "cells-turned-given.xlsx")
    says(
        "cells-turned-given.xlsx",
        [{"date": "2009-04-03", "event": "Turned, or not"}, *left],
        args=["--date-cells", "turned"],
    )
    layouts()


def layouts() -> None:
    """Titles, headings, empty rows, and rows that go on."""
    book, page = sheet(
        [
            ["Chronology of significant events"],
            ["Agency: Health"],
            [],
            ["Date", "Source", "Event", "Ref"],
            ["2009"],
            ["12/03/2009", "Record", "First", 17],
            [],
            ["", "Log", "Same day, another record", 18],
            ["Date", "Source", "Event", "Ref"],
            ["13/03/2009", "Record", "This goes on", 19],
            ["", "", "in the next row"],
        ]
    )
    page.merge_cells("A1:D1")
    page.merge_cells("A5:D5")
    other = book.create_sheet("Key")
    other.append(["HV", "Health visitor"])
    other.append(["GP", "Doctor"])
    hidden = book.create_sheet("Old")
    hidden.append(["Date", "Event"])
    hidden.append(["1/1/2009", "Not meant"])
    hidden.sheet_state = "hidden"
    book.save(OUT / "layout.xlsx")
    entries = [
        {"date": "2009-03-12", "source": "Record", "event": "First"},
        {"date": "2009-03-12", "source": "Log", "event": "Same day, another record"},
        {"date": "2009-03-13", "source": "Record", "event": "This goes on in the next row"},
    ]
    says("layout.xlsx", entries, notices=["Sheet 2", "hidden"], awaits=["table 3, row 2"])
    book, page = sheet(
        [
            ["Date", "Event", "Action"],
            ["12/03/2009", "One", "a"],
            [None, "Two", "b"],
            ["13/03/2009", "Three", "c"],
        ]
    )
    page.merge_cells("A2:A3")
    page["B2"].comment = openpyxl.comments.Comment("Is this right?", "Author")
    book.save(OUT / "merged.xlsx")
    merged = [
        {"date": "2009-03-12", "event": "One", "response": "a"},
        {"date": "2009-03-12", "event": "Two", "response": "b"},
        {"date": "2009-03-13", "event": "Three", "response": "c"},
    ]
    says("merged.xlsx", merged, comments=["Is this right?"])
    book, page = sheet([["Date", "Event"], ["12/03/2009", "=A1"]])
    page["B3"] = "Stored"
    page["A3"] = "13/03/2009"
    book.save(OUT / "formula.xlsx")
    says(
        "formula.xlsx",
        [{"date": "2009-03-13", "event": "Stored"}],
        refused=[["2", "no-event"]],
        notices=["formulas"],
    )
    (OUT / "too-many-cells.csv").write_text(
        "Date,Event,Action\n12/03/2009,Visit, with a comma,Then this\n13/03/2009,Call,Done\n"
    )
    says(
        "too-many-cells.csv",
        [{"date": "2009-03-13", "event": "Call", "response": "Done"}],
        refused=[["2", "too-many-cells"]],
    )


def tables() -> None:
    """Text files, as `import_corpus.yaml` has them."""
    for one in yaml.safe_load(TABLES.read_text(encoding="utf-8")):
        name, rows, entries = one.pop("file"), one.pop("rows"), one.pop("entries")
        write_csv(name, rows, one.pop("encoding", "utf-8"), one.pop("separator", ","))
        says(name, entries, **one)


def word_files() -> None:
    """What goes wrong in Word."""
    head = ["Date", "Source", "Event", "Action"]
    one = ["12/03/2009", "Record", "First", "None"]
    two = ["13/03/2009", "Record", "Second", "Call"]
    first = {"date": "2009-03-12", "source": "Record", "event": "First", "response": "None"}
    second = {"date": "2009-03-13", "source": "Record", "event": "Second", "response": "Call"}
    word("several-tables.docx", [head, one], [head, two])
    says("several-tables.docx", [first, second])
    word("split-table.docx", [head, one], [two])
    says("split-table.docx", [first, second])
    word("other-table.docx", [["Name", "Role"], ["HV1", "Health visitor"]], [head, one, head, two])
    says("other-table.docx", [first, second], notices=["Table 1"])
    word(
        "years-between.docx",
        [head, ["12 March", *one[1:]]],
        [["13 March", *two[1:]]],
        between=["2009", "2009"],
    )
    says("years-between.docx", [first, second])
    titled()
    nested(head, one, first)
    tracked(head, one, two, first, second)


def titled() -> None:
    """Titles and merged cells within a table."""
    document = docx.Document()
    made = table(
        document,
        [
            ["Date", "Event"],
            ["", ""],
            ["12 March", "First"],
            ["", ""],
            ["14/01/2010", "Second"],
            ["", "and more of it"],
        ],
    )
    for row, text in ((1, "2009"), (3, "2010 – After the move")):
        made.cell(row, 0).merge(made.cell(row, 1)).text = text
    document.save(str(OUT / "titles.docx"))
    entries = [
        {"date": "2009-03-12", "event": "First"},
        {"date": "2010-01-14", "event": "Second and more of it"},
    ]
    says("titles.docx", entries, awaits=["row 4"])
    convert("titles.docx", "titles.odt")
    says("titles.odt", entries, awaits=["row 4"])
    convert("titles.docx", "titles.html", "html:HTML (StarWriter)")
    says("titles.html", entries, awaits=["row 4"])
    document = docx.Document()
    made = table(
        document,
        [
            ["Date", "Event", "Action"],
            ["12/03/2009", "One", "a"],
            ["", "Two", "b"],
            ["13/03/2009", "Three", "c"],
        ],
    )
    made.cell(1, 0).merge(made.cell(2, 0)).text = "12/03/2009"
    document.save(str(OUT / "merged.docx"))
    merged = [
        {"date": "2009-03-12", "event": "One", "response": "a"},
        {"date": "2009-03-12", "event": "Two", "response": "b"},
        {"date": "2009-03-13", "event": "Three", "response": "c"},
    ]
    says("merged.docx", merged)
    for name, form in (("merged.odt", ""), ("merged.html", "html:HTML (StarWriter)")):
        convert("merged.docx", name, form)
        says(name, merged)


def nested(head: list[str], one: list[str], first: dict[str, Any]) -> None:
    """A table in a table."""
    document = docx.Document()
    made = table(document, [head, one])
    inner = made.cell(1, 2).add_table(2, 2)
    for at, text in enumerate(("Weight", "8 kg", "Height", "70 cm")):
        inner.cell(at // 2, at % 2).text = text
    document.save(str(OUT / "nested.docx"))
    event = {"event": "First\nWeight | 8 kg\nHeight | 70 cm"}
    says("nested.docx", [{**first, **event}])
    document = docx.Document()
    frame = document.add_table(1, 1)
    inner = frame.cell(0, 0).add_table(2, 4)
    for at, row in enumerate((head, one)):
        for column, text in enumerate(row):
            inner.cell(at, column).text = text
    document.save(str(OUT / "frame.docx"))
    says("frame.docx", [first])


def tracked(head: list[str], one: list[str], two: list[str], first: Any, second: Any) -> None:
    """Tracked changes, comments, macros."""
    document = docx.Document()
    made = table(document, [head, one, two, ["14/03/2009", "Record", "Deleted row", ""]])
    paragraph = made.cell(1, 2).paragraphs[0]
    paragraph.clear()
    for kind, text in (("del", "Not this"), ("ins", "First")):
        mark = OxmlElement(f"w:{kind}")
        mark.set(qn("w:id"), "9")
        mark.set(qn("w:author"), "Somebody")
        run = OxmlElement("w:r")
        words = OxmlElement("w:delText" if kind == "del" else "w:t")
        words.text = text
        run.append(words)
        mark.append(run)
        paragraph._p.append(mark)  # noqa: SLF001
    properties = made.rows[3]._tr.get_or_add_trPr()  # noqa: SLF001
    gone = OxmlElement("w:del")
    gone.set(qn("w:id"), "10")
    gone.set(qn("w:author"), "Somebody")
    properties.append(gone)
    document.add_comment(made.cell(2, 2).paragraphs[0].runs, "Check with the record", "Author")
    document.save(str(OUT / "tracked.docx"))
    says(
        "tracked.docx",
        [first, second],
        notices=["tracked changes"],
        comments=["Check with the record"],
        awaits=["row 4"],
    )
    with (
        zipfile.ZipFile(OUT / "several-tables.docx") as archive,
        zipfile.ZipFile(OUT / "macros.docm", "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in archive.infolist():
            new.writestr(entry.filename, archive.read(entry.filename))
        new.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 no macro at all")
    says("macros.docm", [first, second], notices=["macros"])


def main() -> None:
    """Makes everything anew."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    plain()
    dates()
    spreadsheets()
    tables()
    word_files()
    # Document programs stamp what they make; the time at which it was made is of no use here.
    print(len([one for one in OUT.iterdir() if one.suffix != ".json"]), "files")  # noqa: T201


if __name__ == "__main__":
    main()
