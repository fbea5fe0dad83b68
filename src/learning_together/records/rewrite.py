"""Changes fields of records and puts new records into a list, all else kept to the byte.

Takes a file's text, what is to change and what is to be added; gives the new text, proved by
reading it again. Comments and line breaks stay, and a comment beside a value that changes stays
beside the new one. Touches no disk.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from learning_together.errors import LtError
from learning_together.folder.yaml import Record, parse_yaml
from learning_together.folder.yaml.write.insert import Layout, layout
from learning_together.folder.yaml.write.new_records import Writer, one_field
from learning_together.folder.yaml.write.scalars import Value
from learning_together.records.kinds import model
from learning_together.records.shape import fields

_LINE = re.compile("[^\n\r\x85\u2028\u2029]*(?:\r\n|[\n\r\x85\u2028\u2029]|\\Z)")
_PLAIN_COMMENT = re.compile(r"\s#.*\Z")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"(\s+#.*)?\s*\Z|' r"'(?:[^']|'')*'(\s+#.*)?\s*\Z")

#: A field's new value; None takes the field away.
Change = Mapping[str, Value | None]


@dataclass
class Rewriting:
    """What becomes of a file.

    Attributes:
        changes: By the number of the record in the file.
        added: New records.
        order: The sort key of each record as it will be, then of each new one; None to keep the
            order and put new ones at the end.
    """

    changes: Mapping[int, Change] = field(default_factory=dict)
    added: Sequence[Mapping[str, Value]] = ()
    order: Sequence[Any] | None = None


def rewrite(kind: str, path: str, text: str, wanted: Rewriting) -> str:
    """The text of a file after some of its records have changed and others were added.

    Args:
        kind: Of its records.
        path: Of the file, for messages.
        text: As it stands.
        wanted: The changes.

    Raises:
        LtError: They cannot be made without touching what else stands there.
    """
    at = layout(path, text)
    if at.form not in {"list", "empty"}:
        raise LtError(
            f"{path} does not list its records with dashes, so lt cannot write into it without "
            "changing what stands there.",
            "Write the list with dashes (“- id: …”), one record below the other.",
        )
    lines = [line for line in _LINE.findall(text) if line]
    head, chunks, tail = _chunks(lines, at)
    expected: list[Mapping[str, Any]] = [dict(record.data) for record in at.records]
    names = list(fields(model(kind)))
    for number, change in wanted.changes.items():
        chunks[number] = _Editing(at, number, chunks[number], lines).apply(change, names)
        expected[number] = _changed(expected[number], change, names)
    write = Writer(at, names)
    for values in wanted.added:
        chunks.append(write.item(values))
        expected.append(values)
    keys = wanted.order
    old = len(at.records)
    order = list(range(len(chunks)))
    if keys is not None:
        order.sort(key=lambda number: keys[number])
    new = _joined(head, chunks, tail, at, order)
    # Reading takes longest: of new records with nothing unusual in them, every fiftieth is read.
    proof = [n for n in order if n < old or not n % 50 or not write.usual[n - old]]
    text = new if len(proof) == len(order) else _joined(head, chunks, tail, at, proof)
    if not _holds(path, text, [expected[n] for n in proof], at.problems):
        raise LtError(
            f"{path} is laid out in a way that lt cannot write into without changing what stands "
            "there.",
            "Lay its records out with a field a line, or move them into a file of their own.",
        )
    return new


def _chunks(lines: list[str], at: Layout) -> tuple[list[str], list[list[str]], list[str]]:
    """The lines above the records, those of each with the comments above it, and the rest."""
    if not at.starts:
        return lines, [], []
    starts = [_own_start(lines, start, at.dash) for start in at.starts]
    end = len(lines)
    while end > starts[-1] + 1 and _idle(lines[end - 1], at.dash):
        end -= 1
    chunks = [lines[first:last] for first, last in zip(starts, [*starts[1:], end], strict=True)]
    return lines[: starts[0]], chunks, lines[end:]


def _own_start(lines: list[str], start: int, dash: int) -> int:
    line = start
    while line > 0 and _comment(lines[line - 1], dash):
        line -= 1
    # Comments at the top of the file speak of the file.
    return line or start


def _idle(line: str, dash: int) -> bool:
    return not line.strip() or _comment(line, dash)


def _comment(line: str, dash: int) -> bool:
    bare = line.lstrip(" ")
    return bare.startswith("#") and len(line) - len(bare) <= dash


def _changed(data: Mapping[str, Any], change: Change, names: list[str]) -> dict[str, Any]:
    new = {name: value for name, value in data.items() if change.get(name, value) is not None}
    new |= {name: value for name, value in change.items() if value is not None}
    return {name: new[name] for name in (*names, *new) if name in new}


def _joined(
    head: list[str], chunks: list[list[str]], tail: list[str], at: Layout, numbers: list[int]
) -> str:  # fmt: skip
    pieces = list(head)
    if head and at.form == "empty" and head[-1].strip():
        pieces[-1] = _ended(pieces[-1], at.newline)
        pieces.append(at.newline)
    for place, number in enumerate(numbers):
        lines = list(chunks[number])
        if lines:
            lines[-1] = _ended(lines[-1], at.newline)
        last = place == len(numbers) - 1
        if at.parted and not last and lines[-1].strip():
            lines.append(at.newline)
        if last and number != len(at.records) - 1 and at.parted:
            while lines and not lines[-1].strip():
                lines.pop()
        pieces += lines
    return "".join((*pieces, *tail))


def _ended(line: str, newline: str) -> str:
    return line if line.endswith(("\n", "\r", "\x85", "\u2028", "\u2029")) else line + newline


class _Editing:
    """Changes fields within the lines of one record."""

    def __init__(self, at: Layout, number: int, chunk: list[str], lines: list[str]) -> None:
        self.at = at
        self.record: Record = at.records[number]
        self.chunk = list(chunk)
        self.first = _own_start(lines, at.starts[number], at.dash)
        self.column = self.record.place().column - 1
        self.path = self.record.source.path

    def apply(self, change: Change, names: list[str]) -> list[str]:
        """The record's lines after the change."""
        spots = self._spots()
        blocks = {name: self._block(name, spots) for name in spots}
        order = list(spots)
        made: dict[str, list[str]] = {}
        for name, value in change.items():
            if name in spots:
                start, end = blocks[name]
                made[name] = self._replaced(name, value, self.chunk[start:end])
            elif value is not None:
                made[name] = self._new(name, value)
        out: list[str] = self.chunk[: blocks[order[0]][0]] if order else []
        waiting = [name for name in names if name in made and name not in spots]
        for place, name in enumerate(order):
            start, end = blocks[name]
            upto = blocks[order[place + 1]][0] if place + 1 < len(order) else len(self.chunk)
            out += made[name] if name in made else self.chunk[start:end]
            following = names.index(order[place + 1]) if (
                place + 1 < len(order) and order[place + 1] in names) else len(names)  # fmt: skip
            for new in [one for one in waiting if names.index(one) < following]:
                if out:
                    out[-1] = _ended(out[-1], self.at.newline)
                out += made[new]
                waiting.remove(new)
            out += self.chunk[end:upto]
        return out

    def _spots(self) -> dict[str, int]:
        """The line of each field's name within the record's lines."""
        spots: dict[str, int] = {}
        for name in self.record.data:
            place = self.record.place(name, key=True)
            line = place.line - 1 - self.first
            if place.column - 1 != self.column or line in spots.values():
                raise LtError(
                    f"{self.path}, line {place.line}: this record does not have a field a line, so "
                    "lt cannot change a field of it without changing what stands there.",
                    "Write each field of the record on a line of its own.",
                )
            spots[name] = line
        return spots

    def _block(self, name: str, spots: dict[str, int]) -> tuple[int, int]:
        start = spots[name]
        end = min((line for line in spots.values() if line > start), default=len(self.chunk))
        while end > start + 1 and (
            not self.chunk[end - 1].strip() or _comment(self.chunk[end - 1], self.column)
        ):
            end -= 1
        return start, end

    def _new(self, name: str, value: Value) -> list[str]:
        return [line + self.at.newline for line in one_field(name, value, self.column)]

    def _replaced(self, name: str, value: Value | None, old: list[str]) -> list[str]:
        comment = self._remark(name, old)
        if value is None:
            if old[0][: self.column].strip():
                raise LtError(
                    f"{self.path}: the first field of a record cannot be taken away.",
                    "Put “id” first.",
                )
            return [f"{' ' * self.column}{comment.strip()}{self.at.newline}"] if comment else []
        lines = self._new(name, value)
        lines[0] = old[0][: self.column] + lines[0][self.column :]
        if comment:
            bare = lines[0][: -len(self.at.newline)]
            lines[0] = f"{bare}{comment}{self.at.newline}"
        return lines

    def _remark(self, name: str, old: list[str]) -> str:
        """The comment beside a value, with the space before it."""
        found = ""
        for number, line in enumerate(old):
            bare = line.rstrip("\r\n\x85\u2028\u2029")
            value = bare[self.column + len(name) + 1 :].lstrip() if number == 0 else bare.lstrip()
            block = number == 0 and re.match(r"[|>][0-9+-]*(\s+#.*)?\s*\Z", value)
            if block:
                return block[1] or ""
            if value[:1] in {'"', "'"}:
                closed = _QUOTED.match(value)
                found = (closed[1] or closed[2] or "") if closed else found
            elif comment := _PLAIN_COMMENT.search(value):
                if found or (number and len(old) > 1 and number < len(old) - 1):
                    raise LtError(
                        f"{self.path}: a value with comments between its lines cannot be changed.",
                        "Put the comments above the field.",
                    )
                found = f" {comment[0]}" if not comment[0].startswith("  ") else comment[0]
        return found


def _holds(path: str, text: str, expected: list[Mapping[str, Any]], problems: int) -> bool:
    records, found = parse_yaml(path, text)
    if len(found) > problems or len(records) != len(expected):
        return False
    return all(
        one.data == wanted or _words(one.data) == _words(wanted)
        for one, wanted in zip(records, expected, strict=True)
    )


def _words(value: Any) -> Any:
    """A value as it is compared: a last line that gains its line break is the same text."""
    if isinstance(value, Mapping):
        return {name: _words(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_words(item) for item in value]
    return value.removesuffix("\n") if isinstance(value, str) else value
