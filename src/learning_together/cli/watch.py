"""`lt watch`: checks again at each save, and tells what came and what went."""

import time
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import typer

from learning_together.cli import console
from learning_together.cli.key import opened_root
from learning_together.cli.lines import hung

if TYPE_CHECKING:
    from learning_together.actions.validate import Checked
    from learning_together.actions.watch import News
    from learning_together.cli.terminal import Look
    from learning_together.diagnostics import Diagnostic

#: How often the files are looked at, in seconds.
_EVERY = 0.5


def watch(ctx: typer.Context) -> None:
    """Check the review again at each save, and tell what came and what went; Ctrl-C ends it.

    For those who write in an editor: save there, and see here what the checks say of it. It changes
    nothing, and notices what a colleague's save or git brings, too.
    """
    from learning_together.actions import covered
    from learning_together.actions.watch import Watched

    folder = opened_root(ctx)
    watched = Watched(folder)
    console.say(f"{_count(watched.checked)} Waiting for changes; Ctrl-C ends this.")
    try:
        while True:
            time.sleep(_EVERY)
            if news := watched.look():
                text = "\n".join(_lines(news, console.look()))
                console.say(covered.text(folder, text))
    except KeyboardInterrupt:
        console.say("Watched until now. All of it: lt validate")


def _lines(news: "News", look: "Look") -> Iterator[str]:
    for sign, colour, those in (("+", "error", news.came), ("-", "faint", news.went)):
        for one in those:
            first, *rest = hung(_said(one), look, 4, f"  {sign}")
            yield look.paint(colour, first)
            yield from rest
    if not news.came and not news.went:
        yield "  Nothing came and nothing went."
    yield f"{datetime.now():%H:%M:%S}  {_count(news.checked)}"


def _said(one: "Diagnostic") -> str:
    problem = one.problem
    place = f"{problem.place.file}:{problem.place.line}"
    return f"{place} {problem.check.code} {problem.message}"


def _count(checked: "Checked") -> str:
    from learning_together.actions.public_json.counts import Counts

    return f"{Counts.of(checked).words or 'Nothing to mend'}."
