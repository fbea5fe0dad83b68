"""`lt schema`: JSON Schemas, so that an editor helps while somebody types."""

from pathlib import Path
from typing import Annotated

import typer

from learning_together.cli.new import kinds
from learning_together.cli.options import start


def schema(
    ctx: typer.Context,
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="KIND",
            help="Print the schema of this kind, or of programme; write nothing.",
            autocompletion=kinds,
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="DIR", help="Write the files there instead of into the review."
        ),
    ] = None,
) -> None:
    """Write the schemas that let an editor explain fields, offer words and mark slips."""
    from learning_together.actions.schema import schema_of, write_schemas
    from learning_together.cli import console

    if kind is not None:
        typer.echo(schema_of(kind), nl=False)
        return
    folder, number = write_schemas(start(ctx), out)
    said = "One schema" if number == 1 else f"{number} schemas"
    console.err().print(f"{said} written to {folder}")
