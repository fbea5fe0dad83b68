"""Forms that are out: who was sent what, by when it is due, and who has not answered."""

import json
from pathlib import Path

import docx
import openpyxl
import pytest

import exported
import filling
import libreoffice
from conftest import Lt
from learning_together.records.kinds.action import Action
from learning_together.review.load import load
from sample import Folder

FILES = {
    "agencies.yaml": "- {id: health, name: Health}\n- {id: police, name: Police}\n",
    "people.yaml": "- {id: HV1, role: Health visitor, group: case-group, agency: health}\n",
    "queries.yaml": "- {id: QRY1, agency: health, question: When was C weighed?}\n",
    "private/identities.yaml": "- {code: HV1, names: [Peregrine Tolleton]}\n",
}


@pytest.fixture
def root(folder: Folder) -> Path:
    return folder(FILES)


def test_a_form_goes_out_is_reminded_of_and_comes_back(root: Path, lt: Lt) -> None:
    made = lt("form", "query", "--for", "all", "--due", "1 March 2023", cwd=root)
    assert made.code == 0
    assert "There is no form about police" in made.err + made.out
    form, letter = (root / "reports" / f"{one}-queries-health.docx" for one in ("form", "letter"))
    assert form.is_file()
    words = "\n".join(one.text for one in docx.Document(str(letter)).paragraphs)
    assert "To: Health" in words
    assert "a form to fill in (query: Health)." in words
    sent = ("--to", "Named nurse", "--audience", "agency:health", "--anyway", "A form")
    issued = lt("issue", form, *sent, "--due", "2023-03-01", cwd=root)
    assert issued.code == 0, issued.err
    said = lt("status", cwd=root).out
    assert "1 open, 1 overdue" in said
    assert "DIS1 (Named nurse, due 1 March 2023): Query (health" in said
    (waits,) = json.loads(lt("status", "--format", "json", cwd=root).out)["open"]["forms"]["waits"]
    assert (waits["id"], waits["who"], waits["due"]) == ("DIS1", "Named nurse", "2023-03-01")
    assert lt("report", "reminder", "--to", "md", cwd=root).code == 0
    reminder = (root / "reports" / "reminder-reviewers.md").read_text(encoding="utf-8")
    assert "To: Named nurse" in reminder
    assert "asked for it back by 1 March 2023. That was" in reminder
    back = root / "back.docx"
    back.write_bytes(filling.filled(form.read_bytes(), {"QRY1.answer": "On 12 May, by HV1."}))
    assert lt("import", back, cwd=root).code == 0
    assert "On 12 May, by HV1." in (root / "queries.yaml").read_text(encoding="utf-8")
    assert "returned: " in (root / "disclosures.yaml").read_text(encoding="utf-8")
    assert lt("report", "reminder", "--to", "md", cwd=root).code == 2
    assert json.loads(lt("status", "--format", "json", cwd=root).out)["open"]["forms"]["open"] == 0


def test_what_a_question_is_about_is_called_by_its_name(folder: Folder, lt: Lt) -> None:
    """Who is asked knows no ids by heart; of what they may not read, the id alone stands there."""
    root = folder({
        **FILES,
        "queries.yaml": "- {id: QRY1, agency: health, question: When?, about: [health-1, CF1]}\n",
        "factors.yaml": "- {id: CF1, summary: A secret thought}\n",
        "timeline/health.yaml": "- {id: health-1, date: 2023-01-04, event: Weighed in clinic.}\n",
    })  # fmt: skip
    assert lt("form", "query", "--for", "health", cwd=root).code == 0
    made = docx.Document(str(root / "reports" / "form-queries-health.docx"))
    words = "\n".join(one.text for one in made.paragraphs)
    assert "health-1: 4 January 2023: Weighed in clinic." in words
    assert "secret" not in words


def test_only_a_form_has_a_day_to_come_back_by(root: Path, lt: Lt) -> None:
    (root / "letter.txt").write_text("Hello.\n")
    ran = lt("issue", root / "letter.txt", "--to", "Chair", "--audience", "board",
             "--anyway", "Read", "--due", "2023-03-01", cwd=root)  # fmt: skip
    assert ran.code == 2
    assert "is no form of lt's" in ran.err


#: What the board, the family and whoever finds it published read go by printed numbers.
BOARD = {
    **FILES,
    "findings/FIN1.yaml": "id: FIN1\ntitle: Visits\nstatement: Neglect is met visit by visit.\n",
    "responses.yaml": "- {id: RSP1, finding: FIN1, accepted: yes, reason: We accept it.}\n",
    "actions.yaml": "- {id: ACT1, response: RSP1, what: Train, agency: health, owner: Head}\n",
    "private/identities.yaml": "- {code: HV1, type: person, names: [Peregrine Tolleton]}\n",
}


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_the_boards_response_comes_back(form: str, folder: Folder, lt: Lt) -> None:
    """Its records stand on the form by their printed numbers, and in the folder by their ids."""
    root = folder(BOARD)
    ran = lt("form", "response", "--for", "FIN1", "--to", form, cwd=root)
    assert ran.code == 0, ran.err
    (made,) = (root / "reports").glob("form-responses-*")
    back = root / f"back.{form}"
    if form == "docx":
        said = {
            "Response 1.reason": "We accept all of it.",
            "Action 1.progress": "Begun.",
            "+actions@Response 1.1.what": "Count the child",
            "+actions@Response 1.1.agency": "Police",
        }
        back.write_bytes(filling.filled(made.read_bytes(), said))
    else:
        book = openpyxl.load_workbook(made)
        for sheet, field, text in (
            ("responses", "reason", "We accept all of it."),
            ("actions", "progress", "Begun."),
        ):
            column = exported.fields(book[sheet]).index(field) + 1
            book[sheet].cell(2, column, text)
        book.save(back)
    ran = lt("import", back, cwd=root)
    assert ran.code == 0, ran.out + ran.err
    assert "We accept all of it." in (root / "responses.yaml").read_text("utf-8")
    actions = (root / "actions.yaml").read_text("utf-8")
    assert "Begun." in actions
    if form == "docx":
        (added,) = [one for one in load(root).review.all(Action) if one.what == "Count the child"]
        assert (str(added.response), str(added.agency)) == ("RSP1", "police")


