"""The child process in which a PDF is cleaned: bytes in; a line of JSON, then bytes out.

Started by `pdf` with the PDF on its standard input.
"""

import json
import sys

from learning_together.privacy.cleaning.pdf_objects import cleaned
from learning_together.privacy.cleaning.tally import NotCleanableError, Tally
from learning_together.privacy.contents.pdf_child import limit


def main() -> None:
    """Cleans the PDF, and says what was taken out of it or why it cannot be."""
    seconds, memory = map(int, sys.argv[2:4])
    data = sys.stdin.buffer.read()
    limit(seconds, memory)
    tally = Tally()
    content = b""
    said: dict[str, object]
    try:
        content = cleaned(data, tally)
        said = {"taken": tally.taken, "kept": tally.kept, "length": len(content)}
    except NotCleanableError as refused:
        said = {"refused": refused.why}
    except MemoryError:
        return
    out = sys.stdout.buffer
    out.write(json.dumps(said).encode() + b"\n" + content)
    out.flush()
