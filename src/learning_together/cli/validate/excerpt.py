"""A line of a file with the spot marked, cut to fit; what must not be read is masked.

Takes texts and places, gives lines for a terminal.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from learning_together.cli.terminal import Look, columns, visible
from learning_together.diagnostics import Place, Problem, line_starts

#: Files below it hold real names; no line of them is ever shown.
PRIVATE = "private/"
CUT = "…"
MASK = "█"


@dataclass
class Excerpts:
    """Shows lines of a review's files.

    Attributes:
        texts: The text of each file, by its path.
        masked: Spots that no excerpt may show.
    """

    texts: Mapping[str, str]
    masked: Iterable[Place] = ()
    _masks: dict[tuple[str, int], list[Place]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for place in self.masked:
            self._masks.setdefault((place.file, place.line), []).append(place)

    @classmethod
    def of(
        cls, texts: Mapping[str, str], problems: Iterable[Problem], secret: Iterable[Place] = ()
    ) -> "Excerpts":
        """Excerpts without what must not be read.

        Args:
            texts: The text of each file.
            problems: What the checks of confidentiality found among them is masked.
            secret: Further spots that are masked.
        """
        places = [problem.place for problem in problems if problem.check.group == "LT7"]
        return cls(texts, [place for place in (*places, *secret) if place.length])

    def line(self, place: Place) -> str:
        """The line of a place, masked; empty where there is none to show."""
        if place.file.startswith(PRIVATE) or place.file not in self.texts:
            return ""
        line = self._line(self.texts[place.file], place.line).rstrip("\r")
        for spot in self._masks.get((place.file, place.line), ()):
            start, end = spot.column - 1, spot.column - 1 + spot.length
            line = line[:start] + MASK * len(line[start:end]) + line[end:]
        return line

    @staticmethod
    def _line(text: str, number: int) -> str:
        starts = line_starts(text)
        if number < len(starts):
            return text[starts[number - 1] : starts[number] - 1]
        return text[starts[-1] :] if number == len(starts) else ""

    def show(self, place: Place, look: Look, gutter: int, colour: str) -> list[str]:
        """The line with its number and the spot underlined; nothing where there is no line.

        Args:
            place: The spot.
            look: How wide, and whether in colour.
            gutter: Columns for the line number.
            colour: Of the underlining.
        """
        line = self.line(place)
        if not line.strip():
            return []
        room = max(look.width - gutter - 4, 12)
        # Of a line of ten million characters only what may be shown is looked at.
        start, near = place.column - 1, 4 * room
        end = start + max(place.length, 1)
        before = visible(line[max(start - near, 0) : start])
        spot = visible(line[start : min(end, start + near)])
        after = visible(line[end : end + near])
        before, spot, after = _cut(before, spot, after, room)
        bar = look.paint("faint", "|")
        number = look.paint("faint", f"{place.line:>{gutter}}")
        marks = " " * columns(before) + look.paint(colour, "^" * max(columns(spot), 1))
        return [
            f" {number} {bar} {before}{spot}{after}".rstrip(),
            f" {' ' * gutter} {bar} {marks}",
        ]


def _cut(before: str, spot: str, after: str, room: int) -> tuple[str, str, str]:
    """The three parts of a line, shortened around the spot until they fit."""
    if columns(before) + columns(spot) + columns(after) <= room:
        return before, spot, after
    most = max(room - min(columns(before), room // 3) - 2, room // 2)
    if columns(spot) > most:
        spot, after = _first(spot, most), ""
        cut_after = True
    else:
        cut_after = False
    keep = max(room - columns(spot) - 1 - min(columns(after), room // 4), 0)
    if columns(before) > keep:
        before = CUT + _last(before, keep - 1)
    left = room - columns(before) - columns(spot)
    if cut_after:
        after = CUT
    elif columns(after) > left:
        after = _first(after, left - 1) + CUT
    return before, spot, after


def _first(text: str, room: int) -> str:
    if text.isascii():
        return text[: max(room, 0)]
    kept, used = 0, 0
    for char in text:
        used += columns(char)
        if used > room:
            break
        kept += 1
    return text[:kept]


def _last(text: str, room: int) -> str:
    return _first(text[::-1], room)[::-1]
