"""Puts new values into a file's text, and proves that nothing else in it has changed.

Takes text and values, gives text; touches no disk. Every byte that is no part of a changed value
stays: comments, line breaks, the order of fields, the layout of lists.
"""

import copy
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from learning_together.errors import LtError
from learning_together.folder.yaml import Record, parse_markdown, parse_yaml
from learning_together.folder.yaml.spans import Node, Step, spans
from learning_together.folder.yaml.write.insert import without_last_break as bare
from learning_together.folder.yaml.write.scalars import Value, field_lines, is_tight, quoted

Steps = tuple[Step, ...]

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_TAIL = re.compile(r"[ \t]*(?:#[^\r\n\x85\u2028\u2029]*)?(?=[\r\n\x85\u2028\u2029]|\Z)")
_HEAD = re.compile(r"[|>][-+0-9]*([ \t]+#[^\r\n\x85\u2028\u2029]*)?")


@dataclass(frozen=True, slots=True)
class Edit:
    """One value that is to be put in.

    Attributes:
        record: The number of the record within the file, from 0.
        steps: The field, and where in it; names and numbers.
        value: The new value; empty text or an empty list empties the field.
    """

    record: int
    steps: Steps
    value: Value


def edited(
    path: str,
    text: str,
    edits: Sequence[Edit],
    before: Callable[[Steps], Sequence[str]] = lambda _steps: (),
    body: str = "",
) -> tuple[str, list[Record]]:
    """A file's text with the values put in, and its records as they will be read.

    Args:
        path: Of the file, for messages.
        text: As it stands.
        edits: No two for one value, nor for one within another.
        before: The fields that stand before a field that is to be added, in their order.
        body: Of a Markdown file: the field that its text fills.

    Raises:
        LtError: It cannot be done without changing what else stands there.
    """
    old, problems = _read(path, text, body)
    if not old:
        said = problems[0].message if problems else "it holds no record."
        raise LtError(f"{path} cannot be read at the moment, so nothing in it was changed: {said}")
    wanted = [copy.deepcopy(record.data) for record in old]
    for edit in edits:
        _set(wanted[edit.record], edit.steps, edit.value)
    new = _in_markdown(text, edits, before, body) if body else _in_yaml(text, edits, before)
    records, found = _read(path, new, body)
    same = [bare(_given(one.data)) for one in records] == [bare(_given(one)) for one in wanted]
    if not same or len(found) > len(problems):
        places = ", ".join(dict.fromkeys(".".join(map(str, edit.steps)) for edit in edits))
        raise LtError(
            f"{path} cannot be changed without touching what else stands there ({places}).",
            "Its text is laid out in a way that lt does not write into. Make the change by hand.",
        )
    return new, records


def _read(path: str, text: str, body: str) -> tuple[list[Record], list[Any]]:
    return parse_markdown(path, text, body) if body else parse_yaml(path, text)


def _given(data: Any) -> Any:
    """Data without fields that are left empty."""
    if isinstance(data, dict):
        kept = {name: _given(value) for name, value in data.items()}
        return {name: value for name, value in kept.items() if value not in (None, "", [], {})}
    if isinstance(data, list):
        return [_given(item) for item in data]
    return data


def _set(data: Any, steps: Steps, value: Value) -> None:
    for number, step in enumerate(steps[:-1]):
        inner = data[step] if not isinstance(data, dict) or data.get(step) else None
        if inner is None:
            inner = data[step] = [] if isinstance(steps[number + 1], int) else {}
        data = inner
    last = steps[-1]
    if isinstance(data, list) and isinstance(last, int) and last == len(data):
        data.append(_plain(value))
    else:
        data[last] = _plain(value)


def _plain(value: Value) -> Any:
    if isinstance(value, str):
        return value or None
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value]


