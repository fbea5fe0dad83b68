"""A chronology put together from several agencies': each row goes to whose it is, or is refused."""

import json
from pathlib import Path

import pytest

from conftest import Lt
from exchange.imports.test_corpus import REVIEW
from learning_together.exchange.imports.rows.row_agency import Agencies
from learning_together.records.kinds.entry import Entry
from learning_together.review.load import load
from sample import Folder

TWO = {**REVIEW, "agencies.yaml": "- id: health\n  name: Health visiting\n- id: police\n"
       "  name: Metropolitan Police Service\n"}  # fmt: skip
ALL = (
    "Date,Agency,Event\n"
    "12/03/2009,Health visiting,Home visit\n"
    "13/03/2009,Police,Called to the address\n"
    "14/03/2009,,Nobody is named\n"
    "15/03/2009,health,Telephone call\n"
    "16/03/2009,Housing,Rent arrears\n"
)


def refused(lt: Lt, root: Path, path: Path, agency: str, *more: str) -> list[tuple[str, str, str]]:
    ran = lt("import", path, "--agency", agency, "--format", "json", *more, cwd=root)
    assert ran.code in {0, 1}, ran.err
    (file,) = json.loads(ran.out)["files"]
    return [(one["row"], one["code"], one["message"]) for one in file["refused"]]


def test_rows_of_another_agency_are_not_filed_under_this_one(
    lt: Lt, folder: Folder, tmp_path: Path
) -> None:
    root = folder(TWO)
    path = tmp_path / "all.csv"
    path.write_text(ALL)
    said = refused(lt, root, path, "health")
    assert [(row, code) for row, code, _ in said] == [
        (row, "other-agency") for row in ("3", "4", "6")
    ]
    assert "for that agency (police)" in said[0][2]
    assert "whose it is" in said[1][2]
    assert 'Agency=none"' in said[2][2]
    again = refused(lt, root, path, "police")
    assert [row for row, _, _ in again] == ["2", "4", "5", "6"]
    found = {one.event: str(one.agency) for one in load(root).review.all(Entry)}
    assert found == {"Home visit": "health", "Telephone call": "health",
                     "Called to the address": "police"}  # fmt: skip
    rows = (root / "private/imports/health/1/rows.jsonl").read_text()
    assert "Rent arrears" in rows


@pytest.mark.parametrize(
    ("heading", "said"),
    [("Agency", ["HV service", "HV service"]), ("Team", ["North", "South"]),
     ("Agency", ["Health visiting team", "health"]), ("Agency", ["", ""])],
)  # fmt: skip
def test_what_names_no_other_agency_is_taken(
    heading: str, said: list[str], lt: Lt, folder: Folder, tmp_path: Path
) -> None:
    root = folder(TWO)
    path = tmp_path / "one.csv"
    path.write_text(f"Date,{heading},Event\n" + "".join(
        f"{day}/03/2009,{one},Visit {day}\n" for day, one in enumerate(said, 12)))  # fmt: skip
    assert refused(lt, root, path, "health") == []


def test_a_person_says_that_the_column_is_not_to_be_read(
    lt: Lt, folder: Folder, tmp_path: Path
) -> None:
    root = folder(TWO)
    path = tmp_path / "all.csv"
    path.write_text(ALL)
    assert refused(lt, root, path, "health", "--map", "Agency=none") == []


@pytest.mark.parametrize(
    ("said", "id_"),
    [("Police", "police"), ("Met Police", ""), ("Metropolitan Police Service", "police"),
     ("health visiting", "health"), ("Mental health trust", ""), ("Housing", "")],
)  # fmt: skip
def test_meant(said: str, id_: str) -> None:
    names = {"health": "Health visiting", "police": "Metropolitan Police Service"}
    assert Agencies("health", names).meant(said) == id_
