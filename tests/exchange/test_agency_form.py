"""The form in which an agency gives its account."""

from datetime import date, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

import libreoffice
from conftest import Lt
from learning_together.actions import report
from learning_together.ids import Id
from learning_together.office import package
from learning_together.records.frameworks import framework, frameworks
from learning_together.records.kinds.entry import Entry
from learning_together.review.load import load
from sample import SAMPLE, Folder

FILES = {
    "agencies.yaml": "- id: health\n  name: Health & care\n- id: police\n  name: Police\n",
    "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n"
    "- id: M\n  role: Mother\n  group: family\n- id: LR1\n  role: Reviewer\n"
    "  group: lead-reviewer\n",
    "timeline/health.yaml": "- id: health-2\n  date: 2022-06-01\n  event: =1+1 at the door\n"
    "  child_seen: not-recorded\n  significance: Only for reviewers.\n  known_to: [police]\n"
    "- id: health-1\n  date: 2022-05~\n  time: '14:30'\n  people: [HV1, M]\n  event: Visit\n"
    "  comment: A remark.\n",
    "timeline/police.yaml": "- id: police-1\n  date: 2022-06-02\n  event: A secret of theirs.\n",
}


@pytest.fixture
def root(folder: Folder) -> Path:
    return folder(FILES)


def form(root: Path, formats: str) -> list[Path]:
    return [one.path for one in report.report(
        root, ["agency-form"], report.Request(formats=formats, subject="health")
    )]  # fmt: skip


def texts(book: Any) -> list[str]:
    return [str(one.value) for sheet in book for row in sheet for one in row if one.value]


def word_rows(document: Any) -> list[list[Any]]:
    """The cells of the form's own table, those that are locked too."""
    from docx.oxml.ns import qn
    from docx.table import _Cell

    (table,) = (
        one for one in document.element.body.iter(qn("w:tbl"))
        if ">Event<" in one.xml and ">Response<" in one.xml and ">Comment<" in one.xml
        and ">What belongs there<" not in one.xml
    )  # fmt: skip
    return [
        [_Cell(cell, document) for cell in row.iter(qn("w:tc"))] for row in table.iter(qn("w:tr"))
    ]


def is_locked(cell: Any) -> bool:
    from docx.oxml.ns import qn

    locks = [
        lock.get(qn("w:val"))
        for control in cell._tc.iterancestors(qn("w:sdt"))
        for lock in control.iter(qn("w:lock"))
    ]
    return "sdtContentLocked" in locks


def through_libreoffice(path: Path, folder: Path) -> Path:
    """The file as LibreOffice saves it."""
    libreoffice.convert(path.suffix[1:], folder / "back", path)
    return folder / "back" / path.name


def test_its_entries_alone_in_order_of_time(root: Path) -> None:
    (path,) = form(root, "xlsx")
    assert path.name == "agency-form-health.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Chronology"]
    rows = [[one.value for one in row] for row in sheet.iter_rows(max_row=4)]
    assert rows[0][:6] == ["Id", "Date", "Time", "Source", "People", "Event"]
    assert [row[0] for row in rows[1:]] == ["health-1", "health-2", None]
    assert rows[1][1:6] == ["about May 2022", "14:30", None, "HV1, M", "Visit"]
    held = "\n".join(texts(book))
    for word in ("secret", "Only for reviewers", "police", "LR1"):
        assert word not in held
    assert "A remark." in held
    assert {one.data_type for row in sheet for one in row if one.value} == {"s"}


def test_checks_drop_downs_and_locked_headings(root: Path) -> None:
    (path,) = form(root, "xlsx")
    sheet = openpyxl.load_workbook(path)["Chronology"]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert sheet["A1"].protection.locked
    assert sheet["A2"].protection.locked
    assert not sheet["A4"].protection.locked
    assert not sheet["F2"].protection.locked
    checks = {one.type: one for one in sheet.data_validations.dataValidation}
    assert {"list", "custom"} <= set(checks)
    sources = {one.formula1 for one in sheet.data_validations.dataValidation if one.type == "list"}
    assert "Codes!$A$2:$A$3" in sources
    assert any("Not recorded" in source for source in sources)
    assert all(one.promptTitle for one in sheet.data_validations.dataValidation)


def test_word_holds_the_same(root: Path) -> None:
    import docx

    (path,) = form(root, "docx")
    rows = word_rows(docx.Document(str(path)))
    assert [cell.text for cell in rows[0]][:2] == ["Id", "Date"]
    assert [row[0].text for row in rows[1:4]] == ["health-1", "health-2", ""]