def _in_markdown(
    text: str, edits: Sequence[Edit], before: Callable[[Steps], Sequence[str]], body: str
) -> str:
    """The front matter and the text below it, each changed by itself."""
    start = text.index("\n") + 1
    closing = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE).search(text, start)
    if closing is None:
        return text
    below = text[closing.end() :]
    for edit in edits:
        if edit.steps == (body,) and isinstance(edit.value, str):
            lead = below[: len(below) - len(below.lstrip("\r\n"))] or "\n"
            newline = "\r\n" if "\r\n" in text else "\n"
            below = lead + edit.value.strip("\n").replace("\n", newline) + newline
    above = [edit for edit in edits if edit.steps != (body,)]
    fields = text[start : closing.start()]
    if above:
        fields = _in_yaml(fields, above, before)
    return text[:start] + fields + text[closing.start() : closing.end()] + below


def _in_yaml(text: str, edits: Sequence[Edit], before: Callable[[Steps], Sequence[str]]) -> str:
    root = spans(text)
    if root is None:
        return text
    records = [one for one in root.items if one.fields is not None] if root.items else [root]
    writer = _Writer(text)
    for edit in edits:
        if edit.record < len(records):
            writer.put(records[edit.record], edit, before(edit.steps), bracketed=root.style != "")
    return writer.written()


class _Writer:
    """Gathers what is to be replaced in a text, and replaces it at once."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = _BREAK.search(text)
        self.newline = found[0] if found and found[0] in {"\n", "\r\n", "\r"} else "\n"
        self.splices: list[tuple[int, int, str]] = []

    def written(self) -> str:
        """The text with everything replaced."""
        made, at = [], 0
        for start, end, new in sorted(self.splices, key=lambda one: one[:2]):
            made += [self.text[at:start], new]
            at = max(at, end)
        return "".join([*made, self.text[at:]])

    def put(self, record: Node, edit: Edit, before: Sequence[str], *, bracketed: bool) -> None:
        """Notes how one value gets into one record."""
        steps, value = _from_what_is_there(record, edit)
        parent = record.at(steps[:-1])
        if parent is None:
            return
        inner = [record.at(steps[:depth]) for depth in range(len(steps))]
        flow = bracketed or any(node is not None and node.style in {"[", "{"} for node in inner)
        last = steps[-1]
        target = record.at(steps)
        if isinstance(last, int):
            if target is None:
                self._append(parent, [value], flow=flow)
            elif target.value is not None and isinstance(value, str):
                self._item(target, value, flow=flow)
            return
        if target is None:
            if value not in ("", [], (), {}):
                self._add(parent, last, value, before, flow=flow)
        elif flow:
            new = _inline(value)
            space = " " if new and self.text[target.start - 1] == ":" else ""
            self.splices.append((target.start, target.end, space + new))
        elif not self._is_longer(target, value):
            self._replace(parent.names[last], target, last, value)

    def _column(self, offset: int) -> int:
        at = 0
        for found in _BREAK.finditer(self.text, max(0, offset - 2000), offset):
            at = found.end()
        if not at and offset > 2000:  # A line longer than that.
            at = max((one.end() for one in _BREAK.finditer(self.text, 0, offset)), default=0)
        return offset - at

    def _line_end(self, offset: int) -> int:
        found = _BREAK.search(self.text, offset)
        return found.start() if found else len(self.text)

    def _replace(self, name: Node, target: Node, key: str, value: Value) -> None:
        """A field's value in the block style, on its line or below it."""
        colon = self.text.index(":", name.end) + 1
        start, end = colon, target.end
        lead = " "
        between = self.text[colon : target.start].strip()
        if between:  # A comment.
            start, lead = target.start, ""
        if target.value is None and (between or "#" in self._outside(target)):
            raise LtError(
                f"“{key}” holds comments between its items, which would be lost.",
                "Make this change by hand.",
            )
        tail = ""
        head = _HEAD.match(self.text, target.start) if target.style in {"|", ">"} else None
        if head:
            tail = head[1] or ""
        found = _TAIL.match(self.text, end)
        if not head and found:
            tail = found[0].rstrip()
            end = found.end()
        lines = field_lines(key, value or "", self._column(name.start))
        first = lines[0].partition(":")[2].strip()
        if target.style in {'"', "'"} and isinstance(value, str) and len(lines) == 1:
            first = _quoted_as(target.style, value)
        new = (lead + first if first else "") + tail
        self.splices.append((start, end, self.newline.join([new, *lines[1:]])))

    def _outside(self, node: Node) -> str:
        """The text of a list or mapping without that of its values."""
        text, at, kept = self.text, node.start, []
        for inner in _scalars(node):
            kept.append(text[at : inner.start])
            if inner.style in {"|", ">"} and (head := _HEAD.match(text, inner.start)):
                kept.append(head[1] or "")
            at = inner.end
        return "".join([*kept, text[at : node.end]])

    def _item(self, target: Node, value: str, *, flow: bool) -> None:
        if flow or target.style not in {"|", ">"}:
            self.splices.append((target.start, target.end, _inline(value)))
            return
        indent = self._column(target.start)
        head = _HEAD.match(self.text, target.start)
        lines = field_lines("x", value, max(indent - 2, 0))
        first = lines[0].partition(":")[2].strip() + ((head[1] or "") if head else "")
        self.splices.append((target.start, target.end, self.newline.join([first, *lines[1:]])))

    def _is_longer(self, target: Node, value: Value) -> bool:
        """Whether a list only gets more items; then they are added to it."""
        if target.items is None or isinstance(value, str | Mapping) or not target.items:
            return False
        old = [item.value for item in target.items]
        if None in old or list(value[: len(old)]) != old or len(value) == len(old):
            return False
        self._append(target, list(value[len(old) :]), flow=target.style == "[")
        return True

    def _append(self, target: Node, values: list[Value], *, flow: bool) -> None:
        items = target.items or []
        if flow:
            new = ", ".join(_inline(value) for value in values)
            at = items[-1].end if items else target.start + 1
            self.splices.append((at, at, f", {new}" if items else new))
            return
        indent = self._column(target.start)
        lines = [line for value in values for line in _dashed(value, indent)]
        at = self._line_end(items[-1].end if items else target.end)
        self.splices.append((at, at, "".join(self.newline + line for line in lines)))

    def _add(
        self,
        parent: Node,
        key: str,
        value: Value,
        before: Sequence[str],
        *,
        flow: bool,
    ) -> None:
        """A field that was not there: below the one that it comes after."""
        fields = parent.fields or {}
        if flow:
            new = f"{key}: {_inline(value)}"
            ends = [node.end for node in fields.values()]
            at = max(ends) if ends else parent.start + 1
            self.splices.append((at, at, f", {new}" if ends else new))
            return
        there = [name for name in fields if name in before]
        after = max(there, key=list(before).index) if there else next(iter(fields))
        at = self._line_end(max(fields[after].end, parent.names[after].end))
        indent = self._column(next(iter(parent.names.values())).start)
        lines = field_lines(key, value, indent)
        self.splices.append((at, at, "".join(self.newline + line for line in lines)))


