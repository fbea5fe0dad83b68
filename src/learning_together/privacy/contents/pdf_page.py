"""What a page of a PDF shows on which no text can be read: nothing, pictures alone, or more.

A picture is read for what stands beside it, as in every other format; what it shows nobody reads.
Lines and areas may be letters, drawn as shapes: of these it cannot be said that all was read.
"""

from enum import Enum, auto
from typing import Any

#: What pypdf raises at what is damaged, beside its own errors.
BROKEN = (
    ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError,
    NotImplementedError, AssertionError, ZeroDivisionError, OverflowError, LookupError,
)  # fmt: skip
#: What fills areas and draws lines, and what paints else, apart from pictures: shades, letters.
_AREAS = frozenset((b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))
_ELSE = frozenset((b"sh", b"Tj", b"TJ", b"'", b'"'))
_LINES, _CURVES = frozenset((b"m", b"l")), frozenset((b"c", b"v", b"y"))
_INLINE = b"INLINE IMAGE"
_DEEPEST = 5
#: So many points are an area with four corners, and so many areas a ground and a frame; more may
#: spell a word.
_CORNERS, _FEW = 5, 8


class Shown(Enum):
    """What a page shows."""

    NOTHING = auto()
    PICTURES = auto()
    MORE = auto()


def shown(page: Any) -> Shown:
    """What a page without text shows; more where that cannot be told."""
    from pypdf.errors import PyPdfError

    try:
        content = page.get_contents()
        if content is None:
            return Shown.NOTHING
        return _Look().of(content, page.get("/Resources"), 0)
    except (*BROKEN, PyPdfError):
        return Shown.MORE


class _Look:
    """Goes through what is painted, mark by mark."""

    def __init__(self) -> None:
        self._points = 0
        self._areas = 0

    def of(self, content: Any, resources: Any, depth: int) -> Shown:
        """What a stream of marks paints."""
        from pypdf.generic import ContentStream

        marks = content if isinstance(content, ContentStream) else ContentStream(content, None)
        held: Any = resources.get_object().get("/XObject") if resources is not None else None
        found = Shown.NOTHING
        for operands, operator in marks.operations:
            if operator == b"Do":
                said = self._part(held.get_object()[operands[0]].get_object(), resources, depth)
            else:
                said = self._mark(operator)
            if said is Shown.MORE:
                return said
            found = said if said is Shown.PICTURES else found
        return found

    def _mark(self, operator: bytes) -> Shown:
        if operator == _INLINE:
            return Shown.PICTURES
        if operator in _LINES:
            self._points += 1
        elif operator in _CURVES:
            self._points += _CORNERS + 1
        elif operator == b"re":
            self._points += _CORNERS - 1
        elif operator == b"n":
            self._points = 0
        elif operator in _AREAS:
            self._areas += 1
            large, self._points = self._points > _CORNERS, 0
            return Shown.MORE if large or self._areas > _FEW else Shown.NOTHING
        return Shown.MORE if operator in _ELSE else Shown.NOTHING

    def _part(self, part: Any, resources: Any, depth: int) -> Shown:
        if part.get("/Subtype") == "/Image":
            return Shown.PICTURES
        if depth >= _DEEPEST:
            return Shown.MORE
        return self.of(part, part.get("/Resources", resources), depth + 1)
