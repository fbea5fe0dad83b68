"""One file of a review to its records, and every fault of its text and fields.

Takes where files come from, a path and the kind that it is read as. Knows no other file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from learning_together.diagnostics import Problem
from learning_together.folder.faults import JOINED_LIST
from learning_together.folder.files import File
from learning_together.folder.sources import Files
from learning_together.folder.yaml import Record, read_on
from learning_together.folder.yaml.read_again import read_again
from learning_together.ids import Id
from learning_together.records import field_faults, no_record
from learning_together.records.base import Model
from learning_together.records.build import build
from learning_together.records.commented_yaml import hints
from learning_together.records.kinds import kind_of, model


@dataclass(frozen=True)
class Typed:
    """What stands in a file.

    Attributes:
        text: Its text; None where that could not be had.
        records: As they were typed.
        problems: What is wrong with its text.
        unread: The text of which no record could be made; an empty one where there was none to be
            had; None where all could be read.
        in_part: Whether it could not be read as it stands.
    """

    text: str | None
    records: tuple[Record, ...] = ()
    problems: tuple[Problem, ...] = ()
    unread: str | None = None
    in_part: bool = False


@dataclass(frozen=True)
class FileRead:
    """What reading a file gave.

    Attributes:
        typed: What stands in it.
        known: The fields of its records that need not be typed.
        records: Its records.
        problems: What is wrong with its text and fields.
    """

    typed: Typed
    known: Mapping[str, str] | None
    records: tuple[Model, ...]
    problems: tuple[Problem, ...]


def typed(files: Files, kind: str, path: str) -> Typed:
    """What stands in a file."""
    file = files.read(path)
    if not isinstance(file, File):
        return Typed(None, problems=(file,), unread="")
    body = kind_of(kind).body if path.endswith(".md") else ""
    records, problems, left_out, heading = read_on(path, file.text, hints(kind), body)
    if heading:
        problems = [*problems, no_record.records_below(model(kind), file.text, heading)]
    if (not records and problems) or (kind == "identities" and left_out):
        left_out = (file.text,)
    # Empty text would say that nothing at all could be had of the file.
    unread = "\n".join([*left_out, ""]) if left_out else None
    return Typed(file.text, tuple(records), tuple(problems), unread, bool(left_out))


def read_file(
    files: Files,
    kind: str,
    path: str,
    known: Mapping[str, str] | None,
    before: FileRead | None = None,
) -> FileRead:
    """A file with its records.

    Args:
        files: Where it comes from.
        kind: The kind that it is read as.
        path: Its path.
        known: Fields that need not be typed because the file's name says them.
        before: What the same file gave earlier: records that stand as they stood are taken from it.
    """
    found = (before and _typed_again(files, kind, path, before)) or typed(files, kind, path)
    built_before = (
        {id(one.origin.data): one for one in before.records}
        if before and before.known == known and not before.problems
        else {}
    )
    made = model(kind)
    problems = list(found.problems)
    records: list[Model] = []
    for record in found.records:
        was = built_before.get(id(record.data))
        if was is not None:
            records.append(was if was.origin is record else _elsewhere(was, record))
            continue
        if known and kind == "timeline":
            problems += _other_agency(record, known["agency"])
        built, wrong = build(made, record, dict(known) if known is not None else None)
        if kind == "timeline" and known is None and "/" in path:
            # Where the file's name is no agency's, that is told, once.
            wrong = [one for one in wrong if not _lacks_agency(one)]
        problems += wrong
        records.append(built)
    if kind == "identities" and found.in_part:
        records = []  # Of a key that cannot be read whole, nothing is taken for known.
    return FileRead(found, known, tuple(records), tuple(_once(problems)))


def _once(problems: list[Problem]) -> list[Problem]:
    """Of a text that ought to be a list, what its field asks for is told, and nothing else."""
    asked = {
        (one.place.line, one.place.column)
        for one in problems
        if one.check is field_faults.WRONG_TYPE
    }
    return [
        one
        for one in problems
        if one.check is not JOINED_LIST or (one.place.line, one.place.column) not in asked
    ]


def _typed_again(files: Files, kind: str, path: str, before: FileRead) -> Typed | None:
    """What stands in a file in which little changed; None where it must be read whole."""
    if before.problems or before.typed.in_part or not before.typed.text or path.endswith(".md"):
        return None
    file = files.read(path)
    if not isinstance(file, File):
        return None
    records = read_again(before.typed.text, before.typed.records, file.text, hints(kind))
    # Of a single record that is named as its kind, more is told than is looked at here.
    return Typed(file.text, tuple(records)) if records and len(records) > 1 else None


def _elsewhere(record: Model, origin: Record) -> Model:
    """The same record, typed at another place."""
    moved = record.model_copy()
    moved.__dict__["origin"] = origin
    return moved


def _lacks_agency(problem: Problem) -> bool:
    return problem.check is field_faults.MISSING_FIELD and problem.field == "agency"


def _other_agency(record: Record, agency: str) -> list[Problem]:
    given: Any = record.data.get("agency")
    if not isinstance(given, str) or Id(given) == Id(agency):
        return []
    id_ = record.data.get("id")
    return [
        field_faults.OTHER_AGENCY.at(
            record.place("agency"),
            f"This entry says “{given}”, but its file holds the account of “{agency}”.",
            record=Id(id_) if isinstance(id_, str) else None,
            field="agency",
        )
    ]
