"""Words of a finished file that may be names and are in no key, with where the review has them.

Takes a file and all of the review, or of a programme; gives words, each with the file and line
where it is typed. Knows no answer that the team has given. What a review itself says openly is
none: its title, its board, its agencies, and authors whom it cites, as they are cited.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from learning_together.patterns import regex
from learning_together.privacy.contents import Piece, pieces
from learning_together.privacy.likely_names.name_words import CALLS
from learning_together.privacy.likely_names.names_or_words import bare_word
from learning_together.privacy.likely_names.plain_words import words
from learning_together.privacy.likely_names.suspects import Suspects
from learning_together.privacy.names.search import Search
from learning_together.privacy.own_files import search, typed_files
from learning_together.privacy.typed_at import typed_at
from learning_together.records.base import Audience
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.programme import Programme
from learning_together.records.kinds.source import Source
from learning_together.review.review import Review, once_per_review

#: Whose files are looked through for such words: they go to people who are not of the case's staff.
READERS = frozenset({Audience.BOARD, Audience.FAMILY, Audience.PUBLIC})
#: More words than any report has that could be answered; of the others no line is sought.
MOST = 500
#: Fields of Word that stand for numbers of pages; they are read as the words beside them.
_FIELDS = regex(r"\b(?:PAGE|NUMPAGES|SECTIONPAGES)\b")
_WORD = regex(r"[^\W_][\w’'-]*")
#: What follows an author in a reference: Brandon, M.; Brandon and others 2013; (Brandon 2020).
_CITED = regex(r",? (?:[A-Z]\.)|[^.!?\n]{0,120}\b(?:19|20)[0-9]{2}\b")


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
    return _unkeyed(name, content, _of_review(review))


def unkeyed_in_programme(
    name: str, content: bytes, programme: Programme, files: Mapping[str, str]
) -> tuple[Unkeyed, ...]:
    """The words that may be names in a text of a programme's own, each once.

    Args:
        name: The text's name.
        content: Its bytes.
        programme: What is known of it.
        files: Its own files, by path.
    """
    reviews = [text for one in programme.elsewhere for text in (one.title, one.board)]
    said = (programme.title, *(one.name for one in programme.boards), *reviews)
    known = _Known(
        files,
        Search(None, programme.harmless),
        programme.harmless,
        tuple(same(one) for one in said if one),
    )
    return _unkeyed(name, content, known)


def _unkeyed(name: str, content: bytes, known: "_Known") -> tuple[Unkeyed, ...]:
    typed = [
        replace(one, text=_FIELDS.sub(lambda field: " " * len(field[0]), one.text))
        for one in pieces(name, content)
        if one.typed and one.written and one.text
    ]
    suspects = Suspects(finished=True)
    suspects.learn((one.text for one in typed), frozenset())
    times: Counter[str] = Counter()
    first: dict[str, tuple[str, str]] = {}
    for piece in typed:
        for start, end in _spots(piece, suspects, known):
            found = piece.text[start:end]
            if known.says_openly(piece.text, start, end):
                continue
            times[same(found)] += 1
            if same(found) not in first:
                few = len(first) < MOST
                where = typed_at(known.files, piece.text, start, end, surely=False) if few else ""
                first[same(found)] = " ".join(found.split()), where or f"{name}, {piece.where}"
    return tuple(Unkeyed(found, where, times[key]) for key, (found, where) in first.items())


def _spots(piece: Piece, suspects: Suspects, known: "_Known") -> Iterator[tuple[int, int]]:
    """Where a name may stand, less what the key finds and what the team has called harmless."""
    found = suspects.find(piece.text)
    if not found:
        return
    settled = [(hit.start, hit.end) for hit in known.search.hits(piece.text, near=True)]
    settled += _all(piece.text, known.harmless)
    for start, end, _, _ in found:
        if not any(start < after and before < end for before, after in settled):
            yield start, end


def _all(text: str, wordings: Iterable[str]) -> Iterator[tuple[int, int]]:
    for one in wordings:
        if one.strip():
            for found in re.finditer(re.escape(one.strip()), text, re.IGNORECASE):
                yield found.span()


@dataclass(frozen=True)
class _Known:
    """What a review or a programme has, and says openly.

    Attributes:
        files: Its texts, by path.
        search: What else is looked for; that is told by others.
        harmless: Wordings that may stand.
        bodies: Names of the review, its board and its agencies.
        cited: References.
        ids: Of all records.
    """

    files: Mapping[str, str]
    search: Search
    harmless: tuple[str, ...]
    bodies: tuple[str, ...]
    cited: tuple[str, ...] = ()
    ids: frozenset[str] = frozenset()

    @cached_property
    def _of_bodies(self) -> frozenset[str]:
        return _words(self.bodies)

    @cached_property
    def _of_sources(self) -> frozenset[str]:
        return _words(self.cited)

    def says_openly(self, text: str, start: int, end: int) -> bool:
        """Whether words say what is said openly, where they stand."""
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
def _of_review(review: Review) -> _Known:
    facts = review.facts
    bodies = [facts.title, facts.board]
    for agency in review.all(Agency):
        bodies += [agency.name, agency.general_name]
    cited = [text for one in review.all(Source) for text in (one.citation, one.short)]
    return _Known(
        typed_files(review),
        search(review),
        facts.harmless,
        tuple(same(one) for one in bodies if one),
        tuple(same(one) for one in cited if one),
        frozenset(record.id.text.lower() for record in review if record.id),
    )


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(bare_word(word) for text in texts for word in _WORD.findall(same(text)))


def _names() -> frozenset[str]:
    return words("first_names") | words("surnames")
