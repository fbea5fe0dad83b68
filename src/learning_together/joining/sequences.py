"""Lists that two people went on with: which items stayed, went, came or changed on either side.

Takes a list and what became of it twice; gives slots in the order of reading. What an item is, and
when two are one that was changed, is told.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
Related = Callable[[T, T], bool]


@dataclass(frozen=True, slots=True)
class Slot(Generic[T]):
    """A place in a list: what stood there, and what stands there on each side; None for nothing."""

    base: T | None
    ours: T | None
    theirs: T | None


@dataclass(frozen=True, slots=True)
class _Aligned(Generic[T]):
    """What became of each item, and what came before each (and, last, behind all)."""

    became: list[T | None]
    came: list[list[T]]


def slots(
    base: Sequence[T],
    ours: Sequence[T],
    theirs: Sequence[T],
    said: Callable[[T], str],
    related: Related[T],
    *,
    in_order: bool = False,
) -> list[Slot[T]]:
    """The places of a list that two sides went on with.

    What came in at one place on both sides stands there in the order of its words, so that it is
    the same whoever joins; what is the same on both sides stands there once.

    Args:
        base: The list as it was.
        ours: As one side has it.
        theirs: As the other has it.
        said: What an item says, to compare.
        related: Whether two items that differ are one that was changed.
        in_order: Whether items at one place are one even if nothing else says so.
    """
    here = _aligned(base, ours, said, related, in_order=in_order)
    there = _aligned(base, theirs, said, related, in_order=in_order)
    found: list[Slot[T]] = []
    for number in range(len(base) + 1):
        mine, other = here.came[number], there.came[number]
        both = {said(one) for one in mine} & {said(one) for one in other}
        found += (Slot(None, one, one) for one in mine if said(one) in both)
        alone = [
            ([Slot(None, one, None) for one in mine if said(one) not in both], mine),
            ([Slot(None, None, one) for one in other if said(one) not in both], other),
        ]
        for came, _ in sorted(alone, key=lambda one: "\n".join(map(said, one[1]))):
            found += came
        if number < len(base):
            found.append(Slot(base[number], here.became[number], there.became[number]))
    return found


def _aligned(
    base: Sequence[T],
    side: Sequence[T],
    said: Callable[[T], str],
    related: Related[T],
    *,
    in_order: bool,
) -> _Aligned[T]:
    from rapidfuzz.distance import Indel

    became: list[T | None] = [None] * len(base)
    came: list[list[T]] = [[] for _ in range(len(base) + 1)]
    at = to = 0
    blocks = Indel.opcodes([*map(said, base)], [*map(said, side)]).as_matching_blocks()
    for start, begin, size in (tuple(block) for block in blocks):
        _paired(base, side, range(at, start), range(to, begin), related, in_order, became, came)
        for step in range(size):
            became[start + step] = side[begin + step]
        at, to = start + size, begin + size
    return _Aligned(became, came)


def _paired(
    base: Sequence[T],
    side: Sequence[T],
    old: range,
    new: range,
    related: Related[T],
    in_order: bool,  # noqa: FBT001 - handed on
    became: list[T | None],
    came: list[list[T]],
) -> None:
    """Pairs the items of a stretch in which nothing is the same."""
    at = old.start
    for place in new:
        match = next((n for n in range(at, old.stop) if related(base[n], side[place])), None)
        if match is None and in_order and at < old.stop:
            match = at
        if match is None:
            came[at].append(side[place])
        else:
            became[match] = side[place]
            at = match + 1
