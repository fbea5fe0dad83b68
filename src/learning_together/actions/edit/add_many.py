"""Adds many records of one kind at once: proved and judged together, before a byte is written."""

from collections.abc import Sequence
from pathlib import Path

from learning_together.actions.edit.add import Added, composed, judge, put
from learning_together.errors import LtError
from learning_together.folder.files import MAX_BYTES
from learning_together.folder.yaml import Record, parse_yaml
from learning_together.folder.yaml.write.insert import insert, layout
from learning_together.records.commented_yaml import Values, bare_lines, header
from learning_together.review.load import Loaded
from learning_together.review.placing import Target, target


def add_all(root: Path, loaded: Loaded, kind: str, many: Sequence[Values]) -> tuple[Added, ...]:
    """Adds records at the end of the file in which the review keeps such records.

    Args:
        root: The review's folder.
        loaded: The review as it was read a moment ago.
        kind: The plural of the records' kind.
        many: The values of each, with its id, by field.

    Raises:
        LtError: One of them has a fault, or the file cannot be added to. No file was changed.
    """
    if not many:
        return ()
    many = [
        {name: value for name, value in one.items() if value not in ("", (), [], {})}
        for one in many
    ]
    goal = target(loaded, kind, str(many[0]["id"]))
    if goal.alone:
        goals = [target(loaded, kind, str(one["id"])) for one in many]
        made = [
            (own, *composed(loaded, kind, one, own, blanks=False))
            for one, own in zip(many, goals, strict=True)
        ]
        judge(loaded, kind, [record for _, _, record in made], goal)
        for own, text, _ in made:
            put(root, loaded, own, text)
        return tuple(
            Added(own.path, record.place().line, str(one["id"]))
            for one, (own, _, record) in zip(many, made, strict=True)
        )
    text, records = _appended(loaded, kind, many, goal)
    if len(text.encode()) > MAX_BYTES:
        raise LtError(
            f"{goal.path} would grow past {MAX_BYTES // 1024**2} MB, which lt does not read.",
            "Nothing was added. Move the records that are done with into a file of their own.",
        )
    judge(loaded, kind, records, goal)
    put(root, loaded, goal, text)
    return tuple(
        Added(goal.path, record.place().line, str(one["id"]))
        for one, record in zip(many, records, strict=True)
    )


def _appended(
    loaded: Loaded, kind: str, many: Sequence[Values], goal: Target
) -> tuple[str, list[Record]]:
    """The file's text with the records at its end, and the records as they will be read."""
    path = goal.path
    old = loaded.texts[path] if goal.layout else "\n".join(header(kind, path)) + "\n"
    at = goal.layout or layout(path, old)

    def lines(values: Values, indent: int) -> list[str]:
        return bare_lines(kind, values, indent, blanks=True)

    # The first one finds out how the end of the file is to be gone on with.
    text, _ = insert(path, old, at, lambda indent: lines(many[0], indent))
    before, _ = parse_yaml(path, text)
    inner = at.dash + at.gap
    for values in many[1:]:
        first, *rest = lines(values, inner)
        dash = " " * at.dash + "-" + " " * (at.gap - 1)
        text += at.newline if at.parted else ""
        text += at.newline.join([dash + first[inner:], *rest]) + at.newline
    records, problems = parse_yaml(path, text)
    kept = [one.data for one in records[: len(before)]] == [one.data for one in before]
    given = [
        {name: one.data[name] for name in values}
        for values, one in zip(many, records[-len(many) :], strict=True)
    ]
    if len(records) != len(before) + len(many) - 1 or not kept or given != [dict(v) for v in many]:
        said = f" {problems[0].message}" if problems else ""
        raise LtError(f"The records cannot be written to {path} as they are.{said}")
    return text, records[-len(many) :]
