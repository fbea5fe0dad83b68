"""Whom an entry is about: said by a column, a sheet, a title, or a heading above a table."""

import io
from dataclasses import replace

import openpyxl
import pytest

import bare_word
from conftest import Lt
from exchange.imports.test_account import HABITS, as_csv
from learning_together.exchange.imports.people.people_in_text import Coder
from learning_together.exchange.imports.readers import any_file
from learning_together.exchange.imports.readers.table import Foreign
from learning_together.exchange.imports.rows.draft import Task
from learning_together.exchange.imports.rows.drafts import draft
from learning_together.exchange.imports.rows.whom import Whom
from learning_together.ids import Id
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.identity import Identity
from learning_together.review.load import load
from sample import SAMPLE, Folder

ROLES = {
    "C": "Child C, the subject of the review",
    "OC": "Older sibling of Child C",
    "M": "Mother of both children",
}
PEOPLE = "".join(
    f"- {{id: {code}, role: '{role}', group: family}}\n" for code, role in ROLES.items()
)
KEY = Identity.model_construct(code="OC", type="person", names=("Tyler Brown",))


def about(foreign: Foreign) -> list[tuple[object, str]]:
    coder = Coder([KEY], {Id(code): code for code in ROLES}, {}, frozenset())
    task = replace(Task(HABITS, frozenset(), {}, coder, b"secret"), whom=Whom(ROLES))
    made = draft(foreign, task)
    assert not [one for one in made.drafts if one.refused]
    return [(one.fields.get("about"), str(one.fields["event"])) for one in made.drafts]


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("C", ["C"]),
        ("Child C", ["C"]),
        ("child c and mother", ["C", "M"]),
        ("Sibling", ["OC"]),
        ("Tyler Brown", ["OC"]),
        ("C; OC", ["C", "OC"]),
    ],
)
def test_a_column_says_whom(said: str, codes: list[str]) -> None:
    rows = [["Date", "Child", "Event"], ["12/03/2009", said, "Seen at home."]]
    assert about(as_csv(rows)) == [(codes, "Seen at home.")]


def test_words_that_name_nobody_known_stay_with_the_event() -> None:
    rows = [["Date", "Child", "Event"], ["12/03/2009", "Both", "Seen."], ["13/03/2009", "", "Out."]]
    assert about(as_csv(rows)) == [(None, "Seen.\nAbout: Both"), (None, "Out.")]


def test_a_sheet_says_whom() -> None:
    book = openpyxl.Workbook()
    for name in ("Child C", "Tyler Brown", "Sheet3"):
        sheet = book.create_sheet(name)
        for row in (["Date", "Event"], ["12/03/2009", "Seen."]):
            sheet.append(row)
    del book["Sheet"]
    out = io.BytesIO()
    book.save(out)
    found = about(any_file.open_foreign(out.getvalue(), "a.xlsx"))
    assert [codes for codes, _ in found] == [["C"], ["OC"], None]


def test_a_heading_above_a_table_and_a_title_in_it_say_whom() -> None:
    document = bare_word.document()
    for heading, rows in (
        ("Chronology of health contacts: Older sibling", [["12/03/2009", "Seen."]]),
        ("Child C", [["13/03/2009", "Weighed."], ["Mother", ""], ["14/03/2009", "Rang."]]),
    ):
        document.add_heading(heading)
        table = document.add_table(0, 2)
        for row in (["Date", "Event"], *rows):
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    found = about(any_file.open_foreign(out.getvalue(), "a.docx"))
    assert found == [(["OC"], "Seen."), (["C"], "Weighed."), (["M"], "Rang.")]


def test_a_heading_of_running_text_says_whom() -> None:
    document = bare_word.document()
    for text in ("Child C", "12/03/2009 – Seen.", "Older sibling", "13/03/2009 – Rang.",
                 "General remarks", "14/03/2009 – Letter."):  # fmt: skip
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    found = about(any_file.open_foreign(out.getvalue(), "a.docx"))
    assert [codes for codes, _ in found] == [["C"], ["OC"], None]


def test_it_is_imported_reported_and_checked(folder: Folder, lt: Lt) -> None:
    root = folder({
        **SAMPLE, "people.yaml": PEOPLE, "agencies.yaml": "- {id: health, name: Health}\n",
        "sent.csv": "Date,Source,Child,Event\n12/03/2022,Log,Child C,Seen at home\n"
        "13/03/2022,Log,Sibling,Seen at school\n14/03/2022,Log,,Rang\n",
    })  # fmt: skip
    ran = lt("import", "sent.csv", "--agency", "health", "--yes", cwd=root)
    assert ran.code == 0, ran.out + ran.err
    entries = load(root).review.all(Entry)
    assert [list(map(str, one.about)) for one in entries] == [["C"], ["OC"], []]
    assert lt("report", "chronology", "--about", "OC", "--to", "md", cwd=root).code == 0
    text = (root / "reports" / "chronology-OC.md").read_text("utf-8")
    assert "Seen at school" in text
    assert "Seen at home" not in text
    assert "Some entries said to be about OC are shown here: 1 of 3." in text
    refused = lt("report", "chronology", "--about", "X9", "--to", "md", cwd=root)
    assert refused.code == 2
    assert "Entries are about: C, OC." in refused.err
    lt("export", "timeline", "--to", "csv", cwd=root)
    assert "about" in next((root / "reports").glob("*timeline*.csv")).read_text("utf-8-sig")
    path = root / "timeline" / "health.yaml"
    path.write_text(path.read_text("utf-8").replace("about: [C]", "about: [CX]"), "utf-8")
    assert "LT101" in lt("validate", cwd=root).out
