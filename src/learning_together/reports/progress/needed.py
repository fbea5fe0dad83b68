"""Which reports the stage of a review needs, and what each of them lacks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from learning_together.records.base import Kind
from learning_together.reports.report import Report
from learning_together.review.review import Review


@dataclass(frozen=True, slots=True)
class Needed:
    """A report that the stage of a review needs.

    Attributes:
        name: By which it is asked for.
        title: As its title page calls it.
        lacks: The kinds that it is made of and of which there is no record yet.
        gaps: How many places of it are still to be written.
    """

    name: str
    title: str
    lacks: tuple[Kind, ...]
    gaps: int


def needed(review: Review, reports: Iterable[Report]) -> tuple[Needed, ...]:
    """The reports that the stage of a review needs first, in their own order.

    Args:
        review: All of it.
        reports: Every report there is.
    """
    return tuple(
        Needed(one.name, one.title, tuple(_lacking(review, one)), len(one.unwritten(review)))
        for one in reports
        if one.stage is review.stage
    )


def _lacking(review: Review, one: Report) -> Iterator[Kind]:
    for kind in (one.per, *one.of):
        if kind and not review.all(kind) and review.whole(kind.KIND.name):
            yield kind.KIND
