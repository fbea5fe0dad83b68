"""`lt export`: records as tables for other programs."""

from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from learning_together.cli import console, new
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
        lambda told: write(folder, kinds or (), formats=to, audience=audience, out=out, told=told),
    )


def take_back(folder: Path, path: Path, *, dry_run: bool) -> None:
    """Brings in what was changed in an exported workbook, and says what that was.

    Ends with 1 where something was not taken over.
    """
    from learning_together.actions.take_back import take_back as taken_back
    from learning_together.cli import questions
    from learning_together.english import counted
    from learning_together.exchange.edited_workbook.changes import shown

    ask = cache(questions.choose) if console.can_ask() else None
    if ask is not None and not dry_run:
        # Asked before anything is done: nobody else waits for the answers.
        taken_back(folder, path, dry=True, choose=ask)
    taken = taken_back(folder, path, dry=dry_run, choose=ask)
    back = taken.back
    if back.told:
        console.say(f"{counted(len(back.told), 'cell')} taken for what the words mean:")
    for line in back.told:
        console.say(f"  {line}")
    for edited in back.changes:
        console.say("\n".join(shown(edited)))
    done = "would be changed" if dry_run else "changed"
    console.say(f"{counted(len(back.changes), 'field')} {done}.")
    if back.new:
        said = f"{len(back.new)} would be added" if dry_run else ", ".join(taken.added) or "none"
        console.say(f"New records: {said}.")
    if back.missing:
        console.say(f"Gone from the workbook, kept in the folder: {', '.join(back.missing)}.")
    for edited in back.conflicts:
        console.say("Changed in the folder too since the export, so it stays as it is there:")
        console.say("\n".join(shown(edited)))
    for line in back.refused:
        console.say(f"Not taken over: {line}")
    raise typer.Exit(1 if back.conflicts or back.refused else 0)
