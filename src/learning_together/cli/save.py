"""`lt save`: keeps a version of the review."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from learning_together.cli import console
from learning_together.cli.options import root
from learning_together.english import counted, some

if TYPE_CHECKING:
    from learning_together.actions.save import Saved

#: Files told in a line.
_SHOWN = 6


def save(
    ctx: typer.Context,
    note: Annotated[
        str, typer.Argument(metavar="[NOTE]", help="What changed, in your words; without names.")
    ] = "",
    role: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="ROLE",
            help="Your role, such as LR1; needed once, where git does not know you. It counts for "
            "this review alone.",
        ),
    ] = "",
) -> None:
    """Keep a version of the review, to which you can go back.

    All that goes in is looked through for real names first. Only the review's own files are kept;
    private/ and reports/ never are. It needs git, and says how to get it.
    """
    from learning_together.cli import key

    folder = root(ctx)
    key.open_for(folder, needed=True)
    _tell(_saved(folder, note, role))


def offer(folder: Path, note: str) -> None:
    """Offers to keep a version of what a command has changed.

    Args:
        folder: The review's.
        note: What the command did, without names.
    """
    from learning_together.actions import save as saving

    if not saving.is_kept_in_git(folder):
        return
    if console.can_ask() and typer.confirm("Keep this as a version now?", default=True):
        _tell(_saved(folder, note, ""))
    else:
        console.say(f'To keep this as a version: lt save "{note}"')


def _saved(folder: Path, note: str, role: str) -> "Saved":
    from learning_together.actions import save as saving
    from learning_together.cli.questions import ask

    try:
        return saving.save(folder, note, role)
    except saving.UnnamedError:
        if not console.can_ask():
            raise
    role = ask(
        "In which role do you keep versions of this review? It stays with each of them; your name "
        "does not.",
        "role",
        lambda typed: saving.wrong_role(folder, typed),
        saving.usual_role(folder),
    )
    return saving.save(folder, note, role)


def _tell(saved: "Saved") -> None:
    if saved.started:
        console.say("The review is kept in git from now on.")
    if saved.commit:
        console.say(f"Kept as version {saved.commit}: {saved.note}")
        for line in saved.lines:
            console.say(f"  {line}")
        if saved.beside:
            console.say(f"  Beside the records: {some(saved.beside, _SHOWN)}")
    else:
        console.say("Nothing of the review has changed since the last version.")
    if saved.told:
        console.say(saved.told, err=True)
    if saved.left:
        are = "is" if len(saved.left) == 1 else "are"
        console.say(
            f"{counted(len(saved.left), 'file')} {are} not in it, since lt reads no such file: "
            f"{some(saved.left, _SHOWN)}.",
            err=True,
        )
