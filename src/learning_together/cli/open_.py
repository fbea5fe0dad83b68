"""`lt open`: the review in a window of the browser."""

from typing import Annotated

import typer

from learning_together.cli import console
from learning_together.cli.options import root, start


def open_(
    ctx: typer.Context,
    no_browser: Annotated[
        bool,
        typer.Option(
            "--no-browser",
            help="Only print the address, for a browser of your choice; it works once.",
        ),
    ] = False,
    shortcut: Annotated[
        bool,
        typer.Option(
            "--shortcut",
            help="Put something on your desktop that opens this review when you click it; where "
            "there is none, something with which one is begun here, or chosen.",
        ),
    ] = False,
) -> None:
    """Open the review in a window of your browser, to read and to fill in.

    It is served on this computer alone, to whoever opened it. The folder stays as it is: what you
    save there is what stands in its files. Where its window is open already, that one is shown. It
    closes when asked, soon after its last page, or after eight hours without a click. In a folder
    that holds no review it begins one, or opens an example.
    """
    from learning_together.review.paths import root_above

    begun = root_above(start(ctx)) is not None
    folder = root(ctx) if begun else start(ctx)
    if shortcut:
        from learning_together.actions.shortcut import shortcut as put

        what = "open this review" if begun else "begin a review, or to open one of before"
        console.say(f"To {what}, double-click: {put(folder, begun=begun)}")
        return
    from learning_together.web.serve import open_window

    open_window(folder, console.say, browser=not no_browser, begun=begun)
