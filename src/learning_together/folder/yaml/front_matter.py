"""Markdown files with YAML front matter: the fields above, one field's text below."""

from collections.abc import Callable, Sequence

from learning_together.diagnostics import Place, Problem
from learning_together.folder import faults
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
        return [], [faults.NO_FRONT_MATTER.at(Place(path), "This file has no front matter.")]
    ends = [n for n, line in enumerate(lines[1:], 1) if line.rstrip() in {"---", "..."}]
    if not ends:
        return [], [faults.NO_FRONT_MATTER.at(Place(path), "The front matter has no closing line.")]
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
