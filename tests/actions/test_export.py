"""Records as tables, and an edited workbook back again."""

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import libreoffice
from conftest import Lt, costly
from exported import fact, fields
from learning_together.actions.bring_back import BroughtBack
from learning_together.actions.edit import change
from learning_together.actions.export import export
from learning_together.actions.import_.sent_file import is_export
from learning_together.actions.take_back import take_back
from learning_together.errors import LtError
from learning_together.exchange.exports.formula_injection import defused
from learning_together.exchange.exports.tables import tables
from learning_together.records.kinds.entry import Entry
from learning_together.records.placeholders import says_something
from learning_together.review.load import load
from places import ROOT
from sample import Folder

EXAMPLE = ROOT / "examples" / "harbour-street"
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
#: The kinds of which they hold records.
HELD = ("review", "agencies", "people", "meetings", "timeline")
Edit = Callable[[Any], None]


@pytest.fixture
def root(folder: Folder) -> Path:
    return folder(FILES)


def out(root: Path, formats: str = "xlsx", **options: Any) -> list[Path]:
    return [one.path for one in export(root, HELD, formats=formats, **options)]


def edit(path: Path, edits: Edit, *, text: bool = False) -> None:
    """Edits a workbook; with `text`, as Excel does it: a text cell never becomes a formula."""
    book = openpyxl.load_workbook(path)
    edits(book)
    if text:
        for sheet in book:
            for one in (one for row in sheet for one in row if one.data_type == "f"):
                one.data_type = "s"
    book.save(path)


def cell(book: Any, sheet: str, id_: str, head: str) -> Any:
    rows = book[sheet]
    heads = fields(rows)
    (row,) = (row for row in rows.iter_rows(min_row=2) if row[heads.index("id")].value == id_)
    return row[heads.index(head)]


def said(taken: BroughtBack) -> list[tuple[str, str, str]]:
    return [(one.id, one.field, one.new) for one in taken.back.changes]


def nothing(taken: BroughtBack) -> bool:
    back = taken.back
    return not (back.changes or back.conflicts or back.missing or back.new or back.refused)


def test_no_cell_is_a_formula(root: Path) -> None:
    (path,) = out(root)
    book = openpyxl.load_workbook(path)
    kinds = {one.data_type for sheet in book for row in sheet for one in row if one.value}
    assert kinds == {"s"}
    assert cell(book, "timeline", "health-1", "event").value.startswith("=HYPERLINK")
    assert cell(book, "timeline", "health-1", "date").value == "2022-05~"
    assert cell(book, "timeline", "health-1", "date.earliest").value == "2022-05-01"
    assert book["lt"].sheet_state == "veryHidden"


def test_csv_is_defused(root: Path) -> None:
    path = next(one for one in out(root, "csv") if one.name == "timeline.csv")
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert rows[0]["event"].startswith("'=HYPERLINK")


@given(st.text(st.sampled_from([*"'=+-@ab\t\r\n ", "＝"]), max_size=6))
def test_defusing_loses_nothing(text: str) -> None:
    safe = defused(text)
    # What was changed is no text that would have stayed as it is, so that it can be told.
    assert safe == text or (safe == f"'{text}" and defused(safe) != safe)
    assert safe[:1] not in {*"=+-@\t\r\n", "＝"} or not text


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


def test_sqlite_has_keys_that_hold(root: Path) -> None:
    (base,) = out(root, "sqlite")
    with sqlite3.connect(base) as held:
        assert held.execute("PRAGMA foreign_key_check").fetchall() == []
        assert held.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        keys = {
            (row[2], row[3]) for row in held.execute("PRAGMA foreign_key_list(meetings_agenda)")
        }
        assert keys == {("meetings", "meeting")}
        assert ("agencies", "agency") in {
            (row[2], row[3]) for row in held.execute("PRAGMA foreign_key_list(timeline)")
        }
        assert [row[1] for row in held.execute("PRAGMA table_info(people)") if row[5]] == ["id"]
        people = "SELECT timeline_id, people_id FROM timeline_people ORDER BY 1, 2"
        assert held.execute(people).fetchall() == [("health-1", "HV1")]
        plan = held.execute(
            "EXPLAIN QUERY PLAN SELECT * FROM timeline_people WHERE people_id = 'HV1'"
        ).fetchall()
        assert "USING INDEX" in plan[0][3]


