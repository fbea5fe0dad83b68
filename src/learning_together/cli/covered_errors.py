"""The commands of `lt` as one, whose errors name nobody of the key of the review they ran on.

A message quotes what was typed and how files are called; people send it on.
"""

from contextlib import suppress
from pathlib import Path
from typing import Any

from typer._click.exceptions import UsageError

from learning_together.cli.plain_help import Group
from learning_together.errors import LtError


class Commands(Group):
    """All commands of `lt`."""

    def invoke(self, ctx: Any) -> Any:
        """Runs a command.

        Raises:
            LtError: It cannot do what was asked.
        """
        try:
            return super().invoke(ctx)
        except LtError as error:
            raise _covered(error, ctx) from error
        except UsageError as error:
            error.message = _covered(LtError(error.message), ctx).message
            raise


def _covered(error: LtError, ctx: Any) -> LtError:
    from learning_together.actions import covered
    from learning_together.review.paths import find_root

    folder = getattr(ctx.obj, "folder", None) or Path()
    # Without a review there is no key; whatever else is wrong there, the error at hand is told.
    with suppress(LtError, OSError):
        return covered.error(find_root(folder), error)
    return error
