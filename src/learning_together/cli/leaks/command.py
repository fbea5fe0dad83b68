"""`lt leaks`: what stands in a file that goes out, and to whom it went."""

from pathlib import Path
from typing import Annotated

import typer

from learning_together.cli import console
from learning_together.cli.options import root
from learning_together.cli.result import Form, FormOption, OutputOption
from learning_together.errors import LtError


def leaks(
    ctx: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE]...", help="Word, Excel, OpenDocument, HTML, PDF, Markdown."),
    ] = None,
    which: Annotated[
        bool,
        typer.Option("--which", help="Tell which issue each file is, and to whom that went."),
    ] = False,
    history: Annotated[
        bool, typer.Option("--history", help="Look through all that git has kept of the review.")
    ] = False,
    form: FormOption = Form.TEXT,
    output: OutputOption = None,
) -> None:
    """Open finished files and look for names of the key, and for numbers and contacts of people.

    Ends with 0 where nothing was found that must not go out, 1 where something was, or where
    names could not be looked for. What is found is never shown.
    """
    from learning_together.actions.leaks import look_through, look_through_history
    from learning_together.cli import key, progress, result

    result.check(form, output)
    folder = root(ctx)
    key.open_for(folder, needed=not which)
    named = tuple(files or ())
    if history == bool(named):
        raise LtError("There is nothing to look through.", "Name files, or give --history.")
    if which:
        _which(folder, named)
        return
    with progress.bar() as shown:
        if history:
            found = look_through_history(folder, told=shown.step)
        else:
            found = look_through(folder, named, told=shown.step)
    if form is Form.JSON:
        from learning_together.actions.public_json.leaks import LeaksForm

        result.give(LeaksForm.of(found).text(), output, folder)
    else:
        from learning_together.cli.leaks.text import as_text

        look = console.look()
        console.say(as_text(found, look), end="")
    if found.without_names or any(file.blocked for file in found.files):
        raise typer.Exit(1)


def _which(folder: Path, files: tuple[Path, ...]) -> None:
    from learning_together import english
    from learning_together.actions.issue import which

    unknown = False
    for path in files:
        issues = which(folder, path)
        unknown = unknown or not issues
        for one in issues:
            draft = f", draft {one.draft}" if one.draft is not None else ""
            day = f" on {english.day(one.date)}" if one.date else ""
            to = ", ".join(one.shared_with) or "nobody noted"
            said = f"{path.name}: {one.id}{draft}, made for {one.audience}, went{day} to {to}."
            console.say(said)
        if not issues:
            console.say(f"{path.name}: no issue in the ledger has this content.")
    if unknown:
        raise typer.Exit(1)
