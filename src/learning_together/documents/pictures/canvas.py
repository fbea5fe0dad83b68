"""What all pictures have in common: rooms to fit in, letters, colours, and short ways to Vega-Lite.

All lengths are in points. Letters are never smaller than small print, so that what does not fit
goes on to a further page.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from typing import Any

from learning_together.documents.design import COLOURS, FACE_OF_PDF, SIZES
from learning_together.documents.pdf import glyphs

Specification = dict[str, Any]

_FACES = f"{FACE_OF_PDF}, Arial, sans-serif"
#: A text in a script that the face lacks is set in the one that has it: left to itself, what draws
#: takes the first file that it finds, whatever its weight.
_FACE_OF_TEXT = (
    f"test(/[\u0600-\u06ff\u0750-\u077f\ufb50-\ufeff]/, datum.text) "
    f"? '{FACE_OF_PDF} Arabic, {_FACES}' : '{_FACES}'"
)

LETTER = SIZES["small"]
#: The width of a letter of small print, the middle of many, and the height of its line.
_WIDE, LINE = 5.1, 11.5
SPACING = 4  # between the parts of a picture
_TICK = 46  # that a label of the axis of time takes
_SYMBOL = 28  # what stands before a label of a legend, and behind it
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Room:
    """How large a picture may be on a page, its caption apart."""

    width: int
    height: int


#: An upright page, one on its side, and what a page of several things, or of many, leaves for a
#: picture.
UPRIGHT = Room(440, 540)
TURNED = Room(680, 350)
PART = Room(440, 276)
SMALL_PART = Room(440, 196)


def colour(name: str) -> str:
    """A colour of all documents, by what it means."""
    return f"#{COLOURS[name]}"


def length(text: str) -> float:
    """About how long a text is in small print."""
    return len(text) * _WIDE


def lines(text: str, width: float, most: int) -> tuple[str, ...]:
    """A text in lines of a width, shortened where it takes more than some; the table has it whole.

    Its end stays where there are several: of long names it is often what tells them apart.
    """
    said = glyphs.of_text(text)
    letters = max(4, int(width / _WIDE))
    whole = wrap(said, letters)
    if len(whole) <= most or most == 1:
        return tuple(wrap(said, letters, max_lines=most, placeholder=" …")) or ("",)
    left = said.split()
    end: list[str] = []
    while left and len(" ".join(["…", left[-1], *end])) <= letters:
        end.insert(0, left.pop())
    return (*whole[: most - 1], " ".join(["…", *end]))


def specification(parts: list[Specification]) -> Specification:
    """A picture of parts below each other, on white."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": "white",
        "padding": 2,
        "spacing": SPACING,
        "config": {
            "font": _FACES,
            "view": {"stroke": None},
            "legend": {
                "title": None,
                "labelFontSize": LETTER,
                "labelColor": colour("ink"),
                "labelLimit": 0,
                "columnPadding": 8,
            },
            "text": {"fontSize": LETTER, "color": colour("ink"), "baseline": "middle"},
        },
        "vconcat": parts,
    }


def headed(drawn: Specification, title: str, below: Sequence[str]) -> Specification:
    """A picture that stands by itself: what it shows, and whose it is, said above it."""
    said = [line for one in below for line in lines(one, UPRIGHT.width, 2)]
    return {
        **drawn,
        "title": {
            "text": glyphs.of_text(title),
            "subtitle": said,
            "anchor": "start",
            "offset": 10,
            "fontSize": SIZES["three"],
            "color": colour("navy"),
            "subtitleFontSize": LETTER,
            "subtitleColor": colour("ink"),
            "subtitlePadding": 4,
        },
    }


def down(field: str, height: float) -> Specification:
    """A field that says how far down something stands."""
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"domain": [height, 0], "nice": False, "zero": False},
        "axis": None,
    }


def across(field: str, width: float) -> Specification:
    """A field that says how far to the right something stands."""
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"domain": [0, width], "nice": False, "zero": False},
        "axis": None,
    }


def filled(x: Specification, y: Specification) -> Specification:
    """Boxes from one place to another, each in the colour that it brings along."""
    return {
        "x": x,
        "x2": {"field": "x2"},
        "y": y,
        "y2": {"field": "y2"},
        "fill": {"field": "fill", "scale": None},
    }


def layer(
    values: Iterable[Mapping[str, object]], mark: Specification, encoding: Specification
) -> Specification:
    """Things of one look."""
    if mark["type"] == "text":
        mark = {**mark, "font": {"expr": _FACE_OF_TEXT}}
    return {"data": {"values": list(values)}, "mark": mark, "encoding": encoding}


def columns_of_legend(labels: Sequence[str], width: float) -> int:
    """How many labels of a legend fit beside each other; a column is as wide as its widest."""
    fitting = (
        columns
        for columns in range(len(labels), 1, -1)
        if sum(max(map(length, labels[n::columns])) + _SYMBOL for n in range(columns)) <= width
    )
    return next(fitting, 1)


def legend_below(columns: int, left: float, top: float) -> Specification:
    """A legend, its place told from the first part of the picture."""
    return {
        "orient": "none",
        "direction": "horizontal",
        "legendX": left,
        "legendY": top,
        "columns": columns,
        "symbolSize": LETTER * 6,
    }


@dataclass(frozen=True, slots=True)
class Time:
    """A time from left to right: its first day, and the one after its last."""

    first: date
    end: date
    width: float

    def at(self, day: date) -> float:
        """How far to the right a day begins."""
        return (day - self.first).days / (self.end - self.first).days * self.width

    def ticks(self) -> list[tuple[float, str]]:
        """Where months, quarters or years begin, and what they are called: as many as have room."""
        first = self.first.year * _YEAR + self.first.month - 1
        end = self.end.year * _YEAR + self.end.month - 1
        step = next(
            (one for one in _STEPS if (end - first + 1) / one * _TICK <= self.width), _STEPS[-1]
        )
        starts = range(-(-first // step) * step, end + 1, step)
        days = [date(month // _YEAR, month % _YEAR + 1, 1) for month in starts]
        return [
            (self.at(day), f"{day:%Y}" if step >= _YEAR else f"{day:%b %Y}")
            for day in days
            if self.first <= day < self.end
        ]
