"""Swim lanes: a lane an agency with a mark for each entry, and the episodes above.

Takes plain data and lays it out: as few rows of marks in a lane as keep each mark in view, lanes as
high as their marks and names take, and as many pages as the lanes take. Must not know of records.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from learning_together.documents.pictures.canvas import (
    LINE,
    SPACING,
    Room,
    Specification,
    Time,
    across,
    colour,
    columns_of_legend,
    down,
    layer,
    legend_below,
    length,
    lines,
    specification,
)

#: How each sort of entry is drawn, in the order of `SwimLanes.sorts`: shape, inside, edge.
_LOOKS = (
    ("circle", "navy", "navy"),
    ("cross", "rust", "rust"),
    ("circle", "paper", "quiet"),
    ("triangle-up", "paper", "quiet"),
)
#: How practice is drawn, by the shade that the view gives it: the ground, and words on it.
_SHADES = (("paper", "ink"), ("mist", "ink"), ("hairline", "ink"), ("navy", "paper"))
_NAMES = 116.0
_EDGE = 8.0
_DOT = 7.0
_ROWS = 4  # of marks in a lane: one for each sort where all fall together
#: How far from the middle of a lane each of its rows is.
_OFFSETS = (0.0, -_DOT, _DOT, -2 * _DOT)
_PADDING = 5.0
_LOWEST = 19.0  # a lane
_BAR = 15.0
_AXIS = 22.0
_BETWEEN = 10.0  # the parts, and around them
_KEY = 15.0  # a line of the legend


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry: its day, and which of the sorts it is of."""

    day: date
    sort: int


@dataclass(frozen=True, slots=True)
class Lane:
    """An agency and its entries."""

    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """An episode: what it is called, its first and last day, how practice was, and its shade."""

    name: str
    first: date
    last: date
    word: str
    shade: int


