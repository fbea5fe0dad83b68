"""The program of the process in which files are cleaned: bytes in, bytes and counts out."""

from base64 import b64encode
from collections.abc import Iterator
from typing import Any

from learning_together.apart.serving import serve
from learning_together.privacy.cleaning.any_file import cleaned
from learning_together.privacy.cleaning.tally import NotCleanableError


def main() -> None:
    """Cleans file after file."""
    serve(clean)


def clean(data: bytes) -> Iterator[dict[str, Any]]:
    """One line: the file cleaned, or why it cannot be."""
    try:
        made = cleaned(data)
    except NotCleanableError as refused:
        yield {"why": refused.why, "hint": refused.hint}
        return
    content = b64encode(made.content).decode()
    yield {"content": content, "taken": made.taken, "kept": made.kept}
