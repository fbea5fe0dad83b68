"""What the terminal shows; the only module that knows Rich. User text is never read as markup."""

import os
import sys
from functools import cache
from typing import TYPE_CHECKING

from learning_together.errors import LtError

if TYPE_CHECKING:
    from rich.console import Console

    from learning_together.actions.report import Written
    from learning_together.cli.terminal import Look
    from learning_together.reports.report import Report


@cache
def out() -> "Console":
    """The standard output."""
    return _console(stderr=False)


@cache
def err() -> "Console":
    """The standard error: messages that are not the result."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> "Console":
    from rich.console import Console

    return Console(
        stderr=stderr,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
        legacy_windows=False,
    )


def fail(error: LtError) -> None:
    """Shows why a command could not do what was asked, and what to do about it."""
    from rich.text import Text

    err().print(Text.assemble(("lt: ", "bold red"), error.message))
    if error.hint:
        err().print(Text(error.hint))


def look() -> "Look":
    """How text on the standard output is to look; found without Rich, which takes its time."""
    import shutil

    from learning_together.cli.terminal import Look

    shows = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    colour = (shows or bool(os.environ.get("FORCE_COLOR"))) and not os.environ.get("NO_COLOR")
    return Look(shutil.get_terminal_size((80, 24)).columns, colour)


def can_ask() -> bool:
    """Whether somebody is there to answer questions."""
    return sys.stdin.isatty() and sys.stdout.isatty() and not os.environ.get("CI")


def reports(every: "tuple[Report, ...]") -> None:
    """Lists the reports that there are."""
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    for one in every:
        table.add_row(one.name, one.about)
    out().print(table)
    out().print("\nFor example: lt report review --to docx")


def written(file: "Written") -> None:
    """Says which file was written, and which was kept because somebody changed it."""
    out().print(str(file.path), soft_wrap=True)
    if file.kept:
        err().print(
            f"{file.kept.name} was changed by hand since lt wrote it. It was kept; the new draft "
            f"is {file.path.name}."
        )
    for warning in file.warnings:
        err().print(warning)
