"""A grid as it lies on pages: every row and column once, headings above what goes on."""

from typing import Any

from learning_together.documents.pictures.canvas import UPRIGHT, Room
from learning_together.documents.pictures.grid import LOOKS, Cell, Grid, Row, lay_out

SEEN = Cell("3", "low")


def shown(rows: int, columns: int, *, heads: bool = False) -> Grid:
    body = [Row(f"Row {n}", (SEEN,) * columns) for n in range(rows)]
    return Grid(
        tuple(f"C{n}" for n in range(columns)),
        tuple([Row("Head"), *body] if heads else body),
        ((SEEN, "seen"),),
    )


def texts(page: dict[str, Any], layer: int) -> list[str]:
    return [one["text"] for one in page["vconcat"][0]["layer"][layer]["data"]["values"]]


def test_what_fits_is_one_page() -> None:
    (page,) = lay_out(shown(5, 6), UPRIGHT)
    assert texts(page, 5) == [f"C{n}" for n in range(6)]
    assert texts(page, 4) == [*(f"Row {n}" for n in range(5)), "seen"]
    assert texts(page, 2) == ["3"] * 31
    assert page["vconcat"][0]["width"] <= UPRIGHT.width
    assert page["vconcat"][0]["height"] <= UPRIGHT.height


def test_more_rows_and_columns_go_on_to_further_pages() -> None:
    pages = lay_out(shown(60, 40), UPRIGHT)
    assert len(pages) == 2 * 3
    for page in pages:
        assert page["vconcat"][0]["width"] <= UPRIGHT.width
        assert page["vconcat"][0]["height"] <= UPRIGHT.height
    columns = [one for page in pages[:3] for one in texts(page, 5)]
    assert columns == [f"C{n}" for n in range(40)]
    rows = [one for page in pages[::3] for one in texts(page, 4) if one != "seen"]
    assert rows == [f"Row {n}" for n in range(60)]


def test_pages_hold_about_as_many_rows_each() -> None:
    for rows in (31, 32, 40, 61, 90):
        pages = lay_out(shown(rows, 4), UPRIGHT)
        held = [len(texts(page, 4)) - 1 for page in pages]
        assert sum(held) == rows
        assert len(pages) > 1
        assert max(held) - min(held) <= len(pages)


def test_a_heading_stands_again_where_its_rows_go_on_and_never_last() -> None:
    pages = lay_out(shown(60, 4, heads=True), UPRIGHT)
    assert [texts(page, 3) for page in pages] == [["Head"]] * len(pages)
    late = Grid(("C",), (Row("One", (SEEN,)), Row("Head"), Row("Two", (SEEN,))), ())
    first, second = lay_out(late, Room(440, 72))
    assert texts(first, 3) == []
    assert texts(second, 3) == ["Head"]


def test_an_empty_cell_is_empty_and_a_name_of_two_lines_has_two() -> None:
    (page,) = lay_out(Grid(("Oct\n21", "Nov\n21"), (Row("A", (None, SEEN)),), ()), UPRIGHT)
    assert texts(page, 2) == ["3"]
    assert texts(page, 5) == ["Oct", "21", "Nov", "21"]
    (cell,) = page["vconcat"][0]["layer"][1]["data"]["values"]
    assert cell["y"] > 23


def test_letters_can_be_read_on_every_ground() -> None:
    assert all(ground != ink for ground, ink in LOOKS.values())
