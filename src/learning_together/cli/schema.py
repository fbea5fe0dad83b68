"""`lt schema`: JSON Schemas, so that an editor helps while somebody types."""

from pathlib import Path
from typing import Annotated

import typer

from learning_together.cli.new import kinds
from learning_together.cli.options import root, start


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
    from learning_together.cli import console
    from learning_together.folder.disk import write_all
    from learning_together.records import json_schema as schemas
    from learning_together.records.kind_names import find_kind
    from learning_together.records.kinds import PROGRAMME
    from learning_together.review.load import REVIEW_FILE
    from learning_together.review.programme_folder import PROGRAMME_FILE

    if kind is not None:
        name = PROGRAMME if kind.strip().lower() == PROGRAMME else find_kind(kind)
        typer.echo(schemas.text(name), nl=False)
        return
    here = start(ctx)
    programme = (here / PROGRAMME_FILE).is_file()
    files = schemas.programme_files() if programme or out is not None else {}
    if out is not None or not programme or (here / REVIEW_FILE).is_file():
        files |= schemas.files()
    folder = out if out is not None else (here if programme else root(ctx)) / schemas.FOLDER
    texts = {Path(path).name: text for path, text in files.items()}
    write_all(folder, texts)
    said = "One schema" if len(texts) == 1 else f"{len(texts)} schemas"
    console.err().print(f"{said} written to {folder}")
