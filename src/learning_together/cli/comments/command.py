"""`lt comments FILE…`: what readers of a draft said."""

from pathlib import Path
from typing import Annotated

import typer

from learning_together.cli import console, result
from learning_together.cli.key import opened_root
from learning_together.cli.result import Form, FormOption, OutputOption
from learning_together.cli.save import offer


def comments(
    ctx: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...", help="Drafts that readers sent back: Word files (.docx)."
        ),
    ],
    dry: Annotated[
        bool, typer.Option("--dry-run", help="Only show what would be added; write nothing.")
    ] = False,
    anyhow: Annotated[
        bool,
        typer.Option(
            "--anyhow",
            help="Also take what stands in a draft whose title is not that of this review.",
        ),
    ] = False,
    form: FormOption = Form.TEXT,
    output: OutputOption = None,
) -> None:
    """Bring comments and tracked changes back from drafts, each to the record that it is about."""
    result.check(form, output)
    from learning_together.actions.comments import take

    folder = opened_root(ctx, needed=True)
    taken = take(folder, files, dry=dry, anyhow=anyhow)
    if form is Form.JSON:
        from learning_together.actions.public_json.comments import CommentsForm

        result.give(CommentsForm.of(taken).text(), output, folder)
    else:
        from learning_together.cli.comments.text import as_text

        look = console.look()
        console.say(as_text(taken, look), end="")
        if not dry and any(one.id for one in taken.items):
            offer(folder, "Comments of readers")
    if any(not one.id for one in taken.items):
        raise typer.Exit(1)
