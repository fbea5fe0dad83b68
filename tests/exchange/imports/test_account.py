"""The sum of an import: every row and filled cell of a file is accounted for, in each form."""

import csv
import io
import itertools
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import bare_word
from exchange.imports.test_corpus import CORPUS
from learning_together.dates.as_written.habits import Habits
from learning_together.exchange.imports.people.people_in_text import Coder
from learning_together.exchange.imports.readers import any_file
from learning_together.exchange.imports.readers.table import Foreign, Row, Table
from learning_together.exchange.imports.rows.account import Account, account
from learning_together.exchange.imports.rows.draft import Drafted, Task
from learning_together.exchange.imports.rows.drafts import draft
from learning_together.ids import Id

HABITS = Habits(period=(date(2008, 1, 1), date(2010, 12, 31)), today=date(2024, 1, 15))
HEAD = ["Date", "Event", "Type of contact", "Action", "Reviewed on", "Remarks on file"]
_DATES = [
    "",
    "",
    "12/03/2009",
    "14 March 2009",
    "March 2009",
    "APRIL 2009",
    "2009",
    "17",
    "13/03/2009 - seen at home",
    "not a date",
]
_TEXTS = [
    "",
    "",
    "seen at home",
    "no reply.",
    "Visit",
    "two lines\nof text",
    "on 20/03/2009 rang",
    "12/03/2009 one\n13/03/2009 two",
    "a longer text; with several parts, and no end",
]
ROW = st.tuples(
    st.sampled_from(_DATES),
    st.sampled_from(_TEXTS),
    st.sampled_from(["", "", "Phone", "Home visit"]),
    st.sampled_from(_TEXTS),
    st.sampled_from(["", "", "15/03/2009", "later"]),
    st.sampled_from(["", "", "n/a", "see file"]),
).map(list)


def as_csv(rows: list[list[str]]) -> Foreign:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return any_file.open_foreign(out.getvalue().encode(), "a.csv")


def as_excel(rows: list[list[str]]) -> Foreign:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([cell or None for cell in row])
    out = io.BytesIO()
    book.save(out)
    return any_file.open_foreign(out.getvalue(), "a.xlsx")


