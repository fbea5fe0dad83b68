"""Reads a file past its faults: one slip hides neither the next one nor the records around it.

Where YAML stops, the slip is told and, in memory only, set right if that takes nothing but spaces,
the dash of a record or the colon of a field; otherwise the value that holds it is left out, and
failing that its record. Lines keep their numbers. Each record of a list, and each field of a file
that is one record, is looked at by itself, so that the cost of a fault is that of its own lines.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from learning_together.diagnostics import Edit, Place, Problem
from learning_together.folder import faults
from learning_together.folder.yaml.edits import stretch
from learning_together.folder.yaml.front_matter import parse_markdown
from learning_together.folder.yaml.lines import opens_field, read, split
from learning_together.folder.yaml.mistakes.conflict import one_side
from learning_together.folder.yaml.mistakes.hints import Hint
from learning_together.folder.yaml.mistakes.openings import first_word, is_id, is_sign
from learning_together.folder.yaml.mistakes.tables import tables
from learning_together.folder.yaml.parse import fault_of, whole
from learning_together.folder.yaml.positioned import Record
from learning_together.folder.yaml.reader import StoppedError, several_documents
from learning_together.patterns import regex

#: Of a file with more faults the rest is left out, which is told.
MOST = 200
#: How often one stretch is looked at, and how much text in all of it.
_ROUNDS = 60
_MUCH = 8_000_000

_PARTING = regex(r"---(?:\s|\Z)")
_DASH = regex(r"[ \t]*-(?!--)")


class Reading(NamedTuple):
    """What a file holds.

    Attributes:
        records: Those that could be read.
        problems: What is wrong with its text.
        left_out: The stretches that could not be read; empty text for one that could, once its
            layout was put right.
        heading: The place of a name below which all the records stand, as if they were a field.
    """

    records: list[Record]
    problems: list[Problem]
    left_out: tuple[str, ...]
    heading: Place | None = None


def read_on(path: str, text: str, hints: Sequence[Hint] = (), body: str = "") -> Reading:
    """The records of a file as far as they can be read.

    Args:
        path: Of the file, for messages.
        text: Its content.
        hints: What the scaffold of its kind says in comments; text behind them is told.
        body: Of a Markdown file: the field that its text fills.
    """
    left: list[str] = []

    def parse(path: str, text: str, hints: Sequence[Hint]) -> tuple[list[Record], list[Problem]]:
        return _past_faults(path, text, hints, left)

    records, problems = (
        parse_markdown(path, text, body, hints, parse) if body else parse(path, text, hints)
    )
    if not records and problems:
        left = [text]
    heading = None if body else _heading(records)
    if heading:
        records = records[0].listed(next(iter(records[0].data)))
    return Reading(records, problems, tuple(left), heading)


def _heading(records: Sequence[Record]) -> Place | None:
    """Where the only thing in a file is a name with a list of records below it, that name."""
    if len(records) != 1 or len(records[0].data) != 1:
        return None
    ((name, value),) = records[0].data.items()
    listed = isinstance(value, list) and any(isinstance(one, dict) for one in value)
    if not listed and not (isinstance(value, dict) and "id" in value):
        return None
    return records[0].place(name, key=True)


def _past_faults(
    path: str, text: str, hints: Sequence[Hint], left: list[str]
) -> tuple[list[Record], list[Problem]]:
    try:
        records, problems = whole(path, text, hints)
    except StoppedError as stopped:
        if stopped.problem.check is faults.TOO_DEEP:
            return [], [*stopped.before, stopped.problem]
    else:
        if all(one.check is not faults.BAD_YAML for one in problems):
            return records, problems
    lines, told = one_side(path, split(text))
    sound = _Sound(path, lines, told, frozenset(one.field for one in hints))
    sound.settle()
    left += sound.left
    try:
        records, problems = whole(path, "\n".join(sound.lines), hints)
    except StoppedError as stopped:
        return [], [*sound.told, *stopped.before, stopped.problem]
    for record in records:
        record.source.text = text
    sound.put_back(records)
    sound.mark(records)
    # What was left out leaves a dash without words, which is no fault of its own.
    rest = [
        one
        for one in problems
        if one.check is not faults.NOT_A_RECORD or one.place.line - 1 not in sound.rows
    ]
    return records, [*sound.told, *map(sound.in_file, rest)]


@dataclass
class _Sound:
    """A file's lines on their way to what YAML can read.

    Attributes:
        path: Of the file.
        lines: Of its text; they change, their number does not.
        told: The faults.
        names: Of the fields of its kind.
        left: The stretches that were left out.
        rows: The lines whose value was left out, with the name of the field.
    """

    path: str
    lines: list[str]
    told: list[Problem]
    names: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.left: list[str] = ["" for _ in self.told]
        self._typed = list(self.lines)
        self.rows: dict[int, str] = {}

    def settle(self) -> None:
        """Looks at each record or field by itself, then at how they stand together."""
        self._one_document()
        self._no_tables()
        for start, end in list(_stretches(self.lines)):
            if len(self.told) >= MOST:
                self._give_up(start)
                break
            self._settle(start, end)
        self._settle(0, len(self.lines))

    def _one_document(self) -> None:
        """Lines that end the file for YAML, and for nobody else: it goes on below them."""
        for row in range(_first(self.lines) + 1, len(self.lines)):
            if _PARTING.match(self.lines[row]):
                self.told.append(several_documents(self.path, row, self.lines[row]))
                self.left.append("")
                self.lines[row] = ""

    def _no_tables(self) -> None:
        """Takes tables away, each of which is one slip and not one a row."""
        for start, end, problem in list(tables(self.path, self.lines)):
            self.told.append(problem)
            self.left.append("\n".join(self.lines[start:end]))
            self.lines[start:end] = ["" for _ in range(start, end)]

    def mark(self, records: Sequence[Record]) -> None:
        """Notes at each record the fields that are not there as they were typed."""
        starts = [(record.place().line - 1, record) for record in records]
        for row, name in self.rows.items():
            record = next((one for start, one in reversed(starts) if start <= row), None)
            if record is None:
                if records and is_id(self._typed[row].strip()):  # Its name alone is missing.
                    records[0].left_out = records[0].left_out | {"id"}
                continue
            above = [
                field
                for field in record.data
                if field != "id" and record.place(field, key=True).line - 1 <= row
            ]
            record.left_out = record.left_out | {name, *above[-1:]}

    def in_file(self, problem: Problem) -> Problem:
        """A problem at its place in the file, where that stands elsewhere in its line."""
        place, edit = problem.place, problem.edit
        more = self._further(place.line - 1)
        if edit and any(map(self._changed, range(edit.place.line - 1, self._last(edit)))):
            edit = None  # Once that is put right, it is offered again.
        if more:
            place = replace(place, column=max(place.column + more, 1))
        return replace(problem, place=place, edit=edit)

    def put_back(self, records: Sequence[Record]) -> None:
        """Corrects where values stand on lines whose layout was put right."""
        if records and any(map(self._further, range(len(self.lines)))):
            positions = records[0].source.positions
            for at in range(0, len(positions), 2):
                positions[at + 1] = max(positions[at + 1] + self._further(positions[at]), 0)

    def _changed(self, row: int) -> bool:
        return row < len(self.lines) and self.lines[row] != self._typed[row]

    def _further(self, row: int) -> int:
        """How much further in a line stands in the file."""
        if row >= len(self.lines) or self.lines[row] == self._typed[row]:
            return 0
        now, typed = self.lines[row], self._typed[row]
        same = now.lstrip(" \t-") == typed.lstrip(" \t-")
        return len(typed) - len(now) if same else 0

    def _last(self, edit: Edit) -> int:
        return edit.place.line + stretch(self.lines, edit.place).count("\n")

    def _settle(self, start: int, end: int) -> None:
        spent, before = 0, None
        while True:
            text = "\n".join([*self.lines[start:end], ""])
            problem = fault_of(self.path, text, self.names)
            if problem is None:
                return
            problem = _below(problem, start)
            told = self.in_file(problem)
            again = before is not None and problem.place == before.place
            before, spent = problem, spent + 1
            if spent > _ROUNDS or spent * len(text) > _MUCH or len(self.told) >= MOST:
                self._drop(start, end, told)
                return
            if again:  # What was left out before did not help.
                self.told.pop()
            if problem.edit and not again and self._laid_out(problem.edit):
                self.told.append(told)
                self.left.append("")
                continue
            said = self._leave_out(problem, start, end)
            if not said:
                self._drop(start, end, told)
                return
            self.told.append(_saying(told, said))

    def _laid_out(self, edit: Edit) -> bool:
        """Makes an edit of nothing but spaces, a dash or a colon, and of no number of lines."""
        at = edit.place
        old = stretch(self.lines, at)
        new = edit.replacement
        if "".join(old.split()) != "".join(new.split()):
            if not (edit.sure and is_sign(old) and len(new) <= len(old)):
                return False
            new = new.ljust(len(old))
        if old == new or old.count("\n") != new.count("\n"):
            return False
        row, last = at.line - 1, at.line - 1 + old.count("\n")
        head = self.lines[row][: at.column - 1]
        begun = 0 if last > row else at.column - 1
        tail = self.lines[last][begun + len(old.rpartition("\n")[2]) :]
        self.lines[row : last + 1] = f"{head}{new}{tail}".split("\n")
        return True

    def _leave_out(self, problem: Problem, start: int, end: int) -> str:
        """Takes the value with the fault away; says what that is, nothing if it does not help."""
        row = min(problem.place.line - 1, end - 1)
        owner = row
        while owner > start and not _opens(self.lines[owner]):
            owner -= 1
        line, parts = self.lines[owner], read(self.lines[owner])
        if not _opens(line) or (owner < row and not _within(self.lines[row], parts.margin)):
            owner, line = row, self.lines[row]
            parts = read(line)
        margin = parts.margin if parts.name else parts.indent
        last = owner + 1
        while last < end and (last <= row or _within(self.lines[last], margin)):
            last += 1
        head = line[: parts.start].rstrip() if _opens(line) else ""
        old = self.lines[owner:last]
        if [head, *("" for _ in old[1:])] == old:
            head = ""
            if parts.dashes or not line:
                return ""
        self.left.append("\n".join(old))
        self.lines[owner:last] = [head, *("" for _ in old[1:])]
        name = parts.name if _opens(line) else first_word(line, self.names)
        self.rows[owner] = name or parts.name
        return f"“{name}”" if name else "this line"

    def _drop(
        self, start: int, end: int, problem: Problem, what: str = "what stands around it"
    ) -> None:
        self.told.append(_saying(problem, what))
        self.left.append("\n".join(self.lines[start:end]))
        self.lines[start:end] = ["" for _ in range(start, end)]

    def _give_up(self, start: int) -> None:
        place = Place(self.path, start + 1)
        self.told.append(
            faults.BAD_YAML.at(
                place,
                "So much of this file cannot be read that lt stops here; all that stands below is "
                "left out.",
                "Mend what is shown above this first.",
            )
        )
        self.left.append("\n".join(self.lines[start:]))
        self.lines[start:] = ["" for _ in self.lines[start:]]


def _saying(problem: Problem, what: str) -> Problem:
    said = f"Until it is mended, {what} is left out; the rest of the file is read."
    return replace(problem, message=f"{problem.message} {said}")


def _below(problem: Problem, rows: int) -> Problem:
    """The problem, of a stretch that begins so many lines below the first."""
    place = replace(problem.place, line=problem.place.line + rows)
    edit = problem.edit
    if edit:
        edit = replace(edit, place=replace(edit.place, line=edit.place.line + rows))
    return replace(problem, place=place, edit=edit)


def _opens(line: str) -> bool:
    return opens_field(line) or bool(read(line).dashes)


def _within(line: str, margin: int) -> bool:
    return not line.strip() or len(line) - len(line.lstrip(" \t")) > margin


def _first(lines: Sequence[str]) -> int:
    """The first line that is neither empty nor a comment."""
    return next(
        (row for row, line in enumerate(lines) if line.strip() and line.lstrip()[0] not in "#%"), 0
    )


def _stretches(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """From which line to which each record of a list goes; of one record, each of its fields."""
    first = _first(lines)
    line = lines[first]
    margin = len(line) - len(line.lstrip(" \t"))
    if _DASH.match(line):
        begins = re.compile(rf"[ \t]{{0,{margin}}}-(?:[ \t]|\Z|[A-Za-z][\w ]*:(?:[ ]|\Z))")
    else:
        begins = re.compile(rf"[ \t]{{0,{margin}}}[A-Za-z][\w -]{{0,39}}:(?:[ ]|\Z)")
    starts = [row for row, one in enumerate(lines) if row > first and begins.match(one)]
    return zip([0, *starts], [*starts, len(lines)], strict=True)
