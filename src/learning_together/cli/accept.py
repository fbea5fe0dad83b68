"""`lt accept`: notes that the team lives with a result of a check."""

from pathlib import Path
from typing import Annotated

import typer

from learning_together.cli import console, ids
from learning_together.cli.explain import command
from learning_together.cli.key import opened_root
from learning_together.errors import LtError


def accept(
    ctx: typer.Context,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why the team lives with it.")
    ],
    check: Annotated[
        str | None,
        typer.Argument(
            metavar="[CHECK]", help="Its code (LT402) or name.", autocompletion=command.offered
        ),
    ] = None,
    record: Annotated[
        str | None,
        typer.Argument(
            metavar="[RECORD]",
            help="The record concerned; none where the result is about the whole review.",
            autocompletion=ids.offered,
        ),
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option("--by", metavar="CODE", help="Who decided; once for each."),
    ] = None,
    meeting: Annotated[
        str, typer.Option("--meeting", metavar="ID", help="At which meeting: MTG4.")
    ] = "",
    file: Annotated[
        Path | None,
        typer.Option(
            "--file",
            metavar="FILE",
            help="In place of a check: a file that lt cannot look through for names, and that git "
            "may keep as it is now.",
        ),
    ] = None,
) -> None:
    """Accept a result of a check, with the reason; it is not shown again until the record changes.

    A decision is added that says so. Faults of text and of confidentiality cannot be accepted.
    """
    if check is not None and file is None:
        _accept_result(opened_root(ctx), check, record, reason, tuple(by or ()), meeting)
    elif file is not None and check is None:
        _accept_file(opened_root(ctx), file, reason, tuple(by or ()), meeting)
    else:
        raise LtError(
            "Either a check or a file is accepted.",
            'Write: lt accept LT402 FIN1 --reason "…", or: lt accept --file FILE --reason "…"',
        )


def _accept_result(
    folder: Path, check: str, record: str | None, reason: str, by: tuple[str, ...], meeting: str
) -> None:
    from datetime import date

    from learning_together.actions.accept import accept as accept_result

    found, added = accept_result(
        folder, check, record, reason, by=by, meeting=meeting, today=date.today()
    )
    console.say(f"{added.id}  {added.path}:{added.line}")
    whose = f" for {record}" if record else ""
    until = f" until {record} changes" if record else ""
    console.say(f"{found.code} {found.name}{whose} is accepted{until}.")


def _accept_file(folder: Path, file: Path, reason: str, by: tuple[str, ...], meeting: str) -> None:
    from datetime import date

    from learning_together.actions.accept import accept_file

    added = accept_file(folder, file, reason, by=by, meeting=meeting, today=date.today())
    console.say(f"{added.id}  {added.path}:{added.line}")
    console.say(
        "Git may keep this file as it is now. Stage the decision with it, for the hook reads what "
        f"is staged: git add {added.path}"
    )
