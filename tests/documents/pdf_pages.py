"""What stands on the pages of a finished PDF, and exactly where, as an eye would find it."""

import io
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
#: Points between two words.
_GAP = 1.2
_NOTHING: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True)
class Run:
    """Letters that are drawn at once, in points from the page's lower left corner.

    Attributes:
        text: What they say.
        left: Where they begin.
        right: Where they end.
        foot: The height of the line they stand on.
        size: How large the letters are.
        inside: The box beyond which nothing shows.
        mark: The number by which the file's own structure knows them; -1 for none.
    """

    text: str
    left: float
    right: float
    foot: float
    size: float
    inside: Box
    mark: int = -1


def reader(data: bytes) -> PdfReader:
    """A PDF to be read."""
    return PdfReader(io.BytesIO(data))


def runs(page: PageObject) -> list[Run]:
    """Everything that is written on a page, in the order in which it is drawn."""
    box = tuple(map(float, page.mediabox))
    return list(_Drawn(page, (box[0], box[1], box[2], box[3])).found)


def lines(page: PageObject) -> list[list[Run]]:
    """The lines of a page from its head to its foot, each from left to right."""
    return in_lines(runs(page))


def in_lines(drawn: list[Run]) -> list[list[Run]]:
    """What a page holds, as its lines."""
    rows: dict[int, list[Run]] = {}
    for run in drawn:
        if run.text.strip():
            rows.setdefault(round(run.foot), []).append(run)
    return [sorted(rows[foot], key=lambda run: run.left) for foot in sorted(rows, reverse=True)]


def said(line: list[Run]) -> str:
    """What a line says, with a space wherever there is one to be seen."""
    text = "".join(
        run.text if last is None or run.left - last.right < _GAP else f" {run.text}"
        for last, run in zip((None, *line), line, strict=False)
    )
    return re.sub(r"[\s\u200b]+", " ", text).strip()


class _Font:
    """Widths and letters of a font's glyphs."""

    def __init__(self, resource: Any) -> None:
        self.letters: dict[int, str] = {}
        self.widths: dict[int, float] = {}
        if "/ToUnicode" in resource:
            self.letters = _letters(resource["/ToUnicode"].get_data().decode("latin-1"))
        #: How many bytes say a glyph.
        self.step = 2 if "/DescendantFonts" in resource else 1
        if self.step == 1:
            first = int(resource.get("/FirstChar", 0))
            self.default = 500.0
            stated = [float(width) for width in resource.get("/Widths", ())]
            self.widths = dict(enumerate(stated, first))
            return
        below = resource["/DescendantFonts"][0].get_object()
        self.default = float(below.get("/DW", 1000))
        stated = list(below.get("/W", ()))
        while stated:
            first, second = int(stated.pop(0)), stated.pop(0)
            if isinstance(second, list):
                self.widths |= {first + n: float(width) for n, width in enumerate(second)}
            else:
                self.widths |= dict.fromkeys(range(first, int(second) + 1), float(stated.pop(0)))

    def width(self, glyph: int) -> float:
        return self.widths.get(glyph, self.default)


def _letters(table: str) -> dict[int, str]:
    def word(digits: str) -> str:
        return bytes.fromhex(digits).decode("utf-16-be", "replace")

    found: dict[int, str] = {}
    for part in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        pairs = re.findall(r"<(\w+)>\s*<(\w*)>", part)
        found |= {int(glyph, 16): word(text) for glyph, text in pairs}
    for part in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", part):
            start = int(text, 16)
            for n in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + n] = word(f"{start + n:0{len(text)}x}")
    return found


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


_SPACE = {"q", "Q", "cm"}
_SHAPE = {"m", "l", "c", "re", "W", "W*"}
_ENDS = {"n", "f", "f*", "S", "s", "B", "B*", "b", "b*"}


