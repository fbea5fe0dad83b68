"""What pictures have in common: the axis of time, lines of names, legends."""

from datetime import date
from itertools import pairwise

import pytest

from learning_together.documents.pictures.canvas import Time, columns_of_legend, lines


@pytest.mark.parametrize(
    ("end", "labels"),
    [
        (date(2022, 4, 1), ["Jan 2022", "Feb 2022", "Mar 2022"]),
        (
            date(2023, 7, 1),
            ["Jan 2022", "Apr 2022", "Jul 2022", "Oct 2022", "Jan 2023", "Apr 2023"],
        ),
        (date(2026, 1, 1), ["2022", "2023", "2024", "2025"]),
    ],
)
def test_as_many_labels_as_have_room(end: date, labels: list[str]) -> None:
    ticks = Time(date(2022, 1, 1), end, 340).ticks()
    assert [said for _, said in ticks] == labels
    assert ticks[0][0] == 0
    assert all(two[0] - one[0] >= 49 for one, two in pairwise(ticks))


def test_a_tick_stands_where_its_month_begins_within_the_time() -> None:
    ticks = Time(date(2022, 1, 10), date(2022, 4, 10), 340).ticks()
    assert [said for _, said in ticks] == ["Feb 2022", "Mar 2022", "Apr 2022"]


def test_two_centuries_have_an_axis_too() -> None:
    assert 1 < len(Time(date(1900, 1, 1), date(2100, 1, 1), 340).ticks()) < 9


def test_a_legend_is_as_wide_as_its_labels() -> None:
    assert columns_of_legend(["Seen", "Not seen", "No part"], 400) == 3
    assert columns_of_legend(["Seen" * 9, "Not seen" * 5, "No part" * 5], 400) == 1
    assert columns_of_legend(["x" * 200], 400) == 1


def test_nothing_has_a_line_too() -> None:
    assert lines("  ", 100, 2) == ("",)


def test_the_end_of_a_long_name_stays_since_it_tells_names_apart() -> None:
    name = "North and Mid Hospitals and Community Services NHS Foundation Trust, Division"
    found = {lines(f"{name} {number}", 90, 2) for number in range(20)}
    assert len(found) == 20
    first, last = lines(f"{name} 7", 90, 2)
    assert name.startswith(first)
    assert last.startswith("… ")
    assert last.endswith("Division 7")
    (only,) = lines(f"{name} 7", 90, 1)
    assert only.endswith("…")
    assert max(map(len, (first, last, only))) <= 90 / 5
    assert lines("Word " + "w" * 300, 90, 2)[1] == "…"
