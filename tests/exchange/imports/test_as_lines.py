"""What a reader made of a file comes out of its process as it went in."""

import json
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_together.dates.as_written.cells import Picked
from learning_together.errors import LtError
from learning_together.exchange.imports import readers
from learning_together.exchange.imports.readers import any_file, as_lines
from learning_together.exchange.imports.readers.table import Foreign, Outside, Remark, Row, Table
from reading_here import apart_was_asked

TEXT = st.text(max_size=5)
CELLS = st.one_of(
    TEXT, st.booleans(), st.integers(), st.floats(allow_nan=False), st.dates(), st.datetimes(),
    st.times(), st.timedeltas(), st.builds(Picked, TEXT, st.dates()),
)  # fmt: skip
COLUMNS = st.frozensets(st.integers(0, 9), max_size=2)
ROWS = st.builds(
    Row, st.integers(), st.lists(CELLS, max_size=4), st.integers(), COLUMNS, st.booleans(), COLUMNS
)
TEXTS = st.lists(TEXT, max_size=2).map(tuple)
TABLES = st.builds(
    Table, TEXT, st.lists(ROWS, max_size=3), TEXTS, st.none() | st.integers(1900, 1904),
    st.booleans(), st.integers(), TEXT, TEXTS,
)  # fmt: skip
FOREIGN = st.builds(
    Foreign, TEXT, st.lists(TABLES, max_size=2), st.lists(TEXT, max_size=2),
    st.lists(st.builds(Remark, st.integers(), st.integers(), TEXT, TEXT), max_size=2), TEXTS,
    st.lists(st.builds(Outside, TEXT, TEXT), max_size=2),
)  # fmt: skip


def sent(foreign: Foreign) -> Foreign:
    return as_lines.foreign(json.loads(json.dumps([*as_lines.lines(foreign)])))


@given(FOREIGN)
def test_it_comes_out_as_it_went_in(foreign: Foreign) -> None:
    back = sent(foreign)
    assert back == foreign
    kinds = [[type(cell) for row in table.rows for cell in row.cells] for table in back.tables]
    assert kinds == [[type(cell) for row in table.rows for cell in row.cells]
                     for table in foreign.tables]  # fmt: skip
    held = [cell for table in back.tables for row in table.rows for cell in row.cells]
    was = [cell for table in foreign.tables for row in table.rows for cell in row.cells]
    assert [one.held for one in held if isinstance(one, Picked)] == [
        one.held for one in was if isinstance(one, Picked)
    ]


def test_a_long_table_goes_in_pieces() -> None:
    rows = [Row(number, [str(number)]) for number in range(1, 1201)]
    foreign = Foreign("CSV", [Table("table 1", rows), Table("table 2", rows[:3])])
    assert [len(line.get("rows", ())) for line in as_lines.lines(foreign)] == [
        0, 0, 500, 500, 200, 0, 3
    ]  # fmt: skip
    assert sent(foreign) == foreign


def test_more_text_than_any_chronology_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_lines, "MOST", 1024 * 1024)
    rows = [Row(1, ["a" * 1024] * 1023), Row(2, ["a" * 1000, 5, ""])]
    assert sent(Foreign("CSV", [Table("table 1", rows)])).tables[0].rows == rows
    with pytest.raises(LtError, match="more than 1 million letters; no chronology does"):
        sent(Foreign("CSV", [Table("table 1", rows)], below=("a" * 25,)))


def test_plain_text_of_usual_length_is_read_here_and_anything_else_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = apart_was_asked(monkeypatch)
    monkeypatch.setattr(readers, "_SHORT", 10)
    assert readers.open_foreign(b"Date,Event", "a.csv").form == "CSV"
    # By its first bytes it is refused; nothing has to open it.
    with pytest.raises(LtError, match="This is a PDF"):
        readers.open_foreign(b"%PDF-1.7", "b.pdf")
    for name, data in (
        ("c.csv", b"Date,Events"), ("d.csv", b"PK\x03\x04"), ("e.csv", b"\xd0\xcf\x11\xe0"),
        ("f.csv", b"<table>"),
    ):  # fmt: skip
        with pytest.raises(LtError, match=f"{name} was not read to its end: it brought down"):
            readers.open_foreign(data, name)
    assert asked == ["c.csv", "d.csv", "e.csv", "f.csv"]


def test_what_is_read_apart_is_what_is_read_here() -> None:
    page = "<table><tr><td>Date<td>Event<tr><td>12/3/2009<td>Seen – by “HV1”</table>".encode()
    assert readers.open_foreign(page, "a.html") == any_file.open_foreign(page, "a.html")
    for cell in (date(2009, 3, 12), datetime(2009, 3, 12, 9, 5), time(9, 5), timedelta(1, 2)):
        assert sent(Foreign("", [Table("", [Row(1, [cell])])])).tables[0].rows[0].cells == [cell]
