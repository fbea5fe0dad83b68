"""Tables as one SQLite file, for Datasette and whatever else asks questions of tables."""

import sqlite3
from collections.abc import Iterable

from learning_together.exporters.tables import Table


def as_sqlite(tables: Iterable[Table], about: Iterable[tuple[str, str]]) -> bytes:
    """Tables as the bytes of a database; an empty cell is NULL.

    Args:
        tables: The tables; those of parts are called `kind_field`.
        about: What it is, by name, for a table `about`.
    """
    with sqlite3.connect(":memory:") as held:
        held.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT)")
        held.executemany("INSERT INTO about VALUES (?, ?)", about)
        for table in tables:
            _fill(held, table)
        held.commit()
        return bytes(held.serialize())


def _fill(held: sqlite3.Connection, table: Table) -> None:
    name = _quoted(table.name.replace(".", "_"))
    columns = [_quoted(column.name.replace(".", "_")) for column in table.columns]
    held.execute(f"CREATE TABLE {name} ({', '.join(f'{one} TEXT' for one in columns)})")
    places = ", ".join("?" * len(columns))
    held.executemany(
        f"INSERT INTO {name} VALUES ({places})",  # noqa: S608 - names are those of the models
        ([_clean(cell) for cell in row.cells] for row in table.rows),
    )
    if columns:
        index = _quoted(f"{table.name}_by_{table.columns[0].name}".replace(".", "_"))
        held.execute(f"CREATE INDEX {index} ON {name} ({columns[0]})")


def _clean(cell: str) -> str | None:
    return cell.encode("utf-8", "replace").decode() if cell else None


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
