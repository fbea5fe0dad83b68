"""What a command found, for people or for machines, on the screen or into a file."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from learning_together.cli import console
from learning_together.errors import LtError


class Form(StrEnum):
    """Forms of a result."""

    TEXT = "text"
    JSON = "json"


#: The options of every command that has both forms.
FormOption = Annotated[Form, typer.Option("--format", help="Text for people; JSON for machines.")]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        metavar="FILE",
        help="With --format json: write the result into this file (always UTF-8), say nothing.",
    ),
]


def check(form: Form, output: Path | None) -> None:
    """Sees to it that a file is asked for JSON only.

    Raises:
        LtError: It is not.
    """
    if output is not None and form is not Form.JSON:
        raise LtError(
            "--output writes what machines read.", "Add --format json, or leave --output out."
        )


def covered(text: str, root: Path, form: Form) -> str:
    """A result without names of the review's key."""
    from learning_together.actions import covered

    return covered.as_json(root, text) if form is Form.JSON else covered.text(root, text)


def give(
    text: str, output: Path | None, home: Path, *, for_people: bool = False, audience: str = ""
) -> None:
    """Prints a result, or writes it into the file that was named.

    Args:
        text: The result.
        output: The file; None for the standard output.
        home: The folder that the command ran on.
        for_people: Whether people read it, and not programs.
        audience: For whom it was made, as typed; empty where nobody in particular.
    """
    if output is not None:
        from learning_together.folder.output_files import write_named

        write_named(home, output, text, audience=audience)
    elif for_people:
        console.say(text, end="")
    else:
        console.give(text)
