"""Puts text that was typed behind a hint of the scaffold into the field that the hint is about.

Takes a file's text and the hints of its kind; gives the text anew. What cannot be proved to belong
to an empty field of a record stays where it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from learning_together.errors import LtError
from learning_together.folder.yaml import Record, parse_yaml
from learning_together.folder.yaml.lines import read
from learning_together.folder.yaml.mistakes.hints import BELOW, Hint, Typed, hint_lines
from learning_together.folder.yaml.write.records import rewritten
from learning_together.folder.yaml.write.splices import Edit

#: What stands behind a field's name where a text is still to come.
_EMPTY = {"", "|", ">-", ">", "|-"}


@dataclass(frozen=True, slots=True)
class Moved:
    """Text that was taken out of a comment.

    Attributes:
        line: Where it stood.
        field: Into which it was put; empty where it stays, since its field is not certain.
        text: The words.
    """

    line: int
    field: str
    text: str


def taken_out(path: str, text: str, hints: Sequence[Hint]) -> tuple[str, tuple[Moved, ...]]:
    """A file's text with what stands behind hints put into its fields, and what became of it.

    Args:
        path: Of the file, for messages.
        text: As it stands.
        hints: Of its kind.
    """
    moved = []
    for typed in [*hint_lines(text.splitlines(), hints)]:
        if not (typed.hint and typed.text) or typed.commented:
            continue
        new = _moved(path, text, typed, hints)
        text = new or text
        moved.append(Moved(typed.row + 1, typed.hint.field if new else "", typed.text))
    return text, tuple(moved)


def _moved(path: str, text: str, typed: Typed, hints: Sequence[Hint]) -> str:
    """The text with one of them in its field; empty where that is not certain."""
    hint = typed.hint
    lines = text.splitlines(keepends=True)
    if hint is None or hint.empty == BELOW or typed.row >= len(lines):
        return ""
    line = lines[typed.row]
    ending = line[len(line.rstrip("\r\n")) :]
    if line.rstrip()[typed.column :] != typed.text:
        return ""  # A line before it was changed.
    lines[typed.row] = line[: typed.column].rstrip() + ending
    bare = "".join(lines)
    row = _row_of_field(lines, typed.row, hint)
    records, _ = parse_yaml(path, bare, hints)
    number = None if row is None else _record_at(records, hint.field, row + 1)
    if number is None:
        return ""
    try:
        return rewritten(path, bare, [Edit(number, (hint.field,), typed.text)])[0]
    except LtError:
        return ""


def _row_of_field(lines: Sequence[str], row: int, hint: Hint) -> int | None:
    """The row of the empty field that a hint is about: its own, or the next that is no comment."""
    for at in range(row, len(lines)):
        bare = lines[at].strip()
        if at > row and bare.startswith("#"):
            continue
        found = read(lines[at].rstrip("\r\n"))
        if found.name == hint.field:
            return at if found.value.partition("#")[0].strip() in {*_EMPTY, hint.empty} else None
        if at > row:
            return None
    return None


def _record_at(records: Sequence[Record], field: str, line: int) -> int | None:
    for number, one in enumerate(records):
        if field in one.data and not one.data[field] and one.place(field, key=True).line == line:
            return number
    return None
