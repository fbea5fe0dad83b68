"""Records as tables, and an edited workbook back again."""

import csv
import io
import json
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Lt
from learning_together.errors import LtError
from learning_together.exporters.defuse import defused, restored
from learning_together.exporters.tables import tables
from learning_together.exporting import Taken, export, is_export, take_back
from learning_together.load import load
from learning_together.scaffold import change
from sample import Folder

EXAMPLE = Path(__file__).parents[1] / "examples" / "harbour-street"
HEALTH = """\
# Ours
- id: health-1
  date: 2022-05~  # from the log
  time: "14:30"
  people: [HV1]
  event: "=HYPERLINK(\\"http://x\\",\\"y\\") at the door"
  child_seen: yes
- id: health-2
  date: 2022-06-01
  event: |
    First line.

    +Second line.
  significance: Only for reviewers.
"""
FILES = {
    "agencies.yaml": "- id: health\n  name: Health\n- id: police\n  name: Police\n",
    "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n"
    "- id: M\n  role: Mother\n  group: family\n",
    "timeline/health.yaml": HEALTH,
    "timeline/police.yaml": "- id: police-1\n  date: 2022-06-02\n  event: Call to [[health-2]].\n",
    "meetings.yaml": "- id: MTG1\n  type: planning\n  agenda:\n    - title: First  # item\n"
    "    - title: Second\n",
    "private/identities.yaml": "- code: M\n  names: [Zebedee Quill]\n",
}
Edit = Callable[[Any], None]


@pytest.fixture
def root(folder: Folder) -> Path:
    return folder(FILES)


def out(root: Path, formats: str = "xlsx", **options: Any) -> list[Path]:
    return [one.path for one in export(root, formats=formats, **options)]


def edit(path: Path, edits: Edit) -> None:
    book = openpyxl.load_workbook(path)
    edits(book)
    book.save(path)


def cell(book: Any, sheet: str, id_: str, head: str) -> Any:
    rows = book[sheet]
    heads = [one.value for one in rows[1]]
    (row,) = (row for row in rows.iter_rows(min_row=2) if row[heads.index("id")].value == id_)
    return row[heads.index(head)]


def said(taken: Taken) -> list[tuple[str, str, str]]:
    return [(one.id, one.field, one.new) for one in taken.back.changes]


def nothing(taken: Taken) -> bool:
    back = taken.back
    return not (back.changes or back.conflicts or back.missing or back.new or back.refused)


def test_no_cell_is_a_formula(root: Path) -> None:
    (path,) = out(root)
    book = openpyxl.load_workbook(path)
    kinds = {one.data_type for sheet in book for row in sheet for one in row if one.value}
    assert kinds == {"s"}
    assert cell(book, "timeline", "health-1", "event").value.startswith("=HYPERLINK")
    assert cell(book, "timeline", "health-1", "date").value == "2022-05~"
    assert cell(book, "timeline", "health-1", "date_earliest").value == "2022-05-01"
    assert book["lt"].sheet_state == "veryHidden"


def test_csv_is_defused_and_reads_back(root: Path) -> None:
    path = next(one for one in out(root, "csv") if one.name == "timeline.csv")
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert rows[0]["event"].startswith("'=HYPERLINK")
    assert restored(rows[0]["event"]).startswith("=HYPERLINK")


@given(st.text(st.sampled_from([*"'=+-@ab\t\r\n ", "＝"]), max_size=6))
def test_defusing_loses_nothing(text: str) -> None:
    assert restored(defused(text)) == text
    assert defused(text)[:1] not in {*"=+-@\t\r\n", "＝"} or not text


def test_json_and_sqlite(root: Path) -> None:
    path, base = out(root, "json,sqlite")
    whole = json.loads(path.read_text(encoding="utf-8"))
    first = whole["records"]["timeline"][0]
    assert (first["date"], first["date_latest"]) == ("2022-05~", "2022-05-31")
    assert [one["title"] for one in whole["records"]["meetings"][0]["agenda"]] == [
        "First",
        "Second",
    ]
    with sqlite3.connect(base) as held:
        assert held.execute("SELECT count(*) FROM timeline").fetchone() == (3,)
        assert held.execute("SELECT title FROM meetings_agenda WHERE number = '2'").fetchone() == (
            "Second",
        )


