"""Episodes as bars above lanes of time, in rows so that neither they nor their names overlap.

Takes plain data and a time from left to right; must not know of records.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from learning_together.documents.pictures.canvas import (
    LINE,
    Specification,
    Time,
    across,
    colour,
    down,
    filled,
    layer,
    length,
    lines,
)
from learning_together.documents.pictures.lanes import NAMES

BAR = 15.0
#: How practice is drawn, by the shade that the view gives it: the ground, and words on it.
_SHADES = (("paper", "ink"), ("mist", "ink"), ("hairline", "ink"), ("navy", "paper"))

Bars = Sequence[tuple[float, float, "Span"]]


@dataclass(frozen=True, slots=True)
class Span:
    """An episode: what it is called, its first and last day, how practice was, and its shade."""

    name: str
    first: date
    last: date
    word: str
    shade: int


def rows(spans: Sequence[Span], time: Time) -> list[list[tuple[float, float, Span]]]:
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


def strip(title: str, rows: Sequence[Bars], time: Time) -> Specification:
    """The bars, and what they are called at their left."""
    height = BAR * len(rows)
    bars, words = [], []
    for n, row in enumerate(rows):
        top = n * BAR
        for start, stop, span in row:
            ground, ink = _SHADES[span.shade]
            bars.append(
                {"x": start, "x2": stop, "y": top + 1, "y2": top + BAR - 2, "fill": colour(ground)}
            )
            whole = f"{span.name} {span.word}".strip()
            said = whole if _fits(whole, start, stop) else span.name
            inside = _fits(said, start, stop)
            beside = stop + 3 if stop + length(said) + 6 <= time.width else start
            words.append(
                {
                    "x": start + 4 if inside else beside,
                    "y": top + BAR / 2 - 0.5,
                    "text": said,
                    "ink": colour(ink if inside else "ink"),
                    "end": not inside and beside == start,
                }
            )
    x, y = across("x", time.width), down("y", height)
    text = {"text": {"field": "text"}, "color": {"field": "ink", "scale": None}}
    names = [
        {"y": height / 2 + (n - (len(said) - 1) / 2) * LINE, "text": one}
        for said in [lines(title, NAMES, max(1, int(height / LINE)))]
        for n, one in enumerate(said)
    ]
    left = {"x": {"value": -NAMES}, "y": y, "text": {"field": "text"}}
    return {
        "width": time.width,
        "height": height,
        "layer": [
            layer(names, {"type": "text", "align": "left"}, left),
            layer(
                bars,
                {"type": "rect", "stroke": colour("navy"), "strokeWidth": 0.7},
                filled(x, y),
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
