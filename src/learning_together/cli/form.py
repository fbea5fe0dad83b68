"""`lt form`: what people are sent to fill in."""

from pathlib import Path
from typing import Annotated

import typer

from learning_together.cli import new
from learning_together.cli.options import root


def form(
    ctx: typer.Context,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help="Of what: conversation, section, episode, finding, response, meeting, family, "
            "feedback, query …: any kind of record.",
            autocompletion=new.kinds,
        ),
    ],
    subject: Annotated[
        str,
        typer.Option(
            "--for",
            metavar="ID",
            help="The record that the form is about (of queries an agency, of responses a "
            "finding); “all” for a form each. Without it, the form is for a new record.",
        ),
    ] = "",
    to: Annotated[
        str, typer.Option("--to", metavar="FORMATS", help="Formats, with commas: docx, xlsx.")
    ] = "docx",
    audience: Annotated[
        str,
        typer.Option(
            "--audience",
            metavar="WHO",
            help="For whom: team, board …, or about someone: agency:ID, participant:CODE. Only "
            "what they may read is in it. Otherwise whom such a form is usually sent to.",
        ),
    ] = "",
    due: Annotated[
        str, typer.Option("--due", metavar="DAY", help="By when it is to come back: 2024-03-01.")
    ] = "",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where to; otherwise reports/.")
    ] = None,
) -> None:
    """Make a form in Word or Excel, for people to fill in.

    It comes back with `lt import FILE`: what was changed in it, and nothing else.
    """
    from learning_together.actions.form import Wanted, forms
    from learning_together.actions.typed_day import a_day
    from learning_together.cli import documents_made, key

    folder = root(ctx)
    key.open_for(folder)
    wanted = Wanted(kind, subject, to, audience, a_day(due) if due else None, out)
    documents_made.show(folder, lambda told: forms(folder, wanted, told=told))
