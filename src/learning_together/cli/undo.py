"""`lt undo`: takes back one's own last deed on this computer."""

from typing import Annotated

import typer

from learning_together.cli import console
from learning_together.cli.options import root
from learning_together.english import counted
from learning_together.errors import LtError


def undo(
    ctx: typer.Context,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what would be taken back.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before.")] = False,
) -> None:
    """Take back what lt did last in this review, on this computer; it is shown before.

    Every file is as it was before that, unless somebody changed it since: then it says so and
    changes nothing. What colleagues did elsewhere is not touched. An issue or a disclosure is never
    taken back. The last 20 deeds can be, one after the other; their copies lie in private/undo/.
    """
    from learning_together.actions import covered
    from learning_together.actions import undo as action
    from learning_together.cli import key

    folder = root(ctx)
    planned = action.plan(folder)
    console.say(f"{planned.command} ({planned.when}) would be taken back:")
    for line in planned.effects:
        console.say(f"  {covered.text(folder, line)}")
    if dry_run:
        return
    if not yes and console.can_ask() and not typer.confirm("Take it back?", default=True):
        raise LtError("Nothing was taken back.", "")
    key.open_for(folder, needed=planned.how == "unlock")
    action.carry_out(folder, planned)
    console.say("It was taken back.")
    if planned.earlier:
        console.say(f"{counted(planned.earlier, 'earlier deed')} can be taken back after it.")
