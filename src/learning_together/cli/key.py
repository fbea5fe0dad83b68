"""`lt key`: locks the key of real names with a passphrase, and unlocks it."""

import os
from pathlib import Path
from typing import Annotated

import typer

from learning_together.cli import console
from learning_together.cli.options import root
from learning_together.errors import LtError


def key(
    ctx: typer.Context,
    what: Annotated[
        str, typer.Argument(metavar="WHAT", help="lock, or unlock, so that it can be changed.")
    ],
    key_file: Annotated[
        Path | None,
        typer.Option(
            "--key-file", metavar="FILE", help="A key file of age, instead of a passphrase."
        ),
    ] = None,
) -> None:
    """Lock the key of real names with a passphrase or a key file, or unlock it.

    A locked key is still used: the passphrase is asked for, or stands in LT_KEY_PASSPHRASE (a key
    file: its name in LT_KEY_FILE). It is opened in memory and never written in the clear. Nobody
    can open it without the passphrase: keep that safe.
    """
    from learning_together.actions.key import lock, unlock
    from learning_together.folder.locked_file import PASSPHRASE
    from learning_together.review.locked_key import LOCKED_FILE

    folder = root(ctx)
    if what not in {"lock", "unlock"}:
        raise LtError(f"“{what}” is neither lock nor unlock.", "Write: lt key lock")
    passphrase = None if key_file else os.environ.get(PASSPHRASE) or _asked(what == "lock")
    if what == "lock":
        lock(folder, passphrase, key_file)
        console.say(f"The key is locked: {LOCKED_FILE}")
    else:
        unlock(folder, passphrase, key_file)
        console.say("The key can be read and changed now. Lock it again: lt key lock")


def opened_root(ctx: typer.Context) -> Path:
    """The review's folder, its key opened: for every command that looks for names or reads them.

    Raises:
        LtError: There is no review, or the answer does not open the key.
    """
    folder = root(ctx)
    open_for(folder)
    return folder


def open_for(folder: Path) -> None:
    """Asks for the passphrase of a locked key, where somebody is there to be asked."""
    from learning_together.actions.key import ask

    if console.can_ask():
        ask(
            folder,
            lambda: typer.prompt(
                "Passphrase of the key (Enter goes on without it)",
                default="",
                show_default=False,
                hide_input=True,
                err=True,
            ),
        )


def _asked(twice: bool) -> str:

    if not console.can_ask():
        raise LtError("A passphrase is needed.", "Give it in LT_KEY_PASSPHRASE, or use --key-file.")
    answer: str = typer.prompt("Passphrase", hide_input=True, confirmation_prompt=twice, err=True)
    if twice and len(answer) < 12:
        raise LtError("A passphrase of fewer than 12 characters can be guessed.", "Use some words.")
    return answer
