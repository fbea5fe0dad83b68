"""Tables as one SQLite file, for Datasette and whatever else asks questions of tables.

Ids are primary keys and references foreign keys, where what is there allows it; lists of references
are tables of their own beside the text, so that a question can follow them.
"""

import sqlite3
from collections.abc import Iterable, Sequence

from learning_together import seal
from learning_together.exchange.exports.table import Column, Table
from learning_together.ids import Id


def as_sqlite(tables: Iterable[Table], about: Iterable[tuple[str, str]], audience: str) -> bytes:
    """Tables as the bytes of a database, sealed; an empty cell is NULL.

    Args:
        tables: The tables; those of parts and of lists of references are called `kind_field`.
        about: What it is, by name, for a table `about`.
        audience: For whom it was made, as typed.
    """
    whole = tuple(tables)
    ids = {table.name: found for table in whole if (found := _ids(table))}
    with sqlite3.connect(":memory:") as held:
        held.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT)")
        lines = f"<!-- {seal.AUDIENCE_NAME}: {audience} -->\n<!-- {seal.NAME}: {seal.EMPTY} -->"
        rows = (*about, ("audience", audience), ("seal", lines))
        held.executemany("INSERT INTO about VALUES (?, ?)", rows)
        for table in whole:
            _fill(held, table, ids)
        for table in whole:
            for place, column in enumerate(table.columns):
                if column.joined and column.names and table.name in ids:
                    _links(held, table, place, ids)
        held.commit()
        return seal.put_in_place(bytes(held.serialize()))


def _ids(table: Table) -> dict[Id, str]:
    """The ids of the records of a table, as they are compared; none where they are no key."""
    if not any(column.name == "id" for column in table.columns) or "." in table.name:
        return {}
    found = {Id(row.id): row.id for row in table.rows}
    return found if len(found) == len(table.rows) and Id("") not in found else {}


def _fill(held: sqlite3.Connection, table: Table, ids: dict[str, dict[Id, str]]) -> None:
    types = []
    refers = []
    for place, column in enumerate(table.columns):
        said = "TEXT"
        if column.name == "id" and table.name in ids:
            said = "TEXT PRIMARY KEY"
        target = table.kind if "." in table.name and not place else column.names
        if not column.joined and _holds([row.cells[place] for row in table.rows], target, ids):
            said += f" REFERENCES {_quoted(target)} (id)"
            refers.append(column.name)
        types.append((column.name, said))
    if "." in table.name and table.columns[0].name not in refers:
        refers.append(table.columns[0].name)
    _made(held, table.name, types, (row.cells for row in table.rows))
    for name in refers:
        _index(held, table.name, name)


def _links(
    held: sqlite3.Connection, table: Table, place: int, ids: dict[str, dict[Id, str]]
) -> None:
    """A table of the references in one column: whose they are, and to what."""
    column = table.columns[place]
    known = ids.get(column.names, {})
    rows = list(
        dict.fromkeys(
            (row.id, known.get(Id(one), one))
            for row in table.rows
            for one in _several(column, row.cells[place])
        )
    )
    if not rows:
        return
    name = f"{table.name}.{column.name}"
    own, other = f"{table.name}_id", f"{column.names}_id" if column.names != table.name else "to_id"
    said = [f"TEXT REFERENCES {_quoted(table.name)} (id)", "TEXT"]
    if _holds([to for _, to in rows], column.names, ids):
        said[1] += f" REFERENCES {_quoted(column.names)} (id)"
    _made(held, name, zip((own, other), said, strict=True), rows)
    for one in (own, other):
        _index(held, name, one)


def _several(column: Column, text: str) -> list[str]:
    found = column.value(text)
    return found if isinstance(found, list) else [found]


def _holds(cells: Iterable[str], target: str, ids: dict[str, dict[Id, str]]) -> bool:
    """Whether every cell that holds something names a record of a table, letter by letter."""
    known = set(ids.get(target, {}).values())
    return bool(known) and all(cell in known for cell in cells if cell)


def _made(
    held: sqlite3.Connection,
    name: str,
    columns: Iterable[tuple[str, str]],
    rows: Iterable[Sequence[str]],
) -> None:
    said = [f"{_quoted(column)} {type_}" for column, type_ in columns]
    held.execute(f"CREATE TABLE {_quoted(name)} ({', '.join(said)})")
    places = ", ".join("?" * len(said))
    held.executemany(
        f"INSERT INTO {_quoted(name)} VALUES ({places})",  # noqa: S608 - names of the models
        ([_clean(cell) for cell in row] for row in rows),
    )


def _index(held: sqlite3.Connection, table: str, column: str) -> None:
    name = _quoted(f"{table}_by_{column}")
    held.execute(f"CREATE INDEX {name} ON {_quoted(table)} ({_quoted(column)})")


def _clean(cell: str) -> str | None:
    return cell.encode("utf-8", "replace").decode() if cell else None


def _quoted(name: str) -> str:
    return '"' + name.replace(".", "_").replace('"', '""') + '"'
