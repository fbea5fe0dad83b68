"""`lt validate`: every problem of a review at once."""

import typer

from learning_together.cli.options import root


def validate(ctx: typer.Context) -> None:
    """Check the whole review and show every problem, with where it is and how to mend it."""
    from learning_together.cli import console
    from learning_together.workspace import check

    checked = check(root(ctx))
    for diagnostic in checked.diagnostics:
        problem = diagnostic.problem
        place = problem.place
        console.out().print(
            f"{place.file}:{place.line}:{place.column}: {diagnostic.severity} "
            f"{problem.check.code}: {problem.message} {problem.help}"
        )
    errors = sum(one.severity == "error" for one in checked.diagnostics if not one.accepted)
    raise typer.Exit(1 if errors else 0)
