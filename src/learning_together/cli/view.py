"""`lt view --names`: a record or a report with real names, for the eyes of the reviewers."""

from pathlib import Path
from typing import Annotated

import typer

from learning_together.cli import console, ids
from learning_together.cli.options import root
from learning_together.errors import LtError


def view(
    ctx: typer.Context,
    what: Annotated[
        str,
        typer.Argument(
            metavar="[ID|REPORT]",
            help="A record (KPE3), or a report (chronology, narrative); without any, who stands "
            "behind each code.",
            autocompletion=ids.offered,
        ),
    ] = "",
    names: Annotated[
        bool, typer.Option("--names", help="Show real names; nothing is shown without it.")
    ] = False,
    subject: Annotated[
        str | None,
        typer.Option("--for", metavar="ID", help="The record that a report about one is about."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="private/FILE",
            help="Write it into this file below private/, marked, instead of showing it.",
        ),
    ] = None,
) -> None:
    """Show a record or a report with real names in the place of codes.

    For the lead reviewers. It goes to the screen, and into a file only where one below private/ is
    named. The names come from the key; a locked key is opened in memory.
    """
    from learning_together.actions import view_names
    from learning_together.cli import key
    from learning_together.cli.show.text import as_text
    from learning_together.cli.terminal import Look

    if not names:
        raise LtError(
            "`lt view` shows real names, and only where they are asked for.",
            "Add --names. With codes: lt show ID, or lt report.",
        )
    folder = root(ctx)
    path = view_names.place(folder, output) if output else None
    key.open_for(folder, needed=True)
    # Without colour, since names go in where codes stand.
    look = Look(console.look().width)
    text = view_names.view(folder, what, subject, lambda page: as_text(page, look, everything=True))
    if path is None:
        console.say(view_names.marked(text), end="")
    else:
        locked = view_names.write(folder, path, text)
        name = path.relative_to(folder.resolve())
        told = "It is locked with the rest; lt key unlock shows it. " if locked else ""
        console.say(f"{name} holds real names. {told}Destroy it after use.")
