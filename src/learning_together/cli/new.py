"""`lt new KIND`: adds a record."""

from typing import Annotated

import typer

from learning_together.cli import console
from learning_together.cli.options import root


def kinds(incomplete: str) -> list[str]:
    """The kinds that start so, for the shell to offer."""
    from learning_together.records.kinds import KINDS

    return [kind for kind in KINDS if kind.startswith(incomplete.lower())]


def new(
    ctx: typer.Context,
    kind: Annotated[
        str,
        typer.Argument(
            help="What to add: episodes, finding, KPE, timeline …",
            metavar="KIND",
            autocompletion=kinds,
        ),
    ],
    values: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="FIELD=VALUE",
            help="A field of the new record; for lists, ids with commas between them, or once for "
            "each item.",
        ),
    ] = None,
) -> None:
    """Add a record: the next id, the right file and place; all that stands there stays."""
    from learning_together.actions.edit import add
    from learning_together.cli import questions
    from learning_together.records.kind_names import find_kind
    from learning_together.records.typed_values import given

    folder = root(ctx)
    name = find_kind(kind)
    found = given(name, values or [])
    if console.can_ask():
        found = questions.for_required(name, found, folder)
    added = add(folder, name, found, blanks=True)
    said = f"{added.id}  " if added.id else ""
    console.say(f"{said}{added.path}:{added.line}")