def test_sqlite_of_the_large_example(tmp_path: Path) -> None:
    (written,) = export(EXAMPLE, formats="sqlite", out=tmp_path)
    with sqlite3.connect(written.path) as held:
        assert held.execute("PRAGMA foreign_key_check").fetchall() == []
        (with_people,) = held.execute("SELECT count(*) FROM timeline WHERE people > ''").fetchone()
        (linked,) = held.execute(
            "SELECT count(DISTINCT timeline_id) FROM timeline_people"
        ).fetchone()
    assert linked == with_people > 100


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
        heads = fields(rows)
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
        heads = fields(rows)
        values = [[one.value for one in row] for row in rows.iter_rows(min_row=2)]
        rows.delete_rows(2, 10)
        new = {"agency": "health", "date": "2022-07-01", "event": "New entry"}
        for line in (values[2], values[0], [new.get(head) for head in heads]):
            rows.append(line)

    edit(path, edits)
    taken = take_back(root, path)
    assert said(taken) == []
    # openpyxl has made a formula of the text that looked like one.
    assert taken.back.refused == ["health-1, What happened: holds a formula; type the text itself."]
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


@pytest.mark.few(4)
@pytest.mark.parametrize(
    ("id_", "field", "value", "now"),
    [
        # A day, or a time, that a program has made a number of.
        ("health-2", "date", 44717, "2022-06-05"),
        ("health-2", "date", 44713, ""),
        ("health-1", "time", 0.625, "15:00"),
        ("health-1", "time", 0.6041666667, ""),
        ("health-1", "time", time(14, 30), ""),
        # A year is no such number.
        ("health-2", "date", 2009, "2009"),
        ("people.HV1", "role", 7, "7"),
        ("people.HV1", "role", "007", "007"),
        ("people.HV1", "role", "1e3", "1e3"),
        ("health-2", "event", "＝cmd()", "＝cmd()"),
        ("health-1", "event", "@SUM(1)", "@SUM(1)"),
        ("health-1", "child_seen", True, ""),
    ],
)
def test_what_programs_make_of_cells(
    root: Path, id_: str, field: str, value: object, now: str
) -> None:
    (path,) = out(root)
    sheet, _, id_ = id_.rpartition(".")

    def edits(book: Any) -> None:
        one = cell(book, sheet or "timeline", id_, field)
        one.value, one.number_format = value, "General"

    edit(path, edits, text=True)
    taken = take_back(root, path)
    assert said(taken) == ([(id_, field, now)] if now else [])
    assert not taken.back.refused
    assert nothing(take_back(root, path))


def test_a_month_of_which_a_program_has_made_its_first_day(root: Path) -> None:
    change(root, "health-1", "date", "2022-05")
    (path,) = out(root)

    def edits(book: Any) -> None:
        one = cell(book, "timeline", "health-1", "date")
        one.value, one.number_format = datetime(2022, 5, 1), "mmm-yy"

    edit(path, edits, text=True)
    taken = take_back(root, path)
    assert said(taken) == []
    assert "has made the day 2022-05-01 of 2022-05" in taken.back.refused[0]
    edit(path, lambda book: setattr(cell(book, "timeline", "health-1", "date"), "value",
                                    "2022-05-01"), text=True)  # fmt: skip
    assert said(take_back(root, path)) == [("health-1", "date", "2022-05-01")]


def test_words_are_taken_for_what_they_mean_and_told(root: Path, lt: Lt) -> None:
    """Dates in words, agencies by name, words of lists: taken, told and counted."""
    (path,) = out(root)

    def edits(book: Any) -> None:
        cell(book, "timeline", "health-2", "date").value = "early May 2022 "
        cell(book, "timeline", "health-2", "known_to").value = "Police; HV1"
        cell(book, "timeline", "health-2", "child_seen").value = "Not recorded"
        cell(book, "timeline", "police-1", "date").value = "3 June 2022 at 2.30pm"
        cell(book, "people", "HV1", "agency").value = "HEALTH"
        cell(book, "people", "M", "group").value = "Review Team"
        cell(book, "timeline", "health-1", "date").value = "3/4/22"
        fact(book["review"], "framework").value = "Serious Case Review"

    edit(path, edits)
    ran = lt("import", path, "--dry-run", cwd=root)
    assert ran.code == 1
    assert "can mean 3 April 2022 or 4 March 2022" in ran.out
    taken = take_back(root, path)
    assert sorted(said(taken)) == [
        ("HV1", "agency", "health"),
        ("M", "group", "review-team"),
        ("health-2", "child_seen", "not-recorded"),
        ("health-2", "date", "2022-05"),
        ("health-2", "known_to", "police, HV1"),
        ("health-2", "when", "early May 2022"),
        ("police-1", "date", "2022-06-03"),
        ("police-1", "time", "14:30"),
        ("review", "framework", "scr"),
    ]
    assert len(taken.back.told) == 8
    assert f"{len(taken.back.told)} cells taken for what the words mean" in ran.out
    assert "health-2, Date: “early May 2022” was taken for 2022-05." in ran.out
    assert len(taken.back.refused) == 1
    assert not load(root).problems
    assert said(take_back(root, path)) == []


