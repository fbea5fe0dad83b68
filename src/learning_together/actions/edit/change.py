"""Changes fields of records that are there: whole or not at all, every other byte kept.

Takes a review's folder and new values, gives the places of what was changed. As with a new record,
what is wrong is asked of the loader and of the checks: a change that brings in a fault of groups
LT0 or LT1 is refused.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from learning_together.actions.edit.refused import RefusedError
from learning_together.checks.again import Again
from learning_together.checks.circumstances import Setting
from learning_together.checks.severity import severity
from learning_together.diagnostics import Problem, Severity
from learning_together.errors import LtError
from learning_together.folder.deeds import deed
from learning_together.folder.disk import write_texts
from learning_together.folder.yaml import Record
from learning_together.folder.yaml.read_again import read_again
from learning_together.folder.yaml.write.layout import laid_out
from learning_together.folder.yaml.write.layout import read as read_whole
from learning_together.folder.yaml.write.records import rewritten
from learning_together.folder.yaml.write.scalars import Value
from learning_together.folder.yaml.write.splices import Edit, Steps
from learning_together.ids import Id
from learning_together.records.base import Model
from learning_together.records.commented_yaml import bare_lines, fields_before
from learning_together.review.load import load, load_edited
from learning_together.review.loaded import Loaded
from learning_together.review.review import Review


@dataclass(frozen=True, slots=True)
class Change:
    """A new value for one field.

    Attributes:
        record: The one that it is about, as it was loaded.
        steps: The field; for a part of it, further names and numbers: `("period", "start")`.
        value: As it would be typed; empty text or an empty list empties the field.
    """

    record: Model
    steps: Steps
    value: Value


@dataclass(frozen=True, slots=True)
class Changed:
    """A field that was changed.

    Attributes:
        path: Of its file, within the review.
        line: At which its record starts.
        id: The record's.
        field: Dotted.
    """

    path: str
    line: int
    id: str
    field: str


@deed
def change(root: Path, id_: str, field: str, value: Value) -> Changed:
    """Gives a field of a record a new value.

    Args:
        root: The review's folder.
        id_: The record's; `review` for the review itself.
        field: Its name; dotted for a part of it: `period.start`, `turning_points.0.saw`.
        value: As it would be typed; empty text or an empty list empties the field.

    Raises:
        LtError: There is no such record, the value does not fit, or the file cannot be written.
            Nothing was changed.
    """
    loaded = load(root)
    record = loaded.review.facts if id_ == "review" else loaded.review.find(Id(id_))
    if record is None:
        raise LtError(f"There is no record “{id_}” in this review.")
    steps = tuple(int(step) if step.isdecimal() else step for step in field.split("."))
    (changed,) = change_all(root, [Change(record, steps, value)], loaded=loaded)
    return changed


@deed
def change_all(
    root: Path,
    changes: Sequence[Change],
    *,
    loaded: Loaded,
    dry: bool = False,
    again: Again | None = None,
) -> tuple[Changed, ...]:
    """Gives fields of records new values, all of them or none.

    Args:
        root: The review's folder.
        changes: No two of one value.
        loaded: The folder, as the records of the changes were read from it.
        dry: Whether only to tell what would be changed.
        again: What remembers the checks of that very folder, where it is kept at hand.

    Raises:
        LtError: A value does not fit, or a file cannot be written. Nothing was changed, unless a
            disk failed between two files.
    """
    by_file: dict[str, list[Change]] = {}
    for one in changes:
        by_file.setdefault(one.record.origin.source.path, []).append(one)
    texts = {path: _new_text(loaded, path, found) for path, found in by_file.items()}
    _judge(loaded, texts, again)
    if not dry:
        write_texts(root, texts, loaded.texts)
    return tuple(
        Changed(
            one.record.origin.source.path,
            one.record.place().line,
            one.record.id_text,
            ".".join(map(str, one.steps)),
        )
        for one in changes
    )


def _new_text(loaded: Loaded, path: str, changes: list[Change]) -> str:
    kind = changes[0].record.KIND
    records = [loaded.review.facts] if kind.name == "review" else _of_file(loaded, kind.name, path)
    numbers = {id(record.origin): number for number, record in enumerate(records)}
    edits = [Edit(numbers[id(one.record.origin)], one.steps, one.value) for one in changes]
    text = loaded.texts[path]
    known = _read_so_far(loaded, path)

    def read(path: str, new: str, body: str) -> tuple[list[Record], list[Problem]]:
        again = read_again(text, known, new) if known else None
        return read_whole(path, new, body) if again is None else (again, [])

    made, _ = rewritten(
        path,
        text,
        edits,
        at=laid_out(text, known) if known else None,
        lines=partial(bare_lines, kind.name),
        before=partial(fields_before, kind.name),
        body=kind.body if path.endswith(".md") else "",
        read=read,
    )
    return made


def _read_so_far(loaded: Loaded, path: str) -> tuple[Record, ...]:
    """The records of a file as they were read, where nothing was wrong with it; else none."""
    read = loaded.reads.get(path)
    if read is None or path.endswith(".md") or read.typed.text != loaded.texts[path]:
        return ()
    return () if read.typed.problems or read.typed.in_part else read.typed.records


def _of_file(loaded: Loaded, kind: str, path: str) -> list[Model]:
    records = loaded.review.records.get(kind, ())
    return [one for one in records if one.origin.source.path == path]


def _judge(loaded: Loaded, texts: Mapping[str, str], again: Again | None) -> None:
    """Refuses changes that bring in faults of text, fields or references."""
    after = load_edited(loaded, texts)
    found = [
        one
        for one in (*after.problems, *_faults(after.review, again))
        if one.place.file in texts
        and (one.check.group == "LT0" or one.check.code.startswith("LT1"))
    ]
    if found:  # What was there before is asked for only where something is there now.
        known = {_what(one) for one in (*loaded.problems, *_faults(loaded.review, again))}
        found = [one for one in found if _what(one) not in known]
    if found:
        lines = [
            f"{one.record or one.place.file}{f', {one.field}' if one.field else ''}: {one.message}"
            for one in found
        ]
        raise RefusedError("Nothing was changed", lines, found)


def _faults(review: Review, again: Again | None) -> list[Problem]:
    """What checks of references have to say that are errors at the stage of the review."""
    from learning_together.checks.catalogue import catalogue
    from learning_together.checks.run import Choice, run

    known = again and again.copy()
    setting = (known and known.setting) or Setting(today=date.today(), stage=review.stage)
    graves = tuple(
        check.code
        for check in catalogue()
        if check.code.startswith("LT1")
        and severity(check, review, review.stage, None) is Severity.ERROR
    )
    found = run(Loaded(review, ()), setting, Choice(select=graves), again=known)
    return [one.problem for one in found]


def _what(problem: Problem) -> tuple[str, str, Id | None, str | None]:
    return (problem.check.code, problem.message, problem.record, problem.field)
