"""One value in the place of a list, below the name of its field.

Takes a record as it was typed, gives an edit, or None where the list stands in another way.
"""

from dataclasses import replace
from typing import Any

from learning_together.diagnostics import Edit
from learning_together.folder.yaml import Record
from learning_together.folder.yaml.lines import lines_of, read
from learning_together.records.shape import Shape

Loc = tuple[str | int, ...]


def unlisted(record: Record, value: Any, loc: Loc) -> Edit | None:
    """What takes away the dash of a list with one item, where one value is expected.

    Args:
        record: In which it stands.
        value: What the field holds.
        loc: Where it stands.
    """
    if not isinstance(value, list) or len(value) != 1 or not isinstance(value[0], str):
        return None
    name, item = record.place(*loc, key=True), record.place(*loc, 0)
    lines = lines_of(record.source.text)[name.line - 1 : item.line]
    # What stands between them, such as a comment, would be lost.
    if len(lines) != 2 or lines[0][name.column - 1 :].rstrip() != f"{loc[-1]}:":
        return None
    start = name.column + name.length + 1
    length = len(lines[0]) + 1 - (start - 1) + item.column - 1
    return Edit(replace(name, column=start, length=length), " ")


def below_a_bar(record: Record, shape: Shape | None, value: Any, loc: Loc) -> Edit | None:
    """What makes lines of text of a list, where the field holds text with lines.

    Args:
        record: In which it stands.
        shape: The field.
        value: What it holds.
        loc: Where it stands.
    """
    if shape is None or not shape.prose or not isinstance(value, list) or len(value) < 2:
        return None
    name, item = record.place(*loc, key=True), record.place(*loc, 0)
    lines = lines_of(record.source.text)
    line = lines[name.line - 1].rstrip()
    parts = read(line)
    if parts.name != loc[-1] or parts.value or item.line == name.line:
        return None
    if read(lines[item.line - 1]).indent > parts.margin:
        return Edit(replace(name, column=len(line) + 1, length=0), " |")
    # Dashes as far to the left as the name are moved to where text of it may stand.
    last = item.line
    while last < len(lines) and (one := read(lines[last])).indent >= parts.margin:
        if not (one.dashes or one.indent > parts.margin):
            break
        last += 1
    old = lines[name.line - 1 : last]
    new = [f"{line} |", *(f"  {one}" for one in old[1:])]
    return Edit(replace(name, column=1, length=len("\n".join(old))), "\n".join(new))
