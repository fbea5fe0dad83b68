"""`lt clean`: a copy of a finished file without what its readers do not see."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from learning_together.cli import console
from learning_together.cli.options import root
from learning_together.cli.result import Form, FormOption, OutputOption

if TYPE_CHECKING:
    from learning_together.actions.clean import Copy
    from learning_together.privacy.cleaning import Cleaned


def clean(
    ctx: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="Word, Excel, PowerPoint, OpenDocument, PDF, JPEG, PNG or TIFF."
        ),
    ],
    form: FormOption = Form.TEXT,
    output: OutputOption = None,
) -> None:
    """Write a copy without metadata, comments, tracked changes and what is hidden.

    The copy stands beside the file, which stays as it is: report.docx, report-clean.docx. Tracked
    changes are taken as accepted: what was inserted stays, what was deleted goes. What was taken
    out is counted, and the copy looked through as lt leaks does; it ends with 0 or 1 as that.
    """
    from learning_together.actions.clean import clean as work
    from learning_together.cli import key, result

    result.check(form, output)
    folder = root(ctx)
    key.open_for(folder)
    made = work(folder, file)
    examined = made.examined
    if form is Form.JSON:
        from learning_together.actions.public_json.clean import CleanForm

        result.give(CleanForm.of(made).text(), output, folder)
    else:
        _say(made)
    if examined.without_names or any(one.blocked for one in examined.files):
        raise typer.Exit(1)


def _say(made: "Copy") -> None:
    from learning_together.cli.leaks.text import as_text

    console.say(f"Written: {made.examined.files[0].path}")
    _tell(made.cleaned)
    if made.was_sealed:
        console.say(
            "The file bears lt's seal, the copy does not: `lt issue` asks for whom it was made."
        )
    console.say("Looked through:")
    console.say(as_text(made.examined, console.look()), end="")


def _tell(cleaned: "Cleaned") -> None:
    if cleaned.taken:
        console.say("Taken out:")
        for what, number in cleaned.taken:
            console.say(f"  {what}: {number}")
    else:
        console.say("There was nothing to take out.")
    if cleaned.kept:
        console.say("Still in it, for lt cannot tell whether it may stay; look at it yourself:")
        for what, number in cleaned.kept:
            console.say(f"  {what}: {number}")
