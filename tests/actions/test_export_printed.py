"""A workbook for readers who are given no ids comes back all the same: by the ledger."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from conftest import Lt
from exported import fields
from learning_together.actions.take_back import take_back
from learning_together.review.load import load
from sample import SAMPLE, write

FILES = {
    "private/identities.yaml": "- {code: HV1, names: [Ottoline Quispel]}\n",
    "agencies.yaml": "- {id: health, name: Health visiting, sector: health}\n",
    "people.yaml": "- {id: HV1, role: Health visitor, group: case-group, agency: health}\n",
    "episodes.yaml": "- {id: KPE7, title: First}\n- {id: KPE4, title: Second}\n",
    "findings.yaml": (
        "- id: FIN8\n  priority: 2\n  title: Talk  # first said\n  episodes: [KPE7]\n"
        "  statement: As in [[KPE4]].\n"
        "- id: FIN3\n  priority: 1\n  title: Tools\n  statement: B\n"
    ),
}
BOARD = ("--audience", "board")


@pytest.fixture
def review(tmp_path: Path) -> Path:
    return write(tmp_path / "review", {**SAMPLE, **FILES})


def exported(lt: Lt, review: Path, *kinds: str) -> Path:
    ran = lt("export", *kinds, *BOARD, cwd=review)
    assert ran.code == 0, ran.err
    return Path(ran.out.split("\n")[0])


def edit(
    path: Path,
    changes: dict[tuple[str, str], str],
    new: dict[str, str] | None = None,
    kind: str = "findings",
) -> None:
    """Types into cells of the one sheet, by record and heading; and into a new row."""
    book: Any = openpyxl.load_workbook(path)
    sheet = book[kind]
    heads = fields(sheet)
    for row in sheet.iter_rows(min_row=2):
        for (id_, head), text in changes.items():
            if row[heads.index("id")].value == id_:
                row[heads.index(head)].value = text
    if new:
        sheet.append([new.get(head) for head in heads])
    book.save(path)


def said(lt: Lt, review: Path, path: Path, *more: str, code: int = 0) -> str:
    ran = lt("import", path, *more, cwd=review)
    assert ran.code == code, ran.err
    return " ".join((ran.out + ran.err).split())


def test_what_was_edited_comes_back_to_its_records(lt: Lt, review: Path) -> None:
    path = exported(lt, review, "findings")
    edit(
        path,
        {
            ("Finding 2", "title"): "Talk more",
            ("Finding 2", "statement"): "As in [[Key-practice-episode-2]] and [[Finding 1]].",
            ("Finding 1", "episodes"): "key practice episode 1, Key practice episode 2",
        },
    )
    dry = said(lt, review, path, "--dry-run")
    assert "FIN8, Title" in dry
    assert "+ As in [[KPE4]] and [[FIN3]]." in dry
    assert "+ KPE7, KPE4" in dry
    assert (review / "findings.yaml").read_text("utf-8") == FILES["findings.yaml"]
    assert "3 fields changed" in said(lt, review, path)
    text = (review / "findings.yaml").read_text("utf-8")
    assert "title: Talk more  # first said" in text
    assert "statement: As in [[KPE4]] and [[FIN3]]." in text
    assert "episodes: [KPE7, KPE4]" in text
    assert "0 fields changed" in said(lt, review, path)


def test_a_new_row_gets_an_id_of_the_folder(lt: Lt, review: Path) -> None:
    path = exported(lt, review, "findings")
    row = {"id": "Finding 3", "title": "New", "statement": "See [[Finding-2]].",
           "episodes": "Key practice episode 2"}  # fmt: skip
    edit(path, {}, row)
    assert "New records: FIN9" in said(lt, review, path)
    (new,) = (one for one in load(review).review if one.id_text == "FIN9")
    assert new.statement == "See [[FIN8]]."  # type: ignore[attr-defined]
    assert [one.text for one in new.episodes] == ["KPE4"]  # type: ignore[attr-defined]


def test_a_conflict_and_a_missing_row_are_told_by_id(lt: Lt, review: Path) -> None:
    path = exported(lt, review, "findings")
    edit(path, {("Finding 2", "title"): "Theirs"})
    book: Any = openpyxl.load_workbook(path)
    rows = book["findings"]
    (gone,) = (row for row in rows.iter_rows() if "Finding 1" in [one.value for one in row])
    rows.delete_rows(gone[0].row)
    book.save(path)
    (review / "findings.yaml").write_text(
        FILES["findings.yaml"].replace("Talk", "Ours"), encoding="utf-8"
    )
    back = said(lt, review, path, code=1)
    assert "Gone from the file, kept in the folder: FIN3." in back
    assert "FIN8, Title - Ours + Theirs" in back
    assert "title: Ours" in (review / "findings.yaml").read_text("utf-8")


def grown(review: Path) -> None:
    """A finding before the others: numbers are not what they were."""
    with (review / "findings.yaml").open("a", encoding="utf-8") as file:
        file.write("- {id: FIN9, priority: 1, number: 1, title: Before, statement: C}\n")


def test_numbers_that_nobody_knows_any_more_are_refused_in_words(lt: Lt, review: Path) -> None:
    path = exported(lt, review, "findings")
    edit(path, {("Finding 2", "title"): "Talk more"})
    grown(review)
    before = (review / "findings.yaml").read_text("utf-8")
    back = said(lt, review, path, code=2)
    assert "which record is which is not known any more" in back
    assert "lt export --audience board" in back
    assert "lt issue" in back
    assert (review / "findings.yaml").read_text("utf-8") == before


def test_the_ledger_keeps_which_is_which(lt: Lt, review: Path) -> None:
    path = exported(lt, review, "findings")
    ran = lt("issue", path, *BOARD, "--to", "Chair", "--anyway", "Looked at", cwd=review)
    assert ran.code == 0, ran.err
    noted = " ".join((review / "disclosures.yaml").read_text("utf-8").split())
    assert "FIN8 = Finding 2; FIN3 = Finding 1" in noted
    edit(path, {("Finding 2", "title"): "Talk more", ("Finding 1", "title"): "Tools too"})
    grown(review)
    assert "2 fields changed" in said(lt, review, path)
    text = (review / "findings.yaml").read_text("utf-8")
    assert "- id: FIN8\n  priority: 2\n  title: Talk more" in text
    assert "title: Tools too" in text
    assert "title: Before" in text


def test_what_cannot_be_known_is_told_when_it_is_issued(lt: Lt, review: Path) -> None:
    path = exported(lt, review, "findings")
    grown(review)
    ran = lt("issue", path, *BOARD, "--to", "Chair", cwd=review)
    assert ran.code == 2
    assert "which record goes by which number in it cannot be noted" in " ".join(ran.err.split())


@pytest.mark.parametrize("audience", ["family", "public", "team"])
def test_whoever_it_was_for(lt: Lt, review: Path, audience: str) -> None:
    text = FILES["findings.yaml"].replace("As in [[KPE4]].", "A")
    (review / "findings.yaml").write_text(text, encoding="utf-8")
    ran = lt("export", "findings", "--audience", audience, cwd=review)
    assert ran.code == 0, ran.err
    path = Path(ran.out.split("\n")[0])
    called = "FIN8" if audience == "team" else "Finding 2"
    edit(path, {(called, "title"): "Talk more"})
    (one,) = take_back(review, path).back.changes
    assert (one.id, one.new) == ("FIN8", "Talk more")


def test_a_workbook_of_an_earlier_version_goes_by_ids(lt: Lt, review: Path) -> None:
    ran = lt("export", "findings", cwd=review)
    path = Path(ran.out.split("\n")[0])
    book: Any = openpyxl.load_workbook(path)
    hidden = book["lt"]
    assert [one.value for one in hidden[1]][3:4] == ["team"]
    hidden.cell(1, 4).value = "board"
    hidden.cell(1, 5).value = None
    book.save(path)
    edit(path, {("FIN8", "title"): "Talk more"})
    (one,) = take_back(review, path).back.changes
    assert (one.id, one.new) == ("FIN8", "Talk more")


def test_a_field_that_names_one_record(lt: Lt, review: Path) -> None:
    (review / "responses.yaml").write_text(
        "- {id: RSP4, finding: FIN3, accepted: in-full}\n", "utf-8"
    )
    path = exported(lt, review, "responses")
    edit(path, {("Response 1", "finding"): "finding 2"}, {"finding": "Finding 1"}, "responses")
    assert "1 field changed" in said(lt, review, path)
    text = (review / "responses.yaml").read_text("utf-8")
    assert "id: RSP4, finding: FIN8" in text
    assert text.count("FIN3") == 1
