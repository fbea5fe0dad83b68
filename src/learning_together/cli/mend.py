"""`lt mend`: the changes that checks propose, shown and made."""

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from learning_together.cli import console, result
from learning_together.cli.key import opened_root
from learning_together.cli.mend_asking import Asking, spot
from learning_together.cli.result import Form, FormOption, OutputOption
from learning_together.cli.save import offer
from learning_together.english import counted, listed
from learning_together.errors import LtError

if TYPE_CHECKING:
    from learning_together.actions.mend import Mending


def mend(
    ctx: typer.Context,
    yes: Annotated[
        bool,
        typer.Option(
            "--yes", help="Do not ask; make each change that leaves no doubt, and no other."
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what would be changed; change nothing.")
    ] = False,
    form: FormOption = Form.TEXT,
    output: OutputOption = None,
) -> None:
    """Make the changes that lt validate proposes, after showing each one.

    Shows the lines before and after, with the reason. Whatever else stands in a file stays, to the
    byte. A change that might touch more than what it mends is not made. Of a date that may mean two
    (03/04/2023) it asks which, with what the other dates of the file say; never under --yes.
    """
    from learning_together.actions.mend import Mending
    from learning_together.folder.deeds import doing

    result.check(form, output)
    folder = opened_root(ctx)
    if form is Form.JSON and not (yes or dry_run):
        raise LtError("Programs are not asked.", "Add --dry-run or --yes to --format json.")
    # Whoever is asked may take long, and nobody waits for that; see `Mending.write`.
    with doing(folder) if yes and not dry_run else nullcontext():
        mending = Mending(folder)
        asking = Asking(
            console.look(), yes=yes, unasked=yes or dry_run or not console.can_ask(),
            quiet=form is Form.JSON,
        )  # fmt: skip
        while not asking.ended and (offers := mending.offers()):
            mending.make(filter(None, map(asking.taken, offers)))
        changed = _written(mending, asking, yes=yes, dry_run=dry_run)
    if form is Form.JSON:
        _give(mending, asking, changed, output, folder)
    elif dry_run:
        _tell_planned(mending, asking)
    else:
        _tell_made(mending, asking, changed)
    if mending.made and not dry_run and form is Form.TEXT:
        offer(folder, "Mended what checks had told")


def _written(mending: "Mending", asking: Asking, *, yes: bool, dry_run: bool) -> tuple[str, ...]:
    if dry_run:
        return ()
    if not yes and not console.can_ask() and (mending.made or asking.left):
        raise LtError(
            "Nothing was changed: nobody was there to be asked.",
            "Look at the changes, then make those that leave no doubt: lt mend --yes",
        )
    return mending.write()


def _give(
    mending: "Mending", asking: Asking, changed: tuple[str, ...], output: Path | None, folder: Path
) -> None:
    from learning_together.actions.public_json.mend import MendForm

    made = MendForm.of(mending, asking.left, changed)
    result.give(result.covered(made.text(), folder, Form.JSON), output, folder)


def _tell_planned(mending: "Mending", asking: Asking) -> None:
    if not mending.made and not asking.left and not mending.unproved:
        console.say("No check proposes a change.")
        return
    said = f"{counted(len(mending.made), 'change leaves', 'changes leave')} no doubt"
    if asking.left:
        said += f"; {counted(len(asking.left), 'other is', 'others are')} yours to decide"
    console.say(f"{said}. Nothing was changed.")
    _tell_unproved(mending)


def _tell_made(mending: "Mending", asking: Asking, paths: tuple[str, ...]) -> None:
    if mending.made:
        console.say(
            f"Changed: {counted(len(mending.made), 'place')} in {listed(paths)}. "
            "What is left: lt validate"
        )
    elif asking.left or mending.unproved:
        console.say("Nothing was changed.")
    else:
        console.say("No check proposes a change.")
    if asking.left:
        was = "change shown above was", "changes shown above were"
        console.say(f"{counted(len(asking.left), *was)} left to you.")
    _tell_unproved(mending)


def _tell_unproved(mending: "Mending") -> None:
    for one in mending.unproved:
        at = spot(one.problem, column=False)
        console.say(f"Not made, since it would change more than it mends: {at}. Make it by hand.")
