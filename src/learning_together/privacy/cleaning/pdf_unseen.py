"""Text of a page of a PDF that nobody sees: white, tiny, clear, covered, cut off, or off the page.

Takes a page, gives why text on it is not seen. It is told and stays: to take letters out of a line
moves those behind them. What a path cuts off is told where it lies outside of the four edges of the
path; the letters of a line are taken to be as wide as they are high.
"""

from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from learning_together.privacy.cleaning.pdf_places import (
    AS_IT_IS,
    Box,
    Matrix,
    around,
    box,
    holds,
    matrix,
    meet,
    moved,
    times,
    within,
)
from learning_together.privacy.cleaning.unseen_letters import is_tiny

WHITE = "white text, which may stand on something that lt cannot see"
TINY = "tiny text"
CLEAR = "text that is drawn clear as glass"
COVERED = "text that something is drawn over"
CUT = "text that is cut off, so that none of it shows"
BESIDE = "text beside the page"
#: Where a page holds too much, or what cannot be followed.
UNKNOWN = "so much on them, or such, that lt did not look for unseen text"
_MOST = 300_000
_MOST_TEXTS, _DEEPEST = 20_000, 8
#: An area has two sides each way.
_SIDES = 2
#: From so much on a colour is white, and from so much an area hides what is below it.
_WHITE, _SOLID, _GLASS = 0.96, 0.9, 0.05

_SHOWS = frozenset((b"Tj", b"TJ", b"'", b'"'))
_FILLS = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))
_NUMBERS = {b"g": 1, b"rg": 3, b"k": 4}


@dataclass(slots=True)
class _State:
    """What letters and areas are drawn with."""

    to_page: Matrix = AS_IT_IS
    white: bool = False
    known: bool = True
    alpha: float = 1.0
    mixes: bool = False
    size: float = 0.0
    undrawn: bool = False
    #: The area beyond which nothing shows; None where nothing is cut off.
    shows: Box | None = None


@dataclass(slots=True)
class _Text:
    x: float
    y: float
    white: bool
    covered: bool = False


@dataclass(slots=True)
class _Look:
    page: Box
    left: int = _MOST
    texts: list[_Text] = field(default_factory=list)
    #: Areas that are not white, in the order in which they are drawn.
    dark: list[Box] = field(default_factory=list)
    found: set[str] = field(default_factory=set)


def why(page: Any) -> Iterator[str]:
    """Why text of a page is not seen, each reason once."""
    from pypdf.errors import PyPdfError

    from learning_together.privacy.contents.pdf_page import BROKEN

    sheet, shown = (_upright(one) for one in (page.mediabox, page.cropbox))
    look = _Look(within(sheet, shown) if meet(sheet, shown) else sheet)
    try:
        content = page.get_contents()
        if content is not None:
            _stream(look, content, page.get("/Resources"), _State(), 0)
    except (*BROKEN, PyPdfError, _TooMuchError):
        look.found.add(UNKNOWN)
    if any(one.white and not one.covered for one in look.texts):
        look.found.add(WHITE)
    if any(one.covered for one in look.texts):
        look.found.add(COVERED)
    yield from sorted(look.found)


def _upright(area: Any) -> Box:
    left, low, right, top = (float(one) for one in area)
    return min(left, right), min(low, top), max(left, right), max(low, top)


class _TooMuchError(Exception):
    """A page draws more than is looked at."""


def _stream(look: _Look, content: Any, resources: Any, state: _State, depth: int) -> None:
    from pypdf.generic import ContentStream

    marks = content if isinstance(content, ContentStream) else ContentStream(content, None)
    drawn = _Drawn(look, resources, copy(state), depth)
    for operands, operator in marks.operations:
        look.left -= 1
        if look.left < 0 or len(look.texts) > _MOST_TEXTS:
            raise _TooMuchError
        if operator in _SHOWS:
            drawn.letters(operands, operator)
        elif operator in _FILLS:
            drawn.fill()
        elif operator in _DEEDS:
            _DEEDS[operator](drawn, operands)
        else:
            _colour(drawn.state, operator, operands, resources)


