"""A form as tables of a workbook: the same fields as in Word, and what is only to be read shut.

Takes tables of records, gives those of a form; knows no file.
"""

from collections.abc import Iterator
from dataclasses import replace

from learning_together.exchange.exports.table import ExportRow, Table
from learning_together.exchange.forms.form import by_name, is_used
from learning_together.exchange.forms.layouts import Layout, Related
from learning_together.review.review import Review


def tables_of(review: Review, layout: Layout, ids: set[str]) -> Iterator[Table]:
    """The tables of a form, with those records alone.

    Args:
        review: As its reader may read it.
        layout: Of the form.
        ids: Of the records that stand on it.
    """
    for table in by_name(review, layout).values():
        if layout.fills or table.kind != layout.about:
            rows = tuple(one for one in table.rows if one.id in ids)
            if found := _of_form(replace(table, rows=rows), layout):
                yield found


def _of_form(table: Table, layout: Layout) -> Table | None:
    """A table with the columns of the form; None where none of them is filled in."""
    about = next((one for one in (layout.each, layout.rows)
                  if one is not None and one.kind == table.kind), None)  # fmt: skip
    inner = table.name.split(".")[1:2]
    kept: list[tuple[int, bool]] = []
    for place, column in enumerate(table.columns):
        if not column.steps or column.name == "id":
            kept.append((place, column.open))
            continue
        name = inner[0] if inner else str(column.steps[0])
        if _fills(layout, about, name) and is_used(column, _any(table, place)):
            kept.append((place, True))
        elif about is not None and name in about.shown:
            kept.append((place, False))
    if not any(table.columns[place].steps and open_ for place, open_ in kept
               if table.columns[place].name != "id"):  # fmt: skip
        return None
    columns = tuple(table.columns[place] for place, _ in kept)
    read = {table.columns[place].name for place, open_ in kept if not open_}
    return replace(table, columns=columns, rows=tuple(_row(one, kept, read) for one in table.rows))


def _fills(layout: Layout, about: Related | None, name: str) -> bool:
    """Whether a field is filled in on the form."""
    if about is None:
        return name not in layout.leaves_out
    # A new row has to say whose it is.
    return not about.fields or name in about.fields or (name == about.by and about.room > 0)


def _row(row: ExportRow, kept: list[tuple[int, bool]], read: set[str]) -> ExportRow:
    cells = tuple(row.cells[place] for place, _ in kept)
    return replace(row, cells=cells, shut=row.shut | read)


def _any(table: Table, place: int) -> str:
    return next((one.cells[place] for one in table.rows if one.cells[place]), "")
