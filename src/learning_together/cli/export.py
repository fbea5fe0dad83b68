"""`lt export`: records as tables for other programs."""

from pathlib import Path
from typing import Annotated

import typer

from learning_together.cli import new
from learning_together.cli.options import root


def export(
    ctx: typer.Context,
    kinds: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[KIND]...",
            help="Which kinds of records; every kind without one.",
            autocompletion=new.kinds,
        ),
    ] = None,
    to: Annotated[
        str,
        typer.Option(
            "--to", metavar="FORMATS", help="Formats, with commas: xlsx, csv, json, sqlite."
        ),
    ] = "xlsx",
    audience: Annotated[
        str,
        typer.Option(
            "--audience",
            metavar="WHO",
            help="For whom: team, board …, or about someone: agency:ID. Only what they may read "
            "is in it.",
        ),
    ] = "team",
    about: Annotated[
        list[str] | None,
        typer.Option(
            "--about",
            metavar="CODE",
            help="Of the timeline: only entries said to be about this child or adult. Repeatable.",
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where to; otherwise reports/.")
    ] = None,
) -> None:
    """Write the timeline and every other kind as Excel, CSV, JSON or SQLite.

    An Excel file that was edited comes back with `lt import FILE.xlsx`: its changes and no others.
    The key of real names is never exported.
    """
    from learning_together.actions.export import export as write
    from learning_together.cli import documents_made, key

    folder = root(ctx)
    key.open_for(folder)
    documents_made.show(
        folder,
        lambda told: write(
            folder,
            kinds or (),
            formats=to,
            audience=audience,
            about=about or (),
            out=out,
            told=told,
        ),
    )
