"""PDF: cleaned in a child process, since one can be made to keep its reader busy without end."""

import json
from typing import Any

from learning_together.privacy.cleaning.tally import NotCleanableError, Tally
from learning_together.privacy.contents.pdf import SECONDS, in_child

_START = "from learning_together.privacy.cleaning.pdf_child import main; main()"


def clean(data: bytes, tally: Tally) -> bytes:
    """A PDF without what its readers do not see.

    Raises:
        NotCleanableError: It is damaged or locked, or holds what cannot be cleaned.
    """
    said, slow = in_child(_START, data)
    head, _, content = said.partition(b"\n")
    try:
        held: dict[str, Any] = json.loads(head)
    except ValueError:
        why = f"takes more than {SECONDS} seconds" if slow else "needs too much memory"
        raise NotCleanableError(f"{why} to be read", "Print it into a new PDF.") from None
    if "refused" in held:
        raise NotCleanableError(held["refused"], "Print it into a new PDF, and clean that.")
    if len(content) != held["length"]:
        raise NotCleanableError("cannot be written anew", "Print it into a new PDF.")
    tally.taken.update(held["taken"])
    tally.kept.update(held["kept"])
    return content
