"""`lt validate`: every problem of a review at once."""

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from learning_together.cli import console, result
from learning_together.cli.key import opened_root
from learning_together.stages import Stage

if TYPE_CHECKING:
    from learning_together.actions.validate import Checked
    from learning_together.cli.terminal import Look

#: Of text that goes into a file.
_FILE_WIDTH = 100


class Format(StrEnum):
    """Forms of the result."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def validate(
    ctx: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE", help="Only what is found in these files, or folders; otherwise in all."
        ),
    ] = None,
    stage: Annotated[
        Stage | None,
        typer.Option("--stage", help="Ask for what this stage needs, not the review's own."),
    ] = None,
    meeting: Annotated[
        str | None,
        typer.Option("--for", metavar="MEETING", help="Ask for what this meeting needs: MTG5."),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="CHECKS",
            help="Only these: codes (LT402), groups (LT4) or names, with commas.",
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="CHECKS", help="Not these; written as for --select."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Show what the team has accepted, too.")
    ] = False,
    errors: Annotated[bool, typer.Option("--errors", help="Show errors alone.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="End with 1 where there are warnings, too.")
    ] = False,
    form: Annotated[
        Format, typer.Option("--format", help="Text for people; the others for machines.")
    ] = Format.TEXT,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="FILE",
            help="Write the result into this file (always UTF-8) and say nothing.",
        ),
    ] = None,
) -> None:
    """Check the whole review and show every problem, with where it is and how to mend it.

    Ends with 0 where there are no errors, 1 where there are, 2 where it could not check.
    """
    from learning_together.actions.public_json.counts import Counts
    from learning_together.actions.validate import check
    from learning_together.checks.run import Choice
    from learning_together.cli.terminal import Look

    folder = opened_root(ctx)
    checked = check(
        folder, stage=stage, meeting=meeting, choice=Choice.of(select or (), ignore or ())
    )
    look = console.look() if output is None else Look(_FILE_WIDTH)
    checked = checked.within(folder, files or ())
    text = _written(checked, form, look, _below(folder), everything=everything, errors=errors)
    result.give(text, output, folder, for_people=form is Format.TEXT)
    counts = Counts.of(checked)
    raise typer.Exit(1 if counts.errors or (strict and counts.warnings) else 0)


def _written(
    checked: "Checked",
    form: Format,
    look: "Look",
    below: str,
    *,
    everything: bool,
    errors: bool,
) -> str:
    """The result in that form."""
    if form is Format.JSON:
        from learning_together.actions.public_json.validate import ValidateForm

        return ValidateForm.of(checked, accepted=everything, errors=errors).text()
    if form is Format.GITHUB:
        from learning_together.cli.validate import github

        return github.as_github(checked, accepted=everything, errors=errors, below=below)
    if form is Format.SARIF:
        from learning_together.checks.catalogue import catalogue
        from learning_together.cli.validate import sarif

        return sarif.as_sarif(checked, catalogue(), errors=errors, below=below)
    from learning_together.cli.validate import text as as_text

    return as_text.as_text(checked, look, accepted=everything, errors=errors)


def _below(folder: Path) -> str:
    """The review's folder as the repository on a build server has it, for paths in results."""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    if not workspace:
        return ""
    folder, top = folder.resolve(), Path(workspace).resolve()
    if folder == top or not folder.is_relative_to(top):
        return ""
    return f"{folder.relative_to(top).as_posix()}/"
