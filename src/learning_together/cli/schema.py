"""`lt schema`: JSON Schemas, so that an editor helps while somebody types."""

from pathlib import Path
from typing import Annotated

import typer

from learning_together.cli import console
from learning_together.cli.new import kinds
from learning_together.cli.options import start


def schema(
    ctx: typer.Context,
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="KIND",
            help="Print the schema of this kind, or of programme; with --json, of this command's "
            "JSON. Write nothing.",
            autocompletion=kinds,
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="DIR", help="Write the files there instead of into the review."
        ),
    ] = None,
    json: Annotated[
        bool,
        typer.Option(
            "--json", help="Those of what --format json gives, for programs that read it."
        ),
    ] = False,
) -> None:
    """Write the schemas that let an editor explain fields, offer words and mark slips."""
    from learning_together.actions import schema as schemas

    if kind is not None:
        text = schemas.schema_of_form(kind) if json else schemas.schema_of(kind)
        console.give(text)
        return
    write = schemas.write_schemas_of_forms if json else schemas.write_schemas
    folder, number = write(start(ctx), out)
    said = "One schema" if number == 1 else f"{number} schemas"
    console.err().print(f"{said} written to {folder}")
