"""Contributory factors by key practice episodes, as a table of ticks; and the edits of a tick.

A link may be typed on either side. A tick is written with the factor; where it is taken away, it is
taken away on both sides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from learning_together import english
from learning_together.actions.edit import Change, change_all
from learning_together.actions.window.choosing import changed
from learning_together.errors import LtError
from learning_together.folder.deeds import deed
from learning_together.ids import Id
from learning_together.method import corroboration, links
from learning_together.records.base import Model
from learning_together.records.kinds.episode import Episode
from learning_together.records.kinds.factor import Factor
from learning_together.records.shape import fields
from learning_together.review.load import load
from learning_together.review.loaded import Loaded
from learning_together.review.review import Review

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Column:
    """An episode.

    Attributes:
        id: Its id.
        called: What it is called.
        practice: Good, mixed or problematic, in a word; empty while nobody said.
        entries: How many entries it is made of.
        factors: How many factors were at work in it.
    """

    id: str
    called: str
    practice: str
    entries: int
    factors: int


@dataclass(frozen=True, slots=True)
class Line:
    """A factor.

    Attributes:
        id: Its id.
        called: What it is called.
        type: Where it lies, in words.
        effect: Whether it hindered or helped, in words.
        ticks: For each episode, whether it was at work there.
        sources: How many independent sources stand behind it.
        agencies: Of how many agencies.
    """

    id: str
    called: str
    type: str
    effect: str
    ticks: tuple[bool, ...]
    sources: int
    agencies: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix: episodes in order of time, factors by where they lie."""

    episodes: tuple[Column, ...]
    factors: tuple[Line, ...]


def matrix(review: Review) -> Matrix:
    """The matrix of a review; what has no id cannot be ticked, and stands in none."""
    episodes = sorted(
        (one for one in review.all(Episode) if one.id),
        key=lambda one: (one.start is None, one.start.order if one.start else ()),
    )
    factors = sorted((one for one in review.all(Factor) if one.id), key=_rank)
    return Matrix(
        tuple(
            Column(
                one.id_text,
                one.called,
                english.label(one.valence),
                len(one.timeline),
                len(links.factors_of(review, one)),
            )
            for one in episodes
        ),
        tuple(_line(review, one, episodes) for one in factors),
    )


@deed
def set_ticks(root: Path, was: Sequence[str], ticked: Sequence[str], loaded: Loaded) -> int:
    """Writes what was ticked and unticked; gives how many cells were.

    Args:
        root: The review's folder.
        was: The cells that stood ticked on the page, each as a factor and an episode: `CF1 KPE2`.
        ticked: Those that were ticked when it was sent.
        loaded: The folder as it was read a moment ago.

    Raises:
        LtError: A factor or an episode is not there any more.
    """
    loaded = load(root, loaded)
    review = loaded.review
    before, after = set(map(_pair, was)), set(map(_pair, ticked))
    new, gone = _by_factor(after - before), _by_factor(before - after)
    changes: list[Change] = []
    for id in dict.fromkeys((*new, *gone)):
        factor = _found(review, id, Factor)
        linked = {one.id for one in links.episodes_of(review, factor)}
        adds = [one for one in new.get(id, ()) if _found(review, one, Episode).id not in linked]
        changes += changed(factor, "episodes", gone.get(id, ()), adds)[0]
    for id, factors in _by_factor((episode, factor) for factor, episode in before - after).items():
        changes += changed(_found(review, id, Episode), "factors", factors, ())[0]
    if changes:
        change_all(root, changes, loaded=loaded)
    return len(before ^ after)


def _line(review: Review, factor: Factor, episodes: Iterable[Episode]) -> Line:
    at_work = {one.id for one in links.episodes_of(review, factor)}
    behind = corroboration.of_factor(review, factor)
    return Line(
        factor.id_text,
        factor.summary or "",
        english.label(factor.type),
        english.label(factor.effect),
        tuple(one.id in at_work for one in episodes),
        behind.sources,
        len(behind.agencies),
    )


def _rank(factor: Factor) -> int:
    types = fields(Factor)["type"].choices
    return types.index(factor.type) if factor.type else len(types)


def _pair(sent: str) -> tuple[str, str]:
    factor, _, episode = sent.partition(" ")
    return Id(factor).text, Id(episode).text


def _by_factor(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for first, second in sorted(pairs):
        found.setdefault(first, []).append(second)
    return found


def _found(review: Review, id: str, made: type[M]) -> M:
    record = review.get(Id(id), made)
    if record is None:
        raise LtError(f"{id} is no longer in this review, so nothing was changed.", "Look again.")
    return record
