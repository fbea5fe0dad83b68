"""PDF: read in a child process, since one can be made to keep its reader busy without end."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from learning_together.privacy.contents import plain
from learning_together.privacy.contents.piece import Piece, Room

#: How long a PDF may take, and how much memory; a report of some hundred pages takes seconds.
SECONDS = 60
MEMORY = 1024 * 1024 * 1024

_START = "from learning_together.privacy.contents.pdf_child import main; main()"


def pieces(data: bytes, room: Room) -> Iterator[Piece]:
    """Every text of a PDF, as far as it can be read within the limits."""
    said, slow = in_child(_START, data, room.left, room.parts, room.depth)
    whole = False
    for line in said.splitlines():
        try:
            held: dict[str, Any] = json.loads(line)
        except ValueError:
            break
        if "left" in held:
            room.left, room.parts = held["left"], held["parts"]
            whole = True
        else:
            yield Piece(**held)
    if not whole:
        why = f"it took more than {SECONDS} seconds" if slow else "it needs too much memory"
        yield Piece("", unread=f"reading it was stopped: {why}")
        yield from plain.strings(data)


def in_child(start: str, data: bytes, *more: int) -> tuple[bytes, bool]:
    """What a child process says of a PDF, and whether it had to be ended because it took too long.

    Args:
        start: A program that reads the PDF from its standard input, with seconds, bytes of memory
            and these numbers as arguments.
        data: The PDF.
        more: Further numbers.
    """
    path = [each for each in sys.path if Path(each).is_absolute()]
    kept = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
    limits = map(str, (SECONDS, MEMORY, *more))
    paths = "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    command = [sys.executable, "-I", "-X", "utf8", "-c", paths + start, json.dumps(path), *limits]
    with subprocess.Popen(  # noqa: S603 - our own interpreter and our own code
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parent,
        env={name: os.environ[name] for name in kept if name in os.environ},
    ) as child:
        try:
            said, _ = child.communicate(data, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            said, _ = child.communicate()
            return said, True
    return said, False