def test_the_same_bytes_twice(root: Path, tmp_path: Path) -> None:
    first = out(root, "xlsx,csv,json,sqlite", out=tmp_path / "a")
    second = out(root, "xlsx,csv,json,sqlite", out=tmp_path / "b")
    assert first
    for one, two in zip(first, second, strict=True):
        assert one.read_bytes() == two.read_bytes(), one.name
    again = out(root, "xlsx,csv,json,sqlite", out=tmp_path / "a")
    assert again == first


def test_what_a_person_changed_is_kept(root: Path) -> None:
    for path in out(root, "xlsx,csv,json,sqlite"):
        if path.suffix == ".xlsx":
            edit(path, lambda book: book["timeline"].append(["x"]))
        else:
            path.write_bytes(path.read_bytes() + b"\n")
    for written in export(root, formats="xlsx,csv,json,sqlite"):
        assert written.kept is not None
        assert written.path.stem.endswith("-2")


@pytest.mark.parametrize("formats", ["xlsx", "csv", "json", "sqlite"])
def test_an_agency_gets_its_own_alone_and_nobody_gets_names(
    root: Path, tmp_path: Path, formats: str
) -> None:
    for audience in ("team", "agency:health", "agency:police"):
        for path in out(root, formats, audience=audience, out=tmp_path / audience[-3:]):
            raw = path.read_bytes()
            if path.suffix == ".xlsx":
                book = openpyxl.load_workbook(path)
                raw = "\n".join(
                    str(one.value) for sheet in book for row in sheet for one in row
                ).encode()
            assert b"Zebedee Quill" not in raw
            assert (b"Only for reviewers" in raw) <= (audience == "team")
            if audience == "agency:police":
                assert b"HYPERLINK" not in raw
                assert b"health-2" not in raw


def test_unknown_kinds_formats_and_the_key_are_refused(root: Path, lt: Lt) -> None:
    for arguments in (("timelin",), ("identities",), ("--to", "pdf")):
        assert lt("export", *arguments, cwd=root).code == 2
    assert not (root / "reports").exists()


def test_unchanged_brings_nothing(root: Path) -> None:
    (path,) = out(root)
    assert is_export(path)
    assert nothing(take_back(root, path))


def test_changes_come_back_and_no_others(root: Path) -> None:
    (path,) = out(root)

    def edits(book: Any) -> None:
        cell(book, "timeline", "health-1", "event").value = "Visit: at the door"
        cell(book, "timeline", "health-1", "people").value = "HV1, M"
        cell(book, "timeline", "health-2", "response").value = "None."
        cell(book, "people", "HV1", "role").value = "Nurse"
        rows = book["meetings.agenda"]
        heads = [one.value for one in rows[1]]
        rows.cell(2, heads.index("title") + 1).value = "Welcome"

    edit(path, edits)
    dry = take_back(root, path, dry=True)
    assert (root / "timeline/health.yaml").read_text(encoding="utf-8") == HEALTH
    taken = take_back(root, path)
    assert said(dry) == said(taken)
    assert len(taken.back.changes) == 5
    text = (root / "timeline/health.yaml").read_text(encoding="utf-8")
    expected = HEALTH.replace(
        '"=HYPERLINK(\\"http://x\\",\\"y\\") at the door"', '"Visit: at the door"'
    )
    expected = expected.replace("[HV1]", "[HV1, M]").replace(
        "  significance", "  response: None.\n  significance"
    )
    assert text == expected
    assert "title: Welcome  # item" in (root / "meetings.yaml").read_text(encoding="utf-8")
    assert nothing(take_back(root, path))


def test_what_the_folder_changed_since_stays(root: Path) -> None:
    (path,) = out(root)
    change(root, "health-2", "date", "2022-06-03")
    change(root, "health-1", "child_seen", "no")

    def edits(book: Any) -> None:
        cell(book, "timeline", "health-1", "child_seen").value = "not-recorded"
        cell(book, "timeline", "health-1", "time").value = "14:45"

    edit(path, edits)
    taken = take_back(root, path)
    assert said(taken) == [("health-1", "time", "14:45")]
    (conflict,) = taken.back.conflicts
    assert (conflict.id, conflict.field, conflict.old, conflict.new) == (
        "health-1",
        "child_seen",
        "no",
        "not-recorded",
    )
    text = (root / "timeline/health.yaml").read_text(encoding="utf-8")
    assert "2022-06-03" in text
    assert "child_seen: no" in text


