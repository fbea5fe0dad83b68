"""`lt hook`: keeps real names from being committed to git."""

from typing import Annotated

import typer

from learning_together.cli import console
from learning_together.cli.options import root
from learning_together.errors import LtError


def hook(
    ctx: typer.Context,
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT",
            help="install: have git ask lt before each commit. run: look at what is staged now.",
        ),
    ],
) -> None:
    """Have git look for real names in what is about to be committed.

    It blocks names, numbers of people, the folder private/ and files that cannot be read; never
    half-filled work.
    """
    from learning_together.actions.hook import blocking, install
    from learning_together.cli import key

    folder = root(ctx)
    if what == "install":
        console.say(f"Git now asks lt before each commit: {install(folder)}")
        return
    if what != "run":
        raise LtError(f"“{what}” is neither install nor run.", "Write: lt hook install")
    key.open_for(folder)
    found = blocking(folder)
    for one in found:
        place = one.problem.place
        said = f"{place.file}:{place.line}:{place.column}: {one.problem.check.code} "
        console.say(f"{said}{one.problem.message} {one.problem.help}", err=True)
    if found:
        console.say("Nothing was committed. Mend this, stage it again, and commit.", err=True)
        raise typer.Exit(1)
