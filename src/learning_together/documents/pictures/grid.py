"""A grid: named rows and columns, and in their cells a short word, number or sign on a ground.

Takes plain data and lays it out on as many pages as its rows and columns take. Must not know of
records. Every cell says in letters what its ground says by its shade.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from learning_together.documents.pictures.canvas import (
    LINE,
    Room,
    Specification,
    across,
    colour,
    columns_of_legend,
    down,
    filled,
    layer,
    length,
    lines,
    specification,
)

#: Grounds of cells, and the letters on them.
LOOKS = {
    "none": ("paper", "quiet"),
    "low": ("mist", "ink"),
    "middle": ("hairline", "ink"),
    "high": ("navy", "paper"),
    "against": ("rust", "paper"),
}
_NARROWEST = 18.0
_BESIDE = 3.0  # the name of a column
_BOLD = 1.08  # how much wider bold letters are
_WIDEST = 44.0
_PADDING = 5.0
_LEAST = 90.0
_MOST = 230.0
_EDGE = 8.0
_LINES = 4  # of a row's name, at most


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and its look: one of `LOOKS`."""

    text: str
    look: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row; one without cells heads those below it."""

    name: str
    cells: tuple[Cell | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """What is drawn.

    Attributes:
        columns: Their names, which may have line breaks; there is at least one.
        legend: What cells mean, each with one that is drawn so.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    legend: tuple[tuple[Cell, str], ...]


