"""How the records of a file are laid out: with dashes, in brackets, one by itself, or none yet.

Takes text, gives a layout; touches no disk.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from learning_together.diagnostics import Problem
from learning_together.errors import LtError
from learning_together.folder.yaml import Record, parse_markdown, parse_yaml
from learning_together.folder.yaml.lines import BREAK, lines_of

#: What reads a file: its path, its text, and of Markdown the field that is its body.
Read = Callable[[str, str, str], tuple[list[Record], list[Problem]]]


@dataclass(frozen=True)
class Layout:
    """How a file lays out its records.

    Attributes:
        form: Nothing in it but comments; a list with dashes; one record; brackets.
        newline: What ends its lines.
        records: As they stand.
        starts: The line at which each record of a list starts, from 0; the comments above it are
            its own.
        end: The line after the last record of a list, from 0; below it are comments only.
        dash: How many spaces stand before a dash.
        gap: How many characters lie between a dash and the field after it.
        parted: Whether records have an empty line between them.
        problems: How many problems the text has.
    """

    form: Literal["empty", "list", "one", "brackets"]
    newline: str
    records: tuple[Record, ...] = ()
    starts: tuple[int, ...] = ()
    end: int = 0
    dash: int = 0
    gap: int = 2
    parted: bool = False
    problems: int = 0


def read(path: str, text: str, body: str = "") -> tuple[list[Record], list[Problem]]:
    """The records of a file of YAML, or of Markdown where a field is its body."""
    return parse_markdown(path, text, body) if body else parse_yaml(path, text)


def layout(path: str, text: str, body: str = "", read: Read = read) -> Layout:
    """How the records of a file are laid out.

    Args:
        path: Of the file, for messages.
        text: As it stands.
        body: Of a Markdown file: the field that its text fills.
        read: What reads it.

    Raises:
        LtError: The file cannot be read.
    """
    records, problems = read(path, text, body)
    if problems and not records:
        raise LtError(
            f"{path} cannot be read at the moment, so nothing in it was changed: line "
            f"{problems[0].place.line}: {problems[0].message}",
            problems[0].help,
        )
    return laid_out(text, records, body, len(problems))


def laid_out(text: str, records: Sequence[Record], body: str = "", problems: int = 0) -> Layout:
    """How the records of a file are laid out, where they have been read.

    Args:
        text: As it stands.
        records: Of the file.
        body: Of a Markdown file: the field that its text fills.
        problems: How many the text has.
    """
    found = BREAK.search(text)
    newline = found[0] if found and found[0] in {"\n", "\r\n", "\r"} else "\n"
    if body:
        newline = "\r\n" if "\r\n" in text else "\n"
        return Layout("one", newline, tuple(records), problems=problems)
    lines = lines_of(text)
    if not records:
        bare = all(_is_idle(line, len(line)) for line in lines)
        return Layout("empty" if bare else "brackets", newline)
    # Of a file that was read again, some records are of an earlier reading.
    line, column = records[0].source.positions[:2]
    first = lines[line][column : column + 1]
    if first in {"{", "["} or records[0].node == 0:
        form: Literal["one", "brackets"] = "one" if first not in {"{", "["} else "brackets"
        return Layout(form, newline, tuple(records), problems=problems)
    dashes = [_dash_line(lines, _place(one)[0], column) for one in records]
    starts = [_own_start(lines, start, column) for start in dashes]
    end = len(lines)
    while end > dashes[-1] + 1 and _is_idle(lines[end - 1], column):
        end -= 1
    last_line, last_column = _place(records[-1])
    parted = sum(not lines[start - 1].strip() for start in starts[1:])
    return Layout(
        "list",
        newline,
        tuple(records),
        tuple(starts),
        end,
        column,
        last_column - column if last_line == dashes[-1] else 2,
        2 * parted > len(starts) - 1,
        problems,
    )


def _place(record: Record) -> tuple[int, int]:
    """The line and column of a record, from 0."""
    at = 2 * record.node
    return record.source.positions[at], record.source.positions[at + 1]


def _dash_line(lines: Sequence[str], line: int, column: int) -> int:
    """The line of the dash that belongs to a record; a dash may stand alone, above its fields."""
    while line > 0 and lines[line][column : column + 1] != "-":
        line -= 1
    return line


def _own_start(lines: Sequence[str], start: int, dash: int) -> int:
    """The line at which a record starts, its own comments included."""
    line = start
    while line > 0 and lines[line - 1].strip() and _is_idle(lines[line - 1], dash):
        line -= 1
    # Comments at the top speak of the file.
    return line or start


def _is_idle(line: str, dash: int) -> bool:
    """Whether a line is empty, or a comment that no text of the record above it can hold."""
    bare = line.lstrip(" ")
    return not bare.strip() or (bare.startswith("#") and len(line) - len(bare) <= dash)
