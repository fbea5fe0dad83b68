"""A write-up that came as a PDF: its paragraphs, and its headings by how they look.

Takes bytes that may be hostile, gives an outline; runs in the process apart. A PDF is ink on pages:
what is larger than the text, or bold where the text is not, is taken for a heading, and where there
is none, the file is refused in words.
"""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from learning_together.documents.forms.lines import Line, Run
from learning_together.errors import LtError
from learning_together.exchange.forms.reading import Outline, Piece
from learning_together.patterns import regex
from learning_together.privacy.contents.pdf_page import BROKEN

_MOST_PAGES = 300
_WORD_INSTEAD = (
    "Ask for the Word file that it was made from; or open it in Word (File, Open), which makes a "
    "document of it, save that as “Word document (.docx)”, and bring that in."
)
_BOLD = regex(r"bold|black|heavy|demi|semib", re.IGNORECASE)
_NUMBER = regex(r"[0-9]+")
_LISTED = regex(r"([\uf000-\uf0ff•●▪◦‣·–*-]|[0-9]{1,2}[.)])\s+(?=\S)")
#: How much larger than the text a heading is, and of how many words at most.
_LARGER, _LONGEST = 1.08, 14
#: How much of the distance of lines more than usual parts paragraphs.
_APART = 1.35
#: How full a line is that goes on with the next.
_FULL = 0.8


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A line of a page: its words, where it stands, how large it is, and whether it is bold."""

    text: str
    page: int
    y: float
    size: float
    bold: bool


def read(data: bytes, name: str) -> Outline:
    """What stands in a PDF.

    Args:
        data: Its bytes.
        name: What to call it in messages.

    Raises:
        LtError: It is damaged or locked, holds no text, or its headings cannot be told.
    """
    pages = list(_pages(data, name))
    if not any(pages):
        raise LtError(
            f"{name} holds no text that can be read: it is a scan, or its letters are drawn.",
            _WORD_INSTEAD,
        )
    outline = Outline()
    lines = [line for page in _without_repeats(pages, outline) for line in page]
    usual = Counter[float]()
    for line in lines:
        usual[round(line.size, 1)] += len(line.text)
    size = usual.most_common(1)[0][0]
    bold = sum(len(one.text) for one in lines if one.bold) * 2 > sum(len(one.text) for one in lines)
    outline.pieces = list(_paragraphs(lines, size, bold=bold))
    if not any(one.heading for one in outline.pieces):
        raise LtError(
            f"{name} is a PDF in which no headings can be told from the text: they look no larger "
            "and no bolder than it.",
            _WORD_INSTEAD,
        )
    outline.told.append(
        "A PDF is ink on pages: its headings were known by their size or by being bold, and where "
        "paragraphs end was worked out. Look whether each part came whole."
    )
    return outline


def _pages(data: bytes, name: str) -> Iterator[list[_Drawn]]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    damaged = LtError(f"{name} is a damaged PDF.", "Ask for it once more. " + _WORD_INSTEAD)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
    except (PyPdfError, *BROKEN):
        raise damaged from None
    if locked:
        raise LtError(f"{name} is locked with a password.", "Ask for it without one.")
    if count > _MOST_PAGES:
        raise LtError(f"{name} has more than {_MOST_PAGES} pages; no write-up does.", _WORD_INSTEAD)
    for number in range(count):
        try:
            yield _lines(reader.pages[number], number)
        except (PyPdfError, *BROKEN):
            raise damaged from None


def _lines(page: Any, number: int) -> list[_Drawn]:
    """The lines of a page, in the order in which they are drawn."""
    found: list[_Drawn] = []
    held: list[tuple[str, float, bool]] = []
    at = 0.0

    def end() -> None:
        text = " ".join("".join(one for one, _, _ in held).split())
        if text:
            weigh = [(len(one.strip()), size, bold) for one, size, bold in held if one.strip()]
            found.append(
                _Drawn(text, number, at, max(size for _, size, _ in weigh),
                       all(bold for _, _, bold in weigh))
            )  # fmt: skip
        held.clear()

    def seen(text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> None:
        nonlocal at
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        large = abs(size * (tm[3] or tm[1] or 1.0) * (cm[3] or 1.0))
        bold = bool(_BOLD.search(str((font or {}).get("/BaseFont", ""))))
        if text.strip() and held and abs(y - at) > max(large, 1.0) * 0.5:
            end()
        for place, part in enumerate(text.split("\n")):
            if place:
                end()
            if part.strip():
                at = y
            if part:
                held.append((part, large, bold))

    page.extract_text(visitor_text=seen)
    end()
    return found


def _without_repeats(pages: Sequence[list[_Drawn]], outline: Outline) -> Iterator[list[_Drawn]]:
    """The pages without what stands at the head or foot of each, which is told."""
    ends = [_ends(page) for page in pages]
    often = Counter(key for page in ends for key in {_key(one) for one in page})
    again = {key for key, count in often.items() if count >= max(2, len(pages) - 1)}
    left: set[str] = set()
    for page, outer in zip(pages, ends, strict=True):
        gone = {id(one) for one in outer if _key(one) in again}
        left |= {one.text for one in outer if id(one) in gone}
        yield [one for one in page if id(one) not in gone]
    if left:
        outline.told.append(
            f"What stands at the head or foot of every page was left out: “{min(left)}”"
            + (f" and {len(left) - 1} more." if len(left) > 1 else ".")
        )


def _ends(page: Sequence[_Drawn]) -> list[_Drawn]:
    """The two highest and the two lowest lines of a page."""
    ordered = sorted(page, key=lambda one: one.y)
    return ordered if len(ordered) < 4 else [*ordered[:2], *ordered[-2:]]


def _key(line: _Drawn) -> tuple[str, int]:
    return _NUMBER.sub("0", line.text), round(line.y / 6)


def _paragraphs(lines: Sequence[_Drawn], size: float, *, bold: bool) -> Iterator[Piece]:
    gaps = Counter(
        round(abs(one.y - two.y), 0)
        for one, two in pairwise(lines)
        if one.page == two.page and abs(one.size - size) < 1 and abs(two.size - size) < 1
    )
    usual = min((gap for gap, count in gaps.most_common(3) if gap > size * 0.5), default=size * 1.2)
    longest = max((len(one.text) for one in lines), default=1)
    held: list[_Drawn] = []
    for line in lines:
        if held and not _goes_on(held[-1], line, usual, longest, size, bold=bold):
            yield _piece(held, size, bold=bold)
            held = []
        held.append(line)
    if held:
        yield _piece(held, size, bold=bold)


def _goes_on(
    one: _Drawn, two: _Drawn, usual: float, longest: int, size: float, *, bold: bool
) -> bool:
    """Whether a line belongs to the paragraph of the one before it."""
    if _stands_out(one, size, bold=bold) != _stands_out(two, size, bold=bold):
        return False
    if abs(one.size - two.size) > 0.5 or _LISTED.match(two.text):
        return False
    if one.page == two.page:
        return abs(one.y - two.y) <= usual * _APART and len(one.text) >= longest * _FULL * 0.7
    return len(one.text) >= longest * _FULL and not one.text.endswith((".", "?", "!", ":"))


def _stands_out(line: _Drawn, size: float, *, bold: bool) -> bool:
    return line.size >= size * _LARGER or (line.bold and not bold)


def _piece(held: Sequence[_Drawn], size: float, *, bold: bool) -> Piece:
    text = " ".join(_joined(one.text for one in held).split())
    stands_out = all(_stands_out(one, size, bold=bold) for one in held)
    if stands_out and len(text.split()) <= _LONGEST:
        return Piece((Line((Run(text),)),), 1)
    if listed := _LISTED.match(text):
        rest = (Run(text[listed.end() :]),)
        if listed[1][0].isdecimal():
            return Piece((Line(rest, "number", 0, listed[1]),))
        return Piece((Line(rest, "bullet"),))
    return Piece((Line((Run(text, bold=stands_out),)),))


def _joined(texts: Iterable[str]) -> str:
    return " ".join(texts)
