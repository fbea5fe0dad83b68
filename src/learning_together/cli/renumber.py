"""`lt renumber`: gives a record another id, with all that names it."""

from typing import TYPE_CHECKING, Annotated

import typer

from learning_together.cli import console, ids
from learning_together.cli.key import opened_root
from learning_together.english import counted, some
from learning_together.errors import LtError

if TYPE_CHECKING:
    from learning_together.actions.renumber import Renumbering


def renumber(
    ctx: typer.Context,
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD", help="The id that the record has.", autocompletion=ids.offered
        ),
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The id that it is to get.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what would be changed.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before writing.")] = False,
) -> None:
    """Give a record another id; all that names it follows, in every file and in the private key.

    Any record can be renumbered, agencies and people's codes too. An id that another record has is
    refused. What stands in finished documents and in git's history stays as it is.
    """
    from learning_together.actions import renumber as action

    folder = opened_root(ctx)
    if yes and not dry_run:
        console.say(_told(action.renumber(folder, old, new), done=True), end="")
        return
    planned = action.plan(folder, old, new)
    console.say(_told(planned, done=False), end="")
    if dry_run:
        return
    if not console.can_ask():
        raise LtError("Nothing was written.", "To write what is shown above, add --yes.")
    if not typer.confirm("Write this?", default=True):
        raise LtError("Nothing was written.")
    action.renumber(folder, old, new, planned)
    console.say("It is written.")


def _told(found: "Renumbering", *, done: bool) -> str:
    files = sorted({*found.texts} - {path for pair in found.moved for path in pair})
    becomes = "is now" if done else "becomes"
    naming = counted(found.naming, "other record names", "other records name")
    lines = [f"{found.old} {becomes} {found.new}; {naming} it."]
    lines += (f"{old} {becomes} {new}" for old, new in found.moved)
    if files:
        lines.append(f"{counted(len(files), 'file changes', 'files change')}: {some(files, 8)}")
    if found.key:
        lines.append("The code changes in the private key of names, too.")
    if found.deliveries:
        many = counted(len(found.deliveries), "file")
        lines.append(f"What the agency has sent goes along: {many} of private/imports/.")
    if found.private:
        many = counted(len(found.private), "file of private/ names", "files of private/ name")
        lines.append(f"{many} it, and {'follows' if len(found.private) == 1 else 'follow'}.")
    if found.disclosed:
        many = counted(found.disclosed, "entry", "entries")
        lines.append(
            f"{many} of the ledger of disclosures {'names' if found.disclosed == 1 else 'name'} "
            f"it, and {'follows' if found.disclosed == 1 else 'follow'}; the documents that went "
            f"out still say {found.old}."
        )
    if found.mentions:
        stands = counted(found.mentions, "place", "places")
        lines.append(
            f"In {stands} “{found.old}” stands in text as a word, without [[ ]]; it stays there."
        )
    lines.append(
        f"What was drawn up or sent before, and git's history, still say {found.old}: a draft, "
        "workbook or form that comes back with it cannot be matched to this record."
    )
    return "\n".join([line for one in lines for line in console.look().wrap(one)]) + "\n"
