"""What readers changed in a draft without tracking it: before and after, record by record.

Takes the fingerprints that differ and the review; gives words. What stood there is found in the
review by its fingerprint; where the review has changed since, too, that is said by its absence.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from learning_together.actions.comments.authors import Codes
from learning_together.documents.prose import safe_markdown
from learning_together.exchange.text_fingerprint import fingerprint
from learning_together.exchange.word_comments.draft import Draft, Remark, Rewording
from learning_together.exchange.word_comments.places import Place
from learning_together.exchange.word_comments.shown_text import Altered, Spot
from learning_together.ids import Id
from learning_together.review.review import Review

#: What is said of a change that was not tracked.
UNTRACKED = "Changed without being tracked, by whoever saved the file last."


@dataclass(frozen=True, slots=True)
class Untracked:
    """A record whose text differs in a draft in a way that becomes no comment.

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


def untracked(file: int, altered: Altered, review: Review, codes: Codes) -> Untracked | None:
    """What differs and becomes no comment, in words, with codes for names; None for nothing."""
    known = _known(altered, review)
    spots = [one for one in altered.spots if not _is_proposal(altered, one, known)]
    gone = [mark for one in spots for mark in one.gone]
    come = [text for one in spots for text in one.come]
    if not (gone or come):
        return None
    before = tuple(known[mark] for mark in gone if mark in known)
    return Untracked(
        file, altered.record, before, len(gone) - len(before), tuple(map(codes.coded, come))
    )


def proposals(draft: Draft, review: Review) -> Iterator[Remark]:
    """What somebody proposes by changing a record's text without tracking it.

    Only where the review still says what stood there: else nobody can tell what was changed.
    """
    for altered in draft.altered or ():
        known = _known(altered, review)
        for one in altered.spots:
            if not _is_proposal(altered, one, known):
                continue
            old = [known[mark] for mark in one.gone] or [one.above]
            new = [*(() if one.gone else old), *one.come]
            place = Place(altered.record)
            yield Remark(
                "change", draft.saved_by, "", "\n".join(old) if one.gone else "", UNTRACKED,
                "\n".join(one.come), place, "",
                rewordings=(Rewording(place, "\n".join(old), "\n".join(new)),),
            )  # fmt: skip


def _is_proposal(altered: Altered, one: Spot, known: Mapping[str, str]) -> bool:
    return bool(altered.record and (one.gone or one.above)) and all(
        mark in known for mark in one.gone
    )


def _known(altered: Altered, review: Review) -> dict[str, str]:
    """The words that the record's own text may show, by their fingerprints."""
    record = review.find(Id(altered.record)) if altered.record else None
    known: dict[str, str] = {}
    for text in _texts(record.origin.data if record is not None else None):
        for typed in (safe_markdown.Prose(text), text):
            plain = safe_markdown.plain(typed, str)
            for words in (plain, *plain.split("\n")):
                known.setdefault(fingerprint(words), words)
    return known


def _texts(value: Any) -> Iterator[str]:
    """Every text of a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)
