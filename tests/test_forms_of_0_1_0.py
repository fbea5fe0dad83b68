"""Every form that leaves a machine has a version, and what 0.1.0 made in it is read.

The files in tests/data/of_0_1_0/sent were made by 0.1.0 from the review beside them.
"""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from conftest import Lt
from learning_together import seal
from learning_together.actions.init.review_files import common
from learning_together.actions.join import remembered
from learning_together.actions.public_json.schemas import FORMS, text
from learning_together.exchange.exports import excel
from learning_together.exchange.exports import json as objects
from learning_together.exchange.word_comments import shown_text
from learning_together.folder import journal, one_writer, version
from learning_together.folder.git import hooks
from learning_together.method import two_accounts
from learning_together.privacy.finished_files import look_into
from learning_together.privacy.names.search import Search
from learning_together.records import agreement, fingerprint
from learning_together.review.load import FORMAT, load
from places import TESTS

DATA = TESTS / "data" / "of_0_1_0"
SENT = DATA / "sent"


@pytest.fixture
def review(tmp_path: Path) -> Path:
    shutil.copytree(DATA / "review", tmp_path / "review")
    return tmp_path / "review"


def sent(review: Path, name: str) -> Path:
    return Path(shutil.copy(SENT / name, review / name))


def said(lt: Lt, review: Path, *command: str | Path, code: int = 0) -> str:
    ran = lt(*command, cwd=review)
    assert ran.code == code, ran.err + ran.out
    return " ".join((ran.out + ran.err).split())


def test_each_form_says_its_version() -> None:
    assert (FORMAT, version.VERSION, hooks.VERSION) == (1, 2, 2)
    assert (excel.VERSION, objects.VERSION, one_writer._VERSION) == ("2", 1, 1)
    assert (seal.VERSION, journal.VERSION, remembered.VERSION) == (1, 1, 1)
    assert (two_accounts.VERSION, fingerprint.VERSION, agreement.VERSION) == (1, 1, 1)
    assert shown_text._SPACE.endswith(":1")
    assert common()[version.FILE] == version.text()
    for name in FORMS:
        assert json.loads(text(name))["properties"]["version"]["const"] == 1, name


@pytest.mark.parametrize(
    "name", sorted(one.name for one in SENT.iterdir() if one.suffix in {".docx", ".html", ".md"})
)
def test_its_seals_hold_and_break(name: str) -> None:
    data = (SENT / name).read_bytes()
    assert seal.is_as_written(data)
    assert not seal.is_as_written(data[:-40] + b"x" + data[-40:])
    assert seal.made_for(data) == frozenset(), "it did not say for whom"


@pytest.mark.parametrize("name", ["timeline.xlsx", "agency-form-health.xlsx"])
def test_its_workbooks_are_sealed(name: str) -> None:
    assert seal.is_as_written((SENT / name).read_bytes())


def test_a_workbook_comes_back(lt: Lt, review: Path) -> None:
    path = sent(review, "timeline.xlsx")
    assert "0 fields changed" in said(lt, review, "import", path)
    book: Any = openpyxl.load_workbook(path)
    sheet = book["timeline"]
    heads = [one.value for one in sheet[1]]
    sheet.cell(2, heads.index("event") + 1).value = "Seen at home, with an aunt."
    book.save(path)
    assert "1 field changed" in said(lt, review, "import", path)
    assert "with an aunt" in (review / "timeline/health.yaml").read_text("utf-8")


def test_a_workbook_of_another_version_is_refused_in_words(lt: Lt, review: Path) -> None:
    path = sent(review, "timeline.xlsx")
    book: Any = openpyxl.load_workbook(path)
    book["lt"].cell(1, 2).value = "99"
    book.save(path)
    assert "Another version of lt" in said(lt, review, "import", path, code=2)


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_a_form_comes_back(lt: Lt, review: Path, suffix: str) -> None:
    path = sent(review, f"agency-form-health.{suffix}")
    told = said(lt, review, "import", path, "--agency", "health", "--dry-run")
    assert "0 would be created, 0 would be updated, 1 unchanged, 0 refused" in told


def test_a_form_of_a_later_version_is_refused_in_words(lt: Lt, review: Path) -> None:
    path = sent(review, "agency-form-health.xlsx")
    book: Any = openpyxl.load_workbook(path)
    (marks,) = (one for one in book if one.cell(1, 2).value == "Mark of what was sent")
    marks.cell(1, 2).value = "Mark of what was sent (2)"
    book.save(path)
    before = (review / "timeline/health.yaml").read_bytes()
    told = said(lt, review, "import", path, "--agency", "health", code=2)
    assert "A newer lt made this form" in told
    assert (review / "timeline/health.yaml").read_bytes() == before


