"""`lt upgrade`: brings a folder of an earlier lt up."""

from typing import TYPE_CHECKING, Annotated

import typer

from learning_together.cli import console
from learning_together.cli.options import root
from learning_together.cli.save import offer
from learning_together.english import counted
from learning_together.errors import LtError

if TYPE_CHECKING:
    from learning_together.actions.upgrade import Upgrade


def upgrade(
    ctx: typer.Context,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be done; change nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
) -> None:
    """Bring a review's folder that an earlier lt made up to this one.

    It shows what it would do, and asks: what git leaves out, line ends, schemas for editors, lt's
    own hooks of git, text that stands behind hints and was never read, rights to the files of
    private/. What you wrote stays.
    """
    from learning_together.actions.upgrade import upgrade as action

    folder = root(ctx)
    planned = action(folder, dry=dry_run or not yes)
    _show(planned)
    if dry_run or not planned.steps:
        return
    if not yes:
        if not console.can_ask():
            raise LtError(
                "Nothing was changed: nobody was there to be asked.",
                "Look at what is listed above, then give: lt upgrade --yes",
            )
        if not typer.confirm("Do this?", default=True):
            raise LtError("Nothing was changed.", "")
        action(folder, shown=planned.steps)
    console.say("Done.")
    offer(folder, "Brought up to this lt")


def _show(planned: "Upgrade") -> None:
    if planned.steps:
        console.say(f"{counted(len(planned.steps), 'thing')} to bring up:")
    else:
        console.say("This folder is as this lt makes them; there is nothing to bring up.")
    for step in planned.steps:
        console.say(f"  {step.what}: {step.how}")
    for one in planned.left:
        console.say(f"Left to you: {one}", err=True)
