"""What commands share of the command line: where the review is, and options that mean the same."""

from dataclasses import dataclass
from pathlib import Path

import typer

from learning_together.errors import LtError


@dataclass(frozen=True)
class CommonOptions:
    """The options that stand before the command.

    Attributes:
        folder: Of `-C`; None where it was not given.
    """

    folder: Path | None


def start(ctx: typer.Context) -> Path:
    """The folder to start from: that of `-C`, or the current one.

    Raises:
        LtError: There is no such folder.
    """
    given: CommonOptions = ctx.obj
    from learning_together.folder.look import is_folder

    folder = given.folder or Path()
    if not is_folder(folder):
        raise LtError(f"There is no folder {folder}.", "Check the name after -C.")
    return folder


def root(ctx: typer.Context) -> Path:
    """The review's folder, from the folder to start from upwards.

    Raises:
        LtError: There is no review.
    """
    from learning_together.folder import working_copy
    from learning_together.review.paths import find_root

    found = find_root(start(ctx))
    if working_copy.journals(found):
        from learning_together.folder.deed_ends import put_right_if_free

        put_right_if_free(found)
    return found