def test_comments_in_a_draft_come_back(lt: Lt, review: Path) -> None:
    path = sent(review, "findings.docx")
    draft = docx.Document(str(path))
    (place,) = (one for one in draft.paragraphs if "not written down" in one.text)
    draft.add_comment(place.runs, text="Who says so?", author="A Reader", initials="AR")
    draft.save(str(path))
    told = said(lt, review, "comments", path)
    assert "no fingerprints" in told, "it says what it cannot tell"
    (comment,) = load(review).review.records["comments"]
    assert "FIN1" in str(comment.origin.data), comment.origin.data


def worded_alike(review: Path) -> None:
    """Has the accounts of the card tell more; what was decided holds as long as their facts."""
    told = "event: Seen at home with two officers; bruise on the cheek, said to be from the stairs."
    for name in ("health", "police"):
        path = review / f"timeline/{name}.yaml"
        text = re.sub("event: Seen at home.*", told, path.read_text("utf-8"), count=1)
        path.write_text(text, encoding="utf-8")


def test_a_card_that_was_decided_stays_so_until_a_fact_changes(lt: Lt, review: Path) -> None:
    worded_alike(review)
    assert "health-001" in said(lt, review, "conflicts", "--wider")
    sent(review, "decisions.yaml")
    assert "No two accounts are waiting" in said(lt, review, "conflicts", "--wider")
    entry = review / "timeline/police.yaml"
    text = entry.read_text("utf-8").replace("  source: Log", "  time: 14:00\n  source: Log")
    entry.write_text(text, encoding="utf-8")
    assert "No two accounts" not in said(lt, review, "conflicts", "--wider")


def test_a_decision_that_a_later_lt_noted_is_asked_for_again(lt: Lt, review: Path) -> None:
    worded_alike(review)
    decisions = sent(review, "decisions.yaml")
    text = decisions.read_text("utf-8")
    decisions.write_text(text.replace("pair_seen: ", "pair_seen: 2:"), encoding="utf-8")
    assert "health-001" in said(lt, review, "conflicts", "--wider")


def test_a_card_on_paper_brings_comments_back(lt: Lt, review: Path) -> None:
    path = sent(review, "conflicts-health.docx")
    draft = docx.Document(str(path))
    cells = [cell for table in draft.tables for row in table.rows for cell in row.cells]
    (place, *_) = (one.paragraphs[0] for one in cells if "by officers" in one.text)
    draft.add_comment(place.runs, text="Ours says so too", author="A Reader", initials="AR")
    draft.save(str(path))
    said(lt, review, "comments", path)
    (comment,) = load(review).review.records["comments"]
    assert "police-001" in str(comment.origin.data)


def test_json_has_what_it_had(lt: Lt, review: Path) -> None:
    assert lt("validate", "--format", "json", "--output", "now.json", cwd=review).code == 0
    then = json.loads((SENT / "validate.json").read_text("utf-8"))
    now = json.loads((review / "now.json").read_text("utf-8"))
    assert now["version"] == then["version"]
    assert set(then) <= set(now)
    assert set(then["diagnostics"][0]) <= set(now["diagnostics"][0])
    assert set(then["summary"]) <= set(now["summary"])
    said(lt, review, "export", "timeline", "--to", "json")
    then = json.loads((SENT / "timeline.json").read_text("utf-8"))
    now = json.loads((review / "reports/timeline.json").read_text("utf-8"))
    assert now["version"] == then["version"]
    assert now["records"] == then["records"]


def test_what_it_sent_is_asked_about_when_it_goes_out(lt: Lt, review: Path) -> None:
    path = sent(review, "findings.docx")
    command = ("issue", path, "--audience", "team", "--to", "Chair")
    assert "an earlier version of lt" in said(lt, review, *command, code=2)
    said(lt, review, *command, "--anyway", "Looked through")


def test_what_a_newer_one_sealed_is_told(lt: Lt, review: Path) -> None:
    path = sent(review, "findings.md")
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"seal: (?=[0-9a-f]{64})", "seal: 2:", text), encoding="utf-8")
    command = ("issue", path, "--audience", "team", "--to", "Chair")
    assert "a newer lt sealed it" in said(lt, review, *command, code=2)
    assert "a newer lt sealed it" not in said(
        lt, review, "issue", sent(review, "findings.html"), *command[2:], code=2
    )


def test_a_folder_of_a_newer_lt_is_refused_by_every_command(lt: Lt, review: Path) -> None:
    (review / ".lt").mkdir(exist_ok=True)
    (review / version.FILE).write_text("99\n")
    before = {path: path.read_bytes() for path in review.rglob("*") if path.is_file()}
    for command in ("validate", "status", "new findings --set statement=x", "join ../other",
                    "renumber FIN1 FIN2 --yes", "save", "mend --yes", "key lock"):  # fmt: skip
        assert "A newer lt was used" in said(lt, review, *command.split(), code=2), command
    assert {path: path.read_bytes() for path in review.rglob("*") if path.is_file()} == before


def test_our_own_schemas_hold_nothing_that_a_gate_would_stop() -> None:
    for path, content in common().items():
        leaks = look_into(path.rpartition("/")[2], content.encode(), Search(None, ())).leaks
        assert not [leak for leak in leaks if leak.sure], path
