"""`lt show`: one record, what it rests on, and what rests on it."""

from typing import Annotated

import typer

from learning_together.cli import ids, result
from learning_together.cli.options import root
from learning_together.cli.result import Form, FormOption, OutputOption


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
    everything: Annotated[
        bool, typer.Option("--all", help="Show long lists to their end.")
    ] = False,
    form: FormOption = Form.TEXT,
    output: OutputOption = None,
) -> None:
    """Show a record, what it rests on and what rests on it; of a person, the part played."""
    from datetime import date

    from learning_together.load import load
    from learning_together.views import record_page
    from learning_together.views.evidence_tree import DEEPEST

    result.check(form, output)
    review = load(root(ctx)).review
    record = ids.find(review, id_)
    page = record_page.build(review, record, date.today(), DEEPEST if depth is None else depth)
    if form is Form.JSON:
        from learning_together.output import record_json

        result.give(record_json.as_json(page, review.title), output, record_json.ours)
    else:
        from learning_together.cli import console
        from learning_together.output.record_text import as_text

        look = console.look()
        typer.echo(as_text(page, look, everything=everything), nl=False, color=look.colour)