@dataclass(slots=True)
class _Drawn:
    """Where a stream of marks has come to."""

    look: _Look
    resources: Any
    state: _State
    depth: int
    kept: list[_State] = field(default_factory=list)
    text: Matrix = AS_IT_IS
    line: Matrix = AS_IT_IS
    leading: float = 0.0
    boxes: list[Box] = field(default_factory=list)
    #: The corners of the lines that are drawn since they began somewhere.
    corners: list[tuple[float, float]] = field(default_factory=list)
    #: All points of the path that is drawn, and whether it cuts off what is drawn after it.
    points: list[tuple[float, float]] = field(default_factory=list)
    cuts: bool = False

    def letters(self, operands: Any, operator: bytes) -> None:
        if operator in {b"'", b'"'}:
            self.next_line(operands)
        if many := _letters(operands):
            _shown(self.look, self.state, times(self.text, self.state.to_page), many)

    def fill(self) -> None:
        self.begin_line(())
        for one in self.boxes:
            _area(self.look, self.state, one)
        self.nothing(())

    def keep(self, _: Any) -> None:
        self.kept.append(copy(self.state))

    def back(self, _: Any) -> None:
        self.state = self.kept.pop() if self.kept else self.state

    def turn(self, operands: Any) -> None:
        self.state.to_page = times(matrix(operands), self.state.to_page)

    def begin(self, _: Any) -> None:
        self.text = self.line = AS_IT_IS

    def size(self, operands: Any) -> None:
        self.state.size = float(operands[1])

    def lead(self, operands: Any) -> None:
        self.leading = float(operands[0])

    def how(self, operands: Any) -> None:
        self.state.undrawn = int(operands[0]) in {3, 7}

    def place(self, operands: Any) -> None:
        self.text = self.line = matrix(operands)

    def move(self, operands: Any) -> None:
        self.text = self.line = moved(self.line, float(operands[0]), float(operands[1]))

    def move_and_lead(self, operands: Any) -> None:
        self.leading = -float(operands[1])
        self.move(operands)

    def next_line(self, _: Any) -> None:
        self.text = self.line = moved(self.line, 0, -self.leading)

    def area(self, operands: Any) -> None:
        x, y, wide, high = (float(one) for one in operands[:4])
        self.boxes.append(box(x, y, wide, high, self.state.to_page))
        self.points += [(x, y), (x + wide, y + high), (x + wide, y), (x, y + high)]

    def begin_line(self, operands: Any) -> None:
        """Another line begins; what the last one went around was an area if it has four corners."""
        across, up = ({round(one[at], 2) for one in self.corners} for at in (0, 1))
        if len(across) == len(up) == _SIDES and len(self.corners) >= _SIDES * _SIDES:
            x, y = min(across), min(up)
            self.boxes.append(box(x, y, max(across) - x, max(up) - y, self.state.to_page))
        self.corners = []
        if operands:
            self.to(operands)

    def to(self, operands: Any) -> None:
        self.corners.append((float(operands[-2]), float(operands[-1])))
        self.points.append(self.corners[-1])

    def curve(self, operands: Any) -> None:
        for at in range(0, len(operands), 2):
            self.to(operands[at : at + 2])

    def cut(self, _: Any) -> None:
        self.cuts = True

    def nothing(self, _: Any) -> None:
        """A path ends; if it cuts off, nothing shows beyond it from now on."""
        if self.cuts and self.points:
            area = around(self.points, self.state.to_page)
            self.state.shows = within(self.state.shows, area)
        self.boxes, self.corners, self.points, self.cuts = [], [], [], False

    def graphics(self, operands: Any) -> None:
        _graphics(self.state, _named(self.resources, "/ExtGState", operands[0]))

    def part(self, operands: Any) -> None:
        part = _named(self.resources, "/XObject", operands[0])
        _part(self.look, part, self.resources, self.state, self.depth)


_DEEDS: dict[bytes, Callable[[_Drawn, Any], None]] = {
    b"q": _Drawn.keep, b"Q": _Drawn.back, b"cm": _Drawn.turn, b"BT": _Drawn.begin,
    b"Tf": _Drawn.size, b"TL": _Drawn.lead, b"Tr": _Drawn.how, b"Tm": _Drawn.place,
    b"Td": _Drawn.move, b"TD": _Drawn.move_and_lead, b"T*": _Drawn.next_line, b"re": _Drawn.area,
    b"m": _Drawn.begin_line, b"l": _Drawn.to, b"c": _Drawn.curve, b"v": _Drawn.curve,
    b"y": _Drawn.curve, b"n": _Drawn.nothing, b"S": _Drawn.nothing, b"s": _Drawn.nothing,
    b"gs": _Drawn.graphics, b"Do": _Drawn.part, b"W": _Drawn.cut, b"W*": _Drawn.cut,
}  # fmt: skip


