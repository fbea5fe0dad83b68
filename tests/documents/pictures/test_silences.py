"""Silences as they lie on a page: gaps between entries, and the days unseen below them."""

from datetime import date, timedelta
from typing import Any

from learning_together.documents.pictures.canvas import TURNED, UPRIGHT
from learning_together.documents.pictures.drawn import Drawn
from learning_together.documents.pictures.silences import Gap, Lane, Silences, lay_out

FIRST = date(2022, 1, 1)
END = date(2023, 1, 1)


def day(number: int) -> date:
    return FIRST + timedelta(number)


def gap(first: int, last: int) -> Gap:
    return Gap(day(first), day(last))


def lane(*entries: int, gaps: tuple[Gap, ...] = (), name: str = "Police") -> Lane:
    return Lane(name, tuple(map(day, entries)), gaps)


def shown(*lanes: Lane, unseen: tuple[Gap, ...] = ()) -> Silences:
    return Silences(FIRST, END, lanes, unseen, "Days since the child was seen", 30)


def layers(page: dict[str, Any], part: int) -> list[list[dict[str, Any]]]:
    return [one["data"]["values"] for one in page["vconcat"][part]["layer"]]


def test_a_gap_says_how_long_it_is_as_far_as_it_has_room() -> None:
    gaps = (gap(0, 100), gap(200, 225), gap(300, 303))
    (page,) = lay_out(shown(lane(0, 100, 200, 225, 300, 303, gaps=gaps)), UPRIGHT)
    bars, marks, words = layers(page, 0)[-3:]
    assert [one["text"] for one in bars] == ["100 days", "25", ""]
    assert [one["text"] for one in words] == ["100 days", "25"]
    assert len(marks) == 6
    for bar, (one, two) in zip(bars, ((0, 1), (2, 3), (4, 5)), strict=True):
        assert abs(bar["x"] - marks[one]["x"]) < 0.1
        assert abs(bar["x2"] - marks[two]["x"]) < 0.1


def test_days_unseen_rise_and_fall_and_the_longest_are_told() -> None:
    unseen = (gap(0, 40), gap(40, 45), gap(50, 110), gap(110, 141))
    (page,) = lay_out(shown(lane(0), unseen=unseen), UPRIGHT)
    rules, _, _, areas, lines, axis, tops = layers(page, 1)
    assert axis == []
    assert [one["y"] for one in rules] == [0, 30, 60]
    assert [one["y"] for one in areas] == [0, 40, 0, 5, 0, 60, 0, 31]
    assert [one["y"] for one in lines[:3]] == [0, 40, 0]
    # Longest first; what would stand on another is told in the table alone.
    assert [one["text"] for one in tops] == ["60 days", "40 days", "31 days"][: len(tops)]
    assert "60 days" in {one["text"] for one in tops}
    near = (gap(0, 60), gap(62, 95))
    (page,) = lay_out(shown(unseen=near), UPRIGHT)
    assert [one["text"] for one in layers(page, 0)[-1]] == ["60 days"]
    # Without lanes above, the time stands below it.
    assert layers(page, 0)[-2][0]["text"] == "Jan 2022"
    # What would be a line alone is not drawn.
    (page,) = lay_out(shown(unseen=(*near, gap(200, 201))), UPRIGHT)
    assert [one["y"] for one in layers(page, 0)[3]] == [0, 60, 0, 33]


def test_many_lanes_go_on_to_further_pages_with_the_days_unseen_on_each() -> None:
    lanes = [lane(n, n + 70, gaps=(gap(n, n + 70),), name=f"Agency {n} of many") for n in range(40)]
    pages = lay_out(shown(*lanes, unseen=(gap(0, 40),)), TURNED)
    assert len(pages) > 2
    assert sum(len(layers(page, 0)[-2]) for page in pages) == 80
    for page in pages:
        assert len(page["vconcat"]) == 2
        assert page["vconcat"][0]["height"] + page["vconcat"][1]["height"] <= TURNED.height
    assert Drawn(pages[0]).svg.startswith(b"<svg")
