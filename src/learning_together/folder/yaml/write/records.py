"""Writes records into a file's text, and proves by reading it again that all is as it was meant.

Takes text and values, gives text; touches no disk. What stands there already is kept to the byte.
"""

import copy
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from yaml import YAMLError

from learning_together.errors import LtError
from learning_together.folder.yaml import Record
from learning_together.folder.yaml.lines import BREAK, starts
from learning_together.folder.yaml.spans import Node, spans
from learning_together.folder.yaml.write.layout import Layout, Read, layout, read
from learning_together.folder.yaml.write.scalars import Value, dashed, record_lines
from learning_together.folder.yaml.write.splices import (
    Edit,
    Lines,
    Splices,
    Steps,
    Values,
    new_from,
)
from learning_together.patterns import regex

#: Where so many times more records stand than are changed, those are read by themselves.
_FEW = 4
_CLOSING = regex(r"^(?:---|\.\.\.)\s*?$", re.MULTILINE)
_BLANK_LINES = regex(r"(?:(?<=\n)|(?<=\r)(?!\n))(?:[ \t]*(?:\r\n|[\n\r]))+\Z")


def rewritten(
    path: str,
    text: str,
    edits: Sequence[Edit] = (),
    added: Sequence[Values] = (),
    *,
    at: Layout | None = None,
    lines: Lines = record_lines,
    before: Callable[[Steps], Sequence[str]] = lambda _steps: (),
    order: Sequence[int] | None = None,
    body: str = "",
    read: Read = read,
) -> tuple[str, list[Record]]:
    """A file's text with values and records put in, and its records as they will be read.

    Args:
        path: Of the file, for messages.
        text: As it stands.
        edits: No two for one value, nor for one within another.
        added: New records.
        at: The text's layout, where it is known.
        lines: Lays out records and fields.
        before: The fields that stand before a field that is to be added, in their order.
        order: The numbers of the records as they are to stand; new ones have the numbers after the
            old ones, and one that is not named is taken out. None to keep the order and put new
            ones at the end of the file.
        body: Of a Markdown file: the field that its text fills.
        read: What reads it.

    Returns:
        The text; its records by number, the new ones last.

    Raises:
        LtError: It cannot be done without changing what else stands there.
    """
    at = at or layout(path, text, body, read)
    wanted: list[Any] = [one.data for one in at.records]
    for number in {edit.record for edit in edits}:
        wanted[number] = copy.deepcopy(wanted[number])
    for edit in edits:
        _set(wanted[edit.record], edit.steps, edit.value)
    wanted += added
    splices = _spliced(text, edits, at, lines, before, body)
    inner = at.dash + at.gap
    items = [
        at.newline.join([*dashed(lines(values, inner), at.dash, at.gap), ""]) for values in added
    ]
    numbers = list(range(len(wanted)) if order is None else order)
    if len(set(numbers)) < len(numbers) or not set(numbers) <= set(range(len(wanted))):
        raise ValueError("an order names no record twice, and none that is not there")
    new = _joined(path, splices, at, items, order)
    try:
        found = proved(path, new, [wanted[number] for number in numbers], at.problems, body, read)
    except LtError:
        if order is None or len(numbers) < len(wanted):
            raise
        # What looks like a comment above a record may be text of the one before it.
        return rewritten(path, text, edits, added, at=at, lines=lines, before=before, read=read)
    return new, [one for _, one in sorted(zip(numbers, found, strict=True), key=lambda p: p[0])]


def spliced(
    text: str,
    edits: Sequence[Edit],
    at: Layout,
    *,
    lines: Lines = record_lines,
    before: Callable[[Steps], Sequence[str]] = lambda _steps: (),
    body: str = "",
) -> str:
    """As `rewritten` with nothing but edits, and not proved: for a part of what will be as a whole.

    Args:
        text: As it stands.
        edits: As there.
        at: The text's layout.
        lines: As there.
        before: As there.
        body: As there.
    """
    return _spliced(text, edits, at, lines, before, body).between(0, len(text))


def proved(
    path: str,
    text: str,
    wanted: Sequence[Values],
    problems: int = 0,
    body: str = "",
    read: Read = read,
) -> list[Record]:
    """The records of a text that is about to be written, if they are those that were meant.

    Args:
        path: Of the file, for messages.
        text: As it will be written.
        wanted: Its records.
        problems: How many there may be in the text, since they were there before.
        body: Of a Markdown file: the field that its text fills.
        read: What reads it.

    Raises:
        LtError: It would be read as something else.
    """
    records, found = read(path, text, body)
    if body:
        wanted = [{**one, body: _prose(one.get(body))} for one in wanted]
    if len(found) <= problems and len(records) == len(wanted) and all(
        one.data is two or one.data == two or meaning(one.data) == meaning(two)
        for one, two in zip(records, wanted, strict=True)
    ):  # fmt: skip
        return records
    said = f" {found[0].message}" if len(found) > problems else ""
    raise LtError(
        f"{path} cannot be written without changing what stands there, or what was to be written; "
        f"so nothing was.{said}",
        "Its text is laid out in a way that lt does not write into. Make the change by hand, or "
        "lay its records out with a dash for each and a field a line.",
    )


def meaning(value: Any) -> Any:
    """A value as it is compared: nothing is nothing, with or without the field's name.

    The last text of a file gains a line break when the file gets its last one.
    """
    if isinstance(value, Mapping):
        kept = {name: meaning(item) for name, item in value.items()}
        return {name: item for name, item in kept.items() if item not in (None, [], {})}
    if isinstance(value, str):
        return value.removesuffix("\n") or None
    return value and [meaning(item) for item in value]


