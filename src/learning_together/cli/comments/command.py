"""`lt comments [FILE…]`: what readers of a draft said, and putting in what they propose."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from learning_together.cli import console, result
from learning_together.cli.key import opened_root
from learning_together.cli.result import Form, FormOption, OutputOption
from learning_together.cli.save import offer
from learning_together.errors import LtError


def comments(
    ctx: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE...]",
            help="Drafts that readers sent back: Word files (.docx). Without any, the comments "
            "that wait are gone through one by one.",
        ),
    ] = None,
    apply: Annotated[
        list[str] | None,
        typer.Option(
            "--apply",
            metavar="COM9,COM12",
            help="Put in what these comments propose; a reader (“Reader 2”, HV1) stands for all of "
            "theirs that wait.",
        ),
    ] = None,
    yes: Annotated[
        list[str] | None,
        typer.Option(
            "--yes",
            metavar="COM9",
            help="Put this one in although something is asked about it: words that were agreed, a "
            "reference that goes. Repeatable.",
        ),
    ] = None,
    dry: Annotated[
        bool, typer.Option("--dry-run", help="Only show what would be done; write nothing.")
    ] = False,
    anyhow: Annotated[
        bool,
        typer.Option(
            "--anyhow",
            help="Also take what stands in a draft whose title is not that of this review.",
        ),
    ] = False,
    form: FormOption = Form.TEXT,
    output: OutputOption = None,
) -> None:
    """Bring comments and changes back from drafts to their records, and put in what is accepted."""
    result.check(form, output)
    if apply or not files:
        if files or anyhow:
            raise LtError(
                "Reading drafts and putting in what they propose are two steps.",
                "First lt comments FILE…, then lt comments --apply COM9,COM12",
            )
        _put_in(ctx, _listed(apply), _listed(yes), dry=dry, form=form, output=output)
        return
    if yes:
        raise LtError("--yes answers what --apply asks.", "lt comments --apply COM9 --yes COM9")
    from learning_together.actions.comments import take

    folder = opened_root(ctx, needed=True)
    taken = take(folder, files, dry=dry, anyhow=anyhow)
    if form is Form.JSON:
        from learning_together.actions.public_json.comments import CommentsForm

        result.give(CommentsForm.of(taken).text(), output, folder)
    else:
        from learning_together.cli.comments.text import as_text

        look = console.look()
        console.say(as_text(taken, look), end="")
        if not dry and any(one.id for one in taken.items):
            offer(folder, "Comments of readers")
    if any(not one.id for one in taken.items):
        raise typer.Exit(1)


def _listed(typed: list[str] | None) -> tuple[str, ...]:
    return tuple(part.strip() for one in typed or () for part in one.split(",") if part.strip())


def _put_in(
    ctx: typer.Context,
    asked: tuple[str, ...],
    yes: tuple[str, ...],
    *,
    dry: bool,
    form: Form,
    output: Path | None,
) -> None:
    from learning_together.actions.comments.apply import apply, waiting
    from learning_together.cli.comments.proposals import as_text, go_through

    folder = opened_root(ctx)
    asks = not asked and not dry and form is Form.TEXT and console.can_ask()
    if asks:
        changed = go_through(folder, console.look())
    else:
        given = (*asked, *(one for one in yes if asked and one not in asked))
        found = (
            apply(folder, given, yes=yes, dry=dry, today=date.today()) if asked else waiting(folder)
        )
        if form is Form.JSON:
            from learning_together.actions.public_json.proposals import ProposalsForm

            result.give(ProposalsForm.of(found, dry=dry or not asked).text(), output, folder)
        else:
            console.say(as_text(found, console.look(), dry=dry or not asked), end="")
        changed = bool(asked) and not dry and any(one.outcome == "applied" for one in found)
    if changed and form is Form.TEXT:
        offer(folder, "Words of readers put in")
    if asked and any(one.outcome in {"asks", "not-applied"} for one in found):
        raise typer.Exit(1)
