"""Exported workbooks as people print them and type into them."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from conftest import Lt
from documents.test_valid_word import VALIDATOR, microsoft
from exported import fact, fields
from learning_together.exchange.exports.tables import tables
from learning_together.records.frameworks import frameworks
from learning_together.records.kinds import KINDS
from learning_together.review.load import load, load_contents
from places import ROOT
from sample import SAMPLE, Folder

MARKING = "OFFICIAL-SENSITIVE & CLOSED"
EVENT = "One sentence of several words that goes over more than a line. " * 4
FILES = SAMPLE | {
    "review.yaml": SAMPLE["review.yaml"].replace(
        "marking: OFFICIAL-SENSITIVE", f"marking: {MARKING}"
    ),
    "agencies.yaml": "- id: health\n  name: Health\n- id: police\n  name: Police\n",
    "people.yaml": "- id: HV1\n  role: Health visitor\n",
    "timeline/health.yaml": "- id: health-1\n  date: 2022-07-01\n  event: Last\n"
    f"- id: health-2\n  date: 2022-05-01\n  event: First\n  response: {EVENT}\n",
    "timeline/police.yaml": "- id: police-1\n  date: 2022-06-02\n  event: Between\n",
}


def exported(lt: Lt, root: Path, *options: str | Path) -> Path:
    ran = lt("export", *options, "--out", root / "out", cwd=root)
    assert ran.code == 0, ran.err
    (path,) = (root / "out").glob("*.xlsx")
    return path


@pytest.fixture
def book(lt: Lt, folder: Folder) -> Any:
    return openpyxl.load_workbook(exported(lt, folder(FILES)))


def test_every_sheet_is_marked_and_one_page_wide(book: Any) -> None:
    sheets = [sheet for sheet in book if sheet.sheet_state == "visible"]
    assert len(sheets) > 20
    for sheet in sheets:
        # Of a lone "&" Excel would make a command.
        assert sheet.oddHeader.center.text == MARKING.replace("&", "&&")
        assert sheet.oddFooter.center.text == sheet.oddHeader.center.text
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (
            True,
            0,
        )
        assert sheet.title == "review" or sheet.print_title_rows == "$1:$1"


def test_what_is_for_the_public_bears_the_marking_of_the_public(lt: Lt, folder: Folder) -> None:
    more = {
        "private/identities.yaml": "- code: HV1\n  names: [Zebedee Quill]\n",
        "glossary.yaml": "- id: core\n  term: Core\n  definition: A group.\n",
    }
    root = folder(FILES | more)
    made: Any = openpyxl.load_workbook(exported(lt, root, "glossary", "--audience", "public"))
    assert made["glossary"].oddHeader.center.text is None


def test_the_timeline_is_in_order_of_time_and_all_of_it_is_seen(book: Any) -> None:
    sheet = book["timeline"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [
        "health-2", "police-1", "health-1",
    ]  # fmt: skip
    at = fields(sheet).index("response")
    width = sheet.column_dimensions[sheet.cell(1, at + 1).column_letter].width
    lines = sheet.row_dimensions[2].height / 13
    assert lines * width * 1.2 > len(EVENT)
    assert sheet.row_dimensions[3].height < 20


def test_what_nobody_fills_in_is_folded_at_the_right(book: Any) -> None:
    sheet = book["timeline"]
    folded = [
        fields(sheet)[number]
        for number in range(sheet.max_column)
        if any(
            one.hidden and one.outlineLevel == 1 and one.min <= number + 1 <= one.max
            for one in sheet.column_dimensions.values()
        )
    ]
    assert folded == fields(sheet)[-len(folded) :]
    assert {"delivery.hash", "date.earliest", "duplicate_of"} <= set(folded)
    assert not {"id", "date", "event", "response", "people"} & set(folded)
    assert sheet["A1"].value == "Id"


def test_headings_are_words_and_the_reviews_facts_stand_below_each_other(book: Any) -> None:
    assert "Child seen" in [one.value for one in book["timeline"][1]]
    assert fact(book["review"], "marking").value == MARKING


@pytest.mark.parametrize("key", frameworks())
def test_no_two_headings_of_a_sheet_are_alike(key: str) -> None:
    text = SAMPLE["review.yaml"].replace("lcspr", key)
    review = load_contents({"review.yaml": text.encode()}).review
    for table in tables(review, KINDS):
        heads = [column.heading for column in table.columns]
        assert len({*heads}) == len(heads), table.name


def test_a_new_review_has_a_sheet_for_every_kind_and_is_filled_in_there(
    lt: Lt, tmp_path: Path
) -> None:
    root = tmp_path / "new"
    assert lt("init", root, "--yes", "--title", "New").code == 0
    path = exported(lt, root)
    book = openpyxl.load_workbook(path)
    assert {*KINDS} - {"identities"} <= {*book.sheetnames}
    offers = {
        (sheet.title, fields(sheet)[next(iter(one.sqref.ranges)).min_col - 1]): one.formula1
        for sheet in book if sheet.title != "review"
        for one in sheet.data_validations.dataValidation
    }  # fmt: skip
    assert offers["timeline", "child_seen"] == '"yes,no,not-recorded,not-applicable"'
    assert offers["timeline", "agency"].startswith("'agencies'!$A$2:")
    assert "Group in the review (needed)" in [one.value for one in book["people"][1]]
    rows = {
        "agencies": {"id": "health", "name": "Health"},
        "people": {"id": "HV1", "role": "Health visitor", "group": "case-group"},
        "timeline": {"date": "12 March 2023", "agency": "Health", "event": "Seen", "people": "HV1"},
    }
    for name, row in rows.items():
        book[name].append([row.get(head) for head in fields(book[name])])
    fact(book["review"], "board").value = "The partnership"
    book.save(path)
    ran = lt("import", path, cwd=root)
    assert "New records: health, HV1, health-001." in ran.out, ran.out
    review = load(root).review
    assert review.facts.board == "The partnership"
    assert "2023-03-12" in (root / "timeline" / "health.yaml").read_text(encoding="utf-8")


def are_valid(*paths: Path) -> None:
    assert paths
    for path in paths:
        assert [str(one) for one in OpenXmlValidator().validate(str(path)).errors] == []
        if VALIDATOR is not None:
            assert microsoft(path) == []


def test_workbooks_are_valid(lt: Lt, folder: Folder) -> None:
    root = folder(FILES)
    form = ("agency-form", "--for", "health", "--to", "xlsx")
    assert lt("report", *form, "--out", root / "form", cwd=root).code == 0
    are_valid(exported(lt, root, "review", "people", "timeline"), *(root / "form").glob("*.xlsx"))


@pytest.mark.long
@pytest.mark.parametrize("name", ["harbour-street", "elm-court"])
def test_the_examples_workbooks_are_valid(name: str, lt: Lt, tmp_path: Path) -> None:
    at = ROOT / "examples" / name
    assert lt("-C", at, "export", "--out", tmp_path).code == 0
    are_valid(*tmp_path.glob("*.xlsx"))
