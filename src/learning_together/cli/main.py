"""Puts the commands together; the one place where "cannot go on" becomes a message and exit 2."""

import atexit
import errno
import gc
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from learning_together import __version__
from learning_together.cli import (
    accept,
    agree,
    calendar,
    clean,
    console,
    export,
    hook,
    init,
    key,
    mend,
    new,
    pseudonymise,
    renumber,
    report,
    save,
    schema,
    undo,
    upgrade,
    view,
)
from learning_together.cli.audit.command import audit
from learning_together.cli.changes.command import changes
from learning_together.cli.comments.command import comments
from learning_together.cli.conflicts.command import conflicts
from learning_together.cli.covered_errors import Commands
from learning_together.cli.explain.command import explain
from learning_together.cli.import_.command import import_
from learning_together.cli.issue import issue
from learning_together.cli.join.command import join
from learning_together.cli.leaks.command import leaks
from learning_together.cli.options import Given
from learning_together.cli.plain_help import Command
from learning_together.cli.programme.command import programme
from learning_together.cli.show.command import show
from learning_together.cli.status.command import status
from learning_together.cli.validate.command import validate
from learning_together.errors import LtError
from learning_together.folder import front_end

#: When in a review a command is needed; headings of `lt --help`.
START = "To start a review"
FILL = "To fill it"
CHECK = "Before a meeting"
DRAFT = "To draft documents"
OUT = "Before a document goes out"
LEARN = "To look things up"
ABOVE = "Above the reviews"

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
    ctx.obj = Given(folder)
    front_end.front = front_end.Front(
        f"lt {ctx.invoked_subcommand}", lambda line: console.say(line, err=True)
    )


app.command("init", cls=Command, rich_help_panel=START)(init.init)
app.command("calendar", cls=Command, rich_help_panel=START)(calendar.calendar)
app.command("new", cls=Command, rich_help_panel=FILL)(new.new)
app.command("import", cls=Command, rich_help_panel=FILL)(import_)
app.command("save", cls=Command, rich_help_panel=FILL)(save.save)
app.command("join", cls=Command, rich_help_panel=FILL)(join)
app.command("renumber", cls=Command, rich_help_panel=FILL)(renumber.renumber)
app.command("agree", cls=Command, rich_help_panel=FILL)(agree.agree)
app.command("undo", cls=Command, rich_help_panel=FILL)(undo.undo)
app.command("validate", cls=Command, rich_help_panel=CHECK)(validate)
app.command("mend", cls=Command, rich_help_panel=CHECK)(mend.mend)
app.command("accept", cls=Command, rich_help_panel=CHECK)(accept.accept)
app.command("conflicts", cls=Command, rich_help_panel=CHECK)(conflicts)
app.command("status", cls=Command, rich_help_panel=CHECK)(status)
app.command("audit", cls=Command, rich_help_panel=CHECK)(audit)
app.command("changes", cls=Command, rich_help_panel=CHECK)(changes)
app.command("comments", cls=Command, rich_help_panel=DRAFT)(comments)
app.command("key", cls=Command, rich_help_panel=OUT)(key.key)
app.command("hook", cls=Command, rich_help_panel=OUT)(hook.hook)
app.command("pseudonymise", cls=Command, rich_help_panel=OUT)(pseudonymise.pseudonymise)
app.command("leaks", cls=Command, rich_help_panel=OUT)(leaks)
app.command("clean", cls=Command, rich_help_panel=OUT)(clean.clean)
app.command("issue", cls=Command, rich_help_panel=OUT)(issue)
app.command("show", cls=Command, rich_help_panel=LEARN)(show)
app.command("view", cls=Command, rich_help_panel=LEARN)(view.view)
app.command("explain", cls=Command, rich_help_panel=LEARN)(explain)
app.command("export", cls=Command, rich_help_panel=DRAFT)(export.export)
app.command("report", cls=Command, rich_help_panel=DRAFT)(report.report)
app.command("programme", cls=Command, rich_help_panel=ABOVE)(programme)
app.command("upgrade", cls=Command, rich_help_panel=START)(upgrade.upgrade)
app.command("schema", cls=Command, rich_help_panel=LEARN)(schema.schema)


def run(arguments: list[str] | None = None) -> None:
    """Runs `lt` and ends the process.

    Args:
        arguments: Of the command line; those of the process where None.
    """
    # A command lives for a second and keeps what it makes: collecting garbage only takes time.
    gc.disable()
    # To look for plugins, of which none is wanted, reads what is told of every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    with console.opened():
        try:
            _commands()(args=arguments, prog_name="lt")
        except OSError as error:
            if error.errno == errno.ENOSPC:
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
