"""What singles somebody out without a name, in a review's records and in finished files.

Takes a review, or the pieces of a file; gives the places where several such things are told
together. What is looked for is data (`wordlists.identifying`).
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from learning_together.method.wordlists.identifying import (
    TOGETHER,
    Detail,
    Identifying,
    said,
)
from learning_together.privacy.handling import part_readers, readers
from learning_together.privacy.hits import Sort
from learning_together.privacy.leak import Leak
from learning_together.records.base import Audience, Handling, Model, Part
from learning_together.records.shape import fields
from learning_together.review.review import Review, once_per_review

if TYPE_CHECKING:  # Whoever has pieces has opened a file; a check of records opens none.
    from learning_together.privacy.contents import Piece

#: Whose reports are read by people who know nobody in the case, or by everybody.
WIDE = frozenset({Audience.BOARD, Audience.PUBLIC})
_BETWEEN = "\n\n"

_Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Things told together in a record.

    Attributes:
        record: Which.
        path: The field in which the first of them stands.
        told: One of each class.
    """

    record: Model
    path: _Path
    told: tuple[Detail, ...]


@once_per_review
def finder(review: Review) -> Identifying:
    """What to look for: the list that ships, and what the team adds to it and takes from it."""
    facts = review.facts
    own = tuple((one.words or "", one.kind or "") for one in facts.identifying_words if one.kind)
    return _finder(own, tuple(facts.silenced_words), facts.identifying_together or TOGETHER)


@lru_cache(maxsize=8)
def _finder(
    own: tuple[tuple[str, str], ...], silenced: tuple[str, ...], together: int
) -> Identifying:
    # Of many reviews read in turn, most look for the list that ships and nothing else.
    return Identifying(own, silenced, together)


def in_records(review: Review) -> Iterator[Together]:
    """Each place in a record's text for the board or the public that tells such things together."""
    told: list[tuple[Model, list[_Path], list[int]]] = []
    wholes: list[str] = []
    for record in review:
        may = readers(record) & WIDE
        if not may or not record.KIND.reported:
            continue
        read = [(path, text) for path, text in texts(record, may) if text]
        starts, whole = _joined(text for _, text in read)
        told.append((record, [path for path, _ in read], starts))
        wholes.append(whole)
    for number, near in finder(review).together(wholes):
        record, paths, starts = told[number]
        yield Together(record, paths[bisect_right(starts, near[0].start) - 1], near)


def in_file(pieces: "Iterable[Piece]", look: Identifying) -> Iterator[Leak]:
    """The same for the text of a finished file."""
    typed = [piece for piece in pieces if piece.typed and piece.text]
    starts, whole = _joined(piece.text for piece in typed)
    for _, told in look.together([whole]):
        where = typed[bisect_right(starts, told[0].start) - 1].where
        what = f"things that may single somebody out together: {said(told)}"
        yield Leak(where, Sort.RARE, what, sure=False)


def texts(part: Part, may: Handling, path: _Path = ()) -> Iterator[tuple[_Path, str]]:
    """The texts of a record that some of these readers get, each with its path."""
    own = getattr(part, "field_handling", None) or {}
    for name, shape in fields(type(part)).items():
        value = getattr(part, name)
        if not value or not (shape.worded or shape.part):
            continue
        narrowed = frozenset(map(Audience, own[name])) if name in own else shape.handling
        left = may if narrowed is None else may & narrowed
        if not left:
            continue
        for number, one in enumerate(value if shape.many else (value,)):
            step = (*path, name, number) if shape.many else (*path, name)
            if isinstance(one, Part):
                yield from texts(one, left & part_readers(one), step)
            elif isinstance(one, str):
                yield step, one


def _joined(texts: Iterable[str]) -> tuple[list[int], str]:
    """Texts as one, and where each starts in it."""
    every = list(texts)
    starts, at = [], 0
    for text in every:
        starts.append(at)
        at += len(text) + len(_BETWEEN)
    return starts, _BETWEEN.join(every)
