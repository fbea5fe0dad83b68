"""`lt calendar`: the meetings as a file that calendar programs import."""

from pathlib import Path
from typing import Annotated

import typer

from learning_together.cli import console, result
from learning_together.cli.options import root


def calendar(
    ctx: typer.Context,
    tasks: Annotated[
        bool, typer.Option("--tasks", help="With the days by which tasks are due.")
    ] = False,
    titles: Annotated[
        bool,
        typer.Option(
            "--titles",
            help="With the review's title in each entry. Otherwise entries say “Case review” and "
            "nothing that tells the case: a calendar entry travels far.",
        ),
    ] = False,
    audience: Annotated[
        str,
        typer.Option(
            "--audience",
            metavar="WHO",
            help="For whom: team, case-group, board … Only meetings that they may know of are in "
            "it.",
        ),
    ] = "team",
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="Write the calendar into this file (.ics)."),
    ] = None,
) -> None:
    """Give all meetings as a calendar (ICS); given again, it updates and cancels entries."""
    from learning_together.actions.calendar import calendar_file

    folder = root(ctx)
    made = calendar_file(folder, titles=titles, tasks=tasks, audience=audience)
    result.give(made.text, output, folder)
    if output is not None:
        number = f"{made.entries} {'entry' if made.entries == 1 else 'entries'}"
        console.err().print(f"{number} written to {output}")
    for note in made.notes:
        console.err().print(note)
