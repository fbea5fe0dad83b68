"""A form of ours that comes back with its ids or its rows disturbed, as real files."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from conftest import Lt
from learning_together.actions import report
from learning_together.records.kinds.entry import Entry
from learning_together.review.load import load
from sample import Folder

FILES = {
    "agencies.yaml": "- id: health\n  name: Health\n- id: police\n  name: Police\n",
    "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n",
    "timeline/health.yaml": "- id: health-1\n  date: 2022-05-04\n  people: [HV1]\n"
    "  event: Home visit\n- id: health-2\n  date: 2022-06-01\n  source: Notes\n"
    "  event: Call to the duty desk\n",
    "timeline/police.yaml": "- id: police-1\n  date: 2022-06-02\n  event: Stopped a car.\n",
}
#: Columns of the form.
ID, DATE, SOURCE, EVENT = 0, 1, 3, 5

Rows = list[list[str]]
Edit = Callable[[Rows], object]


@pytest.fixture
def root(folder: Folder) -> Path:
    return folder(FILES)


@pytest.fixture(params=["xlsx", "docx"])
def suffix(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def form(root: Path, suffix: str) -> Path:
    """The form as it goes out, with nothing in it that somebody has filled in."""
    for old in (root / "reports").glob("agency-form-health.*"):
        old.unlink()
    (made,) = report.report(root, ["agency-form"], report.Request(formats=suffix, subject="health"))
    return made.path


def edited(path: Path, edit: Edit) -> Path:
    """The form with its rows changed, taken out or added, saved by the library of its format."""
    {".xlsx": _workbook, ".docx": _document}[path.suffix](path, edit)
    return path


def _workbook(path: Path, edit: Edit) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Chronology"]
    rows = [[str(cell.value or "") for cell in row] for row in sheet.iter_rows(min_row=2)]
    rows = [row for row in rows if any(row)]
    edit(rows)
    for number, row in enumerate(rows + [[""] * 10] * 3, 2):
        for place, text in enumerate(row, 1):
            sheet.cell(number, place).value = text or None
    book.save(path)


def _document(path: Path, edit: Edit) -> None:
    import docx
    from docx.oxml.ns import qn
    from docx.table import _Cell

    document: Any = docx.Document(str(path))
    table = next(
        one for one in document.element.body.iter(qn("w:tbl"))
        if ">Event<" in one.xml and ">What belongs there<" not in one.xml
    )  # fmt: skip
    lines = [
        [_Cell(cell, document) for cell in line.iter(qn("w:tc"))]
        for line in list(table.iter(qn("w:tr")))[1:]
    ]
    rows = [[cell.text for cell in line] for line in lines]
    rows = [row for row in rows if any(row)]
    edit(rows)
    rows += [[""] * 10 for _ in range(len(lines) - len(rows))]
    for line, row in zip(lines, rows, strict=True):
        for cell, text in zip(line, row, strict=True):
            if cell.text != text:
                cell.text = text
    document.save(str(path))


def put(row: int, column: int, text: str) -> Edit:
    def edit(rows: Rows) -> None:
        rows[row][column] = text

    return edit


def timeline(root: Path) -> str:
    return (root / "timeline/health.yaml").read_text(encoding="utf-8")


def back(lt: Lt, root: Path, path: Path, *more: str) -> Any:
    return lt("import", path, "--agency", "health", "--yes", *more, cwd=root, width=400)


def label(path: Path, row: int) -> str:
    """As messages call a row: in Word the form is the second table."""
    return str(row) if path.suffix == ".xlsx" else f"2-{row}"


def new(date: str, event: str, id_: str = "") -> list[str]:
    row = [""] * 10
    row[ID], row[DATE], row[EVENT] = id_, date, event
    return row


def test_nothing_is_said_of_our_own_parts(root: Path, lt: Lt, suffix: str) -> None:
    ran = back(lt, root, form(root, suffix))
    assert ran.code == 0
    assert "2 unchanged, 0 refused" in ran.out
    for word in ("“Id”", "Note:", "not read as a chronology", "no field takes it"):
        assert word not in ran.out


def test_what_columns_of_other_files_were_is_not_said_of_the_form(
    root: Path, lt: Lt, tmp_path: Path, suffix: str
) -> None:
    """Neither are the agency's own columns forgotten over a form."""
    table = tmp_path / "a.csv"
    table.write_text("Id,Date,Source,What\n77,12/03/2022,Rang,Surgery\n", encoding="utf-8")
    given = ("--map", "Id=none", "--map", "Source=event", "--map", "What=comment")
    assert back(lt, root, table, *given).code == 0
    ran = back(lt, root, form(root, suffix))
    assert "“Source” → source (by its heading)" in ran.out
    assert "3 unchanged, 0 refused" in ran.out
    table.write_text("Id,Date,Source,What\n78,13/04/2022,Wrote,Pharmacy\n", encoding="utf-8")
    assert "“What” → comment (as last time)" in back(lt, root, table).out


