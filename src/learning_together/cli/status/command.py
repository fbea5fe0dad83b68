"""`lt status`: where the review stands."""

from typing import TYPE_CHECKING

import typer

from learning_together.cli import result
from learning_together.cli.key import opened_root
from learning_together.cli.result import Form, FormOption, OutputOption

if TYPE_CHECKING:
    from pathlib import Path

    from learning_together.reports.progress.overview import Progress


def status(ctx: typer.Context, form: FormOption = Form.TEXT, output: OutputOption = None) -> None:
    """Show where the review stands, what the next meeting lacks, and what to do next."""
    result.check(form, output)
    progress = _progress(opened_root(ctx))
    if form is Form.JSON:
        from learning_together.actions.public_json import status as progress_json

        result.give(progress_json.as_json(progress), output, progress_json.ours)
    else:
        from learning_together.cli import console
        from learning_together.cli.status.text import as_text

        look = console.look()
        typer.echo(as_text(progress, look), nl=False, color=look.colour)


def _progress(folder: "Path") -> "Progress":
    from learning_together.actions.validate import check
    from learning_together.folder.git import status
    from learning_together.reports.progress import next_meeting
    from learning_together.reports.progress.overview import Saved, build

    checked = check(folder)
    review, today = checked.loaded.review, checked.today
    next_ = next_meeting.next_meeting(review, today)
    meeting = None
    if next_ is not None:
        prepared = check(folder, meeting=next_.id, today=today, loaded=checked.loaded)
        needed = frozenset(prepared.needs.needs) if prepared.needs else frozenset[str]()
        meeting = next_meeting.prepared(next_, today, prepared.diagnostics, needed)
    version = status.version(folder)
    return build(
        review,
        today,
        checked.diagnostics,
        meeting,
        saved=Saved(version.commit, version.day, version.changed) if version else None,
        trouble="" if version else status.trouble(folder),
    )
