"""What git leaves in a file that two people changed: both states, one below the other."""

import re
from collections.abc import Sequence

from learning_together.diagnostics import Place, Problem
from learning_together.folder import faults
from learning_together.patterns import regex

_OURS, _BASE, _PARTING, _END = "<<<<<<<", "|||||||", "=======", ">>>>>>>"
_MARK = regex(rf"(?:{_OURS}|{re.escape(_BASE)}|{_PARTING}|{_END})(?:[ ]|\Z)")


def one_side(path: str, lines: Sequence[str]) -> tuple[list[str], list[Problem]]:
    """The lines with only the first of two states in each place, and a problem for each.

    Args:
        path: Of the file.
        lines: Of its text; what is taken out leaves empty lines.
    """
    kept: list[str] = []
    problems: list[Problem] = []
    inside = hidden = False
    for row, line in enumerate(lines):
        mark = line[:7] if _MARK.match(line) else ""
        if mark == _PARTING and not inside:
            mark = ""
        if mark and (mark == _OURS or not inside):
            problems.append(problem(path, row, line))
        if mark:
            inside, hidden = mark != _END, mark in {_BASE, _PARTING}
        kept.append("" if mark or hidden else line)
    return kept, problems


def problem(path: str, row: int, line: str) -> Problem:
    """That two states stand here.

    Args:
        path: Of the file.
        row: The line of the first mark, from 0.
        line: Its text.
    """
    return faults.BAD_YAML.at(
        Place(path, row + 1, 1, len(line.rstrip())),
        "Git could not join two people's changes to this file; both versions stand here "
        "one below the other.",
        "Run `lt join`: it reads both versions whole and joins them, record by record. By "
        "hand: of two records that both are new, keep both and give one another id; then delete "
        "the three lines that start with <<<<<<<, ======= and >>>>>>>.",
    )


def first_mark(lines: Sequence[str]) -> int | None:
    """The line of the first mark of git's."""
    return next((row for row, line in enumerate(lines) if _MARK.match(line)), None)
