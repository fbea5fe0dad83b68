"""Markdown files with YAML front matter: the fields above, one field's text below."""

import re
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from learning_together import ids
from learning_together.diagnostics import Edit, Place, Problem
from learning_together.folder import faults
from learning_together.folder.yaml.lines import copied, opens_field, read
from learning_together.folder.yaml.mistakes.hints import Hint
from learning_together.folder.yaml.parse import parse_yaml
from learning_together.folder.yaml.positioned import Record

Parse = Callable[[str, str, Sequence[Hint]], tuple[list[Record], list[Problem]]]


def parse_markdown(
    path: str, text: str, body: str, hints: Sequence[Hint] = (), parse: Parse = parse_yaml
) -> tuple[list[Record], list[Problem]]:
    """The record of a Markdown file with YAML front matter.

    Args:
        path: Of the file, for messages.
        text: Its content.
        body: The field that the text below the front matter fills.
        hints: What the scaffold of its kind says in comments; text behind them is told.
        parse: Reads the fields.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return [], [_not_begun(path, lines)]
    ends = [n for n, line in enumerate(lines[1:], 1) if line.rstrip() in {"---", "..."}]
    if not ends:
        return [], [_not_ended(path, lines)]
    end = ends[0]
    # The opening line stays, as a blank one, so that every line keeps its number.
    records, problems = parse(path, "\n" + "\n".join(lines[1:end]) + "\n", hints)
    if len(records) != 1:
        if not problems:
            problems = [
                faults.NO_FRONT_MATTER.at(
                    Place(path), "The front matter must hold the fields of one record."
                )
            ]
        return [], problems
    record = records[0]
    record.source.text = text
    prose = "\n".join(lines[end + 1 :]).replace("\r\n", "\n").strip("\n")
    if body in record.data:
        place = record.place(body, key=True)
        return [], [
            faults.DUPLICATE_KEY.at(
                place,
                f"“{body}” stands in the front matter and is also the text below it.",
                f"Remove “{body}” from the front matter.",
                field=body,
            )
        ]
    first = next((n for n, line in enumerate(lines[end + 1 :], end + 1) if line.strip()), end)
    record.data[body] = prose if prose.strip() else None
    record.source.positions.extend((first, 0, first, 0))
    return records, problems


def _not_begun(path: str, lines: Sequence[str]) -> Problem:
    """That a file does not begin with the fields; the name of the file may say its id."""
    id_ = re.sub(r"[^A-Za-z0-9]+", "-", PurePosixPath(path).stem).strip("-")[:24]
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if lines[first].strip() and not lines[first].strip("\ufeff \t\r-–—"):
        length = len("\n".join(lines[: first + 1]).rstrip("\r"))
        return faults.NO_FRONT_MATTER.at(
            Place(path, first + 1),
            "The first line of the file must be “---”, with nothing before it.",
            "Put “---” alone into the first line of the file:\n" + copied("---"),
            edit=Edit(Place(path, length=length), "---"),
        )
    end = next((n for n, line in enumerate(lines) if line.rstrip() == "---"), 0)
    fields = [line for line in lines[:end] if line.strip()]
    above = "---\n"
    if not fields or not all(map(_is_field, fields)):
        above = f"---\nid: {id_}\n---\n\n"
    elif not any(read(line).name == "id" for line in fields):
        above = f"---\nid: {id_}\n"
    said = above.rstrip("\n").split("\n")
    return faults.NO_FRONT_MATTER.at(
        Place(path),
        "This file has no front matter." if len(said) == 3 else "The line “---” is missing here.",
        "Put this at the top of the file:\n" + copied(*said),
        edit=Edit(Place(path), above) if ids.PATTERN.fullmatch(id_) else None,
    )


def _not_ended(path: str, lines: Sequence[str]) -> Problem:
    """That the fields end nowhere: after the last of those that stand together, they ought to."""
    end = next((n for n, line in enumerate(lines[1:], 1) if not _is_field(line)), len(lines))
    fields = end > 1 and end < len(lines)
    place = Place(path, end + 1) if fields else Place(path)
    return faults.NO_FRONT_MATTER.at(
        place,
        "The front matter has no closing line.",
        "Put a line “---” below the last of its fields.",
        edit=Edit(place, "---\n") if fields else None,
    )


def _is_field(line: str) -> bool:
    return opens_field(line) and not read(line).dashes
