"""`lt hook`: keeps real names from being kept in git, and from being passed on by it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from learning_together.cli import console
from learning_together.cli.options import root
from learning_together.errors import LtError

if TYPE_CHECKING:
    from learning_together.actions.hook import Looked


def hook(
    ctx: typer.Context,
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT",
            help="install: have git ask lt before each commit, merge and push; hooks of an older "
            "lt are renewed. run: look at what is staged now.",
        ),
    ],
    which: Annotated[
        str,
        typer.Argument(
            metavar="[HOOK]",
            help="With run: the hook that lt stands in for; merge joins a file for git.",
        ),
    ] = "pre-commit",
    given: Annotated[
        list[str] | None,
        typer.Argument(metavar="[GIVEN]...", help="With run: what git gives that hook."),
    ] = None,
) -> None:
    """Have git look for real names in all that it is about to keep or to pass on.

    Every file that goes in is opened, whatever its format, and each message. Names, numbers of
    people, the folder private/ and files that cannot be looked through are stopped; never
    half-filled work. A file that cannot be looked through goes in once that was accepted for it, as
    it is: lt accept --file.
    """
    from learning_together.actions.hook import install
    from learning_together.cli import key

    if (what, which) == ("run", "merge"):
        _join_file(given or [])
        return
    folder = root(ctx)
    if what == "install":
        written = install(folder)
        names = ", ".join(path.name for path in written)
        console.say(f"Git now asks lt before each commit, merge and push: {names}")
        console.say(f"The hooks are in {written[0].parent}")
        console.say("It asks lt to join files in which two people have changed something, too.")
        return
    if what != "run":
        raise LtError(f"“{what}” is neither install nor run.", "Write: lt hook install")
    key.open_for(folder)
    found = _looked(folder, which, given or [])
    for line in filter(None, (found.told, *found.stopping)):
        console.say(line, err=True)
    if found.stopping:
        done = "sent" if which == "pre-push" else "committed"
        console.say(f"Nothing was {done}. Mend this, and try again.", err=True)
        raise typer.Exit(1)


def _join_file(given: list[str]) -> None:
    """Joins one file for git, which names the two sides, what they began as, and the file."""
    from learning_together.actions.join.one_file import join_file

    if len(given) != 4:
        raise LtError("Git names four files where it asks to have one joined.")
    base, ours, theirs = map(Path, given[:3])
    if not join_file(base, ours, theirs, given[3]):
        console.say("lt: this file cannot be joined by itself. Run: lt join", err=True)
        raise typer.Exit(1)


def _looked(folder: Path, which: str, given: list[str]) -> "Looked":
    from learning_together.actions import hook as action
    from learning_together.folder.look import content

    if which in {"pre-commit", "pre-merge-commit"}:
        index = os.environ.get("GIT_INDEX_FILE")
        return action.at_commit(folder, Path(index) if index else None)
    if which == "commit-msg" and given:
        message = (content(Path(given[0])) or b"").decode("utf-8", "replace")
        # Git sets this editor where it lets nobody edit the message, and then takes nothing out.
        return action.at_message(folder, message, edited=os.environ.get("GIT_EDITOR") != ":")
    if which == "pre-push" and given:
        return action.at_push(folder, console.typed().read(), given[0])
    raise LtError(
        f"“{which}” is no hook in whose place lt looks, or git gave nothing to it.",
        "They are pre-commit, pre-merge-commit, commit-msg and pre-push.",
    )
