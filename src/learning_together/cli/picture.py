"""`lt picture`: one picture of a review, by itself."""

from pathlib import Path
from typing import Annotated

import typer

from learning_together.cli.options import root
from learning_together.errors import LtError


def picture(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="[NAME]", help="Which picture; without any, they are listed.")
    ] = "",
    to: Annotated[
        str,
        typer.Option("--to", metavar="FORMATS", help="Formats, with commas: svg, png, html."),
    ] = "svg",
    audience: Annotated[
        str | None,
        typer.Option(
            "--audience",
            metavar="WHO",
            help="For whom: team, board, public …, or about someone: agency:ID, participant:CODE. "
            "Otherwise the review team. It is drawn only where they may see all that it counts.",
        ),
    ] = None,
    for_others: Annotated[
        bool,
        typer.Option(
            "--for-others",
            help="Draw for readers beyond the team what reads as a charge: silences.",
        ),
    ] = False,
    about: Annotated[
        list[str] | None,
        typer.Option(
            "--about",
            metavar="CODE",
            help="Of a picture of entries: only those said to be about this child or adult. "
            "Repeatable.",
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where to; otherwise reports/.")
    ] = None,
) -> None:
    """One picture of the review, to look at or to put into slides.

    A page (html) holds it with all its figures in tables. In a report it stands where a section
    has a line such as [[picture: swim-lanes]].
    """
    from learning_together.actions import picture as drawing
    from learning_together.cli import console, documents_made, key

    folder = root(ctx)
    asked = drawing.Request(
        formats=to, audience=audience, out=out, for_others=for_others, about=tuple(about or ())
    )
    if not name and asked != drawing.Request():
        raise LtError(
            "No picture is named to which these options could apply.",
            "Name one, such as: lt picture swim-lanes. Without options, lt picture lists them.",
        )
    if not name:
        console.pictures(drawing.pictures())
        return
    key.open_for(folder)
    documents_made.show(folder, lambda told: drawing.picture(folder, name, asked, told=told))
