"""`lt issue`: notes that a file goes out, once what was found in it is answered."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from learning_together.cli import console
from learning_together.cli.options import root
from learning_together.english import counted

if TYPE_CHECKING:
    from learning_together.actions.outgoing import Outgoing


def issue(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file that goes out.")],
    to: Annotated[
        list[str],
        typer.Option("--to", metavar="WHO", help="A recipient, by position; can be repeated."),
    ],
    audience: Annotated[
        str,
        typer.Option("--audience", metavar="WHO", help="Who is to have it: board, public …"),
    ],
    basis: Annotated[
        str, typer.Option("--basis", metavar="TEXT", help="On what basis it is passed on.")
    ] = "",
    due: Annotated[
        str,
        typer.Option(
            "--due", metavar="DAY", help="Of a form: by when it is to come back: 2024-03-01."
        ),
    ] = "",
    anyway: Annotated[
        str,
        typer.Option(
            "--anyway",
            metavar="REASON",
            help="Why it goes out in spite of what is to be looked at, or could not be read.",
        ),
    ] = "",
) -> None:
    """Note that a file goes out: which draft, for whom, to whom, when, and its fingerprint.

    It is looked through first: a file with a leak is not issued, nor one that was made for readers
    who may read more. What else was found must be answered, one by one on a terminal or with
    --anyway; the ledger keeps it.
    """
    from learning_together.actions.issue import issue as note
    from learning_together.actions.outgoing import look_at
    from learning_together.actions.typed_day import a_day
    from learning_together.cli import key, maybe_names

    folder = root(ctx)
    key.open_for(folder, needed=True)
    answered = None
    if not anyway.strip() and console.can_ask():
        out = look_at(folder, file, audience)
        if out.words:
            maybe_names.ask(folder)
            out = look_at(folder, file, audience)
        answered = out.doubts
        anyway = _answered(out) if answered else ""
    issued = note(
        folder, file, tuple(to), audience, basis, anyway, answered, due=a_day(due) if due else None
    )
    added = issued.added
    console.say(f"{added.id} in {added.path}, line {added.line}: {file.name}")
    for one in issued.unfinished:
        console.say(one)


def _answered(out: "Outgoing") -> str:
    """Why a file goes out in spite of what was found in it: each is asked about, then the reason.

    What was answered when the same content went to the same readers is not asked again.

    Raises:
        LtError: Something is to be mended first, or was left open.
    """
    from learning_together.cli.one_by_one import one_by_one
    from learning_together.cli.questions import ask

    before = out.issued_before
    known = before.found if before else ()
    if before and (answered := [one for one in out.doubts if one in known]):
        console.say(f"Answered in {before.id_text}, and not asked again: {len(answered)}.")
    left = [one for one in out.doubts if one not in known]
    if not left:
        return before.anyway or "" if before else ""
    console.say(f"{counted(len(left), 'thing')} to be looked at before {out.name} goes out:")
    meanings = {"n": "it must be mended first", "a": "it may go out"}
    said = dict(one_by_one(((one, f"  {one}") for one in left), meanings))
    if open_ := tuple(one for one in left if said.get(one) != "a"):
        raise out.refused(open_)
    return ask("Why may it go out all the same? The ledger keeps it.", "reason", out.wrong_reason)
