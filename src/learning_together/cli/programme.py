"""`lt programme`: many reviews at once."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from learning_together.errors import LtError

if TYPE_CHECKING:
    from learning_together.audience import Reader
    from learning_together.views.programme_page import Programme

#: How many reviews a message names.
_FEW = 5


class Format(StrEnum):
    """Forms of the result."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def programme(
    folders: Annotated[
        list[Path],
        typer.Argument(
            metavar="DIR",
            help="Review folders, folders that hold some, or a folder with a programme.yaml.",
        ),
    ],
    form: Annotated[
        Format, typer.Option("--format", help="Text for people; JSON or CSV for machines.")
    ] = Format.TEXT,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="FILE",
            help="With --format json or csv: write the result into this file (always UTF-8).",
        ),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="FORMATS", help="Draft the report: md, docx, html."),
    ] = None,
    audience: Annotated[
        str,
        typer.Option("--audience", metavar="WHO", help="For whom: reviewers, team, board, public."),
    ] = "board",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where to; otherwise reports/ here.")
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", min=1, metavar="N", help="Processes; otherwise one for each core."),
    ] = None,
) -> None:
    """Look at many reviews at once: stages, findings, patterns, time and cost, what is overdue."""
    from learning_together.audience import ABOUT, Reader
    from learning_together.models.base import Audience

    known = [str(one) for one in Audience if one not in ABOUT]
    if audience not in known:
        raise LtError(
            f"A programme's report cannot be made for “{audience}”.",
            f"Audiences: {', '.join(known)}.",
        )
    if output is not None and form is Format.TEXT:
        raise LtError(
            "--output writes what machines read.",
            "Add --format json or --format csv, or leave --output out.",
        )
    reader = Reader(Audience(audience))
    view = _view(folders, reader, jobs)
    for broken in view.broken:
        typer.echo(f"{broken.folder} is left out: {broken.reason}", err=True)
    if view.unsought:
        some = ", ".join(view.unsought[:_FEW])
        more = f" and {len(view.unsought) - _FEW} more" if len(view.unsought) > _FEW else ""
        typer.echo(
            f"Real names could not be looked for, since there is no key of names: {some}{more}.",
            err=True,
        )
    if to is not None:
        _write(view, reader, to, out)
    elif form is Format.TEXT:
        from learning_together.cli import console
        from learning_together.output.programme_text import as_text

        look = console.look()
        typer.echo(as_text(view, look), nl=False, color=look.colour)
    else:
        from learning_together.cli import result
        from learning_together.output import programme_json

        if form is Format.JSON:
            text = programme_json.as_json(view)
        else:
            text = programme_json.as_csv(view)
            text = text if output is None else programme_json.BOM + text
        result.give(text, output, programme_json.ours)
    if view.broken:
        raise typer.Exit(1)


def _view(folders: list[Path], reader: "Reader", jobs: int | None) -> "Programme":
    from learning_together.programme import overview

    shows = sys.stderr.isatty()

    def told(done: int) -> None:
        typer.echo(f"\rReviews read: {done} ", err=True, nl=False)

    view = overview(folders, reader, jobs=jobs, told=told if shows else None)
    if shows:
        typer.echo("", err=True)
    return view


def _write(view: "Programme", reader: "Reader", formats: str, out: Path | None) -> None:
    from learning_together.cli import console
    from learning_together.programme import write

    for written in write(view, reader, formats, out or Path("reports")):
        console.written(written)
