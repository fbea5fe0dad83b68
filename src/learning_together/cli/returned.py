"""What came back in a form or a workbook: brought in, and said."""

from functools import cache
from pathlib import Path
from typing import NoReturn

import typer

from learning_together.actions.bring_back import BroughtBack
from learning_together.cli import console
from learning_together.english import counted
from learning_together.exchange.edited_workbook.changes import shown


def bring(folder: Path, path: Path, *, is_form: bool, dry_run: bool) -> NoReturn:
    """Brings in what somebody changed in a form or a workbook, and says what that was.

    Ends with 1 where something was not taken over.

    Args:
        folder: Of the review.
        path: The file.
        is_form: Whether it is a form in Word, and no workbook.
        dry_run: Whether only to say what would be changed.
    """
    from learning_together.actions.take_back import take_back
    from learning_together.actions.take_back_form import take_back_form
    from learning_together.cli import questions

    take = take_back_form if is_form else take_back
    ask = cache(questions.choose) if console.can_ask() else None
    if ask is not None and not dry_run:
        # Asked before anything is done: nobody else waits for the answers.
        take(folder, path, dry=True, choose=ask)
    taken = take(folder, path, dry=dry_run, choose=ask)
    said(taken, "answer" if is_form else "cell", dry_run=dry_run)
    raise typer.Exit(1 if taken.back.conflicts or taken.back.refused else 0)


#: Said of a text that stays, since both changed.
CHANGED_TOO = "Changed in the folder too since it went out, so it stays as it is there:"


def said(taken: BroughtBack, what: str, *, dry_run: bool, stays: str = CHANGED_TOO) -> None:
    """Says what came of it.

    Args:
        taken: What did.
        what: What one thing that was typed is called.
        dry_run: Whether nothing was written.
        stays: What is said of a text that stays.
    """
    back = taken.back
    if back.told:
        console.say(f"{counted(len(back.told), what)} taken for what the words mean:")
    for line in back.told:
        console.say(f"  {line}")
    for edited in back.changes:
        console.say("\n".join(shown(edited)))
    for one in back.lists:
        console.say(f"{one.id}, {one.heading}: {one.told}.")
    done = "would be changed" if dry_run else "changed"
    console.say(f"{counted(len(back.changes), 'field')} {done}.")
    if back.new:
        words = f"{len(back.new)} would be added" if dry_run else ", ".join(taken.added) or "none"
        console.say(f"New records: {words}.")
    if back.missing:
        console.say(f"Gone from the file, kept in the folder: {', '.join(back.missing)}.")
    for edited in back.conflicts:
        console.say(stays)
        console.say("\n".join(shown(edited)))
    if taken.cards:
        console.say(f"To be decided (lt join --decide): {', '.join(taken.cards)}.")
    for line in back.refused:
        console.say(f"Not taken over: {line}")
