"""Text of any number of lines, as somebody types or pastes it at a terminal or sends it in.

A terminal hands over a line at a time, and none of more than 4,095 bytes; the rest of what was
pasted would answer the next question, or run in the shell. So what is typed is read as it comes.
"""

import codecs
import os
import sys

import typer

from learning_together.cli import console
from learning_together.cli.terminal import columns
from learning_together.errors import LtError
from learning_together.patterns import regex

_BEGINS, _ENDS = "\x1b[200~", "\x1b[201~"
_SEQUENCE = regex(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|O.|[^\[O])")
#: How long a line may be in coming that was pasted with the one before it, in seconds.
_PAUSE = 0.1


def ask_text(prompt: str) -> str:
    """A text; Enter ends it, but not within what was pasted.

    Raises:
        Abort: The terminal was closed, or left with Ctrl-D.
    """
    if sys.platform == "win32":
        console.say(prompt, end="")
        lines = [console.typed().readline()]
        while lines[-1] and _is_waiting():
            lines.append(console.typed().readline())
        if not lines[0]:
            raise typer.Abort
        return "".join(lines).rstrip("\n")
    console.control("\x1b[?2004h")
    try:
        with _unbuffered() as terminal:
            console.say(prompt, end="")
            return _typed(terminal, prompt)
    finally:
        console.control("\x1b[?2004l")


def sent_in(field: str) -> str:
    """The text that stands for a field in the standard input; typed there, if it is a terminal.

    Raises:
        LtError: It is closed, or no text.
    """
    if console.can_ask():
        return ask_text(f"  {field}: ")
    try:
        stream = console.typed()
        held = getattr(stream, "buffer", stream).read()
        raw = held.encode() if isinstance(held, str) else held
        text = raw.decode("utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    except (AttributeError, OSError, ValueError):
        raise LtError(
            f"What was sent in for “{field}” is not stored as UTF-8 text.",
            "Save the file as UTF-8, or leave “=-” out and paste the text when you are asked.",
        ) from None
    if not text.strip():
        raise LtError(
            f"Nothing was sent in for “{field}”.",
            f"Send a file in (--set {field}=- < note.txt), or run it on a terminal, which asks.",
        )
    return text.replace("\r\n", "\n").strip("\n")


def tell_left() -> None:
    """Takes what is still waiting at the terminal, which the shell would run, and says so."""
    if sys.platform == "win32" or not console.can_ask() or not _is_waiting():
        return
    with _unbuffered() as terminal:
        raw = b""
        while _is_waiting() and (more := os.read(terminal, 1 << 16)):
            raw += more
    left = _SEQUENCE.sub("", raw.decode("utf-8", "replace")).strip()
    if left:
        console.say(f"Not taken, since no question was left for it:\n{left}")


def _typed(terminal: int, prompt: str) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    typed = coming = ""
    pasting = False
    while raw := os.read(terminal, 1 << 16):
        coming += decoder.decode(raw)
        while coming:
            found = _SEQUENCE.match(coming)
            if found:
                pasting = found[0] == _BEGINS or (pasting and found[0] != _ENDS)
                coming = coming[found.end() :]
                continue
            if coming[0] == "\x1b" and _is_waiting():
                break
            char, coming = coming[0], coming[1:]
            if char == "\n" and not (pasting or coming or _is_waiting()):
                console.say()
                return typed
            if char == "\x04" and not pasting:
                if not typed:
                    raise typer.Abort
                return typed
            typed = _with_key(typed, char, prompt)
    raise typer.Abort


def _with_key(typed: str, char: str, prompt: str) -> str:
    """The text after a key, and on the screen what the key does to it."""
    if char in "\x7f\b":
        if typed and typed[-1] != "\n":
            console.control("\b \b" * columns(typed[-1]))
        return typed[:-1]
    if char == "\x15":  # Ctrl-U: the line anew.
        above = typed[: typed.rfind("\n") + 1]
        console.control("\r\x1b[K")
        console.say("" if above else prompt, end="")
        return above
    if char not in "\n\t" and char < " ":
        return typed
    console.say(char, end="")
    return typed + char


if sys.platform == "win32":

    def _is_waiting() -> bool:
        import msvcrt
        import time

        time.sleep(_PAUSE)
        return msvcrt.kbhit()

else:
    from collections.abc import Iterator
    from contextlib import contextmanager

    def _is_waiting() -> bool:
        import select

        return bool(select.select([console.typed().fileno()], [], [], _PAUSE)[0])

    @contextmanager
    def _unbuffered() -> Iterator[int]:
        """The terminal, which hands over what is typed as it comes, and shows nothing itself."""
        import termios

        terminal = console.typed().fileno()
        usual = termios.tcgetattr(terminal)
        as_it_comes = termios.tcgetattr(terminal)
        as_it_comes[3] &= ~(termios.ICANON | termios.ECHO)
        try:
            termios.tcsetattr(terminal, termios.TCSADRAIN, as_it_comes)
            yield terminal
        finally:
            termios.tcsetattr(terminal, termios.TCSADRAIN, usual)
