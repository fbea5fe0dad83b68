"""A form or a workbook of ours that came back: what it would change is shown, and then done."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from learning_together.actions import open_key
from learning_together.actions.bring_back import BroughtBack
from learning_together.actions.import_.sent_file import LARGEST, is_export
from learning_together.actions.take_back import take_back
from learning_together.actions.take_back_form import is_form, take_back_form
from learning_together.actions.window.upload import bare
from learning_together.exchange.edited_workbook.changes import Edited, brief


@dataclass(frozen=True, slots=True)
class Changed:
    """A field that was filled in or changed: its record, what it is called, and both texts."""

    id: str
    called: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class CameBack:
    """A file that came back.

    Attributes:
        path: What it is called; it lies nowhere.
        content: What it holds.
        is_form: Whether it is a form in Word, and no workbook.
        brought: What it would change, or has changed.
        done: Whether it has.
    """

    path: Path
    content: bytes
    is_form: bool
    brought: BroughtBack
    done: bool = False

    @property
    def changes(self) -> tuple[Changed, ...]:
        """What is taken over."""
        return _changed(self.brought.back.changes)

    @property
    def conflicts(self) -> tuple[Changed, ...]:
        """What was changed in the review as well since it went out, and stays there as it is."""
        return _changed(self.brought.back.conflicts)

    @property
    def brings(self) -> bool:
        """Whether anything would be written."""
        back = self.brought.back
        return bool(back.changes or back.lists or back.new or back.conflicts)


def look_at(root: Path, name: str, content: bytes) -> CameBack | None:
    """What a file would change; None where it is neither a form nor a workbook of ours.

    Args:
        root: The review's folder.
        name: As the browser calls the file; no path of it is used.
        content: What it holds.

    Raises:
        LtError: It cannot be read or taken back, or the key of real names is locked.
    """
    path = bare(name)
    if not content or len(content) > LARGEST:
        return None
    ours = is_form(path, content)
    if not ours and not is_export(path, content):
        return None
    return _take(root, path, content, is_form=ours, dry=True)


def take_in(root: Path, came: CameBack) -> CameBack:
    """Writes what was changed; gives what was done.

    Raises:
        LtError: It cannot be written. Nothing was changed.
    """
    done = _take(root, came.path, came.content, is_form=came.is_form, dry=False)
    return replace(done, done=True)


def _take(root: Path, path: Path, content: bytes, *, is_form: bool, dry: bool) -> CameBack:
    open_key.ask(root, None, needed=False)
    take = take_back_form if is_form else take_back
    return CameBack(path, content, is_form, take(root, path, content=content, dry=dry))


def _changed(those: Iterable[Edited]) -> tuple[Changed, ...]:
    return tuple(Changed(one.id, one.called, brief(one.old), brief(one.new)) for one in those)
