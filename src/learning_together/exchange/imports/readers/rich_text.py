"""Rich text (RTF): its tables, and the text between them.

Takes bytes, gives `Foreign`. Cells and rows are marked before the library reads the text, since it
tells no stroke that ends a cell from one that somebody typed.
"""

import re
from collections.abc import Callable

from learning_together.errors import LtError
from learning_together.exchange.imports.readers.table import Foreign, Row, Table, rectangular
from learning_together.patterns import regex

#: Letters for private use: the end of a cell, of a row, of a paragraph within a cell.
_CELL, _ROW, _LINE = "\ue001", "\ue002", "\ue003"
_CODE = regex(r"\\ansicpg([0-9]{2,5})")
_ENDS = regex(r"\\(nestcell|cell|nestrow|row|par|line)(?![a-zA-Z])-?[0-9]* ?")
_IN_TABLE = regex(r"\\trowd(?![a-zA-Z]).*?\\row(?![a-zA-Z])", re.DOTALL)
_CHANGED = regex(r"\\(?:deleted|revised)(?![a-zA-Z])")


def read(data: bytes) -> Foreign:
    """The tables and paragraphs of a file.

    Raises:
        LtError: It is damaged.
    """
    from striprtf.striprtf import rtf_to_text

    plain: Callable[..., str] = rtf_to_text
    raw = data.decode("latin-1")
    stated = _CODE.search(raw)
    code = f"cp{stated[1]}" if stated else "cp1252"
    marked = _IN_TABLE.sub(lambda row: _ENDS.sub(_within, row[0]), raw)
    try:
        try:
            text = plain(marked, encoding=code, errors="replace")
        except LookupError:  # a code page that there is not
            text = plain(marked, encoding="cp1252", errors="replace")
    except (ValueError, IndexError, TypeError, AttributeError):
        raise LtError(
            "The file is rich text (RTF) and damaged.",
            "Open it in Word and save it with File, Save As, as “Word Document (.docx)”; then "
            "import that.",
        ) from None
    foreign = Foreign("rich text", [])
    if _CHANGED.search(raw):
        foreign.notices.append(
            "The file holds tracked changes; words that were taken out may stand in the text. Ask "
            "for a Word file (.docx) to see them."
        )
    if "\\pict" in raw or "\\object" in raw:
        foreign.notices.append("The file holds pictures or other files; they were not read.")
    above: list[str] = []
    for line in text.split("\n"):
        if _ROW not in line:
            above += filter(None, [line.replace(_CELL, " ").replace(_LINE, " ").strip()])
            continue
        *rows, rest = line.split(_ROW)
        if above or not foreign.tables:
            table = Table(f"table {len(foreign.tables) + 1}", [], tuple(above))
            foreign.tables.append(table)
            above = []
        for one in rows:
            cells = [_tidy(cell) for cell in one.split(_CELL)[:-1]]
            made = foreign.tables[-1].rows
            made.append(Row(len(made) + 1, [*cells], len(cells)))
        above += filter(None, [rest.strip()])
    for table in foreign.tables:
        rectangular(table.rows)
    foreign.below = tuple(above)
    return foreign


def _within(found: re.Match[str]) -> str:
    """A mark in the place of what ends a cell, a row or a line of a cell."""
    sign = {"cell": _CELL, "row": _ROW}.get(found[1], _LINE)
    return f"\\u{ord(sign)}? "


def _tidy(cell: str) -> str:
    lines = (" ".join(line.split()) for line in cell.replace("\n", _LINE).split(_LINE))
    return "\n".join(filter(None, lines))
