"""A table in the place of records: rows with upright strokes or commas between their cells."""

from collections.abc import Iterator, Sequence

from learning_together.diagnostics import Place, Problem
from learning_together.folder import faults
from learning_together.patterns import regex

_STROKES = regex(r"\|[^|]*\|(?:[^|]*\|)*")
_HELP = (
    "Each row is a record here: a dash, and a line for each of its fields. An agency's account "
    "need not be typed: keep the table as a file of its own outside of the review, and have it "
    "read by `lt import`, with --agency."
)


def tables(path: str, lines: Sequence[str]) -> Iterator[tuple[int, int, Problem]]:
    """Tables at the margin of a file: from which line to which, and what is said.

    Args:
        path: Of the file.
        lines: Of its text.
    """
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and _STROKES.fullmatch(lines[end].rstrip()):
            end += 1
        if end - start > 1:
            yield start, end, _problem(path, start, lines[start])
        start = max(end, start + 1)


def with_commas(path: str, row: int, lines: Sequence[str]) -> Problem | None:
    """That the text that stands from a line on is a table, as programs write it with commas."""
    rows = [line for line in lines[row:] if line.strip()]
    counts = {line.count(",") for line in rows}
    if len(rows) < 2 or len(counts) != 1 or counts == {0} or any(": " in line for line in rows):
        return None
    return _problem(path, row, lines[row]) if not lines[row].startswith(("-", " ")) else None


def _problem(path: str, row: int, line: str) -> Problem:
    place = Place(path, row + 1, 1, len(line.rstrip()))
    return faults.NOT_A_RECORD.at(place, "A table stands here, of which nothing is read.", _HELP)
