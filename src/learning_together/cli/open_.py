"""`lt open`: the review in a window of the browser."""

from typing import Annotated

import typer

from learning_together.cli import console
from learning_together.cli.options import root


def open_(
    ctx: typer.Context,
    no_browser: Annotated[
        bool,
        typer.Option(
            "--no-browser",
            help="Only print the address, for a browser of your choice; it works once.",
        ),
    ] = False,
) -> None:
    """Open the review in a window of your browser, to read and to fill in.

    It is served on this computer alone, to whoever opened it. The folder stays as it is: what you
    save there is what stands in its files. Where its window is open already, that one is shown. It
    closes when asked, soon after its last page, or after eight hours without a click.
    """
    from learning_together.web.serve import open_window

    open_window(root(ctx), console.say, browser=not no_browser)
