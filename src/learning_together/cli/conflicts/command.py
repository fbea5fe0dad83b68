"""`lt conflicts`: accounts that may tell one event, or that differ, side by side."""

from pathlib import Path
from typing import Annotated

import typer

from learning_together.cli import console, progress, result
from learning_together.cli.options import root
from learning_together.cli.save import offer


def conflicts(
    ctx: typer.Context,
    verdict: Annotated[
        str | None,
        typer.Argument(metavar="[VERDICT]", help="With --decide: same, different or ask."),
    ] = None,
    pair: Annotated[
        str | None,
        typer.Option("--decide", metavar="PAIR", help="Decide about this pair: csc-2+school-5."),
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option("--by", metavar="CODE", help="Who decided; once for each."),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")] = "",
    meeting: Annotated[
        str, typer.Option("--meeting", metavar="ID", help="At which meeting: MTG4.")
    ] = "",
    agency: Annotated[
        list[str] | None,
        typer.Option("--agency", metavar="ID", help="Only cards with an account of this agency."),
    ] = None,
    wider: Annotated[
        bool,
        typer.Option("--wider", help="Show accounts that are perhaps of one event, too."),
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="In text, show every card, and what was decided.")
    ] = False,
    form: result.FormOption = result.Form.TEXT,
    output: result.OutputOption = None,
) -> None:
    """Show accounts that may tell one event, or that differ; note what the team decides.

    `lt conflicts --decide csc-2+school-5 same --by LR1` links two accounts; nothing is merged.
    `ask` puts a question to each agency. A decided pair comes back only if a fact of an entry
    changes.
    """
    if pair is not None:
        _decide(root(ctx), pair, verdict, tuple(by or ()), reason, meeting)
        return
    result.check(form, output)
    if verdict is not None or by or reason or meeting:
        raise typer.BadParameter("A verdict needs its pair: --decide csc-2+school-5")
    from learning_together.actions.conflicts import conflicts as side_by_side

    folder = root(ctx)
    with progress.bar() as shown:
        title, found = side_by_side(folder, tuple(agency or ()), told=shown.step)
    if form is result.Form.JSON:
        from learning_together.actions.public_json.conflicts import ConflictsForm

        result.give(ConflictsForm.of(title, found, wider=wider).text(), output, folder)
        return
    from learning_together.cli.conflicts import text

    look = console.look()
    most = None if everything else text.MANY
    console.say(text.as_text(found, look, most, wider=wider), end="")


def _decide(
    folder: Path, pair: str, verdict: str | None, by: tuple[str, ...], reason: str, meeting: str
) -> None:
    from datetime import date

    from learning_together.actions.decide import VERDICTS, decide

    if verdict is None:
        raise typer.BadParameter(f"Say what was decided: {', '.join(VERDICTS)}.")
    done = decide(folder, pair, verdict, by=by, reason=reason, meeting=meeting, today=date.today())
    console.say(f"{done.decision.id}  {done.decision.path}:{done.decision.line}")
    if done.link is not None:
        console.say(f"{done.link.id}  {done.link.path}:{done.link.line}  {done.link.field} added")
    for query in done.queries:
        console.say(f"{query.id}  {query.path}:{query.line}")
    offer(folder, f"Decided: {pair}")
