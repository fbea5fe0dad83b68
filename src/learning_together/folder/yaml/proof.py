"""Whether edits of a text change what they are meant to change, and nothing else.

Takes what was read before and after; gives yes or no. It asks not whether a change is a good one.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from learning_together.diagnostics import Edit
from learning_together.folder.yaml.edits import stretch
from learning_together.folder.yaml.lines import lines_of
from learning_together.folder.yaml.positioned import Record
from learning_together.folder.yaml.read_on import Reading
from learning_together.folder.yaml.write.records import meaning
from learning_together.patterns import regex

_WORD = regex(r"\w+")


def is_proved(before: Reading, after: Reading, text: str, edits: Sequence[Edit]) -> bool:
    """Whether a file that was edited holds what it held, but for what was edited.

    No record goes, none comes but of what could not be read before or stood by itself, no value
    changes on other lines, no word is lost that the edits did not take away themselves, none comes
    that neither they nor what could not be read before holds, and the text has no fault that it had
    not.

    Args:
        before: The file as it was read.
        after: As it is read with its edits.
        text: As it was.
        edits: What was edited.
    """
    if len(before.records) > len(after.records) or len(after.left_out) > len(before.left_out):
        return False
    nothing = not before.records and before.left_out  # What is wrong in it could not be seen.
    if _codes(after) - _codes(before) and not nothing:
        return False
    lines = lines_of(text)
    old = [stretch(lines, one.place) for one in edits]
    rows = [
        (one.place.line, one.place.line + gone.count("\n"))
        for one, gone in zip(edits, old, strict=True)
    ]
    taken = set(_WORD.findall(" ".join(old)))
    given = set(_WORD.findall(" ".join([*(one.replacement for one in edits), *before.left_out])))
    if len(before.records) == 1 < len(after.records) and _is_whole(before.records[0], rows):
        words = set(_words(before.records[0].data))
        found = {word for one in after.records for word in _words(one.data)}
        return words <= found and found - words <= given
    kept = _kept(before.records, after.records, given)
    if kept is None:
        return False
    ends = [record.place().line for record in before.records[1:]] + [len(lines) + 1]
    for one, two, end in zip(before.records, kept, ends, strict=False):
        if one.data == two.data:
            continue
        touched = {name for name, *span in _spans(one, end) if _meet(span, rows)}
        names = {name for name in one.data | two.data if _differ(one, two, name)}
        new = {name for name in names if meaning(one.data.get(name)) is None}
        if names - touched - one.left_out - (new if touched else set()):
            return False
        words, found = set(_words(one.data)), set(_words(two.data))
        if words - found - taken or found - words - given - taken:
            return False
    return True


def _is_whole(record: Record, rows: Sequence[tuple[int, int]]) -> bool:
    """Whether one edit takes in every field of a record."""
    lines = [record.place(name, key=True).line for name in record.data]
    return any(start <= min(lines) and end >= max(lines) for start, end in rows)


def _kept(
    before: Sequence[Record], after: Sequence[Record], given: set[str]
) -> list[Record] | None:
    """The records that were there, as they are now; None where one came that nothing gave.

    Args:
        before: The records as they were.
        after: As they are.
        given: The words of the edits, and of what could not be read before.
    """
    more, at, found = len(after) - len(before), 0, []
    for two in after:
        known = at < len(before) and before[at].data == two.data
        if more and not known and set(_words([*two.data.values()])) <= given:
            more -= 1
        elif at < len(before):
            found.append(two)
            at += 1
        else:
            return None
    return found if at == len(before) else None


def _codes(reading: Reading) -> Counter[str]:
    return Counter(one.check.code for one in reading.problems)


def _differ(one: Record, two: Record, name: str) -> bool:
    return bool(meaning(one.data.get(name)) != meaning(two.data.get(name)))


def _spans(record: Record, end: int) -> Iterator[tuple[str, int, int]]:
    """The fields of a record, each with its first and its last line."""
    starts = [(name, record.place(name, key=True).line) for name in record.data]
    for (name, first), (_, following) in zip(starts, [*starts[1:], ("", end)], strict=True):
        yield name, first, max(following - 1, first)


def _meet(span: Sequence[int], rows: Sequence[tuple[int, int]]) -> bool:
    first, last = span
    return any(start <= last and end >= first for start, end in rows)


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _WORD.findall(name)
            yield from _words(item)
    elif isinstance(value, list):
        for item in value:
            yield from _words(item)
    elif value:
        yield from _WORD.findall(value)