@dataclass(frozen=True, slots=True)
class SwimLanes:
    """What is drawn.

    Attributes:
        first: The first day.
        end: The day after the last.
        sorts: What entries of each of the four sorts are called.
        above: What the episodes are called.
    """

    first: date
    end: date
    sorts: tuple[str, str, str, str]
    lanes: tuple[Lane, ...]
    above: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """Swim lanes as they are drawn.

    Attributes:
        pages: Vega-Lite, a page each.
        hidden: Entries that have no mark of their own, since one of their sort stands there.
    """

    pages: tuple[Specification, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class _Laid:
    """A lane as it is drawn.

    Attributes:
        name: In lines.
        marks: Of each its place, how far down from the middle of the lane it is, and its sort.
    """

    name: tuple[str, ...]
    marks: tuple[tuple[float, float, int], ...]
    height: float


def lay_out(shown: SwimLanes, room: Room) -> Pages:
    """The pages of swim lanes that fit into a room each."""
    time = Time(shown.first, shown.end, room.width - _NAMES - _EDGE)
    rows = _rows(shown.spans, time)
    strip = _BAR * len(rows)
    laid = [_laid(lane, time) for lane in shown.lanes]
    columns = columns_of_legend(shown.sorts, room.width)
    foot = _AXIS + _BETWEEN + _KEY * -(-len(shown.sorts) // columns)
    free = room.height - strip - foot
    pages = tuple(
        specification(
            [
                *([_episodes(shown, rows, time)] if rows else []),
                _lanes(shown, lanes, time, (columns, strip + SPACING * bool(rows))),
            ]
        )
        for lanes in _parted(laid, free)
    )
    hidden = sum(
        len(lane.marks) - len(one.marks) for lane, one in zip(shown.lanes, laid, strict=True)
    )
    return Pages(pages, hidden)


def _laid(lane: Lane, time: Time) -> _Laid:
    """A lane with its marks in as few rows as keep each in view.

    Where there is no row for a mark, one of its sort stands there already; or two of another sort
    do, and one of them makes way.
    """
    last: list[tuple[float, int, int]] = []  # of each row the mark that was put last
    done: list[tuple[float, int, int]] = []
    for mark in sorted(lane.marks, key=lambda one: (one.day, one.sort)):
        at = round(min(max(time.at(mark.day), _DOT / 2), time.width - _DOT / 2), 1)
        row = next((n for n, (x, _, _) in enumerate(last) if x + _DOT <= at), len(last))
        if row == _ROWS:
            sorts = [sort for _, _, sort in last]
            if mark.sort in sorts:
                continue
            row = next(n for n, sort in enumerate(sorts) if sorts.count(sort) > 1)
            done.remove(last[row])
        placed = (at, row, mark.sort)
        last[row : row + 1] = [placed]
        done.append(placed)
    offsets = [_OFFSETS[row] for _, row, _ in done] or [0.0]
    top, bottom = min(offsets), max(offsets)
    name = lines(lane.name, _NAMES, 2)
    return _Laid(
        name,
        tuple((at, _OFFSETS[row] - (top + bottom) / 2, sort) for at, row, sort in done),
        max(_LOWEST, len(name) * LINE + _PADDING, bottom - top + _DOT + _PADDING),
    )


def _parted(lanes: Sequence[_Laid], free: float) -> Iterator[list[_Laid]]:
    """The lanes of each page, about as many on each."""
    whole = sum(lane.height for lane in lanes)
    pages = max(1, -(-int(whole) // max(1, int(free))))
    page: list[_Laid] = []
    used = 0.0
    for lane in lanes:
        if page and (used + lane.height > free or used >= whole / pages):
            yield page
            page, used = [], 0.0
        page.append(lane)
        used += lane.height
    yield page


def _rows(spans: Sequence[Span], time: Time) -> list[list[tuple[float, float, Span]]]:
    """Episodes in rows so that neither they nor their names cover each other."""
    rows: list[list[tuple[float, float, Span]]] = []
    ends: list[float] = []
    for span in sorted(spans, key=lambda one: (one.first, one.last)):
        start = max(0.0, time.at(span.first))
        stop = min(time.width, max(time.at(span.last), start + 2))
        taken = stop if _fits(span.name, start, stop) else stop + length(span.name) + 6
        begins = start if taken <= time.width else min(start, start - length(span.name) - 6)
        row = next((n for n, end in enumerate(ends) if end < begins), len(ends))
        rows[row:] = rows[row:] or [[]]
        rows[row].append((start, stop, span))
        ends[row : row + 1] = [max(stop, min(taken, time.width)) + 2]
    return rows


def _fits(words: str, start: float, stop: float) -> bool:
    return length(words) + 8 <= stop - start


def _episodes(
    shown: SwimLanes, rows: Sequence[Sequence[tuple[float, float, Span]]], time: Time
) -> Specification:
    height = _BAR * len(rows)
    bars, words = [], []
    for n, row in enumerate(rows):
        top = n * _BAR
        for start, stop, span in row:
            ground, ink = _SHADES[span.shade]
            bars.append(
                {"x": start, "x2": stop, "y": top + 1, "y2": top + _BAR - 2, "fill": colour(ground)}
            )
            whole = f"{span.name} {span.word}".strip()
            said = whole if _fits(whole, start, stop) else span.name
            inside = _fits(said, start, stop)
            beside = stop + 3 if stop + length(said) + 6 <= time.width else start
            words.append(
                {
                    "x": start + 4 if inside else beside,
                    "y": top + _BAR / 2 - 0.5,
                    "text": said,
                    "ink": colour(ink if inside else "ink"),
                    "end": not inside and beside == start,
                }
            )
    x, y = across("x", time.width), down("y", height)
    text = {"text": {"field": "text"}, "color": {"field": "ink", "scale": None}}
    title = [
        {"y": height / 2 + (n - (len(said) - 1) / 2) * LINE, "text": one}
        for said in [lines(shown.above, _NAMES, max(1, int(height / LINE)))]
        for n, one in enumerate(said)
    ]
    left = {"x": {"value": -_NAMES}, "y": y, "text": {"field": "text"}}
    return {
        "width": time.width,
        "height": height,
        "layer": [
            layer(title, {"type": "text", "align": "left"}, left),
            layer(
                bars,
                {"type": "rect", "stroke": colour("navy"), "strokeWidth": 0.7},
                {
                    "x": x,
                    "x2": {"field": "x2"},
                    "y": y,
                    "y2": {"field": "y2"},
                    "fill": {"field": "fill", "scale": None},
                },
            ),
            layer(
                [one for one in words if not one["end"]],
                {"type": "text", "align": "left"},
                {"x": x, "y": y, **text},
            ),
            layer(
                [one for one in words if one["end"]],
                {"type": "text", "align": "right", "dx": -3},
                {"x": x, "y": y, **text},
            ),
        ],
    }


def _lanes(
    shown: SwimLanes, lanes: Sequence[_Laid], time: Time, legend: tuple[int, float]
) -> Specification:
    """The lanes, and below them the axis and the legend: of so many columns, this far down."""
    columns, above = legend
    names, marks, edges = [], [], [0.0]
    for lane in lanes:
        middle = edges[-1] + lane.height / 2
        names += [
            {"y": middle + (n - (len(lane.name) - 1) / 2) * LINE, "text": one}
            for n, one in enumerate(lane.name)
        ]
        marks += [
            {"x": at, "y": middle + off, "sort": shown.sorts[sort]} for at, off, sort in lane.marks
        ]
        edges.append(edges[-1] + lane.height)
    height = edges[-1]
    x, y = across("x", time.width), down("y", height)
    ticks = [{"x": at, "text": said} for at, said in time.ticks()]
    bands = [
        {"x": max(0.0, time.at(one.first)), "x2": min(time.width, time.at(one.last))}
        for one in shown.spans
    ]
    grid = {"type": "rule", "color": colour("hairline")}
    left = {"x": {"value": -_NAMES}, "y": y, "text": {"field": "text"}}
    return {
        "width": time.width,
        "height": height,
        "layer": [
            layer(
                bands,
                {"type": "rect", "color": colour("mist"), "opacity": 0.75},
                {"x": x, "x2": {"field": "x2"}, "y": {"value": 0}, "y2": {"value": height}},
            ),
            layer(
                ticks,
                {**grid, "strokeDash": [2, 2]},
                {"x": x, "y": {"value": 0}, "y2": {"value": height + 4}},
            ),
            layer(
                [{"y": edge} for edge in edges],
                grid,
                {"y": y, "x": {"value": -_NAMES}, "x2": {"value": time.width}},
            ),
            layer(names, {"type": "text", "align": "left"}, left),
            layer(
                ticks,
                {"type": "text", "align": "left", "dx": 1},
                {"x": x, "y": {"value": height + 11}, "text": {"field": "text"}},
            ),
            layer(
                marks,
                {"type": "point", "size": 30, "strokeWidth": 1.2, "opacity": 1},
                {"x": x, "y": y, **_looks(shown.sorts, columns, above + height + _AXIS)},
            ),
        ],
    }


def _looks(sorts: tuple[str, ...], columns: int, top: float) -> Specification:
    """How each sort of entry is drawn, and the legend that says so."""
    legend = legend_below(columns, -_NAMES, top)

    def by(values: Sequence[str]) -> Specification:
        return {
            "field": "sort",
            "type": "nominal",
            "scale": {"domain": list(sorts), "range": list(values)},
            "legend": legend,
        }

    return {
        "shape": by([shape for shape, _, _ in _LOOKS]),
        "fill": by([colour(inside) for _, inside, _ in _LOOKS]),
        "stroke": by([colour(edge) for _, _, edge in _LOOKS]),
    }
