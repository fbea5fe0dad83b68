"""The child process in which a PDF is read: bytes in, JSON lines out, with limits.

Started by `pdf` with the PDF on its standard input. A PDF that was made to keep its reader busy, or
to fill the memory, ends this process and nothing else.
"""

import json
import sys
from contextlib import suppress
from dataclasses import asdict

from learning_together.privacy.contents.any_file import inner
from learning_together.privacy.contents.pdf_text import pieces
from learning_together.privacy.contents.piece import Room


def main() -> None:
    """Reads the PDF and says what stands in it; the last line says that it came to its end."""
    seconds, memory, left, parts, depth = map(int, sys.argv[2:7])
    data = sys.stdin.buffer.read()
    limit(seconds, memory)
    room = Room(left=left, parts=parts, depth=depth)
    out = sys.stdout
    try:
        for piece in pieces(data, room, inner):
            out.write(json.dumps(asdict(piece)) + "\n")
        out.write(json.dumps({"left": room.left, "parts": room.parts}) + "\n")
    except MemoryError:
        out.flush()
    out.flush()


def limit(seconds: int, memory: int) -> None:
    """Sets the limits that the system knows; Windows has none of these, `pdf` keeps the time."""
    if sys.platform == "win32":
        return
    import resource

    spent = resource.getrusage(resource.RUSAGE_SELF)
    used = int(spent.ru_utime + spent.ru_stime)
    for which, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, used + seconds + 2),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(which, (most, most))
