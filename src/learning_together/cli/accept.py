"""`lt accept`: notes that the team lives with a result of a check."""

from typing import Annotated

import typer

from learning_together.cli import console, ids
from learning_together.cli.explain import command
from learning_together.cli.key import opened_root


def accept(
    ctx: typer.Context,
    check: Annotated[
        str,
        typer.Argument(
            metavar="CHECK", help="Its code (LT402) or name.", autocompletion=command.offered
        ),
    ],
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why the team lives with it.")
    ],
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
) -> None:
    """Accept a result of a check, with the reason; it is not shown again until the record changes.

    A decision is added that says so. Faults of text and of confidentiality cannot be accepted.
    """
    from datetime import date

    from learning_together.actions.accept import accept as accept_result

    found, added = accept_result(
        opened_root(ctx),
        check,
        record,
        reason,
        by=tuple(by or ()),
        meeting=meeting,
        today=date.today(),
    )
    console.say(f"{added.id}  {added.path}:{added.line}")
    whose = f" for {record}" if record else ""
    until = f" until {record} changes" if record else ""
    console.say(f"{found.code} {found.name}{whose} is accepted{until}.")
