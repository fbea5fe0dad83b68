"""Days that a workbook keeps as bare numbers, and what its sheets are called."""

import io
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from learning_together.privacy.contents import any_file, cells
from learning_together.privacy.contents.piece import Piece
from learning_together.privacy.finished_files import LookedInto, Read, look_into
from learning_together.privacy.hits import Sort
from learning_together.privacy.names.key import Key
from learning_together.privacy.names.search import Search
from learning_together.records.kinds.identity import Identity

BORN = date(2009, 3, 12)
SERIAL = (BORN - date(1899, 12, 30)).days
KEY = Search(Key([Identity.model_validate({"code": "C1", "names": [], "born": "2009-03-12"})]))


def book(*rows: tuple[object, ...], sheet: str = "Sheet", epoch: datetime | None = None) -> bytes:
    made = Workbook()
    made.epoch = epoch or made.epoch
    made.active.title = sheet
    for row in rows:
        made.active.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def births(*rows: tuple[object, ...], sheet: str = "Sheet", key: Search = KEY) -> list[bool]:
    """The births that are found in a workbook, and whether surely."""
    seen: LookedInto = look_into("a.xlsx", book(*rows, sheet=sheet), key)
    assert seen.read is Read.WHOLE
    return [leak.sure for leak in seen.leaks if leak.sort is Sort.BIRTH]


def test_a_bare_number_may_be_a_birth() -> None:
    assert births(("Amount",), (SERIAL,)) == [False]
    assert births((SERIAL,)) == [False]


@pytest.mark.parametrize("heading", ["DOB", "Date of birth", "d.o.b.", "Birthday", "Child born"])
def test_below_a_heading_that_says_so_it_is_one(heading: str) -> None:
    assert births((heading,), (SERIAL,)) == [True]


def test_a_birth_that_no_key_has_is_a_warning_below_such_a_heading_alone() -> None:
    assert births(("DOB",), (SERIAL + 1,)) == [False]
    assert births(("Amount",), (SERIAL + 1,)) == []
    assert births(("DOB",), (SERIAL,), key=Search(None)) == [False]


@pytest.mark.parametrize("number", [SERIAL - 1, SERIAL + 0.5, 3653, 53329, -SERIAL])
def test_other_numbers_are_none(number: float) -> None:
    assert births(("Amount",), (number,)) == []


@pytest.mark.parametrize(("number", "said"), [(3654, ": 1910-01-01"), (53328, ": 2046-01-01")])
def test_the_first_and_the_last_that_are_looked_at(number: int, said: str) -> None:
    texts = [one.text for one in any_file.pieces("a.xlsx", book((number,))) if one.maybe]
    assert texts == [said]


def test_a_sheets_name_is_read_even_if_it_is_figures_alone() -> None:
    assert births((1,), sheet="20090312") == [True]


def test_where_it_stands_is_told() -> None:
    found: list[Piece] = [
        one for one in any_file.pieces("a.xlsx", book(("x",), (SERIAL,), sheet="S")) if one.maybe
    ]
    assert [one.where for one in found] == ["sheet “S”, row 2"]
    assert not found[0].typed


MAC = datetime(1904, 1, 1)


@pytest.mark.parametrize(
    ("number", "heading", "found"),
    [
        (SERIAL - 1462, "Amount", [False]), (SERIAL - 1462, "DOB", [True]), (SERIAL, "Amount", []),
        (3654 - 1462, "Amount", []),
    ],
)  # fmt: skip
def test_a_workbook_may_count_from_1904(number: int, heading: str, found: list[bool]) -> None:
    data = book((heading,), (number,), epoch=MAC)
    leaks = look_into("a.xlsx", data, KEY).leaks
    assert [leak.sure for leak in leaks if leak.sort is Sort.BIRTH] == found


def test_a_date_that_is_one_is_found_whichever_year_days_are_counted_from() -> None:
    for epoch in (None, MAC):
        leaks = look_into("a.xlsx", book(("Seen",), (BORN,), epoch=epoch), KEY).leaks
        assert [leak.sure for leak in leaks if leak.sort is Sort.BIRTH] == [True]


def test_a_day_that_may_be_meant_is_told_where_it_stands_first() -> None:
    rows = (("Amount", "DOB"), (SERIAL, SERIAL + 9), (SERIAL, SERIAL + 9), (SERIAL + 9, SERIAL))
    found = [one for one in any_file.pieces("a.xlsx", book(*rows)) if BORN.isoformat() in one.text]
    assert [(one.where.partition(", ")[2], one.maybe) for one in found] == [
        ("row 2", True), ("row 4", False),
    ]  # fmt: skip


def test_numbers_of_an_old_workbook_stand_nowhere_else() -> None:
    data = book((1.25,), (SERIAL,), (SERIAL,))
    old = [piece.text for piece in cells.pieces(data, about=None)]
    assert old == ["Sheet", "1.25", ": 2009-03-12", str(SERIAL), str(SERIAL)]
    new = [piece.text for piece in cells.pieces(data, about=b"")]
    assert new == ["Sheet", ": 2009-03-12"]


@pytest.mark.parametrize(
    ("number", "said"),
    [(3653, []), (3654, [": 1910-01-01"]), (53328, [": 2046-01-01"]), (53329, [])],
)
def test_the_days_are_the_same_whichever_year_they_are_counted_from(
    number: int, said: list[str]
) -> None:
    about = b'<workbookPr date1904="1"/>'
    data = book((number - 1462,), epoch=MAC)
    assert [piece.text for piece in cells.pieces(data, about=about) if piece.maybe] == said


def test_cells_that_cannot_be_read_are_told() -> None:
    (piece,) = cells.pieces(book((1,))[:900], about=b"")
    assert (piece.where, piece.unread, piece.text) == ("cells", "it is damaged", "")


def test_only_below_its_own_heading_is_a_number_a_birth() -> None:
    found = list(cells.pieces(book(("DOB", "x"), (1.5, SERIAL)), about=b""))
    assert [(piece.text, piece.typed, piece.maybe) for piece in found[1:]] == [
        (": 2009-03-12", False, True)
    ]
