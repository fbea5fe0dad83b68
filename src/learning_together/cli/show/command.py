"""`lt show`: one record, what it rests on, and what rests on it."""

from typing import Annotated

import typer

from learning_together.cli import console, ids, result
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
    from learning_together.actions.show import knew
    from learning_together.actions.show import show as shown

    result.check(form, output)
    folder, look = root(ctx), console.look()
    if on is not None:
        title, known = knew(folder, id_, on)
        if form is Form.JSON:
            from learning_together.actions.public_json.show import TunnelForm

            result.give(
                result.covered(TunnelForm.of(known, title).text(), folder, form), output, folder
            )
        else:
            from learning_together.cli.show import tunnel

            console.say(result.covered(tunnel.as_text(known, look), folder, form), end="")
        return
    title, page = shown(folder, id_) if depth is None else shown(folder, id_, depth)
    if form is Form.JSON:
        from learning_together.actions.public_json.show import ShowForm

        result.give(result.covered(ShowForm.of(page, title).text(), folder, form), output, folder)
    else:
        from learning_together.cli.show.text import as_text

        said = as_text(page, look, everything=everything)
        console.say(result.covered(said, folder, form), end="")
