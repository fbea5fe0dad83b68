"""Puts a record's lines into a file's text, and proves that nothing else in it has changed.

Takes text and lines, gives text; touches no disk. What stands there already is kept to the byte:
the old text is always a beginning and an end of the new one.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from learning_together.errors import LtError
from learning_together.folder.yaml import Record, parse_yaml

Lines = Callable[[int], list[str]]

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


@dataclass(frozen=True)
class Layout:
    """How a file lays out its records.

    Attributes:
        form: Nothing in it but comments; a list with dashes; one record; brackets.
        newline: What ends its lines.
        records: As they stand.
        starts: The line of each record's dash, from 0.
        dash: How many spaces stand before a dash.
        gap: How many characters lie between a dash and the field after it.
        parted: Whether records have an empty line between them.
        problems: How many problems the text has.
    """

    form: Literal["empty", "list", "one", "brackets"]
    newline: str
    records: tuple[Record, ...] = ()
    starts: tuple[int, ...] = ()
    dash: int = 0
    gap: int = 2
    parted: bool = False
    problems: int = 0


def layout(path: str, text: str) -> Layout:
    """How the records of a file are laid out.

    Raises:
        LtError: The file cannot be read as YAML.
    """
    found = _BREAK.search(text)
    newline = found[0] if found and found[0] in {"\n", "\r\n", "\r"} else "\n"
    records, problems = parse_yaml(path, text)
    if problems and not records:
        place = problems[0].place
        raise LtError(
            f"{path} cannot be read at the moment, so nothing can be added to it: line "
            f"{place.line}: {problems[0].message}",
            problems[0].help,
        )
    lines = split(text)
    if not records:
        bare = all(not line.strip() or line.lstrip(" ").startswith("#") for line in lines)
        return Layout("empty" if bare else "brackets", newline)
    positions = records[0].source.positions
    line, column = positions[0], positions[1]
    first = lines[line][column : column + 1]
    if records[0].node == 0:
        return Layout("brackets" if first == "{" else "one", newline, tuple(records))
    if first == "[":
        return Layout("brackets", newline, tuple(records))
    starts = tuple(_dash_line(lines, positions[2 * one.node], column) for one in records)
    gap = positions[2 * records[-1].node + 1] - column
    same_line = positions[2 * records[-1].node] == starts[-1]
    before = [lines[_own_start(lines, start, column) - 1] for start in starts[1:]]
    return Layout(
        "list",
        newline,
        tuple(records),
        starts,
        column,
        gap if same_line else 2,
        bool(before) and 2 * sum(not one.strip() for one in before) > len(before),
        len(problems),
    )


def split(text: str) -> list[str]:
    """The lines of a text as YAML counts them, without their ends."""
    return _BREAK.split(text)


def insert(
    path: str, text: str, at: Layout, lines: Lines, before: int | None = None
) -> tuple[str, Record]:
    """The text with a record added, and the record as it will be read.

    Args:
        path: Of the file, for messages.
        text: As it stands.
        at: Its layout; a list, or empty.
        lines: Gives the record's fields as lines, indented by so many spaces.
        before: The number of the record before which it goes, from 0; at the end where None.

    Raises:
        LtError: It cannot be added without changing what is there.
    """
    spots = [len(text)]
    if before is not None and before < len(at.starts):
        spots.insert(0, _offset(text, _own_start(split(text), at.starts[before], at.dash)))
    wanted = parse_yaml(path, _item(at, lines) + at.newline)[0]
    for spot in spots:
        new = _put(text, spot, at, _item(at, lines))
        index = len(at.records) if spot == len(text) else before or 0
        if found := _proved(path, new, at, index, wanted):
            return new, found
    raise LtError(
        f"A record cannot be added to {path} without changing what stands there.",
        "Its list is laid out in a way that lt does not write into. Add the record by hand, or "
        "move the list into a file of its own.",
    )


def _item(at: Layout, lines: Lines) -> str:
    inner = at.dash + at.gap
    fields = lines(inner)
    first = " " * at.dash + "-" + " " * (at.gap - 1) + fields[0][inner:]
    return at.newline.join([first, *fields[1:]])


def _put(text: str, spot: int, at: Layout, item: str) -> str:
    before, after = text[:spot], text[spot:]
    new = item + at.newline
    if after:
        return before + new + (at.newline if at.parted else "") + after
    if before and not _BREAK.search(before[-1]):
        new = at.newline + new
    # A file of comments only gets an empty line, so that the record does not look like one.
    above = split(before.rstrip(" "))
    blank = len(above) > 1 and not above[-1].strip() and not above[-2].strip()
    if before.strip() and not blank and (at.parted or at.form == "empty"):
        new = at.newline + new
    return before + new


def _dash_line(lines: list[str], line: int, column: int) -> int:
    """The line of the dash that belongs to a record; a dash may stand alone, above its fields."""
    while line > 0 and lines[line][column : column + 1] != "-":
        line -= 1
    return line


def _own_start(lines: list[str], start: int, dash: int) -> int:
    """The line at which a record starts, its own comments included."""
    line = start
    while line > 0 and _is_comment(lines[line - 1], dash):
        line -= 1
    # Comments at the top speak of the file.
    return line or start


def _is_comment(line: str, dash: int) -> bool:
    """Whether a line is a comment that no text of the record above it can hold."""
    bare = line.lstrip(" ")
    return bare.startswith("#") and len(line) - len(bare) <= dash


def _offset(text: str, line: int) -> int:
    at = 0
    for _ in range(line):
        found = _BREAK.search(text, at)
        at = found.end() if found else len(text)
    return at


def _proved(path: str, new: str, at: Layout, index: int, wanted: list[Record]) -> Record | None:
    """The new record, if the new text holds it in its place and the old ones unchanged."""
    records, problems = parse_yaml(path, new)
    if len(records) != len(at.records) + 1 or len(problems) > at.problems or len(wanted) != 1:
        return None
    data = [without_last_break(one.data) for one in records]
    old = [without_last_break(one.data) for one in at.records]
    same = data == [*old[:index], without_last_break(wanted[0].data), *old[index:]]
    return records[index] if same else None


def without_last_break(value: Any) -> Any:
    """A value without the line break that its last text gains when the file gets its last one."""
    if isinstance(value, dict):
        return {name: without_last_break(item) for name, item in value.items()}
    if isinstance(value, list):
        return [without_last_break(item) for item in value]
    return value.removesuffix("\n") if isinstance(value, str) else value
