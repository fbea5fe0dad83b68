"""Puts the commands together; the one place where "cannot go on" becomes a message and exit 2."""

import atexit
import errno
import os
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from learning_together import __version__
from learning_together.cli import console
from learning_together.cli.covered_errors import Commands
from learning_together.cli.options import CommonOptions
from learning_together.cli.plain_help import Command
from learning_together.errors import LtError
from learning_together.folder import front_end

#: The commands by when in a review they are needed, which are the headings of `lt --help`: each the
#: module of this package that has it, as a function that is named as the module or its folder.
COMMANDS = {
    "To start a review": ("init", "open_", "calendar", "upgrade", "doctor"),
    "To fill it": ("new", "import_.command", "save", "join.command", "renumber", "agree", "undo"),
    "Before a meeting": (
        "validate.command",
        "watch",
        "mend",
        "accept",
        "conflicts.command",
        "status.command",
        "audit.command",
        "changes.command",
    ),
    "To draft documents": ("comments.command", "export", "form", "picture", "report"),
    "Before a document goes out": (
        "key",
        "hook",
        "pseudonymise",
        "leaks.command",
        "clean",
        "issue",
    ),
    "To look things up": ("show.command", "view", "explain.command", "schema"),
    "Above the reviews": ("programme.command",),
}

app = typer.Typer(
    name="lt",
    cls=Commands,
    help="Learning Together: one folder of plain text for a case review, checked before each "
    "meeting and turned into the documents that each meeting needs.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        console.say(f"lt {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    ctx: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Option(
            "-C", metavar="DIR", help="The review's folder; otherwise the one you are in."
        ),
    ] = None,
    _version_asked: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show lt's version."),
    ] = False,
) -> None:
    ctx.obj = CommonOptions(folder)
    front_end.front = front_end.Front(
        f"lt {ctx.invoked_subcommand}", lambda line: console.say(line, err=True)
    )


for _heading, _modules in COMMANDS.items():
    for _module in _modules:
        _name = _module.removesuffix(".command")
        _function = getattr(import_module(f".{_module}", __package__), _name)
        app.command(_name.strip("_"), cls=Command, rich_help_panel=_heading)(_function)


def run(arguments: list[str] | None = None) -> None:
    """Runs `lt` and ends the process.

    Args:
        arguments: Of the command line; those of the process where None.
    """
    with console.opened():
        try:
            _commands()(args=arguments, prog_name="lt")
        except ModuleNotFoundError as error:
            if (error.name or __name__).startswith(f"{__package__}".partition(".")[0]):
                raise
            raise LtError(
                f"This installation of lt is not whole: the package “{error.name}” is missing, "
                "which lt needs for this.",
                "Install lt anew, as its README says; with pipx: pipx reinstall learning-together. "
                "Your review is as it was.",
            ) from None
        # Where there is no folder, Python 3.13 fails to import what is not Python with the second.
        except (OSError, SystemError) as error:
            if isinstance(error, OSError) and error.errno == errno.ENOSPC:
                raise console.no_room() from None
            if not _is_somewhere():
                raise LtError(
                    "The folder that you are in is no longer there.",
                    "Go into one that is (cd FOLDER), and run the command again.",
                ) from None
            raise


@cache
def _commands() -> Callable[..., object]:
    """All commands, put together once a process."""
    return typer.main.get_command(app)


def _is_somewhere() -> bool:
    """Whether the current folder is still there."""
    try:
        return bool(Path.cwd())
    except OSError:
        return False


def main() -> None:
    """Runs `lt` as a program.

    What it read is not given back piece by piece at the end, which would take longer than many a
    check: the system takes back the whole at once.
    """
    try:
        run()
    except SystemExit as ended:
        atexit._run_exitfuncs()  # noqa: SLF001 - there is no public way to do it early
        os._exit(ended.code if isinstance(ended.code, int) else 1)


if __name__ == "__main__":
    main()
