"""Swim lanes as they lie on a page: nothing covers anything else, nothing is lost unsaid."""

from datetime import date, timedelta
from typing import Any

from learning_together.documents.pictures.canvas import PART, UPRIGHT, Room
from learning_together.documents.pictures.episode_bars import Span
from learning_together.documents.pictures.swim_lanes import Lane, Mark, SwimLanes, lay_out

FIRST = date(2022, 1, 1)
END = date(2023, 1, 1)
SORTS = ("Child seen", "There or looked for, not seen", "No part in it", "Not recorded")


def shown(*lanes: Lane, spans: tuple[Span, ...] = ()) -> SwimLanes:
    return SwimLanes(FIRST, END, SORTS, lanes, "Key practice episodes", spans)


def lane(*marks: tuple[int, int], name: str = "Police") -> Lane:
    return Lane(name, tuple(Mark(FIRST + timedelta(day), sort) for day, sort in marks))


def values(page: dict[str, Any], part: int = -1, layer: int = -1) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page["vconcat"][part]["layer"][layer]["data"]["values"]
    return found


def texts(page: dict[str, Any]) -> list[str]:
    return [
        one["text"]
        for part in page["vconcat"]
        for layer in part["layer"]
        for one in layer["data"]["values"]
        if "text" in one
    ]


def test_marks_that_would_cover_each_other_stand_above_each_other() -> None:
    drawn = lay_out(shown(lane((10, 0), (10, 1), (100, 2), (11, 0))), UPRIGHT)
    marks = values(drawn.pages[0])
    assert [one["sort"] for one in marks] == [SORTS[0], SORTS[1], SORTS[0], SORTS[2]]
    assert drawn.hidden == 0
    for one in marks:
        for two in marks:
            if one is not two:
                assert abs(one["x"] - two["x"]) >= 7 or abs(one["y"] - two["y"]) >= 7
    assert marks[0]["y"] == marks[3]["y"], "what stands alone stands in the first row"


def test_of_many_at_once_each_sort_keeps_a_mark_and_the_rest_are_counted() -> None:
    drawn = lay_out(shown(lane(*[(50, 0)] * 6, (50, 1), (50, 2), (50, 3))), UPRIGHT)
    assert sorted(one["sort"] for one in values(drawn.pages[0])) == sorted(SORTS)
    assert drawn.hidden == 5


def test_the_first_and_the_last_day_are_within() -> None:
    marks = values(lay_out(shown(lane((0, 0), (364, 0))), UPRIGHT).pages[0])
    width = lay_out(shown(lane((0, 0))), UPRIGHT).pages[0]["vconcat"][-1]["width"]
    assert marks[0]["x"] == 3.5
    assert marks[1]["x"] <= width - 3.5


def test_many_lanes_go_on_to_further_pages_and_no_letter_is_made_small() -> None:
    lanes = [lane((n, 0), (200, 2), name=f"Agency {n}") for n in range(40)]
    drawn = lay_out(shown(*lanes), UPRIGHT)
    assert len(drawn.pages) == 2
    named = [one["text"] for page in drawn.pages for one in values(page, layer=3)]
    assert named == [f"Agency {n}" for n in range(40)], "each once, in order"
    for page in drawn.pages:
        assert sum(part["height"] for part in page["vconcat"]) < UPRIGHT.height
        assert page["config"]["text"]["fontSize"] == page["config"]["legend"]["labelFontSize"] == 9
    halves = [len(values(page, layer=3)) for page in drawn.pages]
    assert max(halves) - min(halves) <= 2, "about as many on each"


def test_a_few_lanes_fit_into_a_part_of_a_page() -> None:
    few = shown(*[lane((10, 0), (10, 1), (10, 2)) for _ in range(6)])
    assert len(lay_out(few, PART).pages) == 1
    assert len(lay_out(few, Room(468, 120)).pages) > 1


def test_a_long_name_is_wrapped_and_then_cut() -> None:
    name = "The Westhaven and District Partnership for Drugs, Alcohol, Gambling and Much Else"
    said = [
        one["text"]
        for one in values(lay_out(shown(lane((1, 0), name=name)), PART).pages[0], layer=3)
    ]
    assert len(said) == 3
    assert said[-1] == "… and Much Else"
    assert max(map(len, said)) <= 24


def test_a_character_that_no_font_has_is_in_words() -> None:
    assert "(grinning face)" in " ".join(
        texts(lay_out(shown(lane((1, 0), name="Help 😀")), PART).pages[0])
    )


def span(name: str, first: int, last: int, word: str = "good", shade: int = 1) -> Span:
    return Span(name, FIRST + timedelta(first), FIRST + timedelta(last), word, shade)


def test_episodes_that_overlap_stand_below_each_other() -> None:
    spans = (span("KPE1", 0, 100), span("KPE2", 50, 150), span("KPE3", 200, 300))
    page = lay_out(shown(lane((1, 0)), spans=spans), UPRIGHT).pages[0]
    tops = [one["y"] for one in values(page, 0, 1)]
    assert tops[0] == tops[1] != tops[2], "the third has room beside the first"
    assert "KPE1 good" in texts(page)


def test_episodes_leave_room_for_the_lanes_and_those_without_room_are_counted() -> None:
    spans = tuple(span(f"KPE{number}", 0, 300) for number in range(500))
    drawn = lay_out(shown(lane((1, 0)), spans=spans), UPRIGHT)
    (page,) = drawn.pages
    bars = values(page, 0, 1)
    assert len(bars) + drawn.crowded == 500
    assert 10 < len(bars) < 40
    assert sum(part["height"] for part in page["vconcat"]) < UPRIGHT.height
    few = lay_out(shown(lane((1, 0)), spans=spans[:10]), UPRIGHT)
    assert (few.crowded, len(values(few.pages[0], 0, 1))) == (0, 10)


def test_the_name_of_a_short_episode_stands_beside_it_on_white() -> None:
    page = lay_out(
        shown(lane((1, 0)), spans=(span("KPE1", 10, 12, shade=3), span("KPE2", 360, 365))), UPRIGHT
    ).pages[0]
    (right,) = values(page, 0, 2)
    assert right["text"] == "KPE1"
    assert right["x"] > values(page, 0, 1)[0]["x2"]
    assert right["ink"] != "#FFFFFF"
    (left,) = values(page, 0, 3)
    assert left["text"] == "KPE2"


def test_a_name_beside_an_episode_covers_no_other() -> None:
    spans = (span("KPE1", 10, 12), span("KPE2", 20, 60))
    tops = [
        one["y"]
        for one in values(lay_out(shown(lane((1, 0)), spans=spans), UPRIGHT).pages[0], 0, 1)
    ]
    assert tops[0] != tops[1]


def test_each_sort_is_told_apart_without_colour() -> None:
    looks = lay_out(shown(lane((1, 0))), UPRIGHT).pages[0]["vconcat"][-1]["layer"][-1]["encoding"]
    assert looks["shape"]["scale"]["domain"] == list(SORTS)
    pairs = list(
        zip(looks["shape"]["scale"]["range"], looks["fill"]["scale"]["range"], strict=True)
    )
    assert len(set(pairs)) == len(SORTS)
    assert "url" not in str(looks)
