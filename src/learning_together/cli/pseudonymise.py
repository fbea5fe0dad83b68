"""`lt pseudonymise`: codes in place of real names in the review's own files."""

from typing import Annotated

import typer

from learning_together.cli import console
from learning_together.cli.options import root
from learning_together.errors import LtError


def pseudonymise(
    ctx: typer.Context,
    near: Annotated[
        bool,
        typer.Option("--near", help="Misspelt and inflected names, and names that are words, too."),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show the places; change nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Put codes in place of real names in the review's files, after showing each place.

    Every other byte stays. Each line is shown as it will be. Names of files are not changed.
    """
    from learning_together.actions import pseudonymise as work
    from learning_together.cli import key

    folder = root(ctx)
    key.open_for(folder)
    found = work.plan(folder, near=near)
    places = [one for file in found for one in file.replaced]
    for one in places:
        place = one.place
        console.say(f"{place.file}:{place.line}:{place.column}: {one.line}")
    if not places:
        console.say("No real names were found in the review's files.")
        return
    said = f"{len(places)} places in {len(found)} files"
    if dry_run:
        console.say(f"{said}; nothing was changed.")
        return
    if not yes:
        if not console.can_ask():
            raise LtError(f"{said} would be changed.", "Look at them, then add --yes.")
        if not typer.confirm(f"Put the codes in at these {said}?"):
            console.say("Nothing was changed.")
            return
    work.carry_out(folder, found)
    console.say(
        f"{said} were changed. `git diff` shows them; `git checkout FILE` takes a file back that "
        "was committed before. What git has kept holds the names still: lt leaks --history"
    )
