"""`lt status`: where the review stands."""

import typer

from learning_together.cli import console, result
from learning_together.cli.key import opened_root
from learning_together.cli.result import Form, FormOption, OutputOption


def status(ctx: typer.Context, form: FormOption = Form.TEXT, output: OutputOption = None) -> None:
    """Show where the review stands, what the next meeting lacks, and what to do next."""
    from learning_together.actions.status import status as progress_of

    result.check(form, output)
    folder = opened_root(ctx)
    progress = progress_of(folder)
    if form is Form.JSON:
        from learning_together.actions.public_json.status import StatusForm

        result.give(result.covered(StatusForm.of(progress).text(), folder, form), output, folder)
    else:
        from learning_together.cli.status.text import as_text

        look = console.look()
        console.say(result.covered(as_text(progress, look), folder, form), end="")
