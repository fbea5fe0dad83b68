"""What the terminal shows; the only module that knows Rich. User text is never read as markup."""

import os
import sys
from functools import cache
from typing import TYPE_CHECKING

from learning_together.errors import LtError

if TYPE_CHECKING:
    from rich.console import Console


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


def can_ask() -> bool:
    """Whether somebody is there to answer questions."""
    return sys.stdin.isatty() and sys.stdout.isatty() and not os.environ.get("CI")
