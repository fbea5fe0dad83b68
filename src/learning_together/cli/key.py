"""`lt key`: locks what holds real names with a passphrase or a key file, and unlocks it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from learning_together.cli import console
from learning_together.cli.options import root
from learning_together.english import counted, listed
from learning_together.errors import LtError

if TYPE_CHECKING:
    from learning_together.actions.key import Locked
    from learning_together.folder.locked_file import Means


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
    passphrase_file: Annotated[
        Path | None,
        typer.Option(
            "--passphrase-file",
            metavar="FILE",
            help="Read the passphrase from the one line of this file; - is the standard input.",
        ),
    ] = None,
) -> None:
    """Lock all that holds real names in private/, with a passphrase or a key file, or unlock it.

    The key, what agencies sent, the lists that lt keeps and texts with real names are locked. They
    are still used: the passphrase is asked for, or stands in LT_KEY_PASSPHRASE (a key file: its
    name in LT_KEY_FILE). They are opened in memory and never written in the clear. Nobody can open
    them without the passphrase: keep that safe.
    """
    from learning_together.actions import key as action
    from learning_together.folder.private_folder import is_any_locked

    folder = root(ctx)
    if what not in {"lock", "unlock"}:
        raise LtError(f"“{what}” is neither lock nor unlock.", "Write: lt key lock")
    if key_file and passphrase_file:
        raise LtError("A key file and a passphrase are two ways to lock.", "Give one of them.")
    new = not is_any_locked(folder)
    means = _means(key_file, passphrase_file, twice=new)
    if what == "lock":
        _say_locked(action.lock(folder, means))
        return
    unlocked = action.unlock(folder, means)
    console.say(f"Unlocked, so that it can be read and changed: {unlocked.words()}.")
    console.say("Lock it again when you are done: lt key lock")
    _say_readers(folder)


def _say_locked(locked: "Locked") -> None:
    covered = locked.covered
    console.say(f"Locked: {covered.words()}; now in {listed(locked.files)}.")
    if left := covered.left_words():
        console.say(
            f"Left behind by an editor, or by an lt that was cut off, and locked with the rest: "
            f"{left}. Close the editor, or it writes them again."
        )
    if locked.links:
        console.say(
            f"Not locked: {counted(locked.links, 'link or special file', 'links or special files')}"
            " in private/. lt follows no link; what it leads to lies as it did."
        )
    outside = "the finished files in reports/, " if locked.open_outside else ""
    console.say(
        "No lock covers the text of the case in the review's other files and in git, "
        f"{outside}what has been sent to others, and copies kept elsewhere. A file that was "
        "removed can often be brought back from a disk: use the disk encryption of your "
        "organisation, too."
    )
    console.say("Nobody can open it without the passphrase or the key file. Keep that safe.")


def _say_readers(folder: Path) -> None:
    from learning_together.actions.private_contents import who_reads

    if names := who_reads(folder):
        console.say(f"Who may read private/ on this computer: {names}.")


def opened_root(ctx: typer.Context, *, needed: bool = False) -> Path:
    """The review's folder, its key opened: for every command that looks for names or reads them.

    Args:
        ctx: The command's.
        needed: Whether it can do nothing without what is locked.

    Raises:
        LtError: There is no review, the answer does not open the key, or there is none.
    """
    folder = root(ctx)
    open_for(folder, needed=needed)
    return folder


def open_for(folder: Path, *, needed: bool = False) -> None:
    """Asks for the passphrase of what is locked, where somebody is there to be asked."""
    from learning_together.actions.open_key import ask

    question = (
        "Passphrase of the key" if needed else "Passphrase of the key (Enter goes on without it)"
    )

    def asked() -> str:
        answer: str = typer.prompt(
            question, default="", show_default=False, hide_input=True, err=True
        )
        return answer

    ask(folder, asked if console.can_ask() else None, needed=needed)


def _means(key_file: Path | None, passphrase_file: Path | None, *, twice: bool) -> "Means":
    from learning_together.folder.locked_file import PASSPHRASE, Means

    if key_file is not None:
        return Means(key_file=key_file)
    if passphrase_file is not None:
        return Means(_read(passphrase_file))
    return Means(os.environ.get(PASSPHRASE) or _asked(twice))


def _read(path: Path) -> str:
    """The passphrase in a file, whatever it was written with."""
    from learning_together.folder.look import content

    if path == Path("-"):
        text = console.typed().read()
    else:
        raw = content(path)
        if raw is None:
            raise LtError(f"There is no file {path}.", "Check the name after --passphrase-file.")
        wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))  # as PowerShell writes with “>”
        text = raw.decode("utf-16" if wide else "utf-8-sig", "replace")
    lines = text.splitlines()
    if len(lines) != 1 or not lines[0] or "\ufffd" in text:
        raise LtError(
            "The passphrase is to stand in one line of text, with nothing below it.",
            "Nothing was locked or unlocked.",
        )
    return lines[0]


def _asked(twice: bool) -> str:
    if not console.can_ask():
        raise LtError(
            "A passphrase is needed.",
            "Give it in LT_KEY_PASSPHRASE or with --passphrase-file, or use --key-file.",
        )
    answer: str = typer.prompt("Passphrase", hide_input=True, confirmation_prompt=twice, err=True)
    return answer