def test_word_locks_headings_and_ids_and_nothing_else(root: Path) -> None:
    import docx
    from docx.oxml.ns import qn

    (path,) = form(root, "docx")
    document = docx.Document(str(path))
    rows = word_rows(document)
    assert all(map(is_locked, rows[0]))
    assert [is_locked(row[0]) for row in rows[1:4]] == [True, True, False]
    assert not any(is_locked(cell) for row in rows[1:] for cell in row[1:])
    # Rows can be added: neither the document nor the table is protected.
    assert document.settings.element.find(qn("w:documentProtection")) is None


@pytest.mark.parametrize("suffix", ["docx", "html", "md", "pdf"])
def test_no_page_shows_machinery(root: Path, suffix: str) -> None:
    """By its marks a form is known again; nobody needs to see them."""
    from learning_together.reports.views.agency_form import mark

    (path,) = form(root, suffix)
    if suffix == "docx":
        said = package.read(path.read_bytes())[package.DOCUMENT].decode()
    elif suffix == "pdf":
        said = " ".join(page.extract_text() for page in PdfReader(path).pages)
    else:
        said = path.read_text(encoding="utf-8")
    assert "Visit" in said
    for word in ("Mark of what", "# Marks", mark("Visit")):
        assert word not in said


def test_the_same_bytes_twice_and_what_was_filled_in_is_kept(root: Path) -> None:
    (path,) = form(root, "xlsx")
    first = path.read_bytes()
    assert form(root, "xlsx") == [path]
    assert path.read_bytes() == first
    book = openpyxl.load_workbook(path)
    book["Chronology"]["F4"] = "New"
    book.save(path)
    (written,) = report.report(
        root, ["agency-form"], report.Request(formats="xlsx", subject="health")
    )
    assert written.kept == path


def test_only_forms_come_as_workbooks_and_need_an_agency(root: Path, lt: Lt) -> None:
    ran = lt("report", "chronology", "--to", "xlsx", cwd=root)
    assert ran.code == 2
    assert "no format" in ran.err
    ran = lt("report", "agency-form", cwd=root)
    assert ran.code == 2
    assert "--for" in ran.err
    assert lt("report", "agency-form", "--for", "nobody", cwd=root).code == 2


