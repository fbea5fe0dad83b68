"""Ids of the team's that stand plainly in a text (KPE3, health-012, HV1), not as `[[…]]`.

Takes a review and its reader, then texts; gives where ids stand in them. An id is known by the
figures in it: one of letters alone reads as a word. Keys of agencies, sources, terms and sections,
which are words and numbers of others, are no ids of the team's.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from learning_together.ids import Id
from learning_together.patterns import regex
from learning_together.privacy.hits import Sort
from learning_together.privacy.leak import Leak
from learning_together.privacy.printed_ids import READERS, of_subject
from learning_together.records.base import Audience
from learning_together.records.kinds import KINDS, kind_of
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.person import Person
from learning_together.review.review import REFERENCE, Review, once_per_review

if TYPE_CHECKING:  # Whoever has pieces has opened a file; a check of records opens none.
    from learning_together.privacy.contents import Piece

#: Words with figures in them; their parts may be ids too (“HV1-led”, `KPE3__title`).
_WORD = regex(r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9]*(?:[-_‐‑–][A-Za-z0-9]+)*")
_JOINT = regex(r"[-_‐‑–]+")
#: “KPE 3”, “KPEs 3 and 4”.
_APART = regex(
    r"(?<![A-Za-z0-9])([A-Z]{2,8})s?[ \u00a0]"
    r"(\d{1,4}(?:(?:, ?| and | or | to |–|-)\d{1,4})*)(?![A-Za-z0-9])"
)
#: “health 012”.
_PADDED = regex(r"(?<![A-Za-z0-9])([A-Za-z][A-Za-z-]*)[ \u00a0](0\d{1,4})(?![A-Za-z0-9])")
#: What `lt` says of its own commands names no record.
_OF_LT = regex(r"`lt [^`\n]*`")
#: Most parts of a word that are an id together.
_PARTS = 6


@dataclass(frozen=True, slots=True)
class TypedIds:
    """Looks for ids that a reader is not to get.

    Attributes:
        known: The ids.
        prefixes: Of ids that `lt` gives out: a record that is no more had one, too.
        harmless: Wordings that may stand although they hold what looks like one.
    """

    known: frozenset[Id]
    prefixes: frozenset[str]
    harmless: tuple[str, ...] = ()

    def found(self, text: str) -> Iterator[tuple[int, int]]:
        """Where ids stand plainly in a text."""
        if not any(sign.isdigit() for sign in text):
            return
        passed = [one.span() for one in (*REFERENCE.finditer(text), *_OF_LT.finditer(text))]
        low = text.lower()
        for wording in self.harmless:
            passed += [one.span() for one in re.finditer(re.escape(wording.lower()), low)]
        for start, end in sorted({*self._words(text), *self._apart(text)}):
            if not any(first <= start and end <= last for first, last in passed):
                yield start, end

    def _words(self, text: str) -> Iterator[tuple[int, int]]:
        for word in _WORD.finditer(text):
            if not re.search(r"\d", word[0]):
                continue
            edges = [
                0,
                *(at for one in _JOINT.finditer(word[0]) for at in one.span()),
                len(word[0]),
            ]
            starts, ends = edges[::2], edges[1::2]
            at = 0
            while at < len(starts):
                last = next(
                    (
                        n
                        for n in range(min(len(ends), at + _PARTS) - 1, at - 1, -1)
                        if self._is_id(word[0][starts[at] : ends[n]])
                    ),
                    None,
                )
                if last is not None:
                    yield word.start() + starts[at], word.start() + ends[last]
                    at = last
                at += 1

    def _is_id(self, text: str) -> bool:
        bare = _JOINT.sub("-", text)
        given = re.fullmatch(r"([A-Z]{3,})-?\d{1,4}", bare)
        return Id(bare) in self.known or bool(given and given[1] in self.prefixes)

    def _apart(self, text: str) -> Iterator[tuple[int, int]]:
        for found in _APART.finditer(text):
            numbers = re.findall(r"\d+", found[2])
            if any(Id(f"{found[1]}{number}") in self.known for number in numbers):
                yield found.span()
        for found in _PADDED.finditer(text):
            if Id(f"{found[1]}-{found[2]}") in self.known:
                yield found.span()

    def in_pieces(self, pieces: "Iterable[Piece]", *, sure: bool) -> Iterator[Leak]:
        """The same for the text of a finished file, and for what its places are called.

        Args:
            pieces: Of the file.
            sure: Whether they block.
        """
        for piece in pieces:
            if piece.written:
                for start, end in self.found(piece.text):
                    what = f"an id of the team's ({piece.text[start:end]})"
                    yield Leak(piece.where, Sort.ID, what, sure)


def typed_ids(review: Review, audience: Audience) -> TypedIds | None:
    """What looks for the ids that a reader is not to get; None where they get ids."""
    return _of(review)[audience is Audience.PUBLIC] if audience in READERS else None


@once_per_review
def _of(review: Review) -> tuple[TypedIds, TypedIds]:
    """For those who may read codes of people, and for the public."""
    own = review.facts.prefixes or {}
    prefixes = {(own.get(kind) or kind_of(kind).prefix).upper() for kind in KINDS} - {""}
    subject = of_subject(review)
    ids = [
        (record.id, isinstance(record, Person))
        for record in review
        if record.id
        and record.id not in subject
        and record.KIND.name != "identities"
        and re.search(r"\d", record.id_text)
        and (record.KIND.prefix or isinstance(record, Person | Entry))
    ]
    one, two = (
        TypedIds(
            frozenset(id for id, person in ids if people or not person),
            frozenset(prefixes),
            review.facts.harmless,
        )
        for people in (False, True)
    )
    return one, two
