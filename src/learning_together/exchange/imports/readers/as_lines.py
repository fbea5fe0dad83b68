"""What a reader made of a file as lines of plain data, and back: so it comes out of its process."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from typing import Any

from learning_together.dates.as_written.cells import Cell, Picked
from learning_together.errors import LtError
from learning_together.exchange.imports.readers.table import Foreign, Outside, Remark, Row, Table

#: Letters that a chronology may hold, all in all: a hundred thousand rows of long sentences.
MOST = 32 * 1024 * 1024
#: Rows in a line: few enough that none is long.
_TOGETHER = 500
#: Values that are no plain data, by what stands before them; more special ones come first.
_SORTS: dict[str, tuple[type, Callable[[Any], Any], Callable[[Any], Cell]]] = {
    "picked": (Picked, lambda one: [str(one), one.held.isoformat()],
               lambda said: Picked(said[0], date.fromisoformat(said[1]))),
    "moment": (datetime, datetime.isoformat, datetime.fromisoformat),
    "day": (date, date.isoformat, date.fromisoformat),
    "time": (time, time.isoformat, time.fromisoformat),
    "span": (timedelta, lambda one: [one.days, one.seconds, one.microseconds],
             lambda said: timedelta(*said)),
}  # fmt: skip
_Line = dict[str, Any]


def lines(foreign: Foreign) -> Iterator[_Line]:
    """A file as it was read, line by line.

    Raises:
        LtError: It holds more text than any chronology does.
    """
    left = MOST - sum(map(len, foreign.below))
    rest = {
        "form": foreign.form,
        "notices": foreign.notices,
        "remarks": [asdict(one) for one in foreign.remarks],
        "below": foreign.below,
        "outside": [asdict(one) for one in foreign.outside],
    }
    yield _within(rest, left)
    for table in foreign.tables:
        yield {
            "table": {
                "name": table.name, "above": table.above, "epoch": table.epoch,
                "hidden": table.hidden, "number": table.number, "columns": table.columns,
                "fields": table.fields, "title": table.title,
            }
        }  # fmt: skip
        for start in range(0, len(table.rows), _TOGETHER):
            some = table.rows[start : start + _TOGETHER]
            left -= sum(len(cell) for row in some for cell in row.cells if isinstance(cell, str))
            yield _within({"rows": [_packed(row) for row in some]}, left)


def foreign(said: Iterable[_Line]) -> Foreign:
    """The file that these lines tell of."""
    first, *rest = said
    found = Foreign(
        first["form"], [], first["notices"],
        [Remark(**one) for one in first["remarks"]],
        tuple(first["below"]),
        [Outside(**one) for one in first["outside"]],
    )  # fmt: skip
    for line in rest:
        if "table" in line:
            told = line["table"]
            told |= {"above": tuple(told["above"]), "fields": tuple(told["fields"])}
            found.tables.append(Table(rows=[], **told))
        else:
            found.tables[-1].rows += map(_row, line["rows"])
    return found


def _within(line: _Line, left: int) -> _Line:
    if left < 0:
        raise LtError(
            f"The file holds more than {MOST // 1024**2} million letters; no chronology does.",
            "Take out what is no chronology, or split it, and import the parts.",
        )
    return line


def _packed(row: Row) -> list[Any]:
    cells = [one if type(one) in {str, int, float, bool} else _special(one) for one in row.cells]
    return [row.number, cells, row.parts, [*row.carried], row.deleted, [*row.unsolved]]


def _special(cell: Cell) -> dict[str, Any]:
    sort = next(name for name, (made, _, _) in _SORTS.items() if isinstance(cell, made))
    return {sort: _SORTS[sort][1](cell)}


def _row(said: list[Any]) -> Row:
    number, cells, parts, carried, deleted, unsolved = said
    found = [_cell(one) if type(one) is dict else one for one in cells]
    return Row(number, found, parts, frozenset(carried), deleted, frozenset(unsolved))


def _cell(said: dict[str, Any]) -> Cell:
    ((sort, value),) = said.items()
    return _SORTS[sort][2](value)
