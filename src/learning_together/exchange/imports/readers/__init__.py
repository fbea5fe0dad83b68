"""Files that agencies send to tables of rows: one module a form.

They are read in a process apart, but for plain text of usual length, which cannot keep its reader
busy.
"""

from learning_together.exchange.asking import asked
from learning_together.exchange.imports.readers import any_file, as_lines
from learning_together.exchange.imports.readers.table import Foreign

#: Bytes of plain text that are read without asking: a second of work at most, and some memory.
_SHORT = 4 * 1024 * 1024


def open_foreign(data: bytes, name: str) -> Foreign:
    """A file's tables; see `any_file.open_foreign`.

    Args:
        data: Its content.
        name: Of the file.

    Raises:
        LtError: It is in a form that cannot be read, damaged, protected, far too large, or keeps
            its reader busy for too long.
    """
    if len(data) <= _SHORT and any_file.is_plain(data, name):
        return any_file.open_foreign(data, name)
    return as_lines.foreign(asked("chronology", data, name))
