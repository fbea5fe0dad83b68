"""Tables whose headings stand below each other in the first column, an entry beside them: turned.

Takes a table as its reader left it, gives the tables that it stands for. Knows no entry.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from learning_together.dates.as_written.cells import Cell, as_text
from learning_together.exchange.imports.readers.table import Row, Table
from learning_together.exchange.imports.rows.headings import By, header_of, named, plain

#: What is longer says more than a date.
_LONGEST_DATE = 30
#: What an entry needs.
_NEEDED = frozenset({"date", "event"})


def turned(table: Table, known: Mapping[str, tuple[str, By]]) -> list[Table]:
    """The tables of a form that has a heading a row; none where it is not laid out so.

    A form that repeats its headings, for one contact after the other, is as many tables; rows below
    the last that belong to none are a table of their own.
    """
    header = header_of(table.rows, known)
    if (
        table.fields
        or any(row.deleted for row in table.rows)
        or (header >= 0 and _named(table.rows[header].cells, known) >= _NEEDED)
    ):
        return []
    *blocks, (below, _) = _blocks(table.rows)
    if not blocks or not all(_is_form(block, known) for _, block in blocks):
        return []
    forms = [
        replace(
            table,
            rows=_turn(block),
            above=(
                *(table.above if not number else ()),
                *(as_text(row.cells[row.filled[0]]) for row in titles),
            ),
        )
        for number, (titles, block) in enumerate(blocks)
    ]
    return [*forms, replace(table, rows=below, above=())] if below else forms


def _blocks(rows: list[Row]) -> Iterator[tuple[list[Row], list[Row]]]:
    """The titles above each form and its rows, from where its first heading stands again.

    The last has no rows: its titles are what stands below them all.
    """
    filled = [row for row in rows if row.filled]
    first = next((one for row in filled if len(row.filled) > 1 and (one := _label(row))), "")
    titles: list[Row] = []
    block: list[Row] = []
    for row in filled:
        starts = bool(first) and _label(row) == first and any(map(_label, block))
        title = len(row.filled) == 1 and (row.parts == 1 or not block)
        if starts and block and not _label(block[-1]):
            yield titles, block[:-1]
            titles, block = [], block[-1:]  # numbers of contacts, above their first heading
        elif block and (starts or title):
            yield titles, block
            titles, block = [], []
        if title and not starts:
            titles.append(row)
        else:
            block.append(row)
    if block:
        yield titles, block
        titles = []
    yield titles, []


def _is_form(block: list[Row], known: Mapping[str, tuple[str, By]]) -> bool:
    """Whether the first cells of some rows are headings, of a date and of what happened too.

    Above them all may stand a row without heading, which numbers the contacts.
    """
    if block and not _label(block[0]):
        block = block[1:]
    labels = [as_text(row.cells[0]) for row in block]
    if not all(labels) or len({plain(one) for one in labels}) < len(labels):
        return False
    fields = [named(one, known).field for one in labels]
    if not {*fields} >= _NEEDED or 2 * sum(map(bool, fields)) < len(labels):
        return False
    # What belongs into a date, rather than one, stands beside it in guidance on how to fill in.
    return any(
        len(said := as_text(cell)) <= _LONGEST_DATE and any(map(str.isdigit, said))
        for row, field in zip(block, fields, strict=True)
        if field == "date"
        for cell in row.cells[1:]
    )


def _turn(block: list[Row]) -> list[Row]:
    """Rows of a form as columns; columns in which nothing stands are none."""
    width = max(len(row.cells) for row in block)
    start = block[0].number
    made = [Row(start, [as_text(row.cells[0]).rstrip(" :") for row in block], len(block))]
    for at in range(1, width):
        cells = [row.cells[at] if at < len(row.cells) else "" for row in block]
        if any(cell != "" for cell in cells):
            unsolved = frozenset(n for n, row in enumerate(block) if at in row.unsolved)
            made.append(Row(start + at - 1, cells, len(block), unsolved=unsolved))
    return made


def _named(cells: Iterable[Cell], known: Mapping[str, tuple[str, By]]) -> set[str]:
    return {named(text, known).field for cell in cells if (text := as_text(cell))}


def _label(row: Row) -> str:
    return plain(as_text(row.cells[0]))