def test_what_somebody_put_beside_them_is_told(root: Path, lt: Lt) -> None:
    path = form(root, "xlsx")
    book = openpyxl.load_workbook(path)
    book["Codes"]["A3"], book["Codes"]["B3"] = "MW2", "Second midwife"
    more = book.create_sheet("More")
    more["A1"], more["B1"] = "Chapter", "We also found this letter."
    more["A2"], more["B2"] = "Next", "And that one."
    book.save(path)
    ran = back(lt, root, path)
    assert "Sheet 3 (3 rows)" in ran.out
    assert "Sheet 5 (2 rows)" in ran.out
    assert "Sheet 2" not in ran.out


def test_a_column_of_numbers_in_any_other_file_is_told(root: Path, lt: Lt, tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("Id,Date,Event\n77,12/03/2022,Rang the surgery\n", encoding="utf-8")
    ran = back(lt, root, table)
    assert ran.code == 0
    assert "“Id”: filled in 1 row" in ran.out


@pytest.mark.parametrize("event", ["Call to the duty desk", "Call to the desk on duty"])
def test_a_changed_id_is_refused(root: Path, lt: Lt, suffix: str, event: str) -> None:
    before = timeline(root)

    def edit(rows: Rows) -> None:
        rows[1][ID], rows[1][EVENT] = "health-9", event

    path = edited(form(root, suffix), edit)
    ran = back(lt, root, path)
    assert ran.code == 1
    assert "0 created, 0 updated, 2 unchanged, 1 refused" in ran.out
    assert (
        f"row {label(path, 3)}: the Id cell of this row held health-2 when the form went out, "
        "and is health-9 now. Ids cannot be changed: write health-2 into it; then import "
        "the form again"
    ) in ran.out
    assert "taken out" not in ran.out
    assert timeline(root) == before


def test_an_id_taken_out_of_its_cell_is_refused(root: Path, lt: Lt, suffix: str) -> None:
    before = timeline(root)
    ran = back(lt, root, edited(form(root, suffix), put(1, ID, "")))
    assert ran.code == 1
    assert "held health-2 when the form went out, and is empty now" in ran.out
    assert timeline(root) == before


def test_a_changed_id_in_a_row_that_is_written_anew(root: Path, lt: Lt, suffix: str) -> None:
    before = timeline(root)

    def edit(rows: Rows) -> None:
        rows[1] = new("9 July 2022", "Something else", "health-9")

    ran = back(lt, root, edited(form(root, suffix), edit))
    assert ran.code == 1
    assert "did not hold the id health-9" in ran.out
    assert "no row has health-2 any more" in ran.out
    assert "if it is a new event, empty its Id cell" in ran.out
    assert "taken out" not in ran.out
    assert timeline(root) == before


def test_an_entry_that_was_not_in_the_form_is_not_overwritten(
    root: Path, lt: Lt, suffix: str
) -> None:
    path = form(root, suffix)
    at = root / "timeline/health.yaml"
    at.write_text(
        timeline(root) + "- id: health-3\n  date: 2022-08-01\n  event: Letter\n", encoding="utf-8"
    )
    before = timeline(root)
    row = new("9 July 2022", "Something else", "health-3")
    ran = back(lt, root, edited(path, lambda rows: rows.append(row)))
    assert ran.code == 1
    assert f"row {label(path, 4)}: the form did not hold the id health-3, which" in ran.out
    assert timeline(root) == before


def test_an_id_that_stands_there_twice(root: Path, lt: Lt, suffix: str) -> None:
    """A row copied for a new event: nobody can tell which of the two is the entry."""
    before = timeline(root)
    row = new("9 July 2022", "Something else", "health-2")
    path = edited(form(root, suffix), lambda rows: rows.insert(1, row))
    ran = back(lt, root, path)
    assert ran.code == 1
    assert f"the id health-2 stands in rows {label(path, 3)} and {label(path, 4)}" in ran.out
    assert "2 refused" in ran.out
    assert timeline(root) == before


def test_an_entry_that_the_review_has_taken_out(root: Path, lt: Lt, suffix: str) -> None:
    path = form(root, suffix)
    at = root / "timeline/health.yaml"
    at.write_text(timeline(root).partition("- id: health-2")[0], encoding="utf-8")
    before = timeline(root)
    ran = back(lt, root, path)
    assert ran.code == 1
    assert "health-2 was in the form, and the review has taken it out of the timeline" in ran.out
    assert timeline(root) == before


def test_new_rows_with_empty_ids_or_numbers_of_their_own(root: Path, lt: Lt, suffix: str) -> None:
    def edit(rows: Rows) -> None:
        rows += [new("9 July 2022", "Call from school."),
                 new("10 July 2022", "Letter from Mrs Blogg", "1"),
                 new("11 July 2022", "A meeting.", "Anna Blogg")]  # fmt: skip

    path = edited(form(root, suffix), edit)
    ran = back(lt, root, path)
    assert ran.code == 0
    assert "3 created, 0 updated, 2 unchanged, 0 refused" in ran.out
    assert f"row {label(path, 5)}: the form did not hold the id 1 when it went out" in ran.out
    assert f"row {label(path, 6)}: the form did not hold the id something else" in ran.out
    assert "Anna" not in ran.out
    after = timeline(root)
    assert after.count("- id:") == 5
    # The same form once more, and once more with another change, brings nothing twice.
    assert "0 created, 0 updated, 5 unchanged, 0 refused" in back(lt, root, path).out
    path = edited(path, put(2, EVENT, "Call from the school."))
    assert "0 created, 1 updated, 4 unchanged, 0 refused" in back(lt, root, path).out
    assert timeline(root).count("- id:") == 5


def test_a_row_taken_out_is_told(root: Path, lt: Lt, suffix: str) -> None:
    """Nothing but a person wrote the entry: there is no delivery to mark."""
    before = timeline(root)
    path = edited(form(root, suffix), lambda rows: rows.pop(0))
    ran = back(lt, root, path)
    assert ran.code == 0
    assert "0 created, 0 updated, 1 unchanged, 0 refused" in ran.out
    assert "A row was taken out of the form: health-1. The entry stays" in ran.out
    assert timeline(root) == before


def test_a_row_taken_out_marks_an_entry_that_was_imported(
    root: Path, lt: Lt, tmp_path: Path, suffix: str
) -> None:
    table = tmp_path / "a.csv"
    table.write_text("Date,Event\n12/03/2022,Rang the surgery\n13/03/2022,Rang again\n")
    back(lt, root, table)
    whole = form(root, suffix)
    sent = whole.read_bytes()
    path = edited(whole, lambda rows: rows.pop(0))
    ran = back(lt, root, path)
    assert "1 gone from the file" in ran.out
    assert "gone from the file, marked and kept: health-3" in ran.out
    after = timeline(root)
    assert "gone: 2" in after
    assert after.count("- id:") == 4
    # The same again marks nothing anew; with the row in it again the mark goes.
    assert "gone from" not in back(lt, root, path).out
    assert timeline(root) == after
    path.write_bytes(sent)
    assert "1 updated" in back(lt, root, path).out
    assert "gone:" not in timeline(root)


def test_of_entries_that_were_not_in_the_form_nothing_is_said(
    root: Path, lt: Lt, tmp_path: Path, suffix: str
) -> None:
    """A form of a part of the entries: those that came before and after are none of its business.

    It comes of a folder that held fewer: the marks in it tell what it was made of.
    """
    path = form(root, suffix)
    table = tmp_path / "a.csv"
    table.write_text(
        "Date,Source,Event\n4/5/2022,,Home visit\n1/6/2022,Notes,Call to the duty desk\n"
        "12/03/2022,Log,Rang the surgery\n"
    )
    back(lt, root, table, "--replaces", "0")
    before = timeline(root)
    assert before.count("- id:") == 5
    ran = back(lt, root, path)
    assert ran.code == 0, ran.out
    assert "gone" not in ran.out
    assert "taken out" not in ran.out
    assert timeline(root) == before


def test_a_new_row_that_is_gone_when_the_form_comes_again(root: Path, lt: Lt, suffix: str) -> None:
    path = edited(form(root, suffix), lambda rows: rows.append(new("9 July 2022", "Call.")))
    assert "1 created" in back(lt, root, path).out
    path = edited(path, lambda rows: rows.pop(2))
    ran = back(lt, root, path)
    assert "gone from the file, marked and kept: health-3" in ran.out
    assert "gone: 2" in timeline(root)


def test_a_form_without_its_column_of_ids(root: Path, lt: Lt) -> None:
    path = form(root, "xlsx")
    book = openpyxl.load_workbook(path)
    book["Chronology"].delete_cols(1)
    book.save(path)
    before = timeline(root)
    ran = back(lt, root, path)
    assert ran.code == 2
    assert "has lost its column “Id”" in ran.err
    assert timeline(root) == before


def test_without_its_marks_an_unknown_id_is_refused_all_the_same(root: Path, lt: Lt) -> None:
    path = edited(form(root, "xlsx"), put(1, ID, "health-9"))
    book = openpyxl.load_workbook(path)
    del book["Marks"]
    book.save(path)
    before = timeline(root)
    ran = back(lt, root, path)
    assert ran.code == 1
    assert "row 3: no entry of this agency has the id health-9" in ran.out
    assert timeline(root) == before


def test_a_row_of_the_form_is_never_more_of_the_row_above(root: Path, lt: Lt, suffix: str) -> None:
    """Its date was emptied, and it goes on in small letters: it is its own entry all the same."""

    def edit(rows: Rows) -> None:
        rows[1][DATE], rows[1][SOURCE], rows[1][EVENT] = "", "", "call to the duty desk"

    ran = back(lt, root, edited(form(root, suffix), edit))
    assert "event: Home visit\n" in timeline(root)
    assert "event: call to the duty desk\n" in timeline(root)
    assert "date: 2022-06-01\n" in timeline(root)
    assert "the Date cell is empty; the date of health-2 stays" in ran.out
    assert "was read as more of this row" not in ran.out
    assert "taken out" not in ran.out


def test_dates_in_words_are_read_asked_or_told_as_anywhere(root: Path, lt: Lt) -> None:
    typed = ("Easter 2022", "autumn term 2022", "mid-2022", "mid 2022/23", "Q1 2023", "half-term")

    def edit(rows: Rows) -> None:
        rows[0][DATE] = "late May 2022"
        rows += [new(date, f"Event {number}") for number, date in enumerate(typed)]

    ran = back(lt, root, edited(form(root, "docx"), edit))
    assert ran.code == 1
    assert "4 created, 1 updated, 1 unchanged, 2 refused" in ran.out
    assert "row 2-8: “Q1 2023”: this may mean some time between January and March 2023" in ran.out
    assert "row 2-9: “half-term”: terms and school holidays differ" in ran.out
    found = {one.id_text: one for one in load(root).review.all(Entry)}
    assert found["health-1"].when == "late May 2022"
    assert {(one.date.text, one.when) for one in found.values() if one.date and one.when} == {
        ("2022-05", "late May 2022"),
        ("2022-04-17~", "Easter 2022"),
        ("[2022-08..2022-12]", "autumn term 2022"),
        ("2022", "mid-2022"),
        ("[2022..2023]", "mid 2022/23"),
    }
