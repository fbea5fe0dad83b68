"""`lt show`: one record, what it rests on, and what rests on it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from learning_together.cli import ids, result
from learning_together.cli.options import root
from learning_together.cli.result import Form, FormOption, OutputOption
from learning_together.errors import LtError

if TYPE_CHECKING:
    from learning_together.records.base import Model
    from learning_together.review.review import Review


def show(
    ctx: typer.Context,
    id_: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="Of the record: KPE3, health-012.", autocompletion=ids.offered
        ),
    ],
    depth: Annotated[
        int | None,
        typer.Option("--depth", metavar="N", min=0, help="How many levels of the trees to show."),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="DATE",
            help="Of a person or an agency: only what they knew by that day, and, apart from it, "
            "what was known elsewhere.",
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Show long lists to their end.")
    ] = False,
    form: FormOption = Form.TEXT,
    output: OutputOption = None,
) -> None:
    """Show a record, what it rests on and what rests on it; of a person, the part played."""
    from datetime import date

    from learning_together.reports.record import page as record_page
    from learning_together.reports.record.evidence_tree import DEEPEST
    from learning_together.review.load import load

    result.check(form, output)
    review = load(root(ctx)).review
    record = ids.find(review, id_)
    if on is not None:
        _knowledge(review, record, on, form, output)
        return
    page = record_page.build(review, record, date.today(), DEEPEST if depth is None else depth)
    if form is Form.JSON:
        from learning_together.actions.public_json import show as record_json

        result.give(record_json.as_json(page, review.title), output, record_json.ours)
    else:
        from learning_together.cli import console
        from learning_together.cli.show.text import as_text

        look = console.look()
        typer.echo(as_text(page, look, everything=everything), nl=False, color=look.colour)


def _knowledge(review: "Review", record: "Model", on: str, form: Form, output: Path | None) -> None:
    """What somebody knew by a day."""
    from learning_together.cli.show import tunnel as screen
    from learning_together.dates.edtf import DateFault, parse_day
    from learning_together.records.kinds.agency import Agency
    from learning_together.records.kinds.person import Person
    from learning_together.reports.views import tunnel

    if not isinstance(record, Person | Agency):
        raise LtError(
            f"{record.id} is no person and no agency.", "--on tells what one of these knew."
        )
    try:
        day = parse_day(on)
    except DateFault as fault:
        raise LtError(fault.message, fault.help) from None
    view = tunnel.build(review.named(), record, day)
    if form is Form.JSON:
        result.give(screen.as_json(view, review.title), output, screen.ours)
    else:
        from learning_together.cli import console

        look = console.look()
        typer.echo(screen.as_text(view, look), nl=False, color=look.colour)
