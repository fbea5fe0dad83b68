"""Keeps real names out of git: looks at what is about to be committed, and asks git to do so.

Takes a review's folder, gives what must not be committed. Blocks names, numbers and the folder
`private/`, and files that cannot be read; never half-filled work.
"""

import shlex
from dataclasses import replace
from datetime import date
from pathlib import Path

from learning_together.checks.circumstances import Setting
from learning_together.checks.run import Choice, run
from learning_together.diagnostics import Diagnostic, Severity
from learning_together.errors import LtError
from learning_together.folder import disk, output_files
from learning_together.folder import look as on_disk
from learning_together.folder.git import history
from learning_together.folder.git.calls import TroubleError
from learning_together.folder.git.repository import look
from learning_together.privacy import guard
from learning_together.records.kinds import Identity
from learning_together.review.load import Loaded, is_read, load, load_contents

_HOOK = """#!/bin/sh
# Put here by `lt hook`: looks for real names in what is about to be committed.
# Files that it blocks can be committed all the same with: git commit --no-verify
exec lt -C {folder} hook run
"""


def install(root: Path) -> Path:
    """Puts the hook into the repository of a review.

    Returns:
        The hook's file.

    Raises:
        LtError: There is no repository, or another hook, which stays.
    """
    try:
        repository = look(root)
    except TroubleError as trouble:
        raise LtError(f"The hook cannot be put here: {trouble}.") from None
    if repository is None:
        raise LtError("The review is not kept in git.", "Start with: git init")
    hooks = repository.common / "hooks"
    path = hooks / "pre-commit"
    within = root.resolve().relative_to(repository.top).as_posix()
    text = _HOOK.format(folder=shlex.quote(within))
    if on_disk.is_link(path) or not output_files.may_go(root, path, text.encode()):
        raise LtError(
            f"There is another hook already: {path}. It stays as it is.",
            f"Add this line to it: lt -C {shlex.quote(within)} hook run || exit 1",
        )
    disk.make_folder(hooks)
    output_files.write_named(root, path, text, mode=0o755)
    return path


def blocking(root: Path) -> tuple[Diagnostic, ...]:
    """What keeps the staged state of a review from being committed.

    Raises:
        LtError: Git cannot tell what is staged.
    """
    key = load(root).review
    guard.refuse_unread_key(key)
    staged = history.staged(root)
    wanted = {path: content for path, content in staged.items() if is_read(path)}
    read = load_contents(wanted)
    records = {**read.review.records, Identity.KIND.name: key.all(Identity)}
    review = replace(read.review, records=records)
    private = tuple(path for path in staged if path.lower().startswith("private/"))
    setting = Setting(
        today=date.today(),
        stage=review.stage,
        repository=True,
        tracked=private,
    )
    found = run(Loaded(review, read.problems, read.texts), setting, Choice(("LT0", "LT7")))
    whole = {record.origin.source.path for record in review}
    return tuple(
        one
        for one in found
        if one.severity is Severity.ERROR
        and (
            one.problem.check.group == "LT7"
            or (one.problem.place.file in wanted and one.problem.place.file not in whole)
        )
    )