def test_of_two_readings_somebody_chooses_or_nothing_is_taken(root: Path) -> None:
    (path,) = out(root)
    unclear = {"id": "health-9", "agency": "Health", "date": "3/4/22", "event": "New"}
    clear = {"id": "health-8", "agency": "Health", "date": "late May 2022", "event": "New"}

    def edits(book: Any) -> None:
        cell(book, "timeline", "health-2", "date").value = "5/6/22"
        add_row(book, clear)
        add_row(book, unclear)

    edit(path, edits)
    taken = take_back(root, path)
    assert (said(taken), taken.added) == ([], ("health-8",))
    assert "“5/6/22” can mean 5 June 2022 or 6 May 2022" in taken.back.refused[0]
    assert taken.back.refused[1].endswith("2022-03-04. The row was not added.")
    assert len(taken.back.told) == 2
    added = next(one for one in load(root).review.all(Entry) if one.id_text == "health-8")
    assert (str(added.agency), added.when) == ("health", "late May 2022")
    asked: list[str] = []

    def second(field: str, typed: str, readings: tuple[str, ...]) -> str:
        asked.append(f"{field} {typed}")
        return readings[1]

    taken = take_back(root, path, choose=second)
    assert said(taken) == [("health-2", "date", "2022-05-06")]
    assert taken.added == ("health-9",)
    assert asked == ["health-2, Date 5/6/22", "date 3/4/22"]
    assert len(taken.back.told) == 2
    assert nothing(take_back(root, path, choose=second))


def test_one_time_of_day_in_another_form_is_no_change(root: Path) -> None:
    change(root, "health-1", "time", "9:05")
    (path,) = out(root)

    def edits(book: Any) -> None:
        cell(book, "timeline", "health-1", "time").value = "09:05"

    edit(path, edits)
    assert nothing(take_back(root, path))


def test_what_somebody_typed_beside_a_date_stays(root: Path) -> None:
    change(root, "health-1", "when", "Spring bank holiday")
    (path,) = out(root)

    def edits(book: Any) -> None:
        cell(book, "timeline", "health-1", "date").value = "late May 2022"
        cell(book, "timeline", "health-2", "date").value = "2 May 2022 at 9am"
        cell(book, "timeline", "health-2", "time").value = "10:00"

    edit(path, edits)
    assert sorted(said(take_back(root, path))) == [
        ("health-1", "date", "2022-05"),
        ("health-1", "when", "late May 2022"),
        ("health-2", "date", "2022-05-02"),
        ("health-2", "time", "10:00"),
    ]


def add_row(book: Any, values: dict[str, str]) -> None:
    rows = book["timeline"]
    rows.append([values.get(name) for name in fields(rows)])


@pytest.mark.parametrize("id_", [None, "health-50"])
def test_a_row_is_added_once(root: Path, id_: str | None) -> None:
    (path,) = out(root)
    new = {"agency": "health", "date": "2022-07-01", "people": "HV1, M", "event": "New"}
    edit(path, lambda book: add_row(book, new | ({"id": id_} if id_ else {})), text=True)
    assert take_back(root, path).added == (id_ or "health-3",)
    text = (root / "timeline/health.yaml").read_text(encoding="utf-8")
    assert nothing(take_back(root, path))
    assert (root / "timeline/health.yaml").read_text(encoding="utf-8") == text


def test_an_id_that_was_changed_makes_no_second_record(root: Path) -> None:
    (path,) = out(root)

    def edits(book: Any) -> None:
        cell(book, "timeline", "health-2", "id").value = "health-77"

    edit(path, edits, text=True)
    taken = take_back(root, path)
    assert (taken.added, taken.back.missing, taken.back.new) == ((), [], [])
    (line,) = taken.back.refused
    assert "its id was health-2, and is health-77 now" in line
    assert (root / "timeline/health.yaml").read_text(encoding="utf-8") == HEALTH


def test_a_column_that_stands_twice_or_is_gone_is_told(root: Path) -> None:
    (path,) = out(root)

    def twice(book: Any) -> None:
        rows = book["timeline"]
        rows.cell(1, rows.max_column + 1).value = "event"
        rows.cell(2, rows.max_column).value = "Another text"

    def gone(book: Any) -> None:
        rows = book["timeline"]
        rows.delete_cols(rows.max_column)
        rows.delete_cols(fields(rows).index("event") + 1)

    for edits, words in ((twice, "stands there twice"), (gone, "“What happened (needed)” is gone")):
        edit(path, edits, text=True)
        taken = take_back(root, path)
        assert said(taken) == []
        (line,) = taken.back.refused
        assert words in line


