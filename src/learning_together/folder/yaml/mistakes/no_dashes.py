"""Records whose dash was forgotten: one of a list, or each of a file.

Takes a file's lines and where its records begin, gives what is said, and the list that it ought to
be.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from learning_together.diagnostics import Edit, Place, Problem
from learning_together.english import short
from learning_together.folder import faults
from learning_together.folder.yaml.lines import lines_of, read


def begun(place: Place, field: str, value: Any, text: str) -> Problem:
    """That the first field of a record stands in it for a second time.

    Args:
        place: Of its name.
        field: Its name.
        value: What stands in it.
        text: Of the file.
    """
    typed = short(value) if isinstance(value, str) else "…"
    return faults.DUPLICATE_KEY.at(
        place,
        f"A second “{field}” in one record: does a new record start here, without its dash?",
        "Put a dash before the first field of each record, and two spaces before its others:\n"
        f"    - {field}: {typed}",
        field=field,
        edit=_dashed(place, text),
    )


def _dashed(place: Place, text: str) -> Edit | None:
    """Puts a dash before a field, two columns to the left of it as the file's others."""
    lead = lines_of(text)[place.line - 1][: place.column - 1]
    listed = re.search(r"^[ ]*- [^ ]", text, re.MULTILINE)
    if lead.strip() or len(lead) < 2 or listed is None or len(listed[0]) - 1 != len(lead):
        return None
    return Edit(replace(place, column=place.column - 2, length=2), "- ")


def as_list(path: str, lines: Sequence[str], first: int, others: Collection[int]) -> Edit | None:
    """Puts a dash before each record, and all that belongs to it two spaces further in.

    Args:
        path: Of the file.
        lines: Of its text.
        first: The line at which the first record begins, from 0.
        others: Those at which the others do.

    Returns:
        None where a record begins in a way that takes more than that.
    """
    if any(read(lines[row]).indent or read(lines[row]).dashes for row in (first, *others)):
        return None
    last = max(row for row, line in enumerate(lines) if line.strip())
    new = []
    for row in range(first, last + 1):
        line = lines[row]
        lead = "- " if row == first or row in others else "  "
        new.append(f"{lead}{line}" if line.strip() and not line.startswith("#") else line)
    old = "\n".join(lines[first : last + 1])
    return Edit(Place(path, first + 1, 1, len(old)), "\n".join(new))
