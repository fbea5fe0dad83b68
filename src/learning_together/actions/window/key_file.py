"""The key of real names as it is kept, open or locked: read with its review, and written."""

import codecs
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from learning_together.actions import open_key
from learning_together.errors import LtError
from learning_together.folder import look, private_folder
from learning_together.folder.locked_file import given
from learning_together.folder.private_folder import KEY, is_key_locked
from learning_together.folder.yaml.write.records import rewritten
from learning_together.folder.yaml.write.splices import Edit, Values
from learning_together.privacy import guard
from learning_together.records.build import build
from learning_together.records.commented_yaml import bare_lines, fields_before, header
from learning_together.records.kinds.identity import Identity
from learning_together.review.load import load
from learning_together.review.loaded import Loaded
from learning_together.review.placing import target

_KIND = Identity.KIND.name


def opened(root: Path) -> Loaded:
    """The review, its key among it.

    Raises:
        LtError: The key is locked, or cannot be read.
    """
    open_key.ask(root, None, needed=True)
    loaded = load(root)
    guard.refuse_unread_key(loaded.review)
    return loaded


def write(
    root: Path,
    loaded: Loaded,
    edits: list[Edit],
    added: list[Values],
    order: Sequence[int] | None = None,
) -> None:
    """Writes entries of the key, where it is kept.

    Args:
        root: The review's folder.
        loaded: The review as it was read.
        edits: What changes in entries that it has.
        added: New entries.
        order: As for `rewritten`: an entry that is not named is taken out.

    Raises:
        LtError: It cannot be written so, or was changed meanwhile. Nothing was written.
    """
    goal = target(loaded, _KIND, "")
    text, records = rewritten(
        KEY,
        loaded.texts[KEY] if goal.layout else "\n".join(header(_KIND, KEY)) + "\n",
        edits,
        added,
        at=goal.layout,
        lines=partial(bare_lines, _KIND),
        before=partial(fields_before, _KIND),
        order=order,
    )
    touched = {edit.record for edit in edits} | set(range(len(records) - len(added), len(records)))
    for number in sorted(touched):
        _, problems = build(Identity, records[number], {"id": "identity"})
        if problems:
            raise LtError(
                f"The names of {records[number].data.get('code')} cannot be written so: "
                f"{problems[0].check.title}.",
                "Look for signs that no name has. Nothing was written.",
            )
    before = _held(root)
    mark = codecs.BOM_UTF8 if before and before.startswith(codecs.BOM_UTF8) else b""
    if before is not None and before != mark + loaded.texts.get(KEY, "").encode():
        raise LtError("The key was changed meanwhile.", "Enter the names again.")
    private_folder.write_key(root, mark + text.encode(), before)


def _held(root: Path) -> bytes | None:
    """What the key holds, as bytes; None where there is none."""
    if is_key_locked(root):
        return private_folder.opened_key(private_folder.locked_key(root) or b"", given())
    return look.content(root / KEY)
