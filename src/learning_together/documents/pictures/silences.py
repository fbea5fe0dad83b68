"""Silences: a lane an agency with its entries and the gaps between them, and days unseen below.

Takes plain data and lays it out on as many pages as the lanes take; what stands below all lanes
stands on each. Must not know of records.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from learning_together.documents.pictures.canvas import (
    LINE,
    Room,
    Specification,
    Time,
    across,
    colour,
    down,
    layer,
    length,
    lines,
    specification,
)
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

_BETWEEN = 10.0
_TEETH = 84.0  # how high the days unseen are drawn
_HALF = 6.0  # of what marks an entry
_NARROWEST = 1.5  # of the times unseen: what is less is a line alone
#: Lines across the days unseen, as many days apart as leave them some room.
_STEPS = (10, 30, 60, 90, 180, 365, 730, 1825)
_RULES = 4


@dataclass(frozen=True, slots=True)
class Gap:
    """Days between two that are known: the first and the last of them."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many there are."""
        return (self.last - self.first).days


@dataclass(frozen=True, slots=True)
class Lane:
    """An agency: the days of its entries, and its silences."""

    name: str
    entries: tuple[date, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Silences:
    """What is drawn.

    Attributes:
        first: The first day.
        end: The day after the last.
        unseen: The times between two days on which somebody was seen.
        below: What these are called.
        least: How many days of them are told in figures.
    """

    first: date
    end: date
    lanes: tuple[Lane, ...]
    unseen: tuple[Gap, ...]
    below: str
    least: int


@dataclass(frozen=True, slots=True)
class _Laid:
    """A lane as it is drawn."""

    name: tuple[str, ...]
    height: float
    lane: Lane


def lay_out(shown: Silences, room: Room) -> tuple[Specification, ...]:
    """The pages of silences that fit into a room each."""
    time = Time(shown.first, shown.end, room.width - NAMES - EDGE)
    laid = []
    for lane in shown.lanes:
        name = lines(lane.name, NAMES, LINES)
        laid.append(_Laid(name, max(LOWEST, len(name) * LINE + PADDING), lane))
    taken = (_TEETH + _BETWEEN) * bool(shown.unseen) + AXIS + _BETWEEN
    return tuple(
        specification(
            [
                *([_lanes(page, time)] if page else []),
                *([_unseen(shown, time, axis=not page)] if shown.unseen else []),
            ]
        )
        for page in (parted(laid, room.height - taken) if laid else [[]])
    )


def _lanes(page: Sequence[_Laid], time: Time) -> Specification:
    edges = tops(page)
    bars, marks = [], []
    for one, top in zip(page, edges, strict=False):
        middle = top + one.height / 2
        bars += [
            {
                "x": time.at(gap.first),
                "x2": time.at(gap.last),
                "y": middle - _HALF,
                "y2": middle + _HALF,
                "middle": (time.at(gap.first) + time.at(gap.last)) / 2,
                "centre": middle,
                "text": _said(gap, time),
            }
            for gap in one.lane.gaps
        ]
        marks += [
            {"x": at, "y": middle - _HALF, "y2": middle + _HALF}
            for at in sorted({round(time.at(day), 1) for day in one.lane.entries})
        ]
    x, y = across("x", time.width), down("y", edges[-1])
    return sheet(
        page,
        time,
        above=[
            layer(
                bars,
                {"type": "rect", "color": colour("sand"), "stroke": colour("ochre")},
                {"x": x, "x2": {"field": "x2"}, "y": y, "y2": {"field": "y2"}},
            ),
            layer(
                marks,
                {"type": "rule", "color": colour("navy"), "strokeWidth": 1.6},
                {"x": x, "y": y, "y2": {"field": "y2"}},
            ),
            layer(
                [{**one, "x": one["middle"], "y": one["centre"]} for one in bars if one["text"]],
                {"type": "text"},
                {"x": x, "y": y, "text": {"field": "text"}},
            ),
        ],
    )


def _said(gap: Gap, time: Time) -> str:
    """How long a gap is, as far as it has room for it."""
    room = time.at(gap.last) - time.at(gap.first) - 4
    return next((said for said in (f"{gap.days} days", str(gap.days)) if length(said) <= room), "")


def _unseen(shown: Silences, time: Time, *, axis: bool) -> Specification:
    """The days since somebody was seen: they rise until somebody is again."""
    ticks = [{"x": at, "text": said} for at, said in time.ticks()] if axis else []
    highest = max(gap.days for gap in shown.unseen)
    step = next((one for one in _STEPS if highest / one <= _RULES), _STEPS[-1])
    top = highest * 1.2
    rules = [{"y": days, "text": str(days)} for days in range(0, highest + 1, step)]
    teeth = [
        {"x": time.at(day), "y": days, "tooth": n, "point": point}
        for n, gap in enumerate(shown.unseen)
        if time.at(gap.last) - time.at(gap.first) >= _NARROWEST
        for point, (day, days) in enumerate(((gap.first, 0), (gap.last, gap.days), (gap.last, 0)))
    ]
    each = {"detail": {"field": "tooth", "type": "nominal"}}
    x = across("x", time.width)
    y = {**down("y", top), "scale": {"domain": [0, top], "nice": False, "zero": False}}
    grid = {"type": "rule", "color": colour("hairline")}
    names = [
        {"y": top / 2 - (n - (len(said) - 1) / 2) * LINE * top / _TEETH, "text": one}
        for said in [lines(shown.below, NAMES - 30, 5)]
        for n, one in enumerate(said)
    ]
    left = {"x": {"value": -NAMES}, "y": y, "text": {"field": "text"}}
    return {
        "width": time.width,
        "height": _TEETH,
        "layer": [
            layer(rules, grid, {"y": y, "x": {"value": 0}, "x2": {"value": time.width}}),
            layer(
                rules,
                {"type": "text", "align": "right", "dx": -4},
                {"x": {"value": 0}, "y": y, "text": {"field": "text"}},
            ),
            layer(names, {"type": "text", "align": "left"}, left),
            layer(
                [one for one in teeth if one["point"] < 2],
                {"type": "area", "color": colour("hairline")},
                {"x": x, "y": {**y, "stack": None}, **each},
            ),
            layer(
                teeth,
                {"type": "line", "color": colour("rust"), "strokeWidth": 1.2},
                {"x": x, "y": y, "order": {"field": "point", "type": "quantitative"}, **each},
            ),
            layer(
                ticks,
                {"type": "text", "align": "left", "dx": 1},
                {"x": x, "y": {"value": _TEETH + 11}, "text": {"field": "text"}},
            ),
            layer(
                list(_tops(shown, time)),
                {"type": "text", "dy": -7},
                {"x": x, "y": y, "text": {"field": "text"}},
            ),
        ],
    }


def _tops(shown: Silences, time: Time) -> Iterator[dict[str, object]]:
    """The longest times in figures, as many as stand clear of each other."""
    taken: list[tuple[float, float]] = []
    for gap in sorted(shown.unseen, key=lambda one: -one.days):
        if gap.days < shown.least:
            return
        said = f"{gap.days} days"
        half = length(said) / 2 + 2
        at = min(max(time.at(gap.last), half), time.width - half)
        if all(at + half <= start or at - half >= end for start, end in taken):
            taken.append((at - half, at + half))
            yield {"x": at, "y": gap.days, "text": said}
