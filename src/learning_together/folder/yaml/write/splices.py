"""New values of fields as splices of a text: stretches of it that others take the place of.

Takes text with the spans of its values; touches no disk. Every byte that is no part of a changed
value stays: comments, line breaks, the order of fields, the layout of lists.
"""

from bisect import bisect_left, insort
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from learning_together.errors import LtError
from learning_together.folder.yaml.lines import BREAK
from learning_together.folder.yaml.spans import Node, Step
from learning_together.folder.yaml.write.scalars import Value, inline, is_plain, item_lines, scalar
from learning_together.patterns import regex

Steps = tuple[Step, ...]
Values = Mapping[str, Value]
#: The lines of a record with such values, indented by so many spaces.
Lines = Callable[[Values, int], list[str]]

_TAIL = regex(r"[ \t]*(?:#[^\r\n\x85\u2028\u2029]*)?(?=[\r\n\x85\u2028\u2029]|\Z)")
_HEAD = regex(r"[|>][-+0-9]*([ \t]+#[^\r\n\x85\u2028\u2029]*)?")


@dataclass(frozen=True, slots=True)
class Edit:
    """One value that is to be put in.

    Attributes:
        record: The number of the record within the file, from 0.
        steps: The field, and where in it; names and numbers.
        value: The new value; empty text or an empty list empties the field, None takes it away.
    """

    record: int
    steps: Steps
    value: Value | None


