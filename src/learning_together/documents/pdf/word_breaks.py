"""Where words of a table break that are wider than their column: nowhere else, and unseen.

Takes the text that pandoc reads and the widths of its tables' columns, and gives it with breaks in
such words. Must not know how a table is set.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from learning_together.documents.column_widths import MARGINS
from learning_together.documents.design import SIZES
from learning_together.documents.letter_widths import BOLD, FIRST, REGULAR
from learning_together.patterns import regex

BREAK = "\u200b"
_OTHER = 620  # thousandths: a letter of another script
_POINT = SIZES["small"] / 1000 * 20  # of thousandths of a letter, in twentieths of a point
_LAST = 3  # letters that go to the next line at least
#: What stands between words, what makes a link or a place of them, and emphasis; then a word.
_PART = regex(r"\]\([^()\s]*\)|\]\{[^{}]*\}|[\[*|\s]+|\]|(?P<word>(?:\\.|[^\\\s\[\]*|])+|\\)")
_UNIT = regex(r"\\?.", re.DOTALL)
#: A line may end behind these anyhow, but for a hyphen before a digit.
_ENDS = regex(r"(?<=[/\u2013\u2014])|(?<=-)(?!\d)")


def in_row(row: str, rooms: Iterable[int], *, bold: bool) -> str:
    """A row of a table whose words fit their columns.

    Args:
        row: In Markdown.
        rooms: How wide each column is, in twentieths of a point.
        bold: Whether it is set in bold.
    """
    widths = tuple(rooms)
    pieces: list[str] = []
    column = -1
    for found in _PART.finditer(row):
        word = found["word"]
        if word is None:
            column += found[0].count("|")
            pieces.append(found[0])
        else:
            room = widths[column] if 0 <= column < len(widths) else 0
            pieces.append(_broken(word, room - MARGINS, bold) if room else word)
    return "".join(pieces)


@lru_cache(maxsize=50_000)
def _broken(word: str, room: int, bold: bool) -> str:  # noqa: FBT001
    if len(word) * _POINT * 1000 <= room:
        return word
    return "".join(_chunks(part, room, bold=bold) for part in _ENDS.split(word))


def _chunks(part: str, room: int, *, bold: bool) -> str:
    units = [*_UNIT.findall(part)]
    widths = [_width(unit[-1], bold=bold) for unit in units]
    if sum(widths) < room + 1:  # rooms are whole numbers, rounded down
        return part
    lines: list[list[str]] = [[]]
    used = 0.0
    for unit, width in zip(units, widths, strict=True):
        if lines[-1] and used + width > room and width:
            lines.append([])
            used = 0.0
        lines[-1].append(unit)
        used += width
    if len(lines) > 1 and len(lines[-1]) < _LAST < len(lines[-2]):
        lines[-1][:0] = [lines[-2].pop() for _ in range(_LAST - len(lines[-1]))][::-1]
    return BREAK.join(map("".join, lines))


def _width(letter: str, *, bold: bool) -> float:
    place = ord(letter) - FIRST
    known = BOLD if bold else REGULAR
    if 0 <= place < len(known):
        return known[place] * _POINT
    # A mark stands on the letter before it.
    return 0 if unicodedata.combining(letter) else _OTHER * _POINT
