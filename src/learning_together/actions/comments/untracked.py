"""What readers changed in a draft without tracking it: before and after, record by record.

Takes the fingerprints that differ and the review; gives words. What stood there is found in the
review by its fingerprint; where the review has changed since, too, that is said by its absence.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from learning_together.actions.comments.authors import Codes
from learning_together.documents.prose import safe_markdown
from learning_together.exchange.text_fingerprint import fingerprint
from learning_together.exchange.word_comments.shown_text import Altered
from learning_together.ids import Id
from learning_together.review.review import Review


@dataclass(frozen=True, slots=True)
class Untracked:
    """A record whose text differs in a draft, tracked changes apart.

    Attributes:
        file: The number of the file, from 1.
        record: The record; empty for text at no record.
        before: What stood there, as far as the review still says it.
        lost: How many paragraphs and cells stood there of which the words are not known here.
        after: What stands there now.
    """

    file: int
    record: str
    before: tuple[str, ...]
    lost: int
    after: tuple[str, ...]


def untracked(file: int, altered: Altered, review: Review, codes: Codes) -> Untracked:
    """What differs, in words, with codes for the names of the key."""
    record = review.find(Id(altered.record)) if altered.record else None
    known: dict[str, str] = {}
    for text in _texts(record.origin.data if record is not None else None):
        for typed in (safe_markdown.Prose(text), text):
            plain = safe_markdown.plain(typed, str)
            for words in (plain, *plain.split("\n")):
                known.setdefault(fingerprint(words), words)
    before = tuple(known[mark] for mark in altered.gone if mark in known)
    return Untracked(
        file,
        altered.record,
        before,
        len(altered.gone) - len(before),
        tuple(map(codes.coded, altered.come)),
    )


def _texts(value: Any) -> Iterator[str]:
    """Every text of a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)
