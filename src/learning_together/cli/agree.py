"""`lt agree`: notes that somebody agreed to words as they stand."""

from typing import Annotated

import typer

from learning_together.cli import console, ids
from learning_together.cli.key import opened_root
from learning_together.errors import LtError


def agree(
    ctx: typer.Context,
    records: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="RECORD", help="Whose words were agreed: CV1, FBK2.", autocompletion=ids.offered
        ),
    ] = None,
    on: Annotated[
        str, typer.Option("--on", metavar="DAY", help="When; otherwise today: 2024-03-05.")
    ] = "",
    earlier: Annotated[
        bool,
        typer.Option(
            "--earlier",
            help="Note the words of all that was agreed before lt noted any, as they stand now.",
        ),
    ] = False,
) -> None:
    """Note that somebody agreed to words as they stand: a write-up, a quotation, a family's views.

    When the words change afterwards, lt validate says so, and reports mark them until they are
    agreed again.
    """
    from datetime import date

    from learning_together.actions.agree import agree as note
    from learning_together.actions.agree import agreed_earlier

    if earlier == bool(records):
        raise LtError(
            "Say which words were agreed.", "lt agree CV1; or lt agree --earlier, and nothing more"
        )
    root = opened_root(ctx)
    done = agreed_earlier(root) if earlier else note(root, records or [], on=on, today=date.today())
    for one in done:
        if one.field == "agreed_words":
            console.say(f"{one.id}  {one.path}:{one.line}  agreed as it stands now")
    if not done:
        console.say("All of that is agreed already, word for word; nothing was changed.")
