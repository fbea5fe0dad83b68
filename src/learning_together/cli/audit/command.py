"""`lt audit`: the review against the quality markers of its framework."""

import typer

from learning_together.cli import console, result
from learning_together.cli.options import root
from learning_together.cli.result import Form, FormOption, OutputOption


def audit(ctx: typer.Context, form: FormOption = Form.TEXT, output: OutputOption = None) -> None:
    """Hold the review against the quality markers of its framework."""
    from learning_together.actions.audit import audit as held

    result.check(form, output)
    folder = root(ctx)
    found = held(folder)
    if form is Form.JSON:
        from learning_together.actions.public_json.audit import AuditForm

        result.give(AuditForm.of(found).text(), output, folder)
    else:
        from learning_together.cli.audit.text import as_text

        look = console.look()
        console.say(as_text(found, look), end="")
