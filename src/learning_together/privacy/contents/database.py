"""SQLite: rows of all tables, names of tables and columns, and what deleted rows have left."""

import sqlite3
from collections.abc import Iterator

from learning_together.privacy.contents import plain
from learning_together.privacy.contents.piece import FULL, File, Piece, within

START = b"SQLite format 3\0"
#: Steps of its machine that reading may take; a million rows take some ten millions.
_STEPS = 100_000_000
_STEP = 100_000
_LARGEST_CELL = 50 * 1024 * 1024
_WRITE_AHEAD = slice(18, 20)


def pieces(file: File) -> Iterator[Piece]:
    """Every text of a database."""
    data = file.data
    yield from plain.strings(data)
    base = sqlite3.connect(":memory:")
    steps = iter(range(_STEPS // _STEP))
    try:
        # A journal would lie in another file, which was not given.
        base.deserialize(data[: _WRITE_AHEAD.start] + b"\1\1" + data[_WRITE_AHEAD.stop :])
        base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST_CELL)
        base.execute("pragma trusted_schema = off")
        base.execute("pragma cell_size_check = on")
        base.text_factory = lambda raw: raw.decode("utf-8", "replace")
        base.set_progress_handler(lambda: next(steps, None) is None, _STEP)
        yield from _tables(base, file)
    except (sqlite3.Error, MemoryError, ValueError, OverflowError):
        yield Piece("", unread="the database is damaged")
    finally:
        base.close()


def _tables(base: sqlite3.Connection, file: File) -> Iterator[Piece]:
    made = base.execute("select type, name, sql from sqlite_master").fetchall()
    for table, (kind, name, sql) in enumerate(made, 1):
        yield Piece(f"a {kind} of the database", f"{sql or name}", typed=False)
        if kind != "table" or str(sql).lower().startswith("create virtual"):
            continue  # What a virtual one holds stands in tables of its own.
        quoted = str(name).replace('"', '""')
        rows = base.execute(f'select * from "{quoted}"')  # noqa: S608 - a name cannot be bound
        for number, row in enumerate(rows, 1):
            for value in row:
                if not isinstance(value, str | bytes):
                    continue
                where = f"table {table}, row {number}"
                if isinstance(value, bytes):
                    yield from (within(each, where) for each in file.within("value", value))
                elif not file.room.takes(len(value)):
                    yield Piece("", unread=FULL)
                    return
                else:
                    yield Piece(where, value)
                    if "\ufffd" in value:
                        yield Piece(where, unread="letters of it are damaged", grave=False)
