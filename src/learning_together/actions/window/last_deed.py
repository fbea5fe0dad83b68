"""What was done last and can be taken back, in words: of which records, rather than which files.

Takes a review's folder, gives plain data. Opens no file that holds real names.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from learning_together import english
from learning_together.actions.undo import Undoing, plan
from learning_together.folder import undo_copies
from learning_together.folder.journal import File
from learning_together.folder.private_folder import KEY, LOCKED_KEY
from learning_together.records.kinds import kind_of
from learning_together.reports.record.one_line import called
from learning_together.reports.views.changes import field_name
from learning_together.review.changes import Change, Sort, compare
from learning_together.review.load import load_edited
from learning_together.review.loaded import Loaded
from learning_together.review.paths import is_read
from learning_together.review.review import Review

#: Records that are told, and fields of each.
_RECORDS, _FIELDS = 20, 4


@dataclass(frozen=True, slots=True)
class LastDeed:
    """What was done last.

    Attributes:
        planned: What would be taken back.
        lines: The same in words.
    """

    planned: Undoing
    lines: tuple[str, ...]

    @property
    def by(self) -> str:
        """The command that did it; empty where it was a window."""
        return "" if self.planned.command == "lt open" else self.planned.command


def last_deed(root: Path, loaded: Loaded) -> LastDeed:
    """What was done last here.

    Args:
        root: The review's folder.
        loaded: It, as it was read a moment ago.

    Raises:
        LtError: There is nothing that can be taken back.
    """
    planned = plan(root)
    if planned.how:
        return LastDeed(planned, planned.effects)
    files = undo_copies.held(root, planned.id).files
    told = [*_lines(root, planned, files, loaded)]
    more = len(told) - _RECORDS
    if more > 0:
        told[_RECORDS:] = [f"And {english.counted(more, 'thing')} more."]
    return LastDeed(planned, tuple(told))


def _lines(root: Path, planned: Undoing, files: tuple[File, ...], loaded: Loaded) -> Iterator[str]:
    own = [one for one in files if is_read(one.path)]
    before = {one.path: _text(root, planned.id, one) for one in own}
    old = load_edited(loaded, before).review
    changes = compare(old, loaded.review).changes
    yield from (_line(loaded.review, old, one) for one in changes)
    for file, effect in zip(files, planned.effects, strict=True):
        if file.path in {KEY, LOCKED_KEY}:
            yield "The names that were put into the key"
        elif file not in own or not changes:
            yield effect


def _text(root: Path, id: str, file: File) -> str:
    content = undo_copies.copy(root, id, file.copy) if file.copy else None
    return (content or b"").decode("utf-8-sig", "replace")


def _line(review: Review, old: Review, change: Change) -> str:
    one = kind_of(change.kind).one
    words = (
        called(review, change.new) if change.new else called(old, change.old) if change.old else ""
    )
    what = " ".join(part for part in (one, change.id, f"“{english.short(words)}”" if words else "")
                    if part)  # fmt: skip
    if change.sort is Sort.ADDED:
        return f"The new {what}: it goes"
    if change.sort is Sort.REMOVED:
        return f"The {what}, which was taken out: it comes back"
    if change.sort is Sort.RENAMED:
        return f"The new id of the {what}: it is {change.was} again"
    fields = english.some((field_name(field.field) for field in change.fields), _FIELDS)
    return f"Your change to the {what}{f': {fields}' if fields else ''}"
