"""Reads a file again of which little changed: the records that stand in it as they stood are kept.

Takes the records of a file in which nothing was wrong, and its text as it was and as it is. Gives
up, so that the file must be read whole, wherever a record does not begin with a dash at the start
of a line, or what changed cannot be read by itself without a fault.
"""

from array import array
from collections.abc import Sequence

from learning_together.folder.yaml.lines import lines_of
from learning_together.folder.yaml.mistakes.hints import Hint
from learning_together.folder.yaml.parse import parse_yaml
from learning_together.folder.yaml.positioned import Record, Source

#: What ends or begins a document, or says something of it.
_OF_DOCUMENTS = ("---", "...", "%")


def read_again(
    before: str, records: Sequence[Record], text: str, hints: Sequence[Hint] = ()
) -> list[Record] | None:
    """The records of a file after a change.

    Args:
        before: The file's text as it was.
        records: All that stood in it.
        text: The file's text as it is.
        hints: As for `parse_yaml`.

    Returns:
        Its records; those before the change are the same objects, and those behind it too where no
        line was added or taken away. None where the file must be read whole.
    """
    old, new = lines_of(before), lines_of(text)
    starts = _starts(old)
    if not records or starts != [one.source.positions[2 * one.node] for one in records]:
        return None
    same = _alike(old, new)
    # What was put behind a record may belong to it: the next one must begin where it did.
    first = sum(end < same for end in starts[1:])
    if starts[first] > same:
        return None  # What stands above the records changed.
    behind = min(
        _alike(old[::-1], new[::-1]), len(old) - starts[first] - 1, len(new) - starts[first] - 1
    )
    last = sum(start < len(old) - behind for start in starts)
    moved = len(new) - len(old)
    begin, end = starts[first], starts[last] + moved if last < len(records) else len(new)
    part = new[begin:end]
    if any(line.startswith(_OF_DOCUMENTS) for line in part):
        return None
    path = records[0].source.path
    made, problems = parse_yaml(path, "".join(f"{line}\n" for line in part), hints)
    if problems or not made or [one.place().line - 1 for one in made] != _starts(part):
        return None
    return [
        *records[:first],
        *_moved(made, text, begin),
        *(_moved(records[last:], text, moved) if moved else records[last:]),
    ]


def _starts(lines: Sequence[str]) -> list[int]:
    """The lines at which records begin: with a dash, and in that line."""
    return [number for number, line in enumerate(lines) if line[:1] == "-"]


def _alike(some: Sequence[str], others: Sequence[str]) -> int:
    """How many lines are the same from the start."""
    same, most = 0, min(len(some), len(others))
    while same < most:  # Halves are compared at once, which lists do far quicker.
        middle = (same + most + 1) // 2
        if some[same:middle] == others[same:middle]:
            same = middle
        else:
            most = middle - 1
    return same


def _moved(records: Sequence[Record], text: str, lines: int) -> list[Record]:
    """The same records so many lines further down, in another text."""
    sources: dict[int, Source] = {}
    for record in records:
        source = record.source
        if id(source) not in sources:
            positions = source.positions[:]
            positions[::2] = array("I", [max(at + lines, 0) for at in positions[::2]])
            sources[id(source)] = Source(source.path, text, positions)
    return [
        Record(sources[id(record.source)], record.node, record.data, record.left_out)
        for record in records
    ]
