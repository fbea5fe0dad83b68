"""Tables as they are meant: several side by side are parted, what a form asks for is no answer.

Takes a file as its reader left it, changes its tables. Knows no entry.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from learning_together.dates.as_written.cells import as_text
from learning_together.english import counted
from learning_together.exchange.imports.readers.table import Foreign, Row, Table
from learning_together.exchange.imports.rows import form_parts
from learning_together.exchange.imports.rows.headings import By, header_of, named, plain
from learning_together.exchange.imports.rows.turned import turned
from learning_together.patterns import regex

#: What Word shows in a field of a form that nobody has filled.
_PLACEHOLDER = regex(
    r"(?:click|tap)(?: or tap)?(?: here)? to (?:enter|add|choose|select) [a-z ]{1,30}\.?"
    r"|(?:choose|select) an item\.?|\[?(?:type|enter) (?:here|text(?: here)?)\.?\]?"
    r"|enter any content that you want to repeat.*|double[- ]click to (?:enter|edit)\.?",
    re.IGNORECASE,
)


def prepare(foreign: Foreign, known: Mapping[str, tuple[str, By]]) -> list[str]:
    """Readies the tables of a file, and gives what there is to tell of that.

    Args:
        foreign: The file.
        known: Fields by plain heading, of `--map` and of the agency's last delivery.
    """
    notices: list[str] = []
    ours = form_parts.is_form(foreign)  # whose guidance has its headings below each other
    empty = turned_round = 0
    tables: list[Table] = []
    for number, table in enumerate(foreign.tables, 1):
        table.number = number
        empty += _without_placeholders(table)
        if not ours and (forms := turned(table, known)):
            turned_round += 1
            tables += forms
            continue
        parts = _side_by_side(table, known)
        if len(parts) > 1:
            shown = " and ".join(part.columns for part in parts)
            notices.append(
                f"{table.name[0].upper()}{table.name[1:]} holds {len(parts)} tables side by side "
                f"(columns {shown}). Each was read by itself, and what stands above one was added "
                "to its entries."
            )
        tables += parts
    foreign.tables = tables
    if turned_round:
        has = "has its headings in its" if turned_round == 1 else "have their headings in their"
        notices.append(
            f"{counted(turned_round, 'table')} {has} first column; each column beside it was read "
            "as an entry."
        )
    if empty:
        notices.append(
            f"{counted(empty, 'cell')} only ask to be filled (“Click or tap here to enter text”); "
            "they were read as empty."
        )
    return notices


def _without_placeholders(table: Table) -> int:
    """Empties the cells that only ask to be filled, and counts them."""
    found = 0
    for row in table.rows:
        for n, cell in enumerate(row.cells):
            if isinstance(cell, str) and cell and _PLACEHOLDER.fullmatch(cell.strip()):
                row.cells[n] = ""
                found += 1
    return found


def _side_by_side(table: Table, known: Mapping[str, tuple[str, By]]) -> list[Table]:
    """The tables that stand beside each other in one: each has a date and an event of its own."""
    header = header_of(table.rows, known)
    if header < 0:
        return [table]
    cells = [as_text(cell) for cell in table.rows[header].cells]
    for starts in filter(None, (_after_gaps(cells), _where_repeated(cells))):
        bounds = list(zip(starts, [*starts[1:], len(cells)], strict=True))
        if len(bounds) > 1 and all(_holds_both(cells[one:end], known) for one, end in bounds):
            # What stands above them all is told once.
            return [
                _part(table, one, end, header, () if number else table.above)
                for number, (one, end) in enumerate(bounds)
            ]
    return [table]


def _after_gaps(cells: list[str]) -> list[int]:
    return [n for n, cell in enumerate(cells) if cell and (not n or not cells[n - 1])]


def _where_repeated(cells: list[str]) -> list[int]:
    first = next((plain(cell) for cell in cells if cell), "")
    return [n for n, cell in enumerate(cells) if first and plain(cell) == first]


def _holds_both(cells: list[str], known: Mapping[str, tuple[str, By]]) -> bool:
    return {"date", "event"} <= {named(cell, known).field for cell in cells if cell}


def _part(table: Table, start: int, end: int, header: int, above: tuple[str, ...]) -> Table:
    rows = []
    for row in table.rows:
        cells = row.cells[start:end]
        carried = frozenset(n - start for n in row.carried if start <= n < end)
        unsolved = frozenset(n - start for n in row.unsolved if start <= n < end)
        rows.append(Row(row.number, cells, end - start, carried, row.deleted, unsolved))
    width = max(n for n in range(start, end) if table.rows[header].cells[n] != "")
    said = f"{_letters(start)} to {_letters(width)}"
    return replace(table, rows=rows, columns=said, above=above)


def _letters(column: int) -> str:
    """The name that spreadsheets give to a column.

    >>> _letters(0), _letters(27)
    ('A', 'AB')
    """
    name = ""
    column += 1
    while column:
        column, left = divmod(column - 1, 26)
        name = chr(65 + left) + name
    return name