@pytest.mark.few(1)
@libreoffice.needed
@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_filled_in_with_libreoffice(root: Path, lt: Lt, tmp_path: Path, suffix: str) -> None:
    """Saved there, filled in, saved again: exactly what was filled in comes back."""
    (path,) = form(root, suffix)
    saved = through_libreoffice(path, tmp_path)
    if suffix == "xlsx":
        book = openpyxl.load_workbook(saved)
        sheet = book["Chronology"]
        assert (sheet["F3"].value, sheet["F3"].data_type) == ("=1+1 at the door", "s")
        assert sheet.protection.sheet
        assert sheet["A1"].protection.locked
        assert not sheet["F2"].protection.locked
        assert {"list", "custom"} <= {one.type for one in sheet.data_validations.dataValidation}
        sheet["F3"].quotePrefix = True
        sheet["F3"].data_type = "s"
        sheet["G2"], sheet["H2"], sheet["F4"] = "Seen.", "Yes", "Call to HV1."
        # As a spreadsheet takes what is typed: a day, and a time of day.
        sheet["B4"], sheet["C4"] = date(2022, 7, 3), time(9, 5)
        book.save(saved)
    else:
        import docx

        document = docx.Document(str(saved))
        rows = word_rows(document)
        for row, column, text in ((1, 6, "Seen."), (1, 7, "Yes"), (3, 1, "3 July 2022"),
                                  (3, 2, "9:05"), (3, 5, "Call to HV1.")):  # fmt: skip
            rows[row][column].text = text
        document.save(str(saved))
    back = through_libreoffice(saved, tmp_path / "again")
    before = (root / "timeline/health.yaml").read_text(encoding="utf-8")
    ran = lt("import", back, "--agency", "health", "--yes", cwd=root, width=300)
    assert ran.code == 0, ran.out + ran.err
    assert "1 created, 1 updated, 1 unchanged, 0 refused" in ran.out
    review = load(root).review
    first, second, new = (review.get(Id(f"health-{number}"), Entry) for number in (1, 2, 3))
    assert first is not None
    assert second is not None
    assert new is not None
    assert (first.response, first.child_seen, first.event) == ("Seen.", "yes", "Visit")
    assert (first.date.text if first.date else "", first.comment) == ("2022-05~", "A remark.")
    assert second.event == "=1+1 at the door"
    assert new.date is not None
    assert new.time is not None
    assert (new.date.text, new.time.text, new.event) == ("2022-07-03", "09:05", "Call to HV1.")
    lines = (root / "timeline/health.yaml").read_text(encoding="utf-8").split("\n")
    assert [line for line in before.split("\n") if line not in lines] == []


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_what_comes_back_is_what_the_agency_changed(root: Path, lt: Lt, suffix: str) -> None:
    before = (root / "timeline/health.yaml").read_text(encoding="utf-8")
    (path,) = form(root, suffix)
    ran = lt("import", path, "--agency", "health", "--dry-run", "--yes", cwd=root)
    assert "0 would be created, 0 would be updated, 2 unchanged, 0 refused" in ran.out
    if suffix == "xlsx":
        book = openpyxl.load_workbook(path)
        sheet = book["Chronology"]
        sheet["G2"], sheet["B4"], sheet["D4"], sheet["F4"] = "Seen.", "3 July 2022", "Log", "Call."
        book.save(path)
    else:
        import docx

        document = docx.Document(str(path))
        rows = word_rows(document)
        rows[1][6].text = "Seen."
        for column, text in ((1, "3 July 2022"), (3, "Log"), (5, "Call.")):
            rows[3][column].text = text
        document.save(str(path))
    ran = lt("import", path, "--agency", "health", "--yes", cwd=root)
    assert ran.code == 0, ran.out + ran.err
    after = (root / "timeline/health.yaml").read_text(encoding="utf-8")
    assert "response: Seen." in after
    assert "2022-07-03" in after
    assert after.count("- id:") == 3
    assert "date: 2022-05~" in after
    assert before.split("\n")[2] in after


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_what_the_review_changed_since_is_never_overwritten(
    root: Path, lt: Lt, suffix: str
) -> None:
    path_of = root / "timeline/health.yaml"
    (path,) = form(root, suffix)
    path_of.write_text(
        path_of.read_text(encoding="utf-8")
        .replace("event: Visit", "event: A home visit")
        .replace("comment: A remark.", "comment: Another remark."),
        encoding="utf-8",
    )
    edits = {1: "12 May 2022", 5: "Visit to the clinic", 6: "Seen."}
    if suffix == "xlsx":
        book = openpyxl.load_workbook(path)
        for column, text in edits.items():
            book["Chronology"].cell(2, column + 1).value = text
        book.save(path)
    else:
        import docx

        document = docx.Document(str(path))
        for column, text in edits.items():
            word_rows(document)[1][column].text = text
        document.save(str(path))
    ran = lt("import", path, "--agency", "health", "--yes", cwd=root, width=300)
    assert ran.code == 0, ran.out + ran.err
    after = path_of.read_text(encoding="utf-8")
    # Changed in both: told, and the review's stays.
    assert "event: A home visit" in after
    assert "have both changed Event since the form went out" in ran.out
    # Changed in the review alone stays; changed in the form alone is taken over.
    assert "comment: Another remark." in after
    assert "date: 2022-05-12" in after
    assert "response: Seen." in after
    assert after.count("- id:") == 2


def test_a_corrected_hand_edit_is_taken_over(root: Path, lt: Lt, tmp_path: Path) -> None:
    """The agency saw what somebody had changed here, and puts it right."""
    table = tmp_path / "a.csv"
    table.write_text("Date,Event\n12/03/2022,Rang the surgery\n", encoding="utf-8")
    lt("import", table, "--agency", "health", "--yes", cwd=root)
    at = root / "timeline/health.yaml"
    at.write_text(at.read_text(encoding="utf-8").replace("Rang the", "Rang our"), encoding="utf-8")
    (path,) = form(root, "xlsx")
    book = openpyxl.load_workbook(path)
    (row,) = [r for r in book["Chronology"].iter_rows() if r[5].value == "Rang our surgery"]
    row[5].value = "Rang our clinic"
    book.save(path)
    lt("import", path, "--agency", "health", "--yes", cwd=root)
    assert "event: Rang our clinic" in at.read_text(encoding="utf-8")


@pytest.mark.parametrize("key", frameworks())
def test_its_columns_have_the_words_of_the_framework_and_are_read_back(
    key: str, folder: Folder, lt: Lt
) -> None:
    said = FILES["timeline/health.yaml"].replace("event: Visit", "event: Visit\n  voice: I am well")
    review = SAMPLE["review.yaml"].replace("lcspr", key)
    root = folder(FILES | {"review.yaml": review, "timeline/health.yaml": said})
    (path,) = form(root, "docx")
    told = lt("import", path, "--agency", "health", "--dry-run", cwd=root).out
    for field in ("voice", "child_seen"):
        assert f"“{framework(key).word(field)}” → {field} (by its heading)" in told
