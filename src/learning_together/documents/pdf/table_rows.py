"""The tables of a text: how wide their columns are, which rows are long, which columns are numbers.

Takes the text that pandoc reads, since what a table holds is plain to see there; pandoc tells it no
more. Must not know how a table is set.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from learning_together.documents import column_widths, markup
from learning_together.documents.document import CELL_BREAK, LINE_BREAK
from learning_together.patterns import regex

#: A row, in a quotation or a list as well.
_ROW = regex(r"(?: {0,3}>)* {0,3}(\|.*)")
_CELL = regex(r"(?<!\\)\|")
_APPARATUS = regex(r"\]\([^()\s]*\)|\]\{[^{}]*\}|\\(?=[!-/:-@\[-`{-~])|\[(?=[^\]]*\][({])")
_RULE = regex(r"[|:\- ]*-[|:\- ]*")
_BREAKS = regex(f"[{LINE_BREAK}{CELL_BREAK}]")
#: Lines of a cell from which on a row may need more than half a page.
_TALL = 22
#: What the widths of columns are measured against, in twentieths of a point: a page of text.
_WIDTH, _WIDE = 8840, 13780
_SAMPLE = 400
#: Words longer than that break anyhow (`typst_text`); one of wide letters takes so much more room.
_LONGEST, _WIDE_LETTERS = 24, 1.2
#: Rows up to which typst is asked to break such words: it takes three times as long over more,
#: where a long word may run into the margin of its cell.
_FEW = 150
_WORD = regex(r"[^\s|\u2013\u2014]+")


@dataclass(frozen=True, slots=True)
class Rows:
    """What is to be known of a table before it is set.

    Attributes:
        shares: The widths of its columns, in hundredths of its own.
        tall: The rows that may need more than a page, and so may break; counted from 1.
        numbers: The columns that hold nothing but numbers; counted from 1.
        narrow: The columns that are narrower than a word in them, each with the letters of the
            longest that it holds; counted from 0.
    """

    shares: tuple[float, ...]
    tall: tuple[int, ...]
    numbers: tuple[int, ...]
    narrow: tuple[tuple[int, int], ...] = ()


def tables(text: str) -> list[Rows]:
    """Every table of a text, in its order.

    Args:
        text: As `markup.prepare` gives it.
    """
    found: list[Rows] = []
    lines: list[str] = []
    asked: list[float] = []
    wide = 0
    opened: list[str] = []
    for line, free in (*markup.outside_code(text), ("", True)):
        if free and (row := _ROW.fullmatch(line)):
            lines.append(row[1])
            continue
        if len(lines) > 1 and _RULE.fullmatch(lines[1]):
            found.append(_rows([lines[0], *lines[2:]], asked, _WIDE if wide else _WIDTH))
        lines = []
        if not free:
            continue
        if (mark := markup.fence(line)) is not None:
            opened.append(mark.kind)
            wide += mark.kind == "landscape"
            asked = column_widths.numbers(mark.attributes.get("widths", ""))
        elif markup.closes(line) and opened:
            wide -= opened.pop() == "landscape"
            asked = []
    return found


def _rows(lines: list[str], asked: list[float], room: int) -> Rows:
    rows = [[_plain(cell) for cell in _CELL.split(line.strip())[1:-1]] for line in lines]
    widths = column_widths.widths(rows[:_SAMPLE], asked, room)
    letters = [max(1, (width - column_widths.MARGINS) // column_widths.LETTER) for width in widths]
    return Rows(
        tuple(100 * width / room for width in widths),
        tuple(number for number, row in enumerate(rows[1:], 1) if _is_tall(row, letters)),
        tuple(sorted(place + 1 for place in column_widths.of_numbers(rows[1:]))),
        tuple(_narrow(rows, letters)) if len(rows) <= _FEW else (),
    )


def _narrow(rows: list[list[str]], letters: list[int]) -> Iterator[tuple[int, int]]:
    for place, room in enumerate(letters):
        most = int(room / _WIDE_LETTERS)
        if most < _LONGEST:
            cells = (row[place] for row in rows if place < len(row))
            if any(len(word) > most for cell in cells for word in _WORD.findall(cell)):
                yield place, most


def _plain(cell: str) -> str:
    return _APPARATUS.sub("", cell).strip()


def _is_tall(row: list[str], letters: list[int]) -> bool:
    return any(
        len(cell) > _TALL and _lines(cell, room) > _TALL
        for cell, room in zip(row, letters, strict=False)
    )


def _lines(cell: str, letters: int) -> int:
    return sum(1 + len(part) // letters for part in _BREAKS.split(cell))
