"""`lt schema`: JSON Schemas, so that an editor helps while somebody types."""

from pathlib import Path
from typing import Annotated

import typer

from learning_together.cli.new import kinds
from learning_together.cli.options import root


def schema(
    ctx: typer.Context,
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="KIND",
            help="Print the schema of this kind; write nothing.",
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
    from learning_together import schema as schemas
    from learning_together.cli import console
    from learning_together.scaffold.disk import write_all
    from learning_together.scaffold.kinds import find_kind

    if kind is not None:
        typer.echo(schemas.text(find_kind(kind)), nl=False)
        return
    folder = out if out is not None else root(ctx) / schemas.FOLDER
    texts = {Path(path).name: text for path, text in schemas.files().items()}
    write_all(folder, texts)
    console.err().print(f"{len(texts)} schemas written to {folder}")
