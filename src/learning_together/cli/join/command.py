"""`lt join`: brings together what two people wrote, and decides what they wrote differently."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from learning_together.cli import console, ids
from learning_together.cli.key import opened_root
from learning_together.errors import LtError

if TYPE_CHECKING:
    from learning_together.actions.join.preview import Preview


def join(
    ctx: typer.Context,
    other: Annotated[
        Path | None,
        typer.Argument(
            metavar="[OTHER]",
            help="The other folder, a ZIP that came by mail, or a copy that OneDrive made of a "
            "file. None: finish what git stopped in, or show the open cards.",
        ),
    ] = None,
    ruling: Annotated[
        str | None,
        typer.Argument(
            metavar="[RULING]", help="With --decide: ours, theirs, or the wording that holds."
        ),
    ] = None,
    decide: Annotated[
        str | None,
        typer.Option(
            "--decide",
            metavar="CARD",
            help="Decide this card: DIF4 ours.",
            autocompletion=ids.offered,
        ),
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option("--by", metavar="CODE", help="Who decided; once for each."),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")] = "",
    whose: Annotated[
        str, typer.Option("--whose", metavar="CODE", help="Whose the other folder is: LR2.")
    ] = "",
    since: Annotated[
        str,
        typer.Option(
            "--since",
            metavar="COMMIT",
            help="The commit or tag of yours that both began as, where lt cannot tell.",
        ),
    ] = "",
    answered: Annotated[
        list[str] | None,
        typer.Option(
            "--answered",
            metavar="CODE",
            help="You have looked who stands behind this code in both keys, and all is well.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what would be written.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before writing.")] = False,
) -> None:
    """Bring together what two people wrote, record by record; nothing that either wrote is lost.

    Different records, and different fields of one, join by themselves. What both wrote differently
    becomes a card: the review holds yours until somebody decides it. A record that both made under
    one id is kept twice; the other one gets the next free id, and all that names it follows.
    """
    folder = opened_root(ctx)
    if decide is not None:
        # The two words stand where OTHER and RULING do; one of them is all there is.
        words = " ".join(str(one) for one in (other, ruling) if one is not None)
        _decide(folder, decide, words, tuple(by or ()), reason)
        return
    if ruling is not None or by or reason:
        raise typer.BadParameter("A ruling needs its card: --decide DIF4 ours")
    if other is None:
        if since or whose or answered:
            raise typer.BadParameter("These belong to another folder: lt join FOLDER")
        _finish(folder, dry_run=dry_run, yes=yes)
        return
    asked: dict[str, object] = {"since": since, "whose": whose, "answered": tuple(answered or ())}
    _bring_together(folder, other, asked, dry_run=dry_run, yes=yes)


def _bring_together(
    folder: Path, other: Path, asked: dict[str, object], *, dry_run: bool, yes: bool
) -> None:
    from datetime import date

    from learning_together.actions.join.preview import carry_out, preview
    from learning_together.cli.join import text

    today = date.today()
    agreed: Preview | None = None
    if dry_run or not yes:
        agreed = preview(folder, other, today=today, **asked)  # type: ignore[arg-type]
        _say(folder, text.preview(agreed, done=False))
        if agreed.key_cards:
            raise typer.Exit(1)
        if dry_run or agreed.joined.is_nothing:
            return
        _ask()
    done = carry_out(folder, other, today=today, agreed=agreed, **asked)  # type: ignore[arg-type]
    _say(folder, text.done(done) if agreed else text.preview(done, done=True))
    if done.key_cards:
        raise typer.Exit(1)


def _ask() -> None:
    """Asks whether to write.

    Raises:
        LtError: It is not to be written, or nobody is there to be asked.
    """
    if not console.can_ask():
        raise LtError("Nothing was written.", "To write what is shown above, add --yes.")
    if not typer.confirm("Write this?", default=True):
        raise LtError("Nothing was written.")


def _finish(folder: Path, *, dry_run: bool, yes: bool) -> None:
    from datetime import date

    from learning_together.actions.join.cards import open_cards
    from learning_together.actions.join.unfinished import finish, finishing
    from learning_together.cli.join import text

    found = finishing(folder, date.today())
    if found is None:
        cards = open_cards(folder)
        _say(folder, text.cards(cards) if cards else text.NOTHING)
        return
    _say(folder, text.finishing(found))
    if dry_run:
        return
    if not yes:
        _ask()
    finished = finish(folder, date.today(), found)
    if finished is not None:
        _say(folder, text.finished(*finished))


def _decide(folder: Path, card: str, ruling: str, by: tuple[str, ...], reason: str) -> None:
    from datetime import date

    from learning_together.actions.join.cards import decide

    done = decide(folder, card, ruling, by=by, reason=reason, today=date.today())
    console.say(f"{done.id} is decided.")
    if done.changed:
        _say(folder, f"Changed: {done.changed}\n")


def _say(folder: Path, said: str) -> None:
    from learning_together.actions import covered

    console.say(covered.text(folder, said), end="")
