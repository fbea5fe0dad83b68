"""Edits made to a text: what stands at a place gives way, all else stays to the byte."""

import re
from collections.abc import Iterable, Sequence

from learning_together.diagnostics import Edit, Place
from learning_together.folder.yaml.lines import BREAK


def stretch(lines: Sequence[str], place: Place) -> str:
    """What stands at a place; the end of a line counts as one character."""
    row, column, length = place.line - 1, place.column - 1, place.length
    found = lines[row][column : column + length]
    length -= len(lines[row]) - column
    while length > 0 and row + 1 < len(lines):
        row += 1
        found += "\n" + lines[row][: length - 1]
        length -= len(lines[row]) + 1
    return found


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text after its edits; line ends are those of the text.

    Args:
        text: As it stands.
        edits: Of this text; no two for one stretch of it.

    Raises:
        ValueError: Two reach into each other.
    """
    ends = [found.span() for found in BREAK.finditer(text)]
    starts = [0, *(last for _, last in ends)]
    newline = text[slice(*ends[0])] if ends else "\n"
    spans = sorted(
        (starts[one.place.line - 1] + one.place.column - 1, one.place.length, one.replacement)
        for one in edits
    )
    made, at = [], 0
    for start, length, new in spans:
        if start < at:
            raise ValueError("two edits reach into each other")
        made += [text[at:start], re.sub("\n", newline, new) if newline != "\n" else new]
        at = _after(text, start, length)
    return "".join([*made, text[at:]])


def _after(text: str, at: int, length: int) -> int:
    """The offset so many characters on, where the end of a line is one."""
    for _ in range(length):
        at += 2 if text.startswith("\r\n", at) else 1
    return at