class _Drawn:
    """Follows a page's drawing, as far as letters and what cuts them off go."""

    def __init__(self, page: PageObject, box: Box) -> None:
        resources: Any = page["/Resources"]
        fonts = resources.get("/Font", {})
        self._font = cache(lambda name: _Font(fonts[name].get_object()))
        self._state: tuple[Matrix, Box] = (_NOTHING, box)
        self._kept: list[tuple[Matrix, Box]] = []
        self._path: list[tuple[float, float]] = []
        self._cuts = False
        self._text = self._line = _NOTHING
        self._set: tuple[str, float] = ("", 1)
        self._marks: list[int] = []
        self.found: list[Run] = []
        for given, verb in ContentStream(page.get_contents(), page.pdf).operations:
            self._take(verb.decode() if isinstance(verb, bytes) else str(verb), given)

    def _take(self, verb: str, given: Any) -> None:
        if verb in _SPACE:
            self._place(verb, given)
        elif verb in _SHAPE:
            self._shape(verb, list(map(float, given)))
        elif verb in _ENDS:
            if self._cuts and self._path:
                self._state = (self._state[0], _smaller(self._state[1], self._path))
            self._path, self._cuts = [], False
        elif verb in {"BDC", "BMC"}:
            told = given[1] if verb == "BDC" else {}
            self._marks.append(int(told.get("/MCID", -1)) if hasattr(told, "get") else -1)
        elif verb == "EMC":
            self._marks.pop()
        else:
            self._say(verb, given)

    def _place(self, verb: str, given: Any) -> None:
        if verb == "q":
            self._kept.append(self._state)
        elif verb == "Q":
            self._state = self._kept.pop()
        else:
            self._state = (_times(_matrix(given), self._state[0]), self._state[1])

    def _shape(self, verb: str, given: list[float]) -> None:
        matrix = self._state[0]
        if verb in {"W", "W*"}:
            self._cuts = True
        elif verb == "re":
            x, y, wide, high = given
            self._path += [_at(matrix, x, y), _at(matrix, x + wide, y + high)]
        else:
            self._path.append(_at(matrix, *given[-2:]))

    def _say(self, verb: str, given: Any) -> None:
        if verb == "BT":
            self._text = self._line = _NOTHING
        elif verb == "Tf":
            self._set = (str(given[0]), float(given[1]))
        elif verb == "Tm":
            self._text = self._line = _matrix(given)
        elif verb == "Td":
            self._line = _times((1, 0, 0, 1, float(given[0]), float(given[1])), self._line)
            self._text = self._line
        elif verb in {"Tj", "TJ"}:
            self._write(given[0] if verb == "TJ" else given)

    def _write(self, parts: Any) -> None:
        name, size = self._set
        font = self._font(name)
        text, along = "", 0.0
        for part in parts:
            if isinstance(part, int | float):
                along -= float(part) / 1000 * size
                continue
            data = part if isinstance(part, bytes) else part.original_bytes
            for at in range(0, len(data), font.step):
                glyph = int.from_bytes(data[at : at + font.step], "big")
                text += font.letters.get(glyph, "\ufffd")
                along += font.width(glyph) / 1000 * size
        matrix, inside = self._state
        whole = _times(self._text, matrix)
        left, foot = _at(whole, 0, 0)
        right, _ = _at(whole, along, 0)
        mark = next((one for one in reversed(self._marks) if one >= 0), -1)
        self.found.append(Run(text, left, right, foot, abs(size * whole[3]), inside, mark))
        self._text = _times((1, 0, 0, 1, along, 0), self._text)


def _matrix(given: Any) -> Matrix:
    a, b, c, d, e, f = map(float, given)
    return (a, b, c, d, e, f)


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _smaller(box: Box, path: list[tuple[float, float]]) -> Box:
    across, up = zip(*path, strict=True)
    return (
        max(box[0], min(across)),
        max(box[1], min(up)),
        min(box[2], max(across)),
        min(box[3], max(up)),
    )
