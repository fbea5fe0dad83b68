"""The tables of a text: how wide their columns are, which rows are long, which columns are numbers.

Takes the text that pandoc reads, since what a table holds is plain to see there; pandoc tells it no
more. Must not know how a table is set.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from learning_together.documents import column_widths, markup
from learning_together.documents.document import CELL_BREAK, LINE_BREAK
from learning_together.documents.pdf import word_breaks
from learning_together.patterns import regex

#: A row, in a quotation or a list as well.
_ROW = regex(r"(?: {0,3}>)* {0,3}(\|.*)")
_CELL = regex(r"(?<!\\)\|")
_APPARATUS = regex(r"\]\([^()\s]*\)|\]\{[^{}]*\}|\\(?=[!-/:-@\[-`{-~])|\[(?=[^\]]*\][({])")
_RULE = regex(r"[|:\- ]*-[|:\- ]*")
_BREAKS = regex(f"[{LINE_BREAK}{CELL_BREAK}]")
#: Lines of a cell from which on a row may need more than half a page.
_TALL = 22
#: What the widths of columns are measured against, in twentieths of a point: a page, one that is
#: turned, and a box.
_WIDTH, _WIDE, _BOX = 9290, 14220, 6100
_SAMPLE = 400
_BOXES = {"callout", "plate", "quote"}


@dataclass(frozen=True, slots=True)
class Rows:
    """What is to be known of a table before it is set.

    Attributes:
        shares: The widths of its columns, in hundredths of its own.
        tall: The rows that may need more than a page, and so may break; counted from 1.
        numbers: The columns that hold nothing but numbers; counted from 1.
    """

    shares: tuple[float, ...]
    tall: tuple[int, ...]
    numbers: tuple[int, ...]


def tables(text: str) -> list[Rows]:
    """Every table of a text, in its order.

    Args:
        text: As `markup.prepare` gives it.
    """
    return [_rows([line for _, line in one.lines], one.asked, one.room) for one in _tables(text)]


def fitted(text: str) -> tuple[str, list[Rows]]:
    """A text whose tables have no word that is wider than its column, and these tables."""
    lines = text.split("\n")
    found: list[Rows] = []
    for one in _tables(text):
        rows = _rows([line for _, line in one.lines], one.asked, one.room)
        found.append(rows)
        rooms = [int(share * one.room / 100) for share in rows.shares]
        for place, (number, line) in enumerate(one.lines):
            before = lines[number][: len(lines[number]) - len(line)]
            bold = place == 0 or one.headless
            lines[number] = before + word_breaks.in_row(line, rooms, bold=bold)
    return "\n".join(lines), found


@dataclass(frozen=True, slots=True)
class _Table:
    """A table where it stands: its rows but for the rule, each with the number of its line."""

    lines: list[tuple[int, str]]
    asked: list[float]
    room: int
    headless: bool


def _tables(text: str) -> Iterator[_Table]:
    lines: list[tuple[int, str]] = []
    asked: list[float] = []
    headless = False
    opened: list[str] = []
    for number, (line, free) in enumerate((*markup.outside_code(text), ("", True))):
        if free and (row := _ROW.fullmatch(line)):
            lines.append((number, row[1]))
            continue
        if len(lines) > 1 and _RULE.fullmatch(lines[1][1]):
            boxed = any(kind in _BOXES for kind in opened)
            room = _BOX if boxed else _WIDE if "landscape" in opened else _WIDTH
            yield _Table([lines[0], *lines[2:]], asked, room, headless)
        lines = []
        if not free:
            continue
        if (mark := markup.fence(line)) is not None:
            opened.append(mark.kind)
            asked = column_widths.numbers(mark.attributes.get("widths", ""))
            headless = mark.attributes.get("header", "1") == "0"
        elif markup.closes(line) and opened:
            opened.pop()
            asked, headless = [], False


def _rows(lines: list[str], asked: list[float], room: int) -> Rows:
    rows = [[_plain(cell) for cell in _CELL.split(line.strip())[1:-1]] for line in lines]
    widths = column_widths.widths(rows[:_SAMPLE], asked, room)
    letters = [max(1, (width - column_widths.MARGINS) // column_widths.LETTER) for width in widths]
    return Rows(
        tuple(100 * width / room for width in widths),
        tuple(number for number, row in enumerate(rows[1:], 1) if _is_tall(row, letters)),
        tuple(sorted(place + 1 for place in column_widths.of_numbers(rows[1:]))),
    )


def _plain(cell: str) -> str:
    return _APPARATUS.sub("", cell).strip()


def _is_tall(row: list[str], letters: list[int]) -> bool:
    return any(
        len(cell) > _TALL and _lines(cell, room) > _TALL
        for cell, room in zip(row, letters, strict=False)
    )


def _lines(cell: str, letters: int) -> int:
    return sum(1 + len(part) // letters for part in _BREAKS.split(cell))
