"""All that is shown goes through here; the only module that knows Rich and the standard streams.

Nothing that steers a terminal gets through, whoever typed it, and user text is never read as
markup. A stream that is closed, or that nobody reads any more, stops no work: `opened` tells at the
end what could not be shown.
"""

import errno
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from functools import cache
from typing import TYPE_CHECKING, ClassVar, TextIO, cast

from learning_together.cli.terminal import Look, as_json, passed, visible
from learning_together.errors import LtError

if TYPE_CHECKING:
    from rich.console import Console

    from learning_together.actions.report import Written
    from learning_together.reports.pictures.picture import Picture
    from learning_together.reports.report import Report


#: How a command ends that was stopped with Ctrl-C.
INTERRUPTED = 130


class Door(io.TextIOBase):
    """The one way out to a standard stream.

    Args:
        stream: Where to; None where there is none, as under pythonw.

    Attributes:
        before: What is done before a text is shown: a bar that stands there goes away.
        lost: Why not all could be shown, if it could not.
    """

    encoding = "utf-8"
    errors = "backslashreplace"
    before: ClassVar[Callable[[], None] | None] = None

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream or io.TextIOWrapper(io.BytesIO())
        if stream is None:
            self._stream.close()
        self.lost: Exception | None = None
        if isinstance(stream, io.TextIOWrapper):
            # Whatever the console's code page; what it cannot show is escaped.
            with suppress(OSError, ValueError):
                stream.reconfigure(encoding=self.encoding, errors=self.errors)

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return is_terminal(self._stream)

    def fileno(self) -> int:
        """Its number, if it has one."""
        return self._stream.fileno()

    def write(self, text: str) -> int:
        """Shows a text, made harmless; colours of ours stay where there is colour."""
        if Door.before is not None:
            Door.before()
        colour = self.isatty() or bool(os.environ.get("FORCE_COLOR"))
        return self.pass_on(passed(text) if colour else visible(text))

    def pass_on(self, text: str | bytes) -> int:
        """Gives a text on as it is; bytes without what the stream does to the ends of lines."""
        try:
            if isinstance(text, bytes):
                self._stream.flush()
                self._stream.buffer.write(text)
            else:
                self._stream.write(text)
        except (OSError, ValueError) as error:
            self.lost = self.lost or error
        return len(text)

    def flush(self) -> None:
        """Sees that what was shown has left."""
        try:
            self._stream.flush()
        except ValueError:
            pass  # It is closed, which matters only to what is written.
        except OSError as error:
            self.lost = self.lost or error


@contextmanager
def opened() -> Iterator[None]:
    """Has everything that is printed go through the doors.

    Raises:
        SystemExit: At the end, always; with 2 where something could not be shown, and with 1 where
            its reader went away, unless the command itself ended worse.
    """
    if os.environ.get("COLUMNS") == "0":
        # No terminal has none, and Rich would show nothing.
        del os.environ["COLUMNS"]
    out, err = Door(sys.stdout), Door(sys.stderr)
    code = 0
    with redirect_stdout(out), redirect_stderr(err):
        try:
            yield
        except LtError as error:
            fail(error)
            code = 2
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(bool(ended.code))
            if code == INTERRUPTED:
                fail(stopped())
        out.flush()
        if out.lost is not None:
            code = max(code, 1 if isinstance(out.lost, BrokenPipeError) else 2)
            if not isinstance(out.lost, BrokenPipeError):
                fail(_lost(out.lost))
        err.flush()
    raise SystemExit(code)


def _lost(error: Exception) -> LtError:
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return no_room()
    why = error.strerror if isinstance(error, OSError) and error.strerror else "it is closed"
    return LtError(
        f"The result could not be shown: the standard output takes nothing ({why}).",
        "What the command was to write into files, it wrote. Run it again where it can be seen.",
    )


def stopped() -> LtError:
    """What is said when somebody ended a command with Ctrl-C."""
    return LtError(
        "Stopped, as you asked (Ctrl-C).",
        "No file is half written: each is as it was, or whole. Run it again for the rest.",
    )


def no_room() -> LtError:
    """What is said of a full disk."""
    return LtError(
        "There is no room left where this was to be written.",
        "Make room on the disk, and run the command again.",
    )


def say(text: str = "", *, end: str = "\n", err: bool = False) -> None:
    """Shows a text.

    Args:
        text: For people.
        end: What follows it.
        err: Whether it is a message, and not the result.
    """
    stream = sys.stderr if err else sys.stdout
    stream.write(text + end)
    # Messages and results stand in the order in which they were said.
    stream.flush()


def typed() -> TextIO:
    """The standard input.

    Raises:
        LtError: There is none, as under pythonw.
    """
    if sys.stdin is None:
        raise LtError("There is no standard input to read from.")
    return sys.stdin


def control(sequence: str) -> None:
    """Has a terminal do something; what is no terminal gets nothing."""
    if isinstance(sys.stdout, Door) and sys.stdout.isatty():
        sys.stdout.pass_on(sequence)
        sys.stdout.flush()


def give(text: str) -> None:
    """Shows what programs read: byte for byte, but on a terminal; JSON stays JSON there too."""
    if isinstance(sys.stdout, Door) and not sys.stdout.isatty():
        sys.stdout.pass_on(text.encode("utf-8", "backslashreplace"))
    else:
        sys.stdout.write(as_json(text) if text.startswith("{") else text)


def is_watched() -> bool:
    """Whether somebody sees the messages as they come."""
    return is_terminal(sys.stderr)


class _Straight(io.TextIOBase):
    """The standard error for a bar, which is moved by what steers a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return is_terminal(sys.stderr)

    def write(self, text: str) -> int:
        """Shows a text as it is."""
        return sys.stderr.pass_on(text) if isinstance(sys.stderr, Door) else len(text)

    def flush(self) -> None:
        """Sees that what was shown has left."""
        sys.stderr.flush()


def for_bar() -> "Console":
    """The standard error, for a bar."""
    from rich.console import Console

    file = cast("TextIO", _Straight())
    return Console(file=file, markup=False, emoji=False, highlight=False, legacy_windows=False)


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


def look() -> Look:
    """How text on the standard output is to look; found without Rich, which takes its time."""
    import shutil

    shows = is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"
    colour = (shows or bool(os.environ.get("FORCE_COLOR"))) and not os.environ.get("NO_COLOR")
    return Look(shutil.get_terminal_size((80, 24)).columns, colour)


def can_ask() -> bool:
    """Whether somebody is there to answer questions."""
    return is_terminal(sys.stdin) and is_terminal(sys.stdout) and not os.environ.get("CI")


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is there, open, and a terminal."""
    with suppress(OSError, ValueError):
        return stream is not None and stream.isatty()
    return False


def reports(every: "tuple[Report, ...]") -> None:
    """Lists the reports that there are."""
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    for one in every:
        table.add_row(one.name, one.about)
    out().print(table)
    out().print("\nFor example: lt report review --to docx")


def pictures(every: "tuple[Picture, ...]") -> None:
    """Lists the pictures that there are."""
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    for one in every:
        table.add_row(one.name, one.about)
    out().print(table)
    out().print("\nFor example: lt picture swim-lanes --to png")


def written(file: "Written") -> None:
    """Says which file was written, and which was kept because somebody changed it."""
    out().print(str(file.path), soft_wrap=True)
    if file.kept:
        err().print(
            f"{file.kept.name} was changed by hand since lt wrote it, or is none that lt wrote. It "
            f"was kept; the new draft is {file.path.name}."
        )
    for warning in file.warnings:
        err().print(warning)
