"""`lt pseudonymise`: codes in place of real names in the review's own files."""

from typing import TYPE_CHECKING, Annotated

import typer

from learning_together.cli import console
from learning_together.cli.options import root
from learning_together.english import counted, either, listed, starting
from learning_together.errors import LtError
from learning_together.privacy.place_kinds import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from learning_together.actions.pseudonymise import Plan, Spot


def pseudonymise(
    ctx: typer.Context,
    near: Annotated[
        bool,
        typer.Option(
            "--near",
            help="Words that are names as well (May, Street), misspelt and inflected names, too: "
            "one by one.",
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show the places; change nothing.")
    ] = False,
    yes: Annotated[
        list[PlaceKind] | None,
        typer.Option(
            "--yes",
            metavar="KIND",
            help="Do not ask about places of this kind: prose, wording, ids or comments. "
            "Repeatable.",
        ),
    ] = None,
) -> None:
    """Put codes in place of real names in the review's files, after showing each place.

    Every other byte stays. Each line is shown as it would be. It asks for each kind of place by
    itself, and place by place where several people bear a name. Names of files are not changed.
    """
    from learning_together.actions import pseudonymise as work
    from learning_together.cli import key

    folder = root(ctx)
    key.open_for(folder, needed=True)
    planned = work.plan(folder)
    asks = console.can_ask() and not dry_run
    chosen: dict[Spot, str] = {}
    for kind in PlaceKind:
        spots = [one for one in planned.spots if one.kind is kind and one.is_clear]
        if spots:
            _show(planned, kind, spots)
            said = kind in (yes or ())
            if said or (asks and typer.confirm(f"Put the codes in at these {_in_all(spots)}?")):
                chosen.update({one: one.codes[0] for one in spots})
    unclear = [one for one in planned.spots if not one.is_clear and (near or not one.is_far)]
    for one in unclear:
        if code := _asked(planned, one, asks=asks):
            chosen[one] = code
    _tell_left(planned, near=near)
    if dry_run or not planned.spots:
        none = "No real names were found in the text of the review's files."
        console.say(f"{_in_all(planned.spots)}; nothing was changed." if planned.spots else none)
        return
    if not chosen and not asks:
        kinds = {one.kind for one in planned.spots if one.is_clear}
        hint = " ".join(f"--yes {kind}" for kind in PlaceKind if kind in kinds)
        raise LtError(
            "Nothing was changed: nobody was there to be asked.",
            f"Look at the places, then say yes for each kind of place: {hint}"
            if hint
            else "Run it on a terminal: each of these places must be looked at by itself.",
        )
    work.carry_out(folder, planned, chosen)
    shown = len(unclear) + sum(one.is_clear for one in planned.spots)
    _tell_done(list(chosen), shown - len(chosen))


def _show(planned: "Plan", kind: PlaceKind, spots: "list[Spot]") -> None:
    console.say(f"{starting(kind.words)} ({kind}):")
    for one in spots:
        console.say(f"  {_at(one)}: {planned.line(one, one.codes[0])}")


def _asked(planned: "Plan", one: "Spot", *, asks: bool) -> str:
    """Shows a place that is not clear, and asks which code goes in; empty where none does."""
    why = one.doubt or "a name that several people bear"
    console.say(f"{_at(one)}: {why}; it may be {either(one.codes)}")
    console.say(f"  {planned.line(one, one.codes[0] if len(one.codes) == 1 else '█████')}")
    if not asks:
        return ""
    if len(one.codes) == 1:
        return one.codes[0] if typer.confirm(f"  Put {one.codes[0]} in here?") else ""
    console.say("  0  leave it as it is")
    for number, code in enumerate(one.codes, 1):
        console.say(f"  {number}  {code}")
    while True:
        answer = str(typer.prompt("  number", default="0")).strip()
        if answer.isdecimal() and int(answer) <= len(one.codes):
            return one.codes[int(answer) - 1] if int(answer) else ""


def _tell_left(planned: "Plan", *, near: bool) -> None:
    """Tells what is not asked about, and what this command never changes."""
    far = sum(one.is_far for one in planned.spots)
    if far and not near:
        console.say(
            f"Left alone: {counted(far, 'place')} with a word that is a name as well, or is close "
            "to a name. `lt pseudonymise --near` asks about each."
        )
    if planned.named:
        console.say(
            f"{counted(len(planned.named), 'name of a file holds', 'names of files hold')} a real "
            f"name: {listed(planned.named)}. Rename by hand; nothing else here changes them."
        )


def _tell_done(changed: "list[Spot]", left: int) -> None:
    if changed:
        console.say(
            f"Changed: {_in_all(changed)}. `git diff` shows them; `git checkout FILE` takes a file "
            "back that was committed before. What git has kept holds the names still: "
            "lt leaks --history"
        )
    else:
        console.say("Nothing was changed.")
    if left:
        console.say(
            f"{counted(left, 'place')} shown above {'is' if left == 1 else 'are'} as before."
        )


def _at(one: "Spot") -> str:
    return f"{one.place.file}:{one.place.line}:{one.place.column}"


def _in_all(spots: "Sequence[Spot]") -> str:
    files = len({one.path for one in spots})
    return f"{counted(len(spots), 'place')} in {counted(files, 'file')}"
