"""Adds many records of one kind at once: proved and judged together, before a byte is written."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from learning_together.actions.edit.add import Added, composed, judge
from learning_together.errors import LtError
from learning_together.folder.deeds import deed
from learning_together.folder.disk import write_texts
from learning_together.folder.files import MAX_BYTES
from learning_together.folder.yaml.write.records import rewritten
from learning_together.folder.yaml.write.splices import Values
from learning_together.records.commented_yaml import bare_lines, header
from learning_together.review.loaded import Loaded
from learning_together.review.placing import target


@deed
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
        write_texts(root, {own.path: text for own, text, _ in made}, loaded.texts)
        return tuple(
            Added(own.path, record.place().line, str(one["id"]))
            for one, (own, _, record) in zip(many, made, strict=True)
        )
    text, records = rewritten(
        goal.path,
        loaded.texts[goal.path] if goal.layout else "\n".join(header(kind, goal.path)) + "\n",
        added=many,
        at=goal.layout,
        lines=partial(bare_lines, kind, blanks=True),
    )
    if len(text.encode()) > MAX_BYTES:
        raise LtError(
            f"{goal.path} would grow past {MAX_BYTES // 1024**2} MB, which lt does not read.",
            "Nothing was added. Move the records that are done with into a file of their own.",
        )
    judge(loaded, kind, records[-len(many) :], goal)
    write_texts(root, {goal.path: text}, loaded.texts)
    return tuple(
        Added(goal.path, record.place().line, str(one["id"]))
        for one, record in zip(many, records[-len(many) :], strict=True)
    )
