"""The tables of `tests/data/readings`: what people write, and what a careful person says of it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from learning_together.dates.as_written.readings import Habits
from places import TESTS

FOLDER = TESTS / "data" / "readings"
_SIGNS = {
    "<NBSP>": "\u00a0", "<THIN>": "\u2009", "<LRM>": "\u200e", "<ZWSP>": "\u200b",
    "<BOM>": "\ufeff", "<SHY>": "\u00ad", "<NL>": "\n",
}  # fmt: skip
USUAL = Habits(period=(date(2008, 1, 1), date(2010, 12, 31)), today=date(2024, 1, 15))


class Said(NamedTuple):
    """A line of a table.

    Attributes:
        line: Its number.
        text: As a person writes it.
        kind: `=`, `!`, `+`, `two`, `no` or `none`.
        readings: What it means.
        time: The time of day that goes with a date.
        kept: Whether its words are to be kept as well.
        habits: Of the file that it stands in.
    """

    line: int
    text: str
    kind: str
    readings: tuple[str, ...]
    time: str
    kept: bool
    habits: Habits


def table(name: str) -> Iterator[Said]:
    """The lines of a table."""
    habits = USUAL
    for number, line in enumerate((FOLDER / name).read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("habits"):
            habits = _habits(line.split()[1:])
            continue
        text, mark, answer = line.rpartition(" => ")
        if not mark or line.startswith("# "):
            continue
        for sign, stands in _SIGNS.items():
            text = text.replace(sign, stands)
        found = re.fullmatch(r"(=|!|\+|two|none|no) ?(.*?)(?: ?@([\w: ]+?))?( kept)?", answer)
        assert found, line
        readings = found[2].split(" | ") if name == "times.txt" else found[2].split()
        yield Said(
            number,
            text,
            found[1],
            tuple(filter(None, readings)),
            found[3] or "",
            bool(found[4]),
            habits,
        )


def _habits(given: list[str]) -> Habits:
    habits = USUAL
    for pair in given:
        name, _, value = pair.partition("=")
        read: Any = value
        if name in {"year", "epoch"}:
            read = int(value)
        if name == "period":
            first, _, last = value.partition("/")
            read = (date.fromisoformat(first), date.fromisoformat(last)) if value else None
        habits = replace(habits, **{name: read})
    return habits
