"""`lt join`: brings together what two people wrote, and decides what they wrote differently."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from learning_together.cli import console, ids, progress, result
from learning_together.cli.key import opened_root
from learning_together.errors import LtError

if TYPE_CHECKING:
    from learning_together.actions.join.done import Done
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
    form: result.FormOption = result.Form.TEXT,
    output: result.OutputOption = None,
) -> None:
    """Bring together what two people wrote, record by record; nothing that either wrote is lost.

    Different records, and different fields of one, join by themselves. What both wrote differently
    becomes a card: the review holds yours until somebody decides it. A record that both made under
    one id is kept twice; the other one gets the next free id, and all that names it follows.
    """
    result.check(form, output)
    folder = opened_root(ctx)
    how = _How(dry_run, yes, form, output)
    if decide is not None:
        # The two words stand where OTHER and RULING do; one of them is all there is.
        words = " ".join(str(one) for one in (other, ruling) if one is not None)
        _decide(folder, decide, words, tuple(by or ()), reason, how)
        return
    if ruling is not None or by or reason:
        raise typer.BadParameter("A ruling needs its card: --decide DIF4 ours")
    if other is None:
        if since or whose or answered:
            raise typer.BadParameter("These belong to another folder: lt join FOLDER")
        _finish(folder, how)
        return
    asked: dict[str, object] = {"since": since, "whose": whose, "answered": tuple(answered or ())}
    _bring_together(folder, other, asked, how)


@dataclass(frozen=True)
class _How:
    """How it is asked about and told."""

    dry: bool
    yes: bool
    form: result.Form
    output: Path | None

    @property
    def for_machines(self) -> bool:
        """Whether a program reads it, which cannot be asked."""
        return self.form is result.Form.JSON


def _bring_together(folder: Path, other: Path, asked: dict[str, object], how: _How) -> None:
    from datetime import date

    from learning_together.actions.join.done import Done
    from learning_together.actions.join.preview import carry_out, preview
    from learning_together.cli.join import text

    asked |= {"today": date.today()}
    agreed: Preview | None = None
    if how.dry or not how.yes:
        with progress.bar() as shown:
            agreed = preview(folder, other, told=shown.step, **asked)  # type: ignore[arg-type]
        if how.for_machines and not agreed.key_cards:
            _refuse_to_ask(how)
        _tell(folder, how, text.preview(agreed, done=False), Done(preview=agreed))
        if agreed.key_cards:
            raise typer.Exit(1)
        if how.dry:
            return
        if not agreed.joined.is_nothing:
            _ask()
    with progress.bar() as shown:
        done = carry_out(
            folder,
            other,
            agreed=agreed,
            told=shown.step,
            **asked,  # type: ignore[arg-type]
        )
    if agreed is None:
        _tell(folder, how, text.preview(done, done=True),
              Done(preview=done, written=not done.key_cards))  # fmt: skip
    elif not agreed.joined.is_nothing:
        _say(folder, text.done(done))
    if done.key_cards:
        raise typer.Exit(1)


def _refuse_to_ask(how: _How) -> None:
    if not how.dry and not how.yes:
        raise typer.BadParameter(
            "Nobody can be asked with --format json: add --dry-run to only look, or --yes to write."
        )


def _ask() -> None:
    """Asks whether to write.

    Raises:
        LtError: It is not to be written, or nobody is there to be asked.
    """
    if not console.can_ask():
        raise LtError("Nothing was written.", "To write what is shown above, add --yes.")
    if not typer.confirm("Write this?", default=True):
        raise LtError("Nothing was written.")


def _finish(folder: Path, how: _How) -> None:
    from datetime import date

    from learning_together.actions.join.cards import open_cards
    from learning_together.actions.join.done import Done
    from learning_together.actions.join.unfinished import finish, finishing
    from learning_together.cli.join import text

    with progress.bar() as shown:
        found = finishing(folder, date.today(), shown.step)
    if found is None:
        cards = open_cards(folder)
        _tell(folder, how, text.cards(cards) if cards else text.NOTHING, Done())
        return
    if how.for_machines:
        _refuse_to_ask(how)
        if how.dry:
            _tell(folder, how, "", Done(finishing=found))
            return
    else:
        _say(folder, text.finishing(found))
        if how.dry:
            return
        if not how.yes:
            _ask()
    with progress.bar() as shown:
        finished = finish(folder, date.today(), found, shown.step)
    if finished is not None:
        done, left = finished
        _tell(folder, how, text.finished(done, left),
              Done(finishing=done, written=True, unmerged=left))  # fmt: skip


def _decide(
    folder: Path, card: str, ruling: str, by: tuple[str, ...], reason: str, how: _How
) -> None:
    from datetime import date

    from learning_together.actions.join.cards import decide
    from learning_together.actions.join.done import Done

    done = decide(folder, card, ruling, by=by, reason=reason, today=date.today())
    changed = f"Changed: {done.changed}\n" if done.changed else ""
    said = f"{done.id} is decided.\n{changed}"
    _tell(folder, how, said, Done(decided=done, written=True))


def _tell(folder: Path, how: _How, said: str, done: "Done") -> None:
    """Tells what was done to people or to a program."""
    if not how.for_machines:
        _say(folder, said)
        return
    from dataclasses import replace

    from learning_together.actions.join.cards import open_cards
    from learning_together.actions.public_json.join import JoinForm

    form = JoinForm.of(replace(done, cards=open_cards(folder)))
    result.give(result.covered(form.text(), folder, how.form), how.output, folder)


def _say(folder: Path, said: str) -> None:
    console.say(result.covered(said, folder, result.Form.TEXT), end="")
