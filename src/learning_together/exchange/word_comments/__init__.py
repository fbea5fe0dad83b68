"""Comments and tracked changes in a draft that a reader sent back as a Word file.

Takes the file's bytes and the review; gives what the reader said, each at the record and field
where it stands. Writes nothing, and must not know what becomes of it.
"""

from learning_together.exchange.word_comments.draft import (
    Draft,
    Remark,
    numbers_in,
    read,
    with_fingerprints,
)
from learning_together.exchange.word_comments.shown_text import Altered

__all__ = ["Altered", "Draft", "Remark", "numbers_in", "read", "with_fingerprints"]