def _prose(value: Any) -> str:
    """The text below a front matter, of which empty lines at its ends are no part."""
    text = str(value or "").replace("\r\n", "\n").strip("\n")
    return text if text.strip() else ""


def _set(data: Any, steps: Steps, value: Any) -> None:
    for number, step in enumerate(steps[:-1]):
        inner = data[step] if not isinstance(data, dict) or data.get(step) else None
        if inner is None:
            inner = data[step] = [] if isinstance(steps[number + 1], int) else {}
        data = inner
    last = steps[-1]
    if isinstance(data, list) and last == len(data):
        data.append(value)
    else:
        data[last] = value


def _spliced(
    text: str,
    edits: Sequence[Edit],
    at: Layout,
    lines: Lines,
    before: Callable[[Steps], Sequence[str]],
    body: str,
) -> Splices:
    splices = Splices(text, at.newline, lines)
    end = len(text)
    if body and (closing := _CLOSING.search(text, text.index("\n") + 1)):
        end = closing.start()
        below = text[closing.end() :]
        lead = below[: len(below) - len(below.lstrip("\r\n"))] or "\n"
        for edit in edits:
            if edit.steps == (body,):
                new = _prose(edit.value).replace("\n", at.newline) + at.newline
                splices.replace(closing.end(), len(text), lead + new)
    above = [(before(edit.steps), edit) for edit in edits if edit.steps != (body,)]
    records = _nodes(text, end, {edit.record for _, edit in above}, at)
    # Of fields that go to one place, the first comes first.
    for names, edit in sorted(_of_new_parts(above, records), key=lambda one: len(one[0])):
        if edit.record in records:
            bracketed = at.form == "brackets"
            splices.put(records[edit.record], edit, names, bracketed=bracketed)
    return splices


def _of_new_parts(
    edits: Sequence[tuple[Sequence[str], Edit]], records: Mapping[int, Node]
) -> Iterator[tuple[Sequence[str], Edit]]:
    """The edits; several within a part that is not there yet as one edit, of the part."""
    made: dict[tuple[int, Steps], dict[str, Value]] = {}
    for names, edit in edits:
        record = records.get(edit.record)
        steps = edit.steps if record is None else new_from(record, edit.steps)
        within = edit.steps[len(steps) :]
        if edit.value is None or not within or not all(isinstance(one, str) for one in within):
            yield names, edit
            continue
        if (edit.record, steps) not in made:
            made[edit.record, steps] = {}
            yield names, Edit(edit.record, steps, made[edit.record, steps])
        _set(made[edit.record, steps], within, edit.value)


def _nodes(text: str, end: int, numbers: Collection[int], at: Layout) -> Mapping[int, Node]:
    """Where the values of some records stand, by the number of the record."""
    if not numbers:
        return {}
    if at.form == "list" and len(numbers) * _FEW < len(at.records):
        with suppress(YAMLError):  # Not every record can be read by itself.
            return _alone(text, numbers, at)
    root = spans(text, 0, end)
    if root is None:
        return {}
    records = [one for one in root.items if one.fields is not None] if root.items else [root]
    return dict(enumerate(records))


def _alone(text: str, numbers: Collection[int], at: Layout) -> Mapping[int, Node]:
    """The same of records that are read one by one, since all others are far more.

    Raises:
        YAMLError: One cannot be read by itself.
    """
    lines = [*starts(text), len(text)]
    bounds = [*at.starts, at.end]
    found = {}
    for number in numbers:
        root = spans(text, lines[bounds[number]], lines[bounds[number + 1]])
        if root is None or root.items is None or len(root.items) != 1 or not root.items[0].fields:
            raise YAMLError
        found[number] = root.items[0]
    return found


def _joined(
    path: str, splices: Splices, at: Layout, items: list[str], order: Sequence[int] | None
) -> str:
    """The text with its records in that order."""
    text, old = splices.text, len(at.records)
    numbers = list(range(old + len(items))) if order is None else list(order)
    if not items and numbers == list(range(old)):
        return splices.between(0, len(text))
    if at.form not in {"list", "empty"}:
        raise LtError(
            f"{path} does not list its records with dashes, so lt cannot write into it without "
            "changing what stands there.",
            "Write the list with dashes (“- id: …”), one record below the other.",
        )
    offsets = [*starts(text), len(text)]
    end = offsets[at.end] if order is not None and old else len(text)
    bounds = [*(offsets[line] for line in at.starts), end]
    head = splices.between(0, bounds[0])
    pieces = [_ended(head, at.newline, blank=bool(head.strip())) if head and not old else head]
    followers = [*numbers[1:], None][: len(numbers)]
    for number, follower in zip(numbers, followers, strict=True):
        new = number >= old
        piece = items[number - old] if new else splices.between(*bounds[number : number + 2])
        if new or follower != (number + 1 if number + 1 < old else None):
            piece = _ended(piece, at.newline, blank=at.parted and follower is not None)
            if at.parted and follower is None:
                piece = _BLANK_LINES.sub("", piece)
        pieces.append(piece)
    return "".join([*pieces, splices.between(end, len(text))])


def _ended(piece: str, newline: str, *, blank: bool) -> str:
    """Lines with the last one's end, and an empty line below them where one is to be."""
    if not BREAK.search(piece[-1:]):
        piece += newline
    return piece + newline if blank and BREAK.split(piece)[-2].strip() else piece