def _part(look: _Look, part: Any, resources: Any, state: _State, depth: int) -> None:
    if part.get("/Subtype") == "/Image":
        if "/SMask" not in part and "/Mask" not in part and not part.get("/ImageMask"):
            inner = copy(state)
            inner.white, inner.known = False, True
            _area(look, inner, box(0, 0, 1, 1, state.to_page))
        return
    if depth >= _DEEPEST:
        raise _TooMuchError
    inner = copy(state)
    if "/Matrix" in part:
        inner.to_page = times(matrix(part["/Matrix"]), inner.to_page)
    if "/BBox" in part:
        left, low, right, top = _upright(part["/BBox"])
        area = box(left, low, right - left, top - low, inner.to_page)
        inner.shows = within(inner.shows, area)
    _stream(look, part, part.get("/Resources", resources), inner, depth + 1)


def _shown(look: _Look, state: _State, at: Matrix, letters: int) -> None:
    """A text of so many letters that is drawn where a matrix says."""
    if state.undrawn:
        return  # Told by itself.
    high = abs(state.size) * max((at[2] ** 2 + at[3] ** 2) ** 0.5, 0.0)
    x, y = at[4] + at[2] * state.size * 0.3, at[5] + at[3] * state.size * 0.3
    if is_tiny(high):
        look.found.add(TINY)
    elif state.alpha < _GLASS:
        look.found.add(CLEAR)
    elif not holds(look.page, x, y):
        look.found.add(BESIDE)
    elif state.shows is not None and not meet(
        state.shows, around([(0, 0), (letters * state.size, 0)], (*at[:4], x, y))
    ):
        look.found.add(CUT)
    else:
        white = state.white and not any(holds(one, x, y) for one in look.dark)
        look.texts.append(_Text(x, y, white))


def _area(look: _Look, state: _State, area: Box) -> None:
    """An area that is filled: it may hide text, and white text may be read on it."""
    if state.alpha < _SOLID or state.mixes:
        return
    if not (state.white and state.known):
        look.dark.append(area)
    for one in look.texts:
        one.covered = one.covered or holds(area, one.x, one.y)


def _graphics(state: _State, said: Any) -> None:
    if "/ca" in said:
        state.alpha = float(said["/ca"])
    if "/BM" in said:
        state.mixes = said["/BM"] not in {"/Normal", "/Compatible"}


def _colour(state: _State, operator: bytes, operands: Any, resources: Any) -> None:
    """The colour that letters and areas are filled with, as far as it can be told."""
    if operator in _NUMBERS:
        state.known, state.white = True, _is_white(operands, _NUMBERS[operator])
    elif operator == b"cs":
        state.known, state.white = _parts(operands[0], resources) > 0, False
    elif operator in {b"sc", b"scn"}:
        numbers = [one for one in operands if isinstance(one, int | float)]
        state.white = state.known and len(numbers) in {1, 3, 4} and _is_white(numbers, len(numbers))


def _is_white(numbers: Any, parts: int) -> bool:
    each = [float(one) for one in numbers[:parts]]
    if parts == _NUMBERS[b"k"]:
        return all(one <= 1 - _WHITE for one in each)
    return all(one >= _WHITE for one in each)


def _parts(name: Any, resources: Any) -> int:
    """The numbers of a colour space that says red, green and blue, or so; 0 of another."""
    if str(name) in {"/DeviceGray", "/DeviceRGB", "/DeviceCMYK"}:
        return 1
    space = _named(resources, "/ColorSpace", name)
    first = str(space[0]) if isinstance(space, list) and space else str(space)
    return 1 if first in {"/ICCBased", "/CalRGB", "/CalGray", "/DeviceRGB", "/DeviceGray"} else 0


def _named(resources: Any, kind: str, name: Any) -> Any:
    held = resources.get_object().get(kind) if resources is not None else None
    return held.get_object()[name].get_object() if held is not None else {}


def _letters(operands: Any) -> int:
    """How many letters a mark shows, at most; 0 where it shows gaps alone."""
    said = operands[-1] if operands else ""
    parts = said if isinstance(said, list) else [said]
    texts = [one for one in parts if isinstance(one, str | bytes)]
    return sum(map(len, texts)) if any(one.strip() for one in texts) else 0
