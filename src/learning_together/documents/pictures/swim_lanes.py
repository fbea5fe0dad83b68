"""Swim lanes: a lane an agency with a mark for each entry, and the episodes above.

Takes plain data and lays it out: as few rows of marks in a lane as keep each mark in view, lanes as
high as their marks and names take, and as many pages as the lanes take. Must not know of records.
"""

from collections.abc import Sequence
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
    lines,
    specification,
)
from learning_together.documents.pictures.episode_bars import BAR, Bars, Span, rows, strip
from learning_together.documents.pictures.lanes import (
    AXIS,
    EDGE,
    LINES,
    LOWEST,
    NAMES,
    PADDING,
    parted,
    sheet,
    tops,
)

#: How each sort of entry is drawn, in the order of `SwimLanes.sorts`: shape, inside, edge.
_LOOKS = (
    ("circle", "navy", "navy"),
    ("cross", "rust", "rust"),
    ("circle", "paper", "quiet"),
    ("triangle-up", "paper", "quiet"),
)
_DOT = 7.0
_ROWS = 4  # of marks in a lane: one for each sort where all fall together
#: How far from the middle of a lane each of its rows is.
_OFFSETS = (0.0, -_DOT, _DOT, -2 * _DOT)
_BETWEEN = 10.0  # the parts, and around them
_KEY = 15.0  # a line of the legend
_ABOVE = 0.4  # of a page, what the episodes may take


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
        crowded: Episodes for which there is no row left above the lanes.
    """

    pages: tuple[Specification, ...]
    hidden: int
    crowded: int = 0


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
    time = Time(shown.first, shown.end, room.width - NAMES - EDGE)
    every = rows(shown.spans, time)
    bars = every[: max(1, int(room.height * _ABOVE / BAR))]
    taken = BAR * len(bars)
    laid = [_laid(lane, time) for lane in shown.lanes]
    columns = columns_of_legend(shown.sorts, room.width)
    foot = AXIS + _BETWEEN + _KEY * -(-len(shown.sorts) // columns)
    free = room.height - taken - foot
    pages = tuple(
        specification(
            [
                *([strip(shown.above, bars, time)] if bars else []),
                _lanes(shown, bars, page, time, (columns, taken + SPACING * bool(bars))),
            ]
        )
        for page in parted(laid, free)
    )
    hidden = sum(
        len(lane.marks) - len(one.marks) for lane, one in zip(shown.lanes, laid, strict=True)
    )
    return Pages(pages, hidden, sum(map(len, every[len(bars) :])))


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
    name = lines(lane.name, NAMES, LINES)
    return _Laid(
        name,
        tuple((at, _OFFSETS[row] - (top + bottom) / 2, sort) for at, row, sort in done),
        max(LOWEST, len(name) * LINE + PADDING, bottom - top + _DOT + PADDING),
    )


def _lanes(
    shown: SwimLanes,
    bars: Sequence[Bars],
    page: Sequence[_Laid],
    time: Time,
    legend: tuple[int, float],
) -> Specification:
    """The lanes, and below them the axis and the legend: of so many columns, this far down."""
    columns, above = legend
    edges = tops(page)
    height = edges[-1]
    marks = [
        {"x": at, "y": top + lane.height / 2 + off, "sort": shown.sorts[sort]}
        for lane, top in zip(page, edges, strict=False)
        for at, off, sort in lane.marks
    ]
    x, y = across("x", time.width), down("y", height)
    bands = [
        {"x": max(0.0, time.at(one.first)), "x2": min(time.width, time.at(one.last))}
        for row in bars
        for _, _, one in row
    ]
    return sheet(
        page,
        time,
        below=[
            layer(
                bands,
                {"type": "rect", "color": colour("mist"), "opacity": 0.75},
                {"x": x, "x2": {"field": "x2"}, "y": {"value": 0}, "y2": {"value": height}},
            )
        ],
        above=[
            layer(
                marks,
                {"type": "point", "size": 30, "strokeWidth": 1.2, "opacity": 1},
                {"x": x, "y": y, **_looks(shown.sorts, columns, above + height + AXIS)},
            )
        ],
    )


def _looks(sorts: tuple[str, ...], columns: int, top: float) -> Specification:
    """How each sort of entry is drawn, and the legend that says so."""
    legend = legend_below(columns, -NAMES, top)

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
