"""What pictures of lanes have in common: names at the left, lines between, time below, pages.

Takes plain data; must not know of records. A lane is as high as its name and what is drawn in it.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from learning_together.documents.pictures.canvas import (
    LINE,
    Specification,
    Time,
    across,
    colour,
    down,
    layer,
)

NAMES = 116.0
LINES = 3  # of a name, at most
EDGE = 8.0
PADDING = 5.0
LOWEST = 19.0  # a lane
AXIS = 22.0


class Laid(Protocol):
    """A lane as it is drawn."""

    @property
    def name(self) -> tuple[str, ...]:
        """In lines."""

    @property
    def height(self) -> float:
        """How much of the page it takes."""


Lane = TypeVar("Lane", bound=Laid)


def parted(lanes: Sequence[Lane], free: float) -> Iterator[list[Lane]]:
    """The lanes of each page, about as many on each."""
    whole = sum(lane.height for lane in lanes)
    pages = max(1, -(-int(whole) // max(1, int(free))))
    page: list[Lane] = []
    used = 0.0
    for lane in lanes:
        if page and (used + lane.height > free or used >= whole / pages):
            yield page
            page, used = [], 0.0
        page.append(lane)
        used += lane.height
    yield page


def tops(lanes: Sequence[Laid]) -> list[float]:
    """How far down each lane begins, and where the last ends."""
    edges = [0.0]
    for lane in lanes:
        edges.append(edges[-1] + lane.height)
    return edges


def sheet(
    lanes: Sequence[Laid],
    time: Time,
    *,
    below: Sequence[Specification] = (),
    above: Sequence[Specification] = (),
) -> Specification:
    """Lanes with their names, the lines between them and the time below.

    Args:
        lanes: From above to below.
        time: From left to right.
        below: What lies under the lines.
        above: What lies upon them.
    """
    edges = tops(lanes)
    height = edges[-1]
    names = [
        {"y": top + lane.height / 2 + (n - (len(lane.name) - 1) / 2) * LINE, "text": one}
        for lane, top in zip(lanes, edges, strict=False)
        for n, one in enumerate(lane.name)
    ]
    ticks = [{"x": at, "text": said} for at, said in time.ticks()]
    x, y = across("x", time.width), down("y", height)
    grid = {"type": "rule", "color": colour("hairline")}
    return {
        "width": time.width,
        "height": height,
        "layer": [
            *below,
            layer(
                ticks,
                {**grid, "strokeDash": [2, 2]},
                {"x": x, "y": {"value": 0}, "y2": {"value": height + 4}},
            ),
            layer(
                [{"y": edge} for edge in edges],
                grid,
                {"y": y, "x": {"value": -NAMES}, "x2": {"value": time.width}},
            ),
            layer(
                names,
                {"type": "text", "align": "left"},
                {"x": {"value": -NAMES}, "y": y, "text": {"field": "text"}},
            ),
            layer(
                ticks,
                {"type": "text", "align": "left", "dx": 1},
                {"x": x, "y": {"value": height + 11}, "text": {"field": "text"}},
            ),
            *above,
        ],
    }