@libreoffice.needed
def test_a_form_that_was_saved_in_another_form_says_how_it_comes_back(
    root: Path, lt: Lt, tmp_path: Path
) -> None:
    assert lt("form", "query", "--for", "health", "--to", "docx,xlsx", cwd=root).code == 0
    word, excel = (root / "reports" / f"form-queries-health.{one}" for one in ("docx", "xlsx"))
    word.write_bytes(filling.filled(word.read_bytes(), {"QRY1.answer": "On 12 May, by HV1."}))
    for form, file in (("odt", word), ("pdf", word), ("ods", excel)):
        libreoffice.convert(form, tmp_path, file)
    before = (root / "queries.yaml").read_bytes()
    for form, said, more in (
        ("odt", "saved as OpenDocument; forms come back in Word's form", ("--for", "QRY1")),
        ("odt", "save it as “Word document (.docx)”", ("--agency", "health")),
        ("ods", "save it as “Excel workbook (.xlsx)”", ()),
        ("pdf", "printed as a PDF, in which its fields are ink", ("--for", "QRY1")),
        ("pdf", "Ask for the Word file", ()),
    ):
        ran = lt("import", tmp_path / f"form-queries-health.{form}", *more, cwd=root)
        assert ran.code == 2, ran.out
        assert said in " ".join(ran.err.split())
    assert (root / "queries.yaml").read_bytes() == before
    # What they are told to do works.
    libreoffice.convert("docx", tmp_path / "again", tmp_path / "form-queries-health.odt")
    assert lt("import", tmp_path / "again" / "form-queries-health.docx", cwd=root).code == 0
    assert "On 12 May, by HV1." in (root / "queries.yaml").read_text("utf-8")


def test_in_excel_too_a_question_is_there_to_be_read(root: Path, lt: Lt) -> None:
    assert lt("form", "query", "--for", "health", "--to", "xlsx", cwd=root).code == 0
    (made,) = (root / "reports").glob("form-queries-*.xlsx")
    book = openpyxl.load_workbook(made)
    sheet = book["queries"]
    fields = exported.fields(sheet)
    assert set(fields) == {"id", "question", "about", "due", "answer", "answered_on"}
    sheet.cell(2, fields.index("question") + 1, "Was C ever weighed at all?")
    sheet.cell(2, fields.index("answer") + 1, "On 12 May, by HV1.")
    book.save(root / "back.xlsx")
    ran = lt("import", "back.xlsx", cwd=root)
    assert ran.code == 1
    assert "cannot be changed here" in " ".join(ran.out.split())
    text = (root / "queries.yaml").read_text("utf-8")
    assert "On 12 May, by HV1." in text
    assert "ever weighed" not in text


def test_forms_for_all_go_to_those_who_have_something_to_fill_in(folder: Folder, lt: Lt) -> None:
    """Whoever has answered is not asked again; asked for by name they get a form all the same."""
    root = folder({
        **FILES,
        "queries.yaml": "- {id: QRY1, agency: health, question: When?, answer: In May.}\n"
        "- {id: QRY2, agency: police, question: Where?}\n",
        "conversations.yaml": "- {id: CV1, participant: HV1, date: 2023-01-02, "
        "agreed_on: 2023-02-01}\n- {id: CV2, participant: HV1, date: 2023-03-02}\n",
    })  # fmt: skip
    for kind, done, left in (
        ("query", "queries-health", "queries-police"),
        ("conversation", "conversations-CV1", "conversations-CV2"),
    ):
        ran = lt("form", kind, "--for", "all", cwd=root)
        assert ran.code == 0, ran.err
        assert f"There is no form about {done.rpartition('-')[2]}" in ran.err + ran.out
        assert (root / "reports" / f"form-{left}.docx").is_file()
        assert not (root / "reports" / f"form-{done}.docx").exists()
        assert lt("form", kind, "--for", done.rpartition("-")[2], cwd=root).code == 0
        assert (root / "reports" / f"form-{done}.docx").is_file()
    (root / "queries.yaml").write_text(
        "- {id: QRY1, agency: health, question: When?, answer: In May.}\n", "utf-8"
    )
    ran = lt("form", "query", "--for", "all", cwd=root)
    assert ran.code == 2
    assert "There is nothing to fill in about health and police" in " ".join(ran.err.split())
    assert "lt new queries" in ran.err
    (root / "conversations.yaml").write_text(
        "- {id: CV1, participant: HV1, date: 2023-01-02, agreed_on: 2023-02-01}\n", "utf-8"
    )
    ran = lt("form", "conversation", "--for", "all", cwd=root)
    assert "name one: --for CV1" in ran.err
