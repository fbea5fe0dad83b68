"""The tables of a text in the dialect: how wide their columns are, and whether a row may be long.

Takes the text that pandoc reads, since what a table holds is plain to see there; pandoc tells it no
more. Must not know how a table is set.
"""

from dataclasses import dataclass

from learning_together.documents import column_widths, markup
from learning_together.documents.document import CELL_BREAK, LINE_BREAK
from learning_together.patterns import regex

_CELL = regex(r"(?<!\\)\|")
_APPARATUS = regex(r"\]\([^()\s]*\)|\]\{[^{}]*\}|\\(?=[!-/:-@\[-`{-~])|\[(?=[^\]]*\][({])")
_RULE = regex(r"[|:\- ]*-[|:\- ]*")
_BREAKS = regex(f"[{LINE_BREAK}{CELL_BREAK}]")
#: Letters of a cell, each line as a full one, from which on a row may need more than half a page.
_TALL = 900
_LINE = 40
#: What the widths of columns are measured against, in twentieths of a point: a page of text.
_WIDTH, _WIDE = 8960, 13800
_SAMPLE = 400


@dataclass(frozen=True, slots=True)
class Rows:
    """What is to be known of a table before it is set.

    Attributes:
        shares: The widths of its columns, in hundredths of its own.
        is_tall: Whether a row of it may need more than a page, and so may break.
    """

    shares: tuple[float, ...]
    is_tall: bool


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
        if free and line.startswith("|"):
            lines.append(line)
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
    shares = column_widths.widths(rows[:_SAMPLE], asked, room)
    return Rows(
        tuple(100 * share / room for share in shares),
        any(_length(cell) > _TALL for row in rows for cell in row),
    )


def _plain(cell: str) -> str:
    return _APPARATUS.sub("", cell).strip()


def _length(cell: str) -> int:
    return sum(max(len(part), _LINE) for part in _BREAKS.split(cell))
