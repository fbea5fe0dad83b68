"""`lt new KIND`: adds a record."""

from typing import TYPE_CHECKING, Annotated

import typer

from learning_together.cli import console
from learning_together.cli.options import root
from learning_together.errors import LtError

if TYPE_CHECKING:
    from learning_together.folder.yaml.write.scalars import Value


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
            "each item. FIELD=- takes text about the case from the standard input, a file or the "
            "terminal, so that it stays out of the shell's history.",
        ),
    ] = None,
) -> None:
    """Add a record: the next id, the right file and place; all that stands there stays."""
    from learning_together.actions.edit import add
    from learning_together.actions.edit.meant import meant, refuse
    from learning_together.cli import questions
    from learning_together.records.kind_names import find_kind
    from learning_together.records.typed_values import given

    if sum(one.endswith("=-") for one in values or ()) > 1 and not console.can_ask():
        raise LtError("Only one field can be read from the standard input.", "Choose one.")

    folder = root(ctx)
    name = find_kind(kind)
    found = given(name, values or [])
    found = {field: _sent_in(field, value) for field, value in found.items()}
    if console.can_ask():
        found = questions.for_required(name, found, folder)
    taken = meant(folder, name, found, questions.choose if console.can_ask() else refuse)
    added = add(folder, name, taken.values, blanks=True)
    said = f"{added.id}  " if added.id else ""
    console.say(f"{said}{added.path}:{added.line}")
    for line in taken.told:
        console.say(f"  {line}")


def _sent_in(field: str, value: "Value") -> "Value":
    from learning_together.cli.typed_text import sent_in

    if value in ("-", ["-"]):
        return [sent_in(field)] if isinstance(value, list) else sent_in(field)
    return value