def _from_what_is_there(record: Node, edit: Edit) -> tuple[Steps, Value]:
    """The edit, from the innermost part that is there: what is not there is part of the value."""
    steps, value = edit.steps, edit.value
    while len(steps) > 1:
        parent = record.at(steps[:-1])
        if parent is not None and (parent.fields is not None or parent.items is not None):
            break
        last = steps[-1]
        value = {last: value} if isinstance(last, str) else [value]
        steps = steps[:-1]
    return steps, value


def _dashed(value: Value, indent: int) -> list[str]:
    """A value as an item of a list whose dashes stand at that column."""
    # The second item keeps the list out of brackets.
    lines = field_lines("x", [value, "two words"], indent)[1:-1]
    return [line[2:] for line in lines]


def _scalars(node: Node) -> list[Node]:
    """Every text within a node, names included, in order."""
    if node.items is not None:
        return [one for item in node.items for one in _scalars(item)]
    if node.fields is not None:
        return [
            one
            for name, value in node.fields.items()
            for one in (node.names[name], *_scalars(value))
        ]
    return [node]


def _quoted_as(style: str, text: str) -> str:
    if style == "'" and text and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return quoted(text) if text else ""


def _inline(value: Value) -> str:
    """A value as it stands within brackets."""
    if isinstance(value, str):
        return value if is_tight(value) or not value else quoted(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_inline(item)}" for name, item in value.items()) + "}"
    return "[" + ", ".join(_inline(item) or '""' for item in value) + "]"
