"""Words of a finished file that may be names and are in no key, with where the review has them.

Takes a file and all of the review; gives words, each with the file and line where it is typed.
Knows no answer that the team has given. What the review itself says openly is none: its title, its
board, its agencies, and authors whom it cites, as they are cited.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from learning_together.privacy.contents import Piece, pieces
from learning_together.privacy.likely_names.name_words import CALLS
from learning_together.privacy.likely_names.names_or_words import bare_word
from learning_together.privacy.likely_names.plain_words import words
from learning_together.privacy.likely_names.suspects import Suspects
from learning_together.privacy.own_files import search
from learning_together.privacy.typed_at import typed_at
from learning_together.records.base import Audience
from learning_together.records.kinds import Agency, Source
from learning_together.review.review import Review, once_per_review

#: Whose files are looked through for such words: they go to people who are not of the case's staff.
READERS = frozenset({Audience.BOARD, Audience.FAMILY, Audience.PUBLIC})
#: More words than any report has that could be answered; of the others no line is sought.
MOST = 500
#: Fields of Word that stand for numbers of pages; they are read as the words beside them.
_FIELDS = re.compile(r"\b(?:PAGE|NUMPAGES|SECTIONPAGES)\b")
_WORD = re.compile(r"[^\W_][\w’'-]*")
#: What follows an author in a reference: Brandon, M.; Brandon and others 2013; (Brandon 2020).
_CITED = re.compile(r",? (?:[A-Z]\.)|[^.!?\n]{0,120}\b(?:19|20)[0-9]{2}\b")


@dataclass(frozen=True, slots=True)
class Unkeyed:
    """Words that may be a name.

    Attributes:
        words: As they stand.
        where: File and line of the review; the place in the finished file where no line has them.
        times: How often they stand in the finished file.
    """

    words: str
    where: str
    times: int = 1

    @property
    def masked(self) -> str:
        """They, as a message may show them."""
        return masked(self.words)


def masked(words: str) -> str:
    """Words that may be a name, as a message may show them."""
    return " ".join(f"{word[0]}…" for word in words.split())


def same(words: str) -> str:
    """Words in the form in which they are compared.

    >>> same("Sheila’s  Fish")
    "sheila's fish"
    """
    return " ".join(words.replace("’", "'").lower().split())


def unkeyed(name: str, content: bytes, review: Review) -> tuple[Unkeyed, ...]:
    """The words of a finished file that may be names, each once.

    Args:
        name: The file's name.
        content: Its bytes.
        review: All of the review.
    """
    typed = [
        replace(one, text=_FIELDS.sub(lambda field: " " * len(field[0]), one.text))
        for one in pieces(name, content)
        if one.typed and one.written and one.text
    ]
    suspects = Suspects(finished=True)
    suspects.learn((one.text for one in typed), frozenset())
    open_words = _said_openly(review)
    times: Counter[str] = Counter()
    first: dict[str, tuple[str, str]] = {}
    for piece in typed:
        for start, end in _spots(piece, suspects, review):
            found = piece.text[start:end]
            if open_words.has(piece.text, start, end):
                continue
            times[same(found)] += 1
            if same(found) not in first:
                known = len(first) < MOST
                where = typed_at(review, piece.text, start, end, surely=False) if known else ""
                first[same(found)] = " ".join(found.split()), where or f"{name}, {piece.where}"
    return tuple(Unkeyed(found, where, times[key]) for key, (found, where) in first.items())


def _spots(piece: Piece, suspects: Suspects, review: Review) -> Iterator[tuple[int, int]]:
    """Where a name may stand, less what the key finds and what the team has called harmless."""
    found = suspects.find(piece.text)
    if not found:
        return
    known = [(hit.start, hit.end) for hit in search(review).hits(piece.text, near=True)]
    known += _all(piece.text, review.facts.harmless)
    for start, end, _, _ in found:
        if not any(start < after and before < end for before, after in known):
            yield start, end


def _all(text: str, wordings: Iterable[str]) -> Iterator[tuple[int, int]]:
    for one in wordings:
        if one.strip():
            for found in re.finditer(re.escape(one.strip()), text, re.IGNORECASE):
                yield found.span()


@dataclass(frozen=True)
class _Open:
    """What a review says openly.

    Attributes:
        bodies: Names of the review, its board and its agencies.
        cited: References.
        ids: Of all records.
    """

    bodies: tuple[str, ...]
    cited: tuple[str, ...]
    ids: frozenset[str]

    @cached_property
    def _of_bodies(self) -> frozenset[str]:
        return _words(self.bodies)

    @cached_property
    def _of_sources(self) -> frozenset[str]:
        return _words(self.cited)

    def has(self, text: str, start: int, end: int) -> bool:
        """Whether words say what the review says openly, where they stand."""
        found = text[start:end]
        if found.lower() in self.ids:
            return True
        before = text[max(0, start - 12) : start].split()
        if before and bare_word(before[-1]) in CALLS:
            return False  # Mrs Munro is no author
        own = _words([found])
        if own <= self._of_bodies and (
            not own & _names() or any(same(found) in body for body in self.bodies if len(own) > 1)
        ):
            return True
        return own <= self._of_sources and (
            not own & words("first_names") or _CITED.match(text, end) is not None
        )


@once_per_review
def _said_openly(review: Review) -> _Open:
    facts = review.facts
    bodies = [facts.title, facts.board]
    for agency in review.all(Agency):
        bodies += [agency.name, agency.general_name]
    cited = [text for one in review.all(Source) for text in (one.citation, one.short)]
    return _Open(
        tuple(same(one) for one in bodies if one),
        tuple(same(one) for one in cited if one),
        frozenset(record.id.text.lower() for record in review if record.id),
    )


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(bare_word(word) for text in texts for word in _WORD.findall(same(text)))


def _names() -> frozenset[str]:
    return words("first_names") | words("surnames")
