"""`lt changes`: what changed in the review since a meeting, a day or a commit."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from learning_together.cli import console, result
from learning_together.cli.options import root

#: Of text that goes into a file.
_FILE_WIDTH = 100


class Format(StrEnum):
    """Forms of the result."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def changes(
    ctx: typer.Context,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="WHEN",
            help="A day (2024-01-16), a meeting (MTG3), or what git calls a commit (HEAD~3). "
            "Otherwise the last meeting that was held, or else the last commit.",
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="In text, show long lists to their end.")
    ] = False,
    form: Annotated[
        Format, typer.Option("--format", help="Text, JSON for machines, Markdown to send on.")
    ] = Format.TEXT,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="FILE",
            help="Write the result into this file (always UTF-8) and say nothing.",
        ),
    ] = None,
) -> None:
    """Tell what changed since a meeting, a day or a commit: by record and field, not by line.

    For the team: it shows every field, also those that not everybody may read.
    """
    from learning_together.actions import covered
    from learning_together.actions.changes import changes_since, told_since
    from learning_together.cli.terminal import Look

    folder = root(ctx)
    look = console.look() if output is None else Look(_FILE_WIDTH)
    if form is Format.JSON:
        from learning_together.actions.public_json.changes import ChangesForm

        text = covered.as_json(folder, ChangesForm.of(changes_since(folder, since)).text())
    elif form is Format.MARKDOWN:
        from learning_together import seal
        from learning_together.cli.changes import markdown

        text = covered.text(folder, markdown.as_markdown(told_since(folder, since)))
        if output is not None:
            text = seal.put(f"{text}\n{seal.COMMENT}\n")
    else:
        from learning_together.cli.changes import text as changes_text

        most = None if everything else changes_text.MANY
        told = told_since(folder, since, most)
        text = covered.text(folder, changes_text.as_text(told, look))
    result.give(text, output, folder, for_people=form is Format.TEXT)
