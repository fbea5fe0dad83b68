"""`lt view --names`: a record or a report with real names, for the eyes of the reviewers."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from learning_together.cli import ids
from learning_together.cli.options import root
from learning_together.errors import LtError

if TYPE_CHECKING:
    from learning_together.review.review import Review


def view(
    ctx: typer.Context,
    what: Annotated[
        str,
        typer.Argument(
            metavar="[ID|REPORT]",
            help="A record (KPE3), or a report (chronology, narrative); without any, who stands "
            "behind each code.",
            autocompletion=ids.offered,
        ),
    ] = "",
    names: Annotated[
        bool, typer.Option("--names", help="Show real names; nothing is shown without it.")
    ] = False,
    subject: Annotated[
        str | None,
        typer.Option("--for", metavar="ID", help="The record that a report about one is about."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="private/FILE",
            help="Write it into this file below private/, marked, instead of showing it.",
        ),
    ] = None,
) -> None:
    """Show a record or a report with real names in the place of codes.

    For the lead reviewers. It goes to the screen, and into a file only where one below private/ is
    named. The names come from the key; a locked key is opened in memory.
    """
    from learning_together.actions import view_names
    from learning_together.actions.report import reports
    from learning_together.cli import key
    from learning_together.cli.terminal import visible
    from learning_together.review.load import load

    if not names:
        raise LtError(
            "`lt view` shows real names, and only where they are asked for.",
            "Add --names. With codes: lt show ID, or lt report.",
        )
    folder = root(ctx)
    path = view_names.place(folder, output) if output else None
    key.open_for(folder)
    loaded = load(folder)
    report = next((one for one in reports(folder) if one.name == what), None)
    if subject and report is None:
        raise LtError("--for is for reports.", "Leave it out.")
    if report is not None:
        text = view_names.report(folder, loaded, report, subject)
    elif what:
        text = _record(loaded.review, what)
    else:
        text = view_names.people(loaded.review)
    if path is None:
        typer.echo(visible(view_names.marked(text)), nl=False)
    else:
        view_names.write(path, text)
        typer.echo(f"{path.relative_to(folder.resolve())} holds real names. Destroy it after use.")


def _record(review: "Review", typed: str) -> str:
    """A record as `lt show` has it, without colour, since names go in where codes stand."""
    from datetime import date

    from learning_together.actions import view_names
    from learning_together.cli import console
    from learning_together.cli.show.text import as_text
    from learning_together.cli.terminal import Look
    from learning_together.reports.record import page as record_page
    from learning_together.reports.record.evidence_tree import DEEPEST

    named = view_names.namer(review)
    page = record_page.build(review, ids.find(review, typed), date.today(), DEEPEST)
    return named(as_text(page, Look(console.look().width), everything=True))
