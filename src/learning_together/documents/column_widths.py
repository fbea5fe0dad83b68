"""How wide the columns of a table are, and which hold numbers.

Takes the text of some rows and what the table asked for, and gives widths. Must not know whether
the table goes to Word or to HTML.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from learning_together.documents.letter_widths import BOLD, FIRST, REGULAR
from learning_together.english import MONTHS
from learning_together.patterns import regex

MARGINS = 230
"""Of a cell, left and right together, in twentieths of a point."""

LETTER = 98
"""An average letter of table text (9 point), in twentieths of a point."""

_NUMBER = regex(r"[+\-\u2212]?\u00a3?\d[\d,]*(?:\.\d+)?(?:\s?%)?")
#: No line ends between a hyphen and a digit: an id or a date stays whole. A day and its month are
#: read as one word.
_WORD = regex(rf"[0-9]{{1,2}} (?:{'|'.join(MONTHS)})\b|(?:[^\s\-/\u2013\u2014]|[-/](?=\d))+")
_SHORT = 17  # letters: a cell that is no longer, such as a date, had better stay on one line
_LINES = 5  # a cell that would take more of them makes its column wider, up to `_SHORT` letters
_AVERAGE, _OTHER = LETTER / 9 / 20 * 1000, 620  # thousandths of a size; a letter of another script
_KNOWN = frozenset(map(chr, range(FIRST, FIRST + len(BOLD))))
_CLAIMED = 0.8  # of the width: where such cells would need more, their words must do


def numbers(widths: str) -> list[float]:
    """The relative widths that a table's div states.

    >>> numbers("12 10.5")
    [12.0, 10.5]
    """
    return [float(number) for number in re.findall(r"\d+(?:\.\d+)?", widths[:1000])]


def widths(rows: Sequence[Sequence[str]], asked: Sequence[float], total: int) -> list[int]:
    """The widths of the columns, in twentieths of a point.

    What was asked for holds, save that no column is too narrow for its longest word, unless that
    word is uncommonly long. Without a request, columns share by what they hold.

    Args:
        rows: The text of some rows' cells, the header first.
        asked: Relative widths; empty, or one a column.
        total: What there is to share.
    """
    columns = max((len(row) for row in rows), default=len(asked)) or 1
    cells = [[row[place] for row in rows if place < len(row)] for place in range(columns)]
    if len(asked) != columns or sum(asked) <= 0:
        asked = [
            float(max((min(len(cell), 300) for cell in column), default=1) ** 0.6)
            for column in cells
        ]
    shares = [max(share, 0.01) / sum(asked) * total for share in asked]
    least: list[float] = [_least(column, whole=True) for column in cells]
    if sum(least) > total * _CLAIMED:
        least = [_least(column, whole=False) for column in cells]
    if sum(least) > total:
        least = [need * total / sum(least) for need in least]
    while any(share < need - 1 for share, need in zip(shares, least, strict=True)):
        wide = [share > need for share, need in zip(shares, least, strict=True)]
        spare = sum(s - n for s, n, big in zip(shares, least, wide, strict=True) if big)
        missing = sum(n - s for s, n, big in zip(shares, least, wide, strict=True) if not big)
        rate = missing / spare
        shares = [
            s - (s - n) * rate if big else n for s, n, big in zip(shares, least, wide, strict=True)
        ]
    result = [int(share) for share in shares]
    result[-1] += total - sum(result)
    return result


def of_numbers(rows: Sequence[Sequence[str]]) -> frozenset[int]:
    """The columns that hold numbers alone, and one at least; numbers stand at the right.

    Args:
        rows: The text of some rows' cells, without a header.

    >>> sorted(of_numbers([["health", "12", "3 %"], ["police", "", "40 %"]]))
    [1, 2]
    """
    columns = max((len(row) for row in rows), default=0)
    cells = ([row[place].strip() for row in rows if place < len(row)] for place in range(columns))
    return frozenset(
        place
        for place, column in enumerate(cells)
        if any(column) and all(not cell or _NUMBER.fullmatch(cell) for cell in column)
    )


def _least(column: Sequence[str], *, whole: bool) -> int:
    """What a column needs for its longest word and cell, all of it on a line if all are short."""
    if whole and max(map(len, column), default=1) <= _SHORT:
        return round(max(_sizes(column, lambda cell: (cell,)), default=1) * LETTER) + MARGINS
    longest = max(_sizes(column, _WORD.findall), default=1)
    fullest = max((len(cell) for cell in column), default=1)
    return round(max(min(longest, _SHORT), min(fullest // _LINES, _SHORT)) * LETTER) + MARGINS


def _sizes(column: Sequence[str], parts: Callable[[str], Iterable[str]]) -> Iterator[float]:
    """How many average letters the parts of each cell are as wide as; the first cell is bold."""
    for place, cell in enumerate(column):
        for part in parts(cell):
            yield _size(part, bold=place == 0)


@lru_cache(maxsize=20_000)
def _size(word: str, *, bold: bool) -> float:
    known = BOLD if bold else REGULAR
    return sum(known[ord(one) - FIRST] if one in _KNOWN else _OTHER for one in word) / _AVERAGE
