"""The state of a record's content as a short word: equal for equal content, whatever its layout."""

import hashlib
import json

from learning_together.records.base import Model

VERSION = 1
"""Of fingerprints. As with a seal, a later one has its number before it (`2:…`); this one has none.

One of another number fits nothing, so that what was seen is shown again.
"""


def fingerprint(record: Model) -> str:
    """Eight characters that change when anything the record says changes.

    How a text is folded, order of fields and comments do not count, nor does the note of which words
    were agreed; line breaks that a text keeps do.
    """
    said = {
        name: value
        for name, value in record.origin.data.items()
        if value is not None and name != "agreed_words"
    }
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def is_as_seen(record: Model, seen: str) -> bool:
    """Whether a record says what it said; one that cannot be read whole is not known to differ."""
    return bool(record.origin.left_out) or fingerprint(record) == seen
