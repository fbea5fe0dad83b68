"""`lt doctor`: what is missing on this computer, and what follows."""

from typing import TYPE_CHECKING

import typer

from learning_together.cli import console
from learning_together.cli.options import start
from learning_together.cli.result import Form, FormOption, OutputOption

if TYPE_CHECKING:
    from collections.abc import Iterator

    from learning_together.actions.doctor.finding import Finding
    from learning_together.cli.terminal import Look


def doctor(ctx: typer.Context, form: FormOption = Form.TEXT, output: OutputOption = None) -> None:
    """Say what is missing on this computer, and what follows from it for you.

    It tries what lt needs: a Word file, a PDF, a picture and a lock are made, and thrown away. It
    looks for git and LibreOffice, at the console, and whether files can be made in the folder and
    are copied elsewhere. It needs no review. It ends with 1 where something does not work that
    every review needs, else with 0.
    """
    from learning_together.actions.doctor.examine import examine
    from learning_together.actions.doctor.finding import State
    from learning_together.cli import result

    result.check(form, output)
    folder = start(ctx)
    found = examine(folder)
    if form is Form.JSON:
        from learning_together.actions.public_json.doctor import DoctorForm

        result.give(DoctorForm.of(found).text(), output, folder)
    else:
        for line in _lines(found, console.look()):
            console.say(line)
    if any(one.state is State.FAULT for one in found):
        raise typer.Exit(1)


def _lines(found: "tuple[Finding, ...]", look: "Look") -> "Iterator[str]":
    from learning_together.actions.doctor.finding import State
    from learning_together.english import counted

    words = {
        State.FINE: ("fine", "good"),
        State.NOTE: ("note", "warning"),
        State.FAULT: ("fault", "error"),
    }
    for one in found:
        word, colour = words[one.state]
        first, *rest = look.wrap(f"{word}  {one.about}: {one.said}")
        yield first.replace(word, look.paint(colour, word), 1)
        yield from ("      " + line for line in rest)
        for text in (one.follows, one.mend):
            yield from look.wrap(text, indent=6) if text else ()
    faults, notes = (
        sum(one.state is state for one in found) for state in (State.FAULT, State.NOTE)
    )
    yield ""
    if not faults and not notes:
        yield f"Nothing is missing; {counted(len(found), 'thing')} looked at."
        return
    yield (
        f"{counted(len(found), 'thing')} looked at: {counted(faults, 'fault')}, "
        f"{counted(notes, 'note')}."
    )
