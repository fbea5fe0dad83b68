"""`lt status`: where the review stands."""

from typing import TYPE_CHECKING

import typer

from learning_together.cli import result
from learning_together.cli.key import opened_root
from learning_together.cli.result import Form, FormOption, OutputOption

if TYPE_CHECKING:
    from pathlib import Path

    from learning_together.views.progress import Progress


def status(ctx: typer.Context, form: FormOption = Form.TEXT, output: OutputOption = None) -> None:
    """Show where the review stands, what the next meeting lacks, and what to do next."""
    result.check(form, output)
    progress = _progress(opened_root(ctx))
    if form is Form.JSON:
        from learning_together.output import progress_json

        result.give(progress_json.as_json(progress), output, progress_json.ours)
    else:
        from learning_together.cli import console
        from learning_together.output.progress_text import as_text

        look = console.look()
        typer.echo(as_text(progress, look), nl=False, color=look.colour)


def _progress(folder: "Path") -> "Progress":
    from learning_together import history
    from learning_together.validating import check
    from learning_together.views import ahead
    from learning_together.views.progress import Saved, build

    checked = check(folder)
    review, today = checked.loaded.review, checked.today
    next_ = ahead.next_meeting(review, today)
    meeting = None
    if next_ is not None:
        prepared = check(folder, meeting=next_.id, today=today, loaded=checked.loaded)
        needed = frozenset(prepared.needs.needs) if prepared.needs else frozenset[str]()
        meeting = ahead.prepared(next_, today, prepared.diagnostics, needed)
    version = history.version(folder)
    return build(
        review,
        today,
        checked.diagnostics,
        meeting,
        saved=Saved(version.commit, version.day, version.changed) if version else None,
        trouble="" if version else history.trouble(folder),
    )