class Splices:
    """Gathers what is to be replaced in a text, and replaces it at once.

    Args:
        text: As it stands.
        newline: What ends its lines.
        lines: Lays out fields.
    """

    def __init__(self, text: str, newline: str, lines: Lines) -> None:
        self.text = text
        self._newline = newline
        self._lines = lines
        self._all: list[tuple[int, int, str]] = []

    def replace(self, start: int, end: int, new: str) -> None:
        """Notes what is to stand in the place of a stretch; behind what is noted for that place."""
        insort(self._all, (start, end, new), key=lambda one: one[:2])

    def between(self, start: int, end: int) -> str:
        """A stretch of the text with everything replaced that begins in it."""
        upto = end + (end == len(self.text))
        low, high = bisect_left(self._all, (start,)), bisect_left(self._all, (upto,))
        if low:  # What is replaced may reach into the stretch.
            start = max(start, self._all[low - 1][1])
        made = []
        for first, last, new in self._all[low:high]:
            made += [self.text[start:first], new]
            start = max(start, last)
        return "".join([*made, self.text[start:end]])

    def put(self, record: Node, edit: Edit, before: Sequence[str], *, bracketed: bool) -> None:
        """Notes how one value gets into one record.

        Args:
            record: Where the record stands.
            edit: The value and its place.
            before: The fields that stand before its field, in their order.
            bracketed: Whether the record stands in brackets.
        """
        if edit.value is None and record.at(edit.steps) is None:
            return
        steps, value = _from_what_is_there(record, edit)
        parent, target, last = record.at(steps[:-1]), record.at(steps), steps[-1]
        if parent is None:
            return
        inner = [record.at(steps[:depth]) for depth in range(len(steps))]
        flow = bracketed or any(node is not None and node.style in {"[", "{"} for node in inner)
        if target is None:
            if isinstance(last, int):
                self._append(parent, [value or ""], flow=flow)
            elif value:
                self._add(parent, last, value, before, flow=flow)
        elif isinstance(last, int):
            if target.value is not None and isinstance(value, str):
                self._item(target, value, flow=flow)
        elif flow:
            self._in_brackets(parent, last, target, value)
        elif not self._is_longer(target, value):
            self._replace(parent.names[last], target, last, value)

    def _column(self, offset: int) -> int:
        at = 0
        for found in BREAK.finditer(self.text, max(0, offset - 2000), offset):
            at = found.end()
        if not at and offset > 2000:  # A line longer than that.
            at = max((one.end() for one in BREAK.finditer(self.text, 0, offset)), default=0)
        return offset - at

    def _line_end(self, offset: int) -> int:
        found = BREAK.search(self.text, offset)
        return found.start() if found else len(self.text)

    def _put_lines(self, at: int, lines: list[str]) -> None:
        self.replace(at, at, "".join(self._newline + line for line in lines))

    def _in_brackets(self, parent: Node, key: str, target: Node, value: Value | None) -> None:
        """A field's value among others in brackets."""
        if value is not None:
            new = inline(value)
            space = " " if new and self.text[target.start - 1] == ":" else ""
            self.replace(target.start, target.end, space + new)
            return
        fields, names = parent.fields or {}, list(parent.names)
        place = names.index(key)
        if place:
            self.replace(fields[names[place - 1]].end, target.end, "")
        else:
            next_ = parent.names[names[1]].start if len(names) > 1 else target.end
            self.replace(parent.names[key].start, next_, "")

    def _replace(self, name: Node, target: Node, key: str, value: Value | None) -> None:
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
        column = self._column(name.start)
        if value is None:
            self._take_away(name.start - column, end, name, between + tail)
            return
        lines = self._lines({key: value or ""}, column)
        first = lines[0].partition(":")[2].strip()
        # Quotes stay, but for those that the old text needed and the new one does not.
        if target.style in {'"', "'"} and isinstance(value, str) and value and len(lines) == 1:
            needed = not is_plain(target.value or "")
            first = first if needed and is_plain(value) else scalar(value, target.style)
        new = (lead + first if first else "") + tail
        self.replace(start, end, self._newline.join([new, *lines[1:]]))

    def _take_away(self, start: int, end: int, name: Node, comment: str) -> None:
        """A field with its lines; a comment beside its value stays."""
        indent = self.text[start : name.start]
        if indent.strip():
            raise LtError("The first field of a record cannot be taken away.", "Put “id” first.")
        found = BREAK.search(self.text, end)
        kept = f"{indent}{comment.strip()}{self._newline}" if comment else ""
        self.replace(start, found.end() if found else len(self.text), kept)

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
            self.replace(target.start, target.end, inline(value))
            return
        indent = self._column(target.start)
        head = _HEAD.match(self.text, target.start)
        first, *rest = item_lines(value, indent - 2)
        first = first[indent:] + ((head[1] or "") if head else "")
        self.replace(target.start, target.end, self._newline.join([first, *rest]))

    def _is_longer(self, target: Node, value: Value | None) -> bool:
        """Whether a list only gets more items; then they are added to it."""
        if not target.items or value is None or isinstance(value, str | Mapping):
            return False
        old = [item.value for item in target.items]
        if None in old or list(value[: len(old)]) != old or len(value) == len(old):
            return False
        self._append(target, list(value[len(old) :]), flow=target.style == "[")
        return True

    def _append(self, target: Node, values: list[Value], *, flow: bool) -> None:
        items = target.items or []
        if flow:
            new = ", ".join(inline(value) for value in values)
            at = items[-1].end if items else target.start + 1
            self.replace(at, at, f", {new}" if items else new)
            return
        indent = self._column(target.start)
        lines = [line for value in values for line in item_lines(value, indent)]
        self._put_lines(self._line_end(items[-1].end if items else target.end), lines)

    def _add(
        self, parent: Node, key: str, value: Value, before: Sequence[str], *, flow: bool
    ) -> None:
        """A field that was not there: below the one that it comes after."""
        fields = parent.fields or {}
        if flow:
            new = f"{key}: {inline(value)}"
            at = max((node.end for node in fields.values()), default=parent.start + 1)
            self.replace(at, at, f", {new}" if fields else new)
            return
        there = [name for name in fields if name in before]
        after = max(there, key=list(before).index) if there else next(iter(fields))
        indent = self._column(next(iter(parent.names.values())).start)
        at = self._line_end(max(fields[after].end, parent.names[after].end))
        self._put_lines(at, self._lines({key: value}, indent))


def _from_what_is_there(record: Node, edit: Edit) -> tuple[Steps, Value | None]:
    """The edit, from the innermost part that is there: what is not there is part of the value."""
    value = edit.value
    if value is None:
        return edit.steps, value
    steps = new_from(record, edit.steps)
    for last in reversed(edit.steps[len(steps) :]):
        value = {last: value} if isinstance(last, str) else [value]
    return steps, value


def new_from(record: Node, steps: Steps) -> Steps:
    """The way to the outermost part that is to be made for a value, or to the value itself."""
    while len(steps) > 1:
        parent = record.at(steps[:-1])
        if parent is not None and (parent.fields is not None or parent.items is not None):
            break
        steps = steps[:-1]
    return steps


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
