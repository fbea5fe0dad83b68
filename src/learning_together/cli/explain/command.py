"""`lt explain`: what a check looks for, why, and what to do."""

from typing import Annotated

import typer

from learning_together.cli import console


def offered() -> list[str]:
    """Every code and name, for completion."""
    from learning_together.actions.explain import catalogue

    return [word for check in catalogue() for word in (check.code, check.name)]


def explain(
    check: Annotated[
        str | None,
        typer.Argument(
            metavar="[CHECK]",
            help="A code (LT402) or name; without it, all checks are listed.",
            autocompletion=offered,
        ),
    ] = None,
) -> None:
    """Explain a check: why it matters, what to do, a wrong and a right example."""
    from learning_together.actions.explain import catalogue, find
    from learning_together.cli.explain.text import explained, listed

    look = console.look()
    text = listed(catalogue(), look) if check is None else explained(find(check), look)
    console.say(text, end="")
