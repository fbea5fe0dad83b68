"""Where a parser stopped, and over what: what the explanations of slips start from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from yaml import MarkedYAMLError

from learning_together.diagnostics import Check, Edit, Place, Problem
from learning_together.english import short
from learning_together.folder import faults
from learning_together.folder.yaml.lines import mended_value, opens_field, read

#: How far above the parser's stop a slip is looked for; quotes are looked for in the whole file.
NEAR = 12


@dataclass(frozen=True)
class Stop:
    """Where a parser stopped, and over what; `names` are those of fields, as far as known."""

    path: str
    lines: list[str]
    row: int
    column: int
    said: str
    context: str
    context_row: int
    context_column: int
    names: frozenset[str] = frozenset()

    def above(self) -> Iterator[int]:
        """The numbers of the lines from the stop upwards, empty and comment lines left out."""
        for row in range(self.row, max(self.row - NEAR, -1), -1):
            text = self.lines[row].strip()
            if text and not text.startswith("#"):
                yield row

    def at(
        self,
        row: int,
        column: int,
        message: str,
        help_: str = "",
        *,
        length: int = 0,
        check: Check = faults.BAD_YAML,
        edit: Edit | None = None,
    ) -> Problem:
        """A problem at a spot of the file, line and column from 0."""
        return check.at(Place(self.path, row + 1, column + 1, length), message, help_, edit=edit)

    def edit(self, row: int, column: int, length: int, text: str) -> Edit:
        """Puts a text in the place of another, line and column from 0."""
        return Edit(Place(self.path, row + 1, column + 1, length), text)

    def further_in(self, row: int, margin: int) -> Edit:
        """Puts text that has fallen out of its field at a margin, with what goes on from it."""
        return text_moved(self.path, self.lines, row, margin)

    def edit_value(self, row: int, text: str) -> Edit | None:
        """Puts a text in the place of a line's value; None where that is not mechanical."""
        parts = read(self.lines[row])
        value = "" if _goes_on(self.lines, row) else mended_value(parts, text)
        return self.edit(row, parts.start, len(parts.value), value) if value else None


def stop_of(
    path: str, lines: list[str], error: Exception, names: frozenset[str] = frozenset()
) -> Stop:
    """Where reading stopped, within the file's lines."""
    row = column = context_row = context_column = 0
    said, context = str(getattr(error, "reason", "") or error), ""
    if isinstance(error, MarkedYAMLError):
        said, context = error.problem or "", error.context or ""
        mark: Any = error.problem_mark or error.context_mark
        row, column = (mark.line, mark.column) if mark is not None else (0, 0)
        start: Any = error.context_mark or mark
        context_row, context_column = (start.line, start.column) if start else (row, column)
    last = len(lines) - 1
    while last > 0 and not lines[last].strip():
        last -= 1
    if row > last:
        row, column = last, len(lines[last])
    above = min(context_row, last)
    return Stop(path, lines, row, column, said, context, above, context_column, names)


def belongs_nowhere(stop: Stop, row: int) -> bool:
    """Whether a line is text where a record ought to be, and no item of a field's list."""
    parts = read(stop.lines[row])
    if parts.name or parts.indent:
        return False
    fields = (read(line) for line in stop.lines if opens_field(line))
    return not any(one.indent == 0 and not one.dashes for one in fields)


def by_itself(stop: Stop, row: int) -> Problem:
    """That a line of text belongs to no field."""
    text = stop.lines[row].strip()
    return stop.at(
        row,
        0,
        f"“{short(text)}” stands here by itself, where a record is expected.",
        length=len(text),
        check=faults.NOT_A_RECORD,
    )


def shifted(path: str, lines: Sequence[str], row: int, last: int, spaces: int) -> Edit:
    """Puts lines so many spaces further in; further out where that is less than nothing."""
    old = lines[row : last + 1]
    new = [
        " " * max(len(line) - len(line.lstrip(" ")) + spaces, 0) + line.lstrip(" ")
        if line.strip()
        else line
        for line in old
    ]
    return Edit(Place(path, row + 1, 1, len("\n".join(old))), "\n".join(new))


def text_moved(path: str, lines: Sequence[str], row: int, margin: int) -> Edit:
    """Puts a line of text at a margin, with those that go on from it.

    Args:
        path: Of the file.
        lines: Of its text.
        row: The first line.
        margin: How many spaces are to stand before it.
    """
    last = row
    for number in range(row + 1, len(lines)):
        line = lines[number]
        if opens_field(line) or line.lstrip().startswith("#"):
            break
        if line.strip():
            last = number
    return shifted(path, lines, row, last, margin - read(lines[row]).indent)


def _goes_on(lines: list[str], row: int) -> bool:
    """Whether the value of a line may go on below it."""
    following = next_line(lines, row)
    if following is None:
        return False
    parts, below = read(lines[row]), read(lines[following])
    anew = opens_field(lines[following]) or below.dashes
    return below.indent > (parts.margin if anew else parts.indent)


def next_line(lines: list[str], row: int) -> int | None:
    """The next line that is not blank."""
    return next((n for n in range(row + 1, len(lines)) if lines[n].strip()), None)
