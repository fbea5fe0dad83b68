"""The stretch of text in which a record stands, with its values changed, or laid out anew.

Takes text and values, gives text; knows no state of a review.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from learning_together.errors import LtError
from learning_together.folder.yaml.write.layout import Layout, Read
from learning_together.folder.yaml.write.records import spliced
from learning_together.folder.yaml.write.scalars import dashed
from learning_together.joining.cards import clean
from learning_together.joining.edits import edited as with_edits
from learning_together.joining.edits import edits
from learning_together.records.commented_yaml import bare_lines, fields_before
from learning_together.review.paths import kind_at

#: Which record of a file it is, what it says, and what it is to say.
Change = tuple[int, Mapping[str, Any], Mapping[str, Any]]


def lines_of(kind: str, data: Mapping[str, Any], at: Layout) -> list[str]:
    """The lines of a record of a list."""
    inner = at.dash + at.gap
    return dashed(bare_lines(kind, clean(data), inner), at.dash, at.gap)


def edited(path: str, text: str, changes: Iterable[Change], read: Read) -> str:
    """A file's text with records changed: as gently as its layout allows.

    Args:
        path: Of the file.
        text: As it stands; of a list, that of one record is enough.
        changes: In the order of the file.
        read: What reads it.

    Raises:
        LtError: It is laid out in a way that cannot be written into.
    """
    those = list(changes)
    for gently in (True, False):
        found = [one for change in those for one in edits(*change, gently=gently)]
        try:
            return with_edits(path, text, found, read)
        except LtError:
            if not gently:
                raise
    return text


def edited_alone(path: str, text: str, change: Change, at: Layout) -> str:
    """The text of one record of a list with its values changed; not proved yet.

    Args:
        path: Of the file.
        text: The record's stretch of it.
        change: With the number 0, as it is the only one there.
        at: The layout of that stretch.
    """
    kind, found = str(kind_at(path)), edits(*change)
    if not found:
        return text
    lines, before = partial(bare_lines, kind), partial(fields_before, kind)
    return spliced(text, found, at, lines=lines, before=before)


def shifted(text: str, by: int) -> str:
    """Lines further in, or further out."""
    if not by:
        return text
    lines = text.splitlines(keepends=True)
    if by > 0:
        return "".join(f"{' ' * by}{line}" if line.strip() else line for line in lines)
    return "".join(line[-by:] if not line[:-by].strip(" ") else line.lstrip(" ") for line in lines)
