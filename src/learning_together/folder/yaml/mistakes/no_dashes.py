"""Records that stand below each other with no dash before any of them.

Takes a file's lines and where its records begin, gives the list that it ought to be.
"""

from collections.abc import Collection, Sequence

from learning_together.diagnostics import Edit, Place
from learning_together.folder.yaml.lines import read


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
