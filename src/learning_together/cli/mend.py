"""`lt mend`: the changes that checks propose, shown and made."""

from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from learning_together.cli import console
from learning_together.cli.key import opened_root
from learning_together.cli.save import offer
from learning_together.cli.terminal import visible
from learning_together.english import counted, listed
from learning_together.errors import LtError

if TYPE_CHECKING:
    from learning_together.actions.mend import Mend, Mending
    from learning_together.cli.terminal import Look

_QUESTION = "  Make this change? y yes, n no, a all of this kind, q quit"
#: Of lines that give way together more are not shown.
_MOST = 12


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
) -> None:
    """Make the changes that lt validate proposes, after showing each one.

    Shows the lines before and after, with the reason. Whatever else stands in a file stays, to the
    byte. A change that might touch more than what it mends is not made. What may be meant in two
    ways (03/04/2023) is never offered.
    """
    from learning_together.actions.mend import Mending
    from learning_together.folder.deeds import doing

    folder = opened_root(ctx)
    # Whoever is asked may take long, and nobody waits for that; see `Mending.write`.
    with doing(folder) if yes and not dry_run else nullcontext():
        mending = Mending(folder)
        _mend(mending, yes=yes, dry_run=dry_run)
    if mending.made and not dry_run:
        offer(folder, "Mended what checks had told")


def _mend(mending: "Mending", *, yes: bool, dry_run: bool) -> None:
    asking = _Asking(console.look(), yes=yes, dry_run=dry_run)
    while not asking.ended and (offers := mending.offers()):
        mending.make([one for one in offers if asking.takes(one)])
    if dry_run:
        _tell_planned(mending, asking)
        return
    if not yes and not console.can_ask() and (mending.made or asking.declined):
        raise LtError(
            "Nothing was changed: nobody was there to be asked.",
            "Look at the changes, then make those that leave no doubt: lt mend --yes",
        )
    _tell_made(mending, asking, mending.write())


class _Asking:
    """Shows each change and finds out whether it is to be made."""

    def __init__(self, look: "Look", *, yes: bool, dry_run: bool) -> None:
        self.declined = 0
        self.ended = False
        self._look = look
        self._unasked = yes or dry_run or not console.can_ask()
        self._kinds: set[str] = set()

    def takes(self, one: "Mend") -> bool:
        """Whether a change is to be made."""
        if self.ended:
            return False
        taken = self._taken(one)
        self.declined += not taken
        return taken

    def _taken(self, one: "Mend") -> bool:
        code = one.problem.check.code
        self._show(one)
        if self._unasked or (code in self._kinds and one.edit.sure):
            return one.edit.sure
        while True:
            answer = str(typer.prompt(_QUESTION, default="n")).strip().lower()[:1]
            if answer == "a":
                self._kinds.add(code)
            self.ended = answer == "q"
            if answer in {"y", "a"}:
                return True
            if answer in {"n", "q"}:
                return False

    def _show(self, one: "Mend") -> None:
        look, problem = self._look, one.problem
        place = problem.place
        spot = f"{place.file}:{place.line}:{place.column}"
        doubt = "" if one.edit.sure else " (look at it first)"
        lines = [
            f"{look.paint('strong', problem.check.code)} {problem.check.name}: {spot}{doubt}",
            *look.wrap(problem.message, indent=2),
            *(look.paint("error", f"  - {visible(line)}") for line in one.before[:_MOST]),
            *(look.paint("good", f"  + {visible(line)}") for line in one.after[:_MOST]),
        ]
        if max(len(one.before), len(one.after)) > _MOST:
            lines.append("  …")
        console.say("\n".join([*lines, ""]))


def _tell_planned(mending: "Mending", asking: _Asking) -> None:
    if not mending.made and not asking.declined and not mending.unproved:
        console.say("No check proposes a change.")
        return
    said = f"{counted(len(mending.made), 'change leaves', 'changes leave')} no doubt"
    if asking.declined:
        said += f"; {counted(asking.declined, 'other is', 'others are')} yours to decide"
    console.say(f"{said}. Nothing was changed.")
    _tell_unproved(mending)


def _tell_made(mending: "Mending", asking: _Asking, paths: tuple[str, ...]) -> None:
    if mending.made:
        console.say(
            f"Changed: {counted(len(mending.made), 'place')} in {listed(paths)}. "
            "What is left: lt validate"
        )
    elif asking.declined or mending.unproved:
        console.say("Nothing was changed.")
    else:
        console.say("No check proposes a change.")
    if asking.declined:
        was = "change shown above was", "changes shown above were"
        console.say(f"{counted(asking.declined, *was)} left to you.")
    _tell_unproved(mending)


def _tell_unproved(mending: "Mending") -> None:
    for one in mending.unproved:
        place = one.problem.place
        console.say(
            f"Not made, since it would change more than it mends: {place.file}:{place.line}. "
            "Make it by hand."
        )
