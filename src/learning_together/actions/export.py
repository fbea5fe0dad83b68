"""Writes a review as tables for other programs, and takes an edited workbook back.

Files that somebody changed are kept. CSV and SQLite hold no seal: what was written is noted beside
them, in `.lt-exports.json`.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from learning_together.actions.edit import Change, add, change_all
from learning_together.actions.report import Written
from learning_together.errors import LtError
from learning_together.exchange.edited_workbook import compare as comparing
from learning_together.exchange.exports import csv, excel, sqlite
from learning_together.exchange.exports import json as objects
from learning_together.exchange.exports.tables import tables
from learning_together.folder import disk, output_files
from learning_together.privacy import guard
from learning_together.privacy.audience import Reader, as_read_by, reader
from learning_together.records.base import Model
from learning_together.records.did_you_mean import near
from learning_together.records.kinds import KINDS
from learning_together.review.load import Loaded, load
from learning_together.review.review import Review

FORMATS = ("xlsx", "csv", "json", "sqlite")
_LEDGER = ".lt-exports.json"
_EXPORTED = tuple(kind for kind in KINDS if kind != "identities")


def export(
    root: Path,
    kinds: Sequence[str] = (),
    *,
    formats: str = "xlsx",
    audience: str = "team",
    out: Path | None = None,
) -> Iterator[Written]:
    """Writes records as tables.

    Args:
        root: The review's folder.
        kinds: Their plurals; every kind that has records where empty.
        formats: Suffixes, with commas.
        audience: For whom, as typed; only what they may read is in it.
        out: Where to; `reports/` of the review where None.

    Raises:
        LtError: Something asked for is not there, or cannot be written.
    """
    suffixes = [suffix.strip().lower() for suffix in formats.split(",") if suffix.strip()]
    for suffix in suffixes:
        if suffix not in FORMATS:
            raise LtError(f"There is no format “{suffix}”.", f"Formats: {', '.join(FORMATS)}.")
    for kind in kinds:
        if kind not in _EXPORTED:
            guess = near(kind, _EXPORTED)
            raise LtError(
                "The key of real names is never exported."
                if kind == "identities"
                else f"There is no kind “{kind}”.",
                (f"Did you mean “{guess}”? " if guess else "") + f"Kinds: {', '.join(_EXPORTED)}.",
            )
    loaded = load(root)
    _refuse_unread(loaded)
    who = reader(audience, loaded.review)
    seen = as_read_by(loaded.review, who)
    chosen = tuple(kinds) or tuple(
        kind for kind in _EXPORTED if kind == "review" or seen.records.get(kind)
    )
    warnings = (*_warnings(loaded), *guard.before(loaded.review, who))
    folder = out or root / "reports"
    ledger = _Ledger(folder)
    for suffix in suffixes:
        for name, content in _files(seen, chosen, suffix, who):
            parts = [name, "" if who.audience == "team" else who.key.replace(":", "-")]
            called = "-".join(filter(None, parts))
            looked = guard.look_through(f"{called}.{suffix}", content, loaded.review, who)
            path, kept = output_files.write(folder, called, suffix, content, ledger.holds)
            if suffix in _Ledger.suffixes:
                ledger.note(path, content)
            yield Written(path, kept, (*warnings, *looked))
    ledger.save()


def _files(
    review: Review, kinds: tuple[str, ...], suffix: str, who: Reader
) -> Iterator[tuple[str, bytes]]:
    name = kinds[0] if len(kinds) == 1 else "records"
    if suffix == "json":
        yield name, objects.as_json(review, kinds, who.key)
        return
    found = tables(review, kinds)
    if suffix == "csv":
        for table in found:
            yield table.name, csv.as_csv(table)
    elif suffix == "sqlite":
        about = (("review", review.title), ("audience", who.key), ("marking", _marking(review)))
        yield name, sqlite.as_sqlite(found, about)
    else:
        yield name, excel.as_xlsx(found, review.title, who.key)


def _marking(review: Review) -> str:
    return review.facts.marking or ""


def _refuse_unread(loaded: Loaded) -> None:
    if loaded.review.unread:
        files = sorted({p.place.file for p in loaded.problems if p.check.group == "LT0"})
        raise LtError(
            f"Some of the review cannot be read: {', '.join(files)}.",
            "What stands there would be missing. `lt validate` shows what to mend.",
        )


def _warnings(loaded: Loaded) -> tuple[str, ...]:
    faults = sum(1 for problem in loaded.problems if problem.check.group == "LT0")
    if not faults:
        return ()
    said = f"{faults} fields or files of the review could not be read and are missing here"
    return (f"{said}: `lt validate` shows them.",)


class _Ledger:
    """What was written into a folder, for files that can hold no seal."""

    suffixes = frozenset({"csv", "sqlite"})

    def __init__(self, folder: Path) -> None:
        self.path = folder / _LEDGER
        self.hashes: dict[str, str] = {}
        try:
            held = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return
        if isinstance(held, dict):
            self.hashes = {str(name): str(value) for name, value in held.items()}

    def holds(self, path: Path, content: bytes) -> bool:
        """Whether a file is as it was written."""
        return self.hashes.get(path.name) == hashlib.sha256(content).hexdigest()

    def note(self, path: Path, content: bytes) -> None:
        """Remembers a file that was written, at once: the next may fail."""
        self.hashes[path.name] = hashlib.sha256(content).hexdigest()
        self.save()

    def save(self) -> None:
        """Writes what is remembered, if there is anything."""
        if self.hashes:
            text = json.dumps(self.hashes, indent=1, sort_keys=True) + "\n"
            disk.replace(self.path, text.encode())


@dataclass(frozen=True, slots=True)
class Taken:
    """What an edited workbook brought.

    Attributes:
        back: What was compared.
        added: Ids of records that were added.
    """

    back: comparing.Back
    added: tuple[str, ...] = ()


def is_export(path: Path) -> bool:
    """Whether a file is a workbook that `lt export` made."""
    if path.suffix.lower() != ".xlsx":
        return False
    try:
        data = path.read_bytes()
        return comparing.may_be_ours(data) and comparing.opened(data) is not None
    except (OSError, LtError):
        return False


def take_back(root: Path, path: Path, *, dry: bool = False) -> Taken:
    """Writes what somebody changed in an exported workbook into the folder, and nothing else.

    Args:
        root: The review's folder.
        path: The workbook.
        dry: Whether only to tell what would be changed.

    Raises:
        LtError: It is no such workbook, or a change cannot stand. Nothing was changed.
    """
    try:
        sheets = comparing.opened(path.read_bytes())
    except OSError as error:
        raise LtError(f"{path} cannot be read: {error.strerror}.") from None
    if sheets is None:
        raise LtError(
            f"{path.name} was not made by lt export, or its hidden sheet is gone.",
            "Export again and make the changes there; for an agency's own table: lt import",
        )
    loaded = load(root)
    _refuse_unread(loaded)
    review = loaded.review
    out = comparing.sent(sheets)
    seen = as_read_by(review, reader(out.audience, review))
    back = comparing.compare(seen, sheets, out)
    changes = [
        Change(_record(review, one.id), one.steps, one.column.value(one.new))
        for one in back.changes
    ]
    if changes:
        change_all(root, changes, loaded=loaded, dry=dry)
    added: list[str] = []
    for kind, values in [] if dry else back.new:
        try:
            added.append(add(root, kind, values).id)
        except LtError as error:
            back.refused.append(f"A new row of {kind} was not added: {error.message}")
    return Taken(back, tuple(added))


def _record(review: Review, id_: str) -> Model:
    if id_ == review.facts.id:
        return review.facts
    found = review.find(id_)
    if found is None:
        raise LtError(f"There is no record “{id_}” in this review.")
    return found
