"""A write-up of a record: where its parts would go is shown and changed, then written."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from learning_together.actions import open_key
from learning_together.actions.import_.sent_file import LARGEST
from learning_together.actions.take_in_write_up import TakenIn, take_in_write_up
from learning_together.actions.window.upload import bare
from learning_together.errors import LtError

#: What stays by itself, in the field for what belongs nowhere else.
BY_ITSELF = "none"


@dataclass(frozen=True, slots=True)
class WriteUp:
    """A write-up that was sent by a page.

    Attributes:
        id: Of the record that it is of.
        path: What it is called; it lies nowhere.
        content: What it holds.
        taken: What would come of it, or has.
        given: Fields by heading, as somebody said.
        done: Whether it has been written.
    """

    id: str
    path: Path
    content: bytes
    taken: TakenIn
    given: Mapping[str, str] = field(default_factory=dict)
    done: bool = False


def look_at(root: Path, id: str, name: str, content: bytes) -> WriteUp:
    """Where the parts of a write-up would go; nothing is written.

    Args:
        root: The review's folder.
        id: The record's.
        name: As the browser calls the file; no path of it is used.
        content: What it holds.

    Raises:
        LtError: There is no such record, or the file cannot be read.
    """
    if not content or len(content) > LARGEST:
        raise LtError(
            "There is nothing to read, or far too much.", "Choose the file of the write-up."
        )
    path = bare(name, "sent.docx")
    open_key.ask(root, None, needed=False)
    return WriteUp(
        id, path, content, take_in_write_up(root, path, id, {}, content=content, dry=True)
    )


def again(root: Path, sent: WriteUp, given: Mapping[str, str], *, dry: bool) -> WriteUp:
    """The same with fields that somebody said; written unless `dry`.

    Raises:
        LtError: There is no such field, or it cannot be written.
    """
    open_key.ask(root, None, needed=False)
    taken = take_in_write_up(root, sent.path, sent.id, given, content=sent.content, dry=dry)
    return replace(sent, taken=taken, given=given, done=not dry)