def test_rows_moved_gone_and_new(root: Path) -> None:
    (path,) = out(root)

    def edits(book: Any) -> None:
        rows = book["timeline"]
        heads = [one.value for one in rows[1]]
        values = [[one.value for one in row] for row in rows.iter_rows(min_row=2)]
        rows.delete_rows(2, 10)
        new = {"agency": "health", "date": "2022-07-01", "event": "New entry"}
        for line in (values[2], values[0], [new.get(head) for head in heads]):
            rows.append(line)

    edit(path, edits)
    taken = take_back(root, path)
    assert said(taken) == []
    # openpyxl has made a formula of the text that looked like one.
    assert taken.back.refused == ["health-1, event: holds a formula; type the text itself."]
    assert taken.back.missing == ["health-2"]
    assert taken.added == ("health-3",)
    text = (root / "timeline/health.yaml").read_text(encoding="utf-8")
    assert text.startswith(HEALTH)
    assert "New entry" in text


def test_dates_that_a_program_made_of_text(root: Path) -> None:
    (path,) = out(root)

    def edits(book: Any) -> None:
        one = cell(book, "timeline", "health-2", "date")
        one.value, one.number_format = date(2022, 6, 5), "dd/mm/yyyy"

    edit(path, edits)
    assert said(take_back(root, path)) == [("health-2", "date", "2022-06-05")]


def test_a_fault_refuses_the_whole(root: Path) -> None:
    (path,) = out(root)

    def edits(book: Any) -> None:
        cell(book, "timeline", "health-1", "date").value = "12/03/2009"
        cell(book, "timeline", "health-2", "event").value = "Other"

    edit(path, edits)
    with pytest.raises(LtError, match="cannot stand"):
        take_back(root, path)
    assert (root / "timeline/health.yaml").read_text(encoding="utf-8") == HEALTH


def test_columns_that_lt_works_out_are_not_taken(root: Path) -> None:
    (path,) = out(root)

    def edits(book: Any) -> None:
        cell(book, "timeline", "health-1", "date_earliest").value = "1999-01-01"
        cell(book, "timeline", "health-2", "id").value = "health-9"

    edit(path, edits)
    taken = take_back(root, path, dry=True)
    assert said(taken) == []
    assert any("date_earliest" in line for line in taken.back.refused)
    assert taken.back.missing == ["health-2"]


def test_long_texts_and_odd_signs_are_no_changes(root: Path) -> None:
    change(root, "health-1", "event", "x" * 40_000)
    change(root, "health-2", "event", "a\x07b_x000D_c \u2028 d\ud7ff 😀 trailing ")
    (path,) = out(root)
    assert nothing(take_back(root, path))


def test_other_files_are_met_with_a_message(root: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "own.xlsx")
    (tmp_path / "bad.xlsx").write_bytes(b"PK\x03\x04 nothing")
    for name in ("own.xlsx", "bad.xlsx", "none.xlsx"):
        assert not is_export(tmp_path / name)
        with pytest.raises(LtError):
            take_back(root, tmp_path / name)


def test_every_cell_of_the_large_example_comes_back_as_it_went(tmp_path: Path) -> None:
    (written,) = export(EXAMPLE, out=tmp_path)
    book = openpyxl.load_workbook(written.path)
    book.save(written.path)
    assert nothing(take_back(EXAMPLE, written.path, dry=True))


@pytest.mark.libreoffice
@pytest.mark.skipif(not shutil.which("soffice"), reason="soffice (LibreOffice) is not installed")
def test_through_libreoffice(tmp_path: Path) -> None:
    (written,) = export(EXAMPLE, out=tmp_path)
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    subprocess.run(
        [
            "soffice",
            home,
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            tmp_path / "back",
            written.path,
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert nothing(take_back(EXAMPLE, tmp_path / "back" / written.path.name, dry=True))


def test_there_is_a_row_for_every_record(root: Path) -> None:
    review = load(root).review
    found = {table.name: len(table.rows) for table in tables(review, ("timeline", "people"))}
    assert found == {"timeline": 3, "people": 2}


def test_on_the_command_line(root: Path, lt: Lt) -> None:
    ran = lt("export", "timeline", cwd=root)
    assert ran.code == 0, ran.err
    path = root / "reports" / "timeline.xlsx"
    edit(path, lambda book: setattr(cell(book, "timeline", "health-1", "time"), "value", "15:00"))
    ran = lt("import", path, "--dry-run", cwd=root)
    assert "1 field would be changed." in ran.out
    ran = lt("import", path, cwd=root)
    assert (ran.code, "  - 14:30\n  + 15:00" in ran.out) == (0, True)
    assert "0 fields changed." in lt("import", path, cwd=root).out