def lay_out(shown: Grid, room: Room) -> tuple[Specification, ...]:
    """The pages of a grid that fit into a room each."""
    free = room.width - _EDGE
    wanted = max((length(row.name) for row in shown.rows), default=0.0) + 6
    widest = max(length(line) for one in shown.columns for line in one.split("\n"))
    least = max(_NARROWEST, widest + _BESIDE)
    left = min(_MOST, max(_LEAST, min(wanted, free - least * len(shown.columns))))
    most = max(1, int((free - left) / least))
    pages = -(-len(shown.columns) // most)
    each = -(-len(shown.columns) // pages)
    width = min(_WIDEST, max(least, (free - left) / each))
    columns = columns_of_legend([words for _, words in shown.legend], free)
    foot = LINE * (1 + _high(shown)) + (LINE + 5) * -(-len(shown.legend) // columns)
    heights = [max(1, len(lines(row.name, left, _LINES))) * LINE + _PADDING for row in shown.rows]
    return tuple(
        _page(
            shown, rows, heights, range(start, min(start + each, len(shown.columns))), left, width
        )
        for rows in _parted(shown.rows, heights, room.height - foot)
        for start in range(0, len(shown.columns), each)
    )


def _high(shown: Grid) -> int:
    """How many lines the names of columns have."""
    return max(one.count("\n") + 1 for one in shown.columns)


def _parted(rows: Sequence[Row], heights: Sequence[float], free: float) -> list[list[int]]:
    """The rows of each page, about as many on each, and no more pages than they take."""
    fewest = list(_filled(rows, heights, free))
    room = sum(heights) / len(fewest)
    while room < free:
        even = list(_filled(rows, heights, room))
        if len(even) == len(fewest):
            return even
        room += LINE
    return fewest


def _filled(rows: Sequence[Row], heights: Sequence[float], free: float) -> Iterator[list[int]]:
    """The rows of each page, as many as it holds; a heading stands again above what goes on."""
    page: list[int] = []
    head: int | None = None
    used = 0.0
    for n, row in enumerate(rows):
        need = heights[n]
        if not row.cells and n + 1 < len(rows):
            need += heights[n + 1]  # a heading alone at the foot says nothing
        if page and used + need > free:
            yield page
            page = [head] if head is not None and row.cells else []
            used = sum(heights[one] for one in page)
        if not row.cells:
            head = n
        page.append(n)
        used += heights[n]
    yield page


def _page(
    shown: Grid,
    rows: Sequence[int],
    heights: Sequence[float],
    columns: range,
    left: float,
    width: float,
) -> Specification:
    names: list[Specification] = []
    cells: list[Specification] = []
    edges = [LINE * _high(shown) + 4]
    for n in rows:
        row, top = shown.rows[n], edges[-1]
        said = lines(row.name, left, _LINES)
        middle = top + heights[n] / 2
        names += [
            {
                "x": 0.0 if not row.cells else 4.0,
                "y": middle + (place - (len(said) - 1) / 2) * LINE,
                "text": one,
                "weight": "normal" if row.cells else "bold",
            }
            for place, one in enumerate(said)
        ]
        for place, column in enumerate(columns):
            cell = row.cells[column] if row.cells else None
            if cell is not None:
                cells.append(_drawn(cell, left + place * width, top, width, heights[n]))
        edges.append(top + heights[n])
    heads = [
        {"x": left + (place + 0.5) * width, "y": (number + 0.5) * LINE, "text": one}
        for place, column in enumerate(columns)
        for number, one in enumerate(shown.columns[column].split("\n"))
    ]
    longest = max(length(line) for one in columns for line in shown.columns[one].split("\n"))
    weight = "bold" if longest * _BOLD + _BESIDE <= width else "normal"
    whole = left + len(columns) * width
    bottom = edges[-1] + 8
    keys, words, bottom = _legend(shown, bottom, whole)
    whole = max(whole, max((one["x"] + length(one["text"]) for one in words), default=0.0))
    x, y = across("x", whole), down("y", bottom)
    text = {"x": x, "y": y, "text": {"field": "text"}}
    every = [*cells, *keys]
    return specification(
        [
            {
                "width": whole,
                "height": bottom,
                "layer": [
                    layer(
                        [
                            {"y": edge, "x": 0.0, "x2": left + len(columns) * width}
                            for edge in edges
                        ],
                        {"type": "rule", "color": colour("hairline")},
                        {"x": x, "x2": {"field": "x2"}, "y": y},
                    ),
                    layer(
                        every,
                        {"type": "rect", "stroke": colour("hairline"), "strokeWidth": 0.5},
                        filled(x, y),
                    ),
                    layer(
                        [{**one, "x": one["middle"], "y": one["centre"]} for one in every],
                        {"type": "text", "fontWeight": "bold"},
                        {**text, "color": {"field": "ink", "scale": None}},
                    ),
                    layer(
                        [one for one in names if one["weight"] == "bold"],
                        {"type": "text", "align": "left", "fontWeight": "bold"},
                        text,
                    ),
                    layer(
                        [*(one for one in names if one["weight"] == "normal"), *words],
                        {"type": "text", "align": "left"},
                        text,
                    ),
                    layer(heads, {"type": "text", "fontWeight": weight}, text),
                ],
            }
        ]
    )


def _drawn(cell: Cell, x: float, y: float, width: float, height: float) -> Specification:
    ground, ink = LOOKS[cell.look]
    return {
        "x": x + 1,
        "x2": x + width - 1,
        "y": y + 1,
        "y2": y + height - 1,
        "middle": x + width / 2,
        "centre": y + height / 2,
        "text": cell.text,
        "fill": colour(ground),
        "ink": colour(ink),
    }


def _legend(
    shown: Grid, top: float, width: float
) -> tuple[list[Specification], list[Specification], float]:
    """Keys with their words, in rows, and where they end."""
    keys, words = [], []
    x, y = 0.0, top
    for cell, said in shown.legend:
        need = 24 + length(said) + 14
        if x and x + need > width:
            x, y = 0.0, y + LINE + 5
        keys.append(_drawn(cell, x, y, 20, LINE + 3))
        words.append({"x": x + 25, "y": y + (LINE + 3) / 2, "text": said})
        x += need
    return keys, words, y + LINE + 5 if shown.legend else top