def as_word(rows: list[list[str]]) -> Foreign:
    document = bare_word.document()
    made = document.add_table(len(rows), len(rows[0]))
    for number, row in enumerate(rows):
        for cell, text in zip(made.rows[number].cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return any_file.open_foreign(out.getvalue(), "a.docx")


_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_PART = {"ods": "spreadsheet", "odt": "text"}


def as_open_document(rows: list[list[str]], form: str) -> Foreign:
    """A table as LibreOffice writes it: a paragraph a line, repeated cells as a number."""
    lines = []
    for row in rows:
        cells = []
        for text, same in itertools.groupby(row):
            count = len(list(same))
            repeated = f' table:number-columns-repeated="{count}"' if count > 1 else ""
            words = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n") if text)
            value = ' office:value-type="string"' if text else ""
            cells.append(f"<table:table-cell{repeated}{value}>{words}</table:table-cell>")
        lines.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    part = _PART[form]
    content = (
        f'<office:document-content xmlns:office="{_OFFICE}:office:1.0" xmlns:table="{_OFFICE}'
        f':table:1.0" xmlns:text="{_OFFICE}:text:1.0"><office:body><office:{part}>'
        f'<table:table table:name="A">{"".join(lines)}</table:table></office:{part}>'
        "</office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{part}")
        archive.writestr("content.xml", content)
    return any_file.open_foreign(out.getvalue(), f"a.{form}")


def as_web_page(rows: list[list[str]]) -> Foreign:
    cells = (
        "".join(f"<td>{escape(cell).replace(chr(10), '<br>')}</td>" for cell in row) for row in rows
    )
    whole = "".join(f"<tr>{row}</tr>" for row in cells)
    page = f"<html><body><table>{whole}</table></body></html>"
    return any_file.open_foreign(page.encode(), "a.html")


FORMS: dict[str, Callable[[list[list[str]]], Foreign]] = {
    "csv": as_csv,
    "xlsx": as_excel,
    "docx": as_word,
    "ods": partial(as_open_document, form="ods"),
    "odt": partial(as_open_document, form="odt"),
    "html": as_web_page,
}


def read(foreign: Foreign) -> tuple[Drafted, Account]:
    task = Task(HABITS, frozenset(), {}, Coder([], {}, {}, frozenset()), b"secret")
    made = draft(foreign, task)
    return made, account(foreign, made)


def said(made: Drafted) -> list[dict[str, Any]]:
    return [one.fields for one in made.drafts if not one.refused]


@given(st.lists(ROW, min_size=1, max_size=12))
def test_rows_and_cells_add_up_and_no_word_is_lost(rows: list[list[str]]) -> None:
    # Each cell has a word that stands nowhere else, so that it can be found again.
    marked = [
        [f"{cell} w{r}x{c}" if cell and c in {1, 3} else cell for c, cell in enumerate(row)]
        for r, row in enumerate(rows)
    ]
    made, sums = read(as_csv([HEAD, *marked]))
    assert sum(sums.rows.values()) == len(rows) + 1
    filled = sum(1 for row in [HEAD, *marked] for cell in row if cell)
    assert sums.filled == filled
    assert sums.headings + sums.in_fields + sums.joined + sums.private == filled
    entries = " ".join(str(one) for one in said(made))
    kept = {word for one in made.kept for cell in one.cells for word in cell.split()}
    refused = {one.row.split(".")[0] for one in made.drafts if one.refused}
    for r, row in enumerate(marked):
        for c, cell in enumerate(row):
            if cell and c in {1, 3}:
                word = f"w{r}x{c}"
                assert word in kept
                left = str(r + 2) in refused or any(word in one.text for one in sums.left_out)
                above = any(
                    one.row == r + 2 and one.draft and one.draft.refused for one in made.kept
                )
                assert left or above or word in entries


@given(st.lists(ROW, min_size=1, max_size=8))
def test_the_same_table_gives_the_same_entries_in_every_form(rows: list[list[str]]) -> None:
    found = {name: read(form([HEAD, *rows])) for name, form in FORMS.items()}
    entries = {name: said(made) for name, (made, _) in found.items()}
    assert entries == dict.fromkeys(FORMS, entries["csv"])
    empty = Counter(empty=99)  # those at its end a spreadsheet does not have
    sums = {
        name: (
            one.filled,
            one.in_fields,
            one.joined,
            one.private,
            one.rows - empty,
        )
        for name, (_, one) in found.items()
    }
    assert sums == dict.fromkeys(FORMS, sums["csv"])


#: Two tables, each as LibreOffice and others have saved it in every form.
SAVED = {
    table: sorted(
        path.name
        for path in CORPUS.glob(f"{table}*.*")
        if path.suffix in {".xls", ".xlsx", ".ods", ".odt", ".docx", ".csv", ".tsv", ".html"}
    )
    for table in ("plain", "account")
}


@pytest.mark.parametrize(("table", "entries"), [("plain", 3), ("account", 7)])
def test_a_table_that_programs_have_saved_in_each_form_gives_the_same(
    table: str, entries: int
) -> None:
    names = SAVED[table]
    assert {name.rpartition(".")[2] for name in names} >= {*FORMS, "xls"}
    found = {
        name: said(read(any_file.open_foreign((CORPUS / name).read_bytes(), name))[0])
        for name in names
    }
    first = found[names[0]]
    assert len(first) == entries
    assert found == dict.fromkeys(names, first)


@pytest.mark.parametrize(
    ("text", "sort", "awaits"),
    [
        ("School holidays", "title", True),
        ("2009", "title", False),
        ("APRIL 2009", "title", False),
        ("Mother was hit; she told nobody", "refused", False),
        ("20/03/2009 – Strategy meeting held.", "entry", False),
        ("March 2009: three missed appointments.", "entry", False),
    ],
)
def test_a_text_alone_in_its_row(text: str, sort: str, awaits: bool) -> None:
    rows = [
        HEAD,
        ["12/03/2009", "Visit", "", "", "", ""],
        [text, "", "", "", "", ""],
        ["13/03/2009", "Visit", "", "", "", ""],
    ]
    for form in FORMS.values():
        made, sums = read(form(rows))
        assert made.kept[2].draft is None or sort in {"entry", "refused"}
        assert sums.rows[sort] == (3 if sort == "entry" else 1)
        assert [one.awaits for one in sums.left_out] == ([awaits] if sort == "title" else [])


def test_text_beside_tables_is_counted_and_dated_text_after_them_awaits_an_answer() -> None:
    document = bare_word.document()
    document.sections[0].header.paragraphs[0].text = "Agency of 1 May 2010"
    document.add_paragraph("Made on 3 May 2010")
    for _ in range(2):
        made = document.add_table(2, 2)
        for row, cells in enumerate((["Date", "Event"], ["12/03/2009", "Visit"])):
            for column, text in enumerate(cells):
                made.cell(row, column).text = text
        document.add_paragraph("On 14/03/2009 the family moved.")
    document.add_paragraph("End")
    out = io.BytesIO()
    document.save(out)
    _, sums = read(any_file.open_foreign(out.getvalue(), "a.docx"))
    assert sums.paragraphs == 5
    assert [(one.where, one.awaits) for one in sums.left_out] == [
        ("text above table 1", False),
        ("text between table 1 and table 2", True),
        ("text after table 2", True),
        ("text after table 2", False),
        ("the page header", False),
    ]


def sums(*rows: list[str]) -> tuple[int, int, int, int]:
    """Cells of headings, in fields, joined to one, and private."""
    _, made = read(as_csv([HEAD, *rows]))
    return made.headings, made.in_fields, made.joined, made.private


def test_each_cell_is_counted_where_it_went() -> None:
    whole = ["12/03/2009", "Visit made.", "Phone", "Fed", "15/03/2009", "n/a"]
    assert sums(whole) == (6, 3, 1, 2)
    # More of the row above is joined, its private columns are not.
    assert sums(whole, ["", "and more of it", "", "", "", "n/a"]) == (6, 3, 2, 3)
    # Headings again; a title; a refused row, of which nothing is in the timeline.
    assert sums(whole, HEAD) == (12, 3, 1, 2)
    assert sums(whole, ["School holidays", "", "", "", "", ""]) == (6, 3, 1, 3)
    assert sums(whole, ["no date", "Visit made.", "Phone", "", "", ""]) == (6, 3, 1, 5)
    # Of an entry without a date of its own nothing is in two fields.
    assert sums(whole, ["", "Rang back.", "", "", "", ""]) == (6, 4, 1, 2)
    # A text that is parted into its date and its event is in both fields.
    assert sums(whole, ["13/03/2009 - seen", "", "", "", "", ""]) == (6, 4, 1, 2)


def test_of_two_columns_of_one_field_the_second_is_joined() -> None:
    rows = [["Date", "Event", "Details of event"], ["12/03/2009", "Visit", "Mother tired"]]
    _, made = read(as_csv(rows))
    assert (made.in_fields, made.joined, made.private) == (2, 1, 0)


def test_a_row_longer_than_its_headings_is_refused_and_counted() -> None:
    made, sums = read(as_csv([["Date", "Event"], ["12/03/2009", "Visit", "pushed over"]]))
    assert [note.code for one in made.drafts for note in one.refused] == ["too-many-cells"]
    assert (sums.filled, sums.headings, sums.private) == (5, 2, 3)


def test_days_of_our_own_form_await_no_answer_and_what_somebody_put_in_does() -> None:
    document = bare_word.document()
    document.add_paragraph("Period: 1 March 2009 to 2 April 2009")
    made = document.add_table(2, 4)
    heads = ("Id", "Mark of what was sent", "Date", "Event")
    for row, cells in enumerate((heads, ("", "", "12/03/2009", "Visit"))):
        for column, text in enumerate(cells):
            made.cell(row, column).text = text
    document.add_paragraph("Draft of 3 May 2010")
    document.add_paragraph("14/03/2009 – she rang again")
    out = io.BytesIO()
    document.save(out)
    _, sums = read(any_file.open_foreign(out.getvalue(), "a.docx"))
    assert [one.text for one in sums.left_out if one.awaits] == ["14/03/2009 – she rang again"]


def word(*tables: list[list[str]], after: tuple[str, ...] = ()) -> Foreign:
    document = bare_word.document()
    for rows in tables:
        made = document.add_table(len(rows), len(rows[0]))
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                made.cell(row, column).text = text
        document.add_paragraph("")
    for text in after:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return any_file.open_foreign(out.getvalue(), "a.docx")


def test_where_a_row_stands_names_its_table_where_there_are_several() -> None:
    first = [["Date", "Event"], ["12/03/2009", "Visit"], ["School holidays", ""]]
    second = [["Date", "Event"], ["Half term week", ""], ["13/03/2009", "Visit"]]
    _, one = read(word(first))
    assert [left.where for left in one.left_out] == ["row 3"]
    _, two = read(word(first, second))
    assert [left.where for left in two.left_out] == ["table 1, row 3", "table 2, row 2"]


def test_the_id_that_an_entry_gives_itself_is_in_a_field_and_a_mark_of_ours_is_not() -> None:
    heads = ["Id", "Mark of what was sent", "Date", "Event"]
    _, made = read(as_csv([heads, ["health-001", "x", "12/03/2009", "Visit"]]))
    assert (made.headings, made.in_fields, made.joined, made.private) == (4, 3, 0, 1)
    rows = [["Id", "Date", "Event"], ["health-001", "12/03/2009", "Visit"], ["", "", "and more"],
            ["", "13/03/2009", "Rang"]]  # fmt: skip
    _, made = read(as_csv(rows))
    assert (made.headings, made.in_fields, made.joined, made.private) == (3, 5, 1, 0)


def test_paragraphs_that_are_a_chronology_are_entries_and_the_others_stand_among_them() -> None:
    lines = ("12/03/2009 – Seen at home.", "14/03/2009 – Rang.", "End")
    _, made = read(word(after=lines))
    assert (made.rows["entry"], made.filled, made.in_fields, made.private) == (2, 4, 4, 0)
    assert [(one.where, one.awaits) for one in made.left_out] == [
        ("text among the paragraphs", False)
    ]
    assert made.paragraphs == 1


def test_a_text_alone_below_what_no_field_takes_is_in_two_fields_once_it_is_parted() -> None:
    head = ["Colour", "Date", "Event"]
    rows = [head, ["7", "12/03/2009", "Visit"], ["13/03/2009 - seen", "", ""]]
    made, sums = read(as_csv(rows))
    assert [one["event"] for one in said(made)] == ["Visit", "seen"]
    assert (sums.headings, sums.in_fields, sums.joined, sums.private) == (3, 3, 0, 1)


def test_a_table_that_is_none_awaits_an_answer_where_it_is_not_known_and_holds_days() -> None:
    first = Table("table 1", [Row(1, ["Date", "Event"], 2), Row(2, ["12/03/2009", "Visit"], 2)])

    def awaited(*lines: list[str]) -> list[bool]:
        other = [Row(n, [*line], len(line)) for n, line in enumerate(lines, 1)]
        _, sums = read(Foreign("Word", [first, Table("table 2", other)]))
        return [one.awaits for one in sums.left_out if one.sort == "other"]

    assert awaited(["Ward", "Bed"], ["A", "seen 12/03/2009"]) == [False, True]
    assert awaited(["Ward", "Bed"], ["A", "2"]) == [False, False]
    assert awaited(["Name", "Date of birth"], ["A", "12/03/2009"]) == [False, False]


def test_what_its_field_cannot_take_is_told_and_counted_as_joined() -> None:
    cells = [
        ["Date", "Time", "Event", "Child seen", "People"],
        ["12/03/2009", "25:00", "Seen at home.", "maybe", "ZZ9"],
        ["13/03/2009", "10:00", "Seen again.", "Yes, asleep", "HV1"],
    ]
    table = Table("table 1", [Row(n, [*one], len(one)) for n, one in enumerate(cells, 1)])
    foreign = Foreign("CSV", [table])
    coder = Coder([], {Id("HV1"): "HV1"}, {}, frozenset())
    drafted = draft(foreign, Task(HABITS, frozenset(), {}, coder, b"secret"))
    made = account(foreign, drafted)
    assert (made.filled, made.headings, made.in_fields, made.joined) == (15, 5, 7, 3)
    first = drafted.kept[1].draft
    assert first is not None
    assert first.fields["event"] == "Seen at home.\nPeople: ZZ9\nTime: 25:00\nChild seen: maybe"
    told = [one.text for one in first.notes if one.code == "child-seen"]
    assert len(told) == 1
    assert told[0].startswith("“maybe”: this does not say")
