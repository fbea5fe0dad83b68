"""The changes that checks propose, each with the lines before and after; made once they are chosen.

A choice is known by what it changes into what, so that only what was shown is made.
"""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from learning_together.actions.mend import Mend, Mending, Offer, Question
from learning_together.diagnostics import Problem
from learning_together.folder.deeds import doing


@dataclass(frozen=True, slots=True)
class Way:
    """One way to mend a problem.

    Attributes:
        key: By which it is chosen.
        words: What it is, in words; empty where there is one way alone.
        before: The lines that it changes, without names.
        after: The same lines as they will be.
    """

    key: str
    words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A problem with the ways to mend it.

    Attributes:
        problem: It.
        sure: Whether it leaves no doubt.
        ways: Of which one is meant.
    """

    problem: Problem
    sure: bool
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Mended:
    """What was made.

    Attributes:
        made: How many changes.
        files: Those that were written.
        unproved: The messages of those that would have changed something else as well.
    """

    made: int
    files: tuple[str, ...]
    unproved: tuple[str, ...]


def proposals(root: Path) -> tuple[Proposal, ...]:
    """What is proposed now."""
    return tuple(
        Proposal(
            one.problem,
            isinstance(one, Mend) and one.edit.sure,
            tuple(
                Way(_key(mend), words, "\n".join(mend.before), "\n".join(mend.after))
                for mend, words in _ways(one)
            ),
        )
        for one in Mending(root).offers()
    )


def make(root: Path, keys: Collection[str]) -> Mended:
    """Makes what was chosen, whole or not at all.

    Args:
        root: The review's folder.
        keys: Of the ways; one that is not proposed any more is left.

    Raises:
        LtError: A file cannot be written, or somebody changed it meanwhile.
    """
    with doing(root):
        mending = Mending(root)
        chosen: dict[int, Mend] = {}
        for number, one in enumerate(mending.offers()):
            for mend, _ in _ways(one):
                if _key(mend) in keys:
                    chosen[number] = mend
        mending.make(chosen.values())
        files = mending.write()
    unproved = tuple(one.problem.message for one in mending.unproved)
    return Mended(len(mending.made), files, unproved)


def _ways(offer: Offer) -> Iterator[tuple[Mend, str]]:
    if isinstance(offer, Question):
        yield from zip(offer.choices, offer.words, strict=True)
    else:
        yield offer, ""


def _key(mend: Mend) -> str:
    place = mend.edit.place
    what = (place.file, place.line, place.column, mend.before, mend.after)
    return hashlib.sha256(repr(what).encode()).hexdigest()[:20]