TEXTS = st.text(
    st.one_of(st.sampled_from("=+-@'＝\t ,;#:[]{}\"|><éß’“…😀"), st.characters(codec="ascii")),
    min_size=1,
    max_size=30,
).filter(lambda text: text.isprintable() and says_something(text) and "[[" not in text)
EDITS: dict[tuple[str, str, str], st.SearchStrategy[str]] = {
    ("timeline", "health-1", "event"): TEXTS,
    ("timeline", "health-1", "date"): st.dates(date(2022, 1, 1), date(2022, 9, 30)).map(str),
    ("timeline", "health-1", "time"): st.times().map(lambda one: f"{one:%H:%M}"),
    ("timeline", "health-1", "people"): st.sampled_from(["", "HV1", "M", "HV1, M", "M, HV1"]),
    ("timeline", "health-2", "significance"): st.one_of(st.just(""), TEXTS),
    ("timeline", "health-2", "source"): TEXTS,
    ("timeline", "police-1", "child_seen"): st.sampled_from(["", "yes", "no", "not-recorded"]),
    ("people", "HV1", "role"): TEXTS,
}


# Each example writes the one folder anew.
@settings(costly, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_random_edits_come_back_and_no_others(root: Path, data: st.DataObject) -> None:
    """Cells edited, rows sorted, columns moved: just the edits come back, whatever they are."""
    for name in ("timeline/health.yaml", "timeline/police.yaml", "people.yaml"):
        (root / name).write_text(FILES[name], encoding="utf-8")
    chosen = data.draw(st.sets(st.sampled_from(sorted(EDITS))))
    edits = {key: data.draw(EDITS[key], label=str(key)) for key in sorted(chosen)}
    (path,) = out(root, out=root / "out")
    had = {}

    def make(book: Any) -> None:
        for key, text in edits.items():
            one = cell(book, *key)
            had[key] = one.value or ""
            one.value = text or None
        rows = book["timeline"]
        lines = [[one.value for one in row] for row in rows.iter_rows()]
        order = data.draw(st.permutations(range(1, len(lines))), label="rows")
        across = data.draw(st.permutations(range(len(lines[0]))), label="columns")
        for row, number in zip(rows.iter_rows(), (0, *order), strict=True):
            for one, place in zip(row, across, strict=True):
                one.value = lines[number][place]
        rows.row_dimensions[3].hidden = rows.column_dimensions["C"].hidden = True

    edit(path, make, text=True)
    taken = take_back(root, path)
    expected = {
        (id_, field, text.strip())
        for (sheet, id_, field), text in edits.items()
        if text.strip() != had[sheet, id_, field].strip()
    }
    assert {(id_, field, new.strip()) for id_, field, new in said(taken)} == expected
    assert not taken.back.refused
    assert not taken.back.missing
    assert nothing(take_back(root, path))
    path.unlink()


def test_a_fault_refuses_its_row_and_no_other(root: Path) -> None:
    (path,) = out(root)

    def edits(book: Any) -> None:
        cell(book, "timeline", "health-1", "date").value = "2009-02-30"
        cell(book, "timeline", "health-1", "event").value = "Not written"
        cell(book, "timeline", "health-2", "event").value = "Other"

    edit(path, edits)
    taken = take_back(root, path)
    assert said(taken) == [("health-2", "event", "Other")]
    (refused,) = taken.back.refused
    assert refused.startswith("health-1, ")
    assert "Nothing of this row was written." in refused
    text = (root / "timeline/health.yaml").read_text(encoding="utf-8")
    assert "Not written" not in text
    assert "event: Other" in text


def test_columns_that_lt_works_out_are_not_taken(root: Path) -> None:
    (path,) = out(root)

    def edits(book: Any) -> None:
        cell(book, "timeline", "health-1", "date.earliest").value = "1999-01-01"
        cell(book, "timeline", "health-2", "id").value = "health-9"

    edit(path, edits)
    taken = take_back(root, path, dry=True)
    assert said(taken) == []
    assert any("Date: earliest" in line for line in taken.back.refused)
    assert any("its id was health-2" in line for line in taken.back.refused)
    assert (taken.back.missing, taken.back.new) == ([], [])


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


@pytest.mark.long
def test_every_cell_of_the_large_example_comes_back_as_it_went(tmp_path: Path) -> None:
    (written,) = export(EXAMPLE, out=tmp_path)
    book = openpyxl.load_workbook(written.path)
    book.save(written.path)
    assert nothing(take_back(EXAMPLE, written.path, dry=True))


@pytest.mark.long
@libreoffice.needed
def test_through_libreoffice(tmp_path: Path) -> None:
    (written,) = export(EXAMPLE, out=tmp_path)
    libreoffice.convert("xlsx", tmp_path / "back", written.path)
    back = tmp_path / "back" / written.path.name
    assert nothing(take_back(EXAMPLE, back, dry=True))

    def edits(book: Any) -> None:
        one = cell(book, "timeline", "health-003", "date")
        one.value, one.number_format = date(2021, 10, 13), "dd/mm/yyyy"
        cell(book, "timeline", "health-004", "response").value = None

    edit(back, edits, text=True)
    assert said(take_back(EXAMPLE, back, dry=True)) == [
        ("health-003", "date", "2021-10-13"),
        ("health-004", "response", ""),
    ]


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


def test_rows_of_parts_are_added_and_titles_are_taken_for_ids(root: Path) -> None:
    (path,) = out(root)

    def edits(book: Any) -> None:
        agenda = book["meetings.agenda"]
        heads = fields(agenda)
        row = agenda.max_row + 1
        for name, text in (("meeting", "MTG1"), ("title", "Third")):
            agenda.cell(row, heads.index(name) + 1, text)
        people = book["people"]
        agency = fields(people).index("agency") + 1
        people.cell(2, agency, "health · Health")
        (offered,) = (
            one for one in people.data_validations.dataValidation if agency_of(one, agency)
        )
        assert offered.formula1.startswith("'lists'!")
        column = offered.formula1.partition("!")[2].strip("$")[0]
        assert [one.value for one in book["lists"][column][:2]] == [
            "health · Health", "police · Police",
        ]  # fmt: skip

    def agency_of(one: Any, column: int) -> bool:
        return any(area.min_col == column for area in one.sqref.ranges)

    edit(path, edits)
    taken = take_back(root, path)
    assert not taken.back.refused
    text = (root / "meetings.yaml").read_text(encoding="utf-8")
    assert "title: First  # item" in text
    assert "title: Third" in text
    assert "agency: health" in (root / "people.yaml").read_text(encoding="utf-8")
    assert not take_back(root, path).back.lists


def test_entries_about_one_child_alone_are_exported_and_come_back(lt: Lt, folder: Folder) -> None:
    people = FILES["people.yaml"] + "- {id: C, role: Child, group: family}\n"
    timeline = HEALTH.replace("  child_seen: yes\n", "  child_seen: yes\n  about: [c]\n")
    root = folder({**FILES, "people.yaml": people, "timeline/health.yaml": timeline})
    ran = lt("export", "timeline", "--about", "C", "--to", "xlsx,csv,json,sqlite", cwd=root)
    assert ran.code == 0, ran.err
    told = "Some entries said to be about C are shown here: 1 of 3."
    assert told in " ".join((ran.out + ran.err).split())
    made = root / "reports"
    rows = list(csv.DictReader(io.StringIO((made / "timeline-C.csv").read_text("utf-8-sig"))))
    assert [row["id"] for row in rows] == ["health-1"]
    found = json.loads((made / "timeline-C.json").read_text("utf-8"))
    assert [one["id"] for one in found["records"]["timeline"]] == ["health-1"]
    assert found["scope"] == told
    with sqlite3.connect(made / "timeline-C.sqlite") as held:
        assert held.execute("SELECT id FROM timeline").fetchall() == [("health-1",)]
        assert held.execute("SELECT value FROM about WHERE name='scope'").fetchone() == (told,)
    held.close()
    # The others are not missing from a book that never had them.
    path = made / "timeline-C.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["timeline"]
    assert told.replace("&", "&&") in str(sheet.oddFooter.left.text)
    heads = [str(cell.value) for cell in sheet[1]]
    assert "Whom it is about" in heads
    sheet.cell(2, heads.index("What happened (needed)") + 1).value = "At home."
    book.save(path)
    ran = lt("import", str(path), "--yes", cwd=root)
    assert ran.code == 0, ran.out + ran.err
    assert "not in" not in ran.out
    events = {one.id_text: one.event for one in load(root).review.all(Entry)}
    assert events["health-1"] == "At home."
    assert len(events) == 3
    for arguments, said in (
        (("--about", "Q"), "There is no person “Q”. Entries are about: c."),
        (("--about", "M"), "No entry is said to be about M"),
        (("people", "--about", "C"), "none is exported"),
    ):
        ran = lt("export", *arguments, cwd=root)
        assert ran.code == 2
        assert said in " ".join(ran.err.split())
